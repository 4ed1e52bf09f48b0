/* Lua module lotrinh.stats: gathers the functions of the lua_stats_*.c files into one table. */
#include "lua_stats.h"

int luaopen_lotrinh_stats(lua_State *L);
int luaopen_lotrinh_stats(lua_State *L)
{
    lua_newtable(L);
    stats_add_interval(L);
    stats_add_summary(L);
    stats_add_regression(L);
    stats_add_trend(L);
    stats_add_units(L);
    stats_add_spc(L);
    stats_add_judge(L);
    stats_add_distribution(L);
    stats_add_drift(L);
    return 1;
}
