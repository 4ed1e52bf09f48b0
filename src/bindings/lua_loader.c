/* Lua module lotrinh.loader: long CSV files into a table, row by row: read, typed, checked, stored.
   A million rows never stand in memory, and no Lua runs per row. */
#include "csv.h"
#include "lua_database_parts.h"
#include "lua_loader_parts.h"
#include "lua_support.h"
#include "signals.h"

#include <string.h>

#define JOB "lotrinh.loader.job"

static const char *const faults[] = {
    [TYPED_FINE] = "fine",       [TYPED_BLANK] = "blank",     [TYPED_LONG] = "long",
    [TYPED_CONTROL] = "control", [TYPED_NO_DATE] = "no_date", [TYPED_NO_CHOICE] = "no_choice",
};

enum { SHOWN = 60, ROWS_BETWEEN_LOOKS = 1024 };

static int l_free_job(lua_State *L)
{
    struct load_job *job = luaL_checkudata(L, 1, JOB);
    seen_free(&job->seen);
    rows_free(job->rows);
    csv_close(job->reader);
    stream_close(job->stream);
    for (size_t i = 0; i < job->columns_count; i++) {
        typed_value_free(&job->columns[i].value);
        typed_choices_free(job->columns[i].typed.choices);
    }
    job->rows = NULL;
    job->reader = NULL;
    job->stream = NULL;
    job->columns_count = 0;
    return 0;
}

static struct load_job *new_job(lua_State *L)
{
    struct load_job *job = lua_newuserdatauv(L, sizeof *job, 1);
    memset(job, 0, sizeof *job);
    luaL_setmetatable(L, JOB);
    return job;
}

static bool refill(void *context, const char **bytes, size_t *length, struct failure *why)
{
    struct load_job *job = context;
    return stream_next(job->stream, bytes, length, why);
}

/* ---- findings: at index FINDINGS of the stack ---- */

enum { OPTIONS = 2, FINDINGS = 4 };

static void add_finding(lua_State *L, struct load_job *job, size_t column, const char *fault,
                        bool is_error, uint32_t first)
{
    if (is_error)
        job->errors++;
    else
        job->warnings++;
    if (job->findings == job->most_findings)
        return;
    job->findings++;
    const struct csv_cell cell = csv_cell(job->reader, job->columns[column].source);
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, (lua_Integer)csv_row(job->reader));
    lua_setfield(L, -2, "row");
    lua_pushinteger(L, (lua_Integer)column + 1);
    lua_setfield(L, -2, "column");
    lua_pushstring(L, fault);
    lua_setfield(L, -2, "fault");
    lua_pushlstring(L, cell.text, cell.length < SHOWN ? cell.length : SHOWN);
    lua_setfield(L, -2, "value");
    lua_pushboolean(L, is_error);
    lua_setfield(L, -2, "error");
    if (first != 0) {
        lua_pushinteger(L, first);
        lua_setfield(L, -2, "first");
    }
    lua_rawseti(L, FINDINGS, (lua_Integer)job->findings);
}

/* Dates that are there follow one another and the last is not after the report. */
static void check_order(lua_State *L, struct load_job *job)
{
    const struct load_column *last = NULL;
    size_t last_at = 0;
    for (size_t i = 0; i < job->columns_count; i++) {
        const struct load_column *column = &job->columns[i];
        if (!column->ordered || column->value.result == TYPED_NULL)
            continue;
        if (last != NULL && column->value.integer < last->value.integer)
            add_finding(L, job, i, "order", true, 0);
        else if (last != NULL && column->slow_days > 0 &&
                 column->value.integer - last->value.integer > column->slow_days)
            add_finding(L, job, i, "slow", false, 0);
        last = column;
        last_at = i;
    }
    if (last != NULL && job->has_cut_off && last->value.integer > job->cut_off)
        add_finding(L, job, last_at, "late", true, 0);
}

