/* Results that are too much for the terminal. The pagers are scripts, so that no `less` is needed.
 */
#include "person.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

/* Shows what it was called with and what it read, then waits to be left. */
#define PAGER                                                                                      \
    "#!/bin/sh\n"                                                                                  \
    "echo \"<$# $1|$2>\"\n"                                                                        \
    "cat > \"$HOME/paged\"\n"                                                                      \
    "env > \"$HOME/environment\"\n"                                                                \
    "echo 'dang''xem'\n"                                                                           \
    "read answer < /dev/tty\n"                                                                     \
    "echo \"<left $answer>\"\n"

#define TALL                                                                                       \
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 60)"                 \
    " SELECT x, 'dong ' || x AS name FROM c;\r"

static void sit_with_pager(struct person *person, const char *pager)
{
    write_file(person, "bin/pager", PAGER, 0700);
    person->rows = 24;
    person->columns = 80;
    set_variable(person, "LOTRINH_PAGER", pager);
    set_variable(person, "LUA_INIT", "error('no')");
    if (chdir(person->home) != 0)
        fail_msg("no home");
}

static void what_is_taller_goes_to_the_pager(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/pager -x 'hai từ; echo $HOME'");
    start(person, NULL);
    type(person, TALL);
    expect(person, "<2 -x|hai từ; echo $HOME>"); /* no shell has read it */
    expect(person, "dangxem");
    type(person, "xong\r");
    expect(person, "<left xong>");
    expect(person, PROMPT);
    const char *paged = read_file(person, "paged");
    assert_non_null(strstr(paged, "dong 1\n"));
    assert_non_null(strstr(paged, "dong 31\n"));
    assert_non_null(strstr(paged, "dong 60\n"));
    const char *environment = read_file(person, "environment");
    assert_non_null(strstr(environment, "HOME="));
    assert_null(strstr(environment, "LUA_INIT"));
    assert_null(strstr(environment, "LOTRINH"));
    ask(person, "#_ + 0", "60\r\n");
    leave(person);
}

static void what_fits_does_not(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/pager");
    start(person, NULL);
    ask(person, "SELECT 'mot' || 'dong' AS x;", "motdong\r\n");
    assert_string_equal(read_file(person, "paged"), "");
    type(person, ".view\r"); /* unless asked for */
    expect(person, "dangxem");
    type(person, "\r");
    expect(person, PROMPT);
    assert_non_null(strstr(read_file(person, "paged"), "motdong\n"));
    leave(person);
}

static void a_wide_table_is_fitted_and_says_so(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/pager");
    start(person, NULL);
    ask(person,
        "SELECT 'ten rat dai cua mot xa' AS a, 111111111111 AS b, 222222222222 AS c,"
        " 333333333333 AS d, 444444444444 AS e, 555555555555 AS f, 666666666666 AS g;",
        "4/7 c\xE1\xBB\x99t");
    type(person, ".view\r");
    expect(person, "dangxem");
    type(person, "\r");
    expect(person, PROMPT);
    assert_non_null(strstr(read_file(person, "paged"), "444.444.444.444"));
    ask(person, ".vertical auto", "");
    ask(person, "_", "444.444.444.444\r\n");
    leave(person);
}

static void without_a_pager_rows_are_left_out_with_a_count(void **state)
{
    struct person *person = *state;
    person->rows = 24;
    set_variable(person, "LOTRINH_PAGER", "");
    start(person, NULL);
    type(person, TALL);
    expect(person, "19/60 d\xC3\xB2ng\r\n");
    expect(person, PROMPT);
    ask(person, ".xem", "LT-2161");
    leave(person);
}

static struct termios settings_of(const struct person *person)
{
    struct termios settings;
    memset(&settings, 0, sizeof settings);
    assert_int_equal(tcgetattr(person->terminal, &settings), 0);
    return settings;
}

/* Ctrl-C is the pager's own; one that dies in the middle of it, raw mode and all, is survived. */
static void a_pager_that_dies_leaves_a_sane_terminal(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/killed");
    write_file(person, "bin/killed",
               "#!/bin/sh\nstty raw -echo < /dev/tty\necho 'tu''giet'\nread answer < /dev/tty\n"
               "kill -SEGV $$\n",
               0700);
    start(person, NULL);
    const struct termios before = settings_of(person);
    type(person, TALL);
    expect(person, "tugiet");
    type(person, "\n");
    expect(person, "LT-1191");
    expect(person, PROMPT);
    const struct termios after = settings_of(person);
    assert_int_equal(after.c_lflag, before.c_lflag);
    assert_int_equal(after.c_iflag, before.c_iflag);
    assert_int_equal(after.c_oflag, before.c_oflag);
    assert_int_equal(tcgetpgrp(person->terminal), person->program);
    ask(person, "40 + 2", "42\r\n");
    leave(person);
}

static void control_c_in_the_pager_is_the_pagers(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/pager");
    start(person, NULL);
    ask(person, "kept = 40", "");
    type(person, TALL);
    expect(person, "dangxem");
    assert_int_not_equal(tcgetpgrp(person->terminal), person->program);
    type(person, "\003"); /* ends this pager, which does nothing about it */
    expect(person, PROMPT);
    ask(person, "kept + 2", "42\r\n");
    leave(person);
}

static void a_missing_pager_is_none(void **state)
{
    struct person *person = *state;
    person->rows = 24;
    set_variable(person, "LOTRINH_PAGER", "/nothere/pager -x");
    start(person, NULL);
    type(person, TALL);
    expect(person, "19/60 d\xC3\xB2ng\r\n");
    expect(person, PROMPT);
    leave(person);
}

static void the_end_of_the_session_ends_the_pager(void **state)
{
    struct person *person = *state;
    sit_with_pager(person, "./bin/pager");
    start(person, NULL);
    type(person, TALL);
    expect(person, "dangxem");
    kill(person->program, SIGTERM);
    assert_int_equal(wait_end(person), 143);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    program_path = argv[1];
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(what_is_taller_goes_to_the_pager),
        ON_A_TERMINAL(what_fits_does_not),
        ON_A_TERMINAL(a_wide_table_is_fitted_and_says_so),
        ON_A_TERMINAL(without_a_pager_rows_are_left_out_with_a_count),
        ON_A_TERMINAL(a_pager_that_dies_leaves_a_sane_terminal),
        ON_A_TERMINAL(control_c_in_the_pager_is_the_pagers),
        ON_A_TERMINAL(a_missing_pager_is_none),
        ON_A_TERMINAL(the_end_of_the_session_ends_the_pager),
    };
    return cmocka_run_group_tests_name("pager", tests, NULL, NULL);
}
