/* stats.lm and stats.glm. */
#include "lua_stats.h"
#include "stat_glm.h"
#include "stat_regression.h"
#include "stat_rmath.h"

#include <math.h>

/* Puts the predictors of index 1 (an array, or an array of arrays) one after the other into scratch
   memory at index 1. */
static const double *check_predictors(lua_State *L, size_t *rows, size_t *predictors)
{
    *predictors = 1;
    if (lua_type(L, 1) != LUA_TTABLE || lua_rawgeti(L, 1, 1) == LUA_TNUMBER) {
        lua_settop(L, 3);
        return check_numbers(L, 1, rows);
    }
    lua_pop(L, 1);
    *predictors = (size_t)lua_rawlen(L, 1);
    if (*predictors < 1 || *predictors >= REGRESSION_MOST_PARAMETERS)
        return check_numbers(L, 1, rows); /* empty, or raises */
    double *columns = NULL;
    for (size_t j = 0; j < *predictors; j++) {
        size_t count = 0;
        lua_rawgeti(L, 1, (lua_Integer)j + 1);
        const double *column = check_numbers(L, -1, &count);
        if (j == 0) {
            *rows = count;
            columns = new_numbers(L, count * *predictors);
            lua_insert(L, 4);
        }
        check_same_length(L, "x[1]", *rows, "x", count);
        for (size_t i = 0; i < count; i++)
            columns[j * *rows + i] = column[i];
        lua_settop(L, 4);
    }
    lua_replace(L, 1);
    return columns;
}

static void push_lm_forecast(lua_State *L, const struct regression_input *input,
                             const struct regression *fit, const double *row, double quantile)
{
    double value = NAN;
    double error = NAN;
    stat_regression_at(input, fit, row, &value, &error);
    const double own = sqrt(error * error + fit->sigma * fit->sigma);
    lua_createtable(L, 0, 7);
    set_number(L, "at", row[0]);
    set_number(L, "fit", value);
    set_number(L, "se", error);
    set_number(L, "lower", value - quantile * error);
    set_number(L, "upper", value + quantile * error);
    set_number(L, "observed_lower", value - quantile * own);
    set_number(L, "observed_upper", value + quantile * own);
}

static void set_ends(lua_State *L, const double *coefficients, const double *errors, size_t count,
                     double quantile)
{
    lua_createtable(L, (int)count, 0);
    for (size_t j = 0; j < count; j++) {
        lua_createtable(L, 0, 6);
        set_number(L, "estimate", coefficients[j]);
        set_number(L, "se", errors[j]);
        set_number(L, "t", coefficients[j] / errors[j]);
        set_number(L, "lower", coefficients[j] - quantile * errors[j]);
        set_number(L, "upper", coefficients[j] + quantile * errors[j]);
        lua_rawseti(L, -2, (lua_Integer)j + 1);
    }
    lua_setfield(L, -2, "coefficients");
}

static void set_lm_summary(lua_State *L, const struct regression_input *input,
                           const struct regression *fit, const double *coefficients,
                           const double *errors, double quantile)
{
    const size_t first = input->intercept ? 1 : 0;
    set_integer(L, "n", (int64_t)fit->rows);
    set_number(L, "df", fit->df);
    set_number(L, "sigma", fit->sigma);
    set_number(L, "rss", fit->rss);
    set_number(L, "r2", fit->r2);
    set_number(L, "adjusted_r2", fit->adjusted_r2);
    set_number(L, "f", fit->f);
    set_number(L, "f_p", fit->f_p);
    if (fit->coefficients == NULL)
        return;
    set_ends(L, coefficients, errors, fit->parameters, quantile);
    if (input->intercept)
        set_number(L, "intercept", coefficients[0]);
    if (fit->parameters != first + 1)
        return;
    set_number(L, "slope", coefficients[first]);
    set_number(L, "slope_se", errors[first]);
    set_number(L, "slope_lower", coefficients[first] - quantile * errors[first]);
    set_number(L, "slope_upper", coefficients[first] + quantile * errors[first]);
    set_number(L, "p", 2 * pt(fabs(coefficients[first] / errors[first]), fit->df, 0, 0));
}

