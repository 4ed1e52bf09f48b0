/* Lua module lotrinh.number_column: how a column writes its numbers. Knows nothing of forms. */
#include "lua_support.h"
#include "number_column.h"

#define COLUMN "lotrinh.number_column"

struct column_owner {
    struct number_column column;
    struct number_decision decision;
    bool decided;
};

static const char *const styles[] = {
    [NUMBER_NONE] = "none",   [NUMBER_PLAIN] = "plain", [NUMBER_VIETNAMESE] = "vietnamese",
    [NUMBER_POINT] = "point", [NUMBER_CODES] = "codes", [NUMBER_AMBIGUOUS] = "ambiguous",
};

/* number_column.new() -> column */
static int l_new(lua_State *L)
{
    struct column_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    number_column_start(&owner->column);
    owner->decided = false;
    luaL_setmetatable(L, COLUMN);
    return 1;
}

/* column:add(text, row): one cell; text = nil is a blank one */
static int l_add(lua_State *L)
{
    struct column_owner *owner = luaL_checkudata(L, 1, COLUMN);
    size_t length = 0;
    const char *text = luaL_optlstring(L, 2, "", &length);
    const lua_Integer row = luaL_checkinteger(L, 3);
    luaL_argcheck(L, row >= 1, 3, "a row from 1 expected");
    number_column_add(&owner->column, text, length, (size_t)row);
    return 0;
}

/* column:add_native(): one cell that the spreadsheet holds as a number */
static int l_add_native(lua_State *L)
{
    struct column_owner *owner = luaL_checkudata(L, 1, COLUMN);
    number_column_add_native(&owner->column);
    return 0;
}

static void set_count(lua_State *L, const char *name, size_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    lua_setfield(L, -2, name);
}

/* column:decide({counts = true}) -> {style, sentence, numbers, blank, ratios, percents, unread}.
   Style: none, plain, vietnamese, point, codes, ambiguous. */
static int l_decide(lua_State *L)
{
    static const char *const options[] = {"counts", NULL};
    struct column_owner *owner = luaL_checkudata(L, 1, COLUMN);
    lua_settop(L, 2);
    check_options(L, 2, options);
    number_column_decide(&owner->column, option_flag(L, 2, "counts", false), &owner->decision);
    owner->decided = true;
    const struct number_decision *decision = &owner->decision;
    lua_createtable(L, 0, 7);
    lua_pushstring(L, styles[decision->style]);
    lua_setfield(L, -2, "style");
    lua_pushstring(L, decision->sentence);
    lua_setfield(L, -2, "sentence");
    set_count(L, "numbers", decision->numbers);
    set_count(L, "blank", decision->blank);
    set_count(L, "ratios", decision->ratios);
    set_count(L, "percents", decision->percents);
    set_count(L, "unread", decision->unread);
    return 1;
}

/* column:read(text) -> "blank" | "number", value, percent | "ratio", part, of | nil, why.
   After decide. A whole number is an integer; 90,5% is 90.5 and percent is true. */
static int l_read(lua_State *L)
{
    struct column_owner *owner = luaL_checkudata(L, 1, COLUMN);
    size_t length = 0;
    const char *text = luaL_optlstring(L, 2, "", &length);
    struct number_value value;
    struct failure why = {0};
    luaL_argcheck(L, owner->decided, 1, "decide() comes before read()");
    if (!number_read(&owner->decision, text, length, &value, &why))
        return refuse(L, &why);
    switch (value.kind) {
    case NUMBER_BLANK:
        lua_pushliteral(L, "blank");
        return 1;
    case NUMBER_RATIO:
        lua_pushliteral(L, "ratio");
        lua_pushinteger(L, (lua_Integer)value.part);
        lua_pushinteger(L, (lua_Integer)value.of);
        return 3;
    case NUMBER_AMOUNT:
        break;
    }
    lua_pushliteral(L, "number");
    if (value.whole)
        lua_pushinteger(L, (lua_Integer)value.count);
    else
        lua_pushnumber(L, value.value);
    lua_pushboolean(L, value.percent);
    return 3;
}

static const luaL_Reg functions[] = {
    {"new", l_new},
    {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"add", l_add}, {"add_native", l_add_native}, {"decide", l_decide}, {"read", l_read},
    {NULL, NULL},
};

int luaopen_lotrinh_number_column(lua_State *L);

int luaopen_lotrinh_number_column(lua_State *L)
{
    luaL_newmetatable(L, COLUMN);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    luaL_newlib(L, functions);
    return 1;
}
