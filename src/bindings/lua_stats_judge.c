/* stats.progress, backtest, interval_score, brier. */
#include "lua_stats.h"
#include "stat_backtest.h"
#include "stat_progress.h"

#include <math.h>

/* stats.progress(scheme, t, y, {target, target_year, direction, limit, decay}) -> {status, scheme,
   class, met, ratio, actual, required, from_now, predicted} */
static int l_progress(lua_State *L)
{
    static const char *const allowed[] = {"target", "target_year", "direction",
                                          "limit",  "decay",       NULL};
    static const char *const directions[] = {"increase", "decrease", NULL};
    struct failure why = {0};
    struct progress result;
    struct progress_input input = {0};
    size_t y_count = 0;
    luaL_checkstring(L, 1);
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "scheme");
    const int scheme = option_choice(L, 5, "scheme", stat_progress_names, 0);
    input.scheme = (enum progress_scheme)scheme;
    input.target = option_number(L, 4, "target", NAN);
    input.target_time = option_number(L, 4, "target_year", NAN);
    input.limit = option_number(L, 4, "limit", NAN);
    input.decay = option_number(L, 4, "decay", 0.9);
    const int direction = option_choice(L, 4, "direction", directions, -1);
    if (isnan(input.target) != isnan(input.target_time))
        return luaL_error(L, "options 'target' and 'target_year' go together");
    input.t = check_numbers(L, 2, &input.count);
    input.y = check_numbers(L, 3, &y_count);
    check_same_length(L, "t", input.count, "y", y_count);
    /* Without a word the way from the base to the target is the wanted one. */
    input.increase = direction < 0
                         ? isnan(input.target) || input.count == 0 || input.target >= input.y[0]
                         : direction == 0;
    if (!stat_progress(&input, &result, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 12);
    set_status(L, result.status);
    set_text(L, "scheme", stat_progress_names[scheme]);
    if (result.class_name != NULL)
        set_text(L, "class", result.class_name);
    set_flag(L, "met", result.met);
    set_integer(L, "points", (int64_t)input.count);
    set_number(L, "ratio", result.ratio);
    set_number(L, "actual", result.actual);
    set_number(L, "required", result.required);
    set_number(L, "from_now", result.from_now);
    set_number(L, "predicted", result.predicted);
    return 1;
}

static void set_forecast(lua_State *L, const struct share_forecast *forecast)
{
    set_number(L, "fit", forecast->value);
    set_number(L, "lower", forecast->lower);
    set_number(L, "upper", forecast->upper);
    set_number(L, "p_target", forecast->reaches);
}

static void set_backtest_points(lua_State *L, const struct backtest_point *points, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 7);
        set_number(L, "origin", points[i].origin);
        set_number(L, "t", points[i].at);
        set_number(L, "observed", points[i].observed);
        set_forecast(L, &points[i].forecast);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "points");
}

static void push_backtest(lua_State *L, const struct backtest *result,
                          const struct backtest_point *points)
{
    lua_createtable(L, 0, 16);
    set_status(L, result->status);
    set_integer(L, "count", (int64_t)result->count);
    set_number(L, "me", result->mean_error);
    set_number(L, "mae", result->mae);
    set_number(L, "rmse", result->rmse);
    set_number(L, "mase", result->mase);
    set_number(L, "coverage", result->coverage);
    set_number(L, "width", result->width);
    set_number(L, "interval_score", result->interval_score);
    set_number(L, "brier", result->brier);
    set_number(L, "brier_reference", result->brier_reference);
    set_number(L, "skill", result->skill);
    set_backtest_points(L, points, result->count);
}

static struct share_series check_series(lua_State *L)
{
    struct share_series series = {0};
    size_t x_count = 0;
    size_t n_count = 0;
    series.t = check_numbers(L, 1, &series.count);
    series.x = check_counts(L, 2, &x_count);
    series.n = check_counts(L, 3, &n_count);
    check_same_length(L, "t", series.count, "x", x_count);
    check_same_length(L, "t", series.count, "n", n_count);
    return series;
}

/* stats.backtest(t, x, n, {method = "glm", h = 1, first = 5, conf = 0.8, target})
   -> {status, count, me, mae, rmse, mase, coverage, width, interval_score, brier, skill, points} */
