/* Lua module lotrinh.workbook: cells of .xlsx and .ods files. Knows nothing of what they mean. */
#include "lua_support.h"
#include "sheet.h"
#include "workbook_file.h"

#include <string.h>

#define WORKBOOK "lotrinh.workbook"
#define SHEET    "lotrinh.sheet"

struct workbook_owner {
    struct workbook workbook; /* owned; empty once closed */
};

/* User value 1: its workbook, which it keeps alive. */
struct sheet_view {
    size_t index;
};

static const char *const kinds[] = {
    [SHEET_EMPTY] = "empty",
    [SHEET_TEXT] = "text",
    [SHEET_NUMBER] = "number",
    [SHEET_DATE] = "date",
    [SHEET_BOOLEAN] = "boolean",
    [SHEET_ERROR] = "error",
    [SHEET_FORMULA_WITHOUT_RESULT] = "formula_without_result",
};

static const char *const open_options[] = {
    "file_bytes", "entries", "part_bytes", "all_bytes",  "ratio", "sheets", "cells",
    "rows",       "columns", "cell_bytes", "text_bytes", "name",  NULL};

/* ---- opening ---- */

static struct workbook_owner *new_workbook(lua_State *L)
{
    struct workbook_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->workbook = (struct workbook){0};
    luaL_setmetatable(L, WORKBOOK);
    return owner;
}

static size_t limit(lua_State *L, const char *name, size_t otherwise)
{
    const lua_Integer value = option_integer(L, 2, name, (lua_Integer)otherwise);
    if (value < 1 || value > (lua_Integer)UINT32_MAX)
        luaL_error(L, "option '%s': out of range", name);
    return (size_t)value;
}

static struct workbook_file_limits check_limits(lua_State *L)
{
    const struct archive_limits *archive = &archive_limits_default;
    const struct workbook_limits *book = &workbook_limits_default;
    check_options(L, 2, open_options);
    return (struct workbook_file_limits){
        .archive = {.file_bytes = limit(L, "file_bytes", archive->file_bytes),
                    .entries = limit(L, "entries", archive->entries),
                    .part_bytes = limit(L, "part_bytes", archive->part_bytes),
                    .all_bytes = limit(L, "all_bytes", archive->all_bytes),
                    .ratio = limit(L, "ratio", archive->ratio)},
        .workbook = {.sheets = limit(L, "sheets", book->sheets),
                     .cells = limit(L, "cells", book->cells),
                     .rows = (uint32_t)limit(L, "rows", book->rows),
                     .columns = (uint32_t)limit(L, "columns", book->columns),
                     .cell_bytes = limit(L, "cell_bytes", book->cell_bytes),
                     .text_bytes = limit(L, "text_bytes", book->text_bytes)},
    };
}

/* workbook.open(path, {cells = 1000000, rows = ..., columns = ..., part_bytes = ..., ...})
   -> book | nil, why */
static int l_open(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    const struct workbook_file_limits limits = check_limits(L);
    struct failure why = {0};
    struct workbook_owner *owner = new_workbook(L);
    if (!workbook_file_read(path, &limits, &owner->workbook, &why))
        return refuse(L, &why);
    return 1;
}

/* workbook.read(bytes, {name = "xã A.xlsx", ...}) -> book | nil, why */
static int l_read(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const struct workbook_file_limits limits = check_limits(L);
    const char *name = option_text(L, 2, "name", "?");
    struct failure why = {0};
    struct workbook_owner *owner = new_workbook(L);
    if (!workbook_file_read_memory(name, bytes, length, &limits, &owner->workbook, &why))
        return refuse(L, &why);
    return 1;
}

static int l_close(lua_State *L)
{
    struct workbook_owner *owner = luaL_checkudata(L, 1, WORKBOOK);
    workbook_free(&owner->workbook);
    return 0;
}

/* ---- the workbook ---- */

