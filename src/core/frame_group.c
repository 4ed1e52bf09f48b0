/* Groups rows: hashes column by column, one pass for the groups, one for each measure. Knows
   nothing of what the figures mean. */
#include "frame_group.h"

#include "frame_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

struct grouping {
    const struct frame *frame;
    const size_t *keys;
    size_t key_count;
    uint64_t *hashes; /* owned: one a row */
    uint32_t *groups; /* owned: the group of each row */
    size_t *first;    /* owned: the first row of each group */
    uint32_t *slots;  /* owned: group + 1, 0 is free; a power of two of them */
    size_t slot_count;
    size_t count; /* groups */
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

static uint64_t hash_text(struct frame_text text)
{
    uint64_t hash = text.length;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static uint64_t hash_cell(const struct frame_column *column, size_t row)
{
    if (frame_column_null(column, row))
        return 1;
    if (column->type == FRAME_INTEGER)
        return (uint64_t)column->integers[row];
    if (column->type == FRAME_TEXT)
        return hash_text(strings_text(column->strings, column->codes[row]));
    uint64_t bits = 0;
    const double value = column->reals[row] == 0 ? 0 : column->reals[row]; /* -0 is 0 */
    if (!isnan(value))
        memcpy(&bits, &value, sizeof bits);
    return bits;
}

static bool same_text(const struct frame_column *column, size_t a, size_t b)
{
    if (column->codes[a] == column->codes[b])
        return true;
    const struct frame_text left = strings_text(column->strings, column->codes[a]);
    const struct frame_text right = strings_text(column->strings, column->codes[b]);
    return left.length == right.length && memcmp(left.bytes, right.bytes, left.length) == 0;
}

static bool same_cell(const struct frame_column *column, size_t a, size_t b)
{
    const bool null = frame_column_null(column, a);
    if (null || frame_column_null(column, b))
        return null && frame_column_null(column, b);
    if (column->type == FRAME_INTEGER)
        return column->integers[a] == column->integers[b];
    if (column->type == FRAME_TEXT)
        return same_text(column, a, b);
    return column->reals[a] == column->reals[b] ||
           (isnan(column->reals[a]) && isnan(column->reals[b]));
}

static bool same_keys(const struct grouping *grouping, size_t a, size_t b)
{
    for (size_t k = 0; k < grouping->key_count; k++)
        if (!same_cell(&grouping->frame->columns[grouping->keys[k]], a, b))
            return false;
    return true;
}

static void free_grouping(struct grouping *grouping)
{
    free(grouping->hashes);
    free(grouping->groups);
    free(grouping->first);
    free(grouping->slots);
}

static bool allocate(struct grouping *grouping)
{
    const size_t rows = grouping->frame->rows;
    grouping->slot_count = 16;
    while (grouping->slot_count < rows + rows / 2)
        grouping->slot_count *= 2;
    grouping->hashes = calloc(rows + 1, sizeof *grouping->hashes);
    grouping->groups = calloc(rows + 1, sizeof *grouping->groups);
    grouping->first = calloc(rows + 1, sizeof *grouping->first);
    grouping->slots = calloc(grouping->slot_count, sizeof *grouping->slots);
    return grouping->hashes != NULL && grouping->groups != NULL && grouping->first != NULL &&
           grouping->slots != NULL;
}

static void hash_rows(struct grouping *grouping)
{
    for (size_t k = 0; k < grouping->key_count; k++) {
        const struct frame_column *column = &grouping->frame->columns[grouping->keys[k]];
        for (size_t row = 0; row < grouping->frame->rows; row++)
            grouping->hashes[row] = mix(grouping->hashes[row], hash_cell(column, row));
    }
}

static void find_groups(struct grouping *grouping)
{
    const size_t mask = grouping->slot_count - 1;
    for (size_t row = 0; row < grouping->frame->rows; row++) {
        size_t slot = (size_t)grouping->hashes[row] & mask;
        while (grouping->slots[slot] != 0) {
            const size_t first = grouping->first[grouping->slots[slot] - 1];
            if (grouping->hashes[first] == grouping->hashes[row] && same_keys(grouping, first, row))
                break;
            slot = (slot + 1) & mask;
        }
        if (grouping->slots[slot] == 0) {
            grouping->first[grouping->count++] = row;
            grouping->slots[slot] = (uint32_t)grouping->count;
        }
        grouping->groups[row] = grouping->slots[slot] - 1;
    }
}

/* What a measure keeps of each group. */
struct tally {
    size_t count;
    union {
        wide integer;
        struct {
            double sum, lost; /* Neumaier: what each addition loses is added at the end */
        };
    };
    int64_t integer_extreme;
    double real_extreme;
};

static void add_integer(struct tally *tally, int64_t value, bool least)
{
    tally->integer += value;
    if (tally->count == 0 || (value < tally->integer_extreme) == least)
        tally->integer_extreme = value;
}

static void add_real(struct tally *tally, double value, bool least)
{
    const double total = tally->sum + value;
    tally->lost +=
        fabs(tally->sum) >= fabs(value) ? tally->sum - total + value : value - total + tally->sum;
    tally->sum = total;
    if (tally->count == 0 || (value < tally->real_extreme) == least)
        tally->real_extreme = value;
}

static void tally_rows(const struct grouping *grouping, const struct frame_measure *measure,
                       struct tally *tallies)
{
    const struct frame_column *column = &grouping->frame->columns[measure->column];
    const bool least = measure->aggregate == FRAME_LEAST;
    for (size_t row = 0; row < grouping->frame->rows; row++) {
        struct tally *tally = &tallies[grouping->groups[row]];
        if (measure->aggregate != FRAME_ROWS && frame_column_null(column, row))
            continue;
        if (measure->aggregate > FRAME_COUNT && column->type == FRAME_INTEGER)
            add_integer(tally, column->integers[row], least);
        else if (measure->aggregate > FRAME_COUNT)
            add_real(tally, column->reals[row], least);
        tally->count++;
    }
}

static double real_sum(const struct tally *tally)
{
    return isfinite(tally->sum) ? tally->sum + tally->lost : tally->sum;
}

/* The cell of a group, to the one column of `values`. */
static bool append_result(struct frame *values, const struct frame_measure *measure,
                          const struct tally *tally, bool whole, struct failure *why)
{
    if (measure->aggregate <= FRAME_COUNT)
        return frame_append_integer(values, 0, (int64_t)tally->count, why);
    if (tally->count == 0)
        return frame_append_null(values, 0, why);
    if (measure->aggregate == FRAME_MEAN)
        return frame_append_real(
            values, 0, (whole ? (double)tally->integer : real_sum(tally)) / (double)tally->count,
            why);
    if (measure->aggregate != FRAME_SUM)
        return whole ? frame_append_integer(values, 0, tally->integer_extreme, why)
                     : frame_append_real(values, 0, tally->real_extreme, why);
    if (!whole)
        return frame_append_real(values, 0, real_sum(tally), why);
    if (tally->integer > INT64_MAX || tally->integer < INT64_MIN)
        return failure_set(
            why, FAILURE_SCRIPT, "LT-1305", "tổng của cột \"%s\" vượt quá số nguyên 64 bit",
            "the sum of column \"%s\" is beyond 64-bit whole numbers", measure->name);
    return frame_append_integer(values, 0, (int64_t)tally->integer, why);
}

/* The column of `values` takes the place of the one there, which goes with `values`. */
static void swap_column(struct frame *frame, size_t at, struct frame *values)
{
    struct frame_column *to = &frame->columns[at];
    struct frame_column *from = &values->columns[0];
    const struct frame_column old = *to;
    char *given = from->name;
    *to = *from;
    to->name = old.name;
    *from = old;
    from->name = given;
    frame->bytes += values->bytes;
}

bool frame_put_column(struct frame *frame, const char *name, struct frame *values,
                      struct failure *why)
{
    size_t at;
    if (!frame_find(frame, name, &at)) {
        at = frame->column_count;
        if (!frame_add_column(frame, name, why))
            return false;
    }
    swap_column(frame, at, values);
    return true;
}

static bool add_measure(struct frame *made, const struct grouping *grouping,
                        const struct frame_measure *measure, struct failure *why)
{
    const enum frame_type type = grouping->frame->columns[measure->column].type;
    if (measure->aggregate > FRAME_COUNT && type == FRAME_TEXT)
        return failure_set(why, FAILURE_SCRIPT, "LT-1306",
                           "cột \"%s\" là chữ, không tính được bằng số",
                           "column \"%s\" is text, it has no sum or mean",
                           grouping->frame->columns[measure->column].name);
    struct tally *tallies = calloc(grouping->count + 1, sizeof *tallies);
    struct frame *values = frame_new(0);
    bool ok = tallies != NULL && values != NULL;
    if (!ok)
        failure_memory(why);
    ok = ok && frame_add_column(values, measure->name, why);
    if (ok)
        tally_rows(grouping, measure, tallies);
    for (size_t group = 0; ok && group < grouping->count; group++)
        ok = append_result(values, measure, &tallies[group], type == FRAME_INTEGER, why) &&
             frame_end_row(values, why);
    ok = ok && frame_add_column(made, measure->name, why); /* _2 where a key has the name */
    if (ok)
        swap_column(made, made->column_count - 1, values);
    free(tallies);
    frame_free(values);
    return ok;
}

struct frame *frame_group(const struct frame *frame, const size_t *keys, size_t key_count,
                          const struct frame_measure *measures, size_t measure_count,
                          struct failure *why)
{
    struct grouping grouping = {.frame = frame, .keys = keys, .key_count = key_count};
    struct frame *made = NULL;
    if (frame->rows >= UINT32_MAX || !allocate(&grouping)) {
        failure_memory(why);
    } else {
        hash_rows(&grouping);
        find_groups(&grouping);
        made = frame_gather(frame, keys, key_count, grouping.first, grouping.count, why);
    }
    for (size_t i = 0; made != NULL && i < measure_count; i++)
        if (!add_measure(made, &grouping, &measures[i], why)) {
            frame_free(made);
            made = NULL;
        }
    free_grouping(&grouping);
    return made;
}
