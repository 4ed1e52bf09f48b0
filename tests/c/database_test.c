/* The database layer: what it refuses to open and why, statements, transactions, stopping, own
 * functions. */
#include "database.h"
#include "language.h"
#include "migration.h"
#include "scratch.h"

static struct failure why;
static char path[256];

static const struct database_options READ = {.mode = DATABASE_READ};
static const struct database_options WRITE = {.mode = DATABASE_WRITE};

static const struct migration_step STEPS[] = {
    {1, "001",
     "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, n INTEGER) STRICT;"
     "CREATE TABLE child (place INTEGER NOT NULL REFERENCES place) STRICT;"
     "INSERT INTO place VALUES (1, 'Ba Vì', 3), (2, 'Ba Đình', NULL);"},
};

static struct rows *prepare(struct database *db, const char *sql)
{
    struct rows *rows = rows_prepare(db, sql, strlen(sql), &why);
    if (rows == NULL)
        fail_msg("%s: %s", sql, why.text);
    return rows;
}

static struct rows_cell first_cell(struct rows *rows)
{
    if (rows_next(rows, &why) != ROWS_ROW)
        fail_msg("%s", why.text);
    return rows_cell(rows, 0);
}

static int64_t integer_of(struct database *db, const char *sql)
{
    struct rows *rows = prepare(db, sql);
    const struct rows_cell cell = first_cell(rows);
    assert_int_equal(cell.type, ROWS_INTEGER);
    rows_free(rows);
    return cell.integer;
}

static void assert_text_of(struct database *db, const char *sql, const char *expected)
{
    struct rows *rows = prepare(db, sql);
    const struct rows_cell cell = first_cell(rows);
    assert_int_equal(cell.type, ROWS_TEXT);
    assert_string_equal(cell.bytes, expected);
    rows_free(rows);
}

static bool execute(struct database *db, const char *sql)
{
    struct rows *rows = rows_prepare(db, sql, strlen(sql), &why);
    const bool ok = rows != NULL && rows_next(rows, &why) != ROWS_FAILED;
    rows_free(rows);
    return ok;
}

static void assert_refused(struct database *db, const char *sql, const char *code)
{
    if (execute(db, sql))
        fail_msg("not refused: %s", sql);
    if (strcmp(why.code, code) != 0)
        fail_msg("%s: %s, not %s (%s)", sql, why.code, code, why.text);
}

/* A database with STEPS in the test's folder, at `path`. */
static int make_sample(void **state)
{
    if (scratch_make(state) != 0)
        return -1;
    scratch_path(path, sizeof path, *state, "sample.db");
    database_close(migration_create(path, STEPS, 1, &why));
    return scratch_count(*state) == 1 ? 0 : -1;
}

static int remove_sample(void **state)
{
    const int result = scratch_remove(state);
    return result != 0 ? result : (int)database_memory_used(); /* all is closed and freed */
}

static void assert_not_opened(const char *name, struct database_options options, const char *code,
                              enum failure_kind kind)
{
    why = (struct failure){0};
    assert_null(database_open(name, options, &why));
    assert_string_equal(why.code, code);
    assert_int_equal(why.kind, kind);
    assert_true(strlen(why.text) > 0);
}

