/* The prompt on a real pseudo-terminal: statements, Ctrl-C, history, completion. */
#include "person.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

static void shows_results_and_leaves_with_control_d(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "40 + 2", "42\r\n");
    ask(person, "_ + 1", "43\r\n");
    ask(person, "t = {a = {1, 2}, b = 'x' .. 'y'}", "");
    ask(person, "t", "{a = {1, 2}, b = \"xy\"}");
    ask(person, "('Hòa ' .. 'Giải'), nil", "Hòa Giải\r\nnil\r\n");
    ask(person, "error('hong' .. 'roi')", "LT-2100 hongroi");
    leave(person);
}

static void a_semicolon_silences(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "600 + 66;\r");
    expect(person, PROMPT);
    ask(person, "_ + 1", "667\r\n");
    assert_null(strstr(buffer_text(&person->screen), "666\r\n"));
    type(person, ".quit\r");
    assert_int_equal(wait_end(person), 0);
}

static void statements_go_over_several_lines(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "local sum = 0\r");
    expect(person, "(");
    expect(person, PROMPT);
    type(person, "for i = 1, 8 do\r");
    expect(person, "...for> ");
    type(person, "  sum = sum + i\r");
    expect(person, "...for> ");
    ask(person, "end", "");
    ask(person, "sum", "36\r\n");
    leave(person);
}

static void a_pasted_block_is_one_statement(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "\033[200~a = 20\nb = 22\nprint(a + b)\033[201~");
    expect(person, "print(a + b)");
    ask(person, "", "42\r\n");
    leave(person);
}

static void sql_needs_no_mode(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "select nothere from sqlite_master", "LT-12");
    type(person, "select 40 + 2 as so\r");
    expect(person, PROMPT);
    ask(person, "_.so:sum()", "42\r\n");
    type(person, "SELECT x FROM\r");
    expect(person, "sql> ");
    type(person, "(SELECT 9 AS x)\r");
    expect(person, "sql> ");
    type(person, ";\r");
    expect(person, PROMPT);
    ask(person, "_.x:sum() * 11", "99\r\n");
    ask(person, "select('#', 1, 2, 3) + 4", "7\r\n");
    leave(person);
}

static void control_c_at_the_prompt_only_drops_what_was_typed(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "\003");
    expect(person, "Ctrl-D");
    expect(person, PROMPT);
    type(person, "half typ");
    expect(person, "half typ");
    type(person, "\003");
    expect(person, PROMPT);
    type(person, "if true then\r");
    expect(person, "...if> ");
    type(person, "\003");
    expect(person, PROMPT);
    ask(person, "40 + 2", "42\r\n");
    leave(person);
}

static void control_c_stops_lua_and_keeps_the_session(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "kept = 40", "");
    static const char *const endless[] = {
        "print('bat' .. 'dau') while true do end",
        "print('bat' .. 'dau') while true do pcall(function() while true do end end) end",
        "print('bat' .. 'dau') while true do"
        " coroutine.resume(coroutine.create(function() while true do end end)) end",
        "print('bat' .. 'dau') xpcall(function() while true do end end,"
        " function() while true do end end)",
    };
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        type(person, endless[i]);
        type(person, "\r");
        expect(person, "batdau");
        type(person, "\003");
        expect(person, "LT-2101");
        expect(person, PROMPT);
    }
    ask(person, "kept + 2", "42\r\n");
    leave(person);
}

static void control_c_stops_sql_and_keeps_the_session(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "kept = 40", "");
    type(person, "print('bat' .. 'dau') db:query[[WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL"
                 " SELECT x + 1 FROM c) SELECT count(*) AS n FROM c]]\r");
    expect(person, "batdau");
    type(person, "\003");
    expect(person, "LT-2101");
    expect(person, PROMPT);
    ask(person, "kept + 2", "42\r\n");
    leave(person);
}

/* A loop inside a C function of Lua: nothing within the worker can stop it. */
#define PATTERN_BOMB "print('bat' .. 'dau') string.find(('a'):rep(5000), ('.-'):rep(8) .. 'b')\r"

static void what_cannot_be_stopped_is_replaced(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "lost = 40", "");
    type(person, PATTERN_BOMB);
    expect(person, "batdau");
    see_it_work(person);
    type(person, "\003"); /* not back in time: killed */
    expect(person, "biến đã mất");
    expect(person, PROMPT);
    ask(person, "lost", "LT-2115");
    type(person, PATTERN_BOMB);
    expect(person, "batdau");
    see_it_work(person);
    type(person, "\003");
    expect(person, "^C");
    type(person, "\003"); /* a second time: at once */
    expect(person, "biến đã mất");
    expect(person, PROMPT);
    ask(person, "40 + 2", "42\r\n");
    leave(person);
}

