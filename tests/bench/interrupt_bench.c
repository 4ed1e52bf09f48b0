/* How long Ctrl-C takes: from the key to the next prompt, in each situation of situations.h, in the
   pager and the editor, each at RUNS moments, then at MOMENTS moments of any of them. After each
   the terminal must be as it was and the session must answer. Usage: LOTRINH names the program. */
#define _GNU_SOURCE /* usleep */

#define ROWS "1000000"

#include "person.h"
#include "situations.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5, MOMENTS = 200, LATEST_MS = 600, OTHERS = 4, ALL = SITUATIONS + OTHERS };

static const double LIMIT_ACTS = 200;
static const double LIMIT_REPLACED = 2500;

/* What is no statement of the worker. */
static const struct situation others[OTHERS] = {
    {"pager", "rows = db:query'SELECT * FROM unit';", BEGIN "return rows", true},
    {"editor", NULL, "print('bat' .. 'dau')\030\005", true},
    {"completion", NULL, BEGIN "unit.find('dong\t\t\t", true},
    {"half a statement", NULL, BEGIN "f(", true},
};

struct sum {
    double times[RUNS + MOMENTS];
    size_t count;
    size_t replaced;
};

static struct sum sums[ALL];
static struct termios sane;

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static const struct situation *situation_at(size_t i)
{
    return i < SITUATIONS ? &situations[i] : &others[i - SITUATIONS];
}

static void check_sanity(struct person *person)
{
    struct termios now;
    memset(&now, 0, sizeof now);
    assert_int_equal(tcgetattr(person->terminal, &now), 0);
    assert_int_equal(now.c_lflag, sane.c_lflag);
    assert_int_equal(now.c_iflag, sane.c_iflag);
    assert_int_equal(now.c_oflag, sane.c_oflag);
    assert_int_equal(tcgetpgrp(person->terminal), person->program);
    ask(person, "6 * 7", "42\r\n");
}

static void interrupt_once(struct person *person, size_t which)
{
    const struct situation *situation = situation_at(which);
    struct sum *sum = &sums[which];
    if (situation->prepare != NULL)
        ask(person, situation->prepare, "");
    type(person, situation->busy);
    if (which < SITUATIONS || which == SITUATIONS)
        type(person, "\r");
    if (which == SITUATIONS || which == SITUATIONS + 1)
        expect(person, "began"); /* said by the other program: it has the terminal */
    else
        expect(person, which < SITUATIONS ? "batdau" : "bat");
    usleep((useconds_t)(rand() % LATEST_MS) * 1000);
    const size_t before = person->read_to;
    const double began = now_ms();
    type(person, "\003");
    expect(person, "^C"); /* by the terminal or by us; a list of candidates shows prompts too */
    expect(person, PROMPT);
    sum->times[sum->count++] = now_ms() - began;
    sum->replaced += strstr(buffer_text(&person->screen) + before, "biến đã mất") != NULL;
    if (which == SITUATIONS + 1) { /* the text stands at the prompt again */
        type(person, "\003");
        expect(person, PROMPT);
    }
    check_sanity(person);
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_table(void)
{
    printf("%-36s %6s %9s %9s %9s %9s\n", "Ctrl-C during", "times", "median ms", "most ms",
           "limit ms", "replaced");
    for (size_t i = 0; i < ALL; i++) {
        struct sum *sum = &sums[i];
        qsort(sum->times, sum->count, sizeof *sum->times, compare);
        const double limit = situation_at(i)->acts ? LIMIT_ACTS : LIMIT_REPLACED;
        const double most = sum->times[sum->count - 1];
        printf("%-36s %6zu %9.1f %9.1f %9.0f %9zu%s\n", situation_at(i)->name, sum->count,
               sum->times[sum->count / 2], most, limit, sum->replaced,
               most > limit ? "  TOO LATE" : "");
    }
}

static void study(void **state)
{
    struct person *person = *state;
    set_variable(person, "LOTRINH_PAGER", "sh -c 'echo be''gan; exec sleep 1000'");
    set_variable(person, "VISUAL", "sh -c 'echo be''gan; exec sleep 1000'");
    person->rows = 24;
    person->columns = 500; /* a line that wraps is drawn again, with its prompt */
    srand(1);
    start(person, NULL);
    assert_int_equal(tcgetattr(person->terminal, &sane), 0);
    for (size_t i = 0; i < ALL; i++)
        for (int run = 0; run < RUNS; run++)
            interrupt_once(person, i);
    for (int moment = 0; moment < MOMENTS; moment++) {
        interrupt_once(person, (size_t)rand() % ALL);
        buffer_clear(&person->screen);
        person->read_to = 0;
    }
    leave(person);
    print_table();
}

int main(void)
{
    program_path = getenv("LOTRINH");
    if (program_path == NULL) {
        fprintf(stderr, "set LOTRINH to the program to measure\n");
        return 2;
    }
    const struct CMUnitTest tests[] = {ON_A_TERMINAL(study)};
    return cmocka_run_group_tests_name("interrupts", tests, NULL, NULL);
}
