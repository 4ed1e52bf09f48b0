/* encoding.c, encoding_decode.c, encoding_guess.c: byte strings made by hand or by iconv. */
#include "encoding.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_decodes(enum encoding encoding, const char *bytes, size_t length,
                           const char *expected)
{
    struct buffer out;
    struct failure why = {0};
    buffer_init(&out, 10000);
    if (!encoding_decode(encoding, bytes, length, &out, &why))
        fail_msg("%s", why.text);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void assert_refuses(enum encoding encoding, const char *bytes, size_t length,
                           const char *part)
{
    struct buffer out;
    struct failure why = {0};
    buffer_init(&out, 10000);
    assert_false(encoding_decode(encoding, bytes, length, &out, &why));
    assert_string_equal(why.code, "LT-1760");
    assert_int_equal(why.kind, FAILURE_DATA);
    if (strstr(why.text, part) == NULL)
        fail_msg("\"%s\" does not name \"%s\"", why.text, part);
    buffer_free(&out);
}

#define BYTES(text) text, sizeof text - 1

static void decodes_utf(void **state)
{
    (void)state;
    assert_decodes(ENCODING_UTF8, BYTES("\xEF\xBB\xBFT\xE1\xBB\x95"), "Tổ");
    assert_decodes(ENCODING_UTF8, BYTES("Hoa\xCC\x80"), "Hoà"); /* NFD becomes NFC */
    assert_decodes(ENCODING_UTF16LE, BYTES("\xFF\xFET\0\xD5\x1E\t\0"), "Tổ\t");
    assert_decodes(ENCODING_UTF16BE, BYTES("\0T\x1E\xD5"), "Tổ");
    assert_decodes(ENCODING_UTF16LE, BYTES("\x3D\xD8\x00\xDE"), "😀"); /* a surrogate pair */
}

static void refuses_what_is_not_text(void **state)
{
    (void)state;
    assert_refuses(ENCODING_UTF8, BYTES("a\nb\xC0\xAF"), "dòng 2, byte thứ 2"); /* overlong '/' */
    assert_refuses(ENCODING_UTF8, BYTES("\xED\xA0\x80"), "0xED");               /* a surrogate */
    assert_refuses(ENCODING_UTF8, BYTES("ab\0c"), "byte thứ 3");
    assert_refuses(ENCODING_UTF8, BYTES("a\x1B[0m"), "0x1B");
    assert_refuses(ENCODING_UTF16LE, BYTES("T\0x"), "byte thứ 3");     /* half a unit */
    assert_refuses(ENCODING_UTF16LE, BYTES("\n\0\x00\xDE"), "dòng 2"); /* a low surrogate alone */
    assert_refuses(ENCODING_TCVN3, BYTES("Ph\xDB"), "byte thứ 3");     /* no letter there */
    assert_refuses(ENCODING_VNI, BYTES("b\xF9"), "byte thứ 2");        /* a mark without a vowel */
}

static void decodes_old_code_pages(void **state)
{
    (void)state;
    assert_decodes(ENCODING_TCVN3,
                   BYTES("H\xDF"
                         "a gi\xB6i \xEB c\xAC s\xEB, ph\xAD\xEAng \xA7\xE8ng \xA7"
                         "a"),
                   "Hòa giải ở cơ sở, phường Đống Đa");
    assert_decodes(ENCODING_VNI,
                   BYTES("Ho\xF8"
                         "a gia\xFBi \xF4\xFB c\xF4 s\xF4\xFB, ph\xF6\xF4\xF8ng \xD1o\xE1ng \xD1"
                         "a, NGUYE\xC3N TH\xD2 H\xD6\xD4NG"),
                   "Hòa giải ở cơ sở, phường Đống Đa, NGUYỄN THỊ HƯƠNG");
    /* Windows-1258: â + acute, ơ + hook below, as Windows writes them. */
    assert_decodes(ENCODING_WINDOWS_1258, BYTES("c\xF5 s\xF5\xD2, \xD0\xF4\xECng"), "cơ sở, Đống");
}

/* Every letter of TCVN3 against glibc's TCVN, whose lower-case half is the same. */
static void agrees_with_iconv(void **state)
{
    (void)state;
    iconv_t tcvn = iconv_open("UTF-8", "TCVN");
    assert_true(tcvn != (iconv_t)-1);
    size_t compared = 0;
    for (int byte = 0xA1; byte <= 0xFE; byte++) {
        struct buffer out;
        struct failure why = {0};
        char in = (char)byte;
        buffer_init(&out, 100);
        if (encoding_decode(ENCODING_TCVN3, &in, 1, &out, &why)) {
            char expected[8] = {0};
            char *from = &in;
            char *to = expected;
            size_t from_left = 1;
            size_t to_left = sizeof expected - 1;
            assert_int_equal(iconv(tcvn, &from, &from_left, &to, &to_left), 0);
            iconv(tcvn, NULL, NULL, &to, &to_left); /* it waits for a mark that may follow */
            assert_string_equal(buffer_text(&out), expected);
            compared++;
        }
        buffer_free(&out);
    }
    iconv_close(tcvn);
    assert_int_equal(compared, 67 + 7); /* all lower-case letters with marks, seven capitals */
}

/* All 134 letters through Windows-1258 and back by iconv. */
static void agrees_with_iconv_on_windows_1258(void **state)
{
    (void)state;
    const char letters[] = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
                           "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";
    char bytes[512];
    char *from = (char[sizeof letters]){0};
    memcpy(from, letters, sizeof letters);
    char *to = bytes;
    size_t from_left = sizeof letters - 1;
    size_t to_left = sizeof bytes;
    iconv_t windows = iconv_open("CP1258", "UTF-8");
    assert_true(windows != (iconv_t)-1);
    assert_int_equal(iconv(windows, &from, &from_left, &to, &to_left), 0);
    iconv_close(windows);
    assert_decodes(ENCODING_WINDOWS_1258, bytes, sizeof bytes - to_left, letters);
}

static void converts_by_font(void **state)
{
    (void)state;
    static const struct {
        const char *font;
        const char *text;
        const char *expected;
    } cases[] = {
        {".VnTime", "Hßa gi¶i ë c¬ së", "Hòa giải ở cơ sở"},
        {".VnTimeH", "tæ hßa gi¶i", "TỔ HÒA GIẢI"},
        {".VnArial", "§èng §a", "Đống Đa"},
        {"VNI-Times", "Hoøa giaûi ôû cô sôû, phöôøng Ñoáng Ña", "Hòa giải ở cơ sở, phường Đống Đa"},
        {"VNI-Times", "NGUYEÃN THÒ HÖÔNG", "NGUYỄN THỊ HƯƠNG"},
        {"Times New Roman", "Hßa", "Hßa"},
        /* Unicode pasted into a cell of an old font is right as it is. */
        {".VnTime", "Hòa giải ở cơ sở", "Hòa giải ở cơ sở"},
        {".VnTime", "Tæ 1 – “ë”", "Tổ 1 – “ở”"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        struct failure why = {0};
        buffer_init(&out, 1000);
        assert_true(encoding_from_font(encoding_of_font(cases[i].font), cases[i].text,
                                       strlen(cases[i].text), &out, &why));
        assert_string_equal(buffer_text(&out), cases[i].expected);
        buffer_free(&out);
    }
}

static void detects_by_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        enum encoding_content content;
        enum encoding encoding;
    } cases[] = {
        {BYTES("a,b\n"), ENCODING_TEXT, ENCODING_UTF8},
        {BYTES("\xEF\xBB\xBF"
               "a"),
         ENCODING_TEXT, ENCODING_UTF8},
        {BYTES("\xFF\xFE"
               "a\0"),
         ENCODING_TEXT, ENCODING_UTF16LE},
        {BYTES("\xFE\xFF\0a"), ENCODING_TEXT, ENCODING_UTF16BE},
        {BYTES("T\0\xD5\x1E\t\0001\0\n\0"), ENCODING_TEXT, ENCODING_UTF16LE},
        {BYTES("\0T\x1E\xD5\0\t\0001"), ENCODING_TEXT, ENCODING_UTF16BE},
        {BYTES("PK\3\4\24\0"), ENCODING_ZIP, ENCODING_UTF8},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), ENCODING_OLE2, ENCODING_UTF8},
        {BYTES(" \r\n<html><table>"), ENCODING_MARKUP, ENCODING_UTF8},
        {BYTES("\xEF\xBB\xBF<?xml version"), ENCODING_MARKUP, ENCODING_UTF8},
        {BYTES("< 5 ng\n"), ENCODING_TEXT, ENCODING_UTF8},
        {BYTES("ab\0c\0\0def"), ENCODING_BINARY, ENCODING_UTF8},
        {BYTES("ab\x07"), ENCODING_BINARY, ENCODING_UTF8},
        {BYTES("x\nT\xE6 h\xDF"
               "a"),
         ENCODING_LEGACY, ENCODING_UTF8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct encoding_detection found;
        encoding_detect(cases[i].bytes, cases[i].length, &found);
        assert_int_equal(found.content, cases[i].content);
        assert_int_equal(found.encoding, cases[i].encoding);
        if (found.content == ENCODING_LEGACY) {
            assert_int_equal(found.line, 2);
            assert_int_equal(found.column, 2);
        }
    }
}

