/* Sorting frames. Knows nothing of how texts are ordered: the caller brings that. */
#include "frame_operations.h"

#include "frame_private.h"
#include "stop.h"

#include <stdlib.h>
#include <string.h>

enum { STOP_PERIOD = 1 << 16 }; /* rows between two looks, a power of two */

/* One key, ready to compare rows. */
struct prepared_key {
    const struct frame_column *column;
    bool descending;
    uint32_t *ranks; /* owned: of a text column, the place of each code in the order of texts */
};

struct order {
    const struct prepared_key *keys;
    size_t key_count;
};

struct text_order {
    const struct frame_strings *strings;
    frame_compare_text *compare;
    void *context;
};

typedef int compare_places(const void *context, size_t a, size_t b);

/* Merge sort, stable; `spare` has room for as many. */
static void sort_places(size_t *places, size_t *spare, size_t count, compare_places *compare,
                        const void *context)
{
    for (size_t width = 1; width < count && !stop_asked(); width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            if (start % STOP_PERIOD == 0 && stop_asked())
                return; /* still all places, in some order */
            const size_t middle = start + width < count ? start + width : count;
            const size_t end = middle + width < count ? middle + width : count;
            size_t left = start;
            size_t right = middle;
            for (size_t at = start; at < end; at++) {
                const bool take_left =
                    left < middle &&
                    (right >= end || compare(context, places[left], places[right]) <= 0);
                spare[at] = take_left ? places[left++] : places[right++];
            }
        }
        memcpy(places, spare, count * sizeof *places);
    }
}

static int compare_bytes(struct frame_text a, struct frame_text b)
{
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int difference = memcmp(a.bytes, b.bytes, shorter);
    if (difference != 0)
        return difference;
    return (a.length > b.length) - (a.length < b.length);
}

static int compare_codes(const void *context, size_t a, size_t b)
{
    const struct text_order *order = context;
    const struct frame_text left = strings_text(order->strings, (uint32_t)a);
    const struct frame_text right = strings_text(order->strings, (uint32_t)b);
    return order->compare != NULL ? order->compare(order->context, left, right)
                                  : compare_bytes(left, right);
}

/* Sorts the texts of the column and gives each code its rank; equal texts get equal ranks. */
static bool rank_texts(const struct text_order *order, uint32_t **ranks, struct failure *why)
{
    const size_t count = order->strings->count;
    size_t *codes = malloc(2 * count * sizeof *codes + 1);
    *ranks = malloc(count * sizeof **ranks + 1);
    if (codes == NULL || *ranks == NULL) {
        free(codes);
        return failure_memory(why);
    }
    for (size_t i = 0; i < count; i++)
        codes[i] = i;
    sort_places(codes, codes + count, count, compare_codes, order);
    uint32_t rank = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && compare_codes(order, codes[i - 1], codes[i]) != 0)
            rank++;
        (*ranks)[codes[i]] = rank;
    }
    free(codes);
    return true;
}

static int compare_values(const struct prepared_key *key, size_t a, size_t b)
{
    const struct frame_column *column = key->column;
    if (column->type == FRAME_INTEGER)
        return (column->integers[a] > column->integers[b]) -
               (column->integers[a] < column->integers[b]);
    if (column->type == FRAME_REAL)
        return (column->reals[a] > column->reals[b]) - (column->reals[a] < column->reals[b]);
    const uint32_t left = key->ranks[column->codes[a]];
    const uint32_t right = key->ranks[column->codes[b]];
    return (left > right) - (left < right);
}

/* NULL, and NaN, which orders with nothing. */
static bool stands_last(const struct frame_column *column, size_t row)
{
    if (frame_column_null(column, row))
        return true;
    return column->type == FRAME_REAL && column->reals[row] != column->reals[row];
}

static int compare_rows(const void *context, size_t a, size_t b)
{
    const struct order *order = context;
    for (size_t i = 0; i < order->key_count; i++) {
        const struct prepared_key *key = &order->keys[i];
        const bool last_a = stands_last(key->column, a);
        const bool last_b = stands_last(key->column, b);
        if (last_a != last_b)
            return last_a ? 1 : -1;
        const int difference = last_a ? 0 : compare_values(key, a, b);
        if (difference != 0)
            return key->descending ? -difference : difference;
    }
    return 0;
}

static bool prepare_keys(const struct frame *frame, const struct frame_sort_key *keys, size_t count,
                         struct text_order order, struct prepared_key *prepared,
                         struct failure *why)
{
    for (size_t i = 0; i < count; i++) {
        const struct frame_column *column = &frame->columns[keys[i].column];
        prepared[i] = (struct prepared_key){.column = column, .descending = keys[i].descending};
        order.strings = column->strings;
        if (column->type == FRAME_TEXT && !rank_texts(&order, &prepared[i].ranks, why))
            return false;
    }
    return true;
}

static size_t *order_prepared(const struct frame *frame, struct order order, struct failure *why)
{
    size_t *rows = malloc(2 * frame->rows * sizeof *rows + 1);
    if (rows == NULL) {
        failure_memory(why);
        return NULL;
    }
    for (size_t row = 0; row < frame->rows; row++)
        rows[row] = row;
    sort_places(rows, rows + frame->rows, frame->rows, compare_rows, &order);
    return rows;
}

size_t *frame_order(const struct frame *frame, const struct frame_sort_key *keys, size_t count,
                    frame_compare_text *compare, void *context, struct failure *why)
{
    size_t *rows = NULL;
    struct prepared_key *prepared = calloc(count + 1, sizeof *prepared);
    if (prepared == NULL) {
        failure_memory(why);
        return NULL;
    }
    const struct text_order texts = {.compare = compare, .context = context};
    if (prepare_keys(frame, keys, count, texts, prepared, why))
        rows = order_prepared(frame, (struct order){prepared, count}, why);
    for (size_t i = 0; i < count; i++)
        free(prepared[i].ranks);
    free(prepared);
    return rows;
}

struct frame *frame_sort(const struct frame *frame, const struct frame_sort_key *keys, size_t count,
                         frame_compare_text *compare, void *context, struct failure *why)
{
    size_t *rows = frame_order(frame, keys, count, compare, context, why);
    if (rows == NULL)
        return NULL;
    struct frame *made = frame_take(frame, rows, frame->rows, why);
    free(rows);
    return made;
}
