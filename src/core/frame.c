/* Frames: filling and reading. Knows nothing of where the figures come from or how they are shown.
 */
#include "frame.h"

#include "frame_private.h"

#include "language.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 16 };

struct frame *frame_new(size_t maximum)
{
    struct frame *frame = calloc(1, sizeof *frame);
    if (frame == NULL)
        return NULL;
    frame->maximum = maximum != 0 ? maximum : SIZE_MAX;
    frame->bytes = sizeof *frame;
    return frame;
}

void frame_free(struct frame *frame)
{
    if (frame == NULL)
        return;
    for (size_t i = 0; i < frame->column_count; i++) {
        free(frame->columns[i].name);
        free(frame->columns[i].values);
        free(frame->columns[i].null_bits);
        strings_release(frame->columns[i].strings);
    }
    free(frame->columns);
    free(frame);
}

size_t frame_type_width(enum frame_type type)
{
    switch (type) {
    case FRAME_INTEGER:
        return sizeof(int64_t);
    case FRAME_REAL:
        return sizeof(double);
    case FRAME_TEXT:
        return sizeof(uint32_t);
    case FRAME_EMPTY:
        break;
    }
    return 0;
}

static bool too_large(const struct frame *frame, struct failure *why)
{
    return failure_set(
        why, FAILURE_SCRIPT, "LT-1301",
        "bảng cần hơn %zu byte bộ nhớ (đã có %zu dòng); hãy hỏi ít cột hơn, thêm điều "
        "kiện, hoặc đọc từng dòng bằng db:rows",
        "the table needs more than %zu bytes of memory (%zu rows so far); ask for "
        "fewer columns, add a condition, or read row by row with db:rows",
        frame->maximum, frame->rows);
}

/* *memory gets new_size bytes instead of old_size, within the frame's maximum. */
static bool resize(struct frame *frame, void **memory, size_t old_size, size_t new_size,
                   struct failure *why)
{
    assert(new_size > old_size);
    if (new_size - old_size > frame->maximum - frame->bytes) {
        too_large(frame, why);
        return false;
    }
    void *grown = realloc(*memory, new_size);
    if (grown == NULL) {
        failure_memory(why);
        return false;
    }
    *memory = grown;
    frame->bytes += new_size - old_size;
    return true;
}

/* A name of its own: name, or name_2, name_3 ... ; the caller frees. */
static char *free_name(const struct frame *frame, const char *name)
{
    const size_t size = strlen(name) + 24;
    char *own = malloc(size);
    size_t taken;
    if (own == NULL)
        return NULL;
    snprintf(own, size, "%s", name);
    for (size_t n = 2; frame_find(frame, own, &taken); n++)
        snprintf(own, size, "%s_%zu", name, n);
    return own;
}

bool frame_add_column(struct frame *frame, const char *name, struct failure *why)
{
    const size_t size = frame->column_count * sizeof *frame->columns;
    void *columns = frame->columns;
    char *own = free_name(frame, name);
    if (own == NULL)
        return failure_memory(why);
    if (!resize(frame, &columns, size, size + sizeof *frame->columns, why)) {
        free(own);
        return false;
    }
    frame->columns = columns;
    frame->columns[frame->column_count++] = (struct frame_column){
        .name = own, .type = FRAME_EMPTY, .count = frame->rows, .nulls = frame->rows};
    frame->bytes += strlen(own) + 1;
    return true;
}

/* Values and null bits for one cell more. */
static bool make_room(struct frame *frame, struct frame_column *column, struct failure *why)
{
    if (column->count < column->room)
        return true;
    const size_t width = frame_type_width(column->type);
    const size_t room = column->room + column->room / 2 + FIRST_ROOM;
    if (!resize(frame, &column->values, column->room * width, room * width, why))
        return false;
    if (column->null_bits != NULL) {
        void *bits = column->null_bits;
        const size_t old_size = frame_bits(column->room);
        if (!resize(frame, &bits, old_size, frame_bits(room), why))
            return false;
        column->null_bits = bits;
        memset(column->null_bits + old_size, 0, frame_bits(room) - old_size);
    }
    column->room = room;
    return true;
}

