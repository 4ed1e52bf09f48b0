/* stats.binom_ci. */
#include "lua_stats.h"
#include "stat_interval.h"

/* stats.binom_ci(x, n, {conf, method}) -> {status, x, n, estimate, lower, upper, conf, method} */
static int l_binom_ci(lua_State *L)
{
    static const char *const allowed[] = {"conf", "method", NULL};
    struct failure why = {0};
    struct interval interval;
    const lua_Integer x = luaL_checkinteger(L, 1);
    const lua_Integer n = luaL_checkinteger(L, 2);
    check_options(L, 3, allowed);
    const double conf = option_number(L, 3, "conf", 0.95);
    const int method = option_choice(L, 3, "method", stat_interval_names, INTERVAL_WILSON);
    if (!stat_binomial_interval(x, n, conf, (enum interval_method)method, &interval, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 8);
    set_status(L, interval.status);
    set_integer(L, "x", x);
    set_integer(L, "n", n);
    set_number(L, "estimate", interval.estimate);
    set_number(L, "lower", interval.lower);
    set_number(L, "upper", interval.upper);
    set_number(L, "conf", conf);
    set_text(L, "method", stat_interval_names[method]);
    return 1;
}

void stats_add_interval(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"binom_ci", l_binom_ci},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
