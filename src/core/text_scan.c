/* Reads UTF-8 as letters with their marks, whether they come composed or not. Knows nothing of what
   the letters are compared or folded for. */
#include "text_letter.h"

#include <utf8proc.h>

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

int32_t text_decode(const unsigned char *bytes, size_t length, size_t *position)
{
    const unsigned char *at = bytes + *position;
    const size_t left = length - *position;
    const int32_t first = at[0];
    if (first < 0x80) {
        *position += 1;
        return first;
    }
    if (first >= 0xC2 && first < 0xE0 && left >= 2 && is_continuation(at[1])) {
        *position += 2;
        return (first & 0x1F) << 6 | (at[1] & 0x3F);
    }
    if (first >= 0xE0 && first < 0xF0 && left >= 3 && is_continuation(at[1]) &&
        is_continuation(at[2])) {
        const int32_t code = (first & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) {
            *position += 3;
            return code;
        }
    }
    if (first >= 0xF0 && first < 0xF5 && left >= 4 && is_continuation(at[1]) &&
        is_continuation(at[2]) && is_continuation(at[3])) {
        const int32_t code =
            (first & 0x07) << 18 | (at[1] & 0x3F) << 12 | (at[2] & 0x3F) << 6 | (at[3] & 0x3F);
        if (code >= 0x10000 && code < TEXT_FAULT_BASE) {
            *position += 4;
            return code;
        }
    }
    *position += 1;
    return TEXT_FAULT_BASE + first;
}

size_t text_encode(int32_t code, char *bytes)
{
    if (code >= TEXT_FAULT_BASE) {
        bytes[0] = (char)(code - TEXT_FAULT_BASE);
        return 1;
    }
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)bytes);
}

