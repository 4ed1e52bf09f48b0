/* Quotes values for gnuplot. gnuplot runs commands between backquotes inside double quotes, ends
   single quotes at a newline, and reads more than three octal digits: only octal for every byte is
   safe. */
#include "gnuplot_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const size_t LARGEST_CLEAN = 16384; /* bytes; 200 characters of 4 with room for combining */
static const utf8proc_int32_t REPLACEMENT = 0xFFFD;

/* Characters that show nothing but change how others are shown, or that XML cannot hold. */
static bool is_dropped(utf8proc_int32_t character)
{
    static const struct {
        utf8proc_int32_t first, last;
    } dropped[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},      {0x61C, 0x61C},
                   {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},  {0xFDD0, 0xFDEF},
                   {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
    if ((character & 0xFFFE) == 0xFFFE)
        return true;
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        if (character >= dropped[i].first && character <= dropped[i].last)
            return true;
    return false;
}

static bool is_break(utf8proc_int32_t character)
{
    return character == '\t' || character == '\n' || character == '\r' || character == 0x2028 ||
           character == 0x2029;
}

static bool append_character(struct buffer *text, utf8proc_int32_t character)
{
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(character, bytes);
    return buffer_append(text, (const char *)bytes, (size_t)length);
}

/* One character, bad bytes as U+FFFD; returns the bytes taken. */
static size_t next_character(const char *text, size_t length, utf8proc_int32_t *character)
{
    const utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, character);
    if (taken > 0)
        return (size_t)taken;
    *character = REPLACEMENT;
    return 1;
}

/* Drops what must not be drawn; at most so many characters that the composed text is cut, not this.
 */
static void drop(const char *text, size_t length, bool lines, struct buffer *kept)
{
    enum { MOST = GNUPLOT_TEXT_LONGEST * 8 };
    size_t count = 0;
    for (size_t at = 0; at < length && count < MOST;) {
        utf8proc_int32_t character;
        at += next_character(text + at, length - at, &character);
        if (lines && character == '\n')
            append_character(kept, '\n');
        else if (is_break(character))
            append_character(kept, ' ');
        else if (!is_dropped(character))
            append_character(kept, character);
        else
            continue;
        count++;
    }
}

/* The composed text, cut and loosened. A word joiner between "&" and "#" shows nothing. */
static void finish(const char *text, struct buffer *clean)
{
    const size_t length = strlen(text);
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        utf8proc_int32_t character;
        if (count == GNUPLOT_TEXT_LONGEST) {
            append_character(clean, 0x2026);
            return;
        }
        if (strncmp(text + at, "]]>", 3) == 0) {
            buffer_append_text(clean, "]] >");
            at += 3;
            continue;
        }
        if (strncmp(text + at, "&#", 2) == 0) {
            buffer_append_text(clean, "&\xE2\x81\xA0#");
            at += 2;
            continue;
        }
        at += next_character(text + at, length - at, &character);
        append_character(clean, character);
    }
}

bool gnuplot_text_clean(const char *text, size_t length, bool lines, struct buffer *clean,
                        struct failure *why)
{
    struct buffer kept;
    buffer_init(&kept, LARGEST_CLEAN);
    drop(text, length, lines, &kept);
    utf8proc_uint8_t *composed = NULL;
    bool ok = buffer_ok(&kept, "nhãn biểu đồ", why);
    if (ok) {
        composed = utf8proc_NFC((const utf8proc_uint8_t *)buffer_text(&kept));
        if (composed == NULL)
            failure_memory(why);
    }
    ok = composed != NULL;
    if (ok) {
        finish((const char *)composed, clean);
        ok = buffer_ok(clean, "nhãn biểu đồ", why);
    }
    free(composed);
    buffer_free(&kept);
    return ok;
}

static void append_octal(struct buffer *script, unsigned char byte)
{
    const char escape[4] = {'\\', (char)('0' + byte / 64), (char)('0' + byte / 8 % 8),
                            (char)('0' + byte % 8)};
    buffer_append(script, escape, sizeof escape);
}

bool gnuplot_text_quote(const char *text, size_t length, bool lines, struct buffer *script,
                        struct failure *why)
{
    struct buffer clean;
    buffer_init(&clean, LARGEST_CLEAN);
    bool ok = gnuplot_text_clean(text, length, lines, &clean, why);
    if (ok) {
        buffer_append_byte(script, '"');
        for (size_t i = 0; i < clean.length; i++)
            append_octal(script, (unsigned char)clean.bytes[i]);
        buffer_append_byte(script, '"');
        ok = buffer_ok(script, "tập lệnh gnuplot", why);
    }
    buffer_free(&clean);
    return ok;
}

bool gnuplot_text_number(double value, struct buffer *script, struct failure *why)
{
    char digits[40];
    if (!isfinite(value))
        return failure_set(why, FAILURE_OUTPUT, "LT-1615",
                           "biểu đồ có một giá trị không phải là số hữu hạn",
                           "the chart has a value that is not a finite number");
    snprintf(digits, sizeof digits, "%.17g", value);
    char *comma = strchr(digits, ','); /* should a locale ever have been set */
    if (comma != NULL)
        *comma = '.';
    buffer_append_text(script, digits);
    return buffer_ok(script, "tập lệnh gnuplot", why);
}
