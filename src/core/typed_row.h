/* Cells of a long table as typed values, fast: texts in NFC, dates, choices. Knows nothing of CSV,
   of databases or of what the columns mean. */
#ifndef LOTRINH_TYPED_ROW_H
#define LOTRINH_TYPED_ROW_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum typed_kind { TYPED_TEXT, TYPED_DATE, TYPED_CHOICE };

/* Words and the values they stand for. Compared byte by byte first, then as text_key gives them. */
struct typed_choices;
struct typed_choices *typed_choices_new(struct failure *why);
void typed_choices_free(struct typed_choices *choices); /* NULL is fine */
/* The text is copied; a word that is there already keeps its value. */
bool typed_choices_add_integer(struct typed_choices *choices, const char *word, size_t length,
                               int64_t value, struct failure *why);
bool typed_choices_add_text(struct typed_choices *choices, const char *word, size_t length,
                            const char *value, size_t value_length, struct failure *why);

struct typed_column {
    enum typed_kind kind;
    bool required;
    size_t longest;                /* bytes of a text; 0: 1000 */
    struct typed_choices *choices; /* of a TYPED_CHOICE; borrowed */
};

enum typed_fault {
    TYPED_FINE,
    TYPED_BLANK,    /* required and blank */
    TYPED_LONG,     /* the text is longer than the column takes */
    TYPED_CONTROL,  /* a control byte or invalid UTF-8 */
    TYPED_NO_DATE,  /* neither 30/6/2026 nor 2026-06-30, or no such day */
    TYPED_NO_CHOICE /* none of the words */
};

enum typed_result { TYPED_NULL, TYPED_INTEGER, TYPED_STRING };

struct typed_value {
    enum typed_result result;
    int64_t integer;  /* of an INTEGER; of a date: its day since 1970-01-01 */
    const char *text; /* of a STRING: borrowed from the cell, the choices, or this value */
    size_t length;
    char date[11];         /* "2026-06-30" */
    struct buffer scratch; /* owned: a text that had to be put into NFC */
};

void typed_value_init(struct typed_value *value);
void typed_value_free(struct typed_value *value);

/* Reads one cell. False only when memory ran out; what is wrong with the cell is in *fault. */
bool typed_read(const struct typed_column *column, const char *text, size_t length,
                struct typed_value *value, enum typed_fault *fault, struct failure *why);

#endif
