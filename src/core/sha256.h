/* SHA-256 (FIPS 180-4): the name of a file's bytes. Knows nothing of files. */
#ifndef LOTRINH_SHA256_H
#define LOTRINH_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK = 64, SHA256_HEX = 65 };

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[SHA256_BLOCK];
    size_t filled; /* bytes of the block */
};

void sha256_start(struct sha256 *digest);
void sha256_add(struct sha256 *digest, const void *bytes, size_t length);

/* The digest as 64 small hexadecimal digits and a NUL; nothing can be added afterwards. */
void sha256_finish(struct sha256 *digest, char hex[SHA256_HEX]);

#endif
