/* Groups rows: numbers them by their keys block by block, and adds each block to the measures while
   it is in the cache. Knows nothing of what the figures mean. */
#include "frame_group.h"

#include "frame_keys.h"
#include "frame_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* What a measure keeps of a group. */
union tally {
    wide integer;
    int64_t narrow; /* in place of integer, where no sum can pass 64 bits */
    struct {
        double sum, lost; /* Neumaier: what each addition loses is added at the end */
    };
    int64_t integer_extreme;
    double real_extreme; /* NaN: no figure yet */
};

/* Adds the figures of rows to the tallies of their places. */
typedef void add_figures(union tally *tallies, const uint32_t *places,
                         const struct frame_column *column, size_t first, size_t count);

struct working {
    const struct frame_measure *measure;
    const struct frame_column *column;
    add_figures *add;
    union tally empty;
    bool narrow;          /* its sums are in 64 bits */
    bool counts_cells;    /* else every row of a group counts */
    union tally *tallies; /* owned, a place a group; place 0 takes the rows that are NULL */
    uint64_t *cells;      /* owned: figures of each place, when they are counted */
};

struct grouping {
    const struct frame *frame;
    const size_t *keys;
    size_t key_count;
    struct working *measures; /* owned */
    size_t measure_count;
    size_t *first; /* owned: the first row of each group */
    bool counts_rows;
    uint64_t *rows; /* owned: rows of each place, when a measure needs them; else 0 */
    size_t count;   /* groups */
    size_t room;    /* groups that fit */
};

static void add_integers(union tally *tallies, const uint32_t *places,
                         const struct frame_column *column, size_t first, size_t count)
{
    const int64_t *values = column->integers + first;
    for (size_t i = 0; i < count; i++)
        tallies[places[i]].integer += values[i];
}

static void add_narrow(union tally *tallies, const uint32_t *places,
                       const struct frame_column *column, size_t first, size_t count)
{
    const int64_t *values = column->integers + first;
    for (size_t i = 0; i < count; i++)
        tallies[places[i]].narrow += values[i];
}

static void add_reals(union tally *tallies, const uint32_t *places,
                      const struct frame_column *column, size_t first, size_t count)
{
    const double *values = column->reals + first;
    for (size_t i = 0; i < count; i++) {
        union tally *tally = &tallies[places[i]];
        const double sum = tally->sum;
        const double total = sum + values[i];
        tally->lost +=
            fabs(sum) >= fabs(values[i]) ? sum - total + values[i] : values[i] - total + sum;
        tally->sum = total;
    }
}

static void least_integers(union tally *tallies, const uint32_t *places,
                           const struct frame_column *column, size_t first, size_t count)
{
    const int64_t *values = column->integers + first;
    for (size_t i = 0; i < count; i++)
        if (values[i] < tallies[places[i]].integer_extreme)
            tallies[places[i]].integer_extreme = values[i];
}

static void greatest_integers(union tally *tallies, const uint32_t *places,
                              const struct frame_column *column, size_t first, size_t count)
{
    const int64_t *values = column->integers + first;
    for (size_t i = 0; i < count; i++)
        if (values[i] > tallies[places[i]].integer_extreme)
            tallies[places[i]].integer_extreme = values[i];
}

static void least_reals(union tally *tallies, const uint32_t *places,
                        const struct frame_column *column, size_t first, size_t count)
{
    const double *values = column->reals + first;
    for (size_t i = 0; i < count; i++)
        if (!(tallies[places[i]].real_extreme <= values[i]))
            tallies[places[i]].real_extreme = values[i];
}

static void greatest_reals(union tally *tallies, const uint32_t *places,
                           const struct frame_column *column, size_t first, size_t count)
{
    const double *values = column->reals + first;
    for (size_t i = 0; i < count; i++)
        if (!(tallies[places[i]].real_extreme >= values[i]))
            tallies[places[i]].real_extreme = values[i];
}

/* How each aggregate works on whole numbers and on reals; {NULL} counts only. */
static const struct {
    add_figures *integers, *reals;
    union tally empty_integer, empty_real;
} ways[] = {
    [FRAME_ROWS] = {0},
    [FRAME_COUNT] = {0},
    [FRAME_SUM] = {add_integers, add_reals, {.integer = 0}, {.sum = 0}},
    [FRAME_MEAN] = {add_integers, add_reals, {.integer = 0}, {.sum = 0}},
    [FRAME_LEAST] = {least_integers,
                     least_reals,
                     {.integer_extreme = INT64_MAX},
                     {.real_extreme = NAN}},
    [FRAME_GREATEST] = {greatest_integers,
                        greatest_reals,
                        {.integer_extreme = INT64_MIN},
                        {.real_extreme = NAN}},
};

/* Whether no sum of the column passes 64 bits, whatever the groups. */
static bool fits_narrow(const struct frame_column *column)
{
    const int64_t most = INT64_MAX / ((int64_t)column->count + 1);
    return column->least >= -most && column->greatest <= most;
}

