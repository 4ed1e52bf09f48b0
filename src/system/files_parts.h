/* What those files of system share that read and write files. A handle is an open descriptor;
   `path` is what messages say. */
#ifndef LOTRINH_FILES_PARTS_H
#define LOTRINH_FILES_PARTS_H

#include "files.h"

struct stat;
void files_write_stamp(const struct stat *status, char stamp[FILES_STAMP]);

bool files_read_failed(struct failure *why, const char *path, int number);  /* returns false */
bool files_write_failed(struct failure *why, const char *path, int number); /* returns false */

/* Appends the rest of an open file that must be a regular one. Does not close it. */
bool files_read_handle(int file, const char *path, size_t maximum, struct buffer *bytes,
                       struct failure *why);

/* files_write() into an open folder; `name` has no slash. Does not close the folder. */
bool files_write_at(int folder, const char *name, const char *path, const char *bytes,
                    size_t length, const struct files_options *options, struct failure *why);

/* Removes a folder below an open one, and all in it; links are removed, never followed. */
void files_remove_below(int parent, const char *name);

/* files_settle() of an open folder. */
bool files_settle_at(int folder, const char *path, struct failure *why);

#endif
