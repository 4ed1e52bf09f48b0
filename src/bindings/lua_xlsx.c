/* Lua module lotrinh.xlsx: writes workbooks. For trusted code; reading them is lotrinh.workbook. */
#include "lua_support.h"
#include "xlsx_writer.h"

#include <string.h>

#define BOOK "lotrinh.xlsx.book"

enum { MOST_WIDTHS = 256 };

struct book_owner {
    struct xlsx_writer *writer; /* owned; NULL once freed */
};

int luaopen_lotrinh_xlsx(lua_State *L);

static struct xlsx_writer *check_book(lua_State *L)
{
    struct book_owner *owner = luaL_checkudata(L, 1, BOOK);
    luaL_argcheck(L, owner->writer != NULL, 1, "the workbook is ended");
    return owner->writer;
}

static int l_free(lua_State *L)
{
    struct book_owner *owner = luaL_checkudata(L, 1, BOOK);
    xlsx_writer_free(owner->writer);
    owner->writer = NULL;
    return 0;
}

/* xlsx.new{title, created = "2026-01-01"} -> book */
static int l_new(lua_State *L)
{
    static const char *const allowed[] = {"title", "created", NULL};
    check_options(L, 1, allowed);
    const char *title = option_text(L, 1, "title", NULL);
    const char *created = option_text(L, 1, "created", "2026-01-01");
    luaL_argcheck(L, strlen(created) == 10, 1, "created is a day, such as 2026-01-01");
    struct failure why = {0};
    struct book_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->writer = NULL;
    luaL_setmetatable(L, BOOK);
    owner->writer = xlsx_writer_new(title, created, &why);
    return owner->writer != NULL ? 1 : raise_failure(L, &why);
}

/* book:format{font, size, bold, italic, wrap, border, align, number} -> format */
static int l_format(lua_State *L)
{
    static const char *const allowed[] = {"font",   "size",  "bold",   "italic", "wrap",
                                          "border", "align", "number", NULL};
    static const char *const aligns[] = {"general", "left", "center", "right", NULL};
    struct xlsx_writer *writer = check_book(L);
    check_options(L, 2, allowed);
    const lua_Integer size = option_integer(L, 2, "size", 0);
    luaL_argcheck(L, size >= 0 && size <= 400, 2, "size is in points, up to 400");
    const struct xlsx_format format = {
        .font = option_text(L, 2, "font", NULL),
        .number = option_text(L, 2, "number", NULL),
        .size = (unsigned)size,
        .align = (enum xlsx_align)option_choice(L, 2, "align", aligns, XLSX_ALIGN_GENERAL),
        .bold = option_flag(L, 2, "bold", false),
        .italic = option_flag(L, 2, "italic", false),
        .wrap = option_flag(L, 2, "wrap", false),
        .border = option_flag(L, 2, "border", false),
    };
    unsigned index = 0;
    struct failure why = {0};
    if (!xlsx_writer_format(writer, &format, &index, &why))
        return raise_failure(L, &why);
    lua_pushinteger(L, index);
    return 1;
}

static size_t read_widths(lua_State *L, int options, double *widths)
{
    if (lua_getfield(L, options, "widths") == LUA_TNIL) {
        lua_pop(L, 1);
        return 0;
    }
    luaL_argcheck(L, lua_istable(L, -1), options, "widths is a list of numbers");
    const lua_Unsigned count = lua_rawlen(L, -1);
    luaL_argcheck(L, count <= MOST_WIDTHS, options, "at most 256 widths");
    for (lua_Unsigned i = 0; i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        luaL_argcheck(L, lua_type(L, -1) == LUA_TNUMBER, options, "widths is a list of numbers");
        widths[i] = lua_tonumber(L, -1);
        luaL_argcheck(L, widths[i] >= 0 && widths[i] <= 255, options, "a width is 0 to 255");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return (size_t)count;
}

static unsigned option_count(lua_State *L, int options, const char *name, lua_Integer most)
{
    const lua_Integer value = option_integer(L, options, name, 0);
    luaL_argcheck(L, value >= 0 && value < most, options, name);
    return (unsigned)value;
}

/* book:sheet(name, {widths = {6, 40}, freeze_rows, freeze_columns, landscape}) */
static int l_sheet(lua_State *L)
{
    static const char *const allowed[] = {"widths", "freeze_rows", "freeze_columns", "landscape",
                                          NULL};
    struct xlsx_writer *writer = check_book(L);
    const char *name = luaL_checkstring(L, 2);
    check_options(L, 3, allowed);
    double widths[MOST_WIDTHS];
    const struct xlsx_layout layout = {
        .widths = widths,
        .widths_count = read_widths(L, 3, widths),
        .freeze_rows = option_count(L, 3, "freeze_rows", XLSX_MOST_ROWS),
        .freeze_columns = option_count(L, 3, "freeze_columns", XLSX_MOST_COLUMNS),
        .landscape = option_flag(L, 3, "landscape", false),
    };
    struct failure why = {0};
    return xlsx_writer_sheet(writer, name, &layout, &why) ? 0 : raise_failure(L, &why);
}

/* The format of a cell: the one of the row, or the one at its place in a list. */
static unsigned cell_format(lua_State *L, lua_Integer column)
{
    lua_Integer format = 0;
    if (lua_istable(L, 3)) {
        lua_rawgeti(L, 3, column);
        format = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        lua_pop(L, 1);
    } else {
        format = luaL_optinteger(L, 3, 0);
    }
    luaL_argcheck(L, format >= 0 && format < XLSX_MOST_FORMATS, 3, "a format of this workbook");
    return (unsigned)format;
}

/* {formula = "SUM(B2:B5)", value = 12} on top of the stack. */
static bool write_formula(lua_State *L, struct xlsx_writer *writer, unsigned column,
                          unsigned format, struct failure *why)
{
    const int cell = lua_gettop(L);
    const char *formula = option_text(L, cell, "formula", NULL);
    const double value = option_number(L, cell, "value", 0);
    luaL_argcheck(L, formula != NULL, 2, "a cell that is a table has a formula and its value");
    return xlsx_writer_formula(writer, column, format, formula, value, why);
}

/* Writes the value on top of the stack. */
static bool write_cell(lua_State *L, struct xlsx_writer *writer, unsigned column, unsigned format,
                       struct failure *why)
{
    size_t length = 0;
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1))
            return xlsx_writer_integer(writer, column, format, lua_tointeger(L, -1), why);
        return xlsx_writer_number(writer, column, format, lua_tonumber(L, -1), why);
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, -1, &length);
        return xlsx_writer_text(writer, column, format, text, length, why);
    }
    case LUA_TTABLE:
        return write_formula(L, writer, column, format, why);
    case LUA_TBOOLEAN:
        if (!lua_toboolean(L, -1))
            return format == 0 || xlsx_writer_blank(writer, column, format, why);
        break;
    default:
        break;
    }
    luaL_error(L, "cell %d: a text, a number or false (blank) expected, got %s", (int)column + 1,
               luaL_typename(L, -1));
    return false;
}

