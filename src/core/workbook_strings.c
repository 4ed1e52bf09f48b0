/* xl/sharedStrings.xml: each text once, in the pool of the workbook. Knows nothing of cells. */
#include "workbook_xlsx.h"

#include <stdlib.h>
#include <string.h>

struct xlsx_saved_run {
    uint32_t start; /* in strings->raw */
    struct rich_run run;
    bool last;
};

/* The same string as a cell in an old font shows it. */
struct xlsx_variant {
    uint32_t text, length;
    uint32_t next; /* index + 1 of the next variant of the string */
    uint8_t font;
    uint8_t flags;
};

struct strings_reader {
    struct xlsx_strings *strings;
    const struct workbook_limits *limits;
    struct workbook *workbook;
    const char *file_name;
    bool in_string;
};

void xlsx_strings_init(struct xlsx_strings *strings, const struct workbook_limits *limits)
{
    *strings = (struct xlsx_strings){0};
    buffer_init(&strings->raw, limits->text_bytes);
    rich_init(&strings->rich, limits->cell_bytes);
}

void xlsx_strings_free(struct xlsx_strings *strings)
{
    free(strings->items);
    free(strings->saved);
    free(strings->variants);
    buffer_free(&strings->raw);
    rich_free(&strings->rich);
}

/* The font of the cell matters where a run names none and is not plain ASCII; capital fonts change
   ASCII too. */
static bool depends_on_cell(const struct rich_text *rich)
{
    for (size_t i = 0; i < rich->count; i++)
        if (rich->runs[i].font == RICH_FONT_OF_CELL)
            return true;
    return false;
}

static bool save_runs(struct xlsx_strings *strings, struct xlsx_string *item, struct failure *why)
{
    const struct rich_text *rich = &strings->rich;
    const char *raw = buffer_text(&rich->raw);
    item->runs = (uint32_t)strings->saved_count + 1;
    for (size_t i = 0; i < rich->count; i++) {
        if (!workbook_grow(&strings->saved, strings->saved_count, &strings->saved_capacity,
                           sizeof *strings->saved, why))
            return false;
        strings->saved[strings->saved_count++] = (struct xlsx_saved_run){
            .start = (uint32_t)strings->raw.length,
            .run = rich->runs[i],
            .last = i + 1 == rich->count,
        };
        if (!buffer_append(&strings->raw, raw, rich->runs[i].length))
            return buffer_ok(&strings->raw, "sharedStrings.xml", why);
        raw += rich->runs[i].length;
    }
    return true;
}

static bool store_string(struct strings_reader *reader, struct failure *why)
{
    struct xlsx_strings *strings = reader->strings;
    struct sheet_cell cell = {0};
    if (strings->count >= reader->limits->cells)
        return failure_set(why, FAILURE_DATA, "LT-1729", "%s: bảng chữ dùng chung có quá %zu mục",
                           "%s: the table of shared strings has more than %zu entries",
                           reader->file_name, reader->limits->cells);
    if (!workbook_grow(&strings->items, strings->count, &strings->capacity, sizeof *strings->items,
                       why) ||
        !rich_store(&strings->rich, ENCODING_FONT_UNICODE, reader->workbook, &cell, why))
        return false;
    struct xlsx_string item = {.text = cell.text, .length = cell.length, .flags = cell.flags};
    /* A single run in the font of the cell is made again from the text itself. */
    if (strings->rich.count > 1 && depends_on_cell(&strings->rich) &&
        !save_runs(strings, &item, why))
        return false;
    if (strings->rich.count == 1 && strings->rich.runs[0].font != RICH_FONT_OF_CELL)
        item.runs = UINT32_MAX; /* settled: the font of the cell has no say */
    strings->items[strings->count++] = item;
    return true;
}

static bool on_start(void *context, const char *name, const char **attributes, struct failure *why)
{
    struct strings_reader *reader = context;
    if (strcmp(name, "si") == 0) {
        rich_clear(&reader->strings->rich);
        reader->in_string = true;
        return true;
    }
    return !reader->in_string || rich_start(&reader->strings->rich, name, attributes, why);
}

