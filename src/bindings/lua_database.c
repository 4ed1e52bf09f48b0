/* Lua module lotrinh.database: the thin skin between Lua and database.c. */
#include "confinement.h"
#include "database.h"
#include "lua_database_parts.h"
#include "lua_frame.h"
#include "lua_frame_parts.h"
#include "lua_support.h"
#include "migration.h"
#include "resource.h"

#include <string.h>

#define DATABASE    "lotrinh.database"
#define TRANSACTION "lotrinh.database.transaction"

int luaopen_lotrinh_database(lua_State *L);
int luaopen_lotrinh_frame(lua_State *L);

struct database_owner {
    struct database *db; /* owned; NULL once closed */
};

struct transaction_guard {
    struct database_owner *owner; /* kept alive by user value 1 */
    bool open;                    /* begun and neither committed nor rolled back */
};

/* An owner is born empty and collectable; whatever fails next, nothing leaks. */
static struct database_owner *new_database(lua_State *L)
{
    struct database_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->db = NULL;
    luaL_setmetatable(L, DATABASE);
    return owner;
}

struct database *check_database(lua_State *L, int arg)
{
    struct database_owner *owner = luaL_checkudata(L, arg, DATABASE);
    struct failure why = {0};
    if (owner->db == NULL) {
        failure_set(&why, FAILURE_SCRIPT, "LT-1225", "cơ sở dữ liệu đã đóng",
                    "the database is closed");
        raise_failure(L, &why);
    }
    return owner->db;
}

/* The owner at the top holds what was opened, or nothing: db | nil, why. */
static int give_database(lua_State *L, struct database_owner *owner, struct failure *why)
{
    if (owner->db == NULL)
        return refuse(L, why);
    if (!add_text_functions(owner->db, why))
        return raise_failure(L, why);
    return 1;
}

/* database.open(path, {mode = "read" | "write" | "remake", network = false}) -> database | nil,
   why; remake: a copy of one's own whose schema may be changed */
static int l_open(lua_State *L)
{
    static const char *const allowed[] = {"mode", "network", NULL};
    static const char *const names[] = {"read", "write", "remake", NULL};
    static const enum database_mode modes[] = {DATABASE_READ, DATABASE_WRITE, DATABASE_REMAKE};
    const char *path = luaL_checkstring(L, 1);
    check_options(L, 2, allowed);
    const struct database_options options = {
        .mode = modes[option_choice(L, 2, "mode", names, 0)],
        .newest_version = migration_newest(),
        .allow_network = option_flag(L, 2, "network", false),
    };
    struct failure why = {0};
    struct database_owner *owner = new_database(L);
    owner->db = database_open(path, options, &why);
    return give_database(L, owner, &why);
}

/* database.end_rows(db): what db:rows has not read to its end is over, and the lock it held; a
   closed database is fine */
static int l_end_rows(lua_State *L)
{
    struct database_owner *owner = luaL_checkudata(L, 1, DATABASE);
    if (owner->db != NULL)
        database_end_rows(owner->db);
    return 0;
}

/* database.create(path, {version = the newest}) -> database | nil, why: a new file with the
   program's schema, for writing; an older version is for tests of the upgrade */
static int l_create(lua_State *L)
{
    static const char *const allowed[] = {"version", NULL};
    const char *path = luaL_checkstring(L, 1);
    check_options(L, 2, allowed);
    struct failure why = {0};
    struct migration_step steps[MIGRATION_MOST_STEPS];
    size_t count = migration_steps(steps);
    const lua_Integer version = option_integer(L, 2, "version", (lua_Integer)count);
    luaL_argcheck(L, version >= 1 && version <= (lua_Integer)count, 2, "no such version");
    count = (size_t)version; /* step n leads to version n */
    struct database_owner *owner = new_database(L);
    owner->db = migration_create(path, steps, count, &why);
    return give_database(L, owner, &why);
}

/* database.image(name) -> database | nil, why: one that is built into the program, read-only */
static int l_image(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    struct failure why = {0};
    const struct resource_entry *entry = resource_find(name);
    if (entry == NULL) {
        failure_set(&why, FAILURE_SCRIPT, "LT-1237", "chương trình không có sẵn dữ liệu %.200s",
                    "the program has no built-in data %.200s", name);
        return raise_failure(L, &why);
    }
    struct database_owner *owner = new_database(L);
    owner->db = database_open_image(entry->bytes, resource_length(entry), &why);
    return give_database(L, owner, &why);
}

