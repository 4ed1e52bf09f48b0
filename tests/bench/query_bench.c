/* A query of a million rows of eight columns into a frame through Lua, against a plain C loop over
   sqlite3_step that copies the same cells into arrays: whole numbers and reals into growing arrays,
   texts each into a malloc of its own (the common way) or one after the other into one block (the
   leanest). Each measurement is a process of its own; the median of several. The floors of the
   table are the plan's: CPU at most 1.3 times the common way, at most 60 bytes a cell. Exits 1 when
   one is missed. */
#include "bindings.h"

#include <lauxlib.h>
#include <lualib.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 1000000, COLUMNS = 8, RUNS = 5, MODES = 3 };

static const double LARGEST_RATIO = 1.3;
static const double MOST_BYTES = 60; /* a cell */

/* Three whole numbers, a real, four short texts: 126 and 12 different ones, and two of each row's
 * own. */
static const char MAKE[] =
    "PRAGMA application_id = 0x4C545248; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
    "CREATE TABLE figure (id INTEGER PRIMARY KEY, year INTEGER, settled INTEGER, share REAL,"
    " commune TEXT, month TEXT, code TEXT, source TEXT) STRICT;"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
    "INSERT INTO figure SELECT i, 2020 + i % 7, i * 7919 % 1000, (i % 1000) / 1000.0,"
    " 'Phường ' || (i % 126), printf('2026-%02d', i % 12 + 1), printf('%07d', i),"
    " 'dòng ' || i FROM n;";

static const char QUERY[] =
    "SELECT id, year, settled, share, commune, month, code, source FROM figure";

struct result {
    double cpu;    /* seconds */
    double memory; /* bytes of resident memory gained, at the peak */
};

static void stop(const char *what)
{
    fprintf(stderr, "query_bench: %s\n", what);
    exit(1);
}

static void make_database(const char *path)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, MAKE, NULL, NULL, NULL) != SQLITE_OK)
        stop(sqlite3_errmsg(db));
    sqlite3_close(db);
}

struct text_block {
    char *bytes;
    size_t length;
    size_t capacity;
};

struct plain_column {
    union {
        void *values;
        int64_t *integers;
        double *reals;
        char **texts;
        size_t *starts;
    };
    struct text_block block;
};

static void *grow(void *memory, size_t size)
{
    void *grown = realloc(memory, size);
    if (grown == NULL)
        stop("no memory");
    return grown;
}

static void copy_to_block(struct plain_column *column, size_t row, const char *text, size_t length)
{
    struct text_block *block = &column->block;
    if (block->length + length + 1 > block->capacity) {
        block->capacity = (block->capacity + length + 256) * 2;
        block->bytes = grow(block->bytes, block->capacity);
    }
    column->starts[row] = block->length;
    memcpy(block->bytes + block->length, text, length + 1);
    block->length += length + 1;
}

static void copy_cell(struct plain_column *column, sqlite3_stmt *statement, int at, size_t row,
                      int in_block)
{
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_INTEGER:
        column->integers[row] = sqlite3_column_int64(statement, at);
        break;
    case SQLITE_FLOAT:
        column->reals[row] = sqlite3_column_double(statement, at);
        break;
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite3_column_text(statement, at);
        const size_t length = (size_t)sqlite3_column_bytes(statement, at);
        if (in_block) {
            copy_to_block(column, row, text, length);
        } else {
            column->texts[row] = grow(NULL, length + 1);
            memcpy(column->texts[row], text, length + 1);
        }
        break;
    }
    default:
        break;
    }
}

static size_t plain_loop(const char *path, int in_block)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    struct plain_column columns[COLUMNS] = {0};
    size_t rows = 0;
    size_t room = 0;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, QUERY, -1, &statement, NULL) != SQLITE_OK)
        stop(sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (rows == room) {
            room = room * 2 + 16;
            for (int i = 0; i < COLUMNS; i++)
                columns[i].values = grow(columns[i].values, room * sizeof(int64_t));
        }
        for (int i = 0; i < COLUMNS; i++)
            copy_cell(&columns[i], statement, i, rows, in_block);
        rows++;
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return rows;
}