static void put_file(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void a_wrong_path_makes_no_file(void **state)
{
    char missing[256];
    scratch_path(missing, sizeof missing, *state, "smaple.db");
    assert_not_opened(missing, READ, "LT-1201", FAILURE_DATA);
    assert_not_opened(missing, WRITE, "LT-1201", FAILURE_DATA);
    assert_not_opened("", WRITE, "LT-1228", FAILURE_DATA);
    assert_not_opened(":memory:", WRITE, "LT-1228", FAILURE_DATA);
    assert_not_opened("file:x.db?mode=rwc", WRITE, "LT-1228", FAILURE_DATA);
    assert_int_equal(scratch_count(*state), 1);
}

static void says_what_is_wrong_with_a_file(void **state)
{
    static const char nonsense[2000] = "not a database, only some text that goes on and on";
    assert_not_opened(*state, READ, "LT-1202", FAILURE_DATA);
    assert_not_opened("/dev/null", READ, "LT-1202", FAILURE_DATA);
    put_file(path, nonsense, sizeof nonsense);
    assert_not_opened(path, READ, "LT-1204", FAILURE_DATA);
    put_file(path, "", 0);
    assert_not_opened(path, READ, "LT-1206", FAILURE_LOCKED);
    if (geteuid() != 0) {
        chmod(path, 0);
        assert_not_opened(path, READ, "LT-1203", FAILURE_DATA);
    }
}

static void refuses_foreign_and_newer_files(void **state)
{
    (void)state;
    struct database *db = database_open(path, WRITE, &why);
    assert_true(database_run_script(db, "PRAGMA user_version = 9", &why));
    database_close(db);
    assert_not_opened(path, (struct database_options){.newest_version = 8}, "LT-1207",
                      FAILURE_LOCKED);
    db = database_open(path, (struct database_options){.newest_version = 9}, &why);
    assert_int_equal(database_version(db), 9);
    database_close(db);
    db = database_open(path, WRITE, &why);
    assert_true(database_run_script(db, "PRAGMA application_id = 1", &why));
    database_close(db);
    assert_not_opened(path, READ, "LT-1206", FAILURE_LOCKED);
}

static void finds_damage_when_reading(void **state)
{
    (void)state;
    char bytes[20000];
    FILE *file = fopen(path, "rb");
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    memset(bytes + 4096, 0xEE, 4096);
    put_file(path, bytes, length);
    struct database *db = database_open(path, READ, &why);
    assert_non_null(db);
    assert_refused(db, "SELECT name FROM place", "LT-1205");
    assert_int_equal(why.kind, FAILURE_DATA);
    database_close(db);
}

static void says_when_another_writes(void **state)
{
    (void)state;
    struct database *one = database_open(path, WRITE, &why);
    struct database *two = database_open(path, WRITE, &why);
    assert_true(database_run_script(two, "PRAGMA busy_timeout = 0", &why));
    assert_true(database_begin(one, &why));
    assert_false(database_begin(two, &why));
    assert_string_equal(why.code, "LT-1208");
    assert_int_equal(why.kind, FAILURE_LOCKED);
    assert_true(database_commit(one, &why));
    assert_true(database_begin(two, &why));
    database_rollback(two);
    database_close(one);
    database_close(two);
}

static void follows_a_link_to_the_file(void **state)
{
    char link_path[256];
    scratch_path(link_path, sizeof link_path, *state, "link.db");
    assert_int_equal(symlink(path, link_path), 0);
    struct database *db = database_open(link_path, READ, &why);
    assert_non_null(db);
    char *real = realpath(path, NULL);
    assert_string_equal(database_path(db), real);
    free(real);
    database_close(db);
}

static void writes_safely(void **state)
{
    (void)state;
    struct database *db = database_open(path, WRITE, &why);
    assert_text_of(db, "SELECT name FROM place WHERE id = 1", "Ba Vì");
    assert_refused(db, "INSERT INTO child VALUES (99)", "LT-1212");
    assert_int_equal(why.kind, FAILURE_DATA);
    assert_true(execute(db, "INSERT INTO child VALUES (1)"));
    assert_refused(db, "CREATE TABLE extra (x INTEGER)", "LT-1210");
    assert_refused(db, "DROP TABLE child", "LT-1210");
    assert_refused(db, "DELETE FROM sqlite_schema", "LT-1240");
    assert_refused(db, "BEGIN", "LT-1210");
    assert_refused(db, "COMMIT", "LT-1210");
    assert_refused(db, "SAVEPOINT x", "LT-1210");
    assert_refused(db, "PRAGMA foreign_keys = OFF", "LT-1210");
    database_close(db);
}

static void reads_only(void **state)
{
    (void)state;
    struct database *db = database_open(path, READ, &why);
    assert_true(database_is_readonly(db));
    assert_int_equal(integer_of(db, "SELECT count(*) FROM place"), 2);
    assert_refused(db, "INSERT INTO place VALUES (3, 'x', 1)", "LT-1210");
    assert_refused(db, "UPDATE place SET n = 1", "LT-1210");
    assert_refused(db, "DELETE FROM place", "LT-1210");
    assert_false(database_run_script(db, "DELETE FROM place", &why));
    assert_string_equal(why.code, "LT-1211");
    database_close(db);
}

static void binds_and_reads_every_kind(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    struct rows *rows = prepare(db, "SELECT ?1, :real, @text, $none, x'0102'");
    assert_int_equal(rows_parameters(rows), 4);
    assert_string_equal(rows_parameter_name(rows, 2), ":real");
    assert_true(rows_bind_integer(rows, 1, INT64_MIN, &why));
    assert_true(rows_bind_real(rows, 2, 0.1, &why));
    assert_true(rows_bind_text(rows, 3, "Đ'; --", 7, &why));
    assert_true(rows_bind_null(rows, 4, &why));
    assert_false(rows_bind_null(rows, 5, &why));
    assert_true(first_cell(rows).integer == INT64_MIN);
    assert_true(rows_cell(rows, 1).real == 0.1);
    assert_string_equal(rows_cell(rows, 2).bytes, "Đ'; --");
    assert_int_equal(rows_cell(rows, 3).type, ROWS_NULL);
    assert_int_equal(rows_cell(rows, 4).type, ROWS_BLOB);
    assert_int_equal(rows_cell(rows, 4).length, 2);
    assert_int_equal(rows_columns(rows), 5);
    assert_string_equal(rows_column_name(rows, 1), ":real");
    assert_true(rows_only_read(rows));
    assert_int_equal(rows_next(rows, &why), ROWS_END);
    rows_free(rows);
    database_close(db);
}

static void takes_exactly_one_statement(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    assert_true(execute(db, "SELECT 1;;  -- the end\n /* really */ ; "));
    assert_refused(db, "SELECT 1; SELECT 2", "LT-1217");
    assert_refused(db, "SELECT 1; garbage", "LT-1217");
    assert_refused(db, "", "LT-1218");
    assert_refused(db, " ; -- nothing", "LT-1218");
    assert_null(rows_prepare(db, "SELECT 1\0; x", 12, &why));
    assert_string_equal(why.code, "LT-1219");
    database_close(db);
}

static void says_where_sql_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *sql;
        const char *text;
        enum database_name missing;
        const char *name;
    } cases[] = {
        {"SELECT\n  'Đống Đa', fld(1)", "line 2, column 14", NAME_FUNCTION, "fld"},
        {"SELECT 'Đa\xCC\x81', nme FROM place", "line 1, column 14", NAME_COLUMN, "nme"},
        {"SELECT p.nme FROM place AS p", "line 1, column 8", NAME_COLUMN, "nme"},
        {"SELECT 1\nFROM\n place,  plac", "line 3, column 10", NAME_TABLE, "plac"},
        {"SELECT 1 +", "the SQL is incomplete", NAME_NONE, ""},
        {"SELECT \"nosuch\"", "column 8", NAME_COLUMN, "nosuch"}, /* no text in double quotes */
    };
    language_set(LANGUAGE_EN);
    struct database *db = database_open(path, READ, &why);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *name = NULL;
        assert_null(rows_prepare(db, cases[i].sql, strlen(cases[i].sql), &why));
        if (strstr(why.text, cases[i].text) == NULL)
            fail_msg("%s: %s", cases[i].sql, why.text);
        assert_int_equal(database_missing(db, &name), cases[i].missing);
        if (cases[i].missing != NAME_NONE)
            assert_string_equal(name, cases[i].name);
    }
    database_close(db);
    language_set(LANGUAGE_VI);
}

