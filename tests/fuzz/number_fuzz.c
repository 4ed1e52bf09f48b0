/* Any lines as a column of numbers: a decision is made, every cell that counted as a number is read
   by it (or the column is ambiguous), and the same cell is never both blank and a number. */
#include "number_column.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef void each_cell(void *context, const char *text, size_t length, size_t row);

static void for_lines(const char *text, size_t size, each_cell *each, void *context)
{
    size_t row = 1;
    for (size_t start = 0; start <= size; row++) {
        const char *end = start < size ? memchr(text + start, '\n', size - start) : NULL;
        const size_t length = end != NULL ? (size_t)(end - text) - start : size - start;
        each(context, text + start, length, row);
        start += length + 1;
    }
}

static void add(void *context, const char *text, size_t length, size_t row)
{
    number_column_add(context, text, length, row);
}

struct tally {
    struct number_decision decision;
    size_t numbers, blank, ratios;
};

static void read(void *context, const char *text, size_t length, size_t row)
{
    struct tally *tally = context;
    struct number_value value;
    struct failure why = {0};
    (void)row;
    if (!number_read(&tally->decision, text, length, &value, &why)) {
        if (why.code[0] == '\0')
            abort();
        return;
    }
    if (value.kind == NUMBER_BLANK)
        tally->blank++;
    else if (value.kind == NUMBER_RATIO)
        tally->ratios++;
    else
        tally->numbers++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char empty[1] = "";
    const char *text = size > 0 ? (const char *)data : empty;
    struct number_column column;
    struct tally tally = {0};
    number_column_start(&column);
    for_lines(text, size, add, &column);
    for (int counts = 0; counts < 2; counts++) {
        tally = (struct tally){0};
        number_column_decide(&column, counts != 0, &tally.decision);
        for_lines(text, size, read, &tally);
        if (tally.blank != tally.decision.blank || tally.numbers > tally.decision.numbers)
            abort();
    }
    return 0;
}
