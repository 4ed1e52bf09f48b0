/* Why something failed. Knows nothing of where the sentence is shown. */
#include "failure.h"

#include "language.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* vsnprintf cuts at a byte; a sentence must not end inside a UTF-8 character. */
static void drop_cut_character(char *text, size_t size)
{
    size_t length = strlen(text);
    if (length + 1 < size)
        return;
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && ((unsigned char)text[start - 1] & 0x80) != 0)
        start--;
    text[start] = '\0';
}

bool failure_set(struct failure *why, enum failure_kind kind, const char *code, const char *vi,
                 const char *en, ...)
{
    why->kind = kind;
    snprintf(why->code, sizeof why->code, "%s", code);
    va_list arguments;
    va_start(arguments, en);
    vsnprintf(why->text, sizeof why->text, language_get() == LANGUAGE_EN ? en : vi, arguments);
    va_end(arguments);
    drop_cut_character(why->text, sizeof why->text);
    why->detail[0] = '\0';
    return false;
}

bool failure_memory(struct failure *why)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1001",
                       "không đủ bộ nhớ; hãy đóng bớt chương trình hoặc hỏi ít dữ liệu hơn",
                       "out of memory; close other programs or ask for less data");
}
