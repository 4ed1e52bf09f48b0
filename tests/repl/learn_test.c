/* lotrinh learn: all ten lessons, a wrong answer in each, progress that outlives the prompt. */
#include "person.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define CITY      ".local/state/lotrinh/hoc"
#define OF_LESSON "demo.db (chỉ đọc)> " /* the end of the prompt */

/* What reaches the goal of each lesson. */
static const char *const answers[] = {
    "SELECT name, code FROM unit WHERE level = 'commune' ORDER BY code LIMIT 5;",
    "unit.find('Dong Anh', {date = '2026-01-01'})",
    "unit.find(\"dong anh\"):history()",
    "stats.binom_ci(9, 10, {conf = 0.9})",
    "s = indicator.series(\"success_rate\")",
    "s:group({\"period\"}, {{\"sum\", \"n\"}, {\"rows\"}})",
    "outlook.of(\"success_rate\")",
    "compare.ranking(\"success_rate\", {year = 2026, kind = \"H1\"})",
    "chart.new {kind = \"dot\", data = s, x = \"finish\", share = {\"x\", \"n\"}, title = \"a\", "
    "source = \"b\"}",
    "rebase(frame.new({{name = \"Hàng Bạc\", year = 2024, n = 9}}, {\"name\", \"year\", \"n\"}), "
    "{to = \"2025-07-01\", counts = {\"n\"}})",
};
enum { LESSONS = sizeof answers / sizeof *answers, BEFORE_LEAVING = 4 };

static void make_city(struct person *person)
{
    static char city[300];
    snprintf(city, sizeof city, "%s/" CITY "/thanh-pho", person->home);
    write_file(person, CITY "/placeholder", "", 0600); /* makes the folders */
    launch(person, (const char *[]){"demo", city, "--small", "--quiet", NULL});
    assert_int_equal(wait_end(person), 0);
}

static void say(struct person *person, const char *statement, const char *result)
{
    type(person, statement);
    type(person, "\r");
    expect(person, result);
    expect(person, OF_LESSON);
}

static void expect_lesson(struct person *person, size_t number)
{
    char text[32];
    snprintf(text, sizeof text, "Bài %zu/%d", number, LESSONS);
    expect(person, text);
}

static void give_answers(struct person *person, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        expect_lesson(person, i);
        expect(person, OF_LESSON);
        say(person, "6 * 7", "Chưa đúng");
        type(person, answers[i - 1]);
        type(person, "\r");
        expect(person, "✔ Đúng");
    }
}

static void learns_all_ten_and_may_leave_between(void **state)
{
    struct person *person = *state;
    person->rows = 200; /* nothing is paged */
    person->columns = 200;
    make_city(person);
    launch(person, (const char *[]){"learn", NULL});
    give_answers(person, 1, BEFORE_LEAVING);
    expect(person, OF_LESSON);
    leave(person);
    assert_string_equal(read_file(person, CITY "/da-hoc"), "1\n2\n3\n4\n");
    char path[300];
    struct stat found;
    snprintf(path, sizeof path, "%s/" CITY "/da-hoc", person->home);
    assert_int_equal(stat(path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0600);
    launch(person, (const char *[]){"hoc", NULL});
    give_answers(person, BEFORE_LEAVING + 1, LESSONS);
    expect(person, "Đã học đủ");
    expect(person, OF_LESSON);
    say(person, ".hoc 3", "Bài 3/10");
    say(person, ".hoc goiy", "Gợi ý: ");
    say(person, ".hoc muc", "✔ 10");
    say(person, ".hoc 11", "LT-2169");
    say(person, ".hoc thoi", "Đã dừng");
    say(person, "40 + 2", "42");
    leave(person);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {ON_A_TERMINAL(learns_all_ten_and_may_leave_between)};
    program_path = argv[argc - 1];
    return cmocka_run_group_tests_name("learn", tests, NULL, NULL);
}
