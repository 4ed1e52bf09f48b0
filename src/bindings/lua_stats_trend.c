/* stats.mann_kendall, theil_sen, siegel, ses, holt. */
#include "lua_stats.h"
#include "stat_rank.h"
#include "stat_smooth.h"

#include <math.h>

/* mann_kendall(y), mann_kendall(y, options) and mann_kendall(t, y, options): the stack becomes t or
   nil, y, options. */
static void sort_arguments(lua_State *L)
{
    const bool times = lua_gettop(L) >= 2 && !lua_isnil(L, 2) &&
                       (lua_type(L, 2) != LUA_TTABLE || lua_rawlen(L, 2) > 0);
    if (!times) {
        lua_pushnil(L);
        lua_insert(L, 1);
    }
    lua_settop(L, 3);
}

/* stats.mann_kendall([t,] y, {alternative = "two_sided" | "increasing" | "decreasing"})
   -> {status, n, S, varS, z, tau_b, p, p_exact} */
static int l_mann_kendall(lua_State *L)
{
    static const char *const allowed[] = {"alternative", NULL};
    struct failure why = {0};
    struct mann_kendall result;
    size_t count = 0;
    size_t times = 0;
    sort_arguments(L);
    check_options(L, 3, allowed);
    const int alternative = option_choice(L, 3, "alternative", stat_rank_alternative_names, 0);
    const double *t = lua_isnil(L, 1) ? NULL : check_numbers(L, 1, &times);
    const double *y = check_numbers(L, 2, &count);
    if (t != NULL)
        check_same_length(L, "t", times, "y", count);
    double *scratch = new_numbers(L, count);
    if (!stat_mann_kendall(t, y, count, (enum rank_alternative)alternative, scratch, &result, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 9);
    set_status(L, result.status);
    set_integer(L, "n", (int64_t)result.count);
    set_integer(L, "S", result.s);
    set_number(L, "varS", result.variance);
    set_number(L, "z", result.z);
    set_number(L, "tau_b", result.tau_b);
    set_number(L, "p", result.p);
    set_number(L, "p_exact", result.p_exact);
    set_text(L, "alternative", stat_rank_alternative_names[alternative]);
    return 1;
}

static void push_line(lua_State *L, const struct rank_line *line)
{
    lua_createtable(L, 0, 8);
    set_status(L, line->status);
    set_integer(L, "n", (int64_t)line->count);
    set_number(L, "slope", line->slope);
    set_number(L, "intercept", line->intercept);
    set_number(L, "lower", line->lower);
    set_number(L, "upper", line->upper);
}

/* What the line says at the option `at`. */
static void set_line_forecast(lua_State *L, const struct rank_line *line, const double *at,
                              size_t count)
{
    if (at == NULL || isnan(line->slope))
        return;
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 2);
        set_number(L, "t", at[i]);
        set_number(L, "fit", line->intercept + line->slope * at[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "forecast");
}

static int rank_trend(lua_State *L, const char *const *allowed, bool siegel)
{
    struct failure why = {0};
    struct rank_line line;
    size_t count = 0;
    size_t times = 0;
    size_t at_count = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const double conf = siegel ? 0.5 : option_confidence(L, 3);
    const double *at = option_numbers(L, 3, "at", &at_count);
    const double *t = check_numbers(L, 1, &times);
    const double *y = check_numbers(L, 2, &count);
    check_same_length(L, "t", times, "y", count);
    if (at != NULL && !stat_check_numbers(at, at_count, "at", &why))
        return raise_failure(L, &why);
    double *scratch = new_numbers(L, stat_theil_sen_scratch(count));
    if (!(siegel ? stat_siegel(t, y, count, scratch, &line, &why)
                 : stat_theil_sen(t, y, count, conf, scratch, &line, &why)))
        return raise_failure(L, &why);
    push_line(L, &line);
    if (!siegel)
        set_number(L, "conf", conf);
    set_line_forecast(L, &line, at, at_count);
    return 1;
}

/* stats.theil_sen(t, y, {conf, at}) -> {status, n, slope, intercept, lower, upper, forecast} */
static int l_theil_sen(lua_State *L)
{
    static const char *const allowed[] = {"conf", "at", NULL};
    return rank_trend(L, allowed, false);
}

/* stats.siegel(t, y, {at}) -> {status, n, slope, intercept, forecast} */
static int l_siegel(lua_State *L)
{
    static const char *const allowed[] = {"at", NULL};
    return rank_trend(L, allowed, true);
}

/* Smoothing takes no times; given as an option they must lie at equal steps. */
static void check_equal_steps(lua_State *L, size_t count)
{
    struct failure why = {0};
    size_t times = 0;
    const double *t = option_numbers(L, 2, "t", &times);
    if (t == NULL)
        return;
    check_same_length(L, "y", count, "t", times);
    if (!stat_check_times(t, times, &why))
        raise_failure(L, &why);
    for (size_t i = 2; i < times; i++)
        if (fabs((t[i] - t[i - 1]) - (t[1] - t[0])) > 1e-6 * (t[1] - t[0])) {
            failure_set(&why, FAILURE_SCRIPT, "LT-1518",
                        "chuỗi thời gian bị hở hoặc không đều ở vị trí %zu (%.10g sau %.10g); "
                        "làm trơn cần các kỳ cách đều",
                        "the times have a gap or unequal steps at position %zu (%.10g after "
                        "%.10g); smoothing needs equal steps",
                        i + 1, t[i], t[i - 1]);
            raise_failure(L, &why);
        }
}

static void push_smooth(lua_State *L, const struct smooth *fit, lua_Integer steps, double conf)
{
    lua_createtable(L, 0, 14);
    set_status(L, fit->status);
    set_number(L, "alpha", fit->used.alpha);
    if (fit->used.trend) {
        set_number(L, "beta", fit->used.beta);
        set_number(L, "phi", fit->used.phi);
        set_number(L, "slope", fit->slope);
    }
    set_number(L, "level", fit->level);
    set_number(L, "sse", fit->sse);
    set_number(L, "sigma", fit->sigma);
    set_number(L, "df", fit->df);
    set_number(L, "conf", conf);
    set_flag(L, "at_bound", fit->at_bound);
    if (fit->status == STAT_TOO_SHORT)
        return;
    lua_createtable(L, (int)steps, 0);
    for (lua_Integer h = 1; h <= steps; h++) {
        double value = NAN;
        double lower = NAN;
        double upper = NAN;
        stat_smooth_forecast(fit, (int)h, conf, &value, &lower, &upper);
        lua_createtable(L, 0, 4);
        set_integer(L, "h", h);
        set_number(L, "fit", value);
        set_number(L, "lower", lower);
        set_number(L, "upper", upper);
        lua_rawseti(L, -2, h);
    }
    lua_setfield(L, -2, "forecast");
}

static int smooth_series(lua_State *L, const struct smooth_settings *settings)
{
    struct failure why = {0};
    struct smooth fit;
    size_t count = 0;
    const double conf = option_confidence(L, 2);
    const lua_Integer steps = option_integer(L, 2, "h", 1);
    if (!stat_check_between((double)steps, 1, 1000, "h", &why))
        return raise_failure(L, &why);
    const double *y = check_numbers(L, 1, &count);
    check_equal_steps(L, count);
    if (!stat_smooth(y, count, settings, &fit, &why))
        return raise_failure(L, &why);
    push_smooth(L, &fit, steps, conf);
    return 1;
}

/* stats.ses(y, {alpha = 0.5, h = 1, conf, optimise, t}) -> {status, alpha, level, sigma, forecast}
 */
static int l_ses(lua_State *L)
{
    static const char *const allowed[] = {"alpha", "h", "conf", "optimise", "t", NULL};
    lua_settop(L, 2);
    check_options(L, 2, allowed);
    const struct smooth_settings settings = {.trend = false,
                                             .alpha = option_number(L, 2, "alpha", 0.5),
                                             .beta = 0,
                                             .phi = 1,
                                             .optimise = option_flag(L, 2, "optimise", false)};
    return smooth_series(L, &settings);
}

/* stats.holt(y, {alpha = 0.5, beta = 0.2, phi = 0.85, damped = true, h = 1, conf, optimise, t})
   -> {status, alpha, beta, phi, level, slope, sigma, forecast} */
static int l_holt(lua_State *L)
{
    static const char *const allowed[] = {"alpha", "beta", "phi",      "damped", "h",
                                          "conf",  "t",    "optimise", NULL};
    lua_settop(L, 2);
    check_options(L, 2, allowed);
    const bool damped = option_flag(L, 2, "damped", true);
    const double phi = option_number(L, 2, "phi", 0.85);
    const struct smooth_settings settings = {.trend = true,
                                             .alpha = option_number(L, 2, "alpha", 0.5),
                                             .beta = option_number(L, 2, "beta", 0.2),
                                             .phi = damped ? phi : 1,
                                             .optimise = option_flag(L, 2, "optimise", false)};
    return smooth_series(L, &settings);
}

void stats_add_trend(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"mann_kendall", l_mann_kendall},
        {"theil_sen", l_theil_sen},
        {"siegel", l_siegel},
        {"ses", l_ses},
        {"holt", l_holt},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
