/* Texts made equal: folded for search, keyed for equality of names. Knows nothing of order. */
#include "text.h"
#include "text_letter.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { MOST_VOWELS = 8 /* of one syllable; Vietnamese has at most 3 */ };

static bool append_code(struct buffer *out, int32_t code)
{
    char bytes[4];
    return buffer_append(out, bytes, text_encode(code, bytes));
}

/* Writes the blank that was waiting, unless it would be the first thing. */
static void end_blank(struct buffer *out, size_t start, bool *blank)
{
    if (*blank && out->length > start)
        buffer_append_byte(out, ' ');
    *blank = false;
}

bool text_fold(const char *bytes, size_t length, struct buffer *out)
{
    const size_t start = out->length;
    struct text_cursor cursor;
    struct text_glyph glyph;
    bool blank = false;
    if (buffer_reserve(out, length < out->maximum - out->length ? length : 0) == NULL)
        return false;
    text_cursor_init(&cursor, bytes, length);
    for (text_next(&cursor, &glyph); glyph.kind != TEXT_END; text_next(&cursor, &glyph)) {
        if (glyph.kind == TEXT_BLANK) {
            blank = true;
            continue;
        }
        if (glyph.kind == TEXT_OTHER && glyph.code == 0)
            continue;
        end_blank(out, start, &blank);
        if (glyph.kind == TEXT_LETTER)
            buffer_append_byte(out, glyph.letter.base);
        else
            append_code(out, glyph.kind == TEXT_FAULT ? TEXT_REPLACEMENT : glyph.code);
    }
    return !out->overflow && !out->no_memory;
}

/* A vowel group being gathered. */
struct group {
    struct text_letter letters[MOST_VOWELS];
    size_t count;
    char before; /* the plain consonant before it, 0 for none */
};

/* Where the tone is written: on the last vowel with a sign of its own (ươ: ơ), else as schools
   teach: hòa, thủy, khuỷu, hoàn, ngoài. The u of qu and the i of gi belong to the consonant. */
static size_t tone_place(const struct group *group, bool consonant_follows)
{
    for (size_t i = group->count; i > 0; i--)
        if (group->letters[i - 1].shape != TEXT_PLAIN)
            return i - 1;
    size_t first = 0;
    if (group->count > 1 && ((group->before == 'q' && group->letters[0].base == 'u') ||
                             (group->before == 'g' && group->letters[0].base == 'i')))
        first = 1;
    const size_t left = group->count - first;
    if (left >= 3 || (left == 2 && consonant_follows))
        return first + 1;
    return first;
}

static void end_group(struct group *group, bool consonant_follows, struct buffer *out)
{
    size_t tones = 0;
    uint8_t tone = TEXT_LEVEL;
    for (size_t i = 0; i < group->count; i++)
        if (group->letters[i].tone != TEXT_LEVEL) {
            tones++;
            tone = group->letters[i].tone;
        }
    if (tones == 1) {
        for (size_t i = 0; i < group->count; i++)
            group->letters[i].tone = TEXT_LEVEL;
        group->letters[tone_place(group, consonant_follows)].tone = tone;
    }
    for (size_t i = 0; i < group->count; i++) {
        const struct text_letter letter = group->letters[i];
        append_code(out, text_compose(letter.base, letter.shape, letter.tone));
    }
    group->count = 0;
}

static void append_glyph(const struct text_glyph *glyph, struct buffer *out)
{
    if (glyph->kind == TEXT_LETTER) {
        append_code(out, text_compose(glyph->letter.base, glyph->letter.shape, glyph->letter.tone));
    } else if (glyph->kind == TEXT_FAULT) {
        append_code(out, TEXT_REPLACEMENT);
    } else if (glyph->kind != TEXT_OTHER || glyph->code != 0) {
        append_code(out, glyph->code);
    }
    if (glyph->kind == TEXT_LETTER || glyph->kind == TEXT_OTHER)
        for (size_t i = 0; i < glyph->marks; i++)
            append_code(out, glyph->mark[i]);
}

/* Composes what was appended from `start` on. */
static bool compose_tail(struct buffer *out, size_t start)
{
    utf8proc_uint8_t *composed = NULL;
    const utf8proc_ssize_t length = utf8proc_map(
        (const utf8proc_uint8_t *)out->bytes + start, (utf8proc_ssize_t)(out->length - start),
        &composed, (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    if (length < 0) {
        out->no_memory = true;
        return false;
    }
    out->length = start;
    const bool fitted = buffer_append(out, (const char *)composed, (size_t)length);
    free(composed);
    return fitted;
}

bool text_key(const char *bytes, size_t length, struct buffer *out)
{
    const size_t start = out->length;
    struct text_cursor cursor;
    struct text_glyph glyph;
    struct group group = {.count = 0};
    bool blank = false;
    bool foreign = false; /* something came decomposed that has no Vietnamese letter */
    text_cursor_init(&cursor, bytes, length);
    do {
        text_next(&cursor, &glyph);
        const bool letter = glyph.kind == TEXT_LETTER && glyph.marks == 0;
        const bool vowel = letter && text_is_vowel(glyph.letter.base);
        if (group.count > 0 && (!vowel || group.count == MOST_VOWELS))
            end_group(&group, letter && !vowel, out);
        if (glyph.kind == TEXT_BLANK) {
            blank = true;
            group.before = '\0';
        } else if (vowel) {
            end_blank(out, start, &blank);
            group.letters[group.count++] = glyph.letter;
        } else if (glyph.kind != TEXT_END) {
            end_blank(out, start, &blank);
            append_glyph(&glyph, out);
            group.before = (char)(letter ? glyph.letter.base : '\0');
            foreign = foreign || (glyph.kind != TEXT_DIGIT && !letter && glyph.code >= 0x80) ||
                      (glyph.kind == TEXT_OTHER) || (glyph.kind == TEXT_LETTER && !letter);
        }
    } while (glyph.kind != TEXT_END);
    if (out->overflow || out->no_memory)
        return false;
    return !foreign || compose_tail(out, start);
}
