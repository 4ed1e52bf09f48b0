/* Official schemes of progress. Sources: methods, section 1 (Eurostat EU SDG; UN Progress Chart;
   Statistics Canada and Open SDG; UN ESCAP; SDSN), which says which parts were read and which are
   from memory. */
#include "stat_progress.h"

#include <math.h>

const char *const stat_progress_names[] = {"eurostat", "un",     "statcan", "escap", "sdsn",
                                           "logit",    "linear", "cagr",    NULL};

struct ends {
    double first, last, t0, t1;
    double target, target_time;
    bool with_target;
    double direction; /* +1: more is better */
};

/* A ladder of classes: the first whose least ratio is reached; the last one takes the rest. */
struct rung {
    double least;
    const char *name;
};

static const char *climb(const struct rung *ladder, size_t rungs, double value)
{
    for (size_t i = 0; i + 1 < rungs; i++)
        if (value >= ladder[i].least)
            return ladder[i].name;
    return ladder[rungs - 1].name;
}

#define CLIMB(ladder, value) climb(ladder, sizeof(ladder) / sizeof *(ladder), value)

static double growth(double from, double to, double years)
{
    return from > 0 && to > 0 ? pow(to / from, 1 / years) - 1 : NAN;
}

static double logit(double share)
{
    return share > 0 && share < 1 ? log(share / (1 - share)) : NAN;
}

static bool is_met(const struct ends *ends, double limit)
{
    if (!ends->with_target)
        return false;
    if (ends->direction * (ends->last - ends->target) >= 0)
        return true;
    /* UN: within 1 % of the natural limit counts when the limit is the target. */
    return !isnan(limit) && ends->target == limit && fabs(ends->last - limit) <= 0.01 * fabs(limit);
}

static void rates_by_growth(const struct ends *ends, struct progress *result)
{
    result->actual = growth(ends->first, ends->last, ends->t1 - ends->t0);
    if (!ends->with_target)
        return;
    result->required = growth(ends->first, ends->target, ends->target_time - ends->t0);
    result->from_now = growth(ends->last, ends->target, ends->target_time - ends->t1);
    /* |required| and the wanted direction, so that a base beyond the target cannot turn the sign.
     */
    result->ratio = ends->direction * result->actual / fabs(result->required);
}

static void rates_by_steps(const struct ends *ends, bool logits, struct progress *result)
{
    const double first = logits ? logit(ends->first) : ends->first;
    const double last = logits ? logit(ends->last) : ends->last;
    const double target = logits ? logit(ends->target) : ends->target;
    result->actual = (last - first) / (ends->t1 - ends->t0);
    if (!ends->with_target)
        return;
    result->required = (target - first) / (ends->target_time - ends->t0);
    result->from_now = (target - last) / (ends->target_time - ends->t1);
    result->ratio = ends->direction * result->actual / fabs(result->required);
}

static void class_eurostat(const struct ends *ends, struct progress *result)
{
    static const struct rung with_target[] = {{0.95, "significant_progress"},
                                              {0.60, "moderate_progress"},
                                              {0, "insufficient_progress"},
                                              {0, "movement_away"}};
    static const struct rung without[] = {{0.01, "significant_progress"},
                                          {0, "moderate_progress"},
                                          {-0.01, "moderate_movement_away"},
                                          {0, "significant_movement_away"}};
    rates_by_growth(ends, result);
    if (result->met)
        result->class_name = "target_met";
    else if (ends->with_target)
        result->class_name = CLIMB(with_target, result->ratio);
    else
        result->class_name = CLIMB(without, ends->direction * result->actual);
}

static void class_statcan(const struct ends *ends, struct progress *result)
{
    static const struct rung with_target[] = {{0.95, "substantial_progress"},
                                              {0.60, "moderate_progress"},
                                              {0, "limited_progress"},
                                              {0, "deterioration"}};
    static const struct rung without[] = {{0.015, "substantial_progress"},
                                          {0.005, "moderate_progress"},
                                          {0, "limited_progress"},
                                          {0, "deterioration"}};
    rates_by_growth(ends, result);
    if (result->met)
        result->class_name = "target_achieved";
    else if (ends->with_target)
        result->class_name = CLIMB(with_target, result->ratio);
    else
        result->class_name = CLIMB(without, ends->direction * result->actual);
}

/* Growth carried on to the deadline, then judged by linear distance. */
static void class_un(const struct ends *ends, struct progress *result)
{
    static const struct rung with_target[] = {
        {0.95, "target_met_or_on_track"}, {0.10, "fair_progress"}, {0, "stagnation_or_regression"}};
    static const struct rung without[] = {{0.02, "target_met_or_on_track"},
                                          {0.005, "fair_progress"},
                                          {0, "stagnation_or_regression"}};
    rates_by_growth(ends, result);
    if (!ends->with_target) {
        result->class_name = CLIMB(without, ends->direction * result->actual);
        return;
    }
    result->predicted = ends->last * pow(1 + result->actual, ends->target_time - ends->t1);
    result->ratio =
        ends->direction * (result->predicted - ends->first) / fabs(ends->target - ends->first);
    result->class_name = result->met ? "target_met_or_on_track" : CLIMB(with_target, result->ratio);
}

