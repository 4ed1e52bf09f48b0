/* Keys, statements of several lines, the editor, completion as it is seen. The editors are scripts.
 */
#include "person.h"

#include <signal.h>
#include <string.h>
#include <termios.h>

#define UP        "\033[A"
#define DOWN      "\033[B"
#define ALT_ENTER "\033\r"
#define ALT_H     "\033h"
#define SHIFT_TAB "\033[Z"
#define EDIT      "\030\005" /* Ctrl-X Ctrl-E */

static void alt_enter_always_breaks_the_line(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "first = 20" ALT_ENTER "second = 22");
    expect(person, "second = 22");
    ask(person, "", "");
    ask(person, "first + second", "42\r\n");
    leave(person);
}

static void up_moves_within_a_statement_before_it_leaves_it(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "old = 'older'", "");
    /* typed under the second line: Up goes to the first, and the text ends up there */
    type(person, "a = 1" ALT_ENTER "b = 2" UP " + 40" DOWN " + 50\r");
    expect(person, PROMPT);
    ask(person, "a .. '/' .. b", "41/52\r\n");
    leave(person);
}

static void up_leads_back_into_what_continues_a_statement(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "function tell()\r");
    expect(person, "...function> ");
    type(person, "return 'wrong' end" UP);
    expect(person, PROMPT "function tell()");
    type(person, DOWN "\001\013return 'ri' .. 'ght' end\r"); /* Ctrl-A Ctrl-K */
    expect(person, PROMPT);
    ask(person, "tell()", "right\r\n");
    leave(person);
}

static void up_finds_what_begins_as_typed(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "alpha = 'al' .. 'pha1'", "");
    ask(person, "beta = 1", "");
    ask(person, "if true then\rprint('in' .. 'side') end", "inside");
    ask(person, "alp" UP "; print(alpha)", "alpha1\r\n");
    /* without text: one after the other, over a statement of two lines */
    type(person, UP UP UP UP UP);
    ask(person, "; print(beta + 6)", "7\r\n");
    leave(person);
}

static void two_empty_lines_ask(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "f(1,\r");
    expect(person, "...(> ");
    type(person, "\r");
    expect(person, "...(> ");
    type(person, "\r");
    expect(person, "b rồi Enter");
    type(person, "\r");
    expect(person, "...(> ");
    type(person, "\r");
    expect(person, "b rồi Enter");
    type(person, "b\r");
    expect(person, PROMPT);
    ask(person, "40 + 2", "42\r\n");
    leave(person);
}

/* Ctrl-X Ctrl-E: what is saved runs. */
static void the_editor_gets_the_statement_and_what_is_saved_runs(void **state)
{
    struct person *person = *state;
    write_file(person, "bin/edit",
               "#!/bin/sh\ncp \"$2\" \"$HOME/given\"\nprintf 'answer = %s\\nprint(answer + 1)\\n' "
               "\"$1\" > \"$2\"\n",
               0700);
    set_variable(person, "VISUAL", "./bin/edit '40 + 1'");
    set_variable(person, "EDITOR", "false");
    start(person, NULL);
    type(person, "for i = 1, 2 do\r");
    expect(person, "...for> ");
    type(person, "print(i" EDIT);
    expect(person, "42\r\n");
    expect(person, PROMPT);
    assert_string_equal(read_file(person, "given"), "for i = 1, 2 do\nprint(i\n");
    assert_non_null(strstr(read_file(person, ".local/state/lotrinh/history"),
                           "answer = 40 + 1\nprint(answer + 1)\n"));
    ask(person, ".sua", "42\r\n"); /* the last statement */
    assert_string_equal(read_file(person, "given"), "answer = 40 + 1\nprint(answer + 1)\n");
    leave(person);
}

/* An editor that fails, or is left without saving, loses nothing. */
static void an_editor_that_fails_keeps_the_text(void **state)
{
    struct person *person = *state;
    write_file(person, "bin/fail", "#!/bin/sh\necho gone > \"$1\"\nexit 3\n", 0700);
    set_variable(person, "VISUAL", "./bin/fail");
    start(person, NULL);
    type(person, "print(40 +" EDIT);
    expect(person, "LT-1193");
    expect(person, PROMPT "print(40 +");
    ask(person, " 2)", "42\r\n");
    leave(person);

    set_variable(person, "VISUAL", "");
    set_variable(person, "EDITOR", "true");
    start(person, NULL);
    type(person, "print(41 +" EDIT);
    expect(person, PROMPT "print(41 +");
    ask(person, " 2)", "43\r\n");
    leave(person);

    set_variable(person, "EDITOR", "/nothere/edit");
    start(person, NULL);
    type(person, "print(42 +" EDIT);
    expect(person, "LT-1195");
    ask(person, " 2)", "44\r\n");
    leave(person);
}

static void help_shows_below_the_line_that_goes_on(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "7 * 6, db:query" ALT_H);
    expect(person, "db:query(sql, ...)");
    expect(person, PROMPT "7 * 6, db:query");
    type(person, "\010\010\010\010\010\010\010\010");
    type(person, "1\r");
    expect(person, "42\r\n");
    expect(person, PROMPT);
    leave(person);
}

static void tab_goes_through_what_may_be_meant(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "commune_a, commune_b, commune_c = 'mo' .. 't', 'ha' .. 'i', 'b' .. 'a'", "");
    type(person, "comm\t");
    expect(person, "commune_b");
    expect(person, PROMPT "commune_");
    ask(person, "\t\t", "hai\r\n");
    ask(person, "comm\t\t\t" SHIFT_TAB, "mot\r\n");
    ask(person, "'x', comm\t\t\033\033une_c", "ba\r\n");
    leave(person);
}

