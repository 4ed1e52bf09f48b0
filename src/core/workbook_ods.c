/* Sheets of a .ods. Repeats are expanded only where there is content. Knows nothing of zip. */
#include "workbook_ods.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The default style of a run of columns. */
struct ods_columns {
    uint32_t last; /* the last column it covers */
    long style;
};

/* The cell being read. */
struct ods_value {
    char type[12];                    /* office:value-type, "" when absent */
    char value[SHEET_DATE_TEXT + 32]; /* the attribute that holds the value */
    bool has_text_value;              /* office:string-value was there; it is in reader->text */
    bool is_error;
    bool is_formula;
    bool covered; /* under a merged cell: not shown */
    long style;
    uint32_t repeat;
    uint32_t columns_spanned, rows_spanned;
    size_t paragraphs;
};

struct ods_reader {
    const struct xml_parts *parts;
    const struct workbook_limits *limits;
    struct workbook *workbook;
    struct sheet *sheet; /* the sheet being read, or NULL */
    struct ods_styles styles;
    struct ods_columns *columns; /* owned */
    size_t columns_count, columns_capacity;
    struct sheet_cell
        *row_cells; /* owned: of the row being read, until its repeat is known to count */
    size_t row_count, row_capacity;
    struct ods_value cell;
    struct buffer text, shown;
    uint32_t row, row_repeat, column;
    size_t depth, table_depth, cell_depth; /* of elements; where <table> and the cell began */
    size_t skip_depth;                     /* inside a comment or drawing of a cell; 0: not */
    size_t cells;
    bool in_spreadsheet, in_row, in_cell, in_paragraph, is_spreadsheet;
};

static bool refuse_place(const struct ods_reader *reader, struct failure *why)
{
    return workbook_refuse_cell(reader->parts->file_name, reader->sheet, reader->row,
                                reader->column > 0 ? reader->column : 1, why);
}

static uint32_t repeat_of(const char **attributes, const char *name)
{
    const char *value = xml_attribute_local(attributes, name);
    const unsigned long repeat = value != NULL ? strtoul(value, NULL, 10) : 1;
    return repeat == 0 ? 1 : repeat > SHEET_ROWS ? SHEET_ROWS : (uint32_t)repeat;
}

/* ---- values ---- */

/* "2025-12-05T14:30:00.000000000" without its fraction. */
static void copy_value(struct ods_value *cell, const char *value, bool cut_fraction)
{
    size_t length = strlen(value);
    const char *point = strchr(value, '.');
    if (cut_fraction && point != NULL)
        length = (size_t)(point - value);
    if (length >= sizeof cell->value)
        length = sizeof cell->value - 1;
    memcpy(cell->value, value, length);
    cell->value[length] = '\0';
}

/* Digits and then the letter; moves *at behind them. */
static bool take_number(const char **at, char letter, unsigned long *number)
{
    char *end = NULL;
    if (**at < '0' || **at > '9')
        return false;
    *number = strtoul(*at, &end, 10);
    *at = end + 1;
    return *end == letter && *number < 1000000;
}

/* "PT14H30M00S" is a time of day below 24 hours and a duration from there on. */
static void copy_time(struct ods_value *cell, const char *value)
{
    unsigned long hours = 0;
    unsigned long minutes = 0;
    unsigned long seconds = 0;
    copy_value(cell, value, false);
    if (strncmp(value, "PT", 2) != 0)
        return;
    value += 2;
    if (!take_number(&value, 'H', &hours) || !take_number(&value, 'M', &minutes) ||
        !take_number(&value, value[strcspn(value, ".S")], &seconds))
        return; /* another form of duration stays as it is */
    if (hours < 24 && minutes < 60 && seconds < 60)
        snprintf(cell->value, sizeof cell->value, "%02lu:%02lu:%02lu", hours, minutes, seconds);
    else
        snprintf(cell->value, sizeof cell->value, "PT%luH%luM%luS", hours, minutes, seconds);
}

