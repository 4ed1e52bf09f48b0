/* What files.c does for a file to outlive a power cut: its bytes reach the disk before its name
   does, and its name reaches it too. The calls are watched by the linker's --wrap. */
#include "files.h"
#include "language.h"

#include <errno.h>
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

static char calls[100];   /* "file link folder " in the order they came */
static int failing_fsync; /* errno of every fsync, 0 for the real one */

int __real_fsync(int handle);
int __wrap_fsync(int handle);
int __real_linkat(int from, const char *old, int to, const char *new, int flags);
int __wrap_linkat(int from, const char *old, int to, const char *new, int flags);
int __real_renameat(int from, const char *old, int to, const char *new);
int __wrap_renameat(int from, const char *old, int to, const char *new);

static void note(const char *call)
{
    strncat(calls, call, sizeof calls - strlen(calls) - 1);
}

int __wrap_fsync(int handle)
{
    struct stat status;
    note(fstat(handle, &status) == 0 && S_ISDIR(status.st_mode) ? "folder " : "file ");
    if (failing_fsync == 0)
        return __real_fsync(handle);
    errno = failing_fsync;
    return -1;
}

int __wrap_linkat(int from, const char *old, int to, const char *new, int flags)
{
    note("link ");
    return __real_linkat(from, old, to, new, flags);
}

int __wrap_renameat(int from, const char *old, int to, const char *new)
{
    note("rename ");
    return __real_renameat(from, old, to, new);
}

static size_t count_names(const char *folder)
{
    struct files_list list = {0};
    struct failure why = {0};
    assert_true(files_list(folder, &list, &why));
    const size_t count = list.count;
    files_list_free(&list);
    return count;
}

static void bytes_are_safe_before_the_name_is(void **state)
{
    (void)state;
    char *folder = NULL;
    char path[600];
    struct failure why = {0};
    assert_true(files_make_private(&folder, &why));
    snprintf(path, sizeof path, "%s/review.html", folder);
    const struct files_options first = {0};
    calls[0] = '\0';
    assert_true(files_write(path, "a", 1, &first, &why));
    assert_string_equal(calls, "file link folder ");
    const struct files_options again = {.force = true};
    calls[0] = '\0';
    assert_true(files_write(path, "b", 1, &again, &why));
    assert_string_equal(calls, "file rename folder ");
    files_remove_private(folder);
    free(folder);
}

static void a_disk_that_loses_bytes_leaves_the_old_file(void **state)
{
    (void)state;
    char *folder = NULL;
    char path[600];
    struct failure why = {0};
    const struct files_options options = {.force = true};
    language_set(LANGUAGE_EN);
    assert_true(files_make_private(&folder, &why));
    snprintf(path, sizeof path, "%s/review.html", folder);
    assert_true(files_write(path, "old", 3, &options, &why));
    failing_fsync = EIO;
    const bool written = files_write(path, "new", 3, &options, &why);
    failing_fsync = 0;
    assert_false(written);
    assert_int_equal(why.kind, FAILURE_OUTPUT);
    assert_non_null(strstr(why.text, "input/output error"));
    assert_int_equal(count_names(folder), 1);
    FILE *file = fopen(path, "r");
    char text[10] = "";
    assert_non_null(file);
    assert_non_null(fgets(text, sizeof text, file));
    fclose(file);
    assert_string_equal(text, "old");
    files_remove_private(folder);
    free(folder);
    language_set(LANGUAGE_VI);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_safe_before_the_name_is),
        cmocka_unit_test(a_disk_that_loses_bytes_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
