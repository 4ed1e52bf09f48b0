/* Lua module lotrinh.csv: rows of a CSV text, by header or by position. Knows nothing of files. */
#include "csv.h"
#include "csv_dialect.h"
#include "lua_support.h"

#include <string.h>

#define CSV "lotrinh.csv"

/* User values: the text that is read, the header (an array of names, or nil), the name to blame. */
enum { TEXT = 1, HEADER, NAME, VALUES = 3 };

struct csv_owner {
    struct csv_reader *reader; /* owned; NULL once closed */
};

static const char *const rows_options[] = {"separator",    "header",       "name",
                                           "longest_cell", "most_columns", NULL};

/* Raises the failure with the name of the text before it. */
static int raise_csv(lua_State *L, int owner, const struct failure *why)
{
    lua_getiuservalue(L, owner, NAME);
    struct failure named = {0};
    failure_set(&named, why->kind, why->code, "%s: %s", "%s: %s", lua_tostring(L, -1), why->text);
    return raise_failure(L, &named);
}

static void push_cell(lua_State *L, struct csv_cell cell)
{
    lua_pushlstring(L, cell.text, cell.length);
}

/* {"name" = "text"}: a cell left blank is not there. The header is on top of the stack. */
static int push_named(lua_State *L, struct csv_owner *owner, int at)
{
    const size_t columns = csv_columns(owner->reader);
    const size_t expected = (size_t)lua_rawlen(L, -1);
    if (columns != expected) {
        struct failure why = {0};
        failure_set(&why, FAILURE_DATA, "LT-1788",
                    "CSV dòng %zu có %zu cột, dòng tiêu đề có %zu cột",
                    "CSV line %zu has %zu columns, the header has %zu", csv_line(owner->reader),
                    columns, expected);
        return raise_csv(L, at, &why);
    }
    lua_createtable(L, 0, (int)columns);
    for (size_t i = 0; i < columns; i++) {
        const struct csv_cell cell = csv_cell(owner->reader, i);
        if (cell.length == 0 && !cell.quoted)
            continue;
        lua_rawgeti(L, -2, (lua_Integer)i + 1);
        push_cell(L, cell);
        lua_rawset(L, -3);
    }
    return 1;
}

