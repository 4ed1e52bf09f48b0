/* Reads .xlsx and .ods into a workbook of cells. Pure: the parts come as XML events. */
#ifndef LOTRINH_WORKBOOK_H
#define LOTRINH_WORKBOOK_H

#include "encoding.h"
#include "sheet.h"
#include "xml_events.h"

/* What a workbook may hold; a form may allow more. */
struct workbook_limits {
    size_t sheets;
    size_t cells;      /* with content, of all sheets */
    uint32_t rows;     /* the highest row with content */
    uint32_t columns;  /* the rightmost column with content */
    size_t cell_bytes; /* one text */
    size_t text_bytes; /* all texts together */
};

extern const struct workbook_limits workbook_limits_default; /* 100; 1,000,000; 200,000; 200; 128
                                                                KiB; 100 MB */

/* Fills *workbook (to be freed by workbook_free, also after false) from the parts of an archive.
   Refuses with one sentence what is not a workbook or breaks a limit (naming sheet and cell).
   `limits` may be NULL. */
bool workbook_read(const struct xml_parts *parts, const struct workbook_limits *limits,
                   struct workbook *workbook, struct failure *why);

/* The sentence for a file that is no zip archive: .xls, password, HTML or XML named .xls, text.
   Always false. `bytes` are those of the whole file. */
bool workbook_refuse_content(const char *file_name, const char *bytes, size_t length,
                             struct failure *why);

#endif
