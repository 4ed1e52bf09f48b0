/* What the files of the database binding share. */
#ifndef LOTRINH_LUA_DATABASE_PARTS_H
#define LOTRINH_LUA_DATABASE_PARTS_H

#include "database.h"

#include <lua.h>

struct rows_owner {
    struct rows *rows; /* owned; NULL once freed. User values: its database, its row metatable. */
};

/* The open database at `arg`; raises when it is closed. */
struct database *check_database(lua_State *L, int arg);

/* Prepares and binds for db:what(sql, ...) with the database at 1; raises when the statement reads
   where it should write or the reverse. The owner is left on the stack. */
struct rows_owner *prepare_rows(lua_State *L, struct database *db, bool reads);

bool refuse_blob(const char *column, struct failure *why);

/* db:rows(sql, ...) */
int l_rows(lua_State *L);
void open_rows(lua_State *L);

/* Raises *why; when a table, column, function or parameter is missing, names the nearest there is.
 */
int raise_sql_failure(lua_State *L, struct database *db, struct failure *why);

/* Binds the arguments from `first` to `last`: values in order, or one table of names. Raises on a
   boolean or table value, on too few or too many, and on a name that is missing or unknown. */
void bind_arguments(lua_State *L, struct rows *rows, int first, int last);

/* Makes nfc, fold, lower, upper, title and the order vi known to SQL. */
bool add_text_functions(struct database *db, struct failure *why);

#endif
