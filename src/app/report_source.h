/* The line of source where something went wrong, with a mark. */
#ifndef LOTRINH_REPORT_SOURCE_H
#define LOTRINH_REPORT_SOURCE_H

#include "report.h"

#include <stddef.h>

/* Writes the excerpt: of the file again read, or of `typed` when it has several lines. False when
   there is none. */
bool report_source(const struct report *report, const char *typed, char *out, size_t size);

#endif