static bool note_name(void *context, const char *name)
{
    char *names = context;
    strncat(names, name, 900 - strlen(names));
    strncat(names, " ", 900 - strlen(names));
    return true;
}

static void knows_its_names(void **state)
{
    (void)state;
    char names[1000] = "";
    struct database *db = database_open(path, READ, &why);
    assert_true(database_visit_names(db, NAME_TABLE, note_name, names));
    assert_string_equal(names, "child place ");
    names[0] = '\0';
    assert_true(database_visit_names(db, NAME_COLUMN, note_name, names));
    assert_string_equal(names, "id n name place ");
    database_close(db);
}

static void takes_transactions_back(void **state)
{
    (void)state;
    struct database *db = database_open(path, WRITE, &why);
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "INSERT INTO place VALUES (3, 'outer', 1)"));
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "INSERT INTO place VALUES (4, 'inner', 1)"));
    database_rollback(db);
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "INSERT INTO place VALUES (5, 'kept', 1)"));
    assert_true(database_commit(db, &why));
    assert_true(database_commit(db, &why));
    assert_int_equal(integer_of(db, "SELECT sum(id) FROM place"), 1 + 2 + 3 + 5);
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "DELETE FROM place"));
    database_rollback(db);
    database_rollback(db); /* one too many does nothing */
    assert_int_equal(integer_of(db, "SELECT count(*) FROM place"), 4);
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "DELETE FROM place"));
    database_close(db); /* as a crash would: nothing is stored */
    db = database_open(path, READ, &why);
    assert_int_equal(integer_of(db, "SELECT count(*) FROM place"), 4);
    database_close(db);
}

