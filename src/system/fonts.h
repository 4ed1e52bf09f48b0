/* Whether the fonts of this machine have the letters of a text. Asks fontconfig, as gnuplot's
   terminals do; the library is opened when it is first needed, so that only a chart with unusual
   letters pays for it. */
#ifndef LOTRINH_FONTS_H
#define LOTRINH_FONTS_H

#include "failure.h"

#include <stdbool.h>
#include <stdint.h>

struct fonts; /* the fonts that a family falls back on */

/* True for letters and signs that each family of our own style has: those of Vietnamese and of
   figures. tests/c/fonts_test.c asks fontconfig about every one. */
bool fonts_is_basic(uint32_t character);

/* NULL with *why when fontconfig cannot be asked or the family is not installed. */
struct fonts *fonts_open(const char *family, struct failure *why);

/* Whether some font has the letter; *own says whether it is the family's own. */
bool fonts_has(const struct fonts *fonts, uint32_t character, bool *own);

void fonts_close(struct fonts *fonts);

/* The Debian package with a font that has such letters; NULL when none is known. */
const char *fonts_package(uint32_t character);

#endif
