/* Joins frames: numbers the rows of the right one by their keys, lists them number by number, and
   looks the rows of the left one up. Knows nothing of what the keys mean. */
#include "frame_join.h"

#include "frame_keys.h"
#include "frame_private.h"
#include "number_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RIGHT, LEFT }; /* sides: the right one gets its numbers first */

struct matching {
    const struct frame *left, *right;
    const struct frame_join *join;
    struct frame_keys *keys; /* owned */
    uint32_t *left_numbers;  /* owned: of each row, or NUMBER_NONE */
    uint32_t *right_numbers; /* owned */
    size_t *starts;          /* owned: where the rows of each number begin in `listed` */
    size_t *listed;          /* owned: rows of the right frame, number by number */
    size_t *left_rows;       /* owned: of the result */
    size_t *right_rows;      /* owned: FRAME_NO_ROW where there is no match */
    size_t count;            /* rows of the result */
};

static void free_matching(struct matching *matching)
{
    frame_keys_free(matching->keys);
    free(matching->left_numbers);
    free(matching->right_numbers);
    free(matching->starts);
    free(matching->listed);
    free(matching->left_rows);
    free(matching->right_rows);
}

static bool number_side(struct frame_keys *keys, size_t side, const struct frame *frame,
                        uint32_t *numbers, struct failure *why)
{
    for (size_t start = 0; start < frame->rows; start += FRAME_KEY_ROWS) {
        const size_t left = frame->rows - start;
        const size_t count = left < FRAME_KEY_ROWS ? left : FRAME_KEY_ROWS;
        if (!frame_keys_number(keys, side, start, count, side == RIGHT, numbers + start, why))
            return false;
    }
    return true;
}

static bool number_rows(struct matching *matching, struct failure *why)
{
    const struct frame_key_side sides[] = {
        [RIGHT] = {matching->right, matching->join->right_keys},
        [LEFT] = {matching->left, matching->join->left_keys},
    };
    matching->keys = frame_keys_new(sides, 2, matching->join->key_count, why);
    if (matching->keys == NULL)
        return false;
    matching->left_numbers = calloc(matching->left->rows + 1, sizeof *matching->left_numbers);
    matching->right_numbers = calloc(matching->right->rows + 1, sizeof *matching->right_numbers);
    if (matching->left_numbers == NULL || matching->right_numbers == NULL)
        return failure_memory(why);
    return number_side(matching->keys, RIGHT, matching->right, matching->right_numbers, why) &&
           number_side(matching->keys, LEFT, matching->left, matching->left_numbers, why);
}

/* The rows of the right frame, number by number, each in their old order. */
static bool list_rows(struct matching *matching, struct failure *why)
{
    const size_t numbers = frame_keys_count(matching->keys);
    const uint32_t *of = matching->right_numbers;
    size_t *starts = calloc(numbers + 2, sizeof *starts);
    matching->starts = starts;
    matching->listed = malloc((matching->right->rows + 1) * sizeof *matching->listed);
    if (starts == NULL || matching->listed == NULL)
        return failure_memory(why);
    for (size_t row = 0; row < matching->right->rows; row++)
        if (of[row] != NUMBER_NONE)
            starts[of[row] + 2]++;
    for (size_t i = 2; i < numbers + 2; i++)
        starts[i] += starts[i - 1];
    for (size_t row = 0; row < matching->right->rows; row++)
        if (of[row] != NUMBER_NONE)
            matching->listed[starts[of[row] + 1]++] = row;
    return true;
}

static size_t matches_of(const struct matching *matching, size_t row)
{
    const uint32_t number = matching->left_numbers[row];
    const size_t found =
        number == NUMBER_NONE ? 0 : matching->starts[number + 1] - matching->starts[number];
    return found == 0 && matching->join->kind == FRAME_JOIN_LEFT ? 1 : found;
}

static size_t row_width(const struct frame *frame)
{
    size_t width = 0;
    for (size_t i = 0; i < frame->column_count; i++)
        width += frame_type_width(frame->columns[i].type);
    return width;
}

/* How many rows the result has, before any of it is made: few rows that all have one key make many
   pairs. */
