/* For the files of the workbook reader only: what the parts of a .xlsx share while it is read. */
#ifndef LOTRINH_WORKBOOK_XLSX_H
#define LOTRINH_WORKBOOK_XLSX_H

#include "sheet_format.h"
#include "workbook.h"

/* ---- workbook_rich.c: text in runs, each perhaps in its own font ---- */

enum {
    RICH_FONT_OF_CELL = ENCODING_FONT_COUNT
}; /* a run that names no font has the font of its cell */

struct rich_run {
    uint32_t length; /* bytes of raw text */
    uint8_t font;    /* enum encoding_font or RICH_FONT_OF_CELL */
};

/* The text of one <si> or <is> while it is read. */
struct rich_text {
    struct buffer raw;     /* as in the file, all runs */
    struct rich_run *runs; /* owned; at least one once there is text */
    size_t count, capacity;
    size_t run_start;             /* in raw, of the run being read */
    uint8_t font;                 /* of the run being read */
    bool in_text;                 /* inside <t> */
    bool in_phonetic;             /* inside <rPh>: the reading of East Asian text, not part of it */
    struct buffer decoded, piece; /* scratch */
};

void rich_init(struct rich_text *rich, size_t cell_bytes);
void rich_free(struct rich_text *rich);
void rich_clear(struct rich_text *rich);
bool rich_start(struct rich_text *rich, const char *name, const char **attributes,
                struct failure *why);
bool rich_end(struct rich_text *rich, const char *name, struct failure *why);
bool rich_add(struct rich_text *rich, const char *bytes, size_t length, struct failure *why);

/* Text with _xHHHH_ escapes resolved, shown in a font, NFC. `out` is cleared first. */
bool rich_show(struct rich_text *rich, const char *raw, size_t length, enum encoding_font font,
               struct buffer *out, struct failure *why);

/* All runs for a cell of that font, appended to the pool; sets text, length and SHEET_IS_CONVERTED.
 */
bool rich_store(struct rich_text *rich, enum encoding_font cell_font, struct workbook *workbook,
                struct sheet_cell *cell, struct failure *why);

/* ---- workbook_strings.c: xl/sharedStrings.xml ---- */

struct xlsx_string {
    uint32_t text, length; /* in the pool, for a cell in a Unicode font */
    uint32_t runs;         /* index + 1 into saved runs when the font of the cell matters, else 0 */
    uint32_t variant;      /* index + 1 of the first variant, else 0 */
    uint32_t flags;        /* SHEET_IS_CONVERTED when a run named an old font */
};

struct xlsx_strings {
    struct xlsx_string *items; /* owned */
    size_t count, capacity;
    struct xlsx_saved_run *saved; /* owned */
    size_t saved_count, saved_capacity;
    struct xlsx_variant *variants; /* owned */
    size_t variants_count, variants_capacity;
    struct buffer raw; /* of the saved runs */
    struct rich_text rich;
};

void xlsx_strings_init(struct xlsx_strings *strings, const struct workbook_limits *limits);
void xlsx_strings_free(struct xlsx_strings *strings);
bool xlsx_strings_read(struct xlsx_strings *strings, const struct xml_parts *parts,
                       const char *part, const struct workbook_limits *limits,
                       struct workbook *workbook, struct failure *why);

/* The string for a cell in that font; index < strings->count. */
bool xlsx_strings_cell(struct xlsx_strings *strings, size_t index, enum encoding_font font,
                       struct workbook *workbook, struct sheet_cell *cell, struct failure *why);

/* ---- workbook_styles.c: xl/styles.xml ---- */

struct xlsx_style {
    uint16_t font;  /* index into the fonts of the workbook */
    uint8_t format; /* enum sheet_format */
    uint8_t legacy; /* enum encoding_font */
};

struct xlsx_styles {
    struct xlsx_style *items; /* owned */
    size_t count, capacity;
};

bool xlsx_styles_read(struct xlsx_styles *styles, const struct xml_parts *parts, const char *part,
                      struct workbook *workbook, struct failure *why);

/* ---- workbook_cells.c: one worksheet ---- */

struct xlsx {
    const struct xml_parts *parts;
    const struct workbook_limits *limits;
    struct workbook *workbook;
    struct xlsx_strings strings;
    struct xlsx_styles styles;
    bool date1904;
    size_t cells; /* so far, in all sheets */
};

bool xlsx_cells_read(struct xlsx *xlsx, const char *part, struct sheet *sheet, struct failure *why);

/* ---- workbook.c: shared with the .ods reader ---- */

/* Adds a cell with content within the limits; false names sheet and cell. */
bool workbook_take_cell(const struct workbook_limits *limits, size_t *cells, const char *file_name,
                        struct sheet *sheet, const struct sheet_cell *cell, struct failure *why);

/* "tep.xlsx, trang \"Biểu\", ô B17: its content is damaged": what cannot be in a true file. */
bool workbook_refuse_cell(const char *file_name, const struct sheet *sheet, uint32_t row,
                          uint32_t column, struct failure *why);

/* Room for one more element; *capacity grows by half. */
bool workbook_grow(void *items, size_t count, size_t *capacity, size_t size, struct failure *why);

/* The format readers. */
bool workbook_read_xlsx(const struct xml_parts *parts, const struct workbook_limits *limits,
                        struct workbook *workbook, struct failure *why);
bool workbook_read_ods(const struct xml_parts *parts, const struct workbook_limits *limits,
                       struct workbook *workbook, struct failure *why);

#endif
