/* stats: mean, sd, var, median, mad, iqr, quantile, weighted_mean, corr. A single figure comes back
   as a number, or nil when the series is too short to have one. */
#include "lua_stats.h"
#include "stat_quantile.h"
#include "stat_sum.h"

#include <math.h>

static int push_number_or_nil(lua_State *L, double value)
{
    if (isnan(value))
        lua_pushnil(L);
    else
        lua_pushnumber(L, value);
    return 1;
}

static struct moments moments_of(lua_State *L)
{
    size_t count = 0;
    struct failure why = {0};
    struct moments moments;
    const double *values = check_numbers(L, 1, &count);
    if (!stat_moments(values, count, &moments, &why))
        raise_failure(L, &why);
    return moments;
}

/* stats.mean(v) -> number? */
static int l_mean(lua_State *L)
{
    return push_number_or_nil(L, moments_of(L).mean);
}

/* stats.sum(v) -> number, without loss by rounding */
static int l_sum(lua_State *L)
{
    return push_number_or_nil(L, moments_of(L).sum);
}

/* stats.sd(v) -> number?, divides by count - 1 */
static int l_sd(lua_State *L)
{
    return push_number_or_nil(L, moments_of(L).sd);
}

/* stats.var(v) -> number?, divides by count - 1 */
static int l_var(lua_State *L)
{
    return push_number_or_nil(L, moments_of(L).variance);
}

static double *sorted_numbers(lua_State *L, size_t *count)
{
    struct failure why = {0};
    double *values = check_numbers(L, 1, count);
    if (!stat_check_numbers(values, *count, "values", &why))
        raise_failure(L, &why);
    stat_sort(values, *count);
    return values;
}

/* stats.median(v) -> number? */
static int l_median(lua_State *L)
{
    size_t count = 0;
    const double *values = sorted_numbers(L, &count);
    return push_number_or_nil(L, count == 0 ? NAN : stat_median_sorted(values, count));
}

/* stats.mad(v) -> number?, not scaled by 1.4826 */
static int l_mad(lua_State *L)
{
    size_t count = 0;
    double *values = sorted_numbers(L, &count);
    return push_number_or_nil(L, count == 0 ? NAN : stat_mad(values, count));
}

/* stats.iqr(v, {type = 7}) -> number? */
static int l_iqr(lua_State *L)
{
    static const char *const allowed[] = {"type", NULL};
    struct failure why = {0};
    check_options(L, 2, allowed);
    const lua_Integer type = option_integer(L, 2, "type", 7);
    if (!stat_check_between((double)type, 1, 9, "type", &why))
        return raise_failure(L, &why);
    size_t count = 0;
    const double *values = sorted_numbers(L, &count);
    if (count == 0)
        return push_number_or_nil(L, NAN);
    lua_pushnumber(L, stat_quantile_sorted(values, count, 0.75, (int)type) -
                          stat_quantile_sorted(values, count, 0.25, (int)type));
    return 1;
}

/* stats.quantile(v, p, {type = 7}) -> number?, or an array when p is an array */
static int l_quantile(lua_State *L)
{
    static const char *const allowed[] = {"type", NULL};
    struct failure why = {0};
    const bool single = lua_type(L, 2) == LUA_TNUMBER;
    double only = single ? lua_tonumber(L, 2) : 0;
    check_options(L, 3, allowed);
    const lua_Integer type = option_integer(L, 3, "type", 7);
    size_t shares = 1;
    const double *p = single ? &only : check_numbers(L, 2, &shares);
    size_t count = 0;
    double *values = check_numbers(L, 1, &count);
    double value = NAN;
    if (!single)
        lua_createtable(L, (int)shares, 0);
    for (size_t i = 0; i < shares; i++) {
        if (!stat_quantile(values, count, p[i], (int)(type < 0 || type > 9 ? 0 : type), &value,
                           &why))
            return raise_failure(L, &why);
        push_number_or_nil(L, value);
        if (!single)
            lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* stats.weighted_mean(v, w) -> number?, nil when all weights are 0 */
static int l_weighted_mean(lua_State *L)
{
    struct failure why = {0};
    struct weighted_mean result;
    size_t count = 0;
    size_t weight_count = 0;
    const double *values = check_numbers(L, 1, &count);
    const double *weights = check_numbers(L, 2, &weight_count);
    check_same_length(L, "v", count, "w", weight_count);
    if (!stat_weighted_mean(values, weights, count, &result, &why))
        return raise_failure(L, &why);
    return push_number_or_nil(L, result.mean);
}

/* stats.corr(x, y, {method = "pearson" | "spearman", conf}) -> {status, r, lower, upper, p, ...} */
static int l_corr(lua_State *L)
{
    static const char *const allowed[] = {"method", "conf", NULL};
    static const char *const methods[] = {"pearson", "spearman", NULL};
    struct failure why = {0};
    struct correlation result;
    size_t count = 0;
    size_t other = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const int method = option_choice(L, 3, "method", methods, 0);
    const double conf = option_confidence(L, 3);
    double *x = check_numbers(L, 1, &count);
    double *y = check_numbers(L, 2, &other);
    check_same_length(L, "x", count, "y", other);
    if (!stat_check_numbers(x, count, "x", &why) || !stat_check_numbers(y, count, "y", &why))
        return raise_failure(L, &why);
    if (method == 1) {
        size_t *scratch = new_scratch(L, count, sizeof *scratch);
        stat_ranks(x, count, scratch);
        stat_ranks(y, count, scratch);
    }
    if (!stat_correlation(x, y, count, conf, &result, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 10);
    set_status(L, result.status);
    set_text(L, "method", methods[method]);
    set_integer(L, "n", (int64_t)result.count);
    set_number(L, "r", result.r);
    if (method == 0) { /* Fisher's interval is for Pearson's r */
        set_number(L, "lower", result.lower);
        set_number(L, "upper", result.upper);
    }
    set_number(L, "t", result.statistic);
    set_number(L, "df", result.df);
    set_number(L, "p", result.p_value);
    set_number(L, "conf", conf);
    return 1;
}

void stats_add_summary(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"mean", l_mean},     {"sum", l_sum},
        {"sd", l_sd},         {"var", l_var},
        {"median", l_median}, {"mad", l_mad},
        {"iqr", l_iqr},       {"quantile", l_quantile},
        {"corr", l_corr},     {"weighted_mean", l_weighted_mean},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
