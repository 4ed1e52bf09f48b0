/* From bytes of a known encoding to NFC UTF-8. Knows nothing of how the encoding was found. */
#include "encoding.h"
#include "encoding_tables.h"

#include "language.h"
#include "text.h"
#include "text_letter.h"

#include <stdint.h>
#include <string.h>

struct source {
    const unsigned char *bytes;
    size_t length;
    size_t position; /* after the code point that was read */
    size_t start;    /* of the code point that was read */
};

enum { NO_CODE = -1 };

static int32_t next_utf16(struct source *source, bool little)
{
    const size_t left = source->length - source->position;
    const unsigned char *at = source->bytes + source->position;
    if (left < 2)
        return NO_CODE;
    const int32_t unit = little ? at[0] | at[1] << 8 : at[0] << 8 | at[1];
    source->position += 2;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    if (unit > 0xDBFF || left < 4)
        return NO_CODE;
    const int32_t low = little ? at[2] | at[3] << 8 : at[2] << 8 | at[3];
    if (low < 0xDC00 || low > 0xDFFF)
        return NO_CODE;
    source->position += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static int32_t from_table(unsigned char byte, const uint16_t table[128])
{
    const int32_t code = byte < 0x80 ? byte : table[byte - 0x80];
    return code != 0 ? code : NO_CODE;
}

/* The old fonts kept the quotes and dashes of Windows at 0x80 to 0x9F. */
static int32_t tcvn3_code(unsigned char byte)
{
    return from_table(byte, byte < 0xA0 ? encoding_windows_1258 : encoding_tcvn3);
}

static int32_t next_vni(struct source *source)
{
    const unsigned char byte = source->bytes[source->position++];
    if (source->position < source->length) {
        const int32_t pair = encoding_vni_pair(byte, source->bytes[source->position]);
        if (pair != 0) {
            source->position++;
            return pair;
        }
    }
    const int32_t single = encoding_vni_single(byte);
    if (single != 0)
        return single;
    if (byte < 0x80 || (byte >= 0xA0 && byte < 0xC0))
        return byte;
    return byte < 0xA0 ? from_table(byte, encoding_windows_1258) : NO_CODE;
}

/* The next code point, NO_CODE where the bytes mean nothing in that encoding. */
static int32_t next_code(struct source *source, enum encoding encoding)
{
    source->start = source->position;
    switch (encoding) {
    case ENCODING_UTF16LE:
    case ENCODING_UTF16BE:
        return next_utf16(source, encoding == ENCODING_UTF16LE);
    case ENCODING_WINDOWS_1258:
        return from_table(source->bytes[source->position++], encoding_windows_1258);
    case ENCODING_TCVN3:
        return tcvn3_code(source->bytes[source->position++]);
    case ENCODING_VNI:
        return next_vni(source);
    case ENCODING_UTF8:
    case ENCODING_COUNT:
        break;
    }
    const int32_t code = text_decode(source->bytes, source->length, &source->position);
    return code < TEXT_FAULT_BASE ? code : NO_CODE;
}

static bool allowed(int32_t code)
{
    return code >= 0x20 ? code != 0x7F : code == '\t' || code == '\r' || code == '\n';
}

static bool refuse_place(enum encoding encoding, const struct source *source, struct failure *why)
{
    const size_t width = encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE ? 2 : 1;
    const size_t low = encoding == ENCODING_UTF16BE ? 1 : 0;
    size_t line = 1;
    size_t begin = 0;
    for (size_t i = 0; i + width <= source->start; i += width)
        if (source->bytes[i + low] == '\n' && (width == 1 || source->bytes[i + 1 - low] == 0)) {
            line++;
            begin = i + width;
        }
    return failure_set(
        why, FAILURE_DATA, "LT-1760",
        "dòng %zu, byte thứ %zu (0x%02X): không phải chữ hợp lệ theo bảng mã %s; hãy "
        "kiểm tra bảng mã của tệp hoặc nêu bảng mã khác",
        "line %zu, byte %zu (0x%02X): not valid text in %s; check the encoding of the "
        "file or name another",
        line, source->start - begin + 1, source->bytes[source->start], encoding_name(encoding));
}

static bool finish(struct buffer *out, struct failure *why)
{
    return buffer_ok(out, language_pick((struct words){"chữ trong tệp", "text of the file"}), why);
}

static bool decode_codes(enum encoding encoding, struct source *source, struct buffer *out,
                         struct failure *why)
{
    char bytes[4];
    while (source->position < source->length) {
        const int32_t code = next_code(source, encoding);
        if (code == NO_CODE || !allowed(code))
            return refuse_place(encoding, source, why);
        if (!buffer_append(out, bytes, text_encode(code, bytes)))
            return finish(out, why);
    }
    return true;
}

/* UTF-8 needs no copy before NFC: it is only looked at. */
static bool check_utf8(struct source *source, struct failure *why)
{
    while (source->position < source->length) {
        const int32_t code = next_code(source, ENCODING_UTF8);
        if (code == NO_CODE || !allowed(code))
            return refuse_place(ENCODING_UTF8, source, why);
    }
    return true;
}

static size_t mark_length(enum encoding encoding, const char *bytes, size_t length)
{
    if (encoding == ENCODING_UTF8 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    if (encoding == ENCODING_UTF16LE && length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return 2;
    if (encoding == ENCODING_UTF16BE && length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return 2;
    return 0;
}

bool encoding_decode(enum encoding encoding, const char *bytes, size_t length, struct buffer *out,
                     struct failure *why)
{
    struct source source = {(const unsigned char *)bytes, length, 0, 0};
    source.position = mark_length(encoding, bytes, length);
    if (encoding == ENCODING_UTF8) {
        const size_t skip = source.position;
        return check_utf8(&source, why) && text_nfc(bytes + skip, length - skip, out, why);
    }
    if (encoding == ENCODING_TCVN3 || encoding == ENCODING_VNI)
        return decode_codes(encoding, &source, out, why); /* their letters are composed */
    struct buffer codes;
    buffer_init(&codes, out->maximum);
    const bool ok = decode_codes(encoding, &source, &codes, why) &&
                    text_nfc(buffer_text(&codes), codes.length, out, why);
    buffer_free(&codes);
    return ok;
}

/* ---- fonts ---- */

/* Letters that neither a TCVN3 nor a VNI font could be given: somebody pasted Unicode text into a
   cell of an old font, and the text is already right. */
static bool is_unicode_letter(int32_t code)
{
    if (code == 0x152 || code == 0x153 || code == 0x160 || code == 0x161 || code == 0x178 ||
        code == 0x17D || code == 0x17E || code == 0x192)
        return false; /* in the code page of Windows, so they may be bytes */
    return (code >= 0x100 && code < 0x250) || (code >= 0x300 && code < 0x370) ||
           (code >= 0x1E00 && code < 0x1F00);
}

static bool has_unicode_letter(const char *text, size_t length)
{
    for (size_t i = 0; i < length;)
        if (is_unicode_letter(text_decode((const unsigned char *)text, length, &i)))
            return true;
    return false;
}

/* What the code stands for in the font; the code itself when the font has nothing there. */
static int32_t shown(enum encoding_font font, int32_t code, int32_t next, bool *pair)
{
    *pair = false;
    if (code > 0xFF || code < 0)
        return code;
    if (font != ENCODING_FONT_VNI) {
        const int32_t letter = code < 0xA0 ? code : encoding_tcvn3[code - 0x80];
        return letter != 0 ? letter : code;
    }
    int32_t letter = 0;
    if (next > 0 && next <= 0xFF)
        letter = encoding_vni_pair((unsigned char)code, (unsigned char)next);
    *pair = letter != 0;
    if (letter == 0)
        letter = encoding_vni_single((unsigned char)code);
    return letter != 0 ? letter : code;
}

static bool append_shown(enum encoding_font font, const char *text, size_t length,
                         struct buffer *out)
{
    const unsigned char *bytes = (const unsigned char *)text;
    char encoded[4];
    for (size_t i = 0; i < length;) {
        const int32_t code = text_decode(bytes, length, &i);
        size_t after = i;
        const int32_t next = i < length ? text_decode(bytes, length, &after) : 0;
        bool pair = false;
        const int32_t letter = shown(font, code, next, &pair);
        if (pair)
            i = after;
        if (!buffer_append(out, encoded, text_encode(letter, encoded)))
            return false;
    }
    return true;
}

bool encoding_from_font(enum encoding_font font, const char *text, size_t length,
                        struct buffer *out, struct failure *why)
{
    if (font == ENCODING_FONT_UNICODE || has_unicode_letter(text, length))
        return text_nfc(text, length, out, why);
    if (font != ENCODING_FONT_TCVN3_CAPITALS)
        return append_shown(font, text, length, out) || finish(out, why);
    struct buffer letters;
    buffer_init(&letters, out->maximum);
    bool ok = append_shown(font, text, length, &letters) || finish(&letters, why);
    if (ok && !text_upper(buffer_text(&letters), letters.length, out))
        ok = finish(out, why);
    buffer_free(&letters);
    return ok;
}
