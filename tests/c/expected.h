/* Reading the CSV files of expected values made by tests/r, and comparing by relative error. */
#ifndef LOTRINH_TESTS_EXPECTED_H
#define LOTRINH_TESTS_EXPECTED_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct expected {
    FILE *file;
    char line[4096];
    char *cells[512];
    int count;
};

/* One row into cells; comments and the row of headings are passed over. */
static inline bool expected_next(struct expected *table)
{
    do {
        if (fgets(table->line, sizeof table->line, table->file) == NULL) {
            fclose(table->file);
            table->file = NULL;
            return false;
        }
    } while (table->line[0] == '#');
    table->line[strcspn(table->line, "\r\n")] = '\0';
    table->count = 0;
    char *start = table->line;
    for (char *at = start;; at++) {
        if (*at != ',' && *at != '\0')
            continue;
        const bool end = *at == '\0';
        *at = '\0';
        table->cells[table->count++] = start;
        start = at + 1;
        if (end)
            return true;
    }
}

/* Opens TESTS_FOLDER/NAME and passes over the headings. */
static inline void expected_open(struct expected *table, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", TESTS_FOLDER, name);
    table->file = fopen(path, "r");
    if (table->file == NULL) {
        fprintf(stderr, "cannot open %s\n", path);
        abort();
    }
    expected_next(table);
}

static inline double expected_number(const struct expected *table, int column)
{
    return strtod(table->cells[column], NULL);
}

static inline long long expected_count(const struct expected *table, int column)
{
    return strtoll(table->cells[column], NULL, 10);
}

/* |a - b| <= tolerance |b|; 0 and NaN must be met exactly. Says what was seen when it is not so. */
static inline bool near_relative(double seen, double expected, double tolerance)
{
    if (isnan(expected) || isnan(seen)) {
        if (isnan(expected) && isnan(seen))
            return true;
    } else if (fabs(seen - expected) <= tolerance * fabs(expected) || seen == expected) {
        return true;
    }
    fprintf(stderr, "seen %.17g, expected %.17g\n", seen, expected);
    return false;
}

/* Correct significant digits, at most 15 as in the tables of NIST (log relative error). */
static inline double digits(double seen, double certified)
{
    if (seen == certified)
        return 15;
    const double error = certified == 0 ? fabs(seen) : fabs(seen - certified) / fabs(certified);
    return fmin(15, -log10(error));
}

#endif