static bool make_null_bits(struct frame *frame, struct frame_column *column, struct failure *why)
{
    void *bits = NULL;
    if (column->null_bits != NULL)
        return true;
    if (!resize(frame, &bits, 0, frame_bits(column->room), why))
        return false;
    column->null_bits = bits;
    memset(bits, 0, frame_bits(column->room));
    return true;
}

/* The first value of a column decides its type; what was before it was NULL. */
static bool begin_type(struct frame *frame, struct frame_column *column, enum frame_type type,
                       struct failure *why)
{
    const size_t room = column->count + FIRST_ROOM;
    const size_t width = frame_type_width(type);
    if (type == FRAME_TEXT && column->strings == NULL) {
        column->strings = strings_new();
        if (column->strings == NULL)
            return failure_memory(why);
        frame->bytes += column->strings->allocated;
    }
    void *values = NULL;
    if (!resize(frame, &values, 0, room * width, why))
        return false;
    column->values = memset(values, 0, room * width);
    column->room = room;
    column->type = type;
    if (column->nulls == 0)
        return true;
    if (!make_null_bits(frame, column, why))
        return false;
    for (size_t row = 0; row < column->count; row++)
        frame_set_bit(column->null_bits, row);
    return true;
}

static bool mixed(const struct frame *frame, const struct frame_column *column, bool text_found,
                  struct failure *why)
{
    const struct words word =
        text_found ? (struct words){"chữ", "text"} : (struct words){"số", "a number"};
    return failure_set(why, FAILURE_SCRIPT, "LT-1302",
                       "cột \"%s\" lẫn số với chữ: dòng %zu là %s; hãy CAST(... AS TEXT) hoặc "
                       "CAST(... AS INTEGER) để mọi ô cùng một kiểu",
                       "column \"%s\" mixes numbers and text: row %zu is %s; use CAST(... AS TEXT) "
                       "or CAST(... AS INTEGER) so that all cells are of one kind",
                       column->name, frame->rows + 1, language_pick(word));
}

static bool not_exact(const struct frame_column *column, int64_t value, size_t row,
                      struct failure *why)
{
    return failure_set(
        why, FAILURE_SCRIPT, "LT-1303",
        "cột \"%s\", dòng %zu: số nguyên %lld quá lớn để đứng cùng cột với số thực mà "
        "không sai; hãy CAST(... AS INTEGER) hoặc CAST(... AS TEXT) cả cột",
        "column \"%s\", row %zu: the whole number %lld is too large to share a column "
        "with reals exactly; CAST(... AS INTEGER) or CAST(... AS TEXT) the column",
        column->name, row + 1, (long long)value);
}

/* A column of whole numbers that meets a real becomes one of reals, in place. */
static bool promote(struct frame_column *column, struct failure *why)
{
    for (size_t row = 0; row < column->count; row++)
        if (!frame_is_exact(column->integers[row]))
            return not_exact(column, column->integers[row], row, why);
    for (size_t row = 0; row < column->count; row++) {
        const double value = (double)column->integers[row];
        memcpy(&column->reals[row], &value, sizeof value);
    }
    column->type = FRAME_REAL;
    return true;
}

bool frame_append_null(struct frame *frame, size_t column_index, struct failure *why)
{
    struct frame_column *column = &frame->columns[column_index];
    assert(column->count == frame->rows);
    if (column->type != FRAME_EMPTY) {
        if (!make_room(frame, column, why) || !make_null_bits(frame, column, why))
            return false;
        memset((char *)column->values + column->count * frame_type_width(column->type), 0,
               frame_type_width(column->type));
        frame_set_bit(column->null_bits, column->count);
    }
    column->count++;
    column->nulls++;
    return true;
}

