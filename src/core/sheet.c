/* Cells in memory. Knows nothing of the files they come from. */
#include "sheet.h"

#include "language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 26 };

/* Room for one more element of `size` bytes; *capacity grows by half. */
static bool make_room(void **items, size_t count, size_t *capacity, size_t size,
                      struct failure *why)
{
    if (count < *capacity)
        return true;
    const size_t wanted = *capacity == 0 ? 64 : *capacity + *capacity / 2;
    void *grown = wanted > SIZE_MAX / size ? NULL : realloc(*items, wanted * size);
    if (grown == NULL)
        return failure_memory(why);
    *items = grown;
    *capacity = wanted;
    return true;
}

bool workbook_init(struct workbook *workbook, size_t text_limit, struct failure *why)
{
    uint16_t none;
    *workbook = (struct workbook){0};
    buffer_init(&workbook->pool, text_limit < UINT32_MAX ? text_limit : UINT32_MAX);
    return workbook_font(workbook, "", &none, why);
}

void workbook_free(struct workbook *workbook)
{
    for (size_t i = 0; i < workbook->count; i++) {
        free(workbook->sheets[i].name);
        free(workbook->sheets[i].cells);
        free(workbook->sheets[i].merged);
    }
    free(workbook->sheets);
    for (size_t i = 0; i < workbook->fonts_count; i++)
        free(workbook->fonts[i]);
    free(workbook->fonts);
    buffer_free(&workbook->pool);
    *workbook = (struct workbook){0};
}

struct sheet *workbook_add_sheet(struct workbook *workbook, const char *name, bool hidden,
                                 struct failure *why)
{
    struct sheet *sheets =
        realloc(workbook->sheets, (workbook->count + 1) * sizeof *workbook->sheets);
    if (sheets == NULL) {
        failure_memory(why);
        return NULL;
    }
    workbook->sheets = sheets;
    struct sheet *sheet = &sheets[workbook->count];
    *sheet = (struct sheet){.name = strdup(name), .hidden = hidden};
    if (sheet->name == NULL) {
        failure_memory(why);
        return NULL;
    }
    workbook->count++;
    return sheet;
}

bool workbook_font(struct workbook *workbook, const char *name, uint16_t *font, struct failure *why)
{
    *font = 0;
    for (size_t i = 0; i < workbook->fonts_count; i++)
        if (strcmp(workbook->fonts[i], name) == 0) {
            *font = (uint16_t)i;
            return true;
        }
    if (workbook->fonts_count == UINT16_MAX)
        return true;
    char **fonts = realloc(workbook->fonts, (workbook->fonts_count + 1) * sizeof *fonts);
    if (fonts == NULL)
        return failure_memory(why);
    workbook->fonts = fonts;
    fonts[workbook->fonts_count] = strdup(name);
    if (fonts[workbook->fonts_count] == NULL)
        return failure_memory(why);
    *font = (uint16_t)workbook->fonts_count++;
    return true;
}

bool workbook_add_text(struct workbook *workbook, const char *bytes, size_t length,
                       struct sheet_cell *cell, struct failure *why)
{
    cell->text = (uint32_t)workbook->pool.length;
    cell->length = (uint32_t)length;
    return buffer_append(&workbook->pool, bytes, length) ||
           buffer_ok(&workbook->pool,
                     language_pick((struct words){"chữ trong bảng tính", "text of the workbook"}),
                     why);
}

const char *workbook_text(const struct workbook *workbook, const struct sheet_cell *cell)
{
    return buffer_text(&workbook->pool) + cell->text;
}

static int compare_places(const struct sheet_cell *a, const struct sheet_cell *b)
{
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (int)a->column - (int)b->column;
}

static int compare_cells(const void *a, const void *b)
{
    return compare_places(a, b);
}

bool sheet_add_cell(struct sheet *sheet, const struct sheet_cell *cell, struct failure *why)
{
    void *cells = sheet->cells;
    const bool room = make_room(&cells, sheet->count, &sheet->capacity, sizeof *cell, why);
    sheet->cells = cells;
    if (!room)
        return false;
    if (sheet->count > 0 && compare_places(&sheet->cells[sheet->count - 1], cell) >= 0)
        sheet->unsorted = true;
    sheet->cells[sheet->count++] = *cell;
    if (cell->row > sheet->last_row)
        sheet->last_row = cell->row;
    if (cell->column > sheet->last_column)
        sheet->last_column = cell->column;
    return true;
}