static struct workbook *check_workbook(lua_State *L, int arg)
{
    struct workbook_owner *owner = luaL_checkudata(L, arg, WORKBOOK);
    luaL_argcheck(L, owner->workbook.fonts != NULL, arg, "the workbook is closed");
    return &owner->workbook;
}

static void push_sheet(lua_State *L, int book, size_t index)
{
    struct sheet_view *view = lua_newuserdatauv(L, sizeof *view, 1);
    view->index = index;
    luaL_setmetatable(L, SHEET);
    lua_pushvalue(L, book);
    lua_setiuservalue(L, -2, 1);
}

/* book:sheets() -> array of sheets, hidden ones too */
static int l_sheets(lua_State *L)
{
    const struct workbook *workbook = check_workbook(L, 1);
    lua_createtable(L, (int)workbook->count, 0);
    for (size_t i = 0; i < workbook->count; i++) {
        push_sheet(L, 1, i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* book:sheet(name) -> sheet | nil */
static int l_sheet(lua_State *L)
{
    const struct workbook *workbook = check_workbook(L, 1);
    const char *name = luaL_checkstring(L, 2);
    for (size_t i = 0; i < workbook->count; i++)
        if (strcmp(workbook->sheets[i].name, name) == 0) {
            push_sheet(L, 1, i);
            return 1;
        }
    luaL_pushfail(L);
    return 1;
}

/* book:fonts() -> array of the font names that cells have */
static int l_fonts(lua_State *L)
{
    const struct workbook *workbook = check_workbook(L, 1);
    lua_createtable(L, (int)workbook->fonts_count, 0);
    for (size_t i = 1; i < workbook->fonts_count; i++) {
        lua_pushstring(L, workbook->fonts[i]);
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    return 1;
}

/* ---- sheets ---- */

/* The sheet at `arg` and its workbook. */
static const struct sheet *check_sheet(lua_State *L, int arg, const struct workbook **workbook)
{
    const struct sheet_view *view = luaL_checkudata(L, arg, SHEET);
    lua_getiuservalue(L, arg, 1);
    const struct workbook_owner *owner = lua_touserdata(L, -1);
    luaL_argcheck(L, owner->workbook.fonts != NULL, arg, "the workbook is closed");
    lua_pop(L, 1);
    *workbook = &owner->workbook;
    return &owner->workbook.sheets[view->index];
}

/* sheet:name() -> text */
static int l_name(lua_State *L)
{
    const struct workbook *workbook;
    lua_pushstring(L, check_sheet(L, 1, &workbook)->name);
    return 1;
}

/* sheet:hidden() -> boolean */
static int l_hidden(lua_State *L)
{
    const struct workbook *workbook;
    lua_pushboolean(L, check_sheet(L, 1, &workbook)->hidden);
    return 1;
}

/* sheet:size() -> last row, last column (with content), number of cells with content */
static int l_size(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    lua_pushinteger(L, sheet->last_row);
    lua_pushinteger(L, sheet->last_column);
    lua_pushinteger(L, (lua_Integer)sheet->count);
    return 3;
}

static void push_text(lua_State *L, const struct workbook *workbook, const struct sheet_cell *cell)
{
    lua_pushlstring(L, workbook_text(workbook, cell), cell->length);
}

/* The number as Lua reads it: whole ones stay integers. nil when it is not a number. */
static void push_number(lua_State *L, const struct workbook *workbook,
                        const struct sheet_cell *cell)
{
    push_text(L, workbook, cell);
    if (lua_stringtonumber(L, lua_tostring(L, -1)) == 0)
        lua_pushnil(L);
    lua_remove(L, -2);
}

static void set_flag(lua_State *L, const struct sheet_cell *cell, enum sheet_flag flag,
                     const char *name)
{
    if ((cell->flags & flag) == 0)
        return;
    lua_pushboolean(L, true);
    lua_setfield(L, -2, name);
}

/* {kind, text, value, row, column, address, font, percent, formula, converted} */
static void push_cell(lua_State *L, const struct workbook *workbook, const struct sheet_cell *cell)
{
    char address[SHEET_ADDRESS];
    lua_createtable(L, 0, 8);
    lua_pushstring(L, kinds[cell->kind]);
    lua_setfield(L, -2, "kind");
    push_text(L, workbook, cell);
    lua_setfield(L, -2, "text");
    if (cell->kind == SHEET_NUMBER) {
        push_number(L, workbook, cell);
        lua_setfield(L, -2, "value");
    } else if (cell->kind == SHEET_BOOLEAN) {
        lua_pushboolean(L, cell->length == 4); /* TRUE */
        lua_setfield(L, -2, "value");
    }
    lua_pushinteger(L, cell->row);
    lua_setfield(L, -2, "row");
    lua_pushinteger(L, cell->column);
    lua_setfield(L, -2, "column");
    lua_pushstring(L, sheet_address(cell->row, cell->column, address));
    lua_setfield(L, -2, "address");
    if (cell->font != 0) {
        lua_pushstring(L, workbook->fonts[cell->font]);
        lua_setfield(L, -2, "font");
    }
    set_flag(L, cell, SHEET_IS_PERCENT, "percent");
    set_flag(L, cell, SHEET_IS_FORMULA, "formula");
    set_flag(L, cell, SHEET_IS_CONVERTED, "converted");
}

/* The place at `arg`: "B17", or row and column from 1. */
static const struct sheet_cell *check_place(lua_State *L, int arg, const struct sheet *sheet)
{
    if (lua_type(L, arg) == LUA_TSTRING) {
        uint32_t row;
        uint16_t column;
        size_t length = 0;
        const char *address = lua_tolstring(L, arg, &length);
        luaL_argcheck(L, sheet_parse_address(address, length, &row, &column), arg,
                      "an address like \"B17\" expected");
        return sheet_find(sheet, row, column);
    }
    const lua_Integer row = luaL_checkinteger(L, arg);
    const lua_Integer column = luaL_checkinteger(L, arg + 1);
    luaL_argcheck(L, row >= 1 && row <= SHEET_ROWS, arg, "row out of range");
    luaL_argcheck(L, column >= 1 && column <= SHEET_COLUMNS, arg + 1, "column out of range");
    return sheet_find(sheet, (uint32_t)row, (uint32_t)column);
}

/* sheet:cell("B17") or sheet:cell(17, 2) -> table | nil where the sheet is empty */
static int l_cell(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    const struct sheet_cell *cell = check_place(L, 2, sheet);
    if (cell == NULL)
        lua_pushnil(L);
    else
        push_cell(L, workbook, cell);
    return 1;
}

/* sheet:value(17, 2) -> text, kind, percent | nil: as cell, without a table, for long sheets */
static int l_value(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    const struct sheet_cell *cell = check_place(L, 2, sheet);
    if (cell == NULL) {
        lua_pushnil(L);
        return 1;
    }
    push_text(L, workbook, cell);
    lua_pushstring(L, kinds[cell->kind]);
    lua_pushboolean(L, (cell->flags & SHEET_IS_PERCENT) != 0);
    return 3;
}

/* The step of rows(): the sheet, the last row -> row, {[column] = cell} of the next row with cells
 */
static int l_next_row(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    const lua_Integer last = luaL_checkinteger(L, 2);
    luaL_argcheck(L, last >= 0 && last <= SHEET_ROWS, 2, "row out of range");
    const struct sheet_cell *cell = sheet_from_row(sheet, (uint32_t)last + 1);
    const struct sheet_cell *end = sheet->cells == NULL ? NULL : sheet->cells + sheet->count;
    if (cell == end)
        return 0;
    const uint32_t row = cell->row;
    lua_pushinteger(L, row);
    lua_createtable(L, sheet->last_column < 64 ? sheet->last_column : 64, 0);
    for (; cell != end && cell->row == row; cell++) {
        push_cell(L, workbook, cell);
        lua_rawseti(L, -2, cell->column);
    }
    return 2;
}

/* sheet:rows() -> iterator of row number, {[column] = cell}; rows without cells are left out */
static int l_rows(lua_State *L)
{
    const struct workbook *workbook;
    check_sheet(L, 1, &workbook);
    lua_pushcfunction(L, l_next_row);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

static void push_range(lua_State *L, const struct sheet_range *range)
{
    char address[SHEET_ADDRESS];
    lua_createtable(L, 0, 6);
    lua_pushinteger(L, range->first_row);
    lua_setfield(L, -2, "first_row");
    lua_pushinteger(L, range->last_row);
    lua_setfield(L, -2, "last_row");
    lua_pushinteger(L, range->first_column);
    lua_setfield(L, -2, "first_column");
    lua_pushinteger(L, range->last_column);
    lua_setfield(L, -2, "last_column");
    lua_pushfstring(L, "%s:", sheet_address(range->first_row, range->first_column, address));
    lua_pushstring(L, sheet_address(range->last_row, range->last_column, address));
    lua_concat(L, 2);
    lua_setfield(L, -2, "address");
}

/* sheet:merged() -> array of {first_row, last_row, first_column, last_column, address = "A1:H1"} */
static int l_merged(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    lua_createtable(L, (int)sheet->merged_count, 0);
    for (size_t i = 0; i < sheet->merged_count; i++) {
        push_range(L, &sheet->merged[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* sheet:merged_at(row, column) -> the range that covers the place | nil */
static int l_merged_at(lua_State *L)
{
    const struct workbook *workbook;
    const struct sheet *sheet = check_sheet(L, 1, &workbook);
    const lua_Integer row = luaL_checkinteger(L, 2);
    const lua_Integer column = luaL_checkinteger(L, 3);
    luaL_argcheck(L, row >= 1 && row <= SHEET_ROWS, 2, "row out of range");
    luaL_argcheck(L, column >= 1 && column <= SHEET_COLUMNS, 3, "column out of range");
    const struct sheet_range *range = sheet_merged_at(sheet, (uint32_t)row, (uint32_t)column);
    if (range == NULL)
        lua_pushnil(L);
    else
        push_range(L, range);
    return 1;
}

/* workbook.address(17, 2) -> "B17" */
static int l_address(lua_State *L)
{
    char address[SHEET_ADDRESS];
    const lua_Integer row = luaL_checkinteger(L, 1);
    const lua_Integer column = luaL_checkinteger(L, 2);
    luaL_argcheck(L, row >= 1 && row <= SHEET_ROWS, 1, "row out of range");
    luaL_argcheck(L, column >= 1 && column <= SHEET_COLUMNS, 2, "column out of range");
    lua_pushstring(L, sheet_address((uint32_t)row, (uint32_t)column, address));
    return 1;
}

static const luaL_Reg functions[] = {
    {"address", l_address},
    {"open", l_open},
    {"read", l_read},
    {NULL, NULL},
};

static const luaL_Reg workbook_methods[] = {
    {"close", l_close}, {"fonts", l_fonts}, {"sheet", l_sheet}, {"sheets", l_sheets}, {NULL, NULL},
};

static const luaL_Reg workbook_metamethods[] = {
    {"__close", l_close},
    {"__gc", l_close},
    {NULL, NULL},
};

static const luaL_Reg sheet_methods[] = {
    {"cell", l_cell},           {"hidden", l_hidden}, {"merged", l_merged},
    {"merged_at", l_merged_at}, {"name", l_name},     {"rows", l_rows},
    {"size", l_size},           {"value", l_value},   {NULL, NULL},
};

int luaopen_lotrinh_workbook(lua_State *L);

int luaopen_lotrinh_workbook(lua_State *L)
{
    luaL_newmetatable(L, SHEET);
    luaL_newlib(L, sheet_methods);
    lua_setfield(L, -2, "__index");
    luaL_newmetatable(L, WORKBOOK);
    luaL_setfuncs(L, workbook_metamethods, 0);
    luaL_newlib(L, workbook_methods);
    lua_setfield(L, -2, "__index");
    luaL_newlib(L, functions);
    return 1;
}
