/* text.c, text_fold.c, text_width.c: expected values by hand, letters from Unicode's own data. */
#include "text.h"

#include "text_letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { LETTERS = sizeof letter_pairs / sizeof *letter_pairs, LARGEST = 1 << 20 };

typedef bool change(const char *bytes, size_t length, struct buffer *out);

static void expect(change *function, const char *text, const char *expected)
{
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(function(text, strlen(text), &out));
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static bool nfc(const char *bytes, size_t length, struct buffer *out)
{
    struct failure why = {0};
    return text_nfc(bytes, length, out, &why);
}

static void checks_utf8_strictly(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        bool valid;
        size_t fault;
    } cases[] = {
        {"", 0, true, 0},
        {"a\0b", 3, true, 0},
        {"hòa giải", 11, true, 0},
        {"\xF4\x8F\xBF\xBF", 4, true, 0},         /* U+10FFFF */
        {"\xED\x9F\xBF\xEE\x80\x80", 6, true, 0}, /* U+D7FF U+E000 */
        {"ab\xC0\x80", 4, false, 2},              /* overlong NUL */
        {"\xC1\xBF", 2, false, 0},                /* overlong U+007F */
        {"\xE0\x9F\xBF", 3, false, 0},            /* overlong U+07FF */
        {"\xF0\x8F\xBF\xBF", 4, false, 0},        /* overlong U+FFFF */
        {"x\xED\xA0\x80", 4, false, 1},           /* surrogate U+D800 */
        {"\xED\xBF\xBF", 3, false, 0},            /* surrogate U+DFFF */
        {"\xF4\x90\x80\x80", 4, false, 0},        /* U+110000 */
        {"\xF5\x80\x80\x80", 4, false, 0},
        {"\xFF", 1, false, 0},
        {"\x80", 1, false, 0},
        {"\xC3", 1, false, 0}, /* cut */
        {"\xE1\xBA", 2, false, 0},
        {"\xF0\x9F\x98", 3, false, 0},
        {"\xC3\x41", 2, false, 0},
        {"a\xE1\xBA\x41", 4, false, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t fault = 0;
        assert_int_equal(text_is_valid(cases[i].bytes, cases[i].length, &fault), cases[i].valid);
        assert_int_equal(fault, cases[i].fault);
        assert_int_equal(text_is_valid(cases[i].bytes, cases[i].length, NULL), cases[i].valid);
    }
}

static void knows_every_vietnamese_letter(void **state)
{
    (void)state;
    assert_int_equal(LETTERS, 67);
    for (size_t i = 0; i < LETTERS; i++) {
        const struct letter_pair *pair = &letter_pairs[i];
        expect(nfc, pair->lower_nfd, pair->lower);
        expect(nfc, pair->upper_nfd, pair->upper);
        expect(nfc, pair->lower, pair->lower);
        expect(text_fold, pair->upper, pair->fold);
        expect(text_fold, pair->lower_nfd, pair->fold);
        expect(text_fold, pair->upper_nfd, pair->fold);
        expect(text_key, pair->upper, pair->lower);
        expect(text_key, pair->upper_nfd, pair->lower);
        expect(text_lower, pair->upper, pair->lower);
        expect(text_lower, pair->upper_nfd, pair->lower_nfd);
        expect(text_upper, pair->lower, pair->upper);
        expect(text_upper, pair->lower_nfd, pair->upper_nfd);
        expect(text_title, pair->lower, pair->upper);
        assert_int_equal(text_width(pair->lower, strlen(pair->lower)), 1);
        assert_int_equal(text_width(pair->upper_nfd, strlen(pair->upper_nfd)), 1);
    }
}

static void composes_and_refuses(void **state)
{
    (void)state;
    expect(nfc, "", "");
    expect(nfc, "Hoa\xCC\x80 gia\xCC\x89i", "Hoà giải");
    expect(nfc, "o\xCC\x82\xCC\xA3", "ộ");   /* marks in the wrong order */
    expect(nfc, "\xE2\x84\xAB", "\xC3\x85"); /* Angstrom sign */
    struct buffer out;
    buffer_init(&out, LARGEST);
    struct failure why = {0};
    assert_false(text_nfc("abc\xC0\x80", 5, &out, &why));
    assert_string_equal(why.code, "LT-1401");
    assert_non_null(strstr(why.text, "byte thứ 4 (0xC0)"));
    assert_int_equal(out.length, 0);
    char marks[1 + 2 * 300];
    marks[0] = 'a';
    for (size_t i = 0; i < 300; i++)
        memcpy(marks + 1 + 2 * i, "\xCC\x80", 2);
    assert_false(text_nfc(marks, sizeof marks, &out, &why));
    assert_string_equal(why.code, "LT-1402");
    buffer_free(&out);
    buffer_init(&out, 4);
    assert_false(text_nfc("abcde", 5, &out, &why));
    assert_string_equal(why.code, "LT-1002");
    buffer_free(&out);
}

static void folds(void **state)
{
    (void)state;
    expect(text_fold, "HÒA GIẢI Ở CƠ SỞ", "hoa giai o co so");
    expect(text_fold, " \t Xã\xC2\xA0\xC2\xA0 Đông\xE2\x80\x8B Anh \n", "xa dong anh");
    expect(text_fold, "", "");
    expect(text_fold, "   ", "");
    expect(text_fold, "Straße É ñ Ö", "strasse e n o");
    expect(text_fold, "183/KH-UBND", "183/kh-ubnd");
    expect(text_fold,
           "a\xFF"
           "b",
           "a\xEF\xBF\xBD"
           "b");
    expect(text_fold, "tổ 日本", "to 日本");
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(text_fold("\xC4\x90\0A", 4, &out)); /* a NUL inside is a character like others */
    assert_int_equal(out.length, 3);
    assert_memory_equal(out.bytes, "d\0a", 3);
    assert_true(text_fold(" B", 2, &out)); /* appends; the blank at its beginning is cut */
    assert_memory_equal(out.bytes, "d\0ab", 4);
    buffer_free(&out);
}

static void keys_ignore_where_the_tone_stands(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Hoà", "hòa"},
        {"HOÀ GIẢI", "hòa giải"},
        {"thuỷ", "thủy"},
        {"khoẻ", "khỏe"},
        {"qúy", "quý"},
        {"gìa", "già"},
        {"gì", "gì"},
        {"hoàn", "hoàn"},
        {"hòan", "hoàn"},
        {"khủyu", "khuỷu"},
        {"ngòai", "ngoài"},
        {"Đừơng", "đường"},
        {"Ứng  Hoà", "ứng hòa"},
        {"tiêủ", "tiểu"},
        {"toà án", "tòa án"},
        {"của", "của"},
        {"qủa", "quả"},
        {"giếng", "giếng"},
        {"hoa", "hoa"},
        {"Quý I", "quý i"},
        {"mỹ đức", "mỹ đức"},
        {"huỳnh", "huỳnh"},
        {"nghĩa", "nghĩa"},
        {"Yên Nghĩa", "yên nghĩa"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect(text_key, pairs[i][0], pairs[i][1]);
    expect(text_key, "Hoa\xCC\x80  Lạc ", "hòa lạc");
    expect(text_key,
           "\xC3\x96"
           "a\xCC\x88",
           "öä");                 /* foreign letters come out composed */
    expect(text_key, "áà", "áà"); /* two tones: left alone */
}

/* Found by the fuzzer: a NUL is a character like others, also for keys, and sort keys hold none. */
static void keeps_a_nul(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(text_key("A\0B", 3, &out));
    assert_int_equal(out.length, 3);
    assert_memory_equal(out.bytes, "a\0b", 3);
    buffer_clear(&out);
    assert_true(text_sort_key("\0", 1, &out));
    assert_true(out.length > 0 && strlen(out.bytes) == out.length);
    assert_true(text_compare("a\0b", 3, "a\0c", 3) < 0);
    assert_true(text_compare("ab", 2, "a\0b", 3) != 0);
    buffer_free(&out);
}

/* Found by the fuzzer: the iota subscript is a mark to be ordered, not a letter, until it is
 * composed. */
static void folds_marks_after_ordering(void **state)
{
    (void)state;
    const char *plain = "\xCE\xB1\xCD\x85\xCC\x81"; /* alpha, iota subscript, acute */
    const char *composed = "\xE1\xBE\xB4";          /* U+1FB4 */
    expect(nfc, plain, composed);
    assert_int_equal(text_compare(plain, strlen(plain), composed, strlen(composed)), 0);
    expect(text_fold, plain, "\xCE\xB1");
    expect(text_fold, composed, "\xCE\xB1");
}

static void changes_case(void **state)
{
    (void)state;
    expect(text_upper, "hòa giải ở đống đa", "HÒA GIẢI Ở ĐỐNG ĐA");
    expect(text_lower, "HÒA GIẢI Ở ĐỐNG ĐA", "hòa giải ở đống đa");
    expect(text_title, "HÒA GIẢI Ở CƠ SỞ", "Hòa Giải Ở Cơ Sở");
    expect(text_title, "đông anh - ba vì (2tổ)", "Đông Anh - Ba Vì (2tổ)");
    expect(text_upper, "", "");
    expect(text_upper, "a\xFFz", "A\xFFZ");
}

static void measures(void **state)
{
    (void)state;
    assert_int_equal(text_width("", 0), 0);
    assert_int_equal(text_width("hòa giải", strlen("hòa giải")), 8);
    const char *decomposed = "ho\x61\xCC\x80 gia\xCC\x89i";
    assert_int_equal(text_width(decomposed, strlen(decomposed)), 8);
    assert_int_equal(text_width("日本", 6), 4);
    assert_int_equal(text_width("\xF0\x9F\x98\x80", 4), 2);
    assert_int_equal(text_width("a\xFF\x80", 3), 3);
    assert_int_equal(text_width("a\tb\x1B", 4), 2);
    assert_int_equal(text_width("\xE2\x80\x8B—…", 9), 2);
}

static void expect_clip(const char *text, size_t width, const char *expected)
{
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(text_clip(text, strlen(text), width, &out));
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void clips(void **state)
{
    (void)state;
    expect_clip("Quốc Tử Giám", 12, "Quốc Tử Giám");
    expect_clip("Quốc Tử Giám", 11, "Quốc Tử Gi…");
    expect_clip("Quốc Tử Giám", 1, "…");
    expect_clip("Quốc Tử Giám", 0, "");
    expect_clip("", 0, "");
    expect_clip("giai\xCC\x89 phóng", 5, "giai\xCC\x89…"); /* the mark stays with its letter */
    expect_clip("日本語", 5, "日本…");
    expect_clip("日本語", 4, "日…");
    expect_clip("日本語", 2, "…");
}

static void expect_pad(const char *text, size_t width, enum text_side side, const char *expected)
{
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(text_pad(text, strlen(text), width, side, &out));
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void pads(void **state)
{
    (void)state;
    expect_pad("Ứng", 5, TEXT_LEFT, "Ứng  ");
    expect_pad("Ứng", 5, TEXT_RIGHT, "  Ứng");
    expect_pad("Ứng", 6, TEXT_CENTER, " Ứng  ");
    expect_pad("a\xCC\x80", 3, TEXT_LEFT, "a\xCC\x80  ");
    expect_pad("dài hơn", 3, TEXT_LEFT, "dài hơn");
    expect_pad("", 2, TEXT_LEFT, "  ");
    expect_pad("", 0, TEXT_LEFT, "");
}

static void shows_hidden_characters(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out, LARGEST);
    const char hostile[] = "a\x1B[31m\x07\0\n\t\r\x7F\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF\xFF—ọ";
    assert_true(text_visible(hostile, sizeof hostile - 1, "", &out));
    assert_string_equal(buffer_text(&out), "a\\x1B[31m\\x07\\x00\\n\\t\\r\\x7F\\u{009B}\\u{202E}"
                                           "\\u{FEFF}\\xFF—ọ");
    buffer_clear(&out);
    assert_true(text_visible("a\nb\x01", 4, "\n\t", &out));
    assert_string_equal(buffer_text(&out), "a\nb\\x01");
    buffer_clear(&out);
    assert_true(text_visible("\0", 1, "\n", &out));
    assert_string_equal(buffer_text(&out), "\\x00");
    buffer_clear(&out);
    assert_true(text_visible("\xC2\x80\xC2\x9F\xC2\xA0", 6, "", &out)); /* the ends of C1 */
    assert_string_equal(buffer_text(&out), "\\u{0080}\\u{009F}\xC2\xA0");
    buffer_free(&out);
}

static void says_when_it_does_not_fit(void **state)
{
    (void)state;
    change *const all[] = {text_fold, text_key, text_lower, text_upper, text_title, text_sort_key};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct buffer out;
        buffer_init(&out, 3);
        assert_false(all[i]("hòa giải", strlen("hòa giải"), &out));
        assert_true(out.overflow);
        assert_true(out.length <= 3);
        buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checks_utf8_strictly),
        cmocka_unit_test(knows_every_vietnamese_letter),
        cmocka_unit_test(composes_and_refuses),
        cmocka_unit_test(folds),
        cmocka_unit_test(keys_ignore_where_the_tone_stands),
        cmocka_unit_test(keeps_a_nul),
        cmocka_unit_test(folds_marks_after_ordering),
        cmocka_unit_test(changes_case),
        cmocka_unit_test(measures),
        cmocka_unit_test(clips),
        cmocka_unit_test(pads),
        cmocka_unit_test(shows_hidden_characters),
        cmocka_unit_test(says_when_it_does_not_fit),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
