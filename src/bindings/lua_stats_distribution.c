/* stats: distribution functions of R (p: probability, q: quantile, d: density), in R's argument
   order. The last argument may be {lower_tail = true, log_p = false}; single numbers only. */
#include "lua_stats.h"
#include "stat_distribution.h"

#include <math.h>

enum { MOST_PARAMETERS = 2 };

/* stats.pnorm(q, mean = 0, sd = 1, {lower_tail, log_p}) and so on; upvalue 1: its row in
 * stat_distributions.
 */
static int l_distribution(lua_State *L)
{
    static const char *const allowed[] = {"lower_tail", "log_p", NULL};
    static const char *const allowed_density[] = {"log_p", NULL};
    struct failure why = {0};
    const struct stat_distribution *function =
        &stat_distributions[lua_tointeger(L, lua_upvalueindex(1))];
    double parameters[MOST_PARAMETERS] = {function->otherwise[0], function->otherwise[1]};
    const double value = luaL_checknumber(L, 1);
    int options = 2;
    for (int i = 0; i < function->parameters && i < MOST_PARAMETERS; i++) {
        if (lua_type(L, i + 2) == LUA_TTABLE && !isnan(function->otherwise[i]))
            break;
        parameters[i] = isnan(function->otherwise[i]) ? luaL_checknumber(L, i + 2)
                                                      : luaL_optnumber(L, i + 2, parameters[i]);
        options = i + 3;
    }
    lua_settop(L, options);
    check_options(L, options, function->kind == STAT_DENSITY ? allowed_density : allowed);
    const bool lower = option_flag(L, options, "lower_tail", true);
    const bool logs = option_flag(L, options, "log_p", false);
    double result = NAN;
    if (!stat_distribution(function, value, parameters, lower, logs, &result, &why))
        return raise_failure(L, &why);
    lua_pushnumber(L, result);
    return 1;
}

void stats_add_distribution(lua_State *L)
{
    for (size_t i = 0; i < stat_distributions_count; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, l_distribution, 1);
        lua_setfield(L, -2, stat_distributions[i].name);
    }
}
