/* Ctrl-C from whatever the session is busy with: the prompt comes back, the terminal is as it was,
   nothing runs on. How long it takes is measured by tests/bench/interrupt_bench. */
#define _GNU_SOURCE /* prctl */

#include "person.h"
#include "situations.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static struct termios settings_of(const struct person *person)
{
    struct termios settings;
    memset(&settings, 0, sizeof settings);
    assert_int_equal(tcgetattr(person->terminal, &settings), 0);
    return settings;
}

static void expect_settings(const struct person *person, const struct termios *before)
{
    const struct termios now = settings_of(person);
    assert_int_equal(now.c_iflag, before->c_iflag);
    assert_int_equal(now.c_oflag, before->c_oflag);
    assert_int_equal(now.c_lflag, before->c_lflag);
    assert_memory_equal(now.c_cc, before->c_cc, sizeof now.c_cc);
    assert_int_equal(tcgetpgrp(person->terminal), person->program);
}

static void every_situation_ends_by_control_c(void **state)
{
    struct person *person = *state;
    person->columns = 500; /* a line that wraps is drawn again, with its prompt */
    start(person, NULL);
    const struct termios before = settings_of(person);
    for (size_t i = 0; i < SITUATIONS; i++) {
        const struct situation *situation = &situations[i];
        if (situation->prepare != NULL)
            ask(person, situation->prepare, "");
        ask(person, "kept = 40", "");
        type(person, situation->busy);
        type(person, "\r");
        expect(person, "batdau\r\n");
        if (!situation->acts)
            see_it_work(person);
        type(person, "\003");
        expect(person, situation->acts ? "LT-2101" : "biến đã mất");
        expect(person, PROMPT);
        expect_settings(person, &before);
        ask(person, "(kept or 0) + 2", situation->acts ? "42\r\n" : "LT-2115");
    }
    leave(person);
}

static void control_c_ends_a_question_to_the_worker(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    const struct termios before = settings_of(person);
    type(person, "db:query(\"SELECT * FROM uni\t");
    expect(person, "unit");
    type(person, "\003");
    expect(person, PROMPT);
    expect_settings(person, &before);
    ask(person, "40 + 2", "42\r\n");
    leave(person);
}

/* What the worker has started ends with it when it is killed. */
static void a_killed_worker_leaves_nothing_behind(void **state)
{
    struct person *person = *state;
    start(person, (const char *const[]){"--trust", NULL});
    ask(person, "os.execute('sleep 1000 & echo $! > child')", "");
    const pid_t child = (pid_t)strtol(read_file(person, "child"), NULL, 10);
    assert_true(child > 1);
    assert_int_equal(kill(child, 0), 0);
    type(person, BEGIN "string.find(('a'):rep(5000), ('.-'):rep(8) .. 'b')\r");
    expect(person, "batdau\r\n");
    see_it_work(person);
    type(person, "\003");
    expect(person, "biến đã mất");
    expect(person, PROMPT);
    assert_int_equal(kill(child, 0), -1);
    assert_int_equal(errno, ESRCH);
    leave(person);
}

static pid_t worker_of(const struct person *person)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)person->program,
             (int)person->program);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int worker = 0;
    assert_int_equal(fscanf(file, "%d", &worker), 1);
    fclose(file);
    return worker;
}

/* A worker does not outlive its parent, whatever ends that: the kernel sees to it. */
static void a_killed_parent_takes_the_worker_with_it(void **state)
{
    struct person *person = *state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    start(person, NULL);
    const pid_t worker = worker_of(person);
    type(person, BEGIN "while true do end\r");
    expect(person, "batdau\r\n");
    kill(person->program, SIGKILL);
    int status = 0;
    assert_int_equal(waitpid(person->program, &status, 0), person->program);
    assert_int_equal(waitpid(worker, &status, 0), worker);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    close(person->terminal);
    person->program = -1;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    program_path = argv[1];
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(every_situation_ends_by_control_c),
        ON_A_TERMINAL(control_c_ends_a_question_to_the_worker),
        ON_A_TERMINAL(a_killed_worker_leaves_nothing_behind),
        ON_A_TERMINAL(a_killed_parent_takes_the_worker_with_it),
    };
    return cmocka_run_group_tests_name("interrupt", tests, NULL, NULL);
}