static void the_terminal_is_usable_while_work_goes_on(void **state)
{
    struct person *person = *state;
    struct termios settings;
    start(person, NULL);
    type(person, "print('bat' .. 'dau') while true do end\r");
    expect(person, "batdau");
    assert_int_equal(tcgetattr(person->terminal, &settings), 0);
    assert_true((settings.c_lflag & (ECHO | ICANON | ISIG)) == (ECHO | ICANON | ISIG));
    type(person, "\003");
    expect(person, PROMPT);
    kill(person->program, SIGTERM);
    assert_int_equal(wait_end(person), 143);
}

static void history_is_written_at_once_for_its_owner_only(void **state)
{
    struct person *person = *state;
    char path[128];
    struct stat status;
    start(person, NULL);
    type(person, "if true then\r");
    expect(person, "...if> ");
    ask(person, "print(6 * 7) end", "42\r\n");
    type(person, " secret = 1\r");
    expect(person, PROMPT);
    snprintf(path, sizeof path, "%s/.local/state/lotrinh/history", person->home);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    kill(person->program, SIGKILL); /* nothing is left to be done at the end */
    wait_end(person);

    const char *text = read_file(person, ".local/state/lotrinh/history");
    assert_non_null(strstr(text, "if true then\nprint(6 * 7) end\n"));
    assert_null(strstr(text, "secret"));

    start(person, NULL);
    type(person, "\020"); /* Ctrl-P: the whole statement comes back */
    expect(person, "print(6 * 7) end");
    ask(person, "", "42\r\n");
    leave(person);
}

static void the_start_up_file_is_read_unless_refused(void **state)
{
    struct person *person = *state;
    write_file(person, ".config/lotrinh/khoidong.lua", "ready = 42\nnothere()\n", 0600);
    start(person, NULL);
    assert_non_null(strstr(buffer_text(&person->screen), "khoidong.lua:2"));
    ask(person, "ready", "42\r\n");
    leave(person);
    start(person, (const char *const[]){"--no-rc", NULL});
    ask(person, "ready", "LT-2115");
    leave(person);
}

/* A file that lies in a folder runs only after its reader said so, and only as it was then. */
static void a_project_file_runs_once_trusted(void **state)
{
    struct person *person = *state;
    write_file(person, ".lotrinh.lua", "project = 6 * 7\n", 0600);
    launch(person, NULL);
    expect(person, ".tin");
    expect(person, PROMPT);
    ask(person, "project", "LT-2115");
    ask(person, ".tin", "");
    ask(person, "project", "42\r\n");
    leave(person);
    start(person, NULL);
    ask(person, "project", "42\r\n");
    leave(person);
    write_file(person, ".lotrinh.lua", "project = 6 * 8\n", 0600);
    start(person, NULL);
    ask(person, "project", "LT-2115");
    ask(person, ".trust", "");
    leave(person);
    start(person, (const char *const[]){"--no-rc", NULL});
    ask(person, "project", "LT-2115");
    leave(person);
}

static void errors_show_their_line_and_on_request_all(void **state)
{
    struct person *person = *state;
    write_file(person, "work.lua",
               "function rate(n)\n  if n == 0 then return missing_one end\n"
               "  return (rate(n - 1))\nend\n",
               0600);
    start(person, NULL);
    ask(person, ".load work.lua", "");
    type(person, "rate(3)\r");
    expect(person, "LT-2115");
    expect(person, "  --> work.lua:2\r\n"
                   "  2 |   if n == 0 then return missing_one end\r\n"
                   "    |                         ^~~~~~~~~~~\r\n");
    expect(person, "work.lua:2 in rate <- work.lua:3 in rate <- … ×1 <- work.lua:3");
    expect(person, PROMPT);
    type(person, ".vet\r");
    expect(person, "LT-2115");
    expect(person, "      <lotrinh>/world.lua:");
    expect(person, PROMPT);
    leave(person);
}

static void colour_is_for_terminals_that_want_it(void **state)
{
    struct person *person = *state;
    launch(person, (const char *const[]){"-e", "error('x')", NULL});
    expect(person, "\033[1;31m✘\033[0m LT-2100");
    wait_end(person);
    set_variable(person, "NO_COLOR", "1");
    launch(person, (const char *const[]){"-e", "error('x')", NULL});
    expect(person, "✘ LT-2100");
    wait_end(person);
    set_variable(person, "NO_COLOR", "");
    set_variable(person, "TERM", "dumb");
    launch(person, (const char *const[]){"-e", "error('x')", NULL});
    expect(person, "✘ LT-2100");
    wait_end(person);
}