static bool count_matches(struct matching *matching, struct failure *why)
{
    const size_t width =
        2 * sizeof(size_t) + row_width(matching->left) + row_width(matching->right);
    const size_t most = matching->join->maximum / width;
    for (size_t row = 0; row < matching->left->rows; row++) {
        matching->count += matches_of(matching, row);
        if (matching->count > most)
            return failure_set(
                why, FAILURE_SCRIPT, "LT-1310",
                "ghép cho hơn %zu dòng, quá bộ nhớ cho phép: cùng một khóa có nhiều dòng ở cả hai "
                "khung; hãy thêm khóa, hoặc gộp bằng group trước khi ghép",
                "the join has more than %zu rows, beyond the memory allowed: a key has many rows "
                "in both frames; add a key, or group before joining",
                most);
    }
    return true;
}

static bool pair_rows(struct matching *matching, struct failure *why)
{
    matching->left_rows = malloc((matching->count + 1) * sizeof *matching->left_rows);
    matching->right_rows = malloc((matching->count + 1) * sizeof *matching->right_rows);
    if (matching->left_rows == NULL || matching->right_rows == NULL)
        return failure_memory(why);
    size_t at = 0;
    for (size_t row = 0; row < matching->left->rows; row++) {
        const uint32_t number = matching->left_numbers[row];
        const size_t count = matches_of(matching, row);
        const bool none =
            number == NUMBER_NONE || matching->starts[number] == matching->starts[number + 1];
        for (size_t i = 0; i < count; i++, at++) {
            matching->left_rows[at] = row;
            matching->right_rows[at] =
                none ? FRAME_NO_ROW : matching->listed[matching->starts[number] + i];
        }
    }
    return true;
}

static bool is_key(const size_t *keys, size_t key_count, size_t column)
{
    for (size_t i = 0; i < key_count; i++)
        if (keys[i] == column)
            return true;
    return false;
}

/* Whether the other side has a column of the name that gets into the result too. */
static bool is_in_both(const struct matching *matching, size_t side, size_t column)
{
    const struct frame *own = side == LEFT ? matching->left : matching->right;
    const struct frame *other = side == LEFT ? matching->right : matching->left;
    size_t found;
    if (!frame_find(other, own->columns[column].name, &found))
        return false;
    if (side == RIGHT)
        return true;
    return !is_key(matching->join->left_keys, matching->join->key_count, column) &&
           !is_key(matching->join->right_keys, matching->join->key_count, found);
}

static bool add_column(struct frame *made, const struct matching *matching, size_t side,
                       size_t column, struct failure *why)
{
    const struct frame_column *from =
        &(side == LEFT ? matching->left : matching->right)->columns[column];
    const char *suffix =
        is_in_both(matching, side, column) ? matching->join->suffixes[side == LEFT ? 0 : 1] : "";
    const size_t size = strlen(from->name) + strlen(suffix) + 1;
    char *name = malloc(size);
    if (name == NULL)
        return failure_memory(why);
    snprintf(name, size, "%s%s", from->name, suffix);
    const bool ok = frame_gather_column(made, name, from,
                                        side == LEFT ? matching->left_rows : matching->right_rows,
                                        matching->count, why);
    free(name);
    return ok;
}

static bool add_columns(struct frame *made, const struct matching *matching, struct failure *why)
{
    const struct frame_join *join = matching->join;
    for (size_t i = 0; i < matching->left->column_count; i++)
        if (!add_column(made, matching, LEFT, i, why))
            return false;
    for (size_t i = 0; i < matching->right->column_count; i++)
        if (!is_key(join->right_keys, join->key_count, i) &&
            !add_column(made, matching, RIGHT, i, why))
            return false;
    made->rows = matching->count;
    return true;
}

struct frame *frame_join(const struct frame *left, const struct frame *right,
                         const struct frame_join *join, struct failure *why)
{
    struct matching matching = {.left = left, .right = right, .join = join};
    struct frame *made = NULL;
    if (number_rows(&matching, why) && list_rows(&matching, why) && count_matches(&matching, why) &&
        pair_rows(&matching, why)) {
        made = frame_new(0);
        if (made == NULL)
            failure_memory(why);
    }
    if (made != NULL && !add_columns(made, &matching, why)) {
        frame_free(made);
        made = NULL;
    }
    free_matching(&matching);
    return made;
}