static size_t through_lua(const char *path)
{
    static const char script[] = "local path, sql = ...\n"
                                 "local db = assert(require 'lotrinh.database'.open(path))\n"
                                 "return db:query(sql)";
    lua_State *L = luaL_newstate();
    if (L == NULL)
        stop("no memory");
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    bindings_preload(L);
    lua_settop(L, 0);
    luaL_loadstring(L, script);
    lua_pushstring(L, path);
    lua_pushstring(L, QUERY);
    if (lua_pcall(L, 2, 1, 0) != LUA_OK)
        stop(luaL_tolstring(L, -1, NULL));
    return (size_t)luaL_len(L, -1);
}

static struct rusage usage(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void measure_here(const char *path, int mode, int out)
{
    const struct rusage before = usage();
    const size_t rows = mode == 0 ? through_lua(path) : plain_loop(path, mode == 2);
    const struct rusage after = usage();
    if (rows != ROWS)
        stop("wrong number of rows");
    const struct result result = {
        .cpu = seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) -
               seconds(before.ru_stime),
        .memory = (double)(after.ru_maxrss - before.ru_maxrss) * 1024,
    };
    if (write(out, &result, sizeof result) != (ssize_t)sizeof result)
        stop("cannot report");
}

static struct result measure(const char *path, int mode)
{
    struct result result = {0};
    int ends[2];
    int status = 0;
    if (pipe(ends) != 0)
        stop("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        measure_here(path, mode, ends[1]);
        _exit(0); /* freeing is not measured on either side */
    }
    close(ends[1]);
    if (read(ends[0], &result, sizeof result) != (ssize_t)sizeof result)
        stop("a measurement failed");
    close(ends[0]);
    waitpid(child, &status, 0);
    return result;
}

static int compare_doubles(const void *a, const void *b)
{
    const double left = *(const double *)a;
    const double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double values[RUNS])
{
    qsort(values, RUNS, sizeof *values, compare_doubles);
    return values[RUNS / 2];
}

static int report(const double cpu[MODES], const double memory[MODES])
{
    static const char *const names[MODES] = {"db:query into a frame", "C loop, a malloc a text",
                                             "C loop, one block of text"};
    printf("%-28s %8s %12s %8s\n", "1,000,000 x 8 cells", "CPU s", "bytes/cell", "CPU x");
    for (int mode = 0; mode < MODES; mode++)
        printf("%-28s %8.3f %12.1f %8.2f\n", names[mode], cpu[mode],
               memory[mode] / ((double)ROWS * COLUMNS), cpu[0] / cpu[mode]);
    const double ratio = cpu[0] / cpu[1];
    const double bytes = memory[0] / ((double)ROWS * COLUMNS);
    const int met = ratio <= LARGEST_RATIO && bytes <= MOST_BYTES;
    printf("query: CPU ratio %.2f (at most %.1f), %.1f bytes a cell (at most %.0f): %s\n", ratio,
           LARGEST_RATIO, bytes, MOST_BYTES, met ? "met" : "MISSED");
    return met ? 0 : 1;
}

int main(void)
{
    const char *base = getenv("TMPDIR");
    char path[256];
    snprintf(path, sizeof path, "%s/query-bench-%ld.db", base != NULL ? base : "/tmp",
             (long)getpid());
    make_database(path);
    double cpu[MODES][RUNS];
    double memory[MODES][RUNS];
    for (int run = -1; run < RUNS; run++) /* the first round warms the file cache */
        for (int mode = 0; mode < MODES; mode++) {
            const struct result result = measure(path, mode);
            if (run < 0)
                continue;
            cpu[mode][run] = result.cpu;
            memory[mode][run] = result.memory;
        }
    unlink(path);
    double cpu_median[MODES];
    double memory_median[MODES];
    for (int mode = 0; mode < MODES; mode++) {
        cpu_median[mode] = median(cpu[mode]);
        memory_median[mode] = median(memory[mode]);
    }
    return report(cpu_median, memory_median);
}
