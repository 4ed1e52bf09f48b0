/* Vietnamese text: validity, normal form, folding, case, order, display width. All of it takes
   bytes and a length, never looks for a NUL and never depends on a locale.

   Functions that make text append it to `out`, a struct buffer of the caller, which the caller
   frees; they return false when it did not fit (ask buffer_ok why). Text that is not valid UTF-8 is
   never refused except by text_nfc: each bad byte counts as one character of its own. */
#ifndef LOTRINH_TEXT_H
#define LOTRINH_TEXT_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* Strict UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF). When it is not, *fault
   (may be NULL) is the offset of the first byte of the first bad sequence. */
bool text_is_valid(const char *bytes, size_t length, size_t *fault);

/* Normal form C. Refuses invalid UTF-8 (LT-1401, with the offset) and a letter with more than 256
   marks (LT-1402), which only an attack has. */
bool text_nfc(const char *bytes, size_t length, struct buffer *out, struct failure *why);

/* For search without diacritics: lower case, no marks, d for đ, runs of blanks squeezed to one
   space and cut at both ends, invisible characters dropped. "HÒA GIẢI Ở  CƠ SỞ" -> "hoa giai o co
   so". */
bool text_fold(const char *bytes, size_t length, struct buffer *out);

/* For equality of names: NFC, lower case, blanks squeezed, invisible characters dropped, and the
   tone moved to one place of its syllable, so that "Hoà" and "HÒA" give the same key; "hoa" gives
   another. */
bool text_key(const char *bytes, size_t length, struct buffer *out);

/* Case, Đ and every other letter of Unicode included; nothing else changes. Title case gives each
   word a capital: "HÒA GIẢI Ở CƠ SỞ" -> "Hòa Giải Ở Cơ Sở". */
bool text_lower(const char *bytes, size_t length, struct buffer *out);
bool text_upper(const char *bytes, size_t length, struct buffer *out);
bool text_title(const char *bytes, size_t length, struct buffer *out);

/* Vietnamese dictionary order, syllable by syllable: letters a ă â b c d đ e ê ..., then the tones
   (none, huyền, hỏi, ngã, sắc, nặng), so "Ba Vì" < "bà" < "Bà Rịa"; whole numbers by value, so "Tổ
   2" < "Tổ 10". Negative, 0 or positive; 0 when the texts differ only in case, in NFC or NFD, in
   blanks, in invisible characters or in which vowel carries the tone ("Hoà Giải" and "hòa giải").
 */
int text_compare(const char *a, size_t a_length, const char *b, size_t b_length);

/* The same, and what is equal there gets a fixed order too (lower case first); 0 only for equal
 * bytes. */
int text_order(const char *a, size_t a_length, const char *b, size_t b_length);

/* Bytes whose memcmp order (a prefix first) is that of text_compare; they hold no NUL. */
bool text_sort_key(const char *bytes, size_t length, struct buffer *out);

/* Columns on a terminal: 0 for combining marks and controls, 2 for wide characters, 1 for the rest.
 */
size_t text_width(const char *bytes, size_t length);

/* The version of utf8proc; static. */
const char *text_library_version(void);

/* The text itself when it is at most `width` columns; else its beginning, without spaces at its
   end, and "…", at most `width` columns in all. A letter keeps its marks. */
bool text_clip(const char *bytes, size_t length, size_t width, struct buffer *out);

enum text_side { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTER }; /* where the text stands in its column */

/* The text with spaces up to `width` columns; a longer text is not cut. */
bool text_pad(const char *bytes, size_t length, size_t width, enum text_side side,
              struct buffer *out);

/* Safe to print on a terminal: control bytes, C1 controls, bidi controls and invisible characters
   as \n \t \x1B \u{202E}, bad bytes as \xFF. Controls in the text `keep` ("\n\t", or "" for none)
   stay. */
bool text_visible(const char *bytes, size_t length, const char *keep, struct buffer *out);

/* Somebody's text in a message of ours: made visible, at most 40 columns, NUL-terminated. */
enum { TEXT_SHOWN = 400 };
void text_show(const char *bytes, size_t length, char shown[TEXT_SHOWN]);

#endif
