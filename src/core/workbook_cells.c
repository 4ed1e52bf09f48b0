/* One worksheet of a .xlsx: cells as they come. Knows nothing of how the part is packed. */
#include "workbook_xlsx.h"

#include <stdlib.h>
#include <string.h>

enum cell_type {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_TEXT,
    TYPE_INLINE,
    TYPE_BOOLEAN,
    TYPE_ERROR,
    TYPE_DATE
};

struct cells_reader {
    struct xlsx *xlsx;
    struct sheet *sheet;
    struct rich_text rich; /* of <is> */
    struct buffer value;   /* of <v> */
    struct buffer shown;   /* scratch */
    struct sheet_cell cell;
    const struct xlsx_style *style; /* of the cell; NULL when the file names none */
    enum cell_type type;
    uint32_t row; /* of the last row and column seen, for cells that do not say theirs */
    uint32_t column;
    bool in_data, in_cell, in_value, in_inline;
    bool has_value, has_formula, has_inline;
};

static bool refuse_cell(const struct cells_reader *reader, struct failure *why)
{
    return workbook_refuse_cell(reader->xlsx->parts->file_name, reader->sheet, reader->row,
                                reader->column, why);
}

/* ---- where a cell is and what it is ---- */

static bool parse_number(const char *text, uint32_t most, uint32_t *number)
{
    *number = 0;
    if (*text == '\0')
        return false;
    for (; *text >= '0' && *text <= '9'; text++) {
        *number = *number * 10 + (uint32_t)(*text - '0');
        if (*number > most)
            return false;
    }
    return *text == '\0';
}

static bool start_row(struct cells_reader *reader, const char **attributes, struct failure *why)
{
    const char *number = xml_attribute(attributes, "r");
    reader->column = 0;
    if (number == NULL) {
        reader->row++;
        return reader->row <= SHEET_ROWS || refuse_cell(reader, why);
    }
    return (parse_number(number, SHEET_ROWS, &reader->row) && reader->row > 0) ||
           refuse_cell(reader, why);
}

static bool type_of(const char *name, enum cell_type *type)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {
        {"s", TYPE_SHARED},  {"str", TYPE_TEXT}, {"n", TYPE_NUMBER}, {"inlineStr", TYPE_INLINE},
        {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR},  {"d", TYPE_DATE}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0) {
            *type = types[i].type;
            return true;
        }
    return false;
}

static bool start_cell(struct cells_reader *reader, const char **attributes, struct failure *why)
{
    const struct xlsx_styles *styles = &reader->xlsx->styles;
    uint32_t row = reader->row;
    uint16_t column = (uint16_t)(reader->column + 1);
    uint32_t style = 0;
    bool ok = true;
    reader->type = TYPE_NUMBER;
    for (; attributes[0] != NULL; attributes += 2) {
        const char *name = attributes[0];
        if (name[0] == '\0' || name[1] != '\0')
            continue;
        if (name[0] == 'r')
            ok = ok && sheet_parse_address(attributes[1], strlen(attributes[1]), &row, &column);
        else if (name[0] == 's')
            ok = ok && parse_number(attributes[1], 1000000, &style);
        else if (name[0] == 't')
            ok = ok && type_of(attributes[1], &reader->type);
    }
    reader->column = column;
    if (!ok || row != reader->row || column == 0 || column > SHEET_COLUMNS)
        return refuse_cell(reader, why);
    reader->style = style < styles->count ? &styles->items[style] : NULL;
    reader->cell = (struct sheet_cell){
        .row = row,
        .column = column,
        .font = reader->style != NULL ? reader->style->font : 0,
    };
    reader->in_cell = true;
    reader->has_value = false;
    reader->has_formula = false;
    reader->has_inline = false;
    reader->value.length = 0;
    return true;
}

/* ---- what its value means ---- */

static enum encoding_font font_of(const struct cells_reader *reader)
{
    return reader->style != NULL ? (enum encoding_font)reader->style->legacy
                                 : ENCODING_FONT_UNICODE;
}

