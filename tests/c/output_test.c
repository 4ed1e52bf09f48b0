/* output.c on a terminal: control bytes of the text are made visible, the line that is written over
   begins with a carriage return of our own. */
#define _GNU_SOURCE /* posix_openpt */

#include "output.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A terminal hands on what it got bit by bit. */
static void assert_seen(int person, const char *expected)
{
    char seen[100] = {0};
    size_t length = 0;
    struct pollfd ready = {.fd = person, .events = POLLIN};
    while (length < strlen(expected) && poll(&ready, 1, 5000) > 0) {
        const ssize_t got = read(person, seen + length, sizeof seen - 1 - length);
        assert_true(got > 0);
        length += (size_t)got;
    }
    assert_string_equal(seen, expected);
}

/* Stderr is a terminal while `write_text` writes the text. */
static void assert_on_terminal(void (*write_text)(const char *, size_t), const char *text,
                               const char *expected)
{
    const int person = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(person >= 0 && grantpt(person) == 0 && unlockpt(person) == 0);
    const int terminal = open(ptsname(person), O_RDWR | O_NOCTTY);
    const int before = dup(STDERR_FILENO);
    assert_true(terminal >= 0 && before >= 0 && dup2(terminal, STDERR_FILENO) >= 0);
    write_text(text, strlen(text));
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    assert_seen(person, expected);
    close(before);
    close(terminal);
    close(person);
}

static void shows_control_bytes(void **state)
{
    (void)state;
    assert_on_terminal(output_error, "một\r\x1B[31mhai", "một\\x0d\\x1b[31mhai");
}

static void writes_over_the_line(void **state)
{
    (void)state;
    assert_on_terminal(output_status, "[##..] 2/4 t\x1Bp", "\r[##..] 2/4 t\\x1bp");
}

static void says_nothing_where_nobody_looks(void **state)
{
    (void)state;
    int ends[2];
    char byte = 0;
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    const int before = dup(STDERR_FILENO);
    assert_true(before >= 0 && dup2(ends[1], STDERR_FILENO) >= 0);
    output_status("x", 1);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    assert_int_equal(read(ends[0], &byte, 1), -1);
    close(before);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_control_bytes),
        cmocka_unit_test(writes_over_the_line),
        cmocka_unit_test(says_nothing_where_nobody_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
