/* files.c: whole reads, writes that are complete or leave nothing, links, full disks. */
#include "files.h"

#include "language.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *folder; /* private, made anew for each test */

static int make_folder(void **state)
{
    (void)state;
    struct failure why = {0};
    return files_make_private(&folder, &why) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    files_remove_private(folder);
    const bool gone = files_kind(folder) == FILES_ABSENT;
    free(folder);
    return gone ? 0 : -1;
}

static const char *in_folder(const char *name)
{
    static char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static bool write_text(const char *name, const char *text, bool force, struct failure *why)
{
    const struct files_options options = {.force = force};
    return files_write(in_folder(name), text, strlen(text), &options, why);
}

static size_t count_names(void)
{
    struct files_list list;
    struct failure why = {0};
    assert_true(files_list(folder, &list, &why));
    const size_t count = list.count;
    files_list_free(&list);
    return count;
}

static void check_content(const char *name, const char *text)
{
    struct buffer bytes;
    struct failure why = {0};
    buffer_init(&bytes, 1000000);
    assert_true(files_read(in_folder(name), 1000, &bytes, &why));
    assert_string_equal(buffer_text(&bytes), text);
    buffer_free(&bytes);
}

static void writes_and_reads_whole(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_true(write_text("hòa giải.txt", "một", false, &why));
    check_content("hòa giải.txt", "một");
    assert_true(write_text("empty", "", false, &why));
    check_content("empty", "");
    assert_int_equal(count_names(), 2);
}

static void is_private_unless_told(void **state)
{
    (void)state;
    struct failure why = {0};
    struct stat status;
    const mode_t mask = umask(022);
    assert_true(write_text("a", "x", false, &why));
    assert_int_equal(stat(in_folder("a"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    const struct files_options for_all = {.for_all = true};
    assert_true(files_write(in_folder("b"), "x", 1, &for_all, &why));
    assert_int_equal(stat(in_folder("b"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0644);
    umask(027);
    assert_true(files_write(in_folder("c"), "x", 1, &for_all, &why));
    assert_int_equal(stat(in_folder("c"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    umask(mask);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void replaces_only_when_forced(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_true(write_text("a", "old", false, &why));
    assert_false(write_text("a", "new", false, &why));
    assert_string_equal(why.code, "LT-1105");
    assert_int_equal(why.kind, FAILURE_OUTPUT);
    check_content("a", "old");
    assert_true(write_text("a", "new", true, &why));
    check_content("a", "new");
    assert_int_equal(count_names(), 1);
}

static void never_writes_through_a_link(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_true(write_text("target", "old", false, &why));
    assert_int_equal(symlink("target", in_folder("link")), 0);
    assert_int_equal(symlink("nowhere", in_folder("dangling")), 0);
    assert_false(write_text("link", "new", true, &why));
    assert_string_equal(why.code, "LT-1106");
    assert_false(write_text("dangling", "new", false, &why));
    assert_string_equal(why.code, "LT-1106");
    check_content("target", "old");
    assert_int_equal(files_kind(in_folder("link")), FILES_LINK);
}

static void names_the_cause(void **state)
{
    (void)state;
    struct failure why = {0};
    language_set(LANGUAGE_EN);
    assert_false(write_text("no/such/file", "x", false, &why));
    assert_string_equal(why.code, "LT-1112");
    assert_non_null(strstr(why.text, "make the folder first"));
    const struct files_options options = {0};
    assert_false(files_write("/proc/lotrinh", "x", 1, &options, &why));
    assert_true(strcmp(why.code, "LT-1111") == 0 || strcmp(why.code, "LT-1112") == 0);
    assert_false(files_write(folder, "x", 1, &options, &why));
    assert_string_equal(why.code, "LT-1107");
    language_set(LANGUAGE_VI);
    assert_false(write_text("no/such/file", "x", false, &why));
    assert_non_null(strstr(why.text, "hãy tạo thư mục trước"));
}

/* A file size limit stands for the full disk: the write fails in the middle. */
static void leaves_nothing_when_the_disk_is_full(void **state)
{
    (void)state;
    struct failure why = {0};
    struct rlimit old;
    static char large[200000];
    assert_true(write_text("a", "old", false, &why));
    getrlimit(RLIMIT_FSIZE, &old);
    const struct rlimit small = {.rlim_cur = 100000, .rlim_max = old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const struct files_options force = {.force = true};
    const bool written = files_write(in_folder("a"), large, sizeof large, &force, &why);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(written);
    assert_string_equal(why.code, "LT-1110");
    check_content("a", "old");
    assert_int_equal(count_names(), 1);
}

static void reads_with_a_maximum(void **state)
{
    (void)state;
    struct failure why = {0};
    struct buffer bytes;
    buffer_init(&bytes, 1000000);
    assert_true(write_text("five", "12345", false, &why));
    assert_true(files_read(in_folder("five"), 5, &bytes, &why));
    buffer_clear(&bytes);
    assert_false(files_read(in_folder("five"), 4, &bytes, &why));
    assert_string_equal(why.code, "LT-1103");
    assert_int_equal(why.kind, FAILURE_DATA);
    assert_false(files_read(folder, 100, &bytes, &why));
    assert_string_equal(why.code, "LT-1104");
    assert_false(files_read(in_folder("none"), 100, &bytes, &why));
    assert_string_equal(why.code, "LT-1101");
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_false(files_read(in_folder("pipe"), 100, &bytes, &why));
    assert_string_equal(why.code, "LT-1104");
    buffer_free(&bytes);
}

static void makes_folders(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_true(files_make_folder(in_folder("a/b/c"), true, &why));
    assert_int_equal(files_kind(in_folder("a/b/c")), FILES_FOLDER);
    assert_true(files_make_folder(in_folder("a/b/c"), false, &why));
    assert_true(files_make_folder(in_folder("a/b/d/"), true, &why));
    assert_false(files_make_folder(in_folder("x/y"), false, &why));
    assert_string_equal(why.code, "LT-1108");
    assert_true(write_text("file", "x", false, &why));
    assert_false(files_make_folder(in_folder("file"), true, &why));
    assert_string_equal(why.code, "LT-1108");
}

static void lists_sorted(void **state)
{
    (void)state;
    struct failure why = {0};
    struct files_list list;
    assert_true(write_text("b", "", false, &why));
    assert_true(write_text("a", "", false, &why));
    assert_true(write_text("C", "", false, &why));
    assert_true(files_list(folder, &list, &why));
    assert_int_equal(list.count, 3);
    assert_string_equal(list.names[0], "C");
    assert_string_equal(list.names[1], "a");
    assert_string_equal(list.names[2], "b");
    files_list_free(&list);
    assert_false(files_list(in_folder("none"), &list, &why));
    assert_string_equal(why.code, "LT-1109");
}

/* What lies behind a link in a private folder is not ours and stays. */
static void removing_does_not_follow_links(void **state)
{
    (void)state;
    struct failure why = {0};
    char *other = NULL;
    assert_true(files_make_private(&other, &why));
    assert_true(write_text("kept", "x", false, &why));
    char path[600];
    snprintf(path, sizeof path, "%s/link", other);
    assert_int_equal(symlink(folder, path), 0);
    files_remove_private(other);
    assert_int_equal(files_kind(other), FILES_ABSENT);
    check_content("kept", "x");
    free(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(writes_and_reads_whole),
        TEST(is_private_unless_told),
        TEST(replaces_only_when_forced),
        TEST(never_writes_through_a_link),
        TEST(names_the_cause),
        TEST(leaves_nothing_when_the_disk_is_full),
        TEST(reads_with_a_maximum),
        TEST(makes_folders),
        TEST(lists_sorted),
        TEST(removing_does_not_follow_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