static void class_sdsn(const struct ends *ends, struct progress *result)
{
    static const struct rung with_target[] = {
        {1, "on_track"}, {0.5, "moderately_improving"}, {0, "stagnating"}, {0, "decreasing"}};
    rates_by_steps(ends, false, result);
    result->class_name = result->met ? "on_track" : CLIMB(with_target, result->ratio);
}

/* The value at the deadline by a line through all points, the recent weighing more. */
static double predict(const struct progress_input *input)
{
    double sums[5] = {0, 0, 0, 0, 0};
    const double now = input->t[input->count - 1];
    for (size_t i = 0; i < input->count; i++) {
        const double t = input->t[i] - now;
        const double weight = pow(input->decay, -t);
        sums[0] += weight;
        sums[1] += weight * t;
        sums[2] += weight * input->y[i];
        sums[3] += weight * t * t;
        sums[4] += weight * t * input->y[i];
    }
    const double mean_t = sums[1] / sums[0];
    const double mean_y = sums[2] / sums[0];
    const double slope = (sums[4] - mean_t * sums[2]) / (sums[3] - mean_t * sums[1]);
    return mean_y + slope * (input->target_time - now - mean_t);
}

static void class_escap(const struct progress_input *input, const struct ends *ends,
                        struct progress *result)
{
    rates_by_steps(ends, false, result);
    result->predicted = predict(input);
    result->ratio = fabs(ends->target - result->predicted) / fabs(ends->target - ends->first);
    if (result->met || ends->direction * (result->predicted - ends->target) >= 0)
        result->class_name = "maintain";
    else
        result->class_name = result->ratio <= 1 ? "accelerate" : "reverse";
}

static bool check_input(const struct progress_input *input, struct failure *why)
{
    if (!stat_check_times(input->t, input->count, why) ||
        !stat_check_numbers(input->y, input->count, "y", why) ||
        !stat_check_between(input->decay, 0.01, 1, "decay", why))
        return false;
    if (isnan(input->target))
        return true;
    if (!stat_check_number(input->target, "target", 0, why) ||
        !stat_check_number(input->target_time, "target_year", 0, why))
        return false;
    if (input->count > 0 && input->target_time <= input->t[input->count - 1])
        return failure_set(why, FAILURE_SCRIPT, "LT-1517",
                           "hạn của chỉ tiêu (%.6g) không sau kỳ cuối cùng (%.6g)",
                           "the deadline of the target (%.6g) is not after the last period (%.6g)",
                           input->target_time, input->t[input->count - 1]);
    return true;
}

static void classify(const struct progress_input *input, const struct ends *ends,
                     struct progress *result)
{
    switch (input->scheme) {
    case PROGRESS_EUROSTAT:
        class_eurostat(ends, result);
        break;
    case PROGRESS_UN:
        class_un(ends, result);
        break;
    case PROGRESS_STATCAN:
        class_statcan(ends, result);
        break;
    case PROGRESS_ESCAP:
        class_escap(input, ends, result);
        break;
    case PROGRESS_SDSN:
        class_sdsn(ends, result);
        break;
    case PROGRESS_LOGIT:
    case PROGRESS_LINEAR:
        rates_by_steps(ends, input->scheme == PROGRESS_LOGIT, result);
        break;
    case PROGRESS_CAGR:
        rates_by_growth(ends, result);
        break;
    }
}

bool stat_progress(const struct progress_input *input, struct progress *result, struct failure *why)
{
    *result = (struct progress){STAT_TOO_SHORT, NULL, false, NAN, NAN, NAN, NAN, NAN};
    if (!check_input(input, why))
        return false;
    if (input->count < 2)
        return true;
    const size_t last = input->count - 1;
    const struct ends ends = {
        input->y[0],   input->y[last],     input->t[0],           input->t[last],
        input->target, input->target_time, !isnan(input->target), input->increase ? 1. : -1.};
    result->met = is_met(&ends, input->scheme == PROGRESS_UN ? input->limit : NAN);
    const bool needs_target = input->scheme >= PROGRESS_ESCAP;
    result->status = STAT_NOT_DEFINED;
    if (needs_target && !ends.with_target)
        return true;
    classify(input, &ends, result);
    const double decisive = ends.with_target ? result->ratio : result->actual;
    if (isfinite(decisive) || result->met) /* met whatever the rates are */
        result->status = STAT_OK;
    else
        result->class_name = NULL;
    if (!isfinite(result->ratio))
        result->ratio = NAN;
    return true;
}
