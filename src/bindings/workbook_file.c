/* Puts archive, XML and the reader of workbooks together. Knows nothing of Lua. */
#include "workbook_file.h"

#include "files.h"
#include "xml_reader.h"

#include <string.h>

bool workbook_file_read_memory(const char *name, const char *bytes, size_t length,
                               const struct workbook_file_limits *limits, struct workbook *workbook,
                               struct failure *why)
{
    *workbook = (struct workbook){0};
    if (length < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return workbook_refuse_content(name, bytes, length, why);
    struct archive *archive =
        archive_open_memory(name, bytes, length, limits != NULL ? &limits->archive : NULL, why);
    if (archive == NULL)
        return false;
    const struct xml_parts parts = xml_parts_of(archive);
    const bool ok = workbook_read(&parts, limits != NULL ? &limits->workbook : NULL, workbook, why);
    archive_close(archive);
    return ok;
}

bool workbook_file_read(const char *path, const struct workbook_file_limits *limits,
                        struct workbook *workbook, struct failure *why)
{
    struct buffer bytes;
    const size_t largest =
        limits != NULL ? limits->archive.file_bytes : archive_limits_default.file_bytes;
    *workbook = (struct workbook){0};
    buffer_init(&bytes, largest + ((size_t)1 << 20)); /* files_read reserves ahead */
    bool ok = files_read(path, largest, &bytes, why);
    const char *slash = strrchr(path, '/');
    ok = ok && workbook_file_read_memory(slash != NULL ? slash + 1 : path, buffer_text(&bytes),
                                         bytes.length, limits, workbook, why);
    buffer_free(&bytes);
    return ok;
}
