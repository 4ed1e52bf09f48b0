/* Numbers for the keys of rows. Each key column becomes small codes (the code of a text, a whole
   number less the smallest one, else a number from a table), the codes of a row become one whole
   number, and that indexes an array where the codes are few, else a table. All of it is exact: rows
   are never compared. */
#include "frame_keys.h"

#include "frame_private.h"
#include "number_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Codes of whole numbers that lie closer together than this are differences. */
static const uint64_t LARGEST_RANGE = UINT32_MAX;

/* An array of codes is used up to this size; a larger one would leave the cache sooner than a table
   of the keys that there are. */
static const uint64_t LARGEST_DIRECT = UINT64_C(1) << 26;

struct key {
    enum { KEY_RANGE, KEY_TEXT, KEY_TABLE } kind;
    bool reals;     /* of a table: figures are compared as reals */
    int64_t least;  /* of a range */
    uint64_t range; /* codes are below; 0 is NULL */
    uint32_t
        *maps[FRAME_MOST_KEY_SIDES]; /* owned: codes of texts made distinct; NULL: as they are */
    struct number_table table;
    bool folds; /* the numbers so far are folded before this key: they would not
                   fit beside its codes in 64 bits */
    struct number_table folded;
};

struct frame_keys {
    struct frame_key_side sides[FRAME_MOST_KEY_SIDES];
    size_t side_count;
    struct key *keys; /* owned */
    size_t key_count;
    size_t rows;      /* of all sides */
    uint64_t total;   /* combinations of codes are below */
    uint32_t *direct; /* owned: number + 1 of a combination, 0 where there is none yet */
    uint32_t direct_count;
    struct number_table table; /* in place of direct */
    uint64_t combined[FRAME_KEY_ROWS];
    uint64_t codes[FRAME_KEY_ROWS];
    bool without[FRAME_KEY_ROWS]; /* rows that have no number */
};

static const struct frame_column *column_of(const struct frame_keys *keys, size_t side, size_t key)
{
    return &keys->sides[side].frame->columns[keys->sides[side].columns[key]];
}

static uint64_t hash_text(struct frame_text text, uint64_t seed)
{
    uint64_t hash = (text.length ^ seed) * UINT64_C(0x9E3779B97F4A7C15);
    while (text.length > 0) {
        uint64_t word = 0;
        const size_t part = text.length < sizeof word ? text.length : sizeof word;
        memcpy(&word, text.bytes, part);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
        text.bytes += part;
        text.length -= part;
    }
    return hash;
}

/* The number of a text; `texts` holds the text of each number. Another text with the same hash
   makes it try the next seed. */
static bool number_text(struct number_table *table, struct frame_text *texts,
                        struct frame_text text, uint32_t *number)
{
    for (uint64_t seed = 0;; seed++) {
        const uint32_t before = table->count;
        const uint64_t hash = hash_text(text, seed);
        if (!number_table_find(table, &hash, 1, true, number))
            return false;
        if (table->count > before)
            texts[*number] = text;
        if (texts[*number].length == text.length &&
            memcmp(texts[*number].bytes, text.bytes, text.length) == 0)
            return true;
    }
}

static bool map_texts(struct key *key, const struct frame_strings *const strings[],
                      size_t side_count)
{
    size_t count = 0;
    for (size_t side = 0; side < side_count; side++)
        count += strings[side] != NULL ? strings[side]->count : 0;
    struct frame_text *texts = malloc((count + 1) * sizeof *texts);
    bool ok = texts != NULL;
    for (size_t side = 0; ok && side < side_count; side++) {
        if (strings[side] == NULL)
            continue;
        uint32_t *map = malloc((strings[side]->count + 1) * sizeof *map);
        key->maps[side] = map;
        ok = map != NULL;
        for (size_t code = 0; ok && code < strings[side]->count; code++)
            ok = number_text(&key->table, texts, strings_text(strings[side], (uint32_t)code),
                             &map[code]);
    }
    key->range = (uint64_t)key->table.count + 1;
    number_table_free(&key->table);
    free(texts);
    return ok;
}

static bool prepare_text(const struct frame_keys *keys, size_t at)
{
    struct key *key = &keys->keys[at];
    const struct frame_strings *strings[FRAME_MOST_KEY_SIDES] = {NULL};
    for (size_t side = 0; side < keys->side_count; side++)
        strings[side] = column_of(keys, side, at)->strings;
    key->kind = KEY_TEXT;
    if (keys->side_count > 1 || !strings[0]->distinct)
        return map_texts(key, strings, keys->side_count);
    key->range = (uint64_t)strings[0]->count + 1;
    return true;
}

