/* options.c: the command line as people type it. */
#include "commands.h"
#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WORDS = 12 };

struct parsed {
    struct command_line line;
    struct failure why;
    char *words[MOST_WORDS + 2];
    bool ok;
};

/* Parses "lotrinh" and these words, ended by NULL. */
static void parse(struct parsed *parsed, const char *const *words)
{
    *parsed = (struct parsed){.words = {(char *)"lotrinh"}};
    int count = 1;
    for (; words[count - 1] != NULL; count++)
        parsed->words[count] = (char *)words[count - 1];
    parsed->ok = command_line_parse(&parsed->line, count, parsed->words, &parsed->why);
}

#define PARSE(parsed, ...) parse(parsed, (const char *const[]){__VA_ARGS__, NULL})

static void takes_options_and_arguments_in_any_order(void **state)
{
    (void)state;
    static const char *const orders[][6] = {
        {"review", "2026", "--to", "out", "--force"},
        {"--to", "out", "review", "--force", "2026"},
        {"--force", "--to=out", "baocao", "2026"},
        {"baocao", "-oout", "--force", "--", "2026"},
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct parsed parsed;
        parse(&parsed, orders[i]);
        assert_true(parsed.ok);
        assert_string_equal(parsed.line.verb->name, "review");
        assert_string_equal(command_line_value(&parsed.line, "to"), "out");
        assert_string_equal(command_line_value(&parsed.line, "force"), "");
        assert_null(command_line_value(&parsed.line, "plan"));
        assert_int_equal(parsed.line.argument_count, 1);
        assert_string_equal(parsed.line.arguments[0], "2026");
        command_line_free(&parsed.line);
    }
}

static void a_script_gets_all_that_follows_it(void **state)
{
    (void)state;
    struct parsed parsed;
    PARSE(&parsed, "-q", "run", "--db", "a.db", "so_ket.lua", "--db", "-x", "--", "-");
    assert_true(parsed.ok);
    assert_string_equal(command_line_value(&parsed.line, "db"), "a.db");
    assert_int_equal(parsed.line.argument_count, 5);
    assert_string_equal(parsed.line.arguments[0], "so_ket.lua");
    assert_string_equal(parsed.line.arguments[1], "--db");
    assert_string_equal(parsed.line.arguments[4], "-");
    command_line_free(&parsed.line);
}

static void code_may_look_like_a_verb(void **state)
{
    (void)state;
    struct parsed parsed;
    PARSE(&parsed, "-e", "run", "-qe", "help()", "review", "--json");
    assert_true(parsed.ok);
    assert_null(parsed.line.verb);
    assert_string_equal(command_line_value(&parsed.line, "eval"), "help()");
    assert_string_equal(command_line_value(&parsed.line, "quiet"), "");
    assert_null(command_line_value(&parsed.line, "json")); /* it follows the first argument */
    assert_int_equal(parsed.line.argument_count, 2);
    command_line_free(&parsed.line);
}

static void the_last_value_counts(void **state)
{
    (void)state;
    struct parsed parsed;
    PARSE(&parsed, "sql", "SELECT 1", "--time-limit", "5", "--time-limit=7");
    assert_true(parsed.ok);
    assert_int_equal(command_line_number(&parsed.line, "time-limit", 3), 7);
    assert_int_equal(command_line_number(&parsed.line, "memory-limit", 3), 3);
    command_line_free(&parsed.line);
}

static void a_lone_dash_is_an_argument(void **state)
{
    (void)state;
    struct parsed parsed;
    PARSE(&parsed, "-");
    assert_true(parsed.ok);
    assert_null(parsed.line.verb);
    assert_int_equal(parsed.line.argument_count, 1);
    command_line_free(&parsed.line);
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        const char *code;
        const char *part; /* of the sentence */
    } cases[] = {
        {{"reviw", "2026"}, "LT-1020", "\"review\""},
        {{"x.lua"}, "LT-1020", "lotrinh run x.lua"},
        {{"review", "2026", "--forc"}, "LT-1021", "--force"},
        {{"doctor", "--force"}, "LT-1021", "--force"}, /* the option of another verb */
        {{"-Z"}, "LT-1021", "-Z"},
        {{"--lang", "de"}, "LT-1022", "de"},
        {{"--time-limit", "-1"}, "LT-1023", "-1"},
        {{"--time-limit", "5s"}, "LT-1023", "5s"},
        {{"sql", "1", "--db"}, "LT-1025", "--db"},
        {{"--csv=yes"}, "LT-1026", "--csv"},
        {{"run"}, "LT-1027", "run"},
        {{"review", "2026", "2027"}, "LT-1028", "2027"},
        {{"--today", "2025-02-29"}, "LT-1011", "2025-02-29"},
        {{"--today", "2026-1-1"}, "LT-1011", "2026-1-1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct parsed parsed;
        parse(&parsed, cases[i].words);
        assert_false(parsed.ok);
        assert_int_equal(parsed.why.kind, FAILURE_USAGE);
        assert_string_equal(parsed.why.code, cases[i].code);
        assert_non_null(strstr(parsed.why.text, cases[i].part));
        command_line_free(&parsed.line);
    }
}

static void refuses_more_options_than_it_has_room_for(void **state)
{
    (void)state;
    enum { MANY = 70 };
    char *words[MANY + 2] = {(char *)"lotrinh"};
    for (int i = 1; i <= MANY; i++)
        words[i] = (char *)"-q";
    struct command_line line;
    struct failure why = {0};
    assert_false(command_line_parse(&line, MANY + 1, words, &why));
    assert_string_equal(why.code, "LT-1024");
    command_line_free(&line);
}

static void every_verb_is_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < verbs_count; i++) {
        const struct verb *verb = &verbs[i];
        assert_ptr_equal(verb_find(verb->name), verb);
        assert_ptr_equal(verb_find(verb->alias), verb);
        assert_true(*verb->summary.vi != '\0' && *verb->summary.en != '\0');
        assert_true(strncmp(verb->example, verb->name, strlen(verb->name)) == 0);
        for (const struct option *o = verb->options; o != NULL && o->name != NULL; o++) {
            assert_true(*o->help.vi != '\0' && *o->help.en != '\0');
            assert_true((o->kind == OPTION_FLAG) == (o->value.vi == NULL));
        }
    }
    assert_null(verb_find("nothere"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_options_and_arguments_in_any_order),
        cmocka_unit_test(a_script_gets_all_that_follows_it),
        cmocka_unit_test(code_may_look_like_a_verb),
        cmocka_unit_test(the_last_value_counts),
        cmocka_unit_test(a_lone_dash_is_an_argument),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(refuses_more_options_than_it_has_room_for),
        cmocka_unit_test(every_verb_is_complete),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