static bool check_twice(lua_State *L, struct load_job *job, size_t at, struct failure *why)
{
    const struct typed_value *value = &job->columns[at].value;
    uint32_t first = 0;
    if (!job->columns[at].unique || value->result != TYPED_STRING)
        return true;
    if (!seen_add(&job->seen, value->text, value->length, (uint32_t)csv_row(job->reader), &first,
                  why))
        return false;
    if (first != 0)
        add_finding(L, job, at, "twice", false, first);
    return true;
}

static bool read_row(lua_State *L, struct load_job *job, struct failure *why)
{
    const uint64_t errors = job->errors;
    for (size_t i = 0; i < job->columns_count; i++) {
        struct load_column *column = &job->columns[i];
        const struct csv_cell cell = csv_cell(job->reader, column->source);
        enum typed_fault fault = TYPED_FINE;
        if (!typed_read(&column->typed, cell.text, cell.length, &column->value, &fault, why))
            return false;
        if (fault != TYPED_FINE)
            add_finding(L, job, i, faults[fault], true, 0);
        if (!check_twice(L, job, i, why))
            return false;
    }
    if (job->errors == errors)
        check_order(L, job);
    return true;
}

/* ---- storing ---- */

static bool bind_value(struct rows *rows, int parameter, const struct typed_value *value,
                       struct failure *why)
{
    switch (value->result) {
    case TYPED_INTEGER:
        return rows_bind_integer(rows, parameter, value->integer, why);
    case TYPED_STRING:
        return rows_bind_borrowed(rows, parameter, value->text, value->length, why);
    case TYPED_NULL:
        break;
    }
    return rows_bind_null(rows, parameter, why);
}

static bool store_row(struct load_job *job, struct failure *why)
{
    if (!rows_bind_integer(job->rows, 1, job->import_id, why) ||
        !rows_bind_integer(job->rows, 2, (int64_t)csv_row(job->reader), why))
        return false;
    for (size_t i = 0; i < job->columns_count; i++)
        if (!bind_value(job->rows, (int)i + 3, &job->columns[i].value, why))
            return false;
    return rows_next(job->rows, why) == ROWS_END;
}

static bool check_width(const struct load_job *job, struct failure *why)
{
    const size_t columns = csv_columns(job->reader);
    if (columns == job->width)
        return true;
    return failure_set(why, FAILURE_DATA, "LT-1763",
                       "%.300s: dòng %zu có %zu ô, dòng tiêu đề có %zu ô; không nhập gì",
                       "%.300s: row %zu has %zu cells, the header has %zu; nothing is taken in",
                       job->name, csv_row(job->reader), columns, job->width);
}

static bool check_going_on(const struct load_job *job, struct failure *why)
{
    if (job->taken >= job->most_rows)
        return failure_set(why, FAILURE_DATA, "LT-1764", "%.300s: hơn %lld dòng",
                           "%.300s: more than %lld rows", job->name, (long long)job->most_rows);
    if (job->taken % ROWS_BETWEEN_LOOKS == 0 && signals_interrupted()) {
        signals_failure(why);
        return false;
    }
    return true;
}

static bool is_blank_row(const struct load_job *job)
{
    return csv_columns(job->reader) == 1 && csv_cell(job->reader, 0).length == 0;
}

static bool run(lua_State *L, struct load_job *job, struct failure *why)
{
    enum csv_step step;
    while ((step = csv_next_row(job->reader, why)) == CSV_ROW) {
        if (csv_row(job->reader) < job->data || is_blank_row(job))
            continue;
        if (!check_going_on(job, why) || !check_width(job, why) || !read_row(L, job, why))
            return false;
        job->taken++;
        if (job->rows != NULL && job->errors == 0 && !store_row(job, why))
            return false;
    }
    return step == CSV_END && stream_unchanged(job->stream, why);
}

static int push_outcome(lua_State *L, struct load_job *job)
{
    lua_createtable(L, 0, 4);
    lua_pushinteger(L, job->taken);
    lua_setfield(L, -2, "rows");
    lua_pushinteger(L, (lua_Integer)job->errors);
    lua_setfield(L, -2, "errors");
    lua_pushinteger(L, (lua_Integer)job->warnings);
    lua_setfield(L, -2, "warnings");
    lua_pushvalue(L, FINDINGS);
    lua_setfield(L, -2, "findings");
    return 1;
}

