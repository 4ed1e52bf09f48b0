/* Binomial regression by iteratively reweighted least squares. Sources: McCullagh, Nelder,
   Generalized Linear Models, 2.5 and 4; methods, 2.2. With one predictor the QR of sqrt(w) X is the
   weighted mean of t and what is left of t after it, which is written out here: no matrix, no
   scratch. */
#include "stat_glm.h"

#include "stat_rmath.h"

#include <math.h>

const char *const stat_glm_family_names[] = {"auto", "binomial", "quasibinomial", NULL};
const char *const stat_glm_separation_names[] = {"none", "all_successes", "all_failures",
                                                 "divided_by_time"};

enum { MOST_ROUNDS = 25, MOST_HALVINGS = 20 };

/* R's glm.control(epsilon): the relative change of the deviance that ends the iteration. */
#define SETTLED 1e-8

/* The state of one fit: logit p = level + slope (t - origin). */
struct state {
    double origin; /* a time near the data, so that no digits are lost on years like 2026 */
    double level, slope;
    double weight;    /* sum of n p q at the present estimate */
    double mean_time; /* weighted by them, from the origin */
    double spread;    /* sum of w (t - mean)^2 */
    double deviance;
    double pearson;
    double saturated; /* the part of the deviance that does not change */
};

/* A finite slope exists exactly when successes and failures overlap in time (Albert, Anderson
 * 1984). */
static enum glm_separation find_separation(const struct glm_input *input)
{
    double first_success = INFINITY;
    double last_success = -INFINITY;
    double first_failure = INFINITY;
    double last_failure = -INFINITY;
    for (size_t i = 0; i < input->count; i++) {
        const double t = input->t[i];
        if (input->x[i] > 0) {
            first_success = fmin(first_success, t);
            last_success = fmax(last_success, t);
        }
        if (input->x[i] < input->n[i]) {
            first_failure = fmin(first_failure, t);
            last_failure = fmax(last_failure, t);
        }
    }
    if (first_failure > last_failure)
        return GLM_ALL_SUCCESSES;
    if (first_success > last_success)
        return GLM_ALL_FAILURES;
    if (first_success >= last_failure || last_success <= first_failure)
        return GLM_DIVIDED_BY_TIME;
    return GLM_NOT_SEPARATED;
}

/* n ln(n) terms of the deviance that do not change: 2 sum x ln(x/n) + (n-x) ln((n-x)/n). */
static double saturated(const struct glm_input *input)
{
    double sum = 0;
    for (size_t i = 0; i < input->count; i++) {
        const double x = (double)input->x[i];
        const double n = (double)input->n[i];
        if (x > 0)
            sum += x * log(x / n);
        if (x < n)
            sum += (n - x) * log((n - x) / n);
    }
    return sum;
}

/* One pass at the present estimate: weights, deviance, X2, and the step that IRLS would take next.
   The score form of the working response keeps the step exact near the solution. */
static void pass(const struct glm_input *input, struct state *state, double *level_step,
                 double *slope_step)
{
    double weight = 0;
    double weight_time = 0;
    double weight_squares = 0;
    double score = 0;
    double score_time = 0;
    double logs = 0;
    double pearson = 0;
    for (size_t i = 0; i < input->count; i++) {
        const double n = (double)input->n[i];
        if (n <= 0)
            continue;
        const double x = (double)input->x[i];
        const double t = input->t[i] - state->origin;
        const double link = state->level + state->slope * t;
        const double small = exp(-fabs(link)); /* never overflows */
        const double rare = small / (1 + small);
        const double common = 1 / (1 + small);
        const double p = link >= 0 ? common : rare;
        const double q = link >= 0 ? rare : common;
        const double log_common = -log1p(small);
        const double log_rare = log_common - fabs(link);
        const double w = n * p * q;
        const double difference = x * q - (n - x) * p; /* x - n p without cancelling near 0 and 1 */
        logs +=
            link >= 0 ? x * log_common + (n - x) * log_rare : x * log_rare + (n - x) * log_common;
        pearson += difference * difference / w;
        weight += w;
        weight_time += w * t;
        weight_squares += w * t * t;
        score += difference;
        score_time += difference * t;
    }
    state->weight = weight;
    state->mean_time = weight_time / weight;
    /* t is measured from the middle of the data, so this difference keeps its digits. */
    state->spread = weight_squares - weight_time * state->mean_time;
    state->deviance = 2 * (state->saturated - logs);
    state->pearson = pearson;
    *slope_step = (score_time - score * state->mean_time) / state->spread;
    *level_step = score / weight - *slope_step * state->mean_time;
}

