/* gnuplot.c: charts are made whole or fail with their name; nothing runs, nothing is left. */
#include "gnuplot.h"

#include "files.h"
#include "gnuplot_parts.h"
#include "language.h"

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

#define SVG "set terminal svg size 400,300 noenhanced font 'DejaVu Sans,12'\nset output 'c.svg'\n"

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    struct failure why = {0};
    if (!files_make_private(&folder, &why))
        return -1;
    /* Runs of the test are below it, so that what they leave can be seen. */
    return setenv("TMPDIR", folder, 1);
}

static int remove_folder(void **state)
{
    (void)state;
    unsetenv("TMPDIR");
    unsetenv("LOTRINH_GNUPLOT");
    files_remove_private(folder);
    free(folder);
    return 0;
}

static struct gnuplot_job job_of(const char *name, const char *script)
{
    return (struct gnuplot_job){.name = name,
                                .script = script,
                                .length = strlen(script),
                                .output = "c.svg",
                                .format = GNUPLOT_SVG};
}

/* Draws them all with one runner; false when it could not. */
static bool draw(struct gnuplot_job *jobs, size_t count, const struct gnuplot_options *options,
                 struct failure *why)
{
    struct gnuplot_runner *runner = gnuplot_open(options, why);
    bool ok = runner != NULL;
    size_t done = 0;
    for (size_t i = 0; ok && i < count; i++)
        gnuplot_add(runner, &jobs[i]);
    while (ok && done < count) {
        ok = gnuplot_step(runner, 50, why);
        while (gnuplot_take(runner) != NULL)
            done++;
    }
    gnuplot_close(runner);
    return ok;
}

static void free_jobs(struct gnuplot_job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        gnuplot_free_job(&jobs[i]);
}

static void check_nothing_left(void)
{
    struct files_list list;
    struct failure why = {0};
    assert_true(files_list(folder, &list, &why));
    for (size_t i = 0; i < list.count; i++)
        assert_null(strstr(list.names[i], "lotrinh-"));
    files_list_free(&list);
}

static void fails_with(const char *script, const char *code)
{
    struct gnuplot_job job = job_of("thử", script);
    const struct gnuplot_options options = {.wall_seconds = 1};
    struct failure why = {0};
    assert_true(draw(&job, 1, &options, &why));
    assert_string_equal(job.why.code, code);
    assert_int_equal(job.why.kind, FAILURE_OUTPUT);
    assert_non_null(strstr(job.why.text, "thử"));
    assert_int_equal(job.picture.length, 0);
    free_jobs(&job, 1);
    check_nothing_left();
}

static void draws_each_format(void **state)
{
    (void)state;
    const char *const svg = SVG "plot x\n";
    const char *const png = "set terminal pngcairo\nset output 'c.svg'\nplot x\n";
    const char *const pdf = "set terminal pdfcairo\nset output 'c.svg'\nplot x\n";
    struct gnuplot_job jobs[] = {job_of("svg", svg), job_of("png", png), job_of("pdf", pdf)};
    jobs[1].format = GNUPLOT_PNG;
    jobs[2].format = GNUPLOT_PDF;
    const struct gnuplot_options options = {0};
    struct failure why = {0};
    assert_true(draw(jobs, 3, &options, &why));
    for (int i = 0; i < 3; i++) {
        assert_string_equal(jobs[i].why.text, "");
        assert_true(jobs[i].picture.length > 1000);
    }
    assert_memory_equal(jobs[1].picture.bytes, "\x89PNG", 4);
    free_jobs(jobs, 3);
    check_nothing_left();
}

/* Forty charts, two of them wrong; settings and variables do not pass from one to the next. */
static void one_failing_chart_is_named_and_the_rest_made(void **state)
{
    (void)state;
    enum { CHARTS = 40 };
    struct gnuplot_job jobs[CHARTS];
    const struct gnuplot_options options = {.processes = 2};
    struct failure why = {0};
    for (int i = 0; i < CHARTS; i++)
        jobs[i] = job_of("tốt", SVG "if (exists('leak')) exit status 3\nleak = 1\nplot x\n");
    jobs[7] = job_of("hỏng", SVG "plot nothing_of_that_name\n");
    jobs[39] = job_of("trống", SVG "plot NaN notitle\n");
    assert_true(draw(jobs, CHARTS, &options, &why));
    for (int i = 0; i < CHARTS; i++) {
        if (i == 7 || i == 39)
            continue;
        assert_string_equal(jobs[i].why.text, "");
        assert_int_equal(jobs[i].picture.length, jobs[0].picture.length);
        assert_memory_equal(jobs[i].picture.bytes, jobs[0].picture.bytes, jobs[0].picture.length);
    }
    assert_string_equal(jobs[7].why.code, "LT-1605");
    assert_int_equal(jobs[7].line, 3);
    assert_non_null(strstr(jobs[7].why.text, "hỏng"));
    assert_non_null(strstr(jobs[7].why.text, "nothing_of_that_name"));
    assert_string_equal(jobs[39].why.code, "LT-1605");
    assert_int_equal(jobs[39].picture.length, 0);
    free_jobs(jobs, CHARTS);
    check_nothing_left();
}