/* loader.load(db | nil, {path, separator, width, data, import_id, sql, columns = {{kind, source,
   required, ordered, slow_days, unique, choices}}, cut_off, most_rows, most_findings}) -> {sha256,
   size, rows, errors, warnings, findings = {{row, column, fault, value, error, first}}}. Without a
   database it only checks. What is malformed raises. The statement takes import id, row and the
   columns in order. */
static int l_load(lua_State *L)
{
    struct database *db = lua_isnil(L, 1) ? NULL : check_database(L, 1);
    luaL_checktype(L, OPTIONS, LUA_TTABLE);
    lua_settop(L, OPTIONS);
    struct load_job *job = new_job(L); /* 3 */
    lua_newtable(L);                   /* 4: FINDINGS */
    loader_read_options(L, OPTIONS, job);
    struct failure why = {0};
    if (db != NULL) {
        job->rows = rows_prepare(db, job->sql, strlen(job->sql), &why);
        if (job->rows == NULL)
            return raise_failure(L, &why);
    }
    job->stream = stream_open(job->path, &why);
    if (job->stream != NULL && job->stamp != NULL &&
        strcmp(stream_stamp(job->stream), job->stamp) != 0) {
        stream_changed(job->stream, &why);
        return raise_failure(L, &why);
    }
    const struct csv_settings settings = {.separator = job->separator};
    if (job->stream != NULL)
        job->reader = csv_open(refill, job, &settings, &why);
    if (job->reader == NULL || !run(L, job, &why)) {
        struct failure named = why;
        if (why.kind == FAILURE_DATA && strncmp(why.code, "LT-178", 6) == 0)
            failure_set(&named, why.kind, why.code, "%.300s: %s", "%.300s: %s", job->name,
                        why.text);
        return raise_failure(L, &named);
    }
    return push_outcome(L, job);
}

/* loader.peek(path, {bytes = 65536}) -> the first bytes, true when there are no more | nil, why */
static int l_peek(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct load_job *job = new_job(L);
    struct failure why = {0};
    const char *bytes = NULL;
    size_t length = 0;
    job->stream = stream_open(path, &why);
    if (job->stream == NULL || !stream_next(job->stream, &bytes, &length, &why))
        return refuse(L, &why);
    enum { MOST = 65536 };
    lua_pushlstring(L, bytes, length < MOST ? length : MOST);
    lua_pushboolean(L, length <= MOST);
    return 2;
}

/* loader.sha256(path) -> digest, size, stamp | nil, why: of a file however long. The stamp tells
   load that it is still the same file. */
static int l_sha256(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct load_job *job = new_job(L);
    struct failure why = {0};
    const char *bytes = NULL;
    size_t length = 1;
    char hex[SHA256_HEX];
    struct sha256 digest;
    job->stream = stream_open(path, &why);
    sha256_start(&digest);
    while (job->stream != NULL && length > 0 && stream_next(job->stream, &bytes, &length, &why))
        sha256_add(&digest, bytes, length);
    if (job->stream == NULL || why.kind != FAILURE_NONE || !stream_unchanged(job->stream, &why))
        return refuse(L, &why);
    sha256_finish(&digest, hex);
    lua_pushstring(L, hex);
    lua_pushinteger(L, (lua_Integer)stream_position(job->stream));
    lua_pushstring(L, stream_stamp(job->stream));
    return 3;
}

static const luaL_Reg functions[] = {
    {"load", l_load},
    {"peek", l_peek},
    {"sha256", l_sha256},
    {NULL, NULL},
};

int luaopen_lotrinh_loader(lua_State *L);

int luaopen_lotrinh_loader(lua_State *L)
{
    luaL_newmetatable(L, JOB);
    lua_pushcfunction(L, l_free_job);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