static void stores_nothing_after_a_lost_transaction(void **state)
{
    (void)state;
    struct database *db = database_open(path, WRITE, &why);
    assert_true(database_begin(db, &why));
    assert_refused(db, "INSERT OR ROLLBACK INTO place VALUES (1, 'again', 1)", "LT-1212");
    assert_refused(db, "INSERT INTO place VALUES (9, 'alone', 1)", "LT-1226");
    assert_false(database_commit(db, &why));
    assert_string_equal(why.code, "LT-1226");
    database_rollback(db);
    assert_int_equal(integer_of(db, "SELECT count(*) FROM place"), 2);
    assert_true(database_begin(db, &why));
    assert_true(execute(db, "INSERT INTO place VALUES (9, 'new', 1)"));
    assert_true(database_commit(db, &why));
    database_close(db);
}

static bool stop_at_third_look(void *context)
{
    return ++*(int *)context >= 3;
}

static void stops_when_asked(void **state)
{
    (void)state;
    int looks = 0;
    struct database *db = database_open(path, READ, &why);
    database_on_stop(stop_at_third_look, &looks);
    assert_refused(db,
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                   "SELECT count(*) FROM n",
                   "LT-1209");
    database_on_stop(NULL, NULL);
    assert_int_equal(why.kind, FAILURE_INTERRUPTED);
    assert_int_equal(looks, 3);
    assert_int_equal(integer_of(db, "SELECT count(*) FROM place"), 2);
    database_close(db);
}

static void ended_rows_let_others_write(void **state)
{
    (void)state;
    struct database *reader = database_open(path, READ, &why);
    struct rows *rows = prepare(reader, "SELECT id FROM place");
    assert_int_equal(rows_next(rows, &why), ROWS_ROW);
    database_end_rows(reader);
    struct database *writer =
        database_open(path, (struct database_options){.mode = DATABASE_WRITE}, &why);
    assert_non_null(writer);
    assert_true(database_begin(writer, &why));
    assert_true(database_run_script(writer, "UPDATE place SET id = id", &why));
    assert_true(database_commit(writer, &why)); /* waits for every reader */
    database_close(writer);
    assert_int_equal(rows_next(rows, &why), ROWS_FAILED);
    assert_string_equal(why.code, "LT-1244");
    rows_free(rows);
    assert_int_equal(integer_of(reader, "SELECT count(*) FROM place"), 2);
    database_close(reader);
}

static void rows_outlive_their_database(void **state)
{
    (void)state;
    struct database *db = database_open(path, READ, &why);
    struct rows *first = prepare(db, "SELECT id FROM place");
    struct rows *second = prepare(db, "SELECT id FROM place");
    struct rows *third = prepare(db, "SELECT id FROM place");
    assert_int_equal(rows_next(first, &why), ROWS_ROW);
    rows_free(second);
    database_close(db);
    assert_int_equal(rows_next(first, &why), ROWS_FAILED);
    assert_string_equal(why.code, "LT-1225");
    assert_int_equal(rows_columns(third), 0);
    rows_free(first);
    rows_free(third);
}