static void history_is_found_saved_and_disabled(void **state)
{
    struct person *person = *state;
    start(person, (const char *const[]){"--history=here", NULL});
    ask(person, "rate = 2153 / 2412", "");
    ask(person, "nothere", "LT-2115");
    ask(person, ".history /RATE/", "rate = 2153 / 2412\r\n");
    ask(person, ".save done", "done.lua");
    leave(person);
    assert_non_null(
        strstr(read_file(person, "here"), "nothere\n")); /* to be mended and run again */
    assert_non_null(strstr(read_file(person, "done.lua"), "\nrate = 2153 / 2412\n"));
    assert_string_equal(read_file(person, ".local/state/lotrinh/history"), "");
    launch(person, (const char *const[]){"run", "done.lua", NULL});
    assert_int_equal(wait_end(person), 0);

    set_variable(person, "LOTRINH_HISTORY", "");
    start(person, NULL);
    ask(person, "kept = 'in memory'", "");
    ask(person, ".history", "kept = 'in memory'\r\n");
    leave(person);
    assert_string_equal(read_file(person, ".local/state/lotrinh/history"), "");
}

/* What one prompt stores does not take the place of what the other stored. */
static void two_prompts_share_the_history(void **state)
{
    struct person *person = *state;
    struct person other = *person;
    buffer_init(&other.screen, LARGEST_SCREEN);
    start(person, NULL);
    start(&other, NULL);
    ask(person, "one = 1", "");
    ask(&other, "two = 2", "");
    ask(person, "three = 3", "");
    leave(&other);
    leave(person);
    const char *text = read_file(person, ".local/state/lotrinh/history");
    assert_non_null(strstr(text, "one = 1\n"));
    assert_non_null(strstr(text, "two = 2\n"));
    assert_non_null(strstr(text, "three = 3\n"));
    buffer_free(&other.screen);
}

static void inputrc_has_the_last_word(void **state)
{
    struct person *person = *state;
    static char path[128];
    strcpy(path, write_file(person, "keys", "\"\\eh\": \"40 + 2\"\n", 0600));
    set_variable(person, "INPUTRC", path);
    start(person, NULL);
    ask(person, ALT_H, "42\r\n");
    leave(person);
}

static void control_r_finds_a_whole_statement(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "if true then\rprint('fo' .. 'und') end", "found");
    ask(person, "other = 1", "");
    ask(person, "\022then", "found\r\n");
    leave(person);
}

static void the_keys_are_listed(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, ".keys", "Ctrl-X Ctrl-E");
    leave(person);
}

static void control_z_suspends_and_comes_back(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    struct termios of_the_shell;
    struct termios of_the_prompt;
    type(person, "40 + ");
    expect(person, "40 + ");
    assert_int_equal(tcgetattr(person->terminal, &of_the_prompt), 0);
    of_the_shell = of_the_prompt;
    of_the_shell.c_lflag |= ICANON | ECHO;
    /* A session leader of its own cannot be stopped; what a shell does to the terminal meanwhile,
       and that it lets the program go on, is done here. */
    assert_int_equal(tcsetattr(person->terminal, TCSANOW, &of_the_shell), 0);
    kill(person->program, SIGCONT);
    expect(person, PROMPT "40 + ");
    assert_int_equal(tcgetattr(person->terminal, &of_the_shell), 0);
    assert_int_equal(of_the_shell.c_lflag, of_the_prompt.c_lflag);
    ask(person, "2", "42\r\n");
    leave(person);
}

/* "Hoà" typed and one letter taken back, where the locale knows bytes only. */
static void backspace_takes_a_letter_in_any_locale(void **state)
{
    struct person *person = *state;
    set_variable(person, "LC_ALL", "C");
    start(person, NULL);
    ask(person, "'<Ho\xC3\xA0\177\xC3\xB2>' .. ''", "<Ho\xC3\xB2>\r\n");
    ask(person, "utf8.len('\xC4\x91\177x')", "1\r\n");
    leave(person);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    program_path = argv[1];
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(alt_enter_always_breaks_the_line),
        ON_A_TERMINAL(up_moves_within_a_statement_before_it_leaves_it),
        ON_A_TERMINAL(up_leads_back_into_what_continues_a_statement),
        ON_A_TERMINAL(up_finds_what_begins_as_typed),
        ON_A_TERMINAL(two_empty_lines_ask),
        ON_A_TERMINAL(the_editor_gets_the_statement_and_what_is_saved_runs),
        ON_A_TERMINAL(an_editor_that_fails_keeps_the_text),
        ON_A_TERMINAL(help_shows_below_the_line_that_goes_on),
        ON_A_TERMINAL(tab_goes_through_what_may_be_meant),
        ON_A_TERMINAL(history_is_found_saved_and_disabled),
        ON_A_TERMINAL(two_prompts_share_the_history),
        ON_A_TERMINAL(inputrc_has_the_last_word),
        ON_A_TERMINAL(control_r_finds_a_whole_statement),
        ON_A_TERMINAL(the_keys_are_listed),
        ON_A_TERMINAL(control_z_suspends_and_comes_back),
        ON_A_TERMINAL(backspace_takes_a_letter_in_any_locale),
    };
    return cmocka_run_group_tests_name("editing", tests, NULL, NULL);
}
