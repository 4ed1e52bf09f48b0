/* Result codes of SQLite in words. Knows nothing of what the statements are for. */
#include "database_private.h"

#include "excerpt.h"
#include "language.h"
#include "phrases.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool is_word_byte(char byte)
{
    return byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || ((unsigned char)byte & 0x80) != 0;
}

/* Of the word that begins there, with "table." before a column; of a sign: 1. */
static size_t word_length(const char *text)
{
    size_t length = 0;
    while (is_word_byte(text[length]) ||
           (text[length] == '.' && length > 0 && is_word_byte(text[length + 1])))
        length++;
    return length > 0 ? length : *text != '\0';
}

/* The first place where the name stands as a whole word; SQLite gives no offset for a missing
 * table. */
static int find_word(const char *sql, const char *name)
{
    const size_t length = strlen(name);
    for (size_t i = 0; length > 0 && sql[i] != '\0'; i++)
        if (strncasecmp(sql + i, name, length) == 0 && !is_word_byte(sql[i + length]) &&
            (i == 0 || !is_word_byte(sql[i - 1])))
            return (int)i;
    return -1;
}

/* Keeps what is missing, without "table." before a column. */
static void note_missing(struct database *db, const char *message)
{
    static const struct {
        const char *begin;
        enum database_name kind;
    } forms[] = {{"no such table: ", NAME_TABLE},
                 {"no such column: ", NAME_COLUMN},
                 {"no such function: ", NAME_FUNCTION}};
    db->missing = NAME_NONE;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const size_t length = strlen(forms[i].begin);
        if (strncmp(message, forms[i].begin, length) != 0)
            continue;
        const char *dot = strrchr(message + length, '.');
        db->missing = forms[i].kind;
        snprintf(db->missing_name, sizeof db->missing_name, "%s",
                 dot != NULL ? dot + 1 : message + length);
    }
}

static bool fail_missing(const struct database *db, struct excerpt_place place, struct failure *why)
{
    static const struct words kinds[] = {[NAME_NONE] = {"", ""},
                                         [NAME_TABLE] = {"bảng", "table"},
                                         [NAME_COLUMN] = {"cột", "column"},
                                         [NAME_FUNCTION] = {"hàm", "function"}};
    return failure_set(why, FAILURE_SCRIPT, "LT-1216",
                       "câu SQL, dòng %zu, cột %zu: không có %s \"%s\"",
                       "SQL, line %zu, column %zu: there is no %s \"%s\"", place.line, place.column,
                       language_pick(kinds[db->missing]), db->missing_name);
}

/* What SQLite's parser and functions say. */
static const struct phrase PHRASES[] = {
    {"near \"*\": syntax error", "lỗi cú pháp ở gần \"$1\""},
    {"unrecognized token: \"'*\"", "dấu nháy mở mà không đóng: '$1"},
    {"unrecognized token: *", "không hiểu $1"},
    {"not authorized to use function: *", "không được dùng hàm $1"},
    {"ambiguous column name: *", "nhiều bảng có cột \"$1\"; hãy viết bảng.$1"},
    {"wrong number of arguments to function *", "sai số tham số của hàm $1"},
    {"misuse of aggregate: *", "hàm gộp $1 không dùng được ở đây"},
    {"misuse of aggregate function *", "hàm gộp $1 không dùng được ở đây"},
    {"misuse of window function *", "hàm cửa sổ $1 không dùng được ở đây"},
    {"no such collation sequence: *", "không có thứ tự sắp xếp \"$1\" (có: vi, nocase, binary)"},
    {"no tables specified", "SELECT * cần FROM một bảng"},
    {"a GROUP BY clause is required before HAVING", "HAVING cần GROUP BY đứng trước"},
    {"SELECTs to the left and right of * do not have the same number of result columns",
     "hai vế của $1 không cùng số cột"},
    {"sub-select returns * columns - expected *", "câu con trả về $1 cột, cần $2"},
    {"* ORDER BY term out of range - should be between * and *",
     "ORDER BY theo số thứ tự cột chỉ nhận từ $2 đến $3"},
    {"* GROUP BY term out of range - should be between * and *",
     "GROUP BY theo số thứ tự cột chỉ nhận từ $2 đến $3"},
    {"integer overflow", "số nguyên vượt quá giới hạn 64 bit"},
    {"parser stack overflow", "câu lồng nhau quá sâu"},
    {"LIKE or GLOB pattern too complex", "mẫu của LIKE quá phức tạp"},
    {"datatype mismatch", "sai kiểu dữ liệu"},
};

static bool fail_not_allowed(struct failure *why)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1210",
                       "câu lệnh này không được phép: ở đây chỉ đọc các bảng dữ liệu, bằng SELECT",
                       "this statement is not allowed: here the tables are only read, by SELECT");
}

/* What the statement is missing is not known to be wrong: at the prompt it may go on. */
static bool fail_incomplete(struct failure *why)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1243", "câu SQL còn dở, chưa hết",
                       "the SQL is incomplete");
}

