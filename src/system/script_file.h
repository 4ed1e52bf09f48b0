/* Reads the text of scripts: one file, or a module beneath a folder and never outside it. */
#ifndef LOTRINH_SCRIPT_FILE_H
#define LOTRINH_SCRIPT_FILE_H

#include "failure.h"

#include <stddef.h>

/* The whole file ("-" is stdin), NUL-terminated, at most 16 MiB. The caller frees. NULL with *why.
 */
char *script_file_read(const char *path, size_t *length, struct failure *why);

/* The same for a path of plain names below a folder; no symbolic link is followed below it. NULL
   with why->kind FAILURE_NONE when there is no such file. */
char *script_file_read_beneath(const char *folder, const char *path, size_t *length,
                               struct failure *why);

#endif
