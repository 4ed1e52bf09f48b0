/* Attainment in integers: whether x of n reaches a share given as a ratio of integers. */
#ifndef LOTRINH_SHARE_H
#define LOTRINH_SHARE_H

#include <stdbool.h>
#include <stdint.h>

/* True when x/n >= numerator/denominator, decided without rounding: 8996 of 10000 does not reach 90
   % although it prints as 90.0 %. All counts >= 0, n > 0, denominator > 0; products in 128 bits. */
bool share_reaches(int64_t x, int64_t n, int64_t numerator, int64_t denominator);

/* The least count k with k/n >= numerator/denominator: 60 % of 126 is 76. */
int64_t share_needed(int64_t n, int64_t numerator, int64_t denominator);

#endif
