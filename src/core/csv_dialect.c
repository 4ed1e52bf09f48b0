/* Guesses the separator of a CSV text. Knows nothing of what the cells mean. */
#include "csv_dialect.h"

#include "language.h"

#include <stdio.h>
#include <string.h>

enum { RECORDS = 20, LONGEST_LOOK = 1 << 16 };

static const char separators[] = {';', '\t', ','};
enum { SEPARATORS = sizeof separators };

/* How often each separator stands outside quotes. */
struct counts {
    size_t first[SEPARATORS]; /* in the first record */
    size_t same[SEPARATORS];  /* records that have as many as the first */
    size_t records;
};

/* "sep=;" on the first line, which Excel reads and does not show; the bytes of that line or 0. */
static size_t named_separator(const char *text, size_t length, char *separator)
{
    if (length < 5 || memcmp(text, "sep=", 4) != 0 || strchr("\r\n\"", text[4]) != NULL)
        return 0;
    size_t end = 5;
    if (end < length && text[end] == '\r')
        end++;
    if (end < length && text[end] != '\n')
        return 0;
    *separator = text[4];
    return end < length ? end + 1 : end;
}

static void end_record(struct counts *counts, size_t now[SEPARATORS])
{
    for (size_t i = 0; i < SEPARATORS; i++) {
        if (counts->records == 0)
            counts->first[i] = now[i];
        counts->same[i] += now[i] == counts->first[i] ? 1 : 0;
        now[i] = 0;
    }
    counts->records++;
}

static void count(const char *text, size_t length, struct counts *counts)
{
    size_t now[SEPARATORS] = {0};
    bool quoted = false;
    bool blank = true; /* nothing on the line so far: such a line is no record */
    *counts = (struct counts){0};
    for (size_t i = 0; i < length && counts->records < RECORDS; i++) {
        if (text[i] == '"')
            quoted = !quoted; /* a doubled quote closes and opens again */
        if (!quoted && text[i] == '\n') {
            if (!blank)
                end_record(counts, now);
            blank = true;
            continue;
        }
        blank = blank && text[i] == '\r';
        for (size_t j = 0; j < SEPARATORS && !quoted; j++)
            now[j] += text[i] == separators[j] ? 1 : 0;
    }
    /* The last line may lack its end; a record cut by our own limit would only mislead. */
    if (!blank && !quoted && counts->records < RECORDS && length < LONGEST_LOOK)
        end_record(counts, now);
}

static void describe(struct csv_dialect *dialect, size_t same, size_t records)
{
    const bool english = language_get() == LANGUAGE_EN;
    const char *name = dialect->separator == '\t' ? "tab" : dialect->separator == ';' ? ";" : ",";
    if (dialect->named)
        snprintf(dialect->sentence, sizeof dialect->sentence,
                 english ? "the first line names the separator: %c"
                         : "dòng đầu nêu dấu ngăn cột: %c",
                 dialect->separator);
    else if (dialect->columns == 1)
        snprintf(dialect->sentence, sizeof dialect->sentence, "%s",
                 english ? "no separator on the first line: one column"
                         : "dòng đầu không có dấu ngăn: chỉ có một cột");
    else
        snprintf(dialect->sentence, sizeof dialect->sentence,
                 english
                     ? "columns are separated by %s: %zu of %zu lines looked at have %zu columns"
                     : "cột ngăn bằng dấu %s: %zu trong %zu dòng đã xem có %zu cột",
                 name, same, records, dialect->columns);
}

void csv_guess_dialect(const char *text, size_t length, struct csv_dialect *dialect)
{
    struct counts counts;
    *dialect = (struct csv_dialect){.separator = ',', .columns = 1};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        dialect->skip = 3;
    const size_t line =
        named_separator(text + dialect->skip, length - dialect->skip, &dialect->separator);
    dialect->skip += line;
    dialect->named = line > 0;
    dialect->sure = dialect->named;
    length -= dialect->skip;
    count(text + dialect->skip, length < LONGEST_LOOK ? length : LONGEST_LOOK, &counts);
    size_t best = SEPARATORS;
    size_t second = 0; /* records that the next best explains */
    for (size_t i = 0; i < SEPARATORS; i++) {
        if (counts.first[i] == 0 || (dialect->named && separators[i] != dialect->separator))
            continue;
        if (best == SEPARATORS || counts.same[i] > counts.same[best]) {
            second = best == SEPARATORS ? 0 : counts.same[best];
            best = i;
        } else if (counts.same[i] > second) {
            second = counts.same[i];
        }
    }
    if (best < SEPARATORS) {
        dialect->separator = separators[best];
        dialect->columns = counts.first[best] + 1;
        dialect->sure = dialect->named || (counts.same[best] * 10 >= counts.records * 9 &&
                                           counts.same[best] > second);
    }
    describe(dialect, best < SEPARATORS ? counts.same[best] : 0, counts.records);
}
