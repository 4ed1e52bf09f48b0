/* A zip file in memory, one part after another: the same calls give the same bytes. */
#ifndef LOTRINH_ZIP_WRITER_H
#define LOTRINH_ZIP_WRITER_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* The comment at the end of every file we make: by it we know our own again. A program that saves
   the file after a change drops it. */
#define ZIP_WRITER_MARK "made by lotrinh"

struct zip_writer {
    struct buffer bytes; /* the file */
    size_t position;     /* where the next byte goes */
    void *handle;        /* owned; the zip library's; NULL once closed */
};

bool zip_writer_open(struct zip_writer *zip, struct failure *why);
bool zip_writer_begin(struct zip_writer *zip, const char *name, struct failure *why);
bool zip_writer_write(struct zip_writer *zip, const char *bytes, size_t length,
                      struct failure *why);
bool zip_writer_end(struct zip_writer *zip, struct failure *why);
bool zip_writer_finish(struct zip_writer *zip, struct failure *why);
void zip_writer_close(struct zip_writer *zip); /* fine at any time, and twice */

#endif