/* book:row(cells, format | {formats}, {skip, height}): the next row; false is a blank cell */
static int l_row(lua_State *L)
{
    static const char *const allowed[] = {"skip", "height", NULL};
    struct xlsx_writer *writer = check_book(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    check_options(L, 4, allowed);
    const unsigned skip = option_count(L, 4, "skip", XLSX_MOST_ROWS);
    const double height = option_number(L, 4, "height", 0);
    luaL_argcheck(L, height >= 0 && height <= 409, 4, "a height is 0 to 409 points");
    struct failure why = {0};
    if (!xlsx_writer_row(writer, skip, height, &why))
        return raise_failure(L, &why);
    const lua_Unsigned count = lua_rawlen(L, 2);
    luaL_argcheck(L, count <= XLSX_MOST_COLUMNS, 2, "too many cells");
    for (lua_Unsigned i = 0; i < count; i++) {
        const unsigned format = cell_format(L, (lua_Integer)i + 1);
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        if (!write_cell(L, writer, (unsigned)i, format, &why))
            return raise_failure(L, &why);
        lua_pop(L, 1);
    }
    return 0;
}

static unsigned check_place(lua_State *L, int arg, lua_Integer most)
{
    const lua_Integer value = luaL_checkinteger(L, arg);
    luaL_argcheck(L, value >= 1 && value <= most, arg, "rows and columns count from 1");
    return (unsigned)value - 1;
}

/* book:merge(first_row, first_column, last_row, last_column): of this sheet, counted from 1 */
static int l_merge(lua_State *L)
{
    struct xlsx_writer *writer = check_book(L);
    const unsigned first_row = check_place(L, 2, XLSX_MOST_ROWS);
    const unsigned first_column = check_place(L, 3, XLSX_MOST_COLUMNS);
    const unsigned last_row = check_place(L, 4, XLSX_MOST_ROWS);
    const unsigned last_column = check_place(L, 5, XLSX_MOST_COLUMNS);
    struct failure why = {0};
    return xlsx_writer_merge(writer, first_row, first_column, last_row, last_column, &why)
               ? 0
               : raise_failure(L, &why);
}

/* book:bytes() -> the file; the workbook is ended */
static int l_bytes(lua_State *L)
{
    struct xlsx_writer *writer = check_book(L);
    const char *bytes = NULL;
    size_t length = 0;
    struct failure why = {0};
    if (!xlsx_writer_finish(writer, &bytes, &length, &why))
        return raise_failure(L, &why);
    lua_pushlstring(L, bytes, length);
    struct book_owner *owner = luaL_checkudata(L, 1, BOOK);
    xlsx_writer_free(owner->writer);
    owner->writer = NULL;
    return 1;
}

static const luaL_Reg methods[] = {
    {"bytes", l_bytes}, {"format", l_format}, {"merge", l_merge},
    {"row", l_row},     {"sheet", l_sheet},   {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__gc", l_free},
    {"__close", l_free},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"new", l_new},
    {NULL, NULL},
};

int luaopen_lotrinh_xlsx(lua_State *L)
{
    luaL_newmetatable(L, BOOK);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
