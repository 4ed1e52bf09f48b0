/* Attainment in integers. Source: methods, section 0 point 6. Knows nothing of rates as doubles. */
#include "share.h"

__extension__ typedef __int128 wide;

bool share_reaches(int64_t x, int64_t n, int64_t numerator, int64_t denominator)
{
    return (wide)x * denominator >= (wide)n * numerator;
}

int64_t share_needed(int64_t n, int64_t numerator, int64_t denominator)
{
    const wide product = (wide)n * numerator;
    return (int64_t)((product + denominator - 1) / denominator);
}
