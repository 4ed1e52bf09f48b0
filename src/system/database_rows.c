/* Statements: prepared, bound, stepped, read. Knows nothing of what they ask. */
#include "database_private.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Each holds a statement of SQLite; nobody reads so many lists side by side. */
enum { MOST_OPEN = 1000 };

void rows_free(struct rows *rows)
{
    if (rows == NULL)
        return;
    if (rows->db != NULL) {
        if (rows->before != NULL)
            rows->before->next = rows->next;
        else
            rows->db->rows = rows->next;
        if (rows->next != NULL)
            rows->next->before = rows->before;
        rows->db->open--;
        cache_give(rows->db, rows->statement);
    }
    free(rows);
}

static struct rows *new_rows(struct database *db, struct failure *why)
{
    if (db->open >= MOST_OPEN) {
        failure_set(
            why, FAILURE_SCRIPT, "LT-1280",
            "đang mở %d lượt đọc dở dang; hãy đọc hết hoặc đóng bớt (db:query đọc cả một lượt)",
            "%d readings are open at once; finish or close some (db:query reads all at once)",
            MOST_OPEN);
        return NULL;
    }
    struct rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL) {
        failure_memory(why);
        return NULL;
    }
    rows->db = db;
    rows->next = db->rows;
    if (db->rows != NULL)
        db->rows->before = rows;
    db->rows = rows;
    db->open++;
    return rows;
}

/* After the statement only blanks, ';' and comments may come. */
static bool check_tail(struct database *db, const char *tail, struct failure *why)
{
    while (*tail != '\0') {
        sqlite3_stmt *statement = NULL;
        const char *rest = tail;
        const int code = sqlite3_prepare_v2(db->handle, tail, -1, &statement, &rest);
        sqlite3_finalize(statement);
        if (code == SQLITE_NOMEM)
            return failure_memory(why);
        if (code != SQLITE_OK || statement != NULL)
            return failure_set(why, FAILURE_SCRIPT, "LT-1217",
                               "mỗi lần chỉ một câu SQL; phần thừa bắt đầu từ \"%.40s\"",
                               "one SQL statement at a time; the rest begins with \"%.40s\"",
                               tail + strspn(tail, " \t\r\n"));
        tail = rest;
    }
    return true;
}

static bool prepare(struct rows *rows, const char *sql, size_t length, struct failure *why)
{
    const char *tail = NULL;
    struct database *db = rows->db;
    if (memchr(sql, '\0', length) != NULL)
        return failure_set(why, FAILURE_SCRIPT, "LT-1219", "câu SQL có byte 0 ở giữa",
                           "the SQL statement has a zero byte inside");
    if (length > (size_t)sqlite3_limit(db->handle, SQLITE_LIMIT_SQL_LENGTH, -1))
        return database_fail_code(SQLITE_TOOBIG, db->path, "SQL", why);
    rows->statement = cache_take(db, sql, length);
    if (rows->statement != NULL)
        return true;
    if (sqlite3_prepare_v2(db->handle, sql, (int)length + 1, &rows->statement, &tail) != SQLITE_OK)
        return database_fail(db, sql, why);
    if (rows->statement == NULL)
        return failure_set(why, FAILURE_SCRIPT, "LT-1218", "câu SQL trống",
                           "the SQL statement is empty");
    return check_tail(db, tail, why);
}

struct rows *rows_prepare(struct database *db, const char *sql, size_t length, struct failure *why)
{
    struct rows *rows = new_rows(db, why);
    if (rows == NULL)
        return NULL;
    if (prepare(rows, sql, length, why))
        return rows;
    rows_free(rows);
    return NULL;
}

bool rows_only_read(const struct rows *rows)
{
    return rows->db != NULL && rows->statement != NULL &&
           sqlite3_stmt_readonly(rows->statement) != 0;
}

int rows_parameters(const struct rows *rows)
{
    return sqlite3_bind_parameter_count(rows->statement);
}

const char *rows_parameter_name(const struct rows *rows, int parameter)
{
    return sqlite3_bind_parameter_name(rows->statement, parameter);
}

static bool bound(struct rows *rows, int code, struct failure *why)
{
    return code == SQLITE_OK || database_fail_code(code, rows->db->path, sqlite3_errstr(code), why);
}

bool rows_bind_null(struct rows *rows, int parameter, struct failure *why)
{
    return bound(rows, sqlite3_bind_null(rows->statement, parameter), why);
}

bool rows_bind_integer(struct rows *rows, int parameter, int64_t value, struct failure *why)
{
    return bound(rows, sqlite3_bind_int64(rows->statement, parameter, value), why);
}

bool rows_bind_real(struct rows *rows, int parameter, double value, struct failure *why)
{
    return bound(rows, sqlite3_bind_double(rows->statement, parameter, value), why);
}

bool rows_bind_text(struct rows *rows, int parameter, const char *text, size_t length,
                    struct failure *why)
{
    return bound(rows,
                 sqlite3_bind_text64(rows->statement, parameter, text, length, SQLITE_TRANSIENT,
                                     SQLITE_UTF8),
                 why);
}

