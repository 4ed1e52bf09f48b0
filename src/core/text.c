/* Validity, normal form C and case of Unicode text. Knows nothing of languages but Unicode's own
 * rules. */
#include "text.h"

#include "language.h"

#include "text_letter.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { MOST_MARKS_IN_A_ROW = 256 /* utf8proc sorts marks in quadratic time */ };

bool text_is_valid(const char *bytes, size_t length, size_t *fault)
{
    const unsigned char *text = (const unsigned char *)bytes;
    size_t position = 0;
    while (position < length) {
        if (text[position] < 0x80) {
            position++;
            continue;
        }
        const size_t here = position;
        if (text_decode(text, length, &position) >= TEXT_FAULT_BASE) {
            if (fault != NULL)
                *fault = here;
            return false;
        }
    }
    return true;
}

/* Code points that normal form C never changes and that never join what is before them. */
static bool is_settled(int32_t code)
{
    return code < 0x300 || text_find_letter(code).base != 0 || (code >= 0x2010 && code < 0x205F) ||
           (code >= 0x3400 && code < 0xA000);
}

/* What a look at each code point tells. */
struct look {
    bool settled;      /* surely in normal form C */
    size_t most_marks; /* longest run of marks */
};

static struct look look_at(const char *bytes, size_t length)
{
    struct look look = {.settled = true, .most_marks = 0};
    size_t marks = 0;
    size_t position = 0;
    while (position < length) {
        const int32_t code = text_decode((const unsigned char *)bytes, length, &position);
        if (is_settled(code)) {
            marks = 0;
            continue;
        }
        look.settled = false;
        marks = text_is_mark(code) ? marks + 1 : 0;
        if (marks > look.most_marks)
            look.most_marks = marks;
    }
    return look;
}

static bool append_composed(const char *bytes, size_t length, struct buffer *out)
{
    utf8proc_uint8_t *composed = NULL;
    const utf8proc_ssize_t composed_length =
        utf8proc_map((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, &composed,
                     (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    if (composed_length < 0) {
        out->no_memory = true;
        return false;
    }
    const bool fitted = buffer_append(out, (const char *)composed, (size_t)composed_length);
    free(composed);
    return fitted;
}

bool text_nfc(const char *bytes, size_t length, struct buffer *out, struct failure *why)
{
    size_t fault = 0;
    if (!text_is_valid(bytes, length, &fault))
        return failure_set(why, FAILURE_DATA, "LT-1401",
                           "byte thứ %zu (0x%02X) không phải UTF-8; hãy lưu lại tệp dạng UTF-8",
                           "byte %zu (0x%02X) is not UTF-8; save the file as UTF-8", fault + 1,
                           (unsigned)(unsigned char)bytes[fault]);
    const struct look look = look_at(bytes, length);
    if (look.most_marks > MOST_MARKS_IN_A_ROW)
        return failure_set(why, FAILURE_DATA, "LT-1402",
                           "một chữ mang %zu dấu, nhiều hơn %d: văn bản hỏng",
                           "a letter has %zu marks, more than %d: the text is damaged",
                           look.most_marks, (int)MOST_MARKS_IN_A_ROW);
    if (look.settled)
        buffer_append(out, bytes, length);
    else
        append_composed(bytes, length, out);
    return buffer_ok(out, language_pick((struct words){"văn bản", "the text"}), why);
}

enum letter_case { CASE_LOWER, CASE_UPPER, CASE_TITLE };

static int32_t change(int32_t code, bool upper)
{
    if (code < 0x80) {
        if (upper)
            return code >= 'a' && code <= 'z' ? code - 0x20 : code;
        return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    }
    if (code >= TEXT_FAULT_BASE)
        return code;
    return upper ? utf8proc_toupper(code) : utf8proc_tolower(code);
}

/* What goes on a word: letters, marks and digits of any script. */
static bool is_word(int32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9');
    if (code >= TEXT_FAULT_BASE)
        return false;
    const utf8proc_category_t category = utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

static bool change_case(const char *bytes, size_t length, enum letter_case wanted,
                        struct buffer *out)
{
    bool in_word = false;
    size_t position = 0;
    if (buffer_reserve(out, length) == NULL)
        return false;
    while (position < length) {
        const int32_t code = text_decode((const unsigned char *)bytes, length, &position);
        const bool upper = wanted == CASE_UPPER || (wanted == CASE_TITLE && !in_word);
        char encoded[4];
        if (!buffer_append(out, encoded, text_encode(change(code, upper), encoded)))
            return false;
        in_word = is_word(code);
    }
    return true;
}

bool text_lower(const char *bytes, size_t length, struct buffer *out)
{
    return change_case(bytes, length, CASE_LOWER, out);
}

bool text_upper(const char *bytes, size_t length, struct buffer *out)
{
    return change_case(bytes, length, CASE_UPPER, out);
}

bool text_title(const char *bytes, size_t length, struct buffer *out)
{
    return change_case(bytes, length, CASE_TITLE, out);
}
