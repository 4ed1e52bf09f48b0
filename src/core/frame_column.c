/* Frames: reading. Knows nothing of how they are filled. */
#include "frame.h"

#include "frame_private.h"

#include <math.h>
#include <string.h>

size_t frame_rows(const struct frame *frame)
{
    return frame->rows;
}

size_t frame_columns(const struct frame *frame)
{
    return frame->column_count;
}

size_t frame_bytes(const struct frame *frame)
{
    return frame->bytes;
}

const char *frame_column_name(const struct frame *frame, size_t column)
{
    return frame->columns[column].name;
}

enum frame_type frame_column_type(const struct frame *frame, size_t column)
{
    return frame->columns[column].type;
}

size_t frame_nulls(const struct frame *frame, size_t column)
{
    return frame->columns[column].nulls;
}

bool frame_find(const struct frame *frame, const char *name, size_t *column)
{
    for (size_t i = 0; i < frame->column_count; i++) {
        if (strcmp(frame->columns[i].name, name) != 0)
            continue;
        *column = i;
        return true;
    }
    return false;
}

bool frame_is_null(const struct frame *frame, size_t column, size_t row)
{
    return frame_column_null(&frame->columns[column], row);
}

struct frame_cell frame_cell(const struct frame *frame, size_t column_index, size_t row)
{
    const struct frame_column *column = &frame->columns[column_index];
    struct frame_cell cell = {.type = FRAME_EMPTY};
    if (frame_column_null(column, row))
        return cell;
    cell.type = column->type;
    if (column->type == FRAME_INTEGER)
        cell.integer = column->integers[row];
    else if (column->type == FRAME_REAL)
        cell.real = column->reals[row];
    else
        cell.text = strings_text(column->strings, column->codes[row]);
    return cell;
}

double frame_number(const struct frame *frame, size_t column_index, size_t row)
{
    const struct frame_column *column = &frame->columns[column_index];
    if (frame_column_null(column, row) || column->type == FRAME_TEXT)
        return NAN;
    return column->type == FRAME_INTEGER ? (double)column->integers[row] : column->reals[row];
}

const int64_t *frame_integers(const struct frame *frame, size_t column)
{
    return frame->columns[column].type == FRAME_INTEGER ? frame->columns[column].integers : NULL;
}

const double *frame_reals(const struct frame *frame, size_t column)
{
    return frame->columns[column].type == FRAME_REAL ? frame->columns[column].reals : NULL;
}