bool rows_bind_borrowed(struct rows *rows, int parameter, const char *text, size_t length,
                        struct failure *why)
{
    return bound(
        rows,
        sqlite3_bind_text64(rows->statement, parameter, text, length, SQLITE_STATIC, SQLITE_UTF8),
        why);
}

static bool check_open(const struct rows *rows, struct failure *why)
{
    if (rows->db == NULL)
        return failure_set(why, FAILURE_SCRIPT, "LT-1225", "cơ sở dữ liệu đã đóng",
                           "the database is closed");
    if (rows->ended)
        return failure_set(
            why, FAILURE_SCRIPT, "LT-1244",
            "việc đọc dở dang này đã kết thúc cùng câu lệnh đã gõ, để người khác ghi được; "
            "hãy đọc hết trong một câu lệnh (for ... in db:rows ... end), hoặc dùng db:query",
            "this half-done reading ended with the statement that was typed, so that others can "
            "write; read all in one statement (for ... in db:rows ... end), or use db:query");
    return true;
}

/* SQLite ends the whole transaction after some errors; what would follow would be stored alone. */
static bool check_transaction(const struct rows *rows, struct failure *why)
{
    const struct database *db = rows->db;
    if (db->depth == 0 || rows_only_read(rows) || !sqlite3_get_autocommit(db->handle))
        return true;
    return failure_set(
        why, FAILURE_DATA, "LT-1226",
        "giao dịch trên %s đã bị hủy vì lỗi trước đó; không có gì được ghi",
        "the transaction on %s was cancelled by an earlier error; nothing was written", db->path);
}

enum rows_step rows_next(struct rows *rows, struct failure *why)
{
    if (!check_open(rows, why) || !check_transaction(rows, why))
        return ROWS_FAILED;
    const int code = sqlite3_step(rows->statement);
    if (code == SQLITE_ROW)
        return ROWS_ROW;
    if (code == SQLITE_DONE)
        rows->changes = rows_only_read(rows) ? 0 : sqlite3_changes64(rows->db->handle);
    else
        database_fail(rows->db, sqlite3_sql(rows->statement), why);
    sqlite3_reset(rows->statement);
    return code == SQLITE_DONE ? ROWS_END : ROWS_FAILED;
}

int64_t rows_changes(const struct rows *rows)
{
    return rows->changes;
}

int rows_columns(const struct rows *rows)
{
    return sqlite3_column_count(rows->statement);
}

const char *rows_column_name(const struct rows *rows, int column)
{
    return sqlite3_column_name(rows->statement, column);
}

struct rows_cell rows_cell(struct rows *rows, int column)
{
    sqlite3_stmt *statement = rows->statement;
    struct rows_cell cell = {.type = ROWS_NULL};
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        cell.type = ROWS_INTEGER;
        cell.integer = sqlite3_column_int64(statement, column);
        break;
    case SQLITE_FLOAT:
        cell.type = ROWS_REAL;
        cell.real = sqlite3_column_double(statement, column);
        break;
    case SQLITE_TEXT:
        cell.type = ROWS_TEXT;
        cell.bytes = (const char *)sqlite3_column_text(statement, column);
        cell.length = (size_t)sqlite3_column_bytes(statement, column);
        break;
    case SQLITE_BLOB:
        cell.type = ROWS_BLOB;
        cell.bytes = sqlite3_column_blob(statement, column);
        cell.length = (size_t)sqlite3_column_bytes(statement, column);
        break;
    default:
        break;
    }
    return cell;
}

static const char TABLE_NAMES[] = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                                  "AND name NOT LIKE 'sqlite%' ORDER BY name";
static const char COLUMN_NAMES[] =
    "SELECT DISTINCT about.name FROM sqlite_schema AS kept, pragma_table_xinfo(kept.name) AS about "
    "WHERE kept.type IN ('table', 'view') AND kept.name NOT LIKE 'sqlite%' ORDER BY about.name";

static bool visit_query(struct database *db, const char *sql,
                        bool (*visit)(void *context, const char *name), void *context)
{
    sqlite3_stmt *statement = NULL;
    db->trusted = true;
    bool ok = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        ok = name != NULL && visit(context, name);
    }
    sqlite3_finalize(statement);
    db->trusted = false;
    return ok;
}

bool database_visit_names(struct database *db, enum database_name kind,
                          bool (*visit)(void *context, const char *name), void *context)
{
    switch (kind) {
    case NAME_TABLE:
        return visit_query(db, TABLE_NAMES, visit, context);
    case NAME_COLUMN:
        return visit_query(db, COLUMN_NAMES, visit, context);
    case NAME_FUNCTION:
        for (const struct own_function *own = db->functions; own != NULL; own = own->next)
            if (!visit(context, own->name))
                return false;
        return guard_visit_functions(visit, context);
    case NAME_NONE:
        break;
    }
    return true;
}