static void guesses_and_says_how_sure(void **state)
{
    (void)state;
    struct encoding_guess guess;
    struct failure why = {0};
    assert_true(encoding_guess(BYTES("H\xDF"
                                     "a gi\xB6i \xEB c\xAC s\xEB, t\xE6 d\xA9n ph\xE8"),
                               &guess, &why));
    assert_int_equal(guess.encoding, ENCODING_TCVN3);
    assert_true(guess.sure);
    assert_non_null(strstr(guess.sentence, "tcvn3"));
    assert_true(encoding_guess(BYTES("Ho\xF8"
                                     "a gia\xFBi \xF4\xFB c\xF4 s\xF4\xFB, to\xE5 da\xE2n pho\xE1"),
                               &guess, &why));
    assert_int_equal(guess.encoding, ENCODING_VNI);
    assert_true(guess.sure);
    assert_true(encoding_guess(BYTES("Ho\xCC"
                                     "a gia\xD2i \xF5\xD2 c\xF5 s\xF5\xD2, t\xF4\xD2 d\xE2n "
                                     "ph\xF4\xEC, ph\xFD\xF5\xCCng \xD0\xF4\xECng \xD0"
                                     "a"),
                               &guess, &why));
    assert_int_equal(guess.encoding, ENCODING_WINDOWS_1258);
    assert_true(guess.sure);
    /* French in Latin-1 is none of them. */
    assert_true(encoding_guess(BYTES("d\xE9j\xE0 \xE9t\xE9 o\xF9 fen\xEAtre gar\xE7on h\xF4tel"),
                               &guess, &why));
    assert_false(guess.sure);
    assert_true(encoding_guess(BYTES("Tæ"), &guess, &why));
    assert_false(guess.sure); /* one word proves nothing */
}

static void parses_names(void **state)
{
    (void)state;
    enum encoding encoding;
    assert_true(encoding_parse("TCVN3", &encoding));
    assert_int_equal(encoding, ENCODING_TCVN3);
    assert_true(encoding_parse("cp1258", &encoding));
    assert_int_equal(encoding, ENCODING_WINDOWS_1258);
    assert_false(encoding_parse("latin1", &encoding));
    for (int i = 0; i < ENCODING_COUNT; i++) {
        assert_true(encoding_parse(encoding_name((enum encoding)i), &encoding));
        assert_int_equal(encoding, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_utf),
        cmocka_unit_test(refuses_what_is_not_text),
        cmocka_unit_test(decodes_old_code_pages),
        cmocka_unit_test(agrees_with_iconv),
        cmocka_unit_test(agrees_with_iconv_on_windows_1258),
        cmocka_unit_test(converts_by_font),
        cmocka_unit_test(detects_by_bytes),
        cmocka_unit_test(guesses_and_says_how_sure),
        cmocka_unit_test(parses_names),
    };
    return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
