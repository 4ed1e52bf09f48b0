/* A person at a pseudo-terminal: types, waits for what the program shows, never for time. */
#ifndef PERSON_H
#define PERSON_H

#include "buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/types.h>

#define PROMPT "lotrinh> "

enum { MOST_SETTINGS = 8, LARGEST_SCREEN = 1 << 22 };

struct person {
    int terminal; /* our end */
    pid_t program;
    struct buffer screen; /* all that was shown */
    size_t read_to;       /* how far expect() has read it */
    char home[64];
    unsigned short rows; /* of the terminal */
    unsigned short columns;
    const char *prompt;                     /* PROMPT unless the database is a file */
    const char *settings[MOST_SETTINGS][2]; /* of the environment: name, value */
};

extern const char *program_path; /* what main() was given */

/* Sets a variable of the environment before launch(). Both texts are static. */
void set_variable(struct person *person, const char *name, const char *value);

/* Starts the program with options, NULL at the end; launch() does not wait for the prompt. */
void launch(struct person *person, const char *const *options);
void start(struct person *person, const char *const *options);

/* Reads what is shown until `text` comes after all that was expected before. */
void expect(struct person *person, const char *text);

void type(struct person *person, const char *text);

/* Types a statement and waits for what it shows, then for the next prompt. */
void ask(struct person *person, const char *statement, const char *result);

/* Waits until the worker has worked for a while: what it was asked for, not what comes before. */
void see_it_work(struct person *person);

/* Types Ctrl-D and wants exit code 0. */
void leave(struct person *person);

/* The exit code; what is shown until then is read, or the program could not finish writing. */
int wait_end(struct person *person);

/* A file below the home of the person: its folders are made. The path is static. */
const char *write_file(const struct person *person, const char *name, const char *text,
                       unsigned mode);

/* The text of such a file, "" when there is none; static. */
const char *read_file(const struct person *person, const char *name);

/* cmocka: a home of its own for each test, and its removal. */
int sit_down(void **state);
int stand_up(void **state);

#define ON_A_TERMINAL(test) cmocka_unit_test_setup_teardown(test, sit_down, stand_up)

#endif
