/* What the files of the loader share. */
#ifndef LOTRINH_LUA_LOADER_PARTS_H
#define LOTRINH_LUA_LOADER_PARTS_H

#include "csv.h"
#include "database.h"
#include "seen.h"
#include "sha256.h"
#include "stream.h"
#include "typed_row.h"

#include <lua.h>

enum { LOAD_MOST_COLUMNS = 64 };

struct load_column {
    struct typed_column typed; /* its choices are owned */
    struct typed_value value;  /* owned */
    size_t source;             /* column of the file, from 0 */
    bool ordered;              /* a date not before the ordered one to its left */
    bool unique;               /* a value that stands twice is worth a warning */
    int64_t slow_days;         /* more days than this after it are worth a warning; 0: none */
};

/* One load: everything it owns is freed when Lua collects it, however it ends. */
struct load_job {
    struct stream *stream;     /* owned */
    struct csv_reader *reader; /* owned */
    struct rows *rows;         /* owned; NULL when only checking */
    struct seen seen;          /* owned: values of the unique column */
    struct load_column columns[LOAD_MOST_COLUMNS];
    size_t columns_count;
    const char *path, *name, *sql; /* borrowed from the options */
    const char *stamp;             /* of the file that was hashed; NULL: not asked; borrowed */
    char separator;
    size_t width; /* cells of a row */
    size_t data;  /* number of the first row of data */
    int64_t import_id, most_rows, taken;
    int64_t cut_off; /* a day */
    bool has_cut_off;
    size_t findings, most_findings;
    uint64_t errors, warnings;
};

/* Fills the job from the table at `options`; raises on what is wrong. */
void loader_read_options(lua_State *L, int options, struct load_job *job);

#endif
