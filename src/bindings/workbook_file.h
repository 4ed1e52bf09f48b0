/* A workbook from a file or from memory: archive, XML and reader put together. */
#ifndef LOTRINH_WORKBOOK_FILE_H
#define LOTRINH_WORKBOOK_FILE_H

#include "archive.h"
#include "workbook.h"

struct workbook_file_limits {
    struct archive_limits archive;
    struct workbook_limits workbook;
};

/* Reads a .xlsx or .ods whole into *workbook, which the caller frees with workbook_free, also after
   false. `limits` may be NULL for the defaults. */
bool workbook_file_read(const char *path, const struct workbook_file_limits *limits,
                        struct workbook *workbook, struct failure *why);

/* The same from bytes in memory, needed only during the call. `name` is what messages call the
 * file. */
bool workbook_file_read_memory(const char *name, const char *bytes, size_t length,
                               const struct workbook_file_limits *limits, struct workbook *workbook,
                               struct failure *why);

#endif