static void tab_completes_names_and_fields(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    ask(person, "commune = {mediators = 21 * 2}", "");
    type(person, "comm\t.medi\t\r");
    expect(person, "42\r\n");
    expect(person, PROMPT);
    type(person, ".qu\t\r");
    assert_int_equal(wait_end(person), 0);
}

/* "Hòa" in one code point a letter, and with the accent as a mark of its own. */
static void tables_align_in_both_normal_forms(void **state)
{
    struct person *person = *state;
    start(person, NULL);
    type(person, "SELECT 'H\xC3\xB2"
                 "a' AS name, 7 AS n UNION ALL SELECT 'Ho\xCC\x80"
                 "a', 8 UNION ALL SELECT 'abcd', 9;\r");
    expect(person, "name  n\r\n");
    expect(person, "a   7\r\n");
    expect(person, "a   8\r\n");
    expect(person, "abcd  9\r\n");
    expect(person, PROMPT);
    leave(person);
}

/* A reading left half done, and one left by an error, hold no lock while the prompt waits. */
static void an_open_prompt_lets_others_import(void **state)
{
    struct person *person = *state;
    struct person clerk = *person;
    buffer_init(&clerk.screen, LARGEST_SCREEN);
    write_file(person, "a.csv",
               "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\nPhường Ba Đình,5,4,1\n", 0600);
    launch(person, (const char *const[]){"init", NULL});
    assert_int_equal(wait_end(person), 0);
    person->prompt = "lotrinh lotrinh.db (chỉ đọc)> ";
    start(person, NULL);
    ask(person, "f, s = db:rows('SELECT code FROM unit'); print(f(s).code)", "00001\r\n");
    ask(person, "g, t = db:rows('SELECT code FROM unit'); g(t); error('gi' .. 'ua')", "giua");
    launch(&clerk,
           (const char *const[]){"import", "a.csv", "--period=2026-H1", "--vintage=so_bo", NULL});
    expect(&clerk, "Đã nhập 1 báo cáo");
    assert_int_equal(wait_end(&clerk), 0);
    ask(person, "f(s)", "LT-1244");
    ask(person, "#db:query('SELECT * FROM observation WHERE value = 5')", "1\r\n");
    type(person, "\004");
    assert_int_equal(wait_end(person), 0);
    buffer_free(&clerk.screen);
}

static void batch_work_is_stopped_by_signals(void **state)
{
    struct person *person = *state;
    static const char loop[] = "print('bat' .. 'dau') while true do end";
    launch(person, (const char *const[]){"-e", loop, NULL});
    expect(person, "batdau");
    type(person, "\003");
    expect(person, "LT-2101");
    assert_int_equal(wait_end(person), 130);

    launch(person, (const char *const[]){"-e", loop, NULL});
    expect(person, "batdau");
    kill(person->program, SIGTERM);
    expect(person, "LT-2104");
    assert_int_equal(wait_end(person), 143);

    launch(person, (const char *const[]){"-e",
                                         "print('bat' .. 'dau')"
                                         " return ('a'):rep(5000):find(('.-'):rep(8) .. 'b')",
                                         NULL});
    expect(person, "batdau");
    type(person, "\003"); /* does not look at its flag: ended from outside */
    expect(person, "LT-2101");
    assert_int_equal(wait_end(person), 130);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    program_path = argv[1];
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(shows_results_and_leaves_with_control_d),
        ON_A_TERMINAL(a_semicolon_silences),
        ON_A_TERMINAL(statements_go_over_several_lines),
        ON_A_TERMINAL(a_pasted_block_is_one_statement),
        ON_A_TERMINAL(sql_needs_no_mode),
        ON_A_TERMINAL(control_c_at_the_prompt_only_drops_what_was_typed),
        ON_A_TERMINAL(control_c_stops_lua_and_keeps_the_session),
        ON_A_TERMINAL(control_c_stops_sql_and_keeps_the_session),
        ON_A_TERMINAL(what_cannot_be_stopped_is_replaced),
        ON_A_TERMINAL(the_terminal_is_usable_while_work_goes_on),
        ON_A_TERMINAL(history_is_written_at_once_for_its_owner_only),
        ON_A_TERMINAL(the_start_up_file_is_read_unless_refused),
        ON_A_TERMINAL(a_project_file_runs_once_trusted),
        ON_A_TERMINAL(errors_show_their_line_and_on_request_all),
        ON_A_TERMINAL(colour_is_for_terminals_that_want_it),
        ON_A_TERMINAL(tab_completes_names_and_fields),
        ON_A_TERMINAL(tables_align_in_both_normal_forms),
        ON_A_TERMINAL(an_open_prompt_lets_others_import),
        ON_A_TERMINAL(batch_work_is_stopped_by_signals),
    };
    return cmocka_run_group_tests_name("pty", tests, NULL, NULL);
}
