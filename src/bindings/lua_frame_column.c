/* Columns of frames as Lua values. Knows nothing of how frames are made. */
#include "frame_operations.h"
#include "lua_frame.h"
#include "lua_frame_parts.h"
#include "lua_support.h"

struct column_reference {
    size_t column; /* user value 1: its frame */
};

int push_column(lua_State *L, int arg, size_t column)
{
    arg = lua_absindex(L, arg);
    struct column_reference *reference = lua_newuserdatauv(L, sizeof *reference, 1);
    reference->column = column;
    luaL_setmetatable(L, FRAME_COLUMN);
    lua_pushvalue(L, arg);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

const struct frame *test_frame_column(lua_State *L, int arg, size_t *column)
{
    const struct column_reference *reference = luaL_testudata(L, arg, FRAME_COLUMN);
    if (reference == NULL)
        return NULL;
    *column = reference->column;
    lua_getiuservalue(L, arg, 1); /* the column keeps its frame alive, so popping it is safe */
    const struct frame *frame = check_frame(L, -1);
    lua_pop(L, 1);
    return frame;
}

/* Leaves the frame on the stack. */
static const struct frame *check_column(lua_State *L, size_t *column)
{
    const struct column_reference *reference = luaL_checkudata(L, 1, FRAME_COLUMN);
    *column = reference->column;
    lua_getiuservalue(L, 1, 1);
    return check_frame(L, -1);
}

static struct frame_summary check_summary(lua_State *L)
{
    size_t column;
    struct failure why = {0};
    struct frame_summary summary;
    const struct frame *frame = check_column(L, &column);
    if (!frame_summarize(frame, column, &summary, &why))
        raise_failure(L, &why);
    return summary;
}

static int push_figure(lua_State *L, const struct frame_summary *summary, int64_t integer,
                       double real)
{
    if (summary->type == FRAME_INTEGER)
        lua_pushinteger(L, integer);
    else if (summary->type == FRAME_REAL)
        lua_pushnumber(L, real);
    else
        lua_pushnil(L);
    return 1;
}

/* column:sum() -> number, nil when nothing is reported; whole numbers are summed exactly */
static int l_sum(lua_State *L)
{
    const struct frame_summary summary = check_summary(L);
    return push_figure(L, &summary, summary.integer_sum, summary.sum);
}

/* column:min() -> number or nil */
static int l_min(lua_State *L)
{
    const struct frame_summary summary = check_summary(L);
    return push_figure(L, &summary, summary.integer_least, summary.least);
}

/* column:max() -> number or nil */
static int l_max(lua_State *L)
{
    const struct frame_summary summary = check_summary(L);
    return push_figure(L, &summary, summary.integer_greatest, summary.greatest);
}

/* column:mean() -> real or nil; NULLs are left out */
static int l_mean(lua_State *L)
{
    const struct frame_summary summary = check_summary(L);
    if (summary.count == 0)
        lua_pushnil(L);
    else
        lua_pushnumber(L, summary.mean);
    return 1;
}

/* column:count() -> values that are not NULL */
static int l_count(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    lua_pushinteger(L, (lua_Integer)(frame_rows(frame) - frame_nulls(frame, column)));
    return 1;
}

/* column:nulls() -> values that are NULL (not reported) */
static int l_nulls(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    lua_pushinteger(L, (lua_Integer)frame_nulls(frame, column));
    return 1;
}

/* column:values() -> table, n: the n values in order, nil where NULL (so use n, not #) */
static int l_values(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    const size_t rows = frame_rows(frame);
    lua_createtable(L, rows < INT32_MAX ? (int)rows : 0, 0);
    for (size_t row = 0; row < rows; row++) {
        push_frame_cell(L, frame_cell(frame, column, row));
        lua_rawseti(L, -2, (lua_Integer)row + 1);
    }
    lua_pushinteger(L, (lua_Integer)rows);
    return 2;
}

/* column:name() -> text */
static int l_name(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    lua_pushstring(L, frame_column_name(frame, column));
    return 1;
}

/* column:type() -> "integer", "real", "text", or "empty" when all is NULL */
static int l_type(lua_State *L)
{
    static const char *const names[] = {
        [FRAME_EMPTY] = "empty",
        [FRAME_INTEGER] = "integer",
        [FRAME_REAL] = "real",
        [FRAME_TEXT] = "text",
    };
    size_t column;
    const struct frame *frame = check_column(L, &column);
    lua_pushstring(L, names[frame_column_type(frame, column)]);
    return 1;
}

/* #column -> rows, NULLs included */
static int l_length(lua_State *L)
{
    size_t column;
    lua_pushinteger(L, (lua_Integer)frame_rows(check_column(L, &column)));
    return 1;
}

/* column[3] -> value; column.sum -> method. Upvalue: the methods. */
static int l_index(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    if (!lua_isinteger(L, 2)) {
        lua_pushvalue(L, 2);
        if (lua_isnil(L, 2) || lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL)
            return luaL_error(L, "column has no method '%s'", luaL_tolstring(L, 2, NULL));
        return 1;
    }
    const lua_Integer row = lua_tointeger(L, 2);
    if (row < 1 || (lua_Unsigned)row > frame_rows(frame))
        return 0;
    push_frame_cell(L, frame_cell(frame, column, (size_t)row - 1));
    return 1;
}

/* tostring(column) -> "column settled (integer, 12 rows)" */
static int l_tostring(lua_State *L)
{
    size_t column;
    const struct frame *frame = check_column(L, &column);
    l_type(L);
    lua_pushfstring(L, "column %s (%s, %I rows)", frame_column_name(frame, column),
                    lua_tostring(L, -1), (lua_Integer)frame_rows(frame));
    return 1;
}

static const luaL_Reg methods[] = {
    {"sum", l_sum},     {"mean", l_mean},   {"min", l_min},       {"max", l_max},
    {"count", l_count}, {"nulls", l_nulls}, {"values", l_values}, {"name", l_name},
    {"type", l_type},   {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__len", l_length},
    {"__tostring", l_tostring},
    {NULL, NULL},
};

void open_columns(lua_State *L)
{
    luaL_newmetatable(L, FRAME_COLUMN);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_pushcclosure(L, l_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}
