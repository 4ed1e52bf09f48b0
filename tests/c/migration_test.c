/* Schema steps: in order, each whole or not at all; a new database complete or not there. */
#include "migration.h"
#include "scratch.h"

static struct failure why;

static const struct migration_step STEPS[] = {
    {1, "001_first", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (7);"},
    {2, "002_second", "CREATE TABLE b (a INTEGER REFERENCES a) STRICT;\n-- done\n"},
    {3, "003_broken", "INSERT INTO a VALUES (8); CREATE TABLE c (x INTEGER) STRICT; NONSENSE;"},
};

static const struct migration_step ORPHAN = {
    3, "003_orphan",
    "CREATE TABLE d (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED) STRICT;"
    "INSERT INTO d VALUES (99);"};

static int64_t count_of(struct database *db, const char *sql)
{
    struct rows *rows = rows_prepare(db, sql, strlen(sql), &why);
    assert_non_null(rows);
    assert_int_equal(rows_next(rows, &why), ROWS_ROW);
    const int64_t count = rows_cell(rows, 0).integer;
    rows_free(rows);
    return count;
}

static void runs_what_is_missing(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    assert_true(migration_run(db, STEPS, 1, &why));
    assert_int_equal(database_version(db), 1);
    assert_true(migration_run(db, STEPS, 2, &why));
    assert_int_equal(database_version(db), 2);
    assert_true(migration_run(db, STEPS, 2, &why));
    assert_int_equal(count_of(db, "SELECT count(*) FROM a"), 1);
    assert_false(migration_run(db, STEPS, 1, &why));
    assert_string_equal(why.code, "LT-1207");
    assert_int_equal(why.kind, FAILURE_LOCKED);
    database_close(db);
}

static void takes_a_broken_step_back(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    assert_false(migration_run(db, STEPS, 3, &why));
    assert_string_equal(why.code, "LT-1230");
    assert_non_null(strstr(why.text, "003_broken"));
    assert_int_equal(database_version(db), 2);
    assert_int_equal(count_of(db, "SELECT count(*) FROM a"), 1);
    assert_int_equal(count_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'c'"), 0);
    database_close(db);
}

static void takes_back_rows_that_refer_to_nothing(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    assert_true(migration_run(db, STEPS, 2, &why));
    assert_false(migration_run(db, &ORPHAN, 1, &why));
    assert_string_equal(why.code, "LT-1230");
    assert_int_equal(database_version(db), 2);
    assert_int_equal(count_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'd'"), 0);
    database_close(db);
}

static void makes_a_whole_file_or_none(void **state)
{
    const char *folder = *state;
    char path[256];
    scratch_path(path, sizeof path, folder, "new.db");
    assert_null(migration_create(path, STEPS, 3, &why));
    assert_int_equal(scratch_count(folder), 0);
    struct database *db = migration_create(path, STEPS, 2, &why);
    assert_non_null(db);
    assert_int_equal(count_of(db, "SELECT id FROM a"), 7);
    database_close(db);
    assert_int_equal(scratch_count(folder), 1);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_null(migration_create(path, STEPS, 2, &why));
    assert_string_equal(why.code, "LT-1224");
    db = database_open(path, (struct database_options){.newest_version = 1}, &why);
    assert_null(db);
    assert_string_equal(why.code, "LT-1207");
}

static void knows_the_steps_of_the_program(void **state)
{
    (void)state;
    struct migration_step steps[MIGRATION_MOST_STEPS];
    const size_t count = migration_steps(steps);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(steps[i].version, i + 1);
    assert_int_equal(migration_newest(), count);
    struct database *db = database_open_memory(&why);
    if (!migration_run(db, steps, count, &why))
        fail_msg("%s", why.text);
    assert_int_equal(database_version(db), migration_newest());
    database_close(db);
    assert_int_equal(database_memory_used(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_what_is_missing),
        cmocka_unit_test(takes_a_broken_step_back),
        cmocka_unit_test(takes_back_rows_that_refer_to_nothing),
        cmocka_unit_test_setup_teardown(makes_a_whole_file_or_none, scratch_make, scratch_remove),
        cmocka_unit_test(knows_the_steps_of_the_program),
    };
    return cmocka_run_group_tests_name("migration", tests, NULL, NULL);
}