bool sheet_add_merged(struct sheet *sheet, struct sheet_range range, struct failure *why)
{
    void *merged = sheet->merged;
    const bool room =
        make_room(&merged, sheet->merged_count, &sheet->merged_capacity, sizeof range, why);
    sheet->merged = merged;
    if (room)
        sheet->merged[sheet->merged_count++] = range;
    return room;
}

bool sheet_finish(struct sheet *sheet, const char *file_name, struct failure *why)
{
    char address[SHEET_ADDRESS];
    if (!sheet->unsorted)
        return true;
    qsort(sheet->cells, sheet->count, sizeof *sheet->cells, compare_cells);
    sheet->unsorted = false;
    for (size_t i = 1; i < sheet->count; i++)
        if (compare_places(&sheet->cells[i - 1], &sheet->cells[i]) == 0)
            return failure_set(
                why, FAILURE_DATA, "LT-1720",
                "%s, trang \"%.80s\": ô %s có hai lần trong tệp; hãy lưu lại tệp",
                "%s, sheet \"%.80s\": cell %s is in the file twice; save the file again", file_name,
                sheet->name, sheet_address(sheet->cells[i].row, sheet->cells[i].column, address));
    return true;
}

/* The index of the first cell not before the place. */
static size_t lower_bound(const struct sheet *sheet, const struct sheet_cell *place)
{
    size_t low = 0;
    size_t high = sheet->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare_places(&sheet->cells[middle], place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct sheet_cell *sheet_find(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    if (column > SHEET_COLUMNS)
        return NULL;
    const struct sheet_cell place = {.row = row, .column = (uint16_t)column};
    const size_t at = lower_bound(sheet, &place);
    if (at == sheet->count || compare_places(&sheet->cells[at], &place) != 0)
        return NULL;
    return &sheet->cells[at];
}

const struct sheet_cell *sheet_from_row(const struct sheet *sheet, uint32_t row)
{
    const struct sheet_cell place = {.row = row};
    return sheet->cells == NULL ? NULL : sheet->cells + lower_bound(sheet, &place);
}

const struct sheet_range *sheet_merged_at(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < sheet->merged_count; i++) {
        const struct sheet_range *range = &sheet->merged[i];
        if (row >= range->first_row && row <= range->last_row && column >= range->first_column &&
            column <= range->last_column)
            return range;
    }
    return NULL;
}

const char *sheet_address(uint32_t row, uint32_t column, char address[SHEET_ADDRESS])
{
    char letters[8];
    size_t first = sizeof letters - 1;
    letters[first] = '\0';
    for (; column > 0 && first > 0; column = (column - 1) / LETTERS)
        letters[--first] = (char)('A' + (column - 1) % LETTERS);
    snprintf(address, SHEET_ADDRESS, "%s%u", letters + first, (unsigned)(row % 100000000u));
    return address;
}

bool sheet_parse_address(const char *text, size_t length, uint32_t *row, uint16_t *column)
{
    uint32_t letters = 0;
    uint32_t digits = 0;
    size_t i = 0;
    if (i < length && text[i] == '$')
        i++;
    for (; i < length && (text[i] & ~0x20) >= 'A' && (text[i] & ~0x20) <= 'Z'; i++) {
        letters = letters * LETTERS + (uint32_t)((text[i] & ~0x20) - 'A' + 1);
        if (letters > SHEET_COLUMNS)
            return false;
    }
    if (i < length && text[i] == '$')
        i++;
    const size_t first_digit = i;
    for (; i < length && text[i] >= '0' && text[i] <= '9'; i++) {
        digits = digits * 10 + (uint32_t)(text[i] - '0');
        if (digits > SHEET_ROWS)
            return false;
    }
    *row = digits;
    *column = (uint16_t)letters;
    return i == length && letters > 0 && digits > 0 && text[first_digit] != '0';
}
