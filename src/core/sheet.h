/* A workbook in memory: sheets of typed cells, compact enough for half a million of them. */
#ifndef LOTRINH_SHEET_H
#define LOTRINH_SHEET_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384, SHEET_ADDRESS = 16 };

enum sheet_kind {
    SHEET_EMPTY,  /* nothing was written there: not reported */
    SHEET_TEXT,   /* also "" as the result of a formula, which is neither 0 nor missing */
    SHEET_NUMBER, /* text is the number as the file holds it, point as decimal sign */
    SHEET_DATE, /* text is ISO: 2025-12-05, 2025-12-05T14:30:00, 14:30:00, or a duration PT30H15M0S
                 */
    SHEET_BOOLEAN,
    SHEET_ERROR,                  /* "#DIV/0!", or a date that cannot be (29 February 1900) */
    SHEET_FORMULA_WITHOUT_RESULT, /* never calculated: the figure is not in the file */
};

enum sheet_flag {
    SHEET_IS_PERCENT = 1,   /* 0.905 shown as 90,5% */
    SHEET_IS_FORMULA = 2,   /* the value is the stored result of a formula */
    SHEET_IS_CONVERTED = 4, /* the text was TCVN3 or VNI by its font and has been converted */
};

struct sheet_cell {
    uint32_t row;    /* from 1 */
    uint32_t text;   /* where its text starts in the pool of the workbook */
    uint32_t length; /* of the text, in bytes */
    uint16_t column; /* from 1 */
    uint16_t font;   /* index into the fonts of the workbook */
    uint8_t kind;    /* enum sheet_kind */
    uint8_t flags;   /* enum sheet_flag */
};

struct sheet_range {
    uint32_t first_row, last_row; /* inclusive, from 1 */
    uint16_t first_column, last_column;
};

struct sheet {
    char *name; /* owned, NFC */
    bool hidden;
    struct sheet_cell
        *cells; /* owned; sorted by row, column after sheet_finish; empty ones left out */
    size_t count, capacity;
    struct sheet_range *merged; /* owned */
    size_t merged_count, merged_capacity;
    uint32_t last_row;    /* of the last cell with content, 0 when there is none */
    uint16_t last_column; /* the rightmost */
    bool unsorted;        /* until sheet_finish */
};

struct workbook {
    struct buffer pool;   /* all texts; a text may be shared by many cells */
    struct sheet *sheets; /* owned */
    size_t count;
    char **fonts; /* owned texts; fonts[0] is always "" (not said) */
    size_t fonts_count;
};

/* An empty workbook whose texts may take `text_limit` bytes. */
bool workbook_init(struct workbook *workbook, size_t text_limit, struct failure *why);
void workbook_free(struct workbook *workbook); /* fine on a zeroed one and twice */

/* A new sheet at the end, borrowed until the next one is added; NULL when out of memory. */
struct sheet *workbook_add_sheet(struct workbook *workbook, const char *name, bool hidden,
                                 struct failure *why);

/* The index of the font name, added when new (at most 65,535 are told apart, the rest are 0). */
bool workbook_font(struct workbook *workbook, const char *name, uint16_t *font,
                   struct failure *why);

/* Puts a text into the pool and says where in cell->text and cell->length. */
bool workbook_add_text(struct workbook *workbook, const char *bytes, size_t length,
                       struct sheet_cell *cell, struct failure *why);

/* Borrowed; not NUL-terminated: cell->length bytes. */
const char *workbook_text(const struct workbook *workbook, const struct sheet_cell *cell);

bool sheet_add_cell(struct sheet *sheet, const struct sheet_cell *cell, struct failure *why);
bool sheet_add_merged(struct sheet *sheet, struct sheet_range range, struct failure *why);

/* After the last cell: sorts where needed; false when one address came twice. */
bool sheet_finish(struct sheet *sheet, const char *file_name, struct failure *why);

/* The cell at row, column (from 1), or NULL where the sheet is empty. */
const struct sheet_cell *sheet_find(const struct sheet *sheet, uint32_t row, uint32_t column);

/* The first cell whose row is at least `row`: where a walk over rows starts. */
const struct sheet_cell *sheet_from_row(const struct sheet *sheet, uint32_t row);

/* The merged range that covers the place, or NULL. */
const struct sheet_range *sheet_merged_at(const struct sheet *sheet, uint32_t row, uint32_t column);

/* "B17" into address; returns address. */
const char *sheet_address(uint32_t row, uint32_t column, char address[SHEET_ADDRESS]);

/* Reads "B17" or "$B$17" (length bytes); false when it is not an address inside a sheet. */
bool sheet_parse_address(const char *text, size_t length, uint32_t *row, uint16_t *column);

#endif
