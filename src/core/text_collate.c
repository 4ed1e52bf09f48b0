/* Vietnamese dictionary order. One stream of weights per text, made on the fly, so that comparing
   needs no memory; the sort key is the same stream written down.

   A word is its letters (0x10 and up, other letters as their UTF-8), the tones of its vowel groups
   (TONE + tone, those after the last one that carries any left out) and WORD_END. Since tones and
   WORD_END are below all letters, a syllable is decided before the next one is looked at, and a
   prefix comes first. Knows nothing of SQL. */
#include "text.h"
#include "text_letter.h"

#include <string.h>
#include <utf8proc.h>

enum weight {
    WEIGHT_BLANK = 0x01,
    WEIGHT_WORD_END = 0x02,
    WEIGHT_TONE = 0x03, /* to 0x08 */
    WEIGHT_SIGN = 0x0A,
    WEIGHT_NUMBER = 0x0B,
    WEIGHT_LETTER = 0x10, /* to 0x30 */
    WEIGHT_FAULT = 0xFF,
};

enum {
    MOST_TONES = 8,    /* vowel groups of a word whose tone may move; words have one or two */
    MOST_DIGITS = 100, /* a longer number is cut into numbers of this length */
    ENOUGH = 64,       /* weights made in one go */
    MOST_WEIGHTS = 384 /* ENOUGH and the most that one more glyph can add */
};

struct reader {
    struct text_cursor cursor;
    bool started; /* some weight was made, so a blank counts */
    bool blank;   /* a blank was seen and is not yet written */
    bool in_word;
    bool in_group;             /* the last letter was a vowel */
    size_t groups;             /* vowel groups of this word */
    uint8_t tones[MOST_TONES]; /* of those groups */
    bool in_number;
    size_t zeros;  /* leading zeros of this number */
    size_t digits; /* written digits of it */
    char number[MOST_DIGITS];
    size_t used;  /* weights taken */
    size_t count; /* weights made */
    unsigned char weights[MOST_WEIGHTS];
};

static void reader_init(struct reader *reader, const char *bytes, size_t length)
{
    text_cursor_init(&reader->cursor, bytes, length);
    reader->started = false;
    reader->blank = false;
    reader->in_word = false;
    reader->in_number = false;
    reader->used = 0;
    reader->count = 0;
}

static void put(struct reader *reader, int weight)
{
    reader->weights[reader->count++] = (unsigned char)weight;
}

static void put_code(struct reader *reader, int32_t code)
{
    reader->count += text_encode(code, (char *)reader->weights + reader->count);
}

static int letter_weight(struct text_letter letter)
{
    /* a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z */
    static const uint8_t places[26] = {0,  3,  4,  5,  7,  9,  10, 11, 12, 13, 14, 15, 16,
                                       17, 18, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32};
    int place = places[letter.base - 'a'];
    if (letter.shape == TEXT_BREVE || letter.shape == TEXT_STROKE)
        place += 1;
    else if (letter.shape == TEXT_CIRCUMFLEX)
        place += letter.base == 'a' ? 2 : 1;
    else if (letter.shape == TEXT_HORN)
        place += letter.base == 'o' ? 2 : 1;
    return WEIGHT_LETTER + place;
}

static void end_word(struct reader *reader)
{
    if (!reader->in_word)
        return;
    reader->in_word = false;
    size_t last = reader->groups < MOST_TONES ? reader->groups : MOST_TONES;
    while (last > 0 && reader->tones[last - 1] == TEXT_LEVEL)
        last--;
    for (size_t i = 0; i < last; i++)
        put(reader, WEIGHT_TONE + reader->tones[i]);
    put(reader, WEIGHT_WORD_END);
}

/* More digits is a greater number; leading zeros decide only between equal numbers. */
static void end_number(struct reader *reader)
{
    if (!reader->in_number)
        return;
    reader->in_number = false;
    put(reader, WEIGHT_NUMBER);
    put(reader, (int)reader->digits + 1);
    memcpy(reader->weights + reader->count, reader->number, reader->digits);
    reader->count += reader->digits;
    put(reader, (int)reader->zeros + 1);
}

/* A blank between two things counts, at the ends it does not. */
static void begin(struct reader *reader)
{
    if (reader->blank && reader->started)
        put(reader, WEIGHT_BLANK);
    reader->blank = false;
    reader->started = true;
}

static void begin_word(struct reader *reader)
{
    end_number(reader);
    if (reader->in_word)
        return;
    begin(reader);
    reader->in_word = true;
    reader->in_group = false;
    reader->groups = 0;
}