/* Digits, signs, point and exponent that strtod reads to the end. */
static bool is_number(const char *text, size_t length)
{
    size_t i = length > 0 && text[0] == '-' ? 1 : 0;
    const size_t first = i;
    while (i < length && text[i] >= '0' && text[i] <= '9')
        i++;
    if (i == length)
        return i > first;
    if (strspn(text, "0123456789+-.eE") != length)
        return false; /* strtod would take hexadecimal, "inf" and "nan" too */
    char *end = NULL;
    (void)strtod(text, &end);
    return end == text + length;
}

static bool store_value(struct cells_reader *reader, enum sheet_kind kind, const char *text,
                        size_t length, struct failure *why)
{
    reader->cell.kind = (uint8_t)kind;
    return workbook_add_text(reader->xlsx->workbook, text, length, &reader->cell, why);
}

/* A number may be a date by its format. The file keeps no other trace of it. */
static bool store_number(struct cells_reader *reader, const char *text, size_t length,
                         struct failure *why)
{
    const enum sheet_format format =
        reader->style != NULL ? (enum sheet_format)reader->style->format : SHEET_FORMAT_NUMBER;
    if (!is_number(text, length))
        return refuse_cell(reader, why);
    if (format == SHEET_FORMAT_PERCENT)
        reader->cell.flags |= SHEET_IS_PERCENT;
    if (format == SHEET_FORMAT_NUMBER || format == SHEET_FORMAT_PERCENT)
        return store_value(reader, SHEET_NUMBER, text, length, why);
    char date[SHEET_DATE_TEXT];
    if (!sheet_date_from_serial(strtod(text, NULL), format, reader->xlsx->date1904, date))
        return store_value(reader, SHEET_ERROR, text, length, why); /* no such day */
    return store_value(reader, SHEET_DATE, date, strlen(date), why);
}

static bool store_shared(struct cells_reader *reader, const char *text, struct failure *why)
{
    uint32_t index = 0;
    if (!parse_number(text, UINT32_MAX / 16, &index) || index >= reader->xlsx->strings.count)
        return refuse_cell(reader, why);
    reader->cell.kind = SHEET_TEXT;
    return xlsx_strings_cell(&reader->xlsx->strings, index, font_of(reader), reader->xlsx->workbook,
                             &reader->cell, why);
}

static bool store_by_type(struct cells_reader *reader, struct failure *why)
{
    const char *text = buffer_text(&reader->value);
    size_t length = reader->value.length;
    if (reader->type == TYPE_TEXT) {
        if (!rich_show(&reader->rich, text, length, font_of(reader), &reader->shown, why))
            return false;
        if (font_of(reader) != ENCODING_FONT_UNICODE &&
            (reader->shown.length != length ||
             memcmp(buffer_text(&reader->shown), text, length) != 0))
            reader->cell.flags |= SHEET_IS_CONVERTED;
        return store_value(reader, SHEET_TEXT, buffer_text(&reader->shown), reader->shown.length,
                           why);
    }
    while (length > 0 && strchr(" \t\r\n", text[0]) != NULL) {
        text++;
        length--;
    }
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL)
        length--;
    reader->value.bytes[text + length - reader->value.bytes] = '\0';
    if (reader->type == TYPE_SHARED)
        return store_shared(reader, text, why);
    if (reader->type == TYPE_BOOLEAN) {
        const bool yes = strcmp(text, "1") == 0 || strcmp(text, "true") == 0;
        return store_value(reader, SHEET_BOOLEAN, yes ? "TRUE" : "FALSE", yes ? 4 : 5, why);
    }
    if (reader->type == TYPE_ERROR || reader->type == TYPE_DATE)
        return store_value(reader, reader->type == TYPE_ERROR ? SHEET_ERROR : SHEET_DATE, text,
                           length, why);
    return store_number(reader, text, length, why);
}