static void says_what_gnuplot_said(void **state)
{
    (void)state;
    struct gnuplot_message message;
    gnuplot_read_message("\nplot x y\n      ^\n\"0012.gp\" line 30: unexpected \x1b[2Jtoken\n\n",
                         &message);
    assert_int_equal(message.script, 12);
    assert_int_equal(message.line, 30);
    assert_string_equal(message.text, "unexpected  [2Jtoken");
    gnuplot_read_message("", &message);
    assert_string_equal(message.text, "");
    gnuplot_read_message("gnuplot: error while loading shared libraries: x.so\n", &message);
    assert_int_equal(message.script, 0);
    assert_non_null(strstr(message.text, "x.so"));
}

static void stops_what_takes_too_long(void **state)
{
    (void)state;
    fails_with(SVG "pause 30\nplot x\n", "LT-1603");
}

static void one_slow_chart_does_not_take_others_along(void **state)
{
    (void)state;
    struct gnuplot_job jobs[] = {job_of("một", SVG "plot x\n"), job_of("hai", SVG "pause 30\n"),
                                 job_of("ba", SVG "plot x\n")};
    const struct gnuplot_options options = {.wall_seconds = 1, .processes = 1};
    struct failure why = {0};
    assert_true(draw(jobs, 3, &options, &why));
    assert_string_equal(jobs[0].why.text, "");
    assert_string_equal(jobs[1].why.code, "LT-1603");
    assert_string_equal(jobs[2].why.text, "");
    free_jobs(jobs, 3);
}

/* More charts than one process draws; the state of none reaches another. */
static void many_charts_take_several_processes(void **state)
{
    (void)state;
    enum { CHARTS = 300 };
    struct gnuplot_job jobs[CHARTS];
    const struct gnuplot_options options = {.processes = 2};
    struct failure why = {0};
    for (int i = 0; i < CHARTS; i++)
        jobs[i] = job_of("tốt", SVG "plot x\n");
    assert_true(draw(jobs, CHARTS, &options, &why));
    for (int i = 0; i < CHARTS; i++) {
        assert_string_equal(jobs[i].why.text, "");
        assert_int_equal(jobs[i].picture.length, jobs[0].picture.length);
        assert_memory_equal(jobs[i].picture.bytes, jobs[0].picture.bytes, jobs[0].picture.length);
    }
    free_jobs(jobs, CHARTS);
    check_nothing_left();
}

/* A script that says what only the runner says is found out by its picture. */
static void a_script_cannot_pass_for_drawn(void **state)
{
    (void)state;
    fails_with("print \"\\n@0002\"\npause 30\n", "LT-1606");
}

/* Warnings by the megabyte before the end do not hide that it came. */
static void much_to_say_is_read(void **state)
{
    (void)state;
    struct gnuplot_job job = job_of(
        "thử", SVG "do for [i = 1:40000] { print 'a warning of some fifty characters, again' "
                   "}\nplot x\n");
    const struct gnuplot_options options = {0};
    struct failure why = {0};
    assert_true(draw(&job, 1, &options, &why));
    assert_string_equal(job.why.text, "");
    free_jobs(&job, 1);
}

/* One that waits for a script for a while draws it all the same. */
static void charts_may_come_late(void **state)
{
    (void)state;
    const struct gnuplot_options options = {.wall_seconds = 1};
    struct gnuplot_job job = job_of("thử", SVG "plot x\n");
    struct failure why = {0};
    struct gnuplot_runner *runner = gnuplot_open(&options, &why);
    assert_non_null(runner);
    for (int i = 0; i < 13; i++)
        assert_true(gnuplot_step(runner, 100, &why) && usleep(100000) == 0);
    assert_null(gnuplot_take(runner));
    gnuplot_add(runner, &job);
    while (gnuplot_take(runner) == NULL)
        assert_true(gnuplot_step(runner, 50, &why));
    assert_string_equal(job.why.text, "");
    free_jobs(&job, 1);
    gnuplot_close(runner);
    gnuplot_close(NULL);
    check_nothing_left();
}

static bool stop_at_third(void *context)
{
    int *asked = context;
    return ++*asked > 3;
}

static void stops_when_asked(void **state)
{
    (void)state;
    struct gnuplot_job job = job_of("thử", SVG "pause 30\n");
    int asked = 0;
    const struct gnuplot_options options = {.should_stop = stop_at_third, .context = &asked};
    struct failure why = {0};
    assert_false(draw(&job, 1, &options, &why));
    assert_int_equal(why.kind, FAILURE_INTERRUPTED);
    assert_string_equal(why.code, "LT-1608");
    free_jobs(&job, 1);
    check_nothing_left();
}

