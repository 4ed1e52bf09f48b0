/* Text and addresses for the XML of a workbook. Knows nothing of zip files. */
#include "xlsx_writer_parts.h"
#include "xml_text.h"

#include <ctype.h>
#include <string.h>

/* "_x001B_" in a text stands for the control character, so the text itself has its "_" written so.
 */
static bool looks_like_escape(const char *text, size_t left)
{
    if (left < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return false;
    for (size_t i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return true;
}

static void append_ascii(struct buffer *out, const char *text, size_t left)
{
    const unsigned char byte = (unsigned char)text[0];
    if (byte == '&')
        buffer_append_text(out, "&amp;");
    else if (byte == '<')
        buffer_append_text(out, "&lt;");
    else if (byte == '>')
        buffer_append_text(out, "&gt;");
    else if (byte == '"')
        buffer_append_text(out, "&quot;");
    else if (byte == '\n')
        buffer_append_text(out, "&#10;");
    else if (byte < 0x20 || byte == 0x7F)
        buffer_printf(out, "_x%04X_", (unsigned)byte);
    else if (looks_like_escape(text, left))
        buffer_append_text(out, "_x005F_");
    else
        buffer_append_byte(out, (char)byte);
}

void xlsx_append_escaped(struct buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        const size_t bytes = xml_character_length((const unsigned char *)text + i, length - i);
        if (bytes == 1)
            append_ascii(out, text + i, length - i);
        else if (bytes == 0)
            buffer_append_text(out, "\xEF\xBF\xBD");
        else
            buffer_append(out, text + i, bytes);
        i += bytes == 0 ? 1 : bytes;
    }
}

void xlsx_append_address(struct buffer *out, unsigned row, unsigned column)
{
    char letters[8];
    size_t count = 0;
    for (unsigned left = column + 1; left > 0 && count < sizeof letters; left = (left - 1) / 26)
        letters[count++] = (char)('A' + (left - 1) % 26);
    while (count > 0)
        buffer_append_byte(out, letters[--count]);
    buffer_printf(out, "%u", row + 1);
}

size_t xlsx_count_characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}