static bool on_end(void *context, const char *name, struct failure *why)
{
    struct strings_reader *reader = context;
    if (!reader->in_string)
        return true;
    if (!rich_end(&reader->strings->rich, name, why))
        return false;
    if (strcmp(name, "si") != 0)
        return true;
    reader->in_string = false;
    return store_string(reader, why);
}

static bool on_text(void *context, const char *bytes, size_t length, struct failure *why)
{
    struct strings_reader *reader = context;
    return !reader->in_string || rich_add(&reader->strings->rich, bytes, length, why);
}

bool xlsx_strings_read(struct xlsx_strings *strings, const struct xml_parts *parts,
                       const char *part, const struct workbook_limits *limits,
                       struct workbook *workbook, struct failure *why)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct strings_reader reader = {
        .strings = strings,
        .limits = limits,
        .workbook = workbook,
        .file_name = parts->file_name,
    };
    return parts->read(parts->source, part, &handler, &reader, why);
}

/* Puts the runs of the string back into strings->rich. */
static bool recall(struct xlsx_strings *strings, const struct xlsx_string *item,
                   const struct workbook *workbook, struct failure *why)
{
    struct rich_text *rich = &strings->rich;
    rich_clear(rich);
    const char *text = buffer_text(&workbook->pool) + item->text;
    bool ok = workbook_grow(&rich->runs, rich->count, &rich->capacity, sizeof *rich->runs, why);
    if (ok && item->runs == 0) {
        rich->runs[rich->count++] = (struct rich_run){item->length, RICH_FONT_OF_CELL};
        return buffer_append(&rich->raw, text, item->length) ||
               buffer_ok(&rich->raw, "sharedStrings.xml", why);
    }
    const struct xlsx_saved_run *saved = ok ? &strings->saved[item->runs - 1] : NULL;
    for (bool last = false; ok && !last; saved++) {
        ok = workbook_grow(&rich->runs, rich->count, &rich->capacity, sizeof *rich->runs, why);
        if (!ok)
            break;
        rich->runs[rich->count++] = saved->run;
        ok = buffer_append(&rich->raw, buffer_text(&strings->raw) + saved->start,
                           saved->run.length) ||
             buffer_ok(&rich->raw, "sharedStrings.xml", why);
        last = saved->last;
    }
    return ok;
}

static bool make_variant(struct xlsx_strings *strings, struct xlsx_string *item,
                         enum encoding_font font, struct workbook *workbook,
                         struct sheet_cell *cell, struct failure *why)
{
    struct sheet_cell made = {0};
    if (!workbook_grow(&strings->variants, strings->variants_count, &strings->variants_capacity,
                       sizeof *strings->variants, why) ||
        !recall(strings, item, workbook, why) ||
        !rich_store(&strings->rich, font, workbook, &made, why))
        return false;
    strings->variants[strings->variants_count++] = (struct xlsx_variant){
        .text = made.text,
        .length = made.length,
        .next = item->variant,
        .font = (uint8_t)font,
        .flags = made.flags,
    };
    item->variant = (uint32_t)strings->variants_count;
    cell->text = made.text;
    cell->length = made.length;
    cell->flags |= made.flags;
    return true;
}

bool xlsx_strings_cell(struct xlsx_strings *strings, size_t index, enum encoding_font font,
                       struct workbook *workbook, struct sheet_cell *cell, struct failure *why)
{
    struct xlsx_string *item = &strings->items[index];
    if (font == ENCODING_FONT_UNICODE || item->runs == UINT32_MAX) {
        cell->text = item->text;
        cell->length = item->length;
        cell->flags |= (uint8_t)item->flags;
        return true;
    }
    for (uint32_t i = item->variant; i != 0; i = strings->variants[i - 1].next) {
        const struct xlsx_variant *variant = &strings->variants[i - 1];
        if (variant->font == font) {
            cell->text = variant->text;
            cell->length = variant->length;
            cell->flags |= variant->flags;
            return true;
        }
    }
    return make_variant(strings, item, font, workbook, cell, why);
}