/* database.memory({schema = false}) -> database: an empty one in memory, or one with the schema */
static int l_memory(lua_State *L)
{
    static const char *const allowed[] = {"schema", NULL};
    check_options(L, 1, allowed);
    struct failure why = {0};
    struct migration_step steps[MIGRATION_MOST_STEPS];
    const size_t count = option_flag(L, 1, "schema", false) ? migration_steps(steps) : 0;
    struct database_owner *owner = new_database(L);
    owner->db = database_open_memory(&why);
    if (owner->db != NULL && !migration_run(owner->db, steps, count, &why))
        return raise_failure(L, &why);
    return give_database(L, owner, &why);
}

/* db:migrate() -> version: brings a database opened for writing to the program's schema */
static int l_migrate(lua_State *L)
{
    struct database *db = check_database(L, 1);
    struct failure why = {0};
    struct migration_step steps[MIGRATION_MOST_STEPS];
    if (!migration_run(db, steps, migration_steps(steps), &why))
        return raise_failure(L, &why);
    lua_pushinteger(L, database_version(db));
    return 1;
}

static bool append_cell(struct frame *frame, struct rows *rows, int column, struct failure *why)
{
    const struct rows_cell cell = rows_cell(rows, column);
    const size_t to = (size_t)column;
    switch (cell.type) {
    case ROWS_INTEGER:
        return frame_append_integer(frame, to, cell.integer, why);
    case ROWS_REAL:
        return frame_append_real(frame, to, cell.real, why);
    case ROWS_TEXT:
        if (cell.bytes == NULL)
            return failure_memory(why);
        return frame_append_text(frame, to, cell.bytes, cell.length, why);
    case ROWS_BLOB:
        return refuse_blob(rows_column_name(rows, column), why);
    case ROWS_NULL:
        break;
    }
    return frame_append_null(frame, to, why);
}

/* All rows at once, so that a prompt left open holds no lock. */
static bool fill_frame(struct frame *frame, struct rows *rows, struct failure *why)
{
    const int columns = rows_columns(rows);
    for (int i = 0; i < columns; i++) {
        const char *name = rows_column_name(rows, i);
        if (name == NULL)
            return failure_memory(why);
        if (!frame_add_column(frame, name, why))
            return false;
    }
    enum rows_step step;
    while ((step = rows_next(rows, why)) == ROWS_ROW) {
        for (int i = 0; i < columns; i++)
            if (!append_cell(frame, rows, i, why))
                return false;
        if (!frame_end_row(frame, why))
            return false;
    }
    return step == ROWS_END;
}

/* db:query(sql, ...) -> frame. Values follow in order, or one table of names: {year = 2026}. */
static int l_query(lua_State *L)
{
    struct database *db = check_database(L, 1);
    struct rows_owner *owner = prepare_rows(L, db, true);
    const size_t maximum = frame_maximum(L);
    struct frame_owner *result = new_frame_owner(L);
    struct failure why = {0};
    result->frame = frame_new(maximum);
    const bool ok =
        result->frame != NULL ? fill_frame(result->frame, owner->rows, &why) : failure_memory(&why);
    rows_free(owner->rows);
    owner->rows = NULL;
    if (!ok)
        return raise_sql_failure(L, db, &why);
    finish_frame(L, result);
    return 1;
}

/* db:execute(sql, ...) -> number of rows inserted, updated or deleted */
static int l_execute(lua_State *L)
{
    struct database *db = check_database(L, 1);
    struct rows_owner *owner = prepare_rows(L, db, false);
    struct failure why = {0};
    enum rows_step step;
    while ((step = rows_next(owner->rows, &why)) == ROWS_ROW)
        continue; /* what RETURNING gives is not asked for */
    const lua_Integer changes = rows_changes(owner->rows);
    rows_free(owner->rows);
    owner->rows = NULL;
    if (step == ROWS_FAILED)
        return raise_sql_failure(L, db, &why);
    lua_pushinteger(L, changes);
    return 1;
}

/* Rolls back what is still open when db:transaction ends early. */
static int l_transaction_close(lua_State *L)
{
    struct transaction_guard *guard = luaL_checkudata(L, 1, TRANSACTION);
    if (guard->open && guard->owner->db != NULL)
        database_rollback(guard->owner->db);
    guard->open = false;
    return 0;
}

