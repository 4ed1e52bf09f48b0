/* text_collate.c: the order agreed on, and that it is an order. */
#include "text.h"

#include "text_letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LARGEST = 1 << 20 };

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static int compare(const char *a, const char *b)
{
    return sign(text_compare(a, strlen(a), b, strlen(b)));
}

static int compare_keys(const char *a, const char *b)
{
    struct buffer left;
    struct buffer right;
    buffer_init(&left, LARGEST);
    buffer_init(&right, LARGEST);
    assert_true(text_sort_key(a, strlen(a), &left));
    assert_true(text_sort_key(b, strlen(b), &right));
    assert_int_equal(strlen(buffer_text(&left)), left.length);
    const size_t least = left.length < right.length ? left.length : right.length;
    int order = least > 0 ? memcmp(left.bytes, right.bytes, least) : 0;
    if (order == 0)
        order = (left.length > right.length) - (left.length < right.length);
    buffer_free(&left);
    buffer_free(&right);
    return sign(order);
}

static void keeps_the_order_of_a_dictionary(void **state)
{
    (void)state;
    static const char *const sorted[] = {
        "",           "#",           "2",          "10",           "a",
        "ă",          "â",           "Ba",         "Ba Đình",      "Ba Vì",
        "bà",         "Bà Rịa",      "bả",         "bã",           "bá",
        "bạ",         "Bắc Từ Liêm", "c",          "da",           "dạ",
        "Dương Nội",  "đa",          "Đan Phượng", "Đông Anh",     "Đống Đa",
        "e",          "ê",           "Hà Đông",    "Hai Bà Trưng", "hoa",
        "hòa giải",   "Láng",        "Mê Linh",    "Mỹ Đức",       "o",
        "ô",          "ơ",           "Thạch Thất", "Thanh Trì",    "Thanh Xuân",
        "tổ 2",       "tổ 10",       "tổ 10 a",    "tổ 10a",       "tổ 100",
        "Tổ dân phố", "u",           "ư",          "Ứng Hòa",      "Xuân",
        "Ý Yên",      "z",
    };
    const size_t count = sizeof sorted / sizeof *sorted;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            const int expected = (i > j) - (i < j);
            if (compare(sorted[i], sorted[j]) != expected)
                printf("%s | %s\n", sorted[i], sorted[j]);
            assert_int_equal(compare(sorted[i], sorted[j]), expected);
            assert_int_equal(compare_keys(sorted[i], sorted[j]), expected);
        }
}

