/* Files and folders: whole reads with a maximum, writes that are complete or leave nothing behind.
 */
#ifndef LOTRINH_FILES_H
#define LOTRINH_FILES_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* What a path names, a symbolic link being itself. FILES_UNKNOWN: it could not be looked at. */
enum files_kind {
    FILES_ABSENT,
    FILES_REGULAR,
    FILES_FOLDER,
    FILES_LINK,
    FILES_OTHER,
    FILES_UNKNOWN,
};

struct files_options {
    bool for_all;  /* readable by others as far as the umask allows; else by the owner only */
    bool force;    /* an existing regular file is replaced; else it is a failure */
    bool unsynced; /* a file that need not outlive a power cut */
};

/* Names in a folder, sorted by bytes, without "." and "..". */
struct files_list {
    char **names; /* owned, as each name is */
    size_t count;
};

enum files_kind files_kind(const char *path);

/* What tells this state of a file from another: place, size, time of change. False where there is
   no file. */
enum { FILES_STAMP = 96 };
bool files_stamp(const char *path, char stamp[FILES_STAMP]);

/* Appends the whole regular file; more than `maximum` bytes, a folder, a pipe or a device fail. */
bool files_read(const char *path, size_t maximum, struct buffer *bytes, struct failure *why);

/* Under a temporary name in the same folder, synced, checked, then renamed: the path holds all of
   the bytes or is as it was. Never writes through a symbolic link. */
bool files_write(const char *path, const char *bytes, size_t length,
                 const struct files_options *options, struct failure *why);

/* What was written unsynced, in this folder and on its whole file system, outlives a power cut from
   here on: one wait for many files. */
bool files_settle(const char *path, struct failure *why);

/* Makes the folder, with `parents` those above it too. One that exists already is no failure. */
bool files_make_folder(const char *path, bool parents, struct failure *why);

bool files_list(const char *folder, struct files_list *list, struct failure *why);
void files_list_free(struct files_list *list);

/* Removes from the folder what killed runs of the program left there: unfinished files and private
   folders, of this user, untouched for an hour, whose process is no more. */
void files_sweep(const char *folder);

/* A new private folder (0700) below TMPDIR or /tmp, which is swept; *path is owned by the caller.
 */
bool files_make_private(char **path, struct failure *why);

/* Removes a folder of files_make_private and all in it; links are removed, never followed. */
void files_remove_private(const char *path);

#endif
