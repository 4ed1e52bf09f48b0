/* For the files of text only: code points, the Vietnamese letters, and a reader of letters with
   their marks. */
#ifndef LOTRINH_TEXT_LETTER_H
#define LOTRINH_TEXT_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TEXT_FAULT_BASE =
        0x110000,         /* TEXT_FAULT_BASE + byte: that byte belongs to no valid character */
    TEXT_MOST_MARKS = 32, /* Unicode's stream-safe text has at most 30 on a letter */
    TEXT_REPLACEMENT = 0xFFFD,
};

enum text_shape { TEXT_PLAIN, TEXT_BREVE, TEXT_CIRCUMFLEX, TEXT_HORN, TEXT_STROKE };
enum text_tone { TEXT_LEVEL, TEXT_GRAVE, TEXT_HOOK, TEXT_TILDE, TEXT_ACUTE, TEXT_DOT };

struct text_letter {
    char base;     /* 'a' to 'z'; 0 when the code point is none of the 134 letters */
    uint8_t shape; /* enum text_shape */
    uint8_t tone;  /* enum text_tone, also the order of the tones */
    bool upper;
};

enum text_kind { TEXT_END, TEXT_LETTER, TEXT_OTHER, TEXT_DIGIT, TEXT_BLANK, TEXT_SIGN, TEXT_FAULT };

/* One character as people see it. */
struct text_glyph {
    enum text_kind kind;
    struct text_letter letter; /* of a LETTER */
    int32_t code;              /* of an OTHER (0: marks alone), DIGIT, SIGN; the byte of a FAULT */
    size_t marks;              /* marks left over, those of letter not counted; LETTER and OTHER */
    int32_t mark[TEXT_MOST_MARKS]; /* in canonical order */
};

struct text_cursor {
    const unsigned char *bytes; /* borrowed */
    size_t length;
    size_t position;
    int32_t queue[24]; /* a decomposed code point, not yet read */
    size_t queued;
    size_t taken;
};

/* The code point at *position, which moves behind it; position < length. */
int32_t text_decode(const unsigned char *bytes, size_t length, size_t *position);

/* Writes at most 4 bytes and returns how many; a fault becomes its byte again. */
size_t text_encode(int32_t code, char *bytes);

/* The letter of a code point from U+0080 on, or one with base 0. */
struct text_letter text_find_letter(int32_t code);

/* The NFC code point of a lower-case letter: 'o', TEXT_HORN, TEXT_GRAVE -> ờ; `base` itself when
   there is no such letter. */
int32_t text_compose(char base, uint8_t shape, uint8_t tone);

bool text_is_vowel(char base);
bool text_is_blank(int32_t code); /* a space of any width, tab or line end */
bool text_is_invisible(
    int32_t code);               /* takes no place and has no form: bidi controls, zero width */
bool text_is_mark(int32_t code); /* a combining mark */

void text_cursor_init(struct text_cursor *cursor, const char *bytes, size_t length);

/* The next glyph, lower case, canonically decomposed, without invisible characters; TEXT_END at the
   end. Only the fields that its kind names are filled. */
void text_next(struct text_cursor *cursor, struct text_glyph *glyph);

#endif
