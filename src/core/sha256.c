/* SHA-256 as FIPS 180-4 writes it down; its names are kept. */
#include "sha256.h"

#include <string.h>

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, unsigned bits)
{
    return (word >> bits) | (word << (32 - bits));
}

static uint32_t read_word(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void schedule(const unsigned char *block, uint32_t w[64])
{
    for (size_t t = 0; t < 16; t++)
        w[t] = read_word(block + 4 * t);
    for (size_t t = 16; t < 64; t++) {
        const uint32_t a = w[t - 15];
        const uint32_t b = w[t - 2];
        w[t] = (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10) + w[t - 7] +
               (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[t - 16];
    }
}

/* One round; instead of moving the eight words on, the caller names them in another order. */
static inline void do_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f,
                            uint32_t g, uint32_t *h, uint32_t input)
{
    const uint32_t t1 =
        *h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + input;
    const uint32_t t2 =
        (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    *d += t1;
    *h = t1 + t2;
}

static void take_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[64];
    schedule(block, w);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (size_t t = 0; t < 64; t += 8) {
        do_round(a, b, c, &d, e, f, g, &h, K[t] + w[t]);
        do_round(h, a, b, &c, d, e, f, &g, K[t + 1] + w[t + 1]);
        do_round(g, h, a, &b, c, d, e, &f, K[t + 2] + w[t + 2]);
        do_round(f, g, h, &a, b, c, d, &e, K[t + 3] + w[t + 3]);
        do_round(e, f, g, &h, a, b, c, &d, K[t + 4] + w[t + 4]);
        do_round(d, e, f, &g, h, a, b, &c, K[t + 5] + w[t + 5]);
        do_round(c, d, e, &f, g, h, a, &b, K[t + 6] + w[t + 6]);
        do_round(b, c, d, &e, f, g, h, &a, K[t + 7] + w[t + 7]);
    }
    const uint32_t words[8] = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; i++)
        state[i] += words[i];
}

void sha256_start(struct sha256 *digest)
{
    static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(digest->state, first, sizeof first);
    digest->length = 0;
    digest->filled = 0;
}

void sha256_add(struct sha256 *digest, const void *bytes, size_t length)
{
    const unsigned char *next = bytes;
    digest->length += length;
    while (length > 0) {
        if (digest->filled == 0 && length >= SHA256_BLOCK) {
            take_block(digest->state, next);
            next += SHA256_BLOCK;
            length -= SHA256_BLOCK;
            continue;
        }
        const size_t room = SHA256_BLOCK - digest->filled;
        const size_t part = length < room ? length : room;
        memcpy(digest->block + digest->filled, next, part);
        digest->filled += part;
        next += part;
        length -= part;
        if (digest->filled == SHA256_BLOCK) {
            take_block(digest->state, digest->block);
            digest->filled = 0;
        }
    }
}

void sha256_finish(struct sha256 *digest, char hex[SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    const uint64_t bits = digest->length * 8;
    static const unsigned char padding[SHA256_BLOCK] = {0x80};
    unsigned char end[8];
    for (unsigned i = 0; i < 8; i++)
        end[i] = (unsigned char)(bits >> (56 - 8 * i));
    const size_t rest = digest->filled < 56 ? 56 - digest->filled : 120 - digest->filled;
    sha256_add(digest, padding, rest);
    sha256_add(digest, end, sizeof end);
    for (size_t i = 0; i < 64; i++)
        hex[i] = digits[digest->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    hex[64] = '\0';
}
