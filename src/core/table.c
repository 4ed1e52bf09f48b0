/* Prints tables as text. Knows nothing of frames, Lua or terminals. */
#include "table.h"

#include "decimal.h"
#include "stop.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum {
    GAP = 2,         /* spaces between columns */
    LEAST_TEXT = 10, /* a text column is not cut to less */
    LEAST_TITLE = 6, /* nor the title of a column of numbers */
    LONGEST_CELL = 1 << 26,
};

static const char ABSENT[] = "—";
static const char LEFT_OUT[] = "⋮";
static const char MORE_COLUMNS[] = "…";

struct printer {
    const struct table *table;
    struct buffer *out; /* borrowed */
    struct buffer raw;  /* a cell as it came */
    struct buffer cell; /* the same, visible */
    size_t *widths;     /* of each column; owned */
    size_t *least;      /* what it may be cut to; the second half of widths */
    size_t left;        /* columns shown at the left and at the right of those left out */
    size_t right;
    size_t head; /* rows shown before and after those left out */
    size_t tail;
};

static bool printer_init(struct printer *printer, const struct table *table,
                         struct table_limits limits, struct buffer *out)
{
    *printer = (struct printer){.table = table, .out = out, .head = table->row_count};
    buffer_init(&printer->raw, LONGEST_CELL);
    buffer_init(&printer->cell, LONGEST_CELL);
    printer->left = table->column_count;
    if (limits.rows > 0 && table->row_count > limits.rows) {
        printer->head = (limits.rows + 1) / 2;
        printer->tail = limits.rows / 2;
    }
    printer->widths = calloc(table->column_count + 1, 2 * sizeof *printer->widths);
    if (printer->widths == NULL)
        return false;
    printer->least = printer->widths + table->column_count;
    return true;
}

static void printer_free(struct printer *printer)
{
    free(printer->widths);
    buffer_free(&printer->raw);
    buffer_free(&printer->cell);
}

/* What could not be held while a cell was made is told at the end, by buffer_ok of out. */
static void keep_trouble(struct printer *printer)
{
    struct buffer *out = printer->out;
    out->no_memory = out->no_memory || printer->raw.no_memory || printer->cell.no_memory;
    out->overflow = out->overflow || printer->raw.overflow || printer->cell.overflow;
}

/* The cell, ready to print, in printer->cell. */
static void read_cell(struct printer *printer, size_t column, size_t row)
{
    const struct table *table = printer->table;
    buffer_clear(&printer->raw);
    buffer_clear(&printer->cell);
    if (table->cell(table->context, column, row, &printer->raw))
        text_visible(buffer_text(&printer->raw), printer->raw.length, "", &printer->cell);
    else
        buffer_append_text(&printer->cell, ABSENT);
    keep_trouble(printer);
}

static void read_title(struct printer *printer, size_t column)
{
    const char *title = printer->table->columns[column].title;
    buffer_clear(&printer->cell);
    text_visible(title, strlen(title), "", &printer->cell);
}

