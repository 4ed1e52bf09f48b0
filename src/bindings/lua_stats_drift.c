/* stats.drifting_level. */
#include "lua_stats.h"
#include "stat_drift.h"

#include <math.h>

/* stats.drifting_level(years, x, n, {to, cases, conf = 0.8, target}) -> {status, used, median,
   lower, upper, level_lower, level_upper, reaches, reported_reaches, slope, drift, year_effect,
   slope_spread} */
static int l_drifting_level(lua_State *L)
{
    static const char *const allowed[] = {"to", "cases", "conf", "target", NULL};
    struct failure why = {0};
    struct drift_forecast forecast;
    struct drift_input input = {0};
    size_t x_count = 0;
    size_t n_count = 0;
    input.years = check_counts(L, 1, &input.count);
    input.x = check_counts(L, 2, &x_count);
    input.n = check_counts(L, 3, &n_count);
    check_same_length(L, "years", input.count, "x", x_count);
    check_same_length(L, "x", x_count, "n", n_count);
    check_options(L, 4, allowed);
    input.to_year = option_integer(L, 4, "to", input.count == 0 ? 0 : input.years[input.count - 1]);
    input.cases = option_integer(L, 4, "cases", 0);
    input.conf = option_number(L, 4, "conf", 0.8);
    input.target = option_number(L, 4, "target", NAN);
    if (!stat_drift(&input, &forecast, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 14);
    set_status(L, forecast.status);
    set_integer(L, "used", (int64_t)forecast.used);
    set_number(L, "median", forecast.median);
    set_number(L, "lower", forecast.lower);
    set_number(L, "upper", forecast.upper);
    set_number(L, "level_lower", forecast.level_lower);
    set_number(L, "level_upper", forecast.level_upper);
    set_number(L, "reaches", forecast.reaches);
    set_number(L, "reported_reaches", forecast.reported_reaches);
    set_number(L, "slope", forecast.slope);
    set_number(L, "drift", forecast.drift);
    set_number(L, "year_effect", forecast.year_effect);
    set_number(L, "slope_spread", forecast.slope_spread);
    set_number(L, "conf", input.conf);
    return 1;
}

void stats_add_drift(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"drifting_level", l_drifting_level},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
