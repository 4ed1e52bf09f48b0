/* Pivots frames: numbers the rows by their keys and by their column, and places each where the two
   meet. Knows nothing of sums: rows that share a place are refused. */
#include "frame_pivot.h"

#include "frame_export.h"
#include "frame_keys.h"
#include "frame_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows numbered by some columns. */
struct numbering {
    uint32_t *numbers; /* owned: of each row */
    size_t *first;     /* owned: the first row of each number */
    size_t count;
};

static void free_numbering(struct numbering *numbering)
{
    free(numbering->numbers);
    free(numbering->first);
}

static bool number_block(struct frame_keys *keys, struct numbering *numbering, size_t start,
                         size_t count, struct failure *why)
{
    uint32_t *numbers = numbering->numbers + start;
    if (!frame_keys_number(keys, 0, start, count, true, numbers, why))
        return false;
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == numbering->count)
            numbering->first[numbering->count++] = start + i;
    return true;
}

static bool number_rows(const struct frame *frame, const size_t *columns, size_t column_count,
                        struct numbering *numbering, struct failure *why)
{
    struct frame_keys *keys =
        frame_keys_new(&(struct frame_key_side){frame, columns}, 1, column_count, why);
    if (keys == NULL)
        return false;
    numbering->numbers = calloc(frame->rows + 1, sizeof *numbering->numbers);
    numbering->first = malloc((frame->rows + 1) * sizeof *numbering->first);
    bool ok = numbering->numbers != NULL && numbering->first != NULL;
    if (!ok)
        failure_memory(why);
    for (size_t start = 0; ok && start < frame->rows; start += FRAME_KEY_ROWS) {
        const size_t left = frame->rows - start;
        ok = number_block(keys, numbering, start, left < FRAME_KEY_ROWS ? left : FRAME_KEY_ROWS,
                          why);
    }
    frame_keys_free(keys);
    return ok;
}

static bool check_size(const struct frame *frame, const struct frame_pivot *pivot,
                       const struct numbering *rows, const struct numbering *columns,
                       struct failure *why)
{
    const size_t width = sizeof(size_t) + frame_type_width(frame->columns[pivot->values].type);
    if (columns->count > FRAME_MOST_PIVOT_COLUMNS)
        return failure_set(
            why, FAILURE_SCRIPT, "LT-1311",
            "cột \"%s\" có %zu giá trị khác nhau, thành nhiều nhất %d cột; hãy lọc hoặc gộp trước",
            "column \"%s\" has %zu different values, and at most %d become columns; filter or "
            "group first",
            frame->columns[pivot->columns].name, columns->count, FRAME_MOST_PIVOT_COLUMNS);
    if (columns->count > 0 && rows->count > pivot->maximum / width / columns->count)
        return failure_set(why, FAILURE_SCRIPT, "LT-1312",
                           "bảng %zu dòng, %zu cột quá bộ nhớ cho phép; hãy lọc hoặc gộp trước",
                           "a table of %zu rows and %zu columns is beyond the memory allowed; "
                           "filter or group first",
                           rows->count, columns->count);
    return true;
}

/* places[column * rows + row]: the row of the frame that goes there, or FRAME_NO_ROW. */
static bool place_rows(const struct frame *frame, const struct numbering *rows,
                       const struct numbering *columns, size_t *places, struct failure *why)
{
    for (size_t i = 0; i < rows->count * columns->count; i++)
        places[i] = FRAME_NO_ROW;
    for (size_t row = 0; row < frame->rows; row++) {
        size_t *place = &places[columns->numbers[row] * rows->count + rows->numbers[row]];
        if (*place != FRAME_NO_ROW)
            return failure_set(
                why, FAILURE_SCRIPT, "LT-1313",
                "dòng %zu và dòng %zu rơi vào cùng một ô; hãy thêm khóa vào rows, hoặc cho with = "
                "\"sum\" (hay mean, min, max, count)",
                "rows %zu and %zu fall into the same cell; add a key to rows, or give with = "
                "\"sum\" (or mean, min, max, count)",
                *place + 1, row + 1);
        *place = row;
    }
    return true;
}

static bool add_named(struct frame *made, const struct frame *frame,
                      const struct frame_pivot *pivot, size_t named_by, const size_t *rows,
                      size_t count, struct failure *why)
{
    char number[32] = "NULL";
    const struct frame_cell cell = frame_cell(frame, pivot->columns, named_by);
    if (cell.type == FRAME_INTEGER)
        snprintf(number, sizeof number, "%" PRId64, cell.integer);
    else if (cell.type == FRAME_REAL)
        frame_real_text(cell.real, number);
    const char *name = cell.type == FRAME_TEXT ? cell.text.bytes : number;
    return frame_gather_column(made, name, &frame->columns[pivot->values], rows, count, why);
}

/* The numbers of the new columns, in order; the caller frees. */
static size_t *order_columns(const struct frame *frame, const struct frame_pivot *pivot,
                             const struct numbering *columns, struct failure *why)
{
    struct frame *values =
        frame_gather(frame, &pivot->columns, 1, columns->first, columns->count, why);
    if (values == NULL)
        return NULL;
    size_t *order =
        frame_order(values, &(struct frame_sort_key){0}, 1, pivot->compare, pivot->context, why);
    frame_free(values);
    return order;
}

static struct frame *spread(const struct frame *frame, const struct frame_pivot *pivot,
                            const struct numbering *rows, const struct numbering *columns,
                            const size_t *order, struct failure *why)
{
    size_t *places = calloc(rows->count * columns->count + 1, sizeof *places);
    struct frame *made = NULL;
    if (places == NULL)
        failure_memory(why);
    else if (place_rows(frame, rows, columns, places, why))
        made = frame_gather(frame, pivot->keys, pivot->key_count, rows->first, rows->count, why);
    for (size_t i = 0; made != NULL && i < columns->count; i++)
        if (!add_named(made, frame, pivot, columns->first[order[i]],
                       places + order[i] * rows->count, rows->count, why)) {
            frame_free(made);
            made = NULL;
        }
    free(places);
    return made;
}

struct frame *frame_pivot(const struct frame *frame, const struct frame_pivot *pivot,
                          struct failure *why)
{
    struct numbering rows = {0};
    struct numbering columns = {0};
    struct frame *made = NULL;
    size_t *order = NULL;
    if (number_rows(frame, pivot->keys, pivot->key_count, &rows, why) &&
        number_rows(frame, &pivot->columns, 1, &columns, why) &&
        check_size(frame, pivot, &rows, &columns, why))
        order = order_columns(frame, pivot, &columns, why);
    if (order != NULL)
        made = spread(frame, pivot, &rows, &columns, order, why);
    free(order);
    free_numbering(&rows);
    free_numbering(&columns);
    return made;
}