static void orders_all_letters(void **state)
{
    (void)state;
    /* The alphabet of the school book, then each vowel with its tones. */
    static const char *const alphabet[] = {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g",
                                           "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                                           "q", "r", "s", "t", "u", "ư", "v", "x", "y"};
    for (size_t i = 0; i + 1 < sizeof alphabet / sizeof *alphabet; i++)
        assert_int_equal(compare(alphabet[i], alphabet[i + 1]), -1);
    static const char *const tones[] = {"ư", "ừ", "ử", "ữ", "ứ", "ự"};
    for (size_t i = 0; i + 1 < sizeof tones / sizeof *tones; i++)
        assert_int_equal(compare(tones[i], tones[i + 1]), -1);
    for (size_t i = 0; i < sizeof letter_pairs / sizeof *letter_pairs; i++) {
        const struct letter_pair *pair = &letter_pairs[i];
        assert_int_equal(compare(pair->lower, pair->upper_nfd), 0);
        assert_int_equal(compare(pair->upper, pair->lower_nfd), 0);
        assert_int_not_equal(compare(pair->lower, pair->fold), 0);
    }
}

static void knows_what_is_equal(void **state)
{
    (void)state;
    assert_int_equal(compare("Hoà Giải", "hòa giải"), 0);
    assert_int_equal(compare("Hoa\xCC\x80  giải ", "HÒA GIẢI"), 0);
    assert_int_equal(compare("Ứng\xC2\xA0Hòa", " Ứng Hoà"), 0);
    assert_int_equal(compare("o\xCC\x88\xCC\xA3", "o\xCC\xA3\xCC\x88"), 0); /* any order of marks */
    assert_int_equal(compare("toabinhhoà", "toabinhhòa"), 0); /* the tone of any syllable */
    assert_int_not_equal(compare("Đa", "Da"), 0);
    assert_int_not_equal(compare("hòa", "hoa"), 0);
    assert_int_not_equal(compare("tổ 2", "tổ 02"), 0);
    assert_int_not_equal(compare("ba vì", "ba-vì"), 0);
    assert_int_not_equal(compare("càphe", "caphè"), 0); /* the tone stays in its syllable */
    assert_int_not_equal(compare("\xFF", "\xFE"), 0);
    assert_int_not_equal(compare("o\xCC\x88", "o"), 0);
}

static void breaks_ties_always_in_one_way(void **state)
{
    (void)state;
    assert_true(text_order("ba", 2, "Ba", 2) < 0);
    assert_true(text_order("Ba", 2, "ba", 2) > 0);
    assert_int_equal(text_order("Ba", 2, "Ba", 2), 0);
    assert_true(text_order("Ba", 2, "Ba ", 3) < 0);
    assert_true(text_order("Ba Vì", strlen("Ba Vì"), "bà", strlen("bà")) < 0);
    const size_t length = strlen("hoà");
    assert_true(text_order("hoà", length, "hòa", length) ==
                -text_order("hòa", length, "hoà", length));
    assert_int_not_equal(text_order("hoà", length, "hòa", length), 0);
}

/* A generator of our own, so that every machine tests the same texts. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

static size_t random_text(uint32_t *seed, char *text)
{
    static const char *const pieces[] = {
        "a",
        "A",
        "à",
        "á",
        "ạ",
        "ă",
        "â",
        "o",
        "O",
        "ô",
        "ơ",
        "ờ",
        "u",
        "ư",
        "i",
        "q",
        "g",
        "n",
        "đ",
        "Đ",
        "d",
        " ",
        "  ",
        "-",
        "0",
        "1",
        "9",
        "ö",
        "日",
        "е",
        "\xCC\x80",
        "\xCC\x82",
        "\xCC\x9B",
        "\xFF",
        "\xC3",
        "\xCC\x88",
        "\xE2\x80\x8B",
        "\xCC\xA3",
        "ß",
        "y",
    };
    size_t length = 0;
    const size_t count = next_random(seed) % 6;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    text[length] = '\0';
    return length;
}

/* Normal form C changes neither order nor key nor fold, and is its own normal form. */
static void does_not_see_the_normal_form(void **state)
{
    (void)state;
    uint32_t seed = 183;
    int valid = 0;
    for (int round = 0; round < 5000; round++) {
        char text[64];
        const size_t length = random_text(&seed, text);
        struct buffer made[6];
        for (size_t i = 0; i < 6; i++)
            buffer_init(&made[i], LARGEST);
        struct failure why = {0};
        if (text_nfc(text, length, &made[0], &why)) {
            const char *composed = buffer_text(&made[0]);
            const size_t composed_length = made[0].length;
            valid++;
            assert_int_equal(text_compare(text, length, composed, composed_length), 0);
            assert_true(text_nfc(composed, composed_length, &made[1], &why));
            assert_string_equal(buffer_text(&made[1]), composed);
            assert_true(text_key(text, length, &made[2]));
            assert_true(text_key(composed, composed_length, &made[3]));
            assert_string_equal(buffer_text(&made[2]), buffer_text(&made[3]));
            assert_true(text_fold(text, length, &made[4]));
            assert_true(text_fold(composed, composed_length, &made[5]));
            assert_string_equal(buffer_text(&made[4]), buffer_text(&made[5]));
        }
        for (size_t i = 0; i < 6; i++)
            buffer_free(&made[i]);
    }
    assert_true(valid > 3000);
}

/* A word of the 67 letters is the same word with its letters decomposed. */
static void does_not_see_decomposed_letters(void **state)
{
    (void)state;
    enum { PAIRS = sizeof letter_pairs / sizeof *letter_pairs };
    uint32_t seed = 215;
    for (int round = 0; round < 5000; round++) {
        char composed[64] = "";
        char decomposed[64] = "";
        for (uint32_t i = next_random(&seed) % 6; i > 0; i--) {
            const struct letter_pair *pair = &letter_pairs[next_random(&seed) % PAIRS];
            const char *between = next_random(&seed) % 2 == 0 ? "n" : "";
            strncat(composed, pair->upper, 8);
            strncat(composed, between, 1);
            strncat(decomposed, pair->lower_nfd, 8);
            strncat(decomposed, between, 1);
        }
        assert_int_equal(compare(composed, decomposed), 0);
        struct buffer key;
        struct buffer other;
        buffer_init(&key, LARGEST);
        buffer_init(&other, LARGEST);
        assert_true(text_key(composed, strlen(composed), &key));
        assert_true(text_key(decomposed, strlen(decomposed), &other));
        assert_string_equal(buffer_text(&key), buffer_text(&other));
        buffer_free(&key);
        buffer_free(&other);
    }
}

static void is_a_total_order(void **state)
{
    (void)state;
    uint32_t seed = 20260101;
    for (int round = 0; round < 20000; round++) {
        char a[64];
        char b[64];
        char c[64];
        const size_t a_length = random_text(&seed, a);
        const size_t b_length = random_text(&seed, b);
        const size_t c_length = random_text(&seed, c);
        const int ab = sign(text_compare(a, a_length, b, b_length));
        const int bc = sign(text_compare(b, b_length, c, c_length));
        const int ac = sign(text_compare(a, a_length, c, c_length));
        assert_int_equal(text_compare(b, b_length, a, a_length), -ab);
        assert_int_equal(compare_keys(a, b), ab);
        if (ab <= 0 && bc <= 0)
            assert_true(ac <= 0 && (ac < 0 || (ab == 0 && bc == 0)));
        const int total = sign(text_order(a, a_length, b, b_length));
        assert_int_equal(text_order(b, b_length, a, a_length), -total);
        assert_int_equal(total == 0, a_length == b_length && memcmp(a, b, a_length) == 0);
        if (total <= 0 && text_order(b, b_length, c, c_length) <= 0)
            assert_true(text_order(a, a_length, c, c_length) <= 0);
    }
}

static void stands_long_texts(void **state)
{
    (void)state;
    enum { LENGTH = 100000 };
    static char text[LENGTH + 1];
    static const char *const fillers[] = {"a", "9", "0", " ", "-", "o\xCC\x80n", "\xCC\x80", "à "};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        const size_t piece = strlen(fillers[i]);
        for (size_t at = 0; at + piece <= LENGTH; at += piece)
            memcpy(text + at, fillers[i], piece);
        const size_t length = LENGTH / piece * piece;
        text[length] = '\0';
        assert_int_equal(text_compare(text, length, text, length), 0);
        assert_int_equal(compare_keys(text, text), 0);
        text[length] = '\0';
        assert_true(text_order(text, length, text, length - piece) > 0);
        assert_true(text_compare(text, length, text, length - piece) >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_a_dictionary),
        cmocka_unit_test(orders_all_letters),
        cmocka_unit_test(knows_what_is_equal),
        cmocka_unit_test(breaks_ties_always_in_one_way),
        cmocka_unit_test(does_not_see_the_normal_form),
        cmocka_unit_test(does_not_see_decomposed_letters),
        cmocka_unit_test(is_a_total_order),
        cmocka_unit_test(stands_long_texts),
    };
    return cmocka_run_group_tests_name("text_collate", tests, NULL, NULL);
}
