/* The drifting level: a state-space model on the logit scale (Harvey 1989, damped local linear
   trend), filtered by Kalman's recursions, its three unknown spreads averaged over a fixed grid
   with weights (prior x likelihood). Knows nothing of where the counts came from. */
#include "stat_drift.h"

#include "stat_rmath.h"

#include <math.h>
#include <string.h>

/* The slope of one year carries over to the next by this part. With short series the data cannot
   tell it; 0.85 is in the range that forecasting practice uses (0.80 to 0.98). */
static const double DAMPING = 0.85;

/* Spread of the level before any year was seen: wide against any share that occurs (logit of 0.999
   is 6.9), the same for successes and failures. */
static const double FIRST_LEVEL_VARIANCE = 25;

/* Standard deviations on the logit scale, and how plausible each is before the data speak: 0.1 is
   about one point at 87 %. Chosen once by the study of docs/methods.md. */
struct choice {
    double spread, weight;
};
static const struct choice drifts[] = {
    {0.00, 0.15}, {0.05, 0.25}, {0.10, 0.30}, {0.20, 0.20}, {0.40, 0.10}};
static const struct choice year_effects[] = {
    {0.00, 0.50}, {0.05, 0.30}, {0.10, 0.15}, {0.20, 0.05}};
static const struct choice slopes[] = {{0.00, 0.50}, {0.05, 0.30}, {0.10, 0.17}, {0.20, 0.03}};

enum { DRIFTS = 5, YEAR_EFFECTS = 4, SLOPES = 4, MODELS = DRIFTS * YEAR_EFFECTS * SLOPES };

/* A plan looks a few years ahead; a farther year is a mistake of the caller. */
enum { FARTHEST_YEARS = 100, FIRST_YEAR = 1, LAST_YEAR = 9999 };

/* One choice of the three spreads, and what the years say under it. */
struct model {
    double drift, year_effect, slope_spread;
    double weight;       /* log weight while filtering */
    double level, slope; /* state */
    double level_variance, covariance, slope_variance;
};

struct mixture {
    struct model models[MODELS];
    double chance; /* variance of the reported share's logit around the level, by chance alone */
};

static double share_of(double logit)
{
    return 1 / (1 + exp(-logit));
}

static double logit_of(double share)
{
    return log(share) - log1p(-share);
}

static void start_models(struct mixture *mixture)
{
    size_t next = 0;
    for (size_t a = 0; a < DRIFTS; a++)
        for (size_t b = 0; b < YEAR_EFFECTS; b++)
            for (size_t c = 0; c < SLOPES; c++) {
                const double weight = drifts[a].weight * year_effects[b].weight * slopes[c].weight;
                mixture->models[next++] = (struct model){
                    .drift = drifts[a].spread,
                    .year_effect = year_effects[b].spread,
                    .slope_spread = slopes[c].spread,
                    .weight = log(weight),
                    .level_variance = FIRST_LEVEL_VARIANCE,
                    .slope_variance = slopes[c].spread * slopes[c].spread,
                };
            }
}

/* One year on: the slope fades and is renewed, the level follows it and drifts. */
static void pass_year(struct model *model)
{
    const double renewal = model->slope_spread * model->slope_spread * (1 - DAMPING * DAMPING);
    const double slope_variance = DAMPING * DAMPING * model->slope_variance + renewal;
    const double carried = DAMPING * model->covariance;
    model->slope *= DAMPING;
    model->level += model->slope;
    model->level_variance += 2 * carried + slope_variance + model->drift * model->drift;
    model->covariance = carried + slope_variance;
    model->slope_variance = slope_variance;
}

/* Takes in one year's empirical logit, known with `variance`. */
static void see_year(struct model *model, double logit, double variance)
{
    const double total = model->level_variance + variance + model->year_effect * model->year_effect;
    const double surprise = logit - model->level;
    const double level_gain = model->level_variance / total;
    const double slope_gain = model->covariance / total;
    model->weight -= (log(total) + surprise * surprise / total) / 2;
    model->level += level_gain * surprise;
    model->slope += slope_gain * surprise;
    model->slope_variance -= slope_gain * model->covariance;
    model->covariance -= level_gain * model->covariance;
    model->level_variance -= level_gain * model->level_variance;
}