/* Moves by the step, halved until the deviance does not grow; false when it cannot. */
static bool advance(const struct glm_input *input, struct state *state, double *level_step,
                    double *slope_step)
{
    const struct state before = *state;
    double level = *level_step;
    double slope = *slope_step;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        state->level = before.level + level;
        state->slope = before.slope + slope;
        pass(input, state, level_step, slope_step);
        /* The slack lets rounding pass once the minimum is reached. */
        if (state->deviance <= before.deviance + 1e-9 * (fabs(before.deviance) + 0.1))
            return true;
        level /= 2;
        slope /= 2;
    }
    return false;
}

/* The usual start of a logit fit, mu = (x + 1/2)/(n + 1), as one least-squares line through it. */
static void start(const struct glm_input *input, struct state *state)
{
    double sums[5] = {0, 0, 0, 0, 0};
    for (size_t i = 0; i < input->count; i++) {
        const double n = (double)input->n[i];
        if (n <= 0)
            continue;
        const double mean = ((double)input->x[i] + 0.5) / (n + 1);
        const double w = n * mean * (1 - mean);
        const double t = input->t[i] - state->origin;
        const double link = log(mean / (1 - mean));
        sums[0] += w;
        sums[1] += w * t;
        sums[2] += w * t * t;
        sums[3] += w * link;
        sums[4] += w * t * link;
    }
    const double mean_time = sums[1] / sums[0];
    state->slope = (sums[4] - mean_time * sums[3]) / (sums[2] - mean_time * sums[1]);
    state->level = sums[3] / sums[0] - state->slope * mean_time;
}

static bool iterate(const struct glm_input *input, struct state *state, int *iterations)
{
    state->saturated = saturated(input);
    double level_step = 0;
    double slope_step = 0;
    start(input, state);
    pass(input, state, &level_step, &slope_step);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
        const double before = state->deviance;
        if (!advance(input, state, &level_step, &slope_step))
            return false;
        *iterations = round;
        if (fabs(state->deviance - before) >= SETTLED * (fabs(state->deviance) + 0.1))
            continue;
        /* One more step squares what error is left; it also puts the weights at the solution. */
        return advance(input, state, &level_step, &slope_step);
    }
    return false;
}

/* Deviance of the common share. */
static double null_deviance(const struct state *state, const struct glm *fit)
{
    const double x = (double)fit->x;
    const double n = (double)fit->n;
    return 2 * (state->saturated - x * log(x / n) - (n - x) * log((n - x) / n));
}

static void choose_dispersion(const struct glm_input *input, struct glm *fit)
{
    fit->raw_dispersion = fit->df > 0 ? fit->pearson / fit->df : NAN;
    fit->dispersion = isnan(input->dispersion) ? fit->raw_dispersion : input->dispersion;
    fit->quantile_df = isnan(input->dispersion) ? fit->df : input->dispersion_df;
    if (input->family == GLM_BINOMIAL) {
        fit->dispersion = 1;
        fit->quantile_df = INFINITY;
    } else if (input->family == GLM_AUTO) {
        fit->dispersion = fmax(1, fit->dispersion);
    }
}

static void finish(const struct glm_input *input, const struct state *state, struct glm *fit)
{
    fit->mean_time = state->origin + state->mean_time;
    fit->level = state->level + state->slope * state->mean_time;
    fit->slope = state->slope;
    fit->level_variance = 1 / state->weight;
    fit->slope_variance = 1 / state->spread;
    fit->deviance = fmax(0, state->deviance);
    fit->null_deviance = null_deviance(state, fit);
    fit->pearson = state->pearson;
    fit->status = STAT_PERFECT;
    if (fit->df <= 0 && isnan(input->dispersion))
        return;
    fit->status = STAT_OK;
    choose_dispersion(input, fit);
    /* Quasibinomial on a curve met exactly: what is left is rounding, not dispersion. */
    if (fit->dispersion < 1e-18) {
        fit->status = STAT_PERFECT;
        return;
    }
    fit->slope_error = sqrt(fit->dispersion * fit->slope_variance);
    fit->statistic = fit->slope / fit->slope_error;
}

static bool check_input(const struct glm_input *input, struct failure *why)
{
    if (!stat_check_distinct(input->t, input->count, why) ||
        !stat_check_count_series(input->x, input->n, input->count, why))
        return false;
    if (isnan(input->dispersion))
        return true;
    return stat_check_between(input->dispersion, 0, 1e9, "dispersion", why) &&
           stat_check_between(input->dispersion_df, 1, INFINITY, "dispersion_df", why);
}