/* db:transaction(fn) -> what fn returns. All that fn writes is stored, or, when it raises, none of
 * it. */
static int l_transaction(lua_State *L)
{
    struct database *db = check_database(L, 1);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    struct transaction_guard *guard = lua_newuserdatauv(L, sizeof *guard, 1);
    guard->owner = lua_touserdata(L, 1);
    guard->open = false;
    luaL_setmetatable(L, TRANSACTION);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    lua_toclose(L, 3);
    struct failure why = {0};
    if (!database_begin(db, &why))
        return raise_failure(L, &why);
    guard->open = true;
    lua_pushvalue(L, 2);
    lua_call(L, 0, LUA_MULTRET);
    if (!database_commit(check_database(L, 1), &why))
        return raise_failure(L, &why);
    guard->open = false;
    return lua_gettop(L) - 3;
}

/* db:close(): open rows end, what was not committed is rolled back; fine twice */
static int l_close(lua_State *L)
{
    struct database_owner *owner = luaL_checkudata(L, 1, DATABASE);
    database_close(owner->db);
    owner->db = NULL;
    return 0;
}

/* db:path() -> the file, "" when in memory */
static int l_path(lua_State *L)
{
    lua_pushstring(L, database_path(check_database(L, 1)));
    return 1;
}

/* db:readonly() -> boolean */
static int l_readonly(lua_State *L)
{
    lua_pushboolean(L, database_is_readonly(check_database(L, 1)));
    return 1;
}

/* db:version() -> version of the schema */
static int l_version(lua_State *L)
{
    lua_pushinteger(L, database_version(check_database(L, 1)));
    return 1;
}

/* db:copy(path) -> true | nil, why: all that is committed as a new file */
static int l_copy(lua_State *L)
{
    struct database *db = check_database(L, 1);
    struct failure why = {0};
    const char *path = luaL_checkstring(L, 2);
    if (!confined_is_free(L,
                          (struct words){"chép cơ sở dữ liệu; hãy dùng lệnh backup",
                                         "copy the database; use the backup command"},
                          &why) ||
        !database_copy(db, path, &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* db:examine({quick = false}) -> true | nil, why: whether the file is damaged */
static int l_examine(lua_State *L)
{
    static const char *const allowed[] = {"quick", NULL};
    struct database *db = check_database(L, 1);
    check_options(L, 2, allowed);
    struct failure why = {0};
    if (!database_examine(db, option_flag(L, 2, "quick", false), &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* tostring(db) */
static int l_tostring(lua_State *L)
{
    const struct database_owner *owner = luaL_checkudata(L, 1, DATABASE);
    if (owner->db == NULL)
        lua_pushliteral(L, "database (closed)");
    else
        lua_pushfstring(L, "database %s", database_path(owner->db));
    return 1;
}

/* database.newest() -> the version of the schema that this program makes */
static int l_newest(lua_State *L)
{
    lua_pushinteger(L, migration_newest());
    return 1;
}

static const luaL_Reg functions[] = {
    {"open", l_open},     {"create", l_create},     {"image", l_image}, {"memory", l_memory},
    {"newest", l_newest}, {"end_rows", l_end_rows}, {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"query", l_query},       {"rows", l_rows},
    {"execute", l_execute},   {"transaction", l_transaction},
    {"close", l_close},       {"path", l_path},
    {"readonly", l_readonly}, {"version", l_version},
    {"migrate", l_migrate},   {"copy", l_copy},
    {"examine", l_examine},   {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__close", l_close},
    {"__gc", l_close},
    {"__tostring", l_tostring},
    {NULL, NULL},
};

static const luaL_Reg transaction_metamethods[] = {
    {"__close", l_transaction_close},
    {"__gc", l_transaction_close},
    {NULL, NULL},
};

static void make_metatable(lua_State *L, const char *name, const luaL_Reg *entries)
{
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, entries, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

int luaopen_lotrinh_database(lua_State *L)
{
    luaL_requiref(L, "lotrinh.frame", luaopen_lotrinh_frame, 0); /* results need its metatable */
    open_rows(L);
    make_metatable(L, TRANSACTION, transaction_metamethods);
    make_metatable(L, DATABASE, metamethods);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    luaL_newlib(L, functions);
    lua_pushlightuserdata(L, NULL);
    lua_setfield(L, -2, "null");
    return 1;
}
