/* New frames from old ones. Knows nothing of how texts are ordered: the caller brings that. */
#include "frame_operations.h"

#include "frame_private.h"

#include <stdlib.h>
#include <string.h>

/* Values of the chosen rows, and which are NULL. */
static void gather_cells(struct frame_column *to, const struct frame_column *from,
                         const size_t *rows, size_t count)
{
    if (from->type == FRAME_TEXT)
        for (size_t i = 0; i < count; i++)
            to->codes[i] = rows[i] == FRAME_NO_ROW ? 0 : from->codes[rows[i]];
    else if (from->type == FRAME_INTEGER)
        for (size_t i = 0; i < count; i++)
            to->integers[i] = rows[i] == FRAME_NO_ROW ? 0 : from->integers[rows[i]];
    else
        for (size_t i = 0; i < count; i++)
            to->reals[i] = rows[i] == FRAME_NO_ROW ? 0 : from->reals[rows[i]];
    for (size_t i = 0; to->null_bits != NULL && i < count; i++)
        if (rows[i] == FRAME_NO_ROW || frame_column_null(from, rows[i])) {
            frame_set_bit(to->null_bits, i);
            to->nulls++;
        }
}

static bool some_missing(const size_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i] == FRAME_NO_ROW)
            return true;
    return false;
}

/* Type and the chosen cells of a column; `to` is an empty column at the end of `frame`. */
static bool gather(struct frame *frame, struct frame_column *to, const struct frame_column *from,
                   const size_t *rows, size_t count)
{
    const size_t width = frame_type_width(from->type);
    to->count = count;
    to->type = from->type;
    to->least = from->least;
    to->greatest = from->greatest;
    if (from->type == FRAME_EMPTY) {
        to->nulls = count;
        return true;
    }
    to->nulls = 0;
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
    if (from->null_bits != NULL || some_missing(rows, count)) {
        to->null_bits = calloc(1, frame_bits(to->room));
        if (to->null_bits == NULL)
            return false;
        frame->bytes += frame_bits(to->room);
    }
    gather_cells(to, from, rows, count);
    return true;
}

bool frame_gather_column(struct frame *made, const char *name, const struct frame_column *from,
                         const size_t *rows, size_t count, struct failure *why)
{
    if (!frame_add_column(made, name, why))
        return false;
    return gather(made, &made->columns[made->column_count - 1], from, rows, count) ||
           failure_memory(why);
}

static bool gather_columns(struct frame *made, const struct frame *frame, const size_t *columns,
                           size_t column_count, const size_t *rows, size_t count,
                           struct failure *why)
{
    for (size_t i = 0; i < column_count; i++) {
        const struct frame_column *from = &frame->columns[columns != NULL ? columns[i] : i];
        if (!frame_gather_column(made, from->name, from, rows, count, why))
            return false;
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

void frame_swap_column(struct frame *frame, size_t at, struct frame *values)
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
    frame_swap_column(frame, at, values);
    return true;
}