static void prepare_figures(const struct frame_keys *keys, size_t at)
{
    struct key *key = &keys->keys[at];
    int64_t greatest = INT64_MIN;
    key->least = INT64_MAX;
    for (size_t side = 0; side < keys->side_count; side++) {
        const struct frame_column *column = column_of(keys, side, at);
        key->reals = key->reals || column->type == FRAME_REAL;
        if (column->type != FRAME_INTEGER)
            continue;
        key->least = column->least < key->least ? column->least : key->least;
        greatest = column->greatest > greatest ? column->greatest : greatest;
    }
    const uint64_t range = greatest < key->least ? 0 : (uint64_t)greatest - (uint64_t)key->least;
    key->kind = key->reals || range >= LARGEST_RANGE - 2 ? KEY_TABLE : KEY_RANGE;
    key->range = (key->kind == KEY_TABLE ? keys->rows : range) + 2;
}

static bool prepare_key(const struct frame_keys *keys, size_t at, struct failure *why)
{
    bool text = false;
    bool figures = false;
    for (size_t side = 0; side < keys->side_count; side++) {
        const enum frame_type type = column_of(keys, side, at)->type;
        text = text || type == FRAME_TEXT;
        figures = figures || type == FRAME_INTEGER || type == FRAME_REAL;
    }
    if (text && figures)
        return failure_set(why, FAILURE_SCRIPT, "LT-1308",
                           "khóa \"%s\" là chữ ở một bên, là số ở bên kia, nên không dòng nào khớp",
                           "the key \"%s\" is text on one side and figures on the other, so no row "
                           "would match",
                           column_of(keys, 0, at)->name);
    if (text)
        return prepare_text(keys, at) || failure_memory(why);
    prepare_figures(keys, at);
    return true;
}

static void plan(struct frame_keys *keys)
{
    keys->total = 1;
    for (size_t i = 0; i < keys->key_count; i++) {
        struct key *key = &keys->keys[i];
        const uint64_t range = key->range > 0 ? key->range : 1; /* no values: one code */
        key->folds = keys->total > UINT64_MAX / range;
        if (key->folds)
            keys->total = keys->rows + 1;
        keys->total *= range;
    }
}

static bool prepare(struct frame_keys *keys, struct failure *why)
{
    keys->keys = calloc(keys->key_count + 1, sizeof *keys->keys);
    if (keys->keys == NULL)
        return failure_memory(why);
    for (size_t i = 0; i < keys->key_count; i++)
        if (!prepare_key(keys, i, why))
            return false;
    plan(keys);
    if (keys->total <= LARGEST_DIRECT && keys->total <= 4 * keys->rows + 4096) {
        keys->direct = calloc((size_t)keys->total + 1, sizeof *keys->direct);
        if (keys->direct == NULL)
            return failure_memory(why);
    }
    return true;
}

struct frame_keys *frame_keys_new(const struct frame_key_side *sides, size_t side_count,
                                  size_t key_count, struct failure *why)
{
    struct frame_keys *keys = calloc(1, sizeof *keys);
    if (keys == NULL) {
        failure_memory(why);
        return NULL;
    }
    keys->side_count = side_count;
    keys->key_count = key_count;
    for (size_t side = 0; side < side_count; side++) {
        keys->sides[side] = sides[side];
        keys->rows += sides[side].frame->rows;
    }
    const bool few = keys->rows < UINT32_MAX - 4;
    if (!few)
        failure_memory(why);
    if (few && prepare(keys, why))
        return keys;
    frame_keys_free(keys);
    return NULL;
}

void frame_keys_free(struct frame_keys *keys)
{
    if (keys == NULL)
        return;
    for (size_t i = 0; keys->keys != NULL && i < keys->key_count; i++) {
        number_table_free(&keys->keys[i].table);
        number_table_free(&keys->keys[i].folded);
        for (size_t side = 0; side < keys->side_count; side++)
            free(keys->keys[i].maps[side]);
    }
    free(keys->keys);
    free(keys->direct);
    number_table_free(&keys->table);
    free(keys);
}

size_t frame_keys_count(const struct frame_keys *keys)
{
    return keys->direct != NULL ? keys->direct_count : keys->table.count;
}

static uint64_t real_bits(double value)
{
    uint64_t bits = 0; /* -0 is 0 */
    if (isnan(value))
        return UINT64_C(0x7FF8000000000000);
    if (value != 0)
        memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* The figures of rows as 64 bits that are equal when the figures are, to keys->codes. */
static void figure_bits(struct frame_keys *keys, const struct key *key,
                        const struct frame_column *column, size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (column->type == FRAME_REAL) {
            keys->codes[i] = real_bits(column->reals[first + i]);
            continue;
        }
        const int64_t value = column->integers[first + i];
        keys->codes[i] = key->reals ? real_bits((double)value) : (uint64_t)value;
        if (key->reals && !frame_is_exact(value))
            keys->without[i] = true; /* no real is equal to it for sure */
    }
}

