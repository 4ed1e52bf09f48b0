/* What a connection may do: settings, limits, and the authorizer that stays on while statements
   run. Reasons and measurements: docs/architecture.md, "Safety". */
#include "database_private.h"

#include "signals.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Single SQL functions do not look at the stop request; what they may allocate bounds their time.
 */
static const sqlite3_int64 HEAP_LIMIT = (sqlite3_int64)256 * 1024 * 1024; /* bytes */

/* Steps of the virtual machine between two looks at the stop request. */
enum { STEPS_BETWEEN_LOOKS = 1000 };

static bool (*stop_asked)(void *context);
static void *stop_context;

void database_on_stop(bool (*should_stop)(void *context), void *context)
{
    stop_asked = should_stop;
    stop_context = context;
}

static int look_for_stop(void *unused)
{
    (void)unused;
    return signals_interrupted() || (stop_asked != NULL && stop_asked(stop_context));
}

void guard_process(void)
{
    static bool done;
    if (done)
        return;
    sqlite3_config(SQLITE_CONFIG_URI, 0);
    sqlite3_initialize();
    sqlite3_hard_heap_limit64(HEAP_LIMIT);
    done = true;
}

/* SQLite's own functions that only compute. Not there on purpose: load_extension, fts3_tokenizer
   and the other FTS functions, randomness (same data, same figures), and what tells of the build.
 */
static const char *const FUNCTIONS[] = {
    /* values and text */
    "->", "->>", "abs", "char", "coalesce", "format", "glob", "hex", "ifnull", "iif", "instr",
    "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "nullif", "printf",
    "quote", "replace", "round", "rtrim", "sign", "substr", "substring", "trim", "typeof",
    "unicode", "unlikely", "upper", "zeroblob", "changes", "last_insert_rowid", "total_changes",
    "sqlite_version",
    /* aggregates and windows */
    "avg", "count", "group_concat", "sum", "total", "cume_dist", "dense_rank", "first_value", "lag",
    "last_value", "lead", "nth_value", "ntile", "percent_rank", "rank", "row_number",
    /* dates; their 'now' is the clock, which scripts get from the host */
    "date", "time", "datetime", "julianday", "unixepoch", "strftime", "current_date",
    "current_time", "current_timestamp",
    /* mathematics */
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh",
    "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians",
    "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
    /* JSON */
    "json", "json_array", "json_array_length", "json_error_position", "json_extract", "json_insert",
    "json_object", "json_patch", "json_quote", "json_remove", "json_replace", "json_set",
    "json_type", "json_valid", "json_group_array", "json_group_object",
    /* ours */
    "rate"};

bool guard_visit_functions(bool (*visit)(void *context, const char *name), void *context)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        if (!visit(context, FUNCTIONS[i]))
            return false;
    return true;
}

bool guard_allows_function(const struct database *db, const char *name)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        if (strcasecmp(FUNCTIONS[i], name) == 0)
            return true;
    for (const struct own_function *own = db->functions; own != NULL; own = own->next)
        if (strcasecmp(own->name, name) == 0)
            return true;
    return false;
}

/* Tables that tell of the engine, not of the data; some run settings when read. */
static bool allows_table(const char *table)
{
    static const char *const REFUSED[] = {"sqlite_stmt", "dbstat",      "sqlite_dbpage",
                                          "bytecode",    "tables_used", "fts3tokenize",
                                          "fts5vocab",   "fts4aux"};
    if (strncasecmp(table, "pragma_", 7) == 0)
        return false;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        if (strcasecmp(REFUSED[i], table) == 0)
            return false;
    return true;
}

static bool is_schema_table(const char *table)
{
    return strncasecmp(table, "sqlite_", 7) == 0;
}

/* Making and dropping of tables, indexes, views and triggers; what is temporary or virtual stays
 * out. */
static bool allows_schema_change(int action)
{
    static const int ALLOWED[] = {
        SQLITE_CREATE_INDEX, SQLITE_CREATE_TABLE, SQLITE_CREATE_TRIGGER, SQLITE_CREATE_VIEW,
        SQLITE_DROP_INDEX,   SQLITE_DROP_TABLE,   SQLITE_DROP_TRIGGER,   SQLITE_DROP_VIEW,
        SQLITE_ALTER_TABLE,  SQLITE_REINDEX,      SQLITE_ANALYZE,
    };
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED; i++)
        if (ALLOWED[i] == action)
            return true;
    return false;
}

static bool allows(const struct database *db, int action, const char *first, const char *second)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return true;
    case SQLITE_READ:
        return allows_table(first);
    case SQLITE_FUNCTION:
        return guard_allows_function(db, second);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return db->level == LEVEL_SCHEMA || (db->level == LEVEL_WRITE && !is_schema_table(first));
    default:
        return db->level == LEVEL_SCHEMA && allows_schema_change(action);
    }
}

/* Transactions, PRAGMA, ATTACH, VACUUM and the rest are the host's alone. */
static int authorize(void *context, int action, const char *first, const char *second,
                     const char *schema, const char *trigger)
{
    (void)schema;
    (void)trigger;
    const struct database *db = context;
    if (db->trusted)
        return SQLITE_OK;
    return allows(db, action, first != NULL ? first : "", second != NULL ? second : "")
               ? SQLITE_OK
               : SQLITE_DENY;
}

static void set_limits(struct database *db)
{
    const bool reader = db->level == LEVEL_READ;
    const struct {
        int limit;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 10 * 1000 * 1000},
        /* The host's schema and the importer come with long statements; scripts only read. */
        {SQLITE_LIMIT_SQL_LENGTH, reader ? 100 * 1000 : 4 * 1000 * 1000},
        {SQLITE_LIMIT_COLUMN, 200},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 50},
        {SQLITE_LIMIT_VDBE_OP, 100 * 1000},
        {SQLITE_LIMIT_FUNCTION_ARG, 100},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 999},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db->handle, limits[i].limit, limits[i].value);
}

static bool configure(struct database *db)
{
    const struct {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, db->level != LEVEL_READ},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (sqlite3_db_config(db->handle, options[i].option, options[i].value, NULL) != SQLITE_OK)
            return false;
    return true;
}

bool guard_connection(struct database *db, struct failure *why)
{
    if (!configure(db))
        return database_fail(db, NULL, why);
    if (!database_add_own_functions(db, why))
        return false;
    set_limits(db);
    sqlite3_progress_handler(db->handle, STEPS_BETWEEN_LOOKS, look_for_stop, NULL);
    if (sqlite3_set_authorizer(db->handle, authorize, db) != SQLITE_OK)
        return database_fail(db, NULL, why);
    return true;
}
