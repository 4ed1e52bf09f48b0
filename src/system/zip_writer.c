/* A zip file made in memory with minizip: one part after another, always the same date. */
#include "zip_writer.h"

#include <minizip/zip.h>
#include <stdio.h>
#include <string.h>

enum { LARGEST_FILE = 200 << 20, LEVEL = 6 };

static voidpf ZCALLBACK open_memory(voidpf opaque, const char *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

static uLong ZCALLBACK read_memory(voidpf opaque, voidpf stream, void *bytes, uLong size)
{
    (void)opaque;
    (void)stream;
    (void)bytes;
    (void)size;
    return 0; /* a new file is only written */
}

static bool failed(const struct zip_writer *zip)
{
    return zip->bytes.overflow || zip->bytes.no_memory;
}

/* Sizes and check sums are written back into the head of a part once they are known. A write that
   fails is told to nobody here but sticks to the buffer: the library leaks when it is told. */
static uLong ZCALLBACK write_memory(voidpf opaque, voidpf stream, const void *bytes, uLong size)
{
    struct zip_writer *zip = stream;
    const char *from = bytes;
    (void)opaque;
    if (!failed(zip)) {
        const size_t inside = zip->bytes.length - zip->position;
        const size_t over = size < inside ? size : inside;
        if (over > 0)
            memcpy(zip->bytes.bytes + zip->position, from, over);
        if (size > over)
            (void)buffer_append(&zip->bytes, from + over, size - over);
    }
    zip->position += size;
    return size;
}

static long ZCALLBACK tell_memory(voidpf opaque, voidpf stream)
{
    const struct zip_writer *zip = stream;
    (void)opaque;
    return (long)zip->position;
}

static long ZCALLBACK seek_memory(voidpf opaque, voidpf stream, uLong offset, int origin)
{
    struct zip_writer *zip = stream;
    (void)opaque;
    size_t base = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR)
        base = zip->position;
    else if (origin == ZLIB_FILEFUNC_SEEK_END)
        base = zip->bytes.length;
    if (base + offset > zip->bytes.length && !failed(zip))
        return -1;
    zip->position = base + offset;
    return 0;
}

static int ZCALLBACK close_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int ZCALLBACK error_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static bool fail(struct zip_writer *zip, struct failure *why)
{
    if (zip->bytes.overflow)
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1130", "tệp lớn hơn %d MB; hãy chia thành nhiều tệp",
            "the file is larger than %d MB; divide it into several files", LARGEST_FILE >> 20);
    return failure_memory(why);
}

bool zip_writer_open(struct zip_writer *zip, struct failure *why)
{
    *zip = (struct zip_writer){0};
    buffer_init(&zip->bytes, LARGEST_FILE);
    zlib_filefunc_def functions = {
        .zopen_file = open_memory,
        .zread_file = read_memory,
        .zwrite_file = write_memory,
        .ztell_file = tell_memory,
        .zseek_file = seek_memory,
        .zclose_file = close_memory,
        .zerror_file = error_memory,
        .opaque = zip,
    };
    zip->handle = zipOpen2("", APPEND_STATUS_CREATE, NULL, &functions);
    return zip->handle != NULL || failure_memory(why);
}

bool zip_writer_begin(struct zip_writer *zip, const char *name, struct failure *why)
{
    /* No clock: the bytes depend on the content only. 1980 is where zip files begin. */
    const zip_fileinfo when = {.tmz_date = {.tm_year = 1980, .tm_mday = 1}};
    if (zipOpenNewFileInZip(zip->handle, name, &when, NULL, 0, NULL, 0, NULL, Z_DEFLATED, LEVEL) !=
        ZIP_OK)
        return fail(zip, why);
    return !failed(zip) || fail(zip, why);
}

bool zip_writer_write(struct zip_writer *zip, const char *bytes, size_t length, struct failure *why)
{
    if (length == 0)
        return true;
    return (zipWriteInFileInZip(zip->handle, bytes, (unsigned)length) == ZIP_OK && !failed(zip)) ||
           fail(zip, why);
}

bool zip_writer_end(struct zip_writer *zip, struct failure *why)
{
    return (zipCloseFileInZip(zip->handle) == ZIP_OK && !failed(zip)) || fail(zip, why);
}

bool zip_writer_finish(struct zip_writer *zip, struct failure *why)
{
    void *const handle = zip->handle;
    zip->handle = NULL;
    const bool closed = zipClose(handle, ZIP_WRITER_MARK) == ZIP_OK;
    return (closed && !failed(zip)) || fail(zip, why);
}

void zip_writer_close(struct zip_writer *zip)
{
    if (zip->handle != NULL)
        (void)zipClose(zip->handle, NULL); /* ends an open part too */
    zip->handle = NULL;
    buffer_free(&zip->bytes);
}
