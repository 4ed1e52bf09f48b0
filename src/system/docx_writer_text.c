/* Text for the XML of a document. What may not stand there is shown as U+FFFD. */
#include "docx_writer_parts.h"
#include "xml_text.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* Marks that turn the direction of the text after them: a name could make a figure read backwards.
   U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069. */
static bool turns_direction(const unsigned char *at, size_t bytes)
{
    if (bytes == 2)
        return at[0] == 0xD8 && at[1] == 0x9C;
    if (bytes != 3 || at[0] != 0xE2)
        return false;
    if (at[1] == 0x80)
        return at[2] == 0x8E || at[2] == 0x8F || (at[2] >= 0xAA && at[2] <= 0xAE);
    return at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9;
}

static void append_ascii(struct buffer *out, unsigned char byte)
{
    if (byte == '&')
        buffer_append_text(out, "&amp;");
    else if (byte == '<')
        buffer_append_text(out, "&lt;");
    else if (byte == '>')
        buffer_append_text(out, "&gt;");
    else if (byte == '"')
        buffer_append_text(out, "&quot;");
    else if (byte < 0x20 || byte == 0x7F)
        buffer_append_text(out, REPLACEMENT);
    else
        buffer_append_byte(out, (char)byte);
}

/* Appends the character at the beginning of the text; returns its bytes. */
static size_t append_character(struct buffer *out, const char *text, size_t left)
{
    const unsigned char *at = (const unsigned char *)text;
    const size_t bytes = xml_character_length(at, left);
    const bool c1_control = bytes == 2 && at[0] == 0xC2 && at[1] < 0xA0;
    if (bytes == 1)
        append_ascii(out, at[0]);
    else if (bytes == 0 || c1_control || turns_direction(at, bytes))
        buffer_append_text(out, REPLACEMENT);
    else
        buffer_append(out, text, bytes);
    return bytes == 0 ? 1 : bytes;
}

void docx_append_attribute(struct buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        if (text[i] == '\n' || text[i] == '\t') {
            buffer_append_byte(out, ' ');
            i++;
        } else {
            i += append_character(out, text + i, length - i);
        }
    }
}

void docx_append_text(struct buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        if (text[i] == '\n' || text[i] == '\t') {
            buffer_append_text(out, text[i] == '\n' ? "<w:br/>" : "<w:tab/>");
            i++;
            continue;
        }
        buffer_append_text(out, "<w:t xml:space=\"preserve\">");
        while (i < length && text[i] != '\n' && text[i] != '\t')
            i += append_character(out, text + i, length - i);
        buffer_append_text(out, "</w:t>");
    }
}