static void weigh(struct mixture *mixture)
{
    double best = -INFINITY;
    double sum = 0;
    for (size_t i = 0; i < MODELS; i++)
        best = fmax(best, mixture->models[i].weight);
    for (size_t i = 0; i < MODELS; i++) {
        mixture->models[i].weight = exp(mixture->models[i].weight - best);
        sum += mixture->models[i].weight;
    }
    for (size_t i = 0; i < MODELS; i++)
        mixture->models[i].weight /= sum;
}

/* Half a case is added to each side, so that a year of successes only has a logit; its variance
   uses a share drawn a little toward the pooled one. Both treat success and failure alike. */
static void filter(const struct drift_input *input, double pooled, struct mixture *mixture)
{
    bool first = true;
    int64_t year = 0;
    for (size_t i = 0; i < input->count; i++) {
        if (input->n[i] == 0)
            continue;
        const double x = (double)input->x[i];
        const double n = (double)input->n[i];
        const double logit = log(x + 0.5) - log(n - x + 0.5);
        const double share = (x + 2 * pooled) / (n + 2);
        const double variance = 1 / ((n + 1) * share * (1 - share));
        const int64_t passed = first ? 0 : input->years[i] - year;
        for (size_t m = 0; m < MODELS; m++) {
            for (int64_t step = 0; step < passed; step++)
                pass_year(&mixture->models[m]);
            see_year(&mixture->models[m], logit, variance);
        }
        year = input->years[i];
        first = false;
    }
    weigh(mixture);
}

enum part { LEVEL, REPORTED };

static double variance_of(const struct mixture *mixture, const struct model *model, enum part part)
{
    if (part == LEVEL)
        return model->level_variance;
    return model->level_variance + model->year_effect * model->year_effect + mixture->chance;
}

/* P(logit <= at), and its density. */
static double below(const struct mixture *mixture, double at, enum part part, double *density)
{
    double sum = 0;
    *density = 0;
    for (size_t i = 0; i < MODELS; i++) {
        const struct model *model = &mixture->models[i];
        const double spread = sqrt(variance_of(mixture, model, part));
        const double z = (at - model->level) / spread;
        sum += model->weight * erfc(-z * M_SQRT1_2) / 2;
        *density += model->weight * dnorm(z, 0, 1, 0) / spread;
    }
    return sum;
}

/* The logit below which lies `probability`: Newton's steps, kept inside a shrinking bracket. */
static double quantile_of(const struct mixture *mixture, double probability, enum part part)
{
    double low = -1000;
    double high = 1000;
    double at = mixture->models[0].level;
    for (int step = 0; step < 200; step++) {
        double density = 0;
        const double error = below(mixture, at, part, &density) - probability;
        if (error > 0)
            high = at;
        else
            low = at;
        double next = at - error / density;
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - at) < 1e-12 * (1 + fabs(at)))
            return next;
        at = next;
    }
    return at;
}

/* P(share among the new cases >= target): the binomial, averaged over the level at equally likely
   places of each model. */
static double reported_reaches(const struct mixture *mixture, int64_t cases, double target)
{
    enum { PLACES = 9 };
    const double least = ceil((double)cases * target - 1e-9) - 1;
    double sum = 0;
    for (size_t i = 0; i < MODELS; i++) {
        const struct model *model = &mixture->models[i];
        if (model->weight < 1e-6)
            continue;
        const double spread = sqrt(model->level_variance + model->year_effect * model->year_effect);
        for (int k = 0; k < PLACES; k++) {
            const double at = qnorm((k + 0.5) / PLACES, model->level, spread, 1, 0);
            sum += model->weight / PLACES * pbinom(least, (double)cases, share_of(at), 0, 0);
        }
    }
    return sum;
}

