/* stats.beta_binomial, posterior, funnel, poisson_binomial, apportion. */
#include "lua_stats.h"
#include "stat_count.h"
#include "stat_funnel.h"
#include "stat_shrink.h"

#include <math.h>

/* stats.beta_binomial(x, n, {method = "ml" | "moments"}) -> {status, units, mean, size, rho, a, b}.
   With status "no_spread" every unit gets `mean` and there are no a and b. */
static int l_beta_binomial(lua_State *L)
{
    static const char *const allowed[] = {"method", NULL};
    struct failure why = {0};
    struct beta_prior prior;
    size_t count = 0;
    size_t n_count = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const int method = option_choice(L, 3, "method", stat_shrink_names, SHRINK_ML);
    const int64_t *x = check_counts(L, 1, &count);
    const int64_t *n = check_counts(L, 2, &n_count);
    check_same_length(L, "x", count, "n", n_count);
    if (!stat_beta_binomial(x, n, count, (enum shrink_method)method, &prior, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 9);
    set_status(L, prior.status);
    set_text(L, "method", stat_shrink_names[method]);
    set_integer(L, "units", (int64_t)prior.units);
    set_number(L, "mean", prior.mean);
    set_number(L, "size", prior.size);
    set_number(L, "rho", prior.rho);
    set_number(L, "a", prior.a);
    set_number(L, "b", prior.b);
    set_number(L, "log_likelihood", prior.log_likelihood);
    return 1;
}

/* A number of the prior table at index 3. */
static double prior_number(lua_State *L, const char *name)
{
    if (lua_getfield(L, 3, name) != LUA_TNUMBER)
        luaL_error(L, "prior has no number '%s' (status no_spread has none: all units share mean)",
                   name);
    const double value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

/* stats.posterior(x, n, prior, {conf, target}) -> {mean, lower, upper, weight, p_target}; prior is
   a table with a and b, such as beta_binomial returns */
static int l_posterior(lua_State *L)
{
    static const char *const allowed[] = {"conf", "target", NULL};
    struct failure why = {0};
    struct posterior result;
    const lua_Integer x = luaL_checkinteger(L, 1);
    const lua_Integer n = luaL_checkinteger(L, 2);
    luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    const double conf = option_confidence(L, 4);
    const double target = option_number(L, 4, "target", NAN);
    const double a = prior_number(L, "a");
    const double b = prior_number(L, "b");
    if (!stat_posterior(x, n, a, b, conf, target, &result, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 8);
    set_integer(L, "x", x);
    set_integer(L, "n", n);
    set_number(L, "mean", result.mean);
    set_number(L, "lower", result.lower);
    set_number(L, "upper", result.upper);
    set_number(L, "weight", result.weight);
    set_number(L, "p_target", result.reaches);
    set_number(L, "conf", conf);
    return 1;
}

static void set_limits(lua_State *L, const struct funnel_limits *limits)
{
    set_number(L, "inner_lower", limits->inner_lower);
    set_number(L, "inner_upper", limits->inner_upper);
    set_number(L, "outer_lower", limits->outer_lower);
    set_number(L, "outer_upper", limits->outer_upper);
}

static void set_funnel_points(lua_State *L, const struct funnel_input *input,
                              const struct funnel_point *points)
{
    lua_createtable(L, (int)input->count, 0);
    for (size_t i = 0; i < input->count; i++) {
        lua_createtable(L, 0, 9);
        set_integer(L, "x", input->x[i]);
        set_integer(L, "n", input->n[i]);
        set_number(L, "share", points[i].share);
        set_limits(L, &points[i].limits);
        set_number(L, "z", points[i].z);
        if (points[i].position == FUNNEL_NO_CASES || !isnan(points[i].z))
            set_text(L, "position", stat_funnel_position_names[points[i].position]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "points");
}

/* Limits at the sizes of the option `curve`, for drawing. */
static void set_funnel_curve(lua_State *L, const struct funnel_input *input,
                             const struct funnel *funnel, const double *sizes, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        const struct funnel_limits limits = stat_funnel_limits(input, funnel, sizes[i]);
        lua_createtable(L, 0, 5);
        set_number(L, "n", sizes[i]);
        set_limits(L, &limits);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "curve");
}

static void check_sizes(lua_State *L, const double *sizes, size_t count)
{
    struct failure why = {0};
    for (size_t i = 0; i < count; i++)
        if (!stat_check_between(sizes[i], 1, (double)STAT_LARGEST_COUNT, "curve", &why))
            raise_failure(L, &why);
}

/* stats.funnel(x, n, {target, method = "additive" | "multiplicative" | "plain", inner = 0.95,
   outer = 0.998, curve = sizes}) -> {status, centre, phi, tau2, overdispersed, points, curve} */
static int l_funnel(lua_State *L)
{
    static const char *const allowed[] = {"target", "method", "inner", "outer", "curve", NULL};
    struct failure why = {0};
    struct funnel funnel;
    struct funnel_input input = {0};
    size_t n_count = 0;
    size_t size_count = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const int method = option_choice(L, 3, "method", stat_funnel_names, FUNNEL_ADDITIVE);
    input.method = (enum funnel_method)method;
    input.target = option_number(L, 3, "target", NAN);
    input.inner = option_number(L, 3, "inner", 0.95);
    input.outer = option_number(L, 3, "outer", 0.998);
    const double *sizes = option_numbers(L, 3, "curve", &size_count);
    input.x = check_counts(L, 1, &input.count);
    input.n = check_counts(L, 2, &n_count);
    check_same_length(L, "x", input.count, "n", n_count);
    check_sizes(L, sizes, size_count);
    struct funnel_point *points = new_scratch(L, input.count, sizeof *points);
    double *scratch = new_numbers(L, 2 * input.count);
    if (!stat_funnel(&input, scratch, points, &funnel, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 9);
    set_status(L, funnel.status);
    set_text(L, "method", stat_funnel_names[method]);
    set_integer(L, "units", (int64_t)funnel.units);
    set_number(L, "centre", funnel.centre);
    set_number(L, "phi", funnel.phi);
    set_number(L, "tau2", funnel.tau2);
    set_flag(L, "overdispersed", funnel.overdispersed);
    set_funnel_points(L, &input, points);
    if (sizes != NULL && funnel.status == STAT_OK)
        set_funnel_curve(L, &input, &funnel, sizes, size_count);
    return 1;
}

/* stats.poisson_binomial(p, {k}) -> {expected, sd, masses, at_least}; masses[i] = P(exactly i - 1),
   at_least = P(at least k) */
static int l_poisson_binomial(lua_State *L)
{
    static const char *const allowed[] = {"k", NULL};
    struct failure why = {0};
    size_t count = 0;
    lua_settop(L, 2);
    check_options(L, 2, allowed);
    const lua_Integer k = option_integer(L, 2, "k", -1);
    const double *p = check_numbers(L, 1, &count);
    double *masses = new_numbers(L, count + 1);
    if (!stat_poisson_binomial(p, count, masses, &why))
        return raise_failure(L, &why);
    double expected = 0;
    double variance = 0;
    for (size_t i = 0; i < count; i++) {
        expected += p[i];
        variance += p[i] * (1 - p[i]);
    }
    lua_createtable(L, 0, 4);
    set_number(L, "expected", expected);
    set_number(L, "sd", sqrt(variance));
    set_numbers(L, "masses", masses, count + 1);
    if (k >= 0)
        set_number(L, "at_least", stat_at_least(masses, count, k));
    return 1;
}

/* stats.apportion(total, weights) -> whole parts that add up to total */
static int l_apportion(lua_State *L)
{
    struct failure why = {0};
    size_t count = 0;
    const lua_Integer total = luaL_checkinteger(L, 1);
    const double *weights = check_numbers(L, 2, &count);
    double *scratch = new_numbers(L, count);
    int64_t *parts = new_scratch(L, count, sizeof *parts);
    if (!stat_apportion(total, weights, count, scratch, parts, &why))
        return raise_failure(L, &why);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushinteger(L, parts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

void stats_add_units(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"beta_binomial", l_beta_binomial},       {"posterior", l_posterior}, {"funnel", l_funnel},
        {"poisson_binomial", l_poisson_binomial}, {"apportion", l_apportion}, {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
