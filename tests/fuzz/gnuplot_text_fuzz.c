/* Any bytes as a label: the source is exactly one token of nothing but octal escapes, for valid
   UTF-8 without control characters; what is clean and short stays as it is. */
#include "gnuplot_text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_octal(char digit)
{
    return digit >= '0' && digit <= '7';
}

/* The bytes the token stands for; aborts on anything but one double-quoted run of \ooo. */
static void decode(const struct buffer *token, struct buffer *bytes)
{
    const char *text = buffer_text(token);
    if (token->length < 2 || text[0] != '"' || text[token->length - 1] != '"' ||
        (token->length - 2) % 4 != 0)
        abort();
    for (size_t i = 1; i < token->length - 1; i += 4) {
        if (text[i] != '\\' || text[i + 1] > '3' || !is_octal(text[i + 1]) ||
            !is_octal(text[i + 2]) || !is_octal(text[i + 3]))
            abort();
        buffer_append_byte(bytes, (char)((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                         (text[i + 3] - '0')));
    }
}

static void check(const uint8_t *data, size_t size, bool lines)
{
    struct failure why = {0};
    struct buffer token;
    struct buffer bytes;
    struct buffer again;
    buffer_init(&token, 100000);
    buffer_init(&bytes, 100000);
    buffer_init(&again, 100000);
    if (!gnuplot_text_quote((const char *)data, size, lines, &token, &why))
        abort();
    decode(&token, &bytes);
    for (size_t i = 0; i < bytes.length; i++) {
        const unsigned char byte = (unsigned char)bytes.bytes[i];
        if (byte == 0x7F || (byte < 0x20 && !(lines && byte == '\n')))
            abort();
    }
    if (strstr(buffer_text(&bytes), "]]>") != NULL || strstr(buffer_text(&bytes), "&#") != NULL)
        abort();
    if (!gnuplot_text_clean(buffer_text(&bytes), bytes.length, lines, &again, &why))
        abort();
    /* The word joiner put into "&#" is dropped and put back. Longer texts may be cut anew. */
    if (bytes.length < GNUPLOT_TEXT_LONGEST &&
        strcmp(buffer_text(&bytes), buffer_text(&again)) != 0)
        abort();
    buffer_free(&token);
    buffer_free(&bytes);
    buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check(data, size, false);
    check(data, size, true);
    return 0;
}
