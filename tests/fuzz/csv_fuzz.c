/* Any bytes as CSV: never a crash, and the same answer in one piece or byte by byte. */
#include "csv.h"
#include "csv_dialect.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct bytes {
    const char *text;
    size_t length;
    size_t given;
};

static bool one_byte(void *context, const char **bytes, size_t *length, struct failure *why)
{
    (void)why;
    struct bytes *source = context;
    *bytes = source->text + source->given;
    *length = source->given < source->length ? 1 : 0;
    source->given += *length;
    return true;
}

static void compare_rows(const struct csv_reader *whole, const struct csv_reader *pieces)
{
    if (csv_columns(whole) != csv_columns(pieces) || csv_line(whole) != csv_line(pieces))
        abort();
    for (size_t i = 0; i < csv_columns(whole); i++) {
        const struct csv_cell a = csv_cell(whole, i);
        const struct csv_cell b = csv_cell(pieces, i);
        if (a.length != b.length || a.quoted != b.quoted || memcmp(a.text, b.text, a.length) != 0 ||
            a.text[a.length] != '\0')
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct csv_settings settings = {.most_columns = 64, .longest_row = 4096};
    struct bytes source = {(const char *)data, size, 0};
    struct failure why = {0};
    struct csv_reader *whole = csv_open_text(source.text, size, &settings, &why);
    struct csv_reader *pieces = csv_open(one_byte, &source, &settings, &why);
    if (whole == NULL || pieces == NULL)
        abort();
    enum csv_step step;
    do {
        struct failure other = {0};
        step = csv_next_row(whole, &why);
        if (csv_next_row(pieces, &other) != step)
            abort();
        if (step == CSV_FAILED && strcmp(why.text, other.text) != 0)
            abort();
        if (step == CSV_ROW)
            compare_rows(whole, pieces);
    } while (step == CSV_ROW);
    csv_close(whole);
    csv_close(pieces);
    struct csv_dialect dialect;
    csv_guess_dialect(source.text, size, &dialect);
    if (dialect.skip > size || dialect.columns == 0 || dialect.separator == '\0')
        abort();
    return 0;
}
