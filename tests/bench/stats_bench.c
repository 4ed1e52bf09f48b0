/* Speed of the statistics on the series a plan has: 8 yearly points. Prints seconds for 100,000
   series and, when Rscript is installed, the time of R's glm.fit on the same series beside it. */
#include "stat_glm.h"
#include "stat_rank.h"
#include "stat_shrink.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SERIES = 100000, POINTS = 8, R_SERIES = 2000, RUNS = 5, COMMUNES = 126 };

static const double years[POINTS] = {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026};
static int64_t x[SERIES][POINTS], n[SERIES][POINTS];
static double shares[SERIES][POINTS];

/* xorshift, so that every machine sees the same series. */
static double next_share(void)
{
    static uint64_t state = UINT64_C(20260701);
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

static void make_series(void)
{
    for (int i = 0; i < SERIES; i++) {
        const double level = 0.7 + 0.25 * next_share();
        for (int j = 0; j < POINTS; j++) {
            n[i][j] = 20 + (int64_t)(180 * next_share());
            const double spread = 1.7 * sqrt(level * (1 - level) / (double)n[i][j]);
            const double share = level + 0.004 * j + spread * (2 * next_share() - 1);
            x[i][j] = (int64_t)nearbyint((double)n[i][j] * fmin(share, 1));
            shares[i][j] = (double)x[i][j] / (double)n[i][j];
        }
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The sum keeps the compiler from leaving the work out. */
static double run_glm(void)
{
    double sum = 0;
    struct failure why;
    for (int i = 0; i < SERIES; i++) {
        struct glm fit;
        const struct glm_input input = {years, x[i], n[i], POINTS, GLM_AUTO, NAN, NAN};
        if (stat_glm(&input, &fit, &why) && fit.status == STAT_OK)
            sum += fit.slope;
    }
    return sum;
}

static double run_rank(void)
{
    double sum = 0;
    struct failure why;
    double scratch[POINTS * (POINTS + 3) / 2];
    for (int i = 0; i < SERIES; i++) {
        struct rank_line line;
        struct mann_kendall test;
        if (stat_theil_sen(years, shares[i], POINTS, 0.95, scratch, &line, &why) &&
            stat_mann_kendall(NULL, shares[i], POINTS, RANK_TWO_SIDED, scratch, &test, &why))
            sum += line.slope + test.p_exact;
    }
    return sum;
}

/* Communes whose own rates differ: a city in each row. */
static int64_t wins[1000][COMMUNES], cases[1000][COMMUNES];

static void make_communes(void)
{
    for (int i = 0; i < 1000; i++)
        for (int j = 0; j < COMMUNES; j++) {
            const double rate = 0.75 + 0.25 * next_share();
            cases[i][j] = 3 + (int64_t)(40 * next_share());
            wins[i][j] = (int64_t)nearbyint(rate * (double)cases[i][j]);
        }
}

static double run_shrink(void)
{
    double sum = 0;
    struct failure why;
    for (int i = 0; i < 1000; i++) {
        struct beta_prior prior;
        if (stat_beta_binomial(wins[i], cases[i], COMMUNES, SHRINK_ML, &prior, &why))
            sum += prior.mean;
    }
    return sum;
}

static double best_of(double (*run)(void))
{
    double best = INFINITY;
    for (int i = 0; i < RUNS; i++) {
        const double start = now();
        const double sum = run();
        const double seconds = now() - start;
        if (seconds < best && isfinite(sum))
            best = seconds;
    }
    return best;
}

/* Seconds that R's glm.fit takes for one of the series; NaN without R. */
static double time_r(void)
{
    char path[] = "/tmp/lotrinh_bench_XXXXXX";
    const int handle = mkstemp(path);
    FILE *file = handle < 0 ? NULL : fdopen(handle, "w");
    if (file == NULL)
        return NAN;
    fprintf(file, "X <- cbind(1, -7:0)\nd <- matrix(c(");
    for (int i = 0; i < R_SERIES; i++)
        for (int j = 0; j < POINTS; j++)
            fprintf(file, "%s%lld,%lld", i + j == 0 ? "" : ",", (long long)x[i][j],
                    (long long)n[i][j]);
    fprintf(file,
            "), nrow = 2)\nfamily <- binomial()\nf <- function() for (i in 0:%d) {\n"
            "k <- 8 * i + 1:8\nsuppressWarnings(glm.fit(X, d[1, k] / d[2, k], weights = d[2, k],"
            " family = family))\n}\nf()\ncat(system.time(f())[[1]] / %d)\n",
            R_SERIES - 1, R_SERIES);
    fclose(file);
    char command[200];
    snprintf(command, sizeof command, "Rscript --vanilla %s 2>/dev/null", path);
    FILE *pipe = popen(command, "r");
    double seconds = NAN;
    char line[100];
    if (pipe != NULL && fgets(line, sizeof line, pipe) != NULL)
        seconds = strtod(line, NULL);
    if (pipe != NULL)
        pclose(pipe);
    remove(path);
    return seconds > 0 ? seconds : NAN;
}

int main(void)
{
    make_series();
    make_communes();
    const double glm = best_of(run_glm);
    const double rank = best_of(run_rank);
    const double shrink = best_of(run_shrink);
    printf("%-52s %8.3f s\n", "binomial trend, 100,000 series of 8 points", glm);
    printf("%-52s %8.3f s\n", "Theil-Sen and exact Mann-Kendall, 100,000 of 8", rank);
    printf("%-52s %8.3f s\n", "beta-binomial by likelihood, 1,000 of 126 communes", shrink);
    const double r = time_r();
    if (isnan(r))
        printf("%-52s %10s\n", "R's glm.fit", "no Rscript");
    else
        printf("%-52s %8.3f s, %.0f times ours\n", "R's glm.fit, 100,000 by the time of 2,000",
               r * SERIES, r * SERIES / glm);
    return 0;
}
