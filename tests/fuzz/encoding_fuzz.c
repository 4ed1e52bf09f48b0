/* Any bytes in any encoding: what comes out is valid UTF-8, in normal form C, and never a control
 * byte. */
#include "encoding.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const struct buffer *text)
{
    struct buffer again;
    struct failure why = {0};
    buffer_init(&again, (size_t)1 << 26);
    if (!text_is_valid(buffer_text(text), text->length, NULL))
        abort();
    if (text_nfc(buffer_text(text), text->length, &again, &why) &&
        (again.length != text->length ||
         memcmp(buffer_text(&again), buffer_text(text), text->length) != 0))
        abort();
    buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    struct encoding_detection found;
    struct encoding_guess guess;
    struct buffer out;
    buffer_init(&out, (size_t)1 << 26);
    encoding_detect(bytes, size, &found);
    for (int encoding = 0; encoding < ENCODING_COUNT; encoding++) {
        struct failure why = {0};
        buffer_clear(&out);
        const bool ok = encoding_decode((enum encoding)encoding, bytes, size, &out, &why);
        if (ok)
            check_text(&out);
        else if (why.code[0] == '\0')
            abort();
        /* What was found certain, with nothing but text in it, is also read. */
        if (!ok && encoding == ENCODING_UTF8 && !found.marked && found.content == ENCODING_TEXT &&
            found.encoding == ENCODING_UTF8 && strcmp(why.code, "LT-1760") == 0)
            abort();
    }
    for (int font = 0; font < ENCODING_FONT_COUNT && text_is_valid(bytes, size, NULL); font++) {
        struct failure why = {0};
        buffer_clear(&out);
        if (!encoding_from_font((enum encoding_font)font, bytes, size, &out, &why))
            continue;
        if (!text_is_valid(buffer_text(&out), out.length, NULL))
            abort();
    }
    struct failure why = {0};
    if (encoding_guess(bytes, size, &guess, &why) && !(guess.share >= 0 && guess.share <= 1))
        abort();
    buffer_free(&out);
    return 0;
}