/* stats.lm(x, y, {weights, intercept = true, degree, conf, at}) -> {status, intercept, slope,
   coefficients = {{estimate, se, t, lower, upper}}, sigma, r2, df, fitted, residuals, forecast} */
static int l_lm(lua_State *L)
{
    static const char *const allowed[] = {"weights", "intercept", "degree", "conf", "at", NULL};
    struct failure why = {0};
    struct regression fit;
    struct regression_input input = {0};
    size_t y_count = 0;
    size_t weight_count = 0;
    size_t at_count = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const double conf = option_confidence(L, 3);
    const lua_Integer degree = option_integer(L, 3, "degree", 1);
    if (!stat_check_between((double)degree, 1, REGRESSION_MOST_PARAMETERS - 1, "degree", &why))
        return raise_failure(L, &why);
    input.degree = (int)degree;
    input.intercept = option_flag(L, 3, "intercept", true);
    input.columns = check_predictors(L, &input.rows, &input.predictors);
    input.y = check_numbers(L, 2, &y_count);
    check_same_length(L, "x", input.rows, "y", y_count);
    input.weights = option_numbers(L, 3, "weights", &weight_count);
    if (input.weights != NULL)
        check_same_length(L, "x", input.rows, "weights", weight_count);
    const double *at = option_numbers(L, 3, "at", &at_count);
    if (at != NULL && (input.predictors != 1 || !stat_check_numbers(at, at_count, "at", &why)))
        return luaL_error(L, "option 'at': finite numbers and a single predictor expected");
    const size_t parameters = stat_regression_parameters(&input);
    double *numbers = new_numbers(L, 2 * parameters + 2 * input.rows);
    double *errors = numbers + parameters;
    double *fitted = errors + parameters;
    long double *scratch = new_scratch(L, stat_regression_scratch(&input), sizeof *scratch);
    if (!stat_regression(&input, scratch, numbers, errors, fitted, fitted + input.rows, &fit, &why))
        return raise_failure(L, &why);
    const double quantile = fit.df > 0 ? qt((1 - conf) / 2, fit.df, 0, 0) : NAN;
    lua_createtable(L, 0, 20);
    set_status(L, fit.status);
    set_number(L, "conf", conf);
    set_lm_summary(L, &input, &fit, numbers, errors, quantile);
    if (fit.coefficients == NULL)
        return 1;
    set_numbers(L, "fitted", fitted, input.rows);
    set_numbers(L, "residuals", fitted + input.rows, input.rows);
    if (at == NULL)
        return 1;
    lua_createtable(L, (int)at_count, 0);
    for (size_t i = 0; i < at_count; i++) {
        push_lm_forecast(L, &input, &fit, at + i, quantile);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "forecast");
    return 1;
}

struct glm_questions {
    double conf, target, centre;
    int64_t cases;
    const double *at;
    size_t at_count;
};

static void push_glm_forecast(lua_State *L, const struct glm *fit,
                              const struct glm_questions *questions, double t)
{
    struct glm_forecast ahead;
    stat_glm_forecast(fit, t, questions->conf, questions->target, questions->cases, &ahead);
    lua_createtable(L, 0, 10);
    set_number(L, "t", t);
    set_number(L, "link", ahead.link);
    set_number(L, "se", ahead.error);
    set_number(L, "fit", ahead.fit);
    set_number(L, "lower", ahead.lower);
    set_number(L, "upper", ahead.upper);
    set_number(L, "observed_lower", ahead.observed_lower);
    set_number(L, "observed_upper", ahead.observed_upper);
    set_number(L, "p_target", ahead.mean_reaches);
    set_number(L, "p_target_observed", ahead.observed_reaches);
}

