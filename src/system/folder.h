/* A folder as a handle: files are read and written below it, and nothing else can be reached
   through it, whatever the path says and whatever links lie in the folder. */
#ifndef LOTRINH_FOLDER_H
#define LOTRINH_FOLDER_H

#include "files.h"

struct folder;

/* Opens a folder that is there. NULL on failure; folder_close(NULL) is fine. */
struct folder *folder_open(const char *path, struct failure *why);
void folder_close(struct folder *folder);

/* Its absolute name when it was opened, without links. */
const char *folder_name(const struct folder *folder);

/* From now on as on a kernel without openat2(): one name of the path after the other. */
void folder_walk(struct folder *folder);

/* Paths are relative to the folder, or absolute and begin with its name. Refused (LT-1115): one
   that leaves the folder, a part that begins with ".", control bytes, more than 255 bytes in a
   part. Links are never followed (LT-1116). */
bool folder_read(const struct folder *folder, const char *path, size_t maximum,
                 struct buffer *bytes, struct failure *why);
bool folder_write(const struct folder *folder, const char *path, const char *bytes, size_t length,
                  const struct files_options *options, struct failure *why);

/* files_settle() of the folder itself. */
bool folder_settle(const struct folder *folder, struct failure *why);

/* True when the path names something below the folder that can be looked at. */
bool folder_has(const struct folder *folder, const char *path);

#endif
