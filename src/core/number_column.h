/* How a column writes its numbers: decided once for the whole column, with the evidence, never cell
   by cell: "1.234" is a thousand and more in one column and one and a bit in another. */
#ifndef LOTRINH_NUMBER_COLUMN_H
#define LOTRINH_NUMBER_COLUMN_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum number_style {
    NUMBER_NONE,       /* no cell is a number */
    NUMBER_PLAIN,      /* digits only: every style reads them alike */
    NUMBER_VIETNAMESE, /* 1.234,5 */
    NUMBER_POINT,      /* 1,234.5 or 90.5 */
    NUMBER_CODES,      /* digits with leading zeros: names, not amounts */
    NUMBER_AMBIGUOUS,  /* 1.234 and nothing that tells which, or cells that contradict each other */
};

enum { NUMBER_SEEN = 6, NUMBER_EXAMPLE = 40 };

/* The first cell that showed something. */
struct number_evidence {
    size_t count;
    size_t row;
    char text[NUMBER_EXAMPLE];
};

/* What has been seen; start with number_column_start. */
struct number_column {
    struct number_evidence seen[NUMBER_SEEN];
    size_t plain, blank, ratios, percents, unread, native;
    size_t amounts;               /* cells that are a number in some style */
    struct number_evidence zeros; /* digits that begin with 0 */
};

struct number_decision {
    enum number_style style;
    size_t numbers; /* cells that will be read as numbers */
    size_t blank;   /* "", "-": not reported, never 0 */
    size_t ratios;  /* "3001/4994" */
    size_t percents;
    size_t unread;      /* neither: words, dates */
    char sentence[320]; /* the decision and its evidence, in the language of the session */
};

void number_column_start(struct number_column *column);

/* One cell as text; `row` is what the sentence calls it. */
void number_column_add(struct number_column *column, const char *text, size_t length, size_t row);

/* One cell that the spreadsheet itself holds as a number: it says nothing about how text is
 * written. */
void number_column_add_native(struct number_column *column);

/* `counts`: the form says that the column holds counts, so 1.234 can only be 1234. */
void number_column_decide(const struct number_column *column, bool counts,
                          struct number_decision *decision);

enum number_kind { NUMBER_BLANK, NUMBER_AMOUNT, NUMBER_RATIO };

struct number_value {
    enum number_kind kind;
    double value;     /* of an AMOUNT, as written: 90,5% is 90.5 */
    int64_t count;    /* the same when whole */
    bool whole;       /* no decimals were written */
    bool percent;     /* a % followed */
    int64_t part, of; /* of a RATIO */
};

/* Reads a cell by the decision; false with LT-1770 when it is no number in that style, LT-1771 when
   the column is ambiguous and the cell depends on it, LT-1772 in a column of codes. */
bool number_read(const struct number_decision *decision, const char *text, size_t length,
                 struct number_value *value, struct failure *why);

#endif
