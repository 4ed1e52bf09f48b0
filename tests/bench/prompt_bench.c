/* How long the prompt lets one wait: to the first prompt, until Tab answers for the first time and
   then on, to the first screen of a result of a million rows. On the built-in figures and on a
   database of a million observations. Usage: LOTRINH names the program; ROWS=... for fewer. */
#define _GNU_SOURCE

#include "person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { RUNS = 11 };

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_row(const char *name, double *times, double limit)
{
    qsort(times, RUNS, sizeof *times, compare);
    printf("%-58s %8.1f %8.1f %8.0f%s\n", name, times[RUNS / 2], times[RUNS - 1], limit,
           times[RUNS / 2] > limit ? "  TOO LATE" : "");
}

/* The time from the last of what is typed to what is then shown. */
static double wait_for(struct person *person, const char *typed, const char *shown)
{
    const double began = now_ms();
    type(person, typed);
    expect(person, shown);
    return now_ms() - began;
}

/* Ctrl-C throws away what was typed after it and not yet read, so its mark is waited for. */
static void drop_line(struct person *person)
{
    type(person, "\003");
    expect(person, "^C");
    expect(person, person->prompt);
}

/* To the first prompt, and from there to the first answer of Tab. */
static void measure_start(struct person *person, const char *name)
{
    double starts[RUNS];
    double firsts[RUNS];
    double nexts[RUNS];
    char row[80];
    for (int run = 0; run < RUNS; run++) {
        const double began = now_ms();
        start(person, NULL);
        starts[run] = now_ms() - began;
        firsts[run] = wait_for(person, "unit.find(\"dong an\t", "Đông Anh");
        drop_line(person);
        nexts[run] = wait_for(person, "SELECT * FROM observation WHERE period_e\t", "period_end");
        drop_line(person);
        leave(person);
    }
    snprintf(row, sizeof row, "%s: first prompt", name);
    print_row(row, starts, 50);
    snprintf(row, sizeof row, "%s: first Tab, a unit's name", name);
    print_row(row, firsts, 50);
    snprintf(row, sizeof row, "%s: Tab, a column", name);
    print_row(row, nexts, 50);
}

/* What the screen costs beyond the query itself, which runs with ";" for comparison. */
static void measure_screen(struct person *person, const char *rows)
{
    double times[RUNS];
    char query[256];
    snprintf(query, sizeof query,
             "big = db:query[[WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
             " WHERE x < %s) SELECT x, x / 7.0 AS r, 'ten ' || x AS s FROM c]];\r",
             rows);
    start(person, NULL);
    type(person, query);
    expect(person, "\n");
    expect(person, person->prompt);
    for (int run = 0; run < RUNS; run++) {
        times[run] = wait_for(person, "big\r", "trang-dau");
        type(person, "\r");
        expect(person, person->prompt);
    }
    leave(person);
    print_row("first screen of a result of so many rows, in the pager", times, 100);
}

static void fill(struct person *person, const char *rows)
{
    char statement[1024];
    snprintf(statement, sizeof statement,
             "%s init lotrinh.db --quiet && sqlite3 lotrinh.db \"WITH RECURSIVE c(x) AS (SELECT 1"
             " UNION ALL SELECT x + 1 FROM c WHERE x < %s) INSERT INTO observation (unit_id,"
             " measure, period_kind, period_start, period_end, vintage, version, value, import_id,"
             " cell) SELECT 1 + x %% 700, 'settled', 'year', '2025-01-01', '2025-12-31',"
             " 'official', 100 + x, x %% 90, (SELECT min(import_id) FROM import), 'A1' FROM c\"",
             program_path, rows);
    write_file(person, "fill", statement, 0700);
    const char *program = program_path;
    program_path = "/bin/sh";
    launch(person, (const char *const[]){"fill", NULL});
    program_path = program;
    assert_int_equal(wait_end(person), 0);
}

static void study(void **state)
{
    struct person *person = *state;
    const char *rows = getenv("ROWS") == NULL ? "1000000" : getenv("ROWS");
    static char pager[128];
    strcpy(pager, write_file(person, "pager",
                             "#!/bin/sh\nhead -n 40 > /dev/null\necho trang'-'dau\n"
                             "read answer < /dev/tty\n",
                             0700));
    set_variable(person, "LOTRINH_PAGER", pager);
    person->columns = 500;
    printf("%-58s %8s %8s %8s\n", "milliseconds, 11 runs", "median", "most", "limit");
    measure_start(person, "built-in figures");
    measure_screen(person, rows);
    fill(person, rows);
    person->prompt = "lotrinh lotrinh.db (chỉ đọc)> ";
    measure_start(person, "a million observations");
}

int main(void)
{
    program_path = getenv("LOTRINH");
    if (program_path == NULL) {
        fprintf(stderr, "set LOTRINH to the program to measure\n");
        return 2;
    }
    const struct CMUnitTest tests[] = {ON_A_TERMINAL(study)};
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