bool frame_append_integer(struct frame *frame, size_t column_index, int64_t value,
                          struct failure *why)
{
    struct frame_column *column = &frame->columns[column_index];
    assert(column->count == frame->rows);
    if (column->type == FRAME_REAL)
        return frame_is_exact(value) ? frame_append_real(frame, column_index, (double)value, why)
                                     : not_exact(column, value, frame->rows, why);
    if (column->type == FRAME_TEXT)
        return mixed(frame, column, false, why);
    if (column->type == FRAME_EMPTY && !begin_type(frame, column, FRAME_INTEGER, why))
        return false;
    if (!make_room(frame, column, why))
        return false;
    const bool first = column->count == column->nulls;
    column->least = first || value < column->least ? value : column->least;
    column->greatest = first || value > column->greatest ? value : column->greatest;
    column->integers[column->count++] = value;
    return true;
}

bool frame_append_real(struct frame *frame, size_t column_index, double value, struct failure *why)
{
    struct frame_column *column = &frame->columns[column_index];
    assert(column->count == frame->rows);
    if (column->type == FRAME_TEXT)
        return mixed(frame, column, false, why);
    if (column->type == FRAME_INTEGER && !promote(column, why))
        return false;
    if (column->type == FRAME_EMPTY && !begin_type(frame, column, FRAME_REAL, why))
        return false;
    if (!make_room(frame, column, why))
        return false;
    column->reals[column->count++] = value;
    return true;
}

static bool refuse_nul(const struct frame *frame, const struct frame_column *column,
                       struct failure *why)
{
    return failure_set(
        why, FAILURE_SCRIPT, "LT-1304",
        "cột \"%s\", dòng %zu: chữ có byte 0 ở giữa, không phải văn bản hợp lệ",
        "column \"%s\", row %zu: the text has a zero byte inside, it is not proper text",
        column->name, frame->rows + 1);
}

static bool add_string(struct frame *frame, struct frame_column *column, const char *bytes,
                       size_t length, uint32_t *code, struct failure *why)
{
    struct frame_strings *strings = column->strings;
    const size_t before = strings->allocated;
    const size_t spare = frame->maximum > frame->bytes ? frame->maximum - frame->bytes : 0;
    const enum strings_result result = strings_add(strings, bytes, length, spare, code);
    frame->bytes += strings->allocated - before; /* may shrink; unsigned arithmetic holds */
    if (result == STRINGS_NO_MEMORY)
        return failure_memory(why);
    if (result == STRINGS_NUL)
        return refuse_nul(frame, column, why);
    return result == STRINGS_ADDED || too_large(frame, why);
}

bool frame_append_text(struct frame *frame, size_t column_index, const char *bytes, size_t length,
                       struct failure *why)
{
    struct frame_column *column = &frame->columns[column_index];
    assert(column->count == frame->rows);
    if (column->type == FRAME_EMPTY && !begin_type(frame, column, FRAME_TEXT, why))
        return false;
    if (column->type != FRAME_TEXT)
        return mixed(frame, column, true, why);
    uint32_t code = 0;
    if (!make_room(frame, column, why) || !add_string(frame, column, bytes, length, &code, why))
        return false;
    column->codes[column->count++] = code;
    return true;
}

bool frame_append_cell(struct frame *frame, size_t column, struct frame_cell cell,
                       struct failure *why)
{
    switch (cell.type) {
    case FRAME_INTEGER:
        return frame_append_integer(frame, column, cell.integer, why);
    case FRAME_REAL:
        return frame_append_real(frame, column, cell.real, why);
    case FRAME_TEXT:
        return frame_append_text(frame, column, cell.text.bytes, cell.text.length, why);
    case FRAME_EMPTY:
        break;
    }
    return frame_append_null(frame, column, why);
}

bool frame_end_row(struct frame *frame, struct failure *why)
{
    for (size_t i = 0; i < frame->column_count; i++)
        if (frame->columns[i].count == frame->rows && !frame_append_null(frame, i, why))
            return false;
    frame->rows++;
    return true;
}