static void set_glm_estimates(lua_State *L, const struct glm *fit,
                              const struct glm_questions *questions)
{
    const double centre = isnan(questions->centre) ? fit->mean_time : questions->centre;
    const double away = centre - fit->mean_time;
    const double quantile = fit->status == STAT_OK ? stat_glm_quantile(fit, questions->conf) : NAN;
    set_number(L, "centre", centre);
    set_number(L, "intercept", fit->level + fit->slope * away);
    set_number(L, "intercept_se",
               sqrt(fit->dispersion * (fit->level_variance + away * away * fit->slope_variance)));
    set_number(L, "slope", fit->slope);
    set_number(L, "slope_se", fit->slope_error);
    set_number(L, "slope_lower", fit->slope - quantile * fit->slope_error);
    set_number(L, "slope_upper", fit->slope + quantile * fit->slope_error);
    set_number(L, "statistic", fit->statistic);
    set_number(L, "p", stat_glm_p_value(fit));
    set_number(L, "deviance", fit->deviance);
    set_number(L, "null_deviance", fit->null_deviance);
    set_number(L, "chi2", fit->pearson);
    set_number(L, "raw_dispersion", fit->raw_dispersion);
    set_number(L, "dispersion", fit->dispersion);
    set_number(L, "crossing", stat_glm_crossing(fit, questions->conf, questions->target));
}

static void set_glm_series(lua_State *L, const struct glm *fit, const double *t, size_t count,
                           const struct glm_questions *questions)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        struct glm_forecast here;
        stat_glm_forecast(fit, t[i], questions->conf, NAN, 0, &here);
        lua_pushnumber(L, here.fit);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "fitted");
    if (questions->at == NULL)
        return;
    lua_createtable(L, (int)questions->at_count, 0);
    for (size_t i = 0; i < questions->at_count; i++) {
        push_glm_forecast(L, fit, questions, questions->at[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "forecast");
}

static void read_glm_questions(lua_State *L, struct glm_questions *questions)
{
    struct failure why = {0};
    questions->conf = option_confidence(L, 4);
    questions->centre = option_number(L, 4, "centre", NAN);
    questions->target = option_number(L, 4, "target", NAN);
    questions->cases = option_integer(L, 4, "cases", 0);
    if (!isnan(questions->target) && !stat_check_share(questions->target, "target", 0, &why))
        raise_failure(L, &why);
    if (!stat_check_counts(0, questions->cases, 0, &why))
        raise_failure(L, &why);
    questions->at = option_numbers(L, 4, "at", &questions->at_count);
    if (questions->at != NULL &&
        !stat_check_numbers(questions->at, questions->at_count, "at", &why))
        raise_failure(L, &why);
}

/* stats.glm(t, x, n, {family = "auto" | "binomial" | "quasibinomial", conf, centre, at, target,
   cases, dispersion, dispersion_df}) -> {status, slope, slope_se, intercept, p, dispersion, fitted,
   forecast} */
static int l_glm(lua_State *L)
{
    static const char *const allowed[] = {"family", "conf",       "centre",        "at", "target",
                                          "cases",  "dispersion", "dispersion_df", NULL};
    struct failure why = {0};
    struct glm fit;
    struct glm_input input = {0};
    struct glm_questions questions = {0};
    size_t x_count = 0;
    size_t n_count = 0;
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    const int family = option_choice(L, 4, "family", stat_glm_family_names, GLM_AUTO);
    input.family = (enum glm_family)family;
    input.dispersion = option_number(L, 4, "dispersion", NAN);
    input.dispersion_df = option_number(L, 4, "dispersion_df", INFINITY);
    read_glm_questions(L, &questions);
    input.t = check_numbers(L, 1, &input.count);
    input.x = check_counts(L, 2, &x_count);
    input.n = check_counts(L, 3, &n_count);
    check_same_length(L, "t", input.count, "x", x_count);
    check_same_length(L, "t", input.count, "n", n_count);
    if (!stat_glm(&input, &fit, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 28);
    set_status(L, fit.status);
    set_text(L, "family", stat_glm_family_names[family]);
    set_integer(L, "points", (int64_t)fit.used);
    set_integer(L, "x", fit.x);
    set_integer(L, "n", fit.n);
    set_number(L, "df", fit.df);
    set_number(L, "conf", questions.conf);
    if (fit.status == STAT_SEPARATED)
        set_text(L, "separation", stat_glm_separation_names[fit.separation]);
    if (fit.status != STAT_OK && fit.status != STAT_PERFECT)
        return 1;
    set_glm_estimates(L, &fit, &questions);
    set_glm_series(L, &fit, input.t, input.count, &questions);
    return 1;
}

void stats_add_regression(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"lm", l_lm},
        {"glm", l_glm},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
