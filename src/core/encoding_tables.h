/* For the files of encoding only: code page tables. */
#ifndef LOTRINH_ENCODING_TABLES_H
#define LOTRINH_ENCODING_TABLES_H

#include <stdint.h>

/* Code points of the bytes 0x80 to 0xFF; 0 where a byte means nothing. */
extern const uint16_t encoding_windows_1258[128];
extern const uint16_t encoding_tcvn3[128];

/* VNI writes a vowel and then a byte for its mark. The vowel with that mark (both may be of either
   case; the vowel decides), or 0 when they do not go together. `vowel` is ASCII, or the bytes of ơ
   and ư. */
int32_t encoding_vni_pair(unsigned char vowel, unsigned char mark);

/* A VNI letter that is one byte (đ, í, ơ ...), or 0. */
int32_t encoding_vni_single(unsigned char byte);

#endif
