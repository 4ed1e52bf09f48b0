/* R's distribution functions, standalone. Included by core files only: it leaks short macro names.
 */
#ifndef LOTRINH_STAT_RMATH_H
#define LOTRINH_STAT_RMATH_H

#define MATHLIB_STANDALONE
#include <Rmath.h>

#endif