static bool begin_measure(struct working *working, const struct frame *frame,
                          const struct frame_measure *measure, struct failure *why)
{
    const struct frame_column *column = &frame->columns[measure->column];
    const bool whole = column->type == FRAME_INTEGER;
    *working = (struct working){.measure = measure, .column = column};
    if (measure->aggregate == FRAME_ROWS)
        return true;
    working->counts_cells = column->nulls > 0;
    if (measure->aggregate == FRAME_COUNT)
        return true;
    if (column->type == FRAME_TEXT)
        return failure_set(why, FAILURE_SCRIPT, "LT-1306",
                           "cột \"%s\" là chữ, không tính được bằng số",
                           "column \"%s\" is text, it has no sum or mean", column->name);
    if (column->type == FRAME_EMPTY)
        return true;
    working->add = whole ? ways[measure->aggregate].integers : ways[measure->aggregate].reals;
    working->narrow = working->add == add_integers && fits_narrow(column);
    if (working->narrow)
        working->add = add_narrow;
    working->empty =
        whole ? ways[measure->aggregate].empty_integer : ways[measure->aggregate].empty_real;
    return true;
}

static bool resize(void **memory, size_t size)
{
    void *grown = realloc(*memory, size);
    if (grown == NULL)
        return false;
    *memory = grown;
    return true;
}

static bool grow_measure(struct working *working, size_t old_room, size_t room)
{
    const size_t places = room + 1;
    const size_t old_places = old_room == 0 ? 0 : old_room + 1;
    void *tallies = working->tallies;
    void *cells = working->cells;
    if (working->add != NULL) {
        if (!resize(&tallies, places * sizeof *working->tallies))
            return false;
        working->tallies = tallies;
        for (size_t i = old_places; i < places; i++)
            working->tallies[i] = working->empty;
    }
    if (working->counts_cells) {
        if (!resize(&cells, places * sizeof *working->cells))
            return false;
        working->cells = cells;
        memset(working->cells + old_places, 0, (places - old_places) * sizeof *working->cells);
    }
    return true;
}

/* Room for `count` groups. */
static bool make_room(struct grouping *grouping, size_t count)
{
    if (count <= grouping->room && grouping->room > 0)
        return true;
    const size_t old_places = grouping->room == 0 ? 0 : grouping->room + 1;
    const size_t room = 2 * count + 64;
    void *first = grouping->first;
    void *rows = grouping->rows;
    if (!resize(&first, room * sizeof *grouping->first))
        return false;
    grouping->first = first;
    if (!resize(&rows, (room + 1) * sizeof *grouping->rows))
        return false;
    grouping->rows = rows;
    memset(grouping->rows + old_places, 0, (room + 1 - old_places) * sizeof *grouping->rows);
    for (size_t i = 0; i < grouping->measure_count; i++)
        if (!grow_measure(&grouping->measures[i], grouping->room, room))
            return false;
    grouping->room = room;
    return true;
}

static void note_first_rows(struct grouping *grouping, const uint32_t *groups, size_t start,
                            size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (groups[i] == grouping->count)
            grouping->first[grouping->count++] = start + i;
}

/* Figures of a column with NULLs go to place 0 where they are NULL. */
static const uint32_t *places_of(const struct working *working, const uint32_t *groups,
                                 size_t start, size_t count, uint32_t *own)
{
    for (size_t i = 0; i < count; i++)
        own[i] = frame_column_null(working->column, start + i) ? 0 : groups[i];
    for (size_t i = 0; i < count; i++)
        working->cells[own[i]]++;
    return own;
}

static void add_block(struct grouping *grouping, uint32_t *groups, size_t start, size_t count)
{
    uint32_t own[FRAME_KEY_ROWS];
    for (size_t i = 0; i < count; i++)
        groups[i]++;
    for (size_t i = 0; grouping->counts_rows && i < count; i++)
        grouping->rows[groups[i]]++;
    for (size_t i = 0; i < grouping->measure_count; i++) {
        const struct working *working = &grouping->measures[i];
        const uint32_t *places =
            working->counts_cells ? places_of(working, groups, start, count, own) : groups;
        if (working->add != NULL)
            working->add(working->tallies, places, working->column, start, count);
    }
}

static bool add_rows(struct grouping *grouping, struct frame_keys *keys, struct failure *why)
{
    uint32_t groups[FRAME_KEY_ROWS];
    const size_t rows = grouping->frame->rows;
    for (size_t start = 0; start < rows; start += FRAME_KEY_ROWS) {
        const size_t count = rows - start < FRAME_KEY_ROWS ? rows - start : FRAME_KEY_ROWS;
        if (!frame_keys_number(keys, 0, start, count, true, groups, why))
            return false;
        if (!make_room(grouping, frame_keys_count(keys)))
            return failure_memory(why);
        if (frame_keys_count(keys) > grouping->count)
            note_first_rows(grouping, groups, start, count);
        add_block(grouping, groups, start, count);
    }
    return true;
}

