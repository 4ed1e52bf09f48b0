/* Makes zip files in memory for tests, honest ones and forged ones. Include it in one test program.
 */
#ifndef LOTRINH_ZIP_MAKER_H
#define LOTRINH_ZIP_MAKER_H

#include "buffer.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct zip_maker {
    struct buffer file;
    struct buffer directory;
    unsigned count;
    /* What the next part claims wrongly. */
    unsigned flags;           /* general purpose bits */
    unsigned method_claim;    /* 0: the true one */
    uint32_t crc_wrong;       /* XORed into the CRC */
    const char *central_name; /* another name in the directory than at the part */
    uint32_t size_claim;      /* unpacked size; 0: the true one */
};

static inline void zip_number(struct buffer *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buffer_append_byte(out, (char)(value >> (8 * i) & 0xFF));
}

static inline void zip_start(struct zip_maker *zip)
{
    memset(zip, 0, sizeof *zip);
    buffer_init(&zip->file, (size_t)200 << 20);
    buffer_init(&zip->directory, (size_t)20 << 20);
}

static inline void zip_header(struct buffer *out, const struct zip_maker *zip, unsigned method,
                              uint32_t crc, size_t packed, size_t size, size_t name)
{
    zip_number(out, 20, 2);
    zip_number(out, zip->flags, 2);
    zip_number(out, zip->method_claim != 0 ? zip->method_claim : method, 2);
    zip_number(out, 0x00210000, 4); /* 1980-01-01 */
    zip_number(out, crc ^ zip->crc_wrong, 4);
    zip_number(out, (uint32_t)packed, 4);
    zip_number(out, zip->size_claim != 0 ? zip->size_claim : (uint32_t)size, 4);
    zip_number(out, (uint32_t)name, 2);
    zip_number(out, 0, 2);
}

static inline size_t zip_deflate(const char *bytes, size_t length, char *packed, size_t room)
{
    z_stream stream = {0};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = (Bytef *)(uintptr_t)bytes;
    stream.avail_in = (uInt)length;
    stream.next_out = (Bytef *)packed;
    stream.avail_out = (uInt)room;
    const int status = deflate(&stream, Z_FINISH);
    assert(status == Z_STREAM_END);
    (void)status;
    deflateEnd(&stream);
    return room - stream.avail_out;
}

static inline void zip_add_bytes(struct zip_maker *zip, const char *name, const char *bytes,
                                 size_t length)
{
    const size_t room = length + length / 100 + 1000;
    char *packed = malloc(room);
    assert(packed != NULL);
    const size_t size = zip_deflate(bytes, length, packed, room);
    const uint32_t crc = (uint32_t)crc32(0, (const Bytef *)bytes, (uInt)length);
    const uint32_t start = (uint32_t)zip->file.length;
    const char *central = zip->central_name != NULL ? zip->central_name : name;
    buffer_append(&zip->file, "PK\3\4", 4);
    zip_header(&zip->file, zip, 8, crc, size, length, strlen(name));
    buffer_append_text(&zip->file, name);
    buffer_append(&zip->file, packed, size);
    buffer_append(&zip->directory, "PK\1\2\24\0", 6);
    zip_header(&zip->directory, zip, 8, crc, size, length, strlen(central));
    zip_number(&zip->directory, 0, 2);
    zip_number(&zip->directory, 0, 2);
    zip_number(&zip->directory, 0, 2);
    zip_number(&zip->directory, 0, 4);
    zip_number(&zip->directory, start, 4);
    buffer_append_text(&zip->directory, central);
    zip->count++;
    free(packed);
}

static inline void zip_add(struct zip_maker *zip, const char *name, const char *text)
{
    zip_add_bytes(zip, name, text, strlen(text));
}

/* Appends the directory; zip->file is then the whole zip file. */
static inline void zip_finish(struct zip_maker *zip)
{
    const size_t start = zip->file.length;
    buffer_append(&zip->file, buffer_text(&zip->directory), zip->directory.length);
    buffer_append(&zip->file, "PK\5\6\0\0\0\0", 8);
    zip_number(&zip->file, zip->count, 2);
    zip_number(&zip->file, zip->count, 2);
    zip_number(&zip->file, (uint32_t)zip->directory.length, 4);
    zip_number(&zip->file, (uint32_t)start, 4);
    zip_number(&zip->file, 0, 2);
}

static inline void zip_free(struct zip_maker *zip)
{
    buffer_free(&zip->file);
    buffer_free(&zip->directory);
}

#endif