static size_t cell_width(const struct printer *printer)
{
    return text_width(buffer_text(&printer->cell), printer->cell.length);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t greater(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The row that is shown at `place`, counted from 0. */
static size_t row_at(const struct printer *printer, size_t place)
{
    if (place < printer->head)
        return place;
    return printer->table->row_count - printer->tail + (place - printer->head);
}

static void measure(struct printer *printer, size_t column)
{
    size_t widest = 0;
    for (size_t place = 0; place < printer->head + printer->tail && !stop_asked(); place++) {
        read_cell(printer, column, row_at(printer, place));
        widest = greater(widest, cell_width(printer));
    }
    read_title(printer, column);
    const size_t title = cell_width(printer);
    printer->widths[column] = greater(widest, title);
    if (printer->table->columns[column].kind == TABLE_NUMBER)
        printer->least[column] = greater(widest, smaller(title, LEAST_TITLE));
    else
        printer->least[column] = smaller(printer->widths[column], LEAST_TEXT);
}

/* Chooses the columns that fit at their least width: from both ends inwards, the first one always.
 */
static void choose_columns(struct printer *printer, size_t limit)
{
    const size_t count = printer->table->column_count;
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += printer->least[i] + (i > 0 ? GAP : 0);
    if (total <= limit || count == 0)
        return;
    printer->left = 1;
    printer->right = 0;
    total = printer->least[0] + GAP + text_width(MORE_COLUMNS, strlen(MORE_COLUMNS));
    while (printer->left + printer->right < count) {
        const bool at_right = printer->right < printer->left;
        const size_t next = at_right ? count - 1 - printer->right : printer->left;
        total += printer->least[next] + GAP;
        if (total > limit)
            return;
        if (at_right)
            printer->right++;
        else
            printer->left++;
    }
}

static bool is_shown(const struct printer *printer, size_t column)
{
    return column < printer->left || column >= printer->table->column_count - printer->right;
}

static bool some_left_out(const struct printer *printer)
{
    return printer->left + printer->right < printer->table->column_count;
}

static size_t line_width(const struct printer *printer)
{
    size_t width = 0;
    for (size_t i = 0; i < printer->table->column_count; i++)
        if (is_shown(printer, i))
            width += printer->widths[i] + GAP;
    if (some_left_out(printer))
        width += GAP + text_width(MORE_COLUMNS, strlen(MORE_COLUMNS));
    return width > 0 ? width - GAP : 0;
}

/* The widest column that can still be cut: texts before titles of numbers; column_count for none.
 */
static size_t widest_column(const struct printer *printer)
{
    const struct table *table = printer->table;
    size_t best = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!is_shown(printer, i) || printer->widths[i] <= printer->least[i])
            continue;
        if (best == table->column_count || table->columns[i].kind < table->columns[best].kind ||
            (table->columns[i].kind == table->columns[best].kind &&
             printer->widths[i] > printer->widths[best]))
            best = i;
    }
    return best;
}

static void fit(struct printer *printer, size_t limit)
{
    choose_columns(printer, limit);
    for (size_t i = 0; i < printer->table->column_count; i++)
        if (printer->widths[i] > limit)
            printer->widths[i] = greater(limit, printer->least[i]);
    for (size_t width = line_width(printer); width > limit; width--) {
        const size_t column = widest_column(printer);
        if (column == printer->table->column_count)
            return;
        printer->widths[column]--;
    }
}

/* What is in printer->cell as the cell of a line; the last one of a line gets no spaces behind it.
 */
static void write_cell(struct printer *printer, size_t column, bool last)
{
    const size_t width = printer->widths[column];
    const bool number = printer->table->columns[column].kind == TABLE_NUMBER;
    buffer_clear(&printer->raw);
    text_clip(buffer_text(&printer->cell), printer->cell.length, width, &printer->raw);
    keep_trouble(printer);
    text_pad(buffer_text(&printer->raw), printer->raw.length, number || !last ? width : 0,
             number ? TEXT_RIGHT : TEXT_LEFT, printer->out);
}

enum line { LINE_TITLES, LINE_ROW, LINE_LEFT_OUT };

static void write_line(struct printer *printer, enum line line, size_t row)
{
    const size_t count = printer->table->column_count;
    for (size_t i = 0; i < count; i++) {
        if (!is_shown(printer, i)) {
            if (i == printer->left)
                buffer_append_text(printer->out,
                                   i + 1 < count && printer->right > 0 ? "  …  " : "  …");
            continue;
        }
        if (i > 0 && (i < printer->left || i > count - printer->right))
            buffer_append_text(printer->out, "  ");
        if (line == LINE_TITLES) {
            read_title(printer, i);
        } else if (line == LINE_ROW) {
            read_cell(printer, i, row);
        } else {
            buffer_clear(&printer->cell);
            buffer_append_text(&printer->cell, LEFT_OUT);
        }
        write_cell(printer, i, i + 1 == count);
    }
    buffer_append_byte(printer->out, '\n');
}

static void write_rule(struct buffer *out, size_t width)
{
    for (size_t i = 0; i < width; i++)
        buffer_append_text(out, "─");
    buffer_append_byte(out, '\n');
}

static void write_share(struct buffer *out, size_t shown, size_t all, const char *of_what)
{
    decimal_integer((int64_t)shown, out);
    buffer_append_byte(out, '/');
    decimal_integer((int64_t)all, out);
    buffer_printf(out, " %s", of_what);
}