/* Codes of figures in a table, to keys->codes, and which rows are not in it. */
static bool table_codes(struct frame_keys *keys, struct key *key, const struct frame_column *column,
                        size_t first, size_t count, bool add)
{
    uint32_t numbers[FRAME_KEY_ROWS];
    figure_bits(keys, key, column, first, count);
    if (!number_table_find(&key->table, keys->codes, count, add, numbers))
        return false;
    for (size_t i = 0; i < count; i++) {
        keys->without[i] = keys->without[i] || numbers[i] == NUMBER_NONE;
        const uint32_t code = numbers[i] + 1U; /* NUMBER_NONE + 1 is 0 */
        keys->codes[i] = code;
    }
    return true;
}

static void clear_nulls(struct frame_keys *keys, const struct frame_column *column, size_t first,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (frame_column_null(column, first + i)) {
            keys->codes[i] = 0;
            keys->without[i] = keys->side_count > 1;
        }
}

/* The codes of one key to keys->codes. */
static bool find_codes(struct frame_keys *keys, size_t side, size_t at, size_t first, size_t count,
                       bool add)
{
    struct key *key = &keys->keys[at];
    const struct frame_column *column = column_of(keys, side, at);
    const uint32_t *map = key->maps[side];
    const uint64_t base = (uint64_t)key->least - 1;
    uint64_t *codes = keys->codes;
    if (column->type == FRAME_EMPTY)
        memset(codes, 0, count * sizeof *codes);
    else if (key->kind == KEY_RANGE)
        for (size_t i = 0; i < count; i++)
            codes[i] = (uint64_t)column->integers[first + i] - base;
    else if (key->kind == KEY_TEXT && map == NULL)
        for (size_t i = 0; i < count; i++)
            codes[i] = (uint64_t)column->codes[first + i] + 1;
    else if (key->kind == KEY_TEXT)
        for (size_t i = 0; i < count; i++)
            codes[i] = (uint64_t)map[column->codes[first + i]] + 1;
    else if (!table_codes(keys, key, column, first, count, add))
        return false;
    if (column->nulls > 0)
        clear_nulls(keys, column, first, count);
    return true;
}

static bool fold(struct frame_keys *keys, struct key *key, size_t count, bool add)
{
    uint32_t numbers[FRAME_KEY_ROWS];
    if (!number_table_find(&key->folded, keys->combined, count, add, numbers))
        return false;
    for (size_t i = 0; i < count; i++) {
        keys->without[i] = keys->without[i] || numbers[i] == NUMBER_NONE;
        keys->combined[i] = numbers[i] == NUMBER_NONE ? 0 : numbers[i];
    }
    return true;
}

static bool combine(struct frame_keys *keys, size_t side, size_t first, size_t count, bool add)
{
    memset(keys->combined, 0, count * sizeof *keys->combined);
    memset(keys->without, 0, count * sizeof *keys->without);
    for (size_t k = 0; k < keys->key_count; k++) {
        struct key *key = &keys->keys[k];
        const uint64_t range = key->range;
        if ((key->folds && !fold(keys, key, count, add)) ||
            !find_codes(keys, side, k, first, count, add))
            return false;
        if (k == 0)
            memcpy(keys->combined, keys->codes, count * sizeof *keys->combined);
        else
            for (size_t i = 0; i < count; i++)
                keys->combined[i] = keys->combined[i] * range + keys->codes[i];
    }
    return true;
}

static void number_known(const struct frame_keys *keys, size_t count, uint32_t *numbers)
{
    for (size_t i = 0; i < count; i++)
        numbers[i] = keys->direct[keys->combined[i]] - 1; /* 0 - 1 is NUMBER_NONE */
}

static void number_all(struct frame_keys *keys, size_t count, uint32_t *numbers)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *number = &keys->direct[keys->combined[i]];
        if (*number == 0)
            *number = ++keys->direct_count;
        numbers[i] = *number - 1;
    }
}

bool frame_keys_number(struct frame_keys *keys, size_t side, size_t first, size_t count, bool add,
                       uint32_t *numbers, struct failure *why)
{
    if (!combine(keys, side, first, count, add))
        return failure_memory(why);
    if (keys->direct == NULL &&
        !number_table_find(&keys->table, keys->combined, count, add, numbers))
        return failure_memory(why);
    if (keys->direct != NULL && add)
        number_all(keys, count, numbers);
    else if (keys->direct != NULL)
        number_known(keys, count, numbers);
    for (size_t i = 0; keys->side_count > 1 && i < count; i++)
        numbers[i] = keys->without[i] ? NUMBER_NONE : numbers[i];
    return true;
}
