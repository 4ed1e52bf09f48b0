/* Named outcomes and checks of the statistics. Knows nothing of any one method. */
#include "stat.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_PLACE = 64 };

const char *stat_status_name(enum stat_status status)
{
    static const char *const names[] = {
        [STAT_OK] = "ok",
        [STAT_NO_CASES] = "no_cases",
        [STAT_TOO_SHORT] = "too_short",
        [STAT_CONSTANT] = "constant",
        [STAT_SEPARATED] = "separated",
        [STAT_SINGULAR] = "singular",
        [STAT_NOT_CONVERGED] = "not_converged",
        [STAT_PERFECT] = "perfect_fit",
        [STAT_NO_SPREAD] = "no_spread",
        [STAT_NOT_DEFINED] = "not_defined",
    };
    return names[status];
}

bool stat_check_confidence(double conf, struct failure *why)
{
    if (conf > 0 && conf < 1)
        return true;
    return failure_set(why, FAILURE_SCRIPT, "LT-1501",
                       "độ tin cậy conf = %.6g không nằm giữa 0 và 1; 95 %% viết là 0.95",
                       "confidence conf = %.6g is not between 0 and 1; write 0.95 for 95 %%", conf);
}

/* "t", or "t[3]" for the third element: reads the same in both languages. */
static const char *place(char *text, size_t size, const char *name, size_t position)
{
    if (position == 0)
        snprintf(text, size, "%s", name);
    else
        snprintf(text, size, "%s[%zu]", name, position);
    return text;
}

bool stat_check_counts(int64_t x, int64_t n, size_t position, struct failure *why)
{
    if (x >= 0 && x <= n && n <= STAT_LARGEST_COUNT)
        return true;
    char first[LONGEST_PLACE];
    char second[LONGEST_PLACE];
    return failure_set(why, FAILURE_SCRIPT, "LT-1502",
                       "số vụ không hợp lệ: %s = %lld, %s = %lld; cần 0 <= x <= n",
                       "impossible counts: %s = %lld, %s = %lld; need 0 <= x <= n",
                       place(first, sizeof first, "x", position), (long long)x,
                       place(second, sizeof second, "n", position), (long long)n);
}

bool stat_check_number(double value, const char *name, size_t position, struct failure *why)
{
    char text[LONGEST_PLACE];
    if (fabs(value) <= STAT_LARGEST_NUMBER)
        return true;
    if (isfinite(value))
        return failure_set(why, FAILURE_SCRIPT, "LT-1520", "%s quá lớn để tính (%g)",
                           "%s is too large to calculate with (%g)",
                           place(text, sizeof text, name, position), value);
    return failure_set(why, FAILURE_SCRIPT, "LT-1503", "%s không phải là một số hữu hạn (%g)",
                       "%s is not a finite number (%g)", place(text, sizeof text, name, position),
                       value);
}

bool stat_check_numbers(const double *values, size_t count, const char *name, struct failure *why)
{
    for (size_t i = 0; i < count; i++)
        if (!stat_check_number(values[i], name, i + 1, why))
            return false;
    return true;
}

bool stat_check_share(double value, const char *name, size_t position, struct failure *why)
{
    if (value >= 0 && value <= 1)
        return true;
    char text[LONGEST_PLACE];
    return failure_set(why, FAILURE_SCRIPT, "LT-1507",
                       "%s = %.6g không nằm trong khoảng 0 đến 1; 90 %% viết là 0.9",
                       "%s = %.6g is not between 0 and 1; write 0.9 for 90 %%",
                       place(text, sizeof text, name, position), value);
}

bool stat_check_between(double value, double least, double most, const char *name,
                        struct failure *why)
{
    if (value >= least && value <= most)
        return true;
    return failure_set(why, FAILURE_SCRIPT, "LT-1509",
                       "%s = %.6g không nằm trong khoảng %.6g đến %.6g",
                       "%s = %.6g is not between %.6g and %.6g", name, value, least, most);
}

bool stat_check_count_series(const int64_t *x, const int64_t *n, size_t count, struct failure *why)
{
    int64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        if (!stat_check_counts(x[i], n[i], i + 1, why))
            return false;
        if (n[i] > STAT_LARGEST_COUNT - total)
            return failure_set(why, FAILURE_SCRIPT, "LT-1512",
                               "tổng số vụ vượt quá giới hạn tính chính xác (2^53)",
                               "the sum of the counts passes the limit of exact sums (2^53)");
        total += n[i];
    }
    return true;
}

static bool repeated_time(double time, size_t position, struct failure *why)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1508",
                       "thời điểm %.10g lặp lại ở vị trí %zu; mỗi thời điểm chỉ có một giá trị",
                       "time %.10g is repeated at position %zu; each time has one value", time,
                       position);
}

bool stat_check_times(const double *times, size_t count, struct failure *why)
{
    for (size_t i = 0; i < count; i++) {
        if (!stat_check_number(times[i], "t", i + 1, why))
            return false;
        if (i == 0 || times[i] > times[i - 1])
            continue;
        if (times[i] == times[i - 1])
            return failure_set(
                why, FAILURE_SCRIPT, "LT-1508",
                "thời điểm %.10g lặp lại ở vị trí %zu; mỗi thời điểm chỉ có một giá trị",
                "time %.10g is repeated at position %zu; each time has one value", times[i], i + 1);
        return failure_set(
            why, FAILURE_SCRIPT, "LT-1511",
            "thời điểm %.10g ở vị trí %zu đứng sau thời điểm muộn hơn; hãy sắp theo thời gian",
            "time %.10g at position %zu comes after a later one; sort by time", times[i], i + 1);
    }
    return true;
}

/* Comparing all pairs of a longer series in disorder would take seconds. */
#define LONGEST_DISORDER 5000

bool stat_check_distinct(const double *times, size_t count, struct failure *why)
{
    bool sorted = true;
    for (size_t i = 0; i < count; i++) {
        if (!stat_check_number(times[i], "t", i + 1, why))
            return false;
        sorted = sorted && (i == 0 || times[i] > times[i - 1]);
    }
    if (sorted || count > LONGEST_DISORDER)
        return stat_check_times(times, count, why);
    for (size_t i = 1; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (times[i] == times[j])
                return repeated_time(times[i], i + 1, why);
    return true;
}

static int compare_doubles(const void *a, const void *b)
{
    const double left = *(const double *)a;
    const double right = *(const double *)b;
    return (left > right) - (left < right);
}

/* Series of a plan are short; insertion sort beats qsort's calls there by an order of magnitude. */
void stat_sort(double *values, size_t count)
{
    if (count > 40) {
        qsort(values, count, sizeof *values, compare_doubles);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        const double value = values[i];
        size_t j = i;
        for (; j > 0 && values[j - 1] > value; j--)
            values[j] = values[j - 1];
        values[j] = value;
    }
}