static void fill_result(const struct drift_input *input, const struct mixture *mixture,
                        struct drift_forecast *result)
{
    const double tail = (1 - input->conf) / 2;
    double density = 0;
    result->median = share_of(quantile_of(mixture, 0.5, REPORTED));
    /* Shares among few cases come in steps: half a step is added, as by Yates. */
    const double half_case = input->cases > 0 ? 0.5 / (double)input->cases : 0;
    result->lower = fmax(0, share_of(quantile_of(mixture, tail, REPORTED)) - half_case);
    result->upper = fmin(1, share_of(quantile_of(mixture, 1 - tail, REPORTED)) + half_case);
    result->level_lower = share_of(quantile_of(mixture, tail, LEVEL));
    result->level_upper = share_of(quantile_of(mixture, 1 - tail, LEVEL));
    if (!isnan(input->target)) {
        result->reaches = 1 - below(mixture, logit_of(input->target), LEVEL, &density);
        result->reported_reaches = input->cases > 0
                                       ? reported_reaches(mixture, input->cases, input->target)
                                       : result->reaches;
    }
    result->slope = result->drift = result->year_effect = result->slope_spread = 0;
    for (size_t i = 0; i < MODELS; i++) {
        const struct model *model = &mixture->models[i];
        result->slope += model->weight * model->slope;
        result->drift += model->weight * model->drift;
        result->year_effect += model->weight * model->year_effect;
        result->slope_spread += model->weight * model->slope_spread;
    }
}

static bool check_years(const struct drift_input *input, struct failure *why)
{
    for (size_t i = 0; i < input->count; i++)
        if (input->years[i] < FIRST_YEAR || input->years[i] > LAST_YEAR)
            return failure_set(why, FAILURE_SCRIPT, "LT-1553", "năm %lld không nằm trong %d-%d",
                               "year %lld is not within %d-%d", (long long)input->years[i],
                               (int)FIRST_YEAR, (int)LAST_YEAR);
    for (size_t i = 1; i < input->count; i++)
        if (input->years[i] <= input->years[i - 1])
            return failure_set(why, FAILURE_SCRIPT, "LT-1550",
                               "các năm phải tăng dần, không lặp: sau %lld là %lld",
                               "years must increase and not repeat: after %lld comes %lld",
                               (long long)input->years[i - 1], (long long)input->years[i]);
    if (input->count == 0)
        return true;
    const int64_t first = input->years[0];
    const int64_t last = input->years[input->count - 1];
    if (last - first <= FARTHEST_YEARS && input->to_year >= last &&
        input->to_year - last <= FARTHEST_YEARS)
        return true;
    return failure_set(why, FAILURE_SCRIPT, "LT-1551",
                       "năm dự báo %lld không nằm sau chuỗi %lld-%lld (xa nhất %d năm)",
                       "the year to forecast, %lld, is not after the series %lld-%lld (at most %d "
                       "years)",
                       (long long)input->to_year, (long long)first, (long long)last,
                       (int)FARTHEST_YEARS);
}

static bool check_input(const struct drift_input *input, struct failure *why)
{
    if (!stat_check_confidence(input->conf, why) ||
        !stat_check_count_series(input->x, input->n, input->count, why) ||
        !check_years(input, why) || !stat_check_counts(0, input->cases, 0, why))
        return false;
    if (isnan(input->target) || (input->target > 0 && input->target < 1))
        return true;
    return failure_set(why, FAILURE_SCRIPT, "LT-1552",
                       "mục tiêu %.6g không nằm giữa 0 và 1; mục tiêu 100 %% không có xác suất",
                       "target %.6g is not between 0 and 1; a target of 100 %% has no probability",
                       input->target);
}

bool stat_drift(const struct drift_input *input, struct drift_forecast *result, struct failure *why)
{
    const double none = NAN;
    *result = (struct drift_forecast){STAT_NO_CASES, 0,    none, none, none, none, none,
                                      none,          none, none, none, none, none};
    if (!check_input(input, why))
        return false;
    double x = 0;
    double n = 0;
    int64_t last = 0;
    for (size_t i = 0; i < input->count; i++) {
        x += (double)input->x[i];
        n += (double)input->n[i];
        if (input->n[i] > 0) {
            result->used++;
            last = input->years[i];
        }
    }
    if (n <= 0)
        return true;
    struct mixture mixture;
    start_models(&mixture);
    filter(input, (x + 0.5) / (n + 1), &mixture);
    for (size_t m = 0; m < MODELS; m++)
        for (int64_t step = last; step < input->to_year; step++)
            pass_year(&mixture.models[m]);
    double centre = 0;
    for (size_t m = 0; m < MODELS; m++)
        centre += mixture.models[m].weight * mixture.models[m].level;
    const double share = share_of(centre);
    mixture.chance = input->cases > 0 ? 1 / ((double)input->cases * share * (1 - share)) : 0;
    result->status = STAT_OK;
    fill_result(input, &mixture, result);
    return true;
}
