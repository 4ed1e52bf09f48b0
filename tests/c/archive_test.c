/* archive.c: honest zip files are read, forged ones refused, each by its own code. */
#include "archive.h"
#include "zip_maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct archive *open_zip(const struct zip_maker *zip, const struct archive_limits *limits,
                                struct failure *why)
{
    return archive_open_memory("báo cáo.xlsx", buffer_text(&zip->file), zip->file.length, limits,
                               why);
}

static void assert_refused(struct zip_maker *zip, const char *code)
{
    struct failure why = {0};
    struct archive *archive = open_zip(zip, NULL, &why);
    assert_null(archive);
    if (strcmp(why.code, code) != 0)
        fail_msg("%s expected, got %s %s", code, why.code, why.text);
    assert_int_equal(why.kind, FAILURE_DATA);
    assert_non_null(strstr(why.text, "báo cáo.xlsx"));
    zip_free(zip);
}

static void reads_parts(void **state)
{
    (void)state;
    struct zip_maker zip;
    struct failure why = {0};
    char bytes[100];
    size_t got = 0;
    zip_start(&zip);
    zip_add(&zip, "xl/workbook.xml", "<workbook/>");
    zip_add(&zip, "A.xml", "second");
    zip_finish(&zip);
    struct archive *archive = open_zip(&zip, NULL, &why);
    assert_non_null(archive);
    assert_int_equal(archive_count(archive), 2);
    assert_true(archive_has(archive, "XL/Workbook.xml")); /* names have no case */
    assert_false(archive_has(archive, "xl/other.xml"));
    assert_false(archive_open_part(archive, "xl/other.xml", &why));
    assert_string_equal(why.code, "LT-1738");
    assert_true(archive_open_part(archive, "xl/workbook.xml", &why));
    assert_true(archive_read_part(archive, bytes, sizeof bytes, &got, &why));
    assert_int_equal(got, 11);
    assert_memory_equal(bytes, "<workbook/>", 11);
    assert_true(archive_read_part(archive, bytes, sizeof bytes, &got, &why));
    assert_int_equal(got, 0);
    assert_true(archive_close_part(archive, &why));
    archive_close(archive);
    zip_free(&zip);
}

static void refuses_names_that_are_paths(void **state)
{
    (void)state;
    static const char *const names[] = {
        "../etc/passwd", "/etc/passwd", "xl/../../x", "xl\\workbook.xml", "C:x", "a//b", "./a", "",
        "a\nb"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct zip_maker zip;
        zip_start(&zip);
        zip_add(&zip, names[i], "x");
        zip_finish(&zip);
        assert_refused(&zip, "LT-1731");
    }
}

static void refuses_doubles(void **state)
{
    (void)state;
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "xl/workbook.xml", "one");
    zip_add(&zip, "xl/WORKBOOK.xml", "two");
    zip_finish(&zip);
    assert_refused(&zip, "LT-1735");
}

static void refuses_encryption_and_other_methods(void **state)
{
    (void)state;
    struct zip_maker zip;
    zip_start(&zip);
    zip.flags = 1;
    zip_add(&zip, "a", "x");
    zip_finish(&zip);
    assert_refused(&zip, "LT-1732");
    zip_start(&zip);
    zip.method_claim = 12; /* bzip2 */
    zip_add(&zip, "a", "x");
    zip_finish(&zip);
    assert_refused(&zip, "LT-1733");
}

static void refuses_a_directory_that_lies(void **state)
{
    (void)state;
    struct zip_maker zip;
    zip_start(&zip);
    zip.central_name = "xl/b.xml";
    zip_add(&zip, "xl/a.xml", "x"); /* another name at the part itself */
    zip_finish(&zip);
    assert_refused(&zip, "LT-1730");
    zip_start(&zip);
    zip_add(&zip, "a", "x");
    zip_add(&zip, "b", "y");
    zip.count = 1; /* one entry hidden behind the count */
    zip_finish(&zip);
    assert_refused(&zip, "LT-1730");
    zip_start(&zip);
    buffer_append_text(&zip.file, "#!/bin/sh\n"); /* something before the first part */
    zip_add(&zip, "a", "x");
    zip_finish(&zip);
    assert_refused(&zip, "LT-1730");
}

/* Two entries that share the same packed bytes: how a small file unpacks to petabytes. */
static void refuses_overlaps(void **state)
{
    (void)state;
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "a", "x");
    const size_t entry = zip.directory.length;
    char copy[200];
    assert_true(entry < sizeof copy);
    memcpy(copy, buffer_text(&zip.directory), entry);
    buffer_append(&zip.directory, copy, entry);
    zip.count++;
    zip_finish(&zip);
    assert_refused(&zip, "LT-1730");
}