static bool fail_in_sql(struct database *db, const char *sql, struct failure *why)
{
    const char *message = sqlite3_errmsg(db->handle);
    if (strcmp(message, "not authorized") == 0)
        return fail_not_allowed(why);
    if (strcmp(message, "incomplete input") == 0)
        return fail_incomplete(why);
    int offset = sqlite3_error_offset(db->handle);
    note_missing(db, message);
    if (db->missing != NAME_NONE && offset < 0)
        offset = find_word(sql, db->missing_name);
    const size_t at = offset > 0 ? (size_t)offset : 0;
    const struct excerpt_place place = excerpt_place(sql, at);
    if (db->missing != NAME_NONE) {
        fail_missing(db, place, why);
    } else {
        char text[300];
        phrases_say(PHRASES, sizeof PHRASES / sizeof *PHRASES, message, text, sizeof text);
        if (offset < 0)
            return failure_set(why, FAILURE_SCRIPT, "LT-1240", "câu SQL sai: %s", "SQL error: %s",
                               text);
        failure_set(why, FAILURE_SCRIPT, "LT-1215", "câu SQL sai ở dòng %zu, cột %zu: %s",
                    "SQL error at line %zu, column %zu: %s", place.line, place.column, text);
    }
    excerpt_write(sql, at, word_length(sql + at), why->detail, sizeof why->detail);
    return false;
}

/* "object: sentence (SQLite's own words)" */
static const struct {
    int code;
    enum failure_kind kind;
    const char *name;
    struct words text;
} PLAIN[] = {
    {SQLITE_NOTADB, FAILURE_DATA, "LT-1204", {"không phải là cơ sở dữ liệu", "not a database"}},
    {SQLITE_CORRUPT,
     FAILURE_DATA,
     "LT-1205",
     {"tệp bị hỏng, hãy lấy lại bản sao lưu", "the file is damaged, restore a backup"}},
    {SQLITE_BUSY,
     FAILURE_LOCKED,
     "LT-1208",
     {"đang bị chương trình khác khóa, hãy thử lại sau",
      "locked by another program, try again later"}},
    {SQLITE_LOCKED,
     FAILURE_LOCKED,
     "LT-1208",
     {"đang bị chương trình khác khóa, hãy thử lại sau",
      "locked by another program, try again later"}},
    {SQLITE_INTERRUPT,
     FAILURE_INTERRUPTED,
     "LT-1209",
     {"câu lệnh đã dừng theo yêu cầu", "the statement was stopped as asked"}},
    {SQLITE_READONLY, FAILURE_SCRIPT, "LT-1211", {"chỉ được đọc", "can only be read"}},
    {SQLITE_CONSTRAINT,
     FAILURE_DATA,
     "LT-1212",
     {"dữ liệu trái ràng buộc", "the data break a constraint"}},
    {SQLITE_TOOBIG,
     FAILURE_SCRIPT,
     "LT-1213",
     {"một giá trị hoặc câu lệnh quá dài", "a value or statement is too long"}},
    {SQLITE_FULL,
     FAILURE_OUTPUT,
     "LT-1214",
     {"ổ đĩa đã đầy, hãy xóa bớt tệp", "the disk is full, free some space"}},
    {SQLITE_IOERR, FAILURE_DATA, "LT-1214", {"không đọc ghi được", "cannot be read or written"}},
    {SQLITE_CANTOPEN, FAILURE_DATA, "LT-1203", {"không mở được", "cannot be opened"}},
    {SQLITE_PERM, FAILURE_DATA, "LT-1203", {"không mở được", "cannot be opened"}},
};

bool database_fail_code(int code, const char *object, const char *message, struct failure *why)
{
    const char *name = *object != '\0' ? object : language_pick((struct words){"dữ liệu", "data"});
    if ((code & 0xFF) == SQLITE_NOMEM)
        return failure_memory(why);
    if ((code & 0xFF) == SQLITE_AUTH)
        return fail_not_allowed(why);
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
        return failure_set(why, FAILURE_LOCKED, "LT-1233",
                           "%s còn dở một lần ghi bị ngắt; hãy mở một lần bằng người có quyền ghi",
                           "%s holds an interrupted write; open it once with the right to write",
                           name);
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++)
        if (PLAIN[i].code == (code & 0xFF))
            return failure_set(why, PLAIN[i].kind, PLAIN[i].name, "%s: %s (%s)", "%s: %s (%s)",
                               name, language_pick(PLAIN[i].text), message);
    return failure_set(why, FAILURE_SCRIPT, "LT-1234", "lỗi của cơ sở dữ liệu %s: %s (%d)",
                       "database error on %s: %s (%d)", name, message, code);
}

bool database_fail(struct database *db, const char *sql, struct failure *why)
{
    const int code = sqlite3_extended_errcode(db->handle);
    db->missing = NAME_NONE;
    /* A statement that fails before the schema was read for the first time says SQLITE_SCHEMA. */
    const int kind = code & 0xFF;
    if ((kind == SQLITE_ERROR || kind == SQLITE_SCHEMA) && sql != NULL)
        return fail_in_sql(db, sql, why);
    return database_fail_code(code, db->path, sqlite3_errmsg(db->handle), why);
}

enum database_name database_missing(const struct database *db, const char **name)
{
    *name = db->missing_name;
    return db->missing;
}
