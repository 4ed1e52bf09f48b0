/* Dots, two across and four down in each character cell, as the braille letters of Unicode hold
   them: lines and areas of a chart for a terminal. Knows nothing of colours or charts. */
#ifndef LOTRINH_BRAILLE_H
#define LOTRINH_BRAILLE_H

#include "failure.h"

#include <stddef.h>
#include <stdint.h>

enum {
    BRAILLE_ACROSS = 2,
    BRAILLE_DOWN = 4,
    BRAILLE_MOST = 4000, /* columns, rows: of no terminal */
};

struct braille {
    size_t columns, rows; /* of cells */
    unsigned char *dots;  /* owned; a cell's dots as bits, in Unicode's order */
    uint32_t *tints;      /* owned; of what was drawn last in each cell */
};

/* An empty raster. False with *why when it is too large or memory ends; free it either way. */
bool braille_init(struct braille *raster, size_t columns, size_t rows, struct failure *why);
void braille_free(struct braille *raster);

/* Places are in dots from the top left; what lies outside is left out. */
void braille_dot(struct braille *raster, double x, double y, uint32_t tint);

/* `solid` dots are drawn, then `gap` are not, and so on; gap 0 draws all. */
struct braille_dash {
    unsigned solid, gap;
};

void braille_line(struct braille *raster, double x0, double y0, double x1, double y1,
                  struct braille_dash dash, uint32_t tint);

/* Every second dot between two edges that run from x0 to x1. */
void braille_area(struct braille *raster, double x0, double top0, double bottom0, double x1,
                  double top1, double bottom1, uint32_t tint);

/* The dots of a cell as Unicode numbers them (U+2800 + bits), 0 for none. */
unsigned char braille_cell(const struct braille *raster, size_t column, size_t row);
uint32_t braille_tint(const struct braille *raster, size_t column, size_t row);

#endif
