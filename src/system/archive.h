/* Zip files as they come from outside: names are only keys, and whatever does not add up is
 * refused. */
#ifndef LOTRINH_ARCHIVE_H
#define LOTRINH_ARCHIVE_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* What a file from outside may make us do. A case register may be allowed more by its form. */
struct archive_limits {
    size_t file_bytes; /* the zip file itself */
    size_t entries;
    size_t part_bytes; /* one part, unpacked */
    size_t all_bytes;  /* all parts, unpacked */
    size_t ratio;      /* unpacked : packed, looked at from 1 MiB unpacked on */
};

extern const struct archive_limits archive_limits_default; /* 50 MB, 1,000, 20 MB, 50 MB, 200 */

struct archive; /* opaque */

/* Opens a regular file and checks its whole directory (sizes, names, methods, doubles, overlaps)
   before anything is unpacked. `limits` may be NULL for the default. NULL and *why when refused;
   else the caller closes it. */
struct archive *archive_open(const char *path, const struct archive_limits *limits,
                             struct failure *why);

/* The same over bytes in memory, borrowed until archive_close. `name` is what messages call the
 * file. */
struct archive *archive_open_memory(const char *name, const char *bytes, size_t length,
                                    const struct archive_limits *limits, struct failure *why);

void archive_close(struct archive *archive); /* NULL is allowed */

const char *archive_file_name(const struct archive *archive); /* the last part of the path */
size_t archive_count(const struct archive *archive);
const char *archive_part_name(const struct archive *archive, size_t index);

/* True when there is such a part; names are compared without ASCII case, as the format asks. */
bool archive_has(const struct archive *archive, const char *part);

/* One part is read at a time: open, read until 0 comes back, close. archive_close_part compares the
   length and the CRC with the directory, so its result decides whether what was read is true. */
bool archive_open_part(struct archive *archive, const char *part, struct failure *why);
bool archive_read_part(struct archive *archive, char *bytes, size_t size, size_t *got,
                       struct failure *why);
bool archive_close_part(struct archive *archive, struct failure *why);
void archive_abandon_part(
    struct archive *archive); /* after another failure: no check, no message */

#endif
