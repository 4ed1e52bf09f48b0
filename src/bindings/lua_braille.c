/* Lua module lotrinh.braille: a raster of dots for charts in a terminal. For the chart core. */
#include "braille.h"
#include "lua_support.h"

#define RASTER "lotrinh.braille.raster"

int luaopen_lotrinh_braille(lua_State *L);

static int l_free(lua_State *L)
{
    braille_free(luaL_checkudata(L, 1, RASTER));
    return 0;
}

static struct braille *check_raster(lua_State *L)
{
    return luaL_checkudata(L, 1, RASTER);
}

static uint32_t check_tint(lua_State *L, int arg)
{
    const lua_Integer tint = luaL_optinteger(L, arg, 0);
    luaL_argcheck(L, tint >= 0 && tint <= UINT32_MAX, arg, "a colour expected");
    return (uint32_t)tint;
}

/* braille.new(columns, rows) -> raster; raises when it is too large */
static int l_new(lua_State *L)
{
    const lua_Integer columns = luaL_checkinteger(L, 1);
    const lua_Integer rows = luaL_checkinteger(L, 2);
    luaL_argcheck(L, columns >= 0, 1, "not negative");
    luaL_argcheck(L, rows >= 0, 2, "not negative");
    struct failure why = {0};
    struct braille *raster = lua_newuserdatauv(L, sizeof *raster, 0);
    *raster = (struct braille){0};
    luaL_setmetatable(L, RASTER);
    return braille_init(raster, (size_t)columns, (size_t)rows, &why) ? 1 : raise_failure(L, &why);
}

/* raster:dot(x, y, tint): in dots from the top left, as all places are */
static int l_dot(lua_State *L)
{
    braille_dot(check_raster(L), luaL_checknumber(L, 2), luaL_checknumber(L, 3), check_tint(L, 4));
    return 0;
}

static unsigned check_run(lua_State *L, int arg, lua_Integer usual)
{
    const lua_Integer run = luaL_optinteger(L, arg, usual);
    luaL_argcheck(L, run >= 0 && run <= 1000, arg, "0 to 1000 dots");
    return (unsigned)run;
}

/* raster:line(x0, y0, x1, y1, tint, solid, gap) */
static int l_line(lua_State *L)
{
    const struct braille_dash dash = {check_run(L, 7, 1), check_run(L, 8, 0)};
    braille_line(check_raster(L), luaL_checknumber(L, 2), luaL_checknumber(L, 3),
                 luaL_checknumber(L, 4), luaL_checknumber(L, 5), dash, check_tint(L, 6));
    return 0;
}

/* raster:area(x0, top0, bottom0, x1, top1, bottom1, tint) */
static int l_area(lua_State *L)
{
    braille_area(check_raster(L), luaL_checknumber(L, 2), luaL_checknumber(L, 3),
                 luaL_checknumber(L, 4), luaL_checknumber(L, 5), luaL_checknumber(L, 6),
                 luaL_checknumber(L, 7), check_tint(L, 8));
    return 0;
}

/* raster:cell(column, row) -> dots as Unicode numbers them (0: none), tint; both from 1 */
static int l_cell(lua_State *L)
{
    const struct braille *raster = check_raster(L);
    const lua_Integer column = luaL_checkinteger(L, 2);
    const lua_Integer row = luaL_checkinteger(L, 3);
    luaL_argcheck(L, column >= 1, 2, "from 1");
    luaL_argcheck(L, row >= 1, 3, "from 1");
    lua_pushinteger(L, braille_cell(raster, (size_t)column - 1, (size_t)row - 1));
    lua_pushinteger(L, braille_tint(raster, (size_t)column - 1, (size_t)row - 1));
    return 2;
}

static const luaL_Reg methods[] = {
    {"dot", l_dot}, {"line", l_line}, {"area", l_area}, {"cell", l_cell}, {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"new", l_new},
    {NULL, NULL},
};

int luaopen_lotrinh_braille(lua_State *L)
{
    luaL_newmetatable(L, RASTER);
    lua_pushcfunction(L, l_free);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