static bool finish_cell(struct cells_reader *reader, struct failure *why)
{
    struct xlsx *xlsx = reader->xlsx;
    bool ok = true;
    reader->in_cell = false;
    if (reader->has_formula)
        reader->cell.flags |= SHEET_IS_FORMULA;
    if (reader->has_inline && reader->type == TYPE_INLINE) {
        reader->cell.kind = SHEET_TEXT;
        ok = rich_store(&reader->rich, font_of(reader), xlsx->workbook, &reader->cell, why);
    } else if (reader->has_value && reader->value.length > 0) {
        ok = store_by_type(reader, why);
    } else if (reader->has_value && (reader->has_formula || reader->type == TYPE_TEXT)) {
        ok = store_value(reader, SHEET_TEXT, "", 0, why); /* the formula gave "" */
    } else if (reader->has_formula) {
        ok = store_value(reader, SHEET_FORMULA_WITHOUT_RESULT, "", 0, why);
    } else {
        return true; /* only a format */
    }
    return ok && workbook_take_cell(xlsx->limits, &xlsx->cells, xlsx->parts->file_name,
                                    reader->sheet, &reader->cell, why);
}

/* ---- events ---- */

static bool add_merged(struct cells_reader *reader, const char **attributes, struct failure *why)
{
    const char *range = xml_attribute(attributes, "ref");
    const char *colon = range != NULL ? strchr(range, ':') : NULL;
    struct sheet_range merged;
    if (colon == NULL)
        return true; /* one cell is merged with nothing */
    if (!sheet_parse_address(range, (size_t)(colon - range), &merged.first_row,
                             &merged.first_column) ||
        !sheet_parse_address(colon + 1, strlen(colon + 1), &merged.last_row, &merged.last_column) ||
        merged.first_row > merged.last_row || merged.first_column > merged.last_column ||
        reader->sheet->merged_count >= reader->xlsx->limits->cells)
        return refuse_cell(reader, why);
    return sheet_add_merged(reader->sheet, merged, why);
}

static bool start_in_cell(struct cells_reader *reader, const char *name, const char **attributes,
                          struct failure *why)
{
    if (reader->in_inline)
        return rich_start(&reader->rich, name, attributes, why);
    if (name[0] == 'v' && name[1] == '\0') {
        reader->in_value = true;
        reader->has_value = true;
    } else if (name[0] == 'f' && name[1] == '\0') {
        reader->has_formula = true;
    } else if (strcmp(name, "is") == 0) {
        rich_clear(&reader->rich);
        reader->in_inline = true;
        reader->has_inline = true;
    }
    return true;
}

static bool on_start(void *context, const char *name, const char **attributes, struct failure *why)
{
    struct cells_reader *reader = context;
    if (reader->in_cell)
        return start_in_cell(reader, name, attributes, why);
    if (reader->in_data) {
        if (name[0] == 'c' && name[1] == '\0')
            return start_cell(reader, attributes, why);
        return strcmp(name, "row") != 0 || start_row(reader, attributes, why);
    }
    if (strcmp(name, "sheetData") == 0)
        reader->in_data = true;
    else if (strcmp(name, "mergeCell") == 0)
        return add_merged(reader, attributes, why);
    return true;
}

static bool on_end(void *context, const char *name, struct failure *why)
{
    struct cells_reader *reader = context;
    if (reader->in_inline) {
        reader->in_inline = strcmp(name, "is") != 0;
        return rich_end(&reader->rich, name, why);
    }
    if (reader->in_cell) {
        reader->in_value = false;
        return name[0] != 'c' || name[1] != '\0' || finish_cell(reader, why);
    }
    if (reader->in_data && strcmp(name, "sheetData") == 0)
        reader->in_data = false;
    return true;
}

static bool on_text(void *context, const char *bytes, size_t length, struct failure *why)
{
    struct cells_reader *reader = context;
    if (reader->in_inline)
        return rich_add(&reader->rich, bytes, length, why);
    if (!reader->in_value || buffer_append(&reader->value, bytes, length))
        return true;
    return buffer_ok(&reader->value, reader->sheet->name, why);
}

bool xlsx_cells_read(struct xlsx *xlsx, const char *part, struct sheet *sheet, struct failure *why)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct cells_reader reader = {.xlsx = xlsx, .sheet = sheet};
    rich_init(&reader.rich, xlsx->limits->cell_bytes);
    buffer_init(&reader.value, xlsx->limits->cell_bytes);
    buffer_init(&reader.shown, 3 * xlsx->limits->cell_bytes);
    const bool ok = xlsx->parts->read(xlsx->parts->source, part, &handler, &reader, why);
    rich_free(&reader.rich);
    buffer_free(&reader.value);
    buffer_free(&reader.shown);
    return ok;
}
