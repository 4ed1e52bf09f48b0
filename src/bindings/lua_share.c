/* Lua module lotrinh.share: attainment in integers. Knows nothing of targets or units. */
#include "share.h"

#include "lua_support.h"

static int64_t check_count(lua_State *L, int arg, lua_Integer least)
{
    const lua_Integer value = luaL_checkinteger(L, arg);
    luaL_argcheck(L, value >= least, arg, least == 0 ? "must not be negative" : "must be above 0");
    return value;
}

/* share.reaches(x, n, numerator, denominator) -> whether x/n >= numerator/denominator, exactly */
static int l_reaches(lua_State *L)
{
    const int64_t x = check_count(L, 1, 0);
    const int64_t n = check_count(L, 2, 1);
    const int64_t numerator = check_count(L, 3, 0);
    const int64_t denominator = check_count(L, 4, 1);
    lua_pushboolean(L, share_reaches(x, n, numerator, denominator));
    return 1;
}

/* share.needed(n, numerator, denominator) -> least k with k/n >= numerator/denominator */
static int l_needed(lua_State *L)
{
    const int64_t n = check_count(L, 1, 0);
    const int64_t numerator = check_count(L, 2, 0);
    const int64_t denominator = check_count(L, 3, 1);
    lua_pushinteger(L, share_needed(n, numerator, denominator));
    return 1;
}

static const luaL_Reg functions[] = {
    {"reaches", l_reaches},
    {"needed", l_needed},
    {NULL, NULL},
};

int luaopen_lotrinh_share(lua_State *L);

int luaopen_lotrinh_share(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
