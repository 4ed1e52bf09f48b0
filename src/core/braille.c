/* A raster of dots in character cells. Knows nothing of colours or charts. */
#include "braille.h"

#include <math.h>
#include <stdlib.h>

bool braille_init(struct braille *raster, size_t columns, size_t rows, struct failure *why)
{
    *raster = (struct braille){.columns = columns, .rows = rows};
    if (columns == 0 || rows == 0 || columns > BRAILLE_MOST || rows > BRAILLE_MOST)
        return failure_set(why, FAILURE_USAGE, "LT-1670",
                           "hình chữ phải có từ 1 đến %d cột và dòng, không phải %zu x %zu",
                           "a picture of characters has 1 to %d columns and rows, not %zu x %zu",
                           (int)BRAILLE_MOST, columns, rows);
    raster->dots = calloc(columns * rows, sizeof *raster->dots);
    raster->tints = calloc(columns * rows, sizeof *raster->tints);
    return (raster->dots != NULL && raster->tints != NULL) || failure_memory(why);
}

void braille_free(struct braille *raster)
{
    free(raster->dots);
    free(raster->tints);
    *raster = (struct braille){0};
}

static void set_dot(struct braille *raster, size_t x, size_t y, uint32_t tint)
{
    /* Unicode numbers the upper six column by column, the lowest two after them. */
    static const unsigned char bits[BRAILLE_DOWN][BRAILLE_ACROSS] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const size_t cell = y / BRAILLE_DOWN * raster->columns + x / BRAILLE_ACROSS;
    raster->dots[cell] |= bits[y % BRAILLE_DOWN][x % BRAILLE_ACROSS];
    raster->tints[cell] = tint;
}

void braille_dot(struct braille *raster, double x, double y, uint32_t tint)
{
    /* Written so that NaN is outside as well. */
    const bool inside = x >= 0 && y >= 0 && x < (double)(raster->columns * BRAILLE_ACROSS) &&
                        y < (double)(raster->rows * BRAILLE_DOWN);
    if (inside)
        set_dot(raster, (size_t)x, (size_t)y, tint);
}

/* The part t0..t1 of the way from a to a + step that lies in 0..end; false when none does. */
static bool clip(double a, double step, double end, double *t0, double *t1)
{
    if (step == 0)
        return a >= 0 && a < end;
    const double first = (step > 0 ? -a : end - a) / step;
    const double last = (step > 0 ? end - a : -a) / step;
    *t0 = fmax(*t0, first);
    *t1 = fmin(*t1, last);
    return *t0 <= *t1;
}

void braille_line(struct braille *raster, double x0, double y0, double x1, double y1,
                  struct braille_dash dash, uint32_t tint)
{
    const double wide = x1 - x0;
    const double high = y1 - y0;
    if (!isfinite(wide) || !isfinite(high))
        return;
    double from = 0;
    double to = 1;
    if (!clip(x0, wide, (double)(raster->columns * BRAILLE_ACROSS), &from, &to) ||
        !clip(y0, high, (double)(raster->rows * BRAILLE_DOWN), &from, &to))
        return;
    /* A dot for each step of the longer side; of a long line only what is inside costs time. */
    const double steps = fmax(1, ceil(fmax(fabs(wide), fabs(high))));
    const unsigned period = dash.solid + dash.gap;
    const double first = floor(from * steps);
    const double most = (double)(raster->columns * BRAILLE_ACROSS + raster->rows * BRAILLE_DOWN);
    const double inside = fmin(to * steps - first, most); /* far away, steps are not exact */
    for (size_t i = 0; (double)i <= inside; i++) {
        const double step = first + (double)i;
        if (dash.gap == 0 || fmod(step, period) < dash.solid)
            braille_dot(raster, x0 + wide * step / steps, y0 + high * step / steps, tint);
    }
}

void braille_area(struct braille *raster, double x0, double top0, double bottom0, double x1,
                  double top1, double bottom1, uint32_t tint)
{
    const double right = (double)(raster->columns * BRAILLE_ACROSS) - 1;
    const double lowest = (double)(raster->rows * BRAILLE_DOWN) - 1;
    const double wide = x1 - x0;
    const double leftmost = fmax(0, ceil(x0));
    for (size_t i = 0; leftmost + (double)i <= fmin(right, x1); i++) {
        const double x = leftmost + (double)i;
        const double part = wide > 0 ? (x - x0) / wide : 0;
        const double top = fmax(0, floor(top0 + part * (top1 - top0)));
        const double bottom = fmin(lowest, bottom0 + part * (bottom1 - bottom0));
        for (size_t down = 0; top + (double)down <= bottom; down++)
            if (fmod(x + top + (double)down, 2) == 0)
                braille_dot(raster, x, top + (double)down, tint);
    }
}

unsigned char braille_cell(const struct braille *raster, size_t column, size_t row)
{
    return column < raster->columns && row < raster->rows
               ? raster->dots[row * raster->columns + column]
               : 0;
}

uint32_t braille_tint(const struct braille *raster, size_t column, size_t row)
{
    return column < raster->columns && row < raster->rows
               ? raster->tints[row * raster->columns + column]
               : 0;
}