static int l_backtest(lua_State *L)
{
    static const char *const allowed[] = {"method", "h", "first", "conf", "target", NULL};
    struct failure why = {0};
    struct backtest result;
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    const int method = option_choice(L, 4, "method", stat_backtest_names, BACKTEST_GLM);
    const double ahead = option_number(L, 4, "h", 1);
    const lua_Integer first = option_integer(L, 4, "first", 5);
    const double conf = option_number(L, 4, "conf", 0.8);
    const double target = option_number(L, 4, "target", NAN);
    if (!stat_check_between((double)first, 1, (double)STAT_LARGEST_SERIES, "first", &why))
        return raise_failure(L, &why);
    const struct share_series series = check_series(L);
    double *scratch = new_numbers(L, stat_backtest_scratch(series.count));
    struct backtest_point *points = new_scratch(L, series.count, sizeof *points);
    if (!stat_backtest(&series, (enum backtest_method)method, ahead, (size_t)first, conf, target,
                       scratch, points, &result, &why))
        return raise_failure(L, &why);
    push_backtest(L, &result, points);
    set_text(L, "method", stat_backtest_names[method]);
    set_number(L, "conf", conf);
    set_number(L, "h", ahead);
    return 1;
}

/* An array, or a single number as an array of one. */
static const double *check_parallel(lua_State *L, int arg, size_t *count)
{
    if (lua_type(L, arg) != LUA_TNUMBER)
        return check_numbers(L, arg, count);
    *count = 1;
    double *single = new_numbers(L, 1);
    single[0] = lua_tonumber(L, arg);
    lua_replace(L, arg);
    return single;
}

/* stats.interval_score(lower, upper, observed, {conf = 0.8}) -> mean score (numbers or arrays) */
static int l_interval_score(lua_State *L)
{
    static const char *const allowed[] = {"conf", NULL};
    static const char *const names[] = {"lower", "upper", "observed"};
    struct failure why = {0};
    const double *series[3] = {NULL, NULL, NULL};
    size_t counts[3] = {0, 0, 0};
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    const double conf = option_number(L, 4, "conf", 0.8);
    if (!stat_check_confidence(conf, &why))
        return raise_failure(L, &why);
    for (int i = 0; i < 3; i++) {
        series[i] = check_parallel(L, i + 1, &counts[i]);
        check_same_length(L, names[0], counts[0], names[i], counts[i]);
        if (!stat_check_numbers(series[i], counts[i], names[i], &why))
            return raise_failure(L, &why);
    }
    double sum = 0;
    for (size_t i = 0; i < counts[0]; i++) {
        if (series[0][i] > series[1][i])
            return luaL_error(L, "element %d: lower is above upper", (int)i + 1);
        sum += stat_interval_score(series[0][i], series[1][i], series[2][i], conf);
    }
    if (counts[0] == 0)
        lua_pushnil(L);
    else
        lua_pushnumber(L, sum / (double)counts[0]);
    return 1;
}

/* stats.brier(p, outcome) -> mean of (p - outcome)^2; outcomes are 0 or 1 (numbers or arrays) */
static int l_brier(lua_State *L)
{
    struct failure why = {0};
    size_t counts[2] = {0, 0};
    const double *p = check_parallel(L, 1, &counts[0]);
    const double *outcome = check_parallel(L, 2, &counts[1]);
    check_same_length(L, "p", counts[0], "outcome", counts[1]);
    double sum = 0;
    for (size_t i = 0; i < counts[0]; i++) {
        if (!stat_check_share(p[i], "p", i + 1, &why))
            return raise_failure(L, &why);
        if (outcome[i] != 0 && outcome[i] != 1)
            return luaL_error(L, "outcome %d must be 0 or 1", (int)i + 1);
        sum += (p[i] - outcome[i]) * (p[i] - outcome[i]);
    }
    if (counts[0] == 0)
        lua_pushnil(L);
    else
        lua_pushnumber(L, sum / (double)counts[0]);
    return 1;
}

void stats_add_judge(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"progress", l_progress},
        {"backtest", l_backtest},
        {"interval_score", l_interval_score},
        {"brier", l_brier},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
