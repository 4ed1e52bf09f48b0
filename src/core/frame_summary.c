/* Sum, mean, least and greatest of a column. Knows nothing of weights or of rates. */
#include "frame_operations.h"

#include "frame_private.h"

#include <math.h>

__extension__ typedef __int128 wide;

static bool summarize_integers(const struct frame_column *column, struct frame_summary *summary,
                               struct failure *why)
{
    wide sum = 0;
    for (size_t row = 0; row < column->count; row++) {
        if (frame_column_null(column, row))
            continue;
        const int64_t value = column->integers[row];
        if (summary->count == 0 || value < summary->integer_least)
            summary->integer_least = value;
        if (summary->count == 0 || value > summary->integer_greatest)
            summary->integer_greatest = value;
        sum += value;
        summary->count++;
    }
    if (sum > INT64_MAX || sum < INT64_MIN)
        return failure_set(why, FAILURE_SCRIPT, "LT-1305",
                           "tổng của cột \"%s\" vượt quá số nguyên 64 bit",
                           "the sum of column \"%s\" is beyond 64-bit whole numbers", column->name);
    summary->integer_sum = (int64_t)sum;
    summary->sum = (double)sum;
    summary->least = (double)summary->integer_least;
    summary->greatest = (double)summary->integer_greatest;
    return true;
}

/* Neumaier's sum: what each addition loses is kept and added at the end. */
static void summarize_reals(const struct frame_column *column, struct frame_summary *summary)
{
    double sum = 0;
    double lost = 0;
    for (size_t row = 0; row < column->count; row++) {
        if (frame_column_null(column, row))
            continue;
        const double value = column->reals[row];
        if (summary->count == 0 || value < summary->least)
            summary->least = value;
        if (summary->count == 0 || value > summary->greatest)
            summary->greatest = value;
        const double total = sum + value;
        lost += fabs(sum) >= fabs(value) ? sum - total + value : value - total + sum;
        sum = total;
        summary->count++;
    }
    summary->sum = isfinite(sum) ? sum + lost : sum;
}

bool frame_summarize(const struct frame *frame, size_t column_index, struct frame_summary *summary,
                     struct failure *why)
{
    const struct frame_column *column = &frame->columns[column_index];
    *summary = (struct frame_summary){.nulls = column->nulls, .mean = NAN};
    if (column->type == FRAME_TEXT)
        return failure_set(why, FAILURE_SCRIPT, "LT-1306",
                           "cột \"%s\" là chữ, không tính được bằng số",
                           "column \"%s\" is text, it has no sum or mean", column->name);
    if (column->type == FRAME_INTEGER && !summarize_integers(column, summary, why))
        return false;
    if (column->type == FRAME_REAL)
        summarize_reals(column, summary);
    if (summary->count == 0)
        return true;
    summary->type = column->type;
    summary->mean = summary->sum / (double)summary->count;
    return true;
}