static void an_empty_or_cut_picture_fails(void **state)
{
    (void)state;
    fails_with("x = 1\n", "LT-1606");
    fails_with("set print 'c.svg'\nprint '<?xml version=\"1.0\"?><svg>'\n", "LT-1606");
}

/* The hole that enhanced text opens: a font name goes into the SVG as it is. */
static void a_script_element_is_refused(void **state)
{
    (void)state;
    fails_with("set terminal svg enhanced\nset output 'c.svg'\n"
               "set title \"{/x\\\"><script>alert(1)</script> a}\"\nplot x\n",
               "LT-1607");
}

/* Where the kernel can confine it, even a hostile script runs no program and writes nowhere else.
 */
static void a_hostile_script_reaches_nothing(void **state)
{
    (void)state;
    if (!gnuplot_is_confined())
        skip();
    char outside[600];
    char script[2000];
    snprintf(outside, sizeof outside, "%s/outside", folder);
    snprintf(script, sizeof script,
             SVG "system('touch %s')\n!touch %s\nx = `touch %s; echo 1`\nplot x\n", outside,
             outside, outside);
    char second[2000];
    snprintf(second, sizeof second, SVG "set print '%s'\nprint 1\nplot x\n", outside);
    struct gnuplot_job jobs[] = {job_of("a", script), job_of("b", second)};
    const struct gnuplot_options options = {0};
    struct failure why = {0};
    assert_true(draw(jobs, 2, &options, &why));
    assert_int_equal(files_kind(outside), FILES_ABSENT);
    free_jobs(jobs, 2);
}

static void make_program(const char *text)
{
    char path[600];
    struct failure why = {0};
    const struct files_options options = {.force = true};
    snprintf(path, sizeof path, "%s/gnuplot", folder);
    assert_true(files_write(path, text, strlen(text), &options, &why));
    assert_int_equal(chmod(path, 0700), 0);
    assert_int_equal(setenv("LOTRINH_GNUPLOT", path, 1), 0);
}

static void a_killed_gnuplot_is_told(void **state)
{
    (void)state;
    make_program("#!/bin/sh\nkill -SEGV $$\n");
    fails_with(SVG, "LT-1604");
}

static void a_broken_gnuplot_is_told(void **state)
{
    (void)state;
    make_program("#!/bin/sh\necho 'không có thư viện' >&2\nexit 127\n");
    fails_with(SVG, "LT-1605");
    /* More on stderr than a pipe holds must not block it. */
    make_program(
        "#!/bin/sh\ni=0\nwhile [ $i -lt 20000 ]; do echo 0123456789 >&2; i=$((i+1)); done\n"
        "exit 1\n");
    fails_with(SVG, "LT-1605");
}

static void the_environment_is_clean(void **state)
{
    (void)state;
    setenv("LOTRINH_SECRET", "x", 1);
    make_program(
        "#!/bin/sh\n[ -z \"$LOTRINH_SECRET\" ] && [ \"$HOME\" = \"$PWD\" ] && echo clean >&2\n"
        "exit 5\n");
    struct gnuplot_job job = job_of("thử", SVG);
    const struct gnuplot_options options = {0};
    struct failure why = {0};
    assert_true(draw(&job, 1, &options, &why));
    unsetenv("LOTRINH_SECRET");
    assert_non_null(strstr(job.why.text, "clean"));
    free_jobs(&job, 1);
}

static void a_missing_gnuplot_names_the_cure(void **state)
{
    (void)state;
    struct failure why = {0};
    char *path = NULL;
    setenv("LOTRINH_GNUPLOT", "/nowhere/gnuplot", 1);
    assert_false(gnuplot_find(&path, &why));
    assert_string_equal(why.code, "LT-1602");
    unsetenv("LOTRINH_GNUPLOT");
    const char *path_now = getenv("PATH");
    assert_non_null(path_now);
    char *kept = strdup(path_now != NULL ? path_now : "");
    setenv("PATH", folder, 1);
    const bool found = gnuplot_find(&path, &why);
    setenv("PATH", kept, 1);
    free(kept);
    assert_false(found);
    assert_string_equal(why.code, "LT-1601");
    assert_non_null(strstr(why.text, "sudo apt install gnuplot-nox"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(draws_each_format),
        TEST(one_failing_chart_is_named_and_the_rest_made),
        TEST(says_what_gnuplot_said),
        TEST(stops_what_takes_too_long),
        TEST(one_slow_chart_does_not_take_others_along),
        TEST(many_charts_take_several_processes),
        TEST(a_script_cannot_pass_for_drawn),
        TEST(much_to_say_is_read),
        TEST(charts_may_come_late),
        TEST(stops_when_asked),
        TEST(an_empty_or_cut_picture_fails),
        TEST(a_script_element_is_refused),
        TEST(a_hostile_script_reaches_nothing),
        TEST(a_killed_gnuplot_is_told),
        TEST(a_broken_gnuplot_is_told),
        TEST(the_environment_is_clean),
        TEST(a_missing_gnuplot_names_the_cure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
