/* Statements as Lua sees them, and the iterator db:rows. Knows nothing of opening or of frames. */
#include "lua_database_parts.h"
#include "lua_frame.h"
#include "lua_support.h"

#define ROWS "lotrinh.database.rows"

static struct rows_owner *new_rows(lua_State *L, int database)
{
    struct rows_owner *owner = lua_newuserdatauv(L, sizeof *owner, 2);
    owner->rows = NULL;
    luaL_setmetatable(L, ROWS);
    lua_pushvalue(L, database);
    lua_setiuservalue(L, -2, 1);
    return owner;
}

/* Prepares and binds for db:what(sql, ...); raises when the statement reads where it should write
   or the reverse. The owner is left on the stack. */
struct rows_owner *prepare_rows(lua_State *L, struct database *db, bool reads)
{
    size_t length;
    const int last = lua_gettop(L);
    const char *sql = luaL_checklstring(L, 2, &length);
    struct failure why = {0};
    struct rows_owner *owner = new_rows(L, 1);
    owner->rows = rows_prepare(db, sql, length, &why);
    if (owner->rows == NULL)
        raise_sql_failure(L, db, &why);
    if (rows_only_read(owner->rows) != reads) {
        if (reads)
            failure_set(&why, FAILURE_SCRIPT, "LT-1229",
                        "câu lệnh ghi dữ liệu; hãy dùng db:execute",
                        "this statement writes; use db:execute");
        else
            failure_set(&why, FAILURE_SCRIPT, "LT-1239", "câu lệnh chỉ đọc; hãy dùng db:query",
                        "this statement only reads; use db:query");
        raise_failure(L, &why);
    }
    bind_arguments(L, owner->rows, 3, last);
    return owner;
}

bool refuse_blob(const char *column, struct failure *why)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1222",
                       "cột \"%s\" là dữ liệu nhị phân; hãy dùng hex(...) hoặc CAST(... AS TEXT)",
                       "column \"%s\" is binary; use hex(...) or CAST(... AS TEXT)", column);
}

static int l_rows_close(lua_State *L)
{
    struct rows_owner *owner = luaL_checkudata(L, 1, ROWS);
    rows_free(owner->rows);
    owner->rows = NULL;
    return 0;
}

static void push_cell(lua_State *L, struct rows *rows, int column)
{
    const struct rows_cell cell = rows_cell(rows, column);
    struct failure why = {0};
    if (cell.type == ROWS_INTEGER)
        lua_pushinteger(L, cell.integer);
    else if (cell.type == ROWS_REAL)
        lua_pushnumber(L, cell.real);
    else if (cell.type == ROWS_NULL)
        lua_pushnil(L);
    else if (cell.type == ROWS_TEXT && cell.bytes != NULL)
        lua_pushlstring(L, cell.bytes, cell.length);
    else {
        if (cell.type == ROWS_BLOB)
            refuse_blob(rows_column_name(rows, column), &why);
        else
            failure_memory(&why);
        raise_failure(L, &why);
    }
}

/* The step of `for row in db:rows(sql)` -> row | nil at the end. Upvalue: the list of column names.
 */
static int l_next(lua_State *L)
{
    struct rows_owner *owner = luaL_checkudata(L, 1, ROWS);
    struct failure why = {0};
    if (owner->rows == NULL)
        return 0;
    switch (rows_next(owner->rows, &why)) {
    case ROWS_END:
        return l_rows_close(L);
    case ROWS_FAILED:
        l_rows_close(L);
        return raise_failure(L, &why);
    case ROWS_ROW:
        break;
    }
    const int columns = rows_columns(owner->rows);
    lua_createtable(L, 0, columns);
    for (int i = 0; i < columns; i++) {
        lua_rawgeti(L, lua_upvalueindex(1), i + 1);
        push_cell(L, owner->rows, i);
        lua_rawset(L, -3);
    }
    lua_getiuservalue(L, 1, 2);
    lua_setmetatable(L, -2);
    return 1;
}

/* Leaves the list of column names; two of the same name could not both be fields of a row. */
static void push_row_names(lua_State *L, struct rows *rows)
{
    const int columns = rows_columns(rows);
    lua_createtable(L, columns, 0);
    lua_createtable(L, 0, columns);
    for (int i = 0; i < columns; i++) {
        lua_pushstring(L, rows_column_name(rows, i));
        lua_pushvalue(L, -1);
        if (lua_rawget(L, -3) != LUA_TNIL) {
            struct failure why = {0};
            failure_set(&why, FAILURE_SCRIPT, "LT-1238",
                        "hai cột cùng tên \"%s\"; hãy đặt tên khác bằng AS",
                        "two columns are named \"%s\"; name one differently with AS",
                        rows_column_name(rows, i));
            raise_failure(L, &why);
        }
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushboolean(L, 1);
        lua_rawset(L, -4);
        lua_rawseti(L, -3, i + 1);
    }
    lua_pop(L, 1);
}

/* db:rows(sql, ...) -> iterator of row tables; the statement ends with the loop, however that ends
 */
int l_rows(lua_State *L)
{
    struct database *db = check_database(L, 1);
    struct rows_owner *owner = prepare_rows(L, db, true);
    const int rows = lua_gettop(L);
    push_row_names(L, owner->rows);
    lua_pushvalue(L, -1);
    make_row_metatable(L);
    lua_setiuservalue(L, rows, 2);
    lua_pushcclosure(L, l_next, 1);
    lua_pushvalue(L, rows);
    lua_pushnil(L);
    lua_pushvalue(L, rows);
    return 4; /* step, rows, no first value, rows as the value to close */
}

static const luaL_Reg rows_metamethods[] = {
    {"__close", l_rows_close},
    {"__gc", l_rows_close},
    {NULL, NULL},
};

void open_rows(lua_State *L)
{
    luaL_newmetatable(L, ROWS);
    luaL_setfuncs(L, rows_metamethods, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}
