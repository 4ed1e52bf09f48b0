/* Text on a terminal: columns, cutting, padding, hidden characters made visible. Knows nothing of
   which terminal. */
#include "text.h"
#include "text_letter.h"

#include <string.h>
#include <utf8proc.h>

static const char ELLIPSIS[] = "…";

static size_t code_width(int32_t code)
{
    if (code < 0x300)
        return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ? 0 : 1;
    if (code >= TEXT_FAULT_BASE || text_find_letter(code).base != 0)
        return 1;
    if (text_is_invisible(code))
        return 0;
    const int width = utf8proc_charwidth(code);
    return width > 0 ? (size_t)width : 0;
}

const char *text_library_version(void)
{
    return utf8proc_version();
}

size_t text_width(const char *bytes, size_t length)
{
    size_t width = 0;
    size_t position = 0;
    while (position < length)
        width += code_width(text_decode((const unsigned char *)bytes, length, &position));
    return width;
}

bool text_clip(const char *bytes, size_t length, size_t width, struct buffer *out)
{
    size_t position = 0;
    size_t columns = 0;
    size_t cut = 0; /* bytes that leave room for the ellipsis */
    while (position < length) {
        columns += code_width(text_decode((const unsigned char *)bytes, length, &position));
        if (columns > width)
            break;
        if (columns + 1 <= width)
            cut = position;
    }
    if (columns <= width)
        return buffer_append(out, bytes, length);
    if (width == 0)
        return buffer_append(out, "", 0);
    while (cut > 0 && bytes[cut - 1] == ' ')
        cut--;
    return buffer_append(out, bytes, cut) && buffer_append_text(out, ELLIPSIS);
}

static bool append_spaces(struct buffer *out, size_t count)
{
    char *end = buffer_reserve(out, count);
    if (end == NULL)
        return false;
    memset(end, ' ', count);
    end[count] = '\0';
    out->length += count;
    return true;
}

bool text_pad(const char *bytes, size_t length, size_t width, enum text_side side,
              struct buffer *out)
{
    const size_t columns = text_width(bytes, length);
    const size_t spaces = columns < width ? width - columns : 0;
    size_t before = 0;
    if (side == TEXT_RIGHT)
        before = spaces;
    else if (side == TEXT_CENTER)
        before = spaces / 2;
    return append_spaces(out, before) && buffer_append(out, bytes, length) &&
           append_spaces(out, spaces - before);
}

static bool append_escape(int32_t code, struct buffer *out)
{
    if (code == '\n')
        return buffer_append_text(out, "\\n");
    if (code == '\t')
        return buffer_append_text(out, "\\t");
    if (code == '\r')
        return buffer_append_text(out, "\\r");
    if (code < 0x80)
        return buffer_printf(out, "\\x%02X", (unsigned)code);
    if (code >= TEXT_FAULT_BASE)
        return buffer_printf(out, "\\x%02X", (unsigned)(code - TEXT_FAULT_BASE));
    return buffer_printf(out, "\\u{%04X}", (unsigned)code);
}

static bool must_escape(int32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code >= TEXT_FAULT_BASE)
        return true;
    return text_is_invisible(code) || code == 0x2028 || code == 0x2029;
}

bool text_visible(const char *bytes, size_t length, const char *keep, struct buffer *out)
{
    size_t start = 0; /* of what is not yet appended */
    size_t position = 0;
    while (position < length) {
        const size_t here = position;
        const int32_t code = text_decode((const unsigned char *)bytes, length, &position);
        if (!must_escape(code) || (code > 0 && code < 0x80 && strchr(keep, (int)code) != NULL))
            continue;
        if (!buffer_append(out, bytes + start, here - start) || !append_escape(code, out))
            return false;
        start = position;
    }
    return buffer_append(out, bytes + start, length - start);
}

void text_show(const char *bytes, size_t length, char shown[TEXT_SHOWN])
{
    enum { MOST_COLUMNS = 40, LOOKED_AT = 4 * MOST_COLUMNS };
    struct buffer visible;
    struct buffer clipped;
    buffer_init(&visible, (size_t)10 * LOOKED_AT);
    buffer_init(&clipped, TEXT_SHOWN - 1);
    text_visible(bytes, length < LOOKED_AT ? length : LOOKED_AT, "", &visible);
    text_clip(buffer_text(&visible), visible.length, MOST_COLUMNS, &clipped);
    memcpy(shown, buffer_text(&clipped), clipped.length + 1);
    buffer_free(&clipped);
    buffer_free(&visible);
}