bool stat_glm(const struct glm_input *input, struct glm *result, struct failure *why)
{
    static const struct glm unknown = {.status = STAT_NO_CASES,
                                       .mean_time = NAN,
                                       .level = NAN,
                                       .slope = NAN,
                                       .level_variance = NAN,
                                       .slope_variance = NAN,
                                       .df = NAN,
                                       .quantile_df = NAN,
                                       .deviance = NAN,
                                       .null_deviance = NAN,
                                       .pearson = NAN,
                                       .raw_dispersion = NAN,
                                       .dispersion = NAN,
                                       .slope_error = NAN,
                                       .statistic = NAN};
    *result = unknown;
    if (!check_input(input, why))
        return false;
    struct state state = {0};
    for (size_t i = 0; i < input->count; i++) {
        result->x += input->x[i];
        result->n += input->n[i];
        if (input->n[i] > 0) {
            result->used++;
            state.origin += (input->t[i] - state.origin) / (double)result->used;
        }
    }
    if (result->used == 0)
        return true;
    result->status = STAT_TOO_SHORT;
    if (result->used < 2)
        return true;
    result->separation = find_separation(input);
    result->status = STAT_SEPARATED;
    if (result->separation != GLM_NOT_SEPARATED)
        return true;
    result->df = (double)(result->used - 2);
    result->status = STAT_NOT_CONVERGED;
    if (iterate(input, &state, &result->iterations))
        finish(input, &state, result);
    return true;
}

double stat_glm_p_value(const struct glm *fit)
{
    const double size = fabs(fit->statistic);
    if (isnan(size))
        return NAN;
    return 2 *
           (isinf(fit->quantile_df) ? pnorm(size, 0, 1, 0, 0) : pt(size, fit->quantile_df, 0, 0));
}

double stat_glm_quantile(const struct glm *fit, double conf)
{
    const double tail = (1 - conf) / 2;
    return isinf(fit->quantile_df) ? qnorm(tail, 0, 1, 0, 0) : qt(tail, fit->quantile_df, 0, 0);
}

static double inverse_logit(double link)
{
    return 1 / (1 + exp(-link));
}

static double upper_tail(const struct glm *fit, double statistic)
{
    return isinf(fit->quantile_df) ? pnorm(statistic, 0, 1, 0, 0)
                                   : pt(statistic, fit->quantile_df, 0, 0);
}

/* P(share of `cases` new ones >= target): binomial, averaged over the distribution of the link at
   equal steps of probability. */
static double observed_reaches(const struct glm *fit, const struct glm_forecast *at, double target,
                               int64_t cases)
{
    enum { STEPS = 2000 };
    const double needed = ceil((double)cases * target - 1e-9);
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
        const double p = (i + 0.5) / STEPS;
        const double quantile =
            isinf(fit->quantile_df) ? qnorm(p, 0, 1, 1, 0) : qt(p, fit->quantile_df, 1, 0);
        const double share = inverse_logit(at->link + quantile * at->error);
        sum += pbinom(needed - 1, (double)cases, share, 0, 0);
    }
    return sum / STEPS;
}

void stat_glm_forecast(const struct glm *fit, double t, double conf, double target, int64_t cases,
                       struct glm_forecast *result)
{
    *result = (struct glm_forecast){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (fit->status != STAT_OK && fit->status != STAT_PERFECT)
        return;
    const double away = t - fit->mean_time;
    result->link = fit->level + fit->slope * away;
    result->fit = inverse_logit(result->link);
    if (fit->status == STAT_PERFECT)
        return;
    const double quantile = stat_glm_quantile(fit, conf);
    const double variance =
        fit->dispersion * (fit->level_variance + fit->slope_variance * away * away);
    result->error = sqrt(variance);
    result->lower = inverse_logit(result->link - quantile * result->error);
    result->upper = inverse_logit(result->link + quantile * result->error);
    if (cases > 0) {
        const double own = fit->dispersion / ((double)cases * result->fit * (1 - result->fit));
        const double wide = quantile * sqrt(variance + own);
        result->observed_lower = inverse_logit(result->link - wide);
        result->observed_upper = inverse_logit(result->link + wide);
    }
    if (!(target > 0 && target < 1))
        return;
    result->mean_reaches =
        upper_tail(fit, (log(target / (1 - target)) - result->link) / result->error);
    if (cases > 0)
        result->observed_reaches = observed_reaches(fit, result, target, cases);
}

double stat_glm_crossing(const struct glm *fit, double conf, double target)
{
    if (fit->status != STAT_OK || !(target > 0 && target < 1) ||
        fabs(fit->slope) <= stat_glm_quantile(fit, conf) * fit->slope_error)
        return NAN;
    const double away = (log(target / (1 - target)) - fit->level) / fit->slope;
    return away > 0 ? fit->mean_time + away : NAN;
}