static void read_letter(struct reader *reader, struct text_letter letter)
{
    put(reader, letter_weight(letter));
    const bool vowel = text_is_vowel(letter.base);
    if (vowel && !reader->in_group) {
        if (reader->groups < MOST_TONES)
            reader->tones[reader->groups] = TEXT_LEVEL;
        reader->groups++;
    }
    reader->in_group = vowel;
    if (letter.tone == TEXT_LEVEL)
        return;
    const size_t group = reader->groups - 1;
    if (group < MOST_TONES && reader->tones[group] == TEXT_LEVEL)
        reader->tones[group] = letter.tone;
    else /* no Vietnamese word: keep the tone where it stands */
        put_code(reader, text_compose('a', TEXT_PLAIN, letter.tone));
}

static void read_word_part(struct reader *reader, const struct text_glyph *glyph)
{
    begin_word(reader);
    if (glyph->kind == TEXT_LETTER) {
        read_letter(reader, glyph->letter);
    } else {
        reader->in_group = false;
        if (glyph->kind == TEXT_FAULT) {
            put(reader, WEIGHT_FAULT);
            put(reader, glyph->code);
        } else if (glyph->code != 0) {
            put_code(reader, glyph->code);
        }
    }
    for (size_t i = 0; i < glyph->marks; i++)
        put_code(reader, glyph->mark[i]);
}

static void read_digit(struct reader *reader, char digit)
{
    end_word(reader);
    if (reader->in_number && (reader->digits == MOST_DIGITS || reader->zeros == MOST_DIGITS))
        end_number(reader);
    if (!reader->in_number) {
        begin(reader);
        reader->in_number = true;
        reader->zeros = 0;
        reader->digits = 0;
    }
    if (digit == '0' && reader->digits == 0)
        reader->zeros++;
    else
        reader->number[reader->digits++] = digit;
}

/* Makes more weights; false at the end of the text. */
static bool fill(struct reader *reader)
{
    reader->used = 0;
    reader->count = 0;
    while (reader->count < ENOUGH) {
        struct text_glyph glyph;
        text_next(&reader->cursor, &glyph);
        switch (glyph.kind) {
        case TEXT_LETTER:
        case TEXT_OTHER:
        case TEXT_FAULT:
            read_word_part(reader, &glyph);
            break;
        case TEXT_DIGIT:
            read_digit(reader, (char)glyph.code);
            break;
        case TEXT_BLANK:
            end_word(reader);
            end_number(reader);
            reader->blank = true;
            break;
        case TEXT_SIGN:
            end_word(reader);
            end_number(reader);
            begin(reader);
            put(reader, WEIGHT_SIGN);
            put_code(reader, glyph.code + 1); /* a NUL is a sign too; no sign is U+D7FF */
            break;
        case TEXT_END:
            end_word(reader);
            end_number(reader);
            return reader->count > 0;
        }
    }
    return true;
}

int text_compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0))
        return 0;
    struct reader left;
    struct reader right;
    reader_init(&left, a, a_length);
    reader_init(&right, b, b_length);
    for (;;) {
        const bool left_more = left.used < left.count || fill(&left);
        const bool right_more = right.used < right.count || fill(&right);
        if (!left_more || !right_more)
            return (int)left_more - (int)right_more;
        const size_t left_count = left.count - left.used;
        const size_t right_count = right.count - right.used;
        const size_t count = left_count < right_count ? left_count : right_count;
        const int order = memcmp(left.weights + left.used, right.weights + right.used, count);
        if (order != 0)
            return order < 0 ? -1 : 1;
        left.used += count;
        right.used += count;
    }
}

bool text_sort_key(const char *bytes, size_t length, struct buffer *out)
{
    struct reader reader;
    reader_init(&reader, bytes, length);
    while (fill(&reader))
        if (!buffer_append(out, (const char *)reader.weights, reader.count))
            return false;
    return true;
}

/* Orders code points: by lower case, then lower before upper. */
static int compare_codes(int32_t a, int32_t b)
{
    if (a == b)
        return 0;
    const int32_t lower_a = a < TEXT_FAULT_BASE ? utf8proc_tolower(a) : a;
    const int32_t lower_b = b < TEXT_FAULT_BASE ? utf8proc_tolower(b) : b;
    if (lower_a != lower_b)
        return lower_a < lower_b ? -1 : 1;
    if ((a == lower_a) != (b == lower_b))
        return a == lower_a ? -1 : 1;
    return a < b ? -1 : 1;
}

int text_order(const char *a, size_t a_length, const char *b, size_t b_length)
{
    const int order = text_compare(a, a_length, b, b_length);
    if (order != 0)
        return order;
    size_t i = 0;
    size_t j = 0;
    while (i < a_length && j < b_length) {
        const int32_t left = text_decode((const unsigned char *)a, a_length, &i);
        const int32_t right = text_decode((const unsigned char *)b, b_length, &j);
        const int codes = compare_codes(left, right);
        if (codes != 0)
            return codes;
    }
    return (int)(i < a_length) - (int)(j < b_length);
}