static void refuses_every_cut(void **state)
{
    (void)state;
    struct zip_maker zip;
    struct failure why = {0};
    zip_start(&zip);
    zip_add(&zip, "xl/workbook.xml", "<workbook/>");
    zip_finish(&zip);
    for (size_t length = 0; length < zip.file.length; length++) {
        char *copy = malloc(length + 1); /* exactly so long, for the sanitizer */
        assert_non_null(copy);
        memcpy(copy, buffer_text(&zip.file), length);
        assert_null(archive_open_memory("x", copy, length, NULL, &why));
        free(copy);
    }
    zip_free(&zip);
}

static bool read_all(struct archive *archive, const char *part, struct failure *why)
{
    char bytes[4096];
    size_t got = 1;
    bool ok = archive_open_part(archive, part, why);
    while (ok && got > 0)
        ok = archive_read_part(archive, bytes, sizeof bytes, &got, why);
    return ok && archive_close_part(archive, why);
}

static void sees_a_wrong_crc_and_a_wrong_size(void **state)
{
    (void)state;
    struct zip_maker zip;
    struct failure why = {0};
    zip_start(&zip);
    zip.crc_wrong = 1;
    zip_add(&zip, "a", "60 vụ");
    zip_finish(&zip);
    struct archive *archive = open_zip(&zip, NULL, &why);
    assert_non_null(archive);
    assert_false(read_all(archive, "a", &why));
    assert_string_equal(why.code, "LT-1739");
    archive_close(archive);
    zip_free(&zip);
    zip_start(&zip);
    zip.size_claim = 3; /* the part has more than it says */
    zip_add(&zip, "a", "60000");
    zip_finish(&zip);
    archive = open_zip(&zip, NULL, &why);
    assert_non_null(archive);
    assert_false(read_all(archive, "a", &why));
    archive_close(archive);
    zip_free(&zip);
}

static void refuses_bombs_before_unpacking(void **state)
{
    (void)state;
    struct zip_maker zip;
    const size_t size = (size_t)10 << 20;
    char *zeros = calloc(1, size);
    assert_non_null(zeros);
    zip_start(&zip);
    zip_add_bytes(&zip, "a", zeros, size); /* 1 : 1000 */
    zip_finish(&zip);
    assert_refused(&zip, "LT-1734");
    zip_start(&zip);
    zip.size_claim = 4000000000u; /* a claim alone is enough */
    zip_add(&zip, "a", "x");
    zip_finish(&zip);
    assert_refused(&zip, "LT-1734");
    free(zeros);
}

static void keeps_the_limits_of_the_caller(void **state)
{
    (void)state;
    struct archive_limits limits = archive_limits_default;
    struct zip_maker zip;
    struct failure why = {0};
    zip_start(&zip);
    zip_add(&zip, "a", "1234567890");
    zip_add(&zip, "b", "1234567890");
    zip_finish(&zip);
    limits.all_bytes = 19;
    assert_null(open_zip(&zip, &limits, &why));
    assert_string_equal(why.code, "LT-1734");
    limits.all_bytes = 20;
    struct archive *archive = open_zip(&zip, &limits, &why);
    assert_non_null(archive);
    archive_close(archive);
    limits.entries = 1;
    assert_null(open_zip(&zip, &limits, &why));
    assert_string_equal(why.code, "LT-1736");
    limits.file_bytes = 10;
    assert_null(open_zip(&zip, &limits, &why));
    assert_string_equal(why.code, "LT-1737");
    zip_free(&zip);
}

static void opens_only_regular_files(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_null(archive_open(TESTS_FOLDER, NULL, &why));
    assert_string_equal(why.code, "LT-1104");
    assert_null(archive_open(TESTS_FOLDER "/no such file.xlsx", NULL, &why));
    char path[] = "/tmp/lotrinh-archive-XXXXXX";
    const int file = mkstemp(path);
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "a", "x");
    zip_finish(&zip);
    assert_int_equal(write(file, zip.file.bytes, zip.file.length), zip.file.length);
    close(file);
    struct archive *archive = archive_open(path, NULL, &why);
    assert_non_null(archive);
    assert_true(archive_has(archive, "a"));
    archive_close(archive);
    zip_free(&zip);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_parts),
        cmocka_unit_test(refuses_names_that_are_paths),
        cmocka_unit_test(refuses_doubles),
        cmocka_unit_test(refuses_encryption_and_other_methods),
        cmocka_unit_test(refuses_a_directory_that_lies),
        cmocka_unit_test(refuses_overlaps),
        cmocka_unit_test(refuses_every_cut),
        cmocka_unit_test(sees_a_wrong_crc_and_a_wrong_size),
        cmocka_unit_test(refuses_bombs_before_unpacking),
        cmocka_unit_test(keeps_the_limits_of_the_caller),
        cmocka_unit_test(opens_only_regular_files),
    };
    return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
