/* The raster of dots: cells read off by hand from the code chart of Unicode (U+2800). */
#include "braille.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>

static const struct braille_dash WHOLE = {1, 0};

static struct braille make(size_t columns, size_t rows)
{
    struct braille raster;
    struct failure why = {0};
    assert_true(braille_init(&raster, columns, rows, &why));
    return raster;
}

/* Dots 1 to 8 of the code chart, place by place. */
static void each_dot_has_its_bit(void **state)
{
    (void)state;
    static const unsigned char expected[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    for (unsigned y = 0; y < 4; y++)
        for (unsigned x = 0; x < 2; x++) {
            struct braille raster = make(1, 1);
            braille_dot(&raster, x + 0.5, y + 0.5, 7);
            assert_int_equal(braille_cell(&raster, 0, 0), expected[y][x]);
            assert_int_equal(braille_tint(&raster, 0, 0), 7);
            braille_free(&raster);
        }
}

static void what_lies_outside_is_left_out(void **state)
{
    (void)state;
    struct braille raster = make(2, 1);
    static const double places[][2] = {{-1, 0}, {4, 0}, {0, -0.5}, {0, 4}, {NAN, 0}, {0, INFINITY}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        braille_dot(&raster, places[i][0], places[i][1], 1);
    assert_int_equal(braille_cell(&raster, 0, 0) | braille_cell(&raster, 1, 0), 0);
    assert_int_equal(braille_cell(&raster, 9, 9), 0);
    braille_free(&raster);
}

/* Left to right along the top: dots 1 and 4 of both cells. A diagonal of four: 1, 5 and 3, 8. */
static void lines_reach_both_ends(void **state)
{
    (void)state;
    struct braille raster = make(2, 1);
    braille_line(&raster, 0, 0, 3, 0, WHOLE, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x09);
    assert_int_equal(braille_cell(&raster, 1, 0), 0x09);
    braille_free(&raster);
    raster = make(2, 1);
    braille_line(&raster, 3, 3, 0, 0, WHOLE, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x01 | 0x10);
    assert_int_equal(braille_cell(&raster, 1, 0), 0x04 | 0x80);
    braille_free(&raster);
}

/* One dot, one gap: of the dots 0..3 the even ones. */
static void dashes_leave_gaps(void **state)
{
    (void)state;
    struct braille raster = make(2, 1);
    braille_line(&raster, 0, 3, 3, 3, (struct braille_dash){1, 1}, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x40);
    assert_int_equal(braille_cell(&raster, 1, 0), 0x40);
    braille_free(&raster);
}

/* A line that crosses the raster and goes on for a billion dots must not take a second. */
static void long_lines_are_clipped(void **state)
{
    (void)state;
    struct braille raster = make(1, 1);
    braille_line(&raster, -1e12, 1, 1e12, 1, WHOLE, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x02 | 0x10);
    braille_line(&raster, -1e12, 50, 1e12, 50, WHOLE, 1);
    braille_line(&raster, 0, 0, INFINITY, 0, WHOLE, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x02 | 0x10);
    braille_free(&raster);
}

/* Every second dot of a whole cell: 1, 5, 3, 8. */
static void areas_are_every_second_dot(void **state)
{
    (void)state;
    struct braille raster = make(1, 1);
    braille_area(&raster, 0, 0, 3, 1, 0, 3, 1);
    assert_int_equal(braille_cell(&raster, 0, 0), 0x01 | 0x10 | 0x04 | 0x80);
    braille_free(&raster);
}

static void sizes_have_limits(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{0, 1}, {1, 0}, {BRAILLE_MOST + 1, 1}, {1, SIZE_MAX}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct braille raster;
        struct failure why = {0};
        assert_false(braille_init(&raster, sizes[i][0], sizes[i][1], &why));
        assert_string_equal(why.code, "LT-1670");
        braille_free(&raster);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dot_has_its_bit),   cmocka_unit_test(what_lies_outside_is_left_out),
        cmocka_unit_test(lines_reach_both_ends),  cmocka_unit_test(dashes_leave_gaps),
        cmocka_unit_test(long_lines_are_clipped), cmocka_unit_test(areas_are_every_second_dot),
        cmocka_unit_test(sizes_have_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