static void opens_an_image_without_writing(void **state)
{
    (void)state;
    static char bytes[40000];
    FILE *file = fopen(path, "rb");
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    char before[sizeof bytes];
    memcpy(before, bytes, sizeof bytes);
    struct database *db = database_open_image(bytes, length, &why);
    assert_non_null(db);
    assert_true(database_is_readonly(db));
    assert_string_equal(database_path(db), "");
    assert_int_equal(integer_of(db, "SELECT n FROM place WHERE id = 1"), 3);
    assert_refused(db, "DELETE FROM place", "LT-1210");
    assert_false(database_run_script(db, "PRAGMA query_only = 0; DELETE FROM place", &why));
    database_close(db);
    assert_memory_equal(bytes, before, sizeof bytes);
    assert_null(database_open_image("nonsense", 8, &why));
}

static bool double_it(void *context, const char *text, size_t length, struct buffer *out,
                      struct failure *failure)
{
    if (length == 0)
        return failure_set(failure, FAILURE_SCRIPT, "LT-9999", "trống", "empty");
    buffer_append(out, text, length);
    return buffer_append(out, context, 1) && buffer_append(out, text, length);
}

static int by_length(void *context, const char *a, size_t a_length, const char *b, size_t b_length)
{
    (void)context;
    (void)a;
    (void)b;
    return (a_length > b_length) - (a_length < b_length);
}

static void calls_functions_from_outside(void **state)
{
    (void)state;
    char dash[] = "-";
    struct database *db = database_open(path, READ, &why);
    assert_refused(db, "SELECT double_it('x')", "LT-1216");
    assert_true(database_add_text_function(db, "double_it", double_it, dash, &why));
    assert_true(database_add_collation(db, "by_length", by_length, NULL, &why));
    assert_text_of(db, "SELECT double_it('ab')", "ab-ab");
    assert_text_of(db, "SELECT double_it(12)", "12-12");
    assert_int_equal(integer_of(db, "SELECT double_it(NULL) IS NULL"), 1);
    assert_refused(db, "SELECT double_it('')", "LT-1240");
    assert_text_of(db, "SELECT name FROM place ORDER BY name COLLATE by_length DESC", "Ba Đình");
    database_close(db);
}

static void guards_against_whole_division(void **state)
{
    (void)state;
    struct database *db = database_open_memory(&why);
    assert_text_of(db, "SELECT typeof(rate(1, 2)) || rate(1, 2)", "real0.5");
    assert_text_of(db, "SELECT typeof(rate(4, 2))", "real");
    assert_int_equal(integer_of(db, "SELECT rate(0, 0) IS NULL"), 1);
    assert_int_equal(integer_of(db, "SELECT rate(NULL, 2) IS NULL"), 1);
    assert_int_equal(integer_of(db, "SELECT rate(2, NULL) IS NULL"), 1);
    assert_refused(db, "SELECT rate(-1, 2)", "LT-1240");
    assert_refused(db, "SELECT rate(1, -2)", "LT-1240");
    assert_refused(db, "SELECT rate('1', 2)", "LT-1240");
    database_close(db);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, make_sample, remove_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(a_wrong_path_makes_no_file),
        WITH_SAMPLE(says_what_is_wrong_with_a_file),
        WITH_SAMPLE(refuses_foreign_and_newer_files),
        WITH_SAMPLE(finds_damage_when_reading),
        WITH_SAMPLE(says_when_another_writes),
        WITH_SAMPLE(follows_a_link_to_the_file),
        WITH_SAMPLE(writes_safely),
        WITH_SAMPLE(reads_only),
        WITH_SAMPLE(binds_and_reads_every_kind),
        WITH_SAMPLE(takes_exactly_one_statement),
        WITH_SAMPLE(says_where_sql_is_wrong),
        WITH_SAMPLE(knows_its_names),
        WITH_SAMPLE(takes_transactions_back),
        WITH_SAMPLE(stores_nothing_after_a_lost_transaction),
        WITH_SAMPLE(stops_when_asked),
        WITH_SAMPLE(rows_outlive_their_database),
        WITH_SAMPLE(ended_rows_let_others_write),
        WITH_SAMPLE(opens_an_image_without_writing),
        WITH_SAMPLE(calls_functions_from_outside),
        WITH_SAMPLE(guards_against_whole_division),
    };
    return cmocka_run_group_tests_name("database", tests, NULL, NULL);
}
