/* Which separator a CSV text uses, with the evidence. */
#ifndef LOTRINH_CSV_DIALECT_H
#define LOTRINH_CSV_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

struct csv_dialect {
    char separator; /* ';' ',' or tab; ',' when the text has one column */
    size_t skip;    /* bytes before the first record: a byte-order mark and Excel's "sep=;" line */
    size_t columns; /* of the first record */
    bool named;     /* a "sep=" line said so */
    bool sure;      /* nine of ten records looked at have as many columns as the first, and no other
                       separator does as well */
    char sentence[200]; /* in the language of the session */
};

/* Looks at the first 20 records (64 KiB at most), outside quotes. The text is UTF-8. */
void csv_guess_dialect(const char *text, size_t length, struct csv_dialect *dialect);

#endif
