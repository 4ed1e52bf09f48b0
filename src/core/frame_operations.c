/* New frames from old ones. Knows nothing of how texts are ordered: the caller brings that. */
#include "frame_operations.h"

#include "frame_private.h"

#include <stdlib.h>
#include <string.h>

/* Copies name, type and the chosen cells of a column; `to` is an empty column at the end of
 * `frame`. */
static bool gather(struct frame *frame, struct frame_column *to, const struct frame_column *from,
                   const size_t *rows, size_t count)
{
    const size_t width = frame_type_width(from->type);
    to->count = count;
    to->type = from->type;
    if (from->type == FRAME_EMPTY) {
        to->nulls = count;
        return true;
    }
    to->room = count + 1;
    to->values = malloc(to->room * width);
    if (to->values == NULL)
        return false;
    frame->bytes += to->room * width;
    if (from->strings != NULL) {
        to->strings = from->strings;
        strings_share(to->strings);
        frame->bytes += to->strings->allocated;
    }
    if (from->null_bits != NULL) {
        to->null_bits = calloc(1, frame_bits(to->room));
        if (to->null_bits == NULL)
            return false;
        frame->bytes += frame_bits(to->room);
    }
    for (size_t i = 0; i < count; i++) {
        memcpy((char *)to->values + i * width, (const char *)from->values + rows[i] * width, width);
        if (from->null_bits != NULL && frame_bit(from->null_bits, rows[i])) {
            frame_set_bit(to->null_bits, i);
            to->nulls++;
        }
    }
    return true;
}

static bool gather_columns(struct frame *made, const struct frame *frame, const size_t *columns,
                           size_t column_count, const size_t *rows, size_t count,
                           struct failure *why)
{
    for (size_t i = 0; i < column_count; i++) {
        const struct frame_column *from = &frame->columns[columns != NULL ? columns[i] : i];
        if (!frame_add_column(made, from->name, why))
            return false;
        if (!gather(made, &made->columns[i], from, rows, count))
            return failure_memory(why);
    }
    made->rows = count;
    return true;
}

struct frame *frame_gather(const struct frame *frame, const size_t *columns, size_t column_count,
                           const size_t *rows, size_t count, struct failure *why)
{
    struct frame *made = frame_new(0);
    if (made == NULL) {
        failure_memory(why);
        return NULL;
    }
    if (gather_columns(made, frame, columns, column_count, rows, count, why))
        return made;
    frame_free(made);
    return NULL;
}

struct frame *frame_take(const struct frame *frame, const size_t *rows, size_t count,
                         struct failure *why)
{
    return frame_gather(frame, NULL, frame->column_count, rows, count, why);
}

/* 0, 1 ... count - 1, which the caller frees. */
static size_t *first_rows(size_t count, struct failure *why)
{
    size_t *rows = malloc((count + 1) * sizeof *rows);
    if (rows == NULL) {
        failure_memory(why);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        rows[i] = i;
    return rows;
}

struct frame *frame_head(const struct frame *frame, size_t count, struct failure *why)
{
    if (count > frame->rows)
        count = frame->rows;
    size_t *rows = first_rows(count, why);
    if (rows == NULL)
        return NULL;
    struct frame *made = frame_take(frame, rows, count, why);
    free(rows);
    return made;
}

struct frame *frame_filter(const struct frame *frame, const unsigned char *keep,
                           struct failure *why)
{
    size_t *rows = first_rows(frame->rows, why);
    if (rows == NULL)
        return NULL;
    size_t count = 0;
    for (size_t row = 0; row < frame->rows; row++)
        if (frame_bit(keep, row))
            rows[count++] = row;
    struct frame *made = frame_take(frame, rows, count, why);
    free(rows);
    return made;
}

struct frame *frame_select(const struct frame *frame, const size_t *columns, size_t count,
                           struct failure *why)
{
    size_t *rows = first_rows(frame->rows, why);
    if (rows == NULL)
        return NULL;
    struct frame *made = frame_gather(frame, columns, count, rows, frame->rows, why);
    free(rows);
    return made;
}