static bool needs_count(enum frame_aggregate aggregate)
{
    return aggregate <= FRAME_COUNT || aggregate == FRAME_MEAN;
}

static bool begin(struct grouping *grouping, const struct frame_measure *measures,
                  struct failure *why)
{
    grouping->measures = calloc(grouping->measure_count + 1, sizeof *grouping->measures);
    if (grouping->measures == NULL)
        return failure_memory(why);
    for (size_t i = 0; i < grouping->measure_count; i++) {
        struct working *working = &grouping->measures[i];
        if (!begin_measure(working, grouping->frame, &measures[i], why))
            return false;
        if (!working->counts_cells && needs_count(measures[i].aggregate))
            grouping->counts_rows = true;
    }
    return make_room(grouping, 0) || failure_memory(why);
}

static void free_grouping(struct grouping *grouping)
{
    for (size_t i = 0; grouping->measures != NULL && i < grouping->measure_count; i++) {
        free(grouping->measures[i].tallies);
        free(grouping->measures[i].cells);
    }
    free(grouping->measures);
    free(grouping->first);
    free(grouping->rows);
}

static double real_sum(const union tally *tally)
{
    return isfinite(tally->sum) ? tally->sum + tally->lost : tally->sum;
}

static wide whole_sum(const struct working *working, const union tally *tally)
{
    return working->narrow ? tally->narrow : tally->integer;
}

static bool append_sum(struct frame *values, const struct working *working,
                       const union tally *tally, struct failure *why)
{
    if (working->column->type == FRAME_REAL)
        return frame_append_real(values, 0, real_sum(tally), why);
    const wide sum = whole_sum(working, tally);
    if (sum > INT64_MAX || sum < INT64_MIN)
        return failure_set(
            why, FAILURE_SCRIPT, "LT-1305", "tổng của cột \"%s\" vượt quá số nguyên 64 bit",
            "the sum of column \"%s\" is beyond 64-bit whole numbers", working->measure->name);
    return frame_append_integer(values, 0, (int64_t)sum, why);
}

/* The cell of a group, to the one column of `values`. */
static bool append_result(struct frame *values, const struct grouping *grouping,
                          const struct working *working, size_t group, struct failure *why)
{
    const bool filled = !working->counts_cells || working->cells[group + 1] > 0;
    const uint64_t count =
        working->counts_cells ? working->cells[group + 1] : grouping->rows[group + 1];
    const bool whole = working->column->type == FRAME_INTEGER;
    if (working->measure->aggregate <= FRAME_COUNT)
        return frame_append_integer(values, 0, (int64_t)count, why);
    if (!filled || working->add == NULL)
        return frame_append_null(values, 0, why);
    const union tally *tally = &working->tallies[group + 1];
    if (working->measure->aggregate == FRAME_SUM)
        return append_sum(values, working, tally, why);
    if (working->measure->aggregate == FRAME_MEAN)
        return frame_append_real(
            values, 0,
            (whole ? (double)whole_sum(working, tally) : real_sum(tally)) / (double)count, why);
    return whole ? frame_append_integer(values, 0, tally->integer_extreme, why)
                 : frame_append_real(values, 0, tally->real_extreme, why);
}

static bool add_measure(struct frame *made, const struct grouping *grouping,
                        const struct working *working, struct failure *why)
{
    const char *name = working->measure->name;
    struct frame *values = frame_new(0);
    bool ok = values != NULL || failure_memory(why);
    ok = ok && frame_add_column(values, name, why);
    for (size_t group = 0; ok && group < grouping->count; group++)
        ok = append_result(values, grouping, working, group, why) && frame_end_row(values, why);
    ok = ok && frame_add_column(made, name, why); /* _2 where a key has the name */
    if (ok)
        frame_swap_column(made, made->column_count - 1, values);
    frame_free(values);
    return ok;
}

static struct frame *finish(const struct grouping *grouping, struct failure *why)
{
    struct frame *made = frame_gather(grouping->frame, grouping->keys, grouping->key_count,
                                      grouping->first, grouping->count, why);
    for (size_t i = 0; made != NULL && i < grouping->measure_count; i++)
        if (!add_measure(made, grouping, &grouping->measures[i], why)) {
            frame_free(made);
            made = NULL;
        }
    return made;
}

struct frame *frame_group(const struct frame *frame, const size_t *keys, size_t key_count,
                          const struct frame_measure *measures, size_t measure_count,
                          struct failure *why)
{
    struct grouping grouping = {
        .frame = frame, .keys = keys, .key_count = key_count, .measure_count = measure_count};
    struct frame *made = NULL;
    struct frame_keys *numbers =
        frame_keys_new(&(struct frame_key_side){frame, keys}, 1, key_count, why);
    if (numbers != NULL && begin(&grouping, measures, why) && add_rows(&grouping, numbers, why))
        made = finish(&grouping, why);
    frame_keys_free(numbers);
    free_grouping(&grouping);
    return made;
}