bool text_is_blank(int32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

bool text_is_invisible(int32_t code)
{
    return code == 0xAD || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
           (code >= 0xE0000 && code <= 0xE007F);
}

bool text_is_mark(int32_t code)
{
    return code >= 0x300 && code < TEXT_FAULT_BASE && text_find_letter(code).base == 0 &&
           utf8proc_get_property(code)->combining_class != 0;
}

void text_cursor_init(struct text_cursor *cursor, const char *bytes, size_t length)
{
    cursor->bytes = (const unsigned char *)bytes;
    cursor->length = length;
    cursor->position = 0;
    cursor->queued = 0;
    cursor->taken = 0;
}

/* Puts the code point in pieces into the queue: canonically decomposed, then lower case except
   marks. (Folding marks too would turn the iota subscript into a letter, and marks could no longer
   be put in order.) */
static void decompose(struct text_cursor *cursor, int32_t code)
{
    int32_t pieces[8];
    const utf8proc_ssize_t most = sizeof pieces / sizeof *pieces;
    const utf8proc_ssize_t room = sizeof cursor->queue / sizeof *cursor->queue;
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(code, pieces, most, UTF8PROC_DECOMPOSE, &boundary);
    if (count < 1 || count > most) {
        pieces[0] = code;
        count = 1;
    }
    utf8proc_ssize_t queued = 0;
    for (utf8proc_ssize_t i = 0; i < count && queued < room; i++) {
        int32_t *const end = cursor->queue + queued;
        const utf8proc_ssize_t added =
            text_is_mark(pieces[i])
                ? 0
                : utf8proc_decompose_char(
                      pieces[i], end, room - queued,
                      (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), &boundary);
        if (added < 1 || added > room - queued)
            *end = pieces[i];
        queued += added < 1 || added > room - queued ? 1 : added;
    }
    cursor->queued = (size_t)queued;
    cursor->taken = 0;
}

/* The next code point, -1 at the end. What is neither ASCII nor a Vietnamese letter comes in
   pieces. */
static int32_t next_code(struct text_cursor *cursor)
{
    for (;;) {
        if (cursor->taken < cursor->queued)
            return cursor->queue[cursor->taken++];
        if (cursor->position >= cursor->length)
            return -1;
        const int32_t code = text_decode(cursor->bytes, cursor->length, &cursor->position);
        if (code < 0x80 || code >= TEXT_FAULT_BASE || text_find_letter(code).base != 0)
            return code;
        if (!text_is_invisible(code))
            decompose(cursor, code);
    }
}

/* What next_code would return, without moving. */
static int32_t peek_code(struct text_cursor *cursor)
{
    if (cursor->taken < cursor->queued)
        return cursor->queue[cursor->taken];
    if (cursor->position >= cursor->length)
        return -1;
    if (cursor->bytes[cursor->position] < 0x80)
        return cursor->bytes[cursor->position];
    cursor->queued = 0;
    cursor->taken = 0;
    const size_t position = cursor->position;
    const int32_t code = next_code(cursor);
    if (cursor->queued > 0)
        cursor->taken = 0; /* keep it: the position is behind it already */
    else
        cursor->position = position;
    return code;
}

static int32_t mark_of_shape(uint8_t shape)
{
    static const int32_t marks[] = {0, 0x306, 0x302, 0x31B, 0};
    return marks[shape];
}

static int32_t mark_of_tone(uint8_t tone)
{
    static const int32_t marks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
    return marks[tone];
}

/* Keeps marks in canonical order: by combining class, equal classes as they came. */
static void add_mark(struct text_glyph *glyph, int32_t mark)
{
    if (mark == 0 || glyph->marks == TEXT_MOST_MARKS)
        return;
    const int class = utf8proc_get_property(mark)->combining_class;
    size_t place = glyph->marks++;
    while (place > 0 && utf8proc_get_property(glyph->mark[place - 1])->combining_class > class) {
        glyph->mark[place] = glyph->mark[place - 1];
        place--;
    }
    glyph->mark[place] = mark;
}

static bool takes_shape(char base, uint8_t shape)
{
    return text_compose(base, shape, TEXT_LEVEL) != base;
}

/* Moves the marks that make a Vietnamese letter of the base into glyph->letter. */
static void absorb_marks(struct text_glyph *glyph)
{
    struct text_letter *letter = &glyph->letter;
    size_t left = 0;
    for (size_t i = 0; i < glyph->marks; i++) {
        const int32_t mark = glyph->mark[i];
        bool absorbed = false;
        for (uint8_t shape = TEXT_BREVE; shape <= TEXT_HORN && !absorbed; shape++)
            if (mark == mark_of_shape(shape) && letter->shape == TEXT_PLAIN &&
                takes_shape(letter->base, shape)) {
                letter->shape = shape;
                absorbed = true;
            }
        for (uint8_t tone = TEXT_GRAVE; tone <= TEXT_DOT && !absorbed; tone++)
            if (mark == mark_of_tone(tone) && letter->tone == TEXT_LEVEL &&
                text_is_vowel(letter->base)) {
                letter->tone = tone;
                absorbed = true;
            }
        if (!absorbed)
            glyph->mark[left++] = mark;
    }
    glyph->marks = left;
}

static void gather_marks(struct text_cursor *cursor, struct text_glyph *glyph)
{
    if (!text_is_mark(peek_code(cursor)))
        return;
    if (glyph->kind == TEXT_LETTER && glyph->letter.shape != TEXT_STROKE) {
        add_mark(glyph, mark_of_shape(glyph->letter.shape));
        glyph->letter.shape = TEXT_PLAIN;
        add_mark(glyph, mark_of_tone(glyph->letter.tone));
        glyph->letter.tone = TEXT_LEVEL;
    }
    while (text_is_mark(peek_code(cursor)))
        add_mark(glyph, next_code(cursor));
    if (glyph->kind == TEXT_LETTER)
        absorb_marks(glyph);
}

/* Letters, marks and numbers of other scripts stand in words; punctuation and symbols do not. */
static enum text_kind kind_of_other(int32_t code)
{
    const utf8proc_category_t category = utf8proc_category(code);
    if ((category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
        category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO)
        return TEXT_OTHER;
    return TEXT_SIGN;
}

static struct text_letter ascii_letter(int32_t code)
{
    const bool upper = code >= 'A' && code <= 'Z';
    if (upper || (code >= 'a' && code <= 'z'))
        return (struct text_letter){.base = (char)(code | 0x20), .upper = upper};
    return (struct text_letter){0};
}

void text_next(struct text_cursor *cursor, struct text_glyph *glyph)
{
    const int32_t code = next_code(cursor);
    glyph->code = code;
    glyph->marks = 0;
    if (code < 0) {
        glyph->kind = TEXT_END;
        return;
    }
    glyph->letter = code < 0x80 ? ascii_letter(code) : text_find_letter(code);
    if (glyph->letter.base != 0) {
        glyph->kind = TEXT_LETTER;
        gather_marks(cursor, glyph);
    } else if (code >= '0' && code <= '9') {
        glyph->kind = TEXT_DIGIT;
    } else if (text_is_blank(code)) {
        glyph->kind = TEXT_BLANK;
    } else if (code < 0x80) {
        glyph->kind = TEXT_SIGN;
    } else if (code >= TEXT_FAULT_BASE) {
        glyph->kind = TEXT_FAULT;
        glyph->code = code - TEXT_FAULT_BASE;
    } else if (text_is_mark(code)) {
        glyph->kind = TEXT_OTHER;
        glyph->code = 0;
        add_mark(glyph, code);
        gather_marks(cursor, glyph);
    } else {
        glyph->kind = kind_of_other(code);
        if (glyph->kind == TEXT_OTHER)
            gather_marks(cursor, glyph);
    }
}