/* "hiện 20/126 dòng, 6/14 cột", only what is not complete. */
static void write_footer(struct printer *printer, enum language language)
{
    const bool english = language == LANGUAGE_EN;
    const size_t rows = printer->head + printer->tail;
    const bool some_rows = rows < printer->table->row_count;
    if (!some_rows && !some_left_out(printer))
        return;
    buffer_append_text(printer->out, english ? "showing " : "hiện ");
    if (some_rows)
        write_share(printer->out, rows, printer->table->row_count, english ? "rows" : "dòng");
    if (some_rows && some_left_out(printer))
        buffer_append_text(printer->out, ", ");
    if (some_left_out(printer))
        write_share(printer->out, printer->left + printer->right, printer->table->column_count,
                    english ? "columns" : "cột");
    buffer_append_byte(printer->out, '\n');
}

static bool finish(struct printer *printer, bool made, struct failure *why)
{
    printer_free(printer);
    if (!made)
        return failure_memory(why);
    return buffer_ok(printer->out, language_pick((struct words){"bảng", "the table"}), why);
}

static void write_table(struct printer *printer, enum language language)
{
    const size_t all = printer->table->row_count;
    write_line(printer, LINE_TITLES, 0);
    write_rule(printer->out, line_width(printer));
    for (size_t place = 0; place < printer->head + printer->tail && !stop_asked(); place++) {
        if (place == printer->head)
            write_line(printer, LINE_LEFT_OUT, 0);
        write_line(printer, LINE_ROW, row_at(printer, place));
    }
    if (printer->tail == 0 && printer->head < all)
        write_line(printer, LINE_LEFT_OUT, 0);
    if (all == 0)
        buffer_append_text(printer->out,
                           language == LANGUAGE_EN ? "(no rows)\n" : "(không có dòng nào)\n");
    write_footer(printer, language);
}

bool table_print(const struct table *table, struct table_limits limits, enum language language,
                 struct buffer *out, struct failure *why)
{
    struct printer printer;
    const bool made = printer_init(&printer, table, limits, out);
    bool upright = false;
    if (made) {
        for (size_t i = 0; i < table->column_count; i++)
            measure(&printer, i);
        if (limits.width > 0)
            fit(&printer, limits.width);
        upright = limits.upright && some_left_out(&printer);
        if (!upright)
            write_table(&printer, language);
    }
    const bool ok = finish(&printer, made, why);
    return ok && upright ? table_print_vertical(table, limits, language, out, why) : ok;
}

/* "── dòng 3/126 ──" and the cells of that row. */
static void write_block(struct printer *printer, size_t row, size_t title_width,
                        enum language language)
{
    struct buffer *out = printer->out;
    buffer_append_text(out, language == LANGUAGE_EN ? "── row " : "── dòng ");
    decimal_integer((int64_t)row + 1, out);
    buffer_append_byte(out, '/');
    decimal_integer((int64_t)printer->table->row_count, out);
    buffer_append_text(out, " ──\n");
    for (size_t i = 0; i < printer->table->column_count; i++) {
        read_title(printer, i);
        text_pad(buffer_text(&printer->cell), printer->cell.length, title_width + GAP, TEXT_LEFT,
                 out);
        read_cell(printer, i, row);
        buffer_append(out, buffer_text(&printer->cell), printer->cell.length);
        buffer_append_byte(out, '\n');
    }
}

bool table_print_vertical(const struct table *table, struct table_limits limits,
                          enum language language, struct buffer *out, struct failure *why)
{
    struct printer printer;
    const bool made = printer_init(&printer, table, limits, out);
    if (made) {
        size_t title_width = 0;
        for (size_t i = 0; i < table->column_count; i++) {
            read_title(&printer, i);
            title_width = greater(title_width, cell_width(&printer));
        }
        for (size_t place = 0; place < printer.head + printer.tail && !stop_asked(); place++) {
            if (place == printer.head)
                buffer_printf(out, "%s\n", LEFT_OUT);
            write_block(&printer, row_at(&printer, place), title_width, language);
        }
        if (table->row_count == 0)
            buffer_append_text(out,
                               language == LANGUAGE_EN ? "(no rows)\n" : "(không có dòng nào)\n");
        write_footer(&printer, language);
    }
    return finish(&printer, made, why);
}