static bool read_value(struct ods_reader *reader, const char **attributes, struct failure *why)
{
    struct ods_value *cell = &reader->cell;
    for (; attributes[0] != NULL; attributes += 2) {
        const char *local = strrchr(attributes[0], XML_NAMESPACE_END);
        const char *name = local != NULL ? local + 1 : attributes[0];
        const char *value = attributes[1];
        if (strcmp(name, "value-type") == 0 && strcmp(value, "error") == 0)
            cell->is_error = true; /* calcext: says it beside office:value-type="string" */
        else if (strcmp(name, "value-type") == 0)
            snprintf(cell->type, sizeof cell->type, "%s", value);
        else if (strcmp(name, "value") == 0 || strcmp(name, "boolean-value") == 0)
            copy_value(cell, value, false);
        else if (strcmp(name, "date-value") == 0)
            copy_value(cell, value, true);
        else if (strcmp(name, "time-value") == 0)
            copy_time(cell, value);
        else if (strcmp(name, "formula") == 0)
            cell->is_formula = true;
        else if (strcmp(name, "string-value") == 0) {
            cell->has_text_value = true;
            if (!buffer_append_text(&reader->text, value))
                return buffer_ok(&reader->text, reader->sheet->name, why);
        }
    }
    return true;
}

static long style_of_column(const struct ods_reader *reader, uint32_t column)
{
    size_t low = 0;
    size_t high = reader->columns_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (reader->columns[middle].last < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < reader->columns_count ? reader->columns[low].style : ODS_NO_STYLE;
}

static bool store_text(struct ods_reader *reader, struct sheet_cell *cell, struct failure *why)
{
    const enum encoding_font font = encoding_of_font(reader->workbook->fonts[cell->font]);
    const char *text = buffer_text(&reader->text);
    const size_t length = reader->text.length;
    buffer_clear(&reader->shown);
    if (font == ENCODING_FONT_UNICODE) {
        if (!text_nfc(text, length, &reader->shown, why))
            return false;
    } else {
        if (!encoding_from_font(font, text, length, &reader->shown, why))
            return false;
        if (reader->shown.length != length ||
            memcmp(buffer_text(&reader->shown), text, length) != 0)
            cell->flags |= SHEET_IS_CONVERTED;
    }
    return workbook_add_text(reader->workbook, buffer_text(&reader->shown), reader->shown.length,
                             cell, why);
}

static bool is_decimal(const char *text)
{
    char *end = NULL;
    if (*text == '\0' || strspn(text, "0123456789+-.eE") != strlen(text))
        return false;
    (void)strtod(text, &end);
    return *end == '\0';
}

/* Kind and text of the cell that has just ended; SHEET_EMPTY when it holds nothing. */
static bool store_value(struct ods_reader *reader, struct sheet_cell *cell, struct failure *why)
{
    const struct ods_value *value = &reader->cell;
    const char *type = value->type;
    cell->kind = SHEET_EMPTY;
    if (value->is_formula)
        cell->flags |= SHEET_IS_FORMULA;
    if (strcmp(type, "string") == 0 || (type[0] == '\0' && reader->text.length > 0)) {
        cell->kind = value->is_error ? SHEET_ERROR : SHEET_TEXT;
        return store_text(reader, cell, why);
    }
    if (type[0] == '\0') {
        cell->kind = value->is_formula ? SHEET_FORMULA_WITHOUT_RESULT : SHEET_EMPTY;
        return true;
    }
    if (strcmp(type, "boolean") == 0) {
        const bool yes = strcmp(value->value, "true") == 0;
        cell->kind = SHEET_BOOLEAN;
        return workbook_add_text(reader->workbook, yes ? "TRUE" : "FALSE", yes ? 4 : 5, cell, why);
    }
    if (strcmp(type, "date") == 0 || strcmp(type, "time") == 0) {
        cell->kind = SHEET_DATE;
    } else {
        if (!is_decimal(value->value))
            return refuse_place(reader, why);
        cell->kind = SHEET_NUMBER;
        if (strcmp(type, "percentage") == 0)
            cell->flags |= SHEET_IS_PERCENT;
    }
    return workbook_add_text(reader->workbook, value->value, strlen(value->value), cell, why);
}

/* ---- cells and rows ---- */

static bool start_cell(struct ods_reader *reader, const char *name, const char **attributes,
                       struct failure *why)
{
    reader->cell = (struct ods_value){
        .covered = strcmp(name, "covered-table-cell") == 0,
        .style = ods_styles_find(&reader->styles, xml_attribute_local(attributes, "style-name")),
        .repeat = repeat_of(attributes, "number-columns-repeated"),
        .columns_spanned = repeat_of(attributes, "number-columns-spanned"),
        .rows_spanned = repeat_of(attributes, "number-rows-spanned"),
    };
    reader->in_cell = true;
    reader->cell_depth = reader->depth;
    reader->column++;
    buffer_clear(&reader->text);
    return read_value(reader, attributes, why);
}

static bool add_span(struct ods_reader *reader, struct failure *why)
{
    const struct ods_value *cell = &reader->cell;
    const uint32_t last_row = reader->row + cell->rows_spanned - 1;
    const uint32_t last_column = reader->column + cell->columns_spanned - 1;
    if (cell->rows_spanned == 1 && cell->columns_spanned == 1)
        return true;
    if (last_row > SHEET_ROWS || last_column > SHEET_COLUMNS ||
        reader->sheet->merged_count >= reader->limits->cells)
        return refuse_place(reader, why);
    return sheet_add_merged(reader->sheet,
                            (struct sheet_range){.first_row = reader->row,
                                                 .last_row = last_row,
                                                 .first_column = (uint16_t)reader->column,
                                                 .last_column = (uint16_t)last_column},
                            why);
}

static bool end_cell(struct ods_reader *reader, struct failure *why)
{
    struct sheet_cell cell = {.row = reader->row};
    const uint32_t first = reader->column;
    const long style =
        reader->cell.style != ODS_NO_STYLE ? reader->cell.style : style_of_column(reader, first);
    reader->in_cell = false;
    cell.font = ods_styles_font(&reader->styles, style);
    if (!reader->cell.covered && (!store_value(reader, &cell, why) || !add_span(reader, why)))
        return false;
    if (cell.kind == SHEET_EMPTY) {
        reader->column =
            first + reader->cell.repeat - 1; /* a trailing blank may repeat 16,384 times */
        return reader->column <= SHEET_ROWS || refuse_place(reader, why);
    }
    for (uint32_t i = 0; i < reader->cell.repeat; i++) {
        reader->column = first + i;
        if (reader->column > SHEET_COLUMNS)
            return refuse_place(reader, why);
        cell.column = (uint16_t)reader->column;
        if (!workbook_grow(&reader->row_cells, reader->row_count, &reader->row_capacity,
                           sizeof *reader->row_cells, why))
            return false;
        reader->row_cells[reader->row_count++] = cell;
    }
    return true;
}

static bool end_row(struct ods_reader *reader, struct failure *why)
{
    const uint32_t first = reader->row;
    reader->in_row = false;
    if (reader->row_count > 0) {
        for (uint32_t row = first; row < first + reader->row_repeat; row++)
            for (size_t i = 0; i < reader->row_count; i++) {
                struct sheet_cell cell = reader->row_cells[i];
                cell.row = row;
                if (!workbook_take_cell(reader->limits, &reader->cells, reader->parts->file_name,
                                        reader->sheet, &cell, why))
                    return false;
            }
    }
    reader->row_count = 0;
    reader->row = first + reader->row_repeat - 1;
    return reader->row <= 2 * SHEET_ROWS || refuse_place(reader, why);
}

static bool start_table(struct ods_reader *reader, const char **attributes, struct failure *why)
{
    const char *name = xml_attribute_local(attributes, "name");
    const long style =
        ods_styles_find(&reader->styles, xml_attribute_local(attributes, "style-name"));
    const bool hidden = style != ODS_NO_STYLE && reader->styles.items[style].hidden;
    if (reader->workbook->count >= reader->limits->sheets)
        return failure_set(why, FAILURE_DATA, "LT-1745", "%s có quá %zu trang tính",
                           "%s has more than %zu sheets", reader->parts->file_name,
                           reader->limits->sheets);
    buffer_clear(&reader->shown);
    if (!text_nfc(name != NULL ? name : "", name != NULL ? strlen(name) : 0, &reader->shown, why))
        return false;
    reader->sheet = workbook_add_sheet(reader->workbook, buffer_text(&reader->shown), hidden, why);
    reader->table_depth = reader->depth;
    reader->row = 0;
    reader->columns_count = 0;
    return reader->sheet != NULL;
}

static bool add_columns(struct ods_reader *reader, const char **attributes, struct failure *why)
{
    if (reader->columns_count >= SHEET_COLUMNS)
        return true;
    if (!workbook_grow(&reader->columns, reader->columns_count, &reader->columns_capacity,
                       sizeof *reader->columns, why))
        return false;
    const uint32_t before =
        reader->columns_count > 0 ? reader->columns[reader->columns_count - 1].last : 0;
    reader->columns[reader->columns_count++] = (struct ods_columns){
        .last = before + repeat_of(attributes, "number-columns-repeated"),
        .style = ods_styles_find(&reader->styles,
                                 xml_attribute_local(attributes, "default-cell-style-name")),
    };
    return true;
}

/* ---- text of a cell ---- */

static bool add_text(struct ods_reader *reader, const char *bytes, size_t length,
                     struct failure *why)
{
    return reader->cell.has_text_value || buffer_append(&reader->text, bytes, length) ||
           buffer_ok(&reader->text, reader->sheet->name, why);
}

static bool start_in_cell(struct ods_reader *reader, const char *name, const char **attributes,
                          struct failure *why)
{
    if (strcmp(name, "annotation") == 0 || strcmp(name, "shapes") == 0 ||
        strcmp(name, "frame") == 0 || strcmp(name, "table") == 0) {
        reader->skip_depth = reader->depth; /* comments, pictures: not the text of the cell */
        return true;
    }
    if (strcmp(name, "p") == 0) {
        reader->in_paragraph = true;
        return reader->cell.paragraphs++ == 0 || add_text(reader, "\n", 1, why);
    }
    if (!reader->in_paragraph)
        return true;
    if (strcmp(name, "line-break") == 0)
        return add_text(reader, "\n", 1, why);
    if (strcmp(name, "tab") == 0)
        return add_text(reader, "\t", 1, why);
    if (strcmp(name, "s") != 0)
        return true;
    const uint32_t spaces = repeat_of(attributes, "c");
    for (uint32_t i = 0; i < spaces; i++)
        if (!add_text(reader, " ", 1, why))
            return false;
    return true;
}

/* ---- events ---- */

static bool start_in_table(struct ods_reader *reader, const char *name, const char **attributes,
                           struct failure *why)
{
    if (reader->in_row &&
        (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0))
        return start_cell(reader, name, attributes, why);
    if (strcmp(name, "table-row") == 0) {
        reader->in_row = true;
        reader->row++;
        reader->column = 0;
        reader->row_repeat = repeat_of(attributes, "number-rows-repeated");
        return true;
    }
    return strcmp(name, "table-column") != 0 || add_columns(reader, attributes, why);
}

static bool on_start(void *context, const char *name, const char **attributes, struct failure *why)
{
    struct ods_reader *reader = context;
    reader->depth++;
    if (reader->skip_depth != 0)
        return true;
    if (reader->in_cell)
        return start_in_cell(reader, name, attributes, why);
    if (reader->sheet != NULL)
        return start_in_table(reader, name, attributes, why);
    if (strcmp(name, "spreadsheet") == 0) {
        ods_styles_sort(&reader->styles);
        reader->in_spreadsheet = true;
        reader->is_spreadsheet = true;
        reader->table_depth =
            reader->depth + 1; /* a <table> deeper is a copy in a link or a change */
        return true;
    }
    if (reader->in_spreadsheet)
        return strcmp(name, "table") != 0 || reader->depth != reader->table_depth ||
               start_table(reader, attributes, why);
    return ods_styles_start(&reader->styles, name, attributes, why);
}

static bool on_end(void *context, const char *name, struct failure *why)
{
    struct ods_reader *reader = context;
    const size_t depth = reader->depth--;
    if (reader->skip_depth != 0) {
        if (depth == reader->skip_depth)
            reader->skip_depth = 0;
        return true;
    }
    if (reader->in_cell) {
        if (depth == reader->cell_depth)
            return end_cell(reader, why);
        if (strcmp(name, "p") == 0)
            reader->in_paragraph = false;
        return true;
    }
    if (reader->sheet != NULL) {
        if (depth == reader->table_depth)
            reader->sheet = NULL;
        return strcmp(name, "table-row") != 0 || end_row(reader, why);
    }
    ods_styles_end(&reader->styles, name);
    return true;
}

static bool on_text(void *context, const char *bytes, size_t length, struct failure *why)
{
    struct ods_reader *reader = context;
    return !reader->in_cell || !reader->in_paragraph || reader->skip_depth != 0 ||
           add_text(reader, bytes, length, why);
}

/* ---- the whole ---- */

static bool on_manifest(void *context, const char *name, const char **attributes,
                        struct failure *why)
{
    (void)attributes;
    return strcmp(name, "encryption-data") != 0 ||
           failure_set(why, FAILURE_DATA, "LT-1748",
                       "%s có đặt mật khẩu; hãy mở, bỏ mật khẩu, lưu lại rồi nhập",
                       "%s is protected by a password; open it, remove the password, save it and "
                       "import again",
                       ((const struct ods_reader *)context)->parts->file_name);
}

static bool read_parts(struct ods_reader *reader, struct failure *why)
{
    static const struct xml_handler manifest = {.start = on_manifest};
    static const struct xml_handler handler = {on_start, on_end, on_text};
    const struct xml_parts *parts = reader->parts;
    if (parts->has(parts->source, "META-INF/manifest.xml") &&
        !parts->read(parts->source, "META-INF/manifest.xml", &manifest, reader, why))
        return false;
    if (parts->has(parts->source, "styles.xml") &&
        !parts->read(parts->source, "styles.xml", &handler, reader, why))
        return false;
    reader->depth = 0;
    if (!parts->read(parts->source, "content.xml", &handler, reader, why))
        return false;
    return reader->is_spreadsheet ||
           failure_set(why, FAILURE_DATA, "LT-1749", "%s không phải bảng tính .ods",
                       "%s is not a .ods workbook", parts->file_name);
}

bool workbook_read_ods(const struct xml_parts *parts, const struct workbook_limits *limits,
                       struct workbook *workbook, struct failure *why)
{
    struct ods_reader reader = {
        .parts = parts,
        .limits = limits,
        .workbook = workbook,
        .styles = {.workbook = workbook, .limit = 10000, .current = ODS_NO_STYLE},
    };
    buffer_init(&reader.text, limits->cell_bytes);
    buffer_init(&reader.shown, 3 * limits->cell_bytes);
    const bool ok = read_parts(&reader, why);
    buffer_free(&reader.text);
    buffer_free(&reader.shown);
    ods_styles_free(&reader.styles);
    free(reader.columns);
    free(reader.row_cells);
    return ok;
}
