/* The method of frames that writes a workbook. Knows nothing of what the figures mean. */
#include "confinement.h"
#include "lua_frame.h"
#include "lua_frame_parts.h"
#include "lua_support.h"
#include "text.h"
#include "xlsx_writer.h"

#include <math.h>
#include <string.h>

enum {
    ROWS_MEASURED = 500, /* whose texts decide the widths */
    LEAST_WIDTH = 8,     /* characters */
    MOST_WIDTH = 60,
};

struct writer_owner {
    struct xlsx_writer *writer; /* owned; NULL only while it is being made */
};

static int l_free(lua_State *L)
{
    struct writer_owner *owner = lua_touserdata(L, 1);
    xlsx_writer_free(owner->writer);
    owner->writer = NULL;
    return 0;
}

/* Leaves a collectable owner on the stack. */
static struct writer_owner *new_writer_owner(lua_State *L)
{
    struct writer_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->writer = NULL;
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, l_free);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    return owner;
}

static double width_of(const struct frame *frame, size_t column)
{
    const char *name = frame_column_name(frame, column);
    size_t widest = text_width(name, strlen(name));
    const size_t rows = frame_rows(frame) < ROWS_MEASURED ? frame_rows(frame) : ROWS_MEASURED;
    for (size_t row = 0; row < rows; row++) {
        const struct frame_cell cell = frame_cell(frame, column, row);
        const size_t width =
            cell.type == FRAME_TEXT ? text_width(cell.text.bytes, cell.text.length) : 0;
        widest = width > widest ? width : widest;
    }
    widest = widest < LEAST_WIDTH ? LEAST_WIDTH : widest;
    return (double)(widest > MOST_WIDTH ? MOST_WIDTH : widest) + 2;
}

static bool write_header(struct xlsx_writer *writer, const struct frame *frame, struct failure *why)
{
    unsigned bold = 0;
    if (!xlsx_writer_format(writer, &(struct xlsx_format){.bold = true, .wrap = true}, &bold,
                            why) ||
        !xlsx_writer_row(writer, 0, 0, why))
        return false;
    for (size_t column = 0; column < frame_columns(frame); column++) {
        const char *name = frame_column_name(frame, column);
        if (!xlsx_writer_text(writer, (unsigned)column, bold, name, strlen(name), why))
            return false;
    }
    return true;
}

/* What a spreadsheet has no number for (NaN, infinities) stays blank, as NULL does. */
static bool write_cell(struct xlsx_writer *writer, unsigned column, struct frame_cell cell,
                       struct failure *why)
{
    if (cell.type == FRAME_INTEGER)
        return xlsx_writer_integer(writer, column, 0, cell.integer, why);
    if (cell.type == FRAME_TEXT)
        return xlsx_writer_text(writer, column, 0, cell.text.bytes, cell.text.length, why);
    if (cell.type == FRAME_REAL && isfinite(cell.real))
        return xlsx_writer_number(writer, column, 0, cell.real, why);
    return true;
}

static bool write_rows(struct xlsx_writer *writer, const struct frame *frame, struct failure *why)
{
    for (size_t row = 0; row < frame_rows(frame); row++) {
        if (!xlsx_writer_row(writer, 0, 0, why))
            return false;
        for (size_t column = 0; column < frame_columns(frame); column++)
            if (!write_cell(writer, (unsigned)column, frame_cell(frame, column, row), why))
                return false;
    }
    return true;
}

static bool write_book(struct xlsx_writer *writer, const struct frame *frame, const char *sheet,
                       const double *widths, struct failure *why)
{
    const struct xlsx_layout layout = {
        .widths = widths, .widths_count = frame_columns(frame), .freeze_rows = 1};
    return xlsx_writer_sheet(writer, sheet, &layout, why) && write_header(writer, frame, why) &&
           write_rows(writer, frame, why);
}

/* r:to_xlsx(path, {sheet, force}) -> true | nil, why: one sheet, names of columns in bold above */
int frame_to_xlsx_method(lua_State *L)
{
    static const char *const allowed[] = {"sheet", "force", NULL};
    const struct frame *frame = check_frame(L, 1);
    luaL_checkstring(L, 2);
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const char *sheet =
        option_text(L, 3, "sheet", language_pick((struct words){"Số liệu", "Data"}));
    const bool force = option_flag(L, 3, "force", false);
    const size_t columns = frame_columns(frame);
    luaL_argcheck(L, columns <= XLSX_MOST_COLUMNS, 1, "more columns than a sheet has");
    double *widths = lua_newuserdatauv(L, (columns + 1) * sizeof *widths, 0);
    for (size_t i = 0; i < columns; i++)
        widths[i] = width_of(frame, i);
    struct failure why = {0};
    struct writer_owner *owner = new_writer_owner(L);
    owner->writer = xlsx_writer_new(NULL, "2026-01-01", &why);
    const char *bytes = NULL;
    size_t length = 0;
    if (owner->writer == NULL || !write_book(owner->writer, frame, sheet, widths, &why) ||
        !xlsx_writer_finish(owner->writer, &bytes, &length, &why))
        return raise_failure(L, &why);
    if (!confined_write(L, 2, bytes, length, &(struct files_options){.force = force}, &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}
