/* Frames as tables for people. Knows nothing of terminals. */
#include "frame_table.h"

#include "decimal.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PLACES = 4, LONGEST_NAME = 200 };

struct source {
    const struct frame *frame; /* borrowed */
    int *places;               /* decimals of each column of reals; -1: whole, without dots */
};

/* True when the first or the last word of the name, without diacritics, is one of the words. */
static bool names_one_of(const char *name, const char *const *words, size_t count)
{
    struct buffer folded;
    buffer_init(&folded, LONGEST_NAME);
    text_fold(name, strlen(name), &folded);
    const char *text = buffer_text(&folded);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        const size_t length = strlen(words[i]);
        const bool first = strncmp(text, words[i], length) == 0 &&
                           strchr("_ ", text[length]) != NULL; /* the NUL too */
        const bool last = folded.length > length &&
                          strcmp(text + folded.length - length, words[i]) == 0 &&
                          strchr("_ ", text[folded.length - length - 1]) != NULL;
        found = first || last;
    }
    buffer_free(&folded);
    return found;
}

/* Whole numbers that are names, not amounts: the year is 2026, not 2.026; but "nam" may also be the
   number of men, so the figures must be years. */
static bool is_label(const struct frame *frame, size_t column)
{
    static const char *const labels[] = {"code", "ma",  "id",      "month", "thang",
                                         "quy",  "day", "quarter", "line",  "version"};
    static const char *const years[] = {"year", "nam"};
    const char *name = frame_column_name(frame, column);
    if (names_one_of(name, labels, sizeof labels / sizeof *labels))
        return true;
    if (!names_one_of(name, years, sizeof years / sizeof *years))
        return false;
    for (size_t row = 0; row < frame_rows(frame); row++) {
        const int64_t year = frame_integers(frame, column)[row];
        if (!frame_is_null(frame, column, row) && (year < 1900 || year > 2100))
            return false;
    }
    return true;
}

static int places_of(const struct frame *frame, size_t column)
{
    if (frame_column_type(frame, column) == FRAME_INTEGER)
        return is_label(frame, column) ? -1 : 0;
    if (frame_column_type(frame, column) != FRAME_REAL)
        return 0;
    int places = 0;
    for (size_t row = 0; row < frame_rows(frame) && places < MOST_PLACES; row++) {
        const int needed = decimal_places(frame_number(frame, column, row));
        places = needed > places ? needed : places;
    }
    return places < MOST_PLACES ? places : MOST_PLACES;
}

/* A figure that would print as 0 although it is not is written with its power of ten: 1,3e-07. */
static void write_real(double value, int places, struct buffer *cell)
{
    if (value == 0 || !(fabs(value) < 0.5 * pow(10, -places))) {
        decimal_real(value, places, cell);
        return;
    }
    const size_t start = cell->length;
    if (!buffer_printf(cell, "%.2g", value))
        return;
    char *dot = strchr(cell->bytes + start, '.');
    if (dot != NULL)
        *dot = ',';
}

static bool write_cell(void *context, size_t column, size_t row, struct buffer *cell)
{
    const struct source *source = context;
    const struct frame_cell value = frame_cell(source->frame, column, row);
    switch (value.type) {
    case FRAME_EMPTY:
        return false;
    case FRAME_INTEGER:
        if (source->places[column] < 0)
            buffer_printf(cell, "%lld", (long long)value.integer);
        else
            decimal_integer(value.integer, cell);
        return true;
    case FRAME_REAL:
        write_real(value.real, source->places[column], cell);
        return true;
    case FRAME_TEXT:
        buffer_append(cell, value.text.bytes, value.text.length);
        return true;
    }
    return false;
}

static enum table_kind kind_of(const struct frame *frame, size_t column)
{
    const enum frame_type type = frame_column_type(frame, column);
    return type == FRAME_INTEGER || type == FRAME_REAL ? TABLE_NUMBER : TABLE_TEXT;
}

bool frame_print(const struct frame *frame, struct table_limits limits, bool vertical,
                 enum language language, struct buffer *out, struct failure *why)
{
    const size_t count = frame_columns(frame);
    struct source source = {.frame = frame, .places = calloc(count + 1, sizeof *source.places)};
    struct table_column *columns = calloc(count + 1, sizeof *columns);
    bool ok = false;
    if (source.places == NULL || columns == NULL) {
        failure_memory(why);
        goto done;
    }
    for (size_t i = 0; i < count; i++) {
        source.places[i] = places_of(frame, i);
        columns[i] =
            (struct table_column){.title = frame_column_name(frame, i), .kind = kind_of(frame, i)};
    }
    const struct table table = {.columns = columns,
                                .column_count = count,
                                .row_count = frame_rows(frame),
                                .cell = write_cell,
                                .context = &source};
    ok = vertical ? table_print_vertical(&table, limits, language, out, why)
                  : table_print(&table, limits, language, out, why);
done:
    free(columns);
    free(source.places);
    return ok;
}
