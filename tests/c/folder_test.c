/* folder.c: what lies below is read and written; nothing else can be reached, by openat2 or by
   hand. */
#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *top; /* private: outside.txt, home/inside.txt, home/sub/, links in home */
static char home[400];

static const char *join(const char *folder, const char *name)
{
    static char path[1200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int make_tree(void **state)
{
    (void)state;
    struct failure why = {0};
    const struct files_options options = {0};
    assert_true(files_make_private(&top, &why));
    char *real = realpath(top, NULL);
    free(top);
    top = real;
    snprintf(home, sizeof home, "%s/home", top);
    assert_int_equal(mkdir(home, 0700), 0);
    assert_int_equal(mkdir(join(home, "sub"), 0700), 0);
    assert_true(files_write(join(top, "outside.txt"), "secret", 6, &options, &why));
    assert_true(files_write(join(home, "inside.txt"), "open", 4, &options, &why));
    assert_int_equal(symlink("../outside.txt", join(home, "out.txt")), 0);
    assert_int_equal(symlink("..", join(home, "up")), 0);
    assert_int_equal(symlink("inside.txt", join(home, "alias.txt")), 0);
    assert_int_equal(symlink("sub", join(home, "alias")), 0);
    assert_int_equal(symlink("/proc/self/cwd", join(home, "proc")), 0);
    return 0;
}

static int remove_tree(void **state)
{
    (void)state;
    files_remove_private(top);
    free(top);
    return 0;
}

static struct folder *open_home(bool walked)
{
    struct failure why = {0};
    struct folder *folder = folder_open(home, &why);
    assert_non_null(folder);
    if (walked)
        folder_walk(folder);
    return folder;
}

static bool read_path(struct folder *folder, const char *path, struct failure *why)
{
    struct buffer bytes;
    buffer_init(&bytes, 1000000);
    const bool ok = folder_read(folder, path, 1000, &bytes, why);
    buffer_free(&bytes);
    return ok;
}

static bool write_path(struct folder *folder, const char *path, bool force, struct failure *why)
{
    const struct files_options options = {.force = force};
    return folder_write(folder, path, "x", 1, &options, why);
}

static void uses_what_lies_below(void **state)
{
    (void)state;
    for (int walked = 0; walked < 2; walked++) {
        struct folder *folder = open_home(walked == 1);
        struct failure why = {0};
        assert_string_equal(folder_name(folder), home);
        assert_true(read_path(folder, "inside.txt", &why));
        assert_true(read_path(folder, join(home, "inside.txt"), &why));
        assert_true(write_path(folder, walked ? "b.txt" : "a.txt", false, &why));
        assert_true(write_path(folder, walked ? "sub/b.txt" : "sub/a.txt", false, &why));
        assert_true(write_path(folder, join(home, "sub/a.txt"), true, &why));
        assert_true(folder_has(folder, "sub/a.txt"));
        assert_false(folder_has(folder, "sub/none.txt"));
        assert_false(write_path(folder, "inside.txt", false, &why));
        assert_string_equal(why.code, "LT-1105");
        assert_false(write_path(folder, "none/a.txt", false, &why));
        assert_string_equal(why.code, "LT-1112");
        folder_close(folder);
    }
}

/* Each is refused for reading, for writing, and when asked whether it is there. */
static void leaves_nothing_else_in_reach(void **state)
{
    (void)state;
    char long_name[400];
    memset(long_name, 'a', sizeof long_name);
    long_name[300] = '\0';
    char long_path[5000];
    for (size_t i = 0; i < sizeof long_path - 1; i++)
        long_path[i] = i % 2 == 0 ? 'a' : '/';
    long_path[sizeof long_path - 1] = '\0';
    char sibling[500];
    snprintf(sibling, sizeof sibling, "%s2/a.txt", home);
    char climbing[500];
    snprintf(climbing, sizeof climbing, "%s/../outside.txt", home);
    const char *const paths[] = {
        "",
        "/",
        ".",
        "..",
        "../outside.txt",
        "sub/../../outside.txt",
        "sub/..",
        "./inside.txt",
        "sub/./a.txt",
        "/etc/passwd",
        "/proc/self/environ",
        "proc/outside.txt",
        "out.txt",
        "up/outside.txt",
        "up/home/inside.txt",
        "alias.txt",
        "alias/a.txt",
        ".hidden",
        "sub/.hidden",
        "...",
        "sub//a.txt",
        "sub/",
        "/inside.txt",
        "//inside.txt",
        "a\nb.txt",
        "a\x1b[2Jb.txt",
        "a\x7f.txt",
        long_name,
        long_path,
        sibling,
        climbing,
        top,
        home,
    };
    for (int walked = 0; walked < 2; walked++) {
        struct folder *folder = open_home(walked == 1);
        for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
            struct failure why = {0};
            if (read_path(folder, paths[i], &why) || write_path(folder, paths[i], true, &why))
                fail_msg("\"%s\" was let through", paths[i]);
            assert_int_not_equal(why.kind, FAILURE_NONE);
            if (strstr(paths[i], "alias") == NULL && strstr(paths[i], "out.txt") != paths[i])
                assert_false(folder_has(folder, paths[i]));
        }
        folder_close(folder);
    }
    struct buffer bytes;
    struct failure why = {0};
    buffer_init(&bytes, 1000000);
    assert_true(files_read(join(top, "outside.txt"), 1000, &bytes, &why));
    assert_string_equal(buffer_text(&bytes), "secret");
    buffer_free(&bytes);
}

/* The handle stays with the folder it was opened on, whatever takes its name afterwards. */
static void stays_with_its_folder(void **state)
{
    (void)state;
    struct folder *folder = open_home(false);
    char moved[500];
    snprintf(moved, sizeof moved, "%s/moved", top);
    assert_int_equal(rename(home, moved), 0);
    assert_int_equal(symlink(top, home), 0);
    struct failure why = {0};
    assert_true(write_path(folder, "late.txt", false, &why));
    assert_false(read_path(folder, "outside.txt", &why));
    assert_int_equal(files_kind(join(top, "late.txt")), FILES_ABSENT);
    assert_int_equal(files_kind(join(moved, "late.txt")), FILES_REGULAR);
    assert_int_equal(unlink(home), 0);
    assert_int_equal(rename(moved, home), 0);
    folder_close(folder);
}

static void needs_a_folder(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_null(folder_open(join(top, "nothere"), &why));
    assert_string_equal(why.code, "LT-1113");
    assert_null(folder_open(join(top, "outside.txt"), &why));
    folder_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(uses_what_lies_below, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(leaves_nothing_else_in_reach, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(stays_with_its_folder, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(needs_a_folder, make_tree, remove_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
