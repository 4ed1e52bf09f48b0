/* Charts at the prompt: in colours where the terminal shows them, and nobody else's escapes. */
#include "person.h"

#include <stdio.h>
#include <string.h>

#define OWN                                                                                        \
    "chart.new{kind='bar', title='\\27[31mcheo\\27[0m', x='a', y='n', source='s', "                \
    "data={{a='Ba Vi', n=3}, {a='Dan Phuong', n=5}}}\r"

static void sit_at(struct person *person, const char *kind)
{
    person->rows = 30;
    person->columns = 80;
    set_variable(person, "TERM", kind);
    start(person, NULL);
}

/* 33 of 256 is the blue of a bar; the escape of the title is shown and not obeyed. */
static void a_chart_has_colours(void **state)
{
    struct person *person = *state;
    sit_at(person, "xterm-256color");
    type(person, OWN);
    expect(person, "Ba Vi");
    expect(person, "\x1b[0;38;5;33m");
    expect(person, PROMPT);
    assert_null(strstr(buffer_text(&person->screen), "\x1b[31m"));
    leave(person);
}

static void no_colour_is_honoured(void **state)
{
    struct person *person = *state;
    set_variable(person, "NO_COLOR", "1");
    sit_at(person, "xterm-256color");
    type(person, OWN);
    expect(person, "Dan Phuong");
    expect(person, PROMPT);
    assert_null(strstr(buffer_text(&person->screen), "38;5;"));
    leave(person);
}

/* A script's own colours do not reach the terminal, which shows them. */
static void what_a_script_prints_is_made_visible(void **state)
{
    struct person *person = *state;
    sit_at(person, "xterm-256color");
    type(person, "print('\\27[31mdo')\r");
    expect(person, "\\x1b[31mdo");
    expect(person, PROMPT);
    leave(person);
}

static void ctrl_c_ends_a_watch(void **state)
{
    struct person *person = *state;
    sit_at(person, "xterm-256color");
    type(person, "chart.watch('cases')\r");
    expect(person, "Ctrl-C");
    type(person, "\x03");
    expect(person, "LT-2101");
    expect(person, PROMPT);
    ask(person, "1 + 1", "2\r\n");
    leave(person);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fprintf(stderr, "usage: chart_test PROGRAM\n");
        return 2;
    }
    program_path = arguments[1];
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(a_chart_has_colours),
        ON_A_TERMINAL(no_colour_is_honoured),
        ON_A_TERMINAL(what_a_script_prints_is_made_visible),
        ON_A_TERMINAL(ctrl_c_ends_a_watch),
    };
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