static void push_positions(lua_State *L, struct csv_owner *owner)
{
    const size_t columns = csv_columns(owner->reader);
    lua_createtable(L, (int)columns, 0);
    for (size_t i = 0; i < columns; i++) {
        push_cell(L, csv_cell(owner->reader, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* The step of `for row, number in csv.rows(text)` -> row, number | nil at the end. The header is
   not counted: number 1 is the first row of data. */
static int l_next(lua_State *L)
{
    struct csv_owner *owner = luaL_checkudata(L, 1, CSV);
    luaL_argcheck(L, owner->reader != NULL, 1, "the rows are closed");
    struct failure why = {0};
    const enum csv_step step = csv_next_row(owner->reader, &why);
    if (step == CSV_FAILED)
        return raise_csv(L, 1, &why);
    if (step == CSV_END)
        return 0;
    lua_Integer number = (lua_Integer)csv_row(owner->reader);
    if (lua_getiuservalue(L, 1, HEADER) == LUA_TTABLE) {
        push_named(L, owner, 1);
        number--;
    } else {
        push_positions(L, owner);
    }
    lua_pushinteger(L, number);
    return 2;
}

/* Two columns of one name, or a column without one, would lose cells. The row is at index `row`. */
static void check_header(lua_State *L, int owner, int row)
{
    lua_newtable(L);
    const lua_Integer columns = (lua_Integer)lua_rawlen(L, row);
    for (lua_Integer i = 1; i <= columns; i++) {
        lua_rawgeti(L, row, i);
        const char *name = lua_tostring(L, -1);
        lua_pushvalue(L, -1);
        const bool seen = lua_rawget(L, -3) != LUA_TNIL;
        if (*name == '\0' || seen) {
            struct failure why = {0};
            failure_set(&why, FAILURE_DATA, "LT-1789",
                        "CSV dòng tiêu đề: cột %d không có tên hoặc trùng tên (\"%.60s\")",
                        "CSV header: column %d has no name or one used before (\"%.60s\")", (int)i,
                        name);
            raise_csv(L, owner, &why);
        }
        lua_pop(L, 1);
        lua_pushboolean(L, true);
        lua_rawset(L, -3);
    }
    lua_pop(L, 1);
}

static void read_header(lua_State *L, struct csv_owner *owner, int at)
{
    struct failure why = {0};
    const enum csv_step step = csv_next_row(owner->reader, &why);
    if (step == CSV_FAILED)
        raise_csv(L, at, &why);
    if (step == CSV_ROW)
        push_positions(L, owner);
    else
        lua_newtable(L);
    check_header(L, at, lua_gettop(L));
    lua_setiuservalue(L, at, HEADER);
}

static char check_separator(lua_State *L)
{
    const char *separator = option_text(L, 2, "separator", ",");
    if (strlen(separator) != 1 || strchr("\"\r\n", *separator) != NULL)
        luaL_error(L, "option 'separator': one character other than a quote or a line end");
    return *separator;
}

/* 0, the reader's own limit, when the option is absent. */
static size_t check_limit(lua_State *L, const char *name)
{
    const lua_Integer most = option_integer(L, 2, name, 0);
    if (most < 0 || most > INT32_MAX)
        luaL_error(L, "option '%s': out of range", name);
    return (size_t)most;
}

/* csv.rows(text, {separator = ",", header = true, name = "data/units.csv", longest_cell = ...,
   most_columns = ...}) -> iterator of rows:
   tables by column name (blank cells absent), or arrays of text when header = false. Malformed text
   raises. */
static int l_rows(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_settop(L, 2);
    check_options(L, 2, rows_options);
    const struct csv_settings settings = {
        .separator = check_separator(L),
        .longest_cell = check_limit(L, "longest_cell"),
        .most_columns = check_limit(L, "most_columns"),
    };
    const bool header = option_flag(L, 2, "header", true);
    const char *name = option_text(L, 2, "name", "CSV");
    lua_pushcfunction(L, l_next); /* 3 */
    struct csv_owner *owner = lua_newuserdatauv(L, sizeof *owner, VALUES);
    owner->reader = NULL;
    luaL_setmetatable(L, CSV); /* 4, collectable from here on */
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, 4, TEXT);
    lua_pushstring(L, name);
    lua_setiuservalue(L, 4, NAME);
    struct failure why = {0};
    owner->reader = csv_open_text(text, length, &settings, &why);
    if (owner->reader == NULL)
        return raise_failure(L, &why);
    if (header)
        read_header(L, owner, 4);
    lua_pushnil(L);
    lua_pushvalue(L, 4);
    return 4; /* step, rows, no first value, rows as the value to close */
}

/* csv.guess(text) -> {separator, skip, columns, named, sure, sentence}: skip is how many bytes
   stand before the first record (a byte-order mark, Excel's "sep=;" line) */
static int l_guess(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    struct csv_dialect dialect;
    csv_guess_dialect(text, length, &dialect);
    lua_createtable(L, 0, 6);
    lua_pushlstring(L, &dialect.separator, 1);
    lua_setfield(L, -2, "separator");
    lua_pushinteger(L, (lua_Integer)dialect.skip);
    lua_setfield(L, -2, "skip");
    lua_pushinteger(L, (lua_Integer)dialect.columns);
    lua_setfield(L, -2, "columns");
    lua_pushboolean(L, dialect.named);
    lua_setfield(L, -2, "named");
    lua_pushboolean(L, dialect.sure);
    lua_setfield(L, -2, "sure");
    lua_pushstring(L, dialect.sentence);
    lua_setfield(L, -2, "sentence");
    return 1;
}

static int l_close(lua_State *L)
{
    struct csv_owner *owner = luaL_checkudata(L, 1, CSV);
    csv_close(owner->reader);
    owner->reader = NULL;
    return 0;
}

static const luaL_Reg functions[] = {
    {"guess", l_guess},
    {"rows", l_rows},
    {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__close", l_close},
    {"__gc", l_close},
    {NULL, NULL},
};

int luaopen_lotrinh_csv(lua_State *L);

int luaopen_lotrinh_csv(lua_State *L)
{
    luaL_newmetatable(L, CSV);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, functions);
    return 1;
}
