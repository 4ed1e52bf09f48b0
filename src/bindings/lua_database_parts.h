/* What the files of the database binding share. */
#ifndef LOTRINH_LUA_DATABASE_PARTS_H
#define LOTRINH_LUA_DATABASE_PARTS_H

#include "database.h"

#include <lua.h>

/* Raises *why; when a table, column, function or parameter is missing, names the nearest there is.
 */
int raise_sql_failure(lua_State *L, struct database *db, struct failure *why);

/* Binds the arguments from `first` to `last`: values in order, or one table of names. Raises on a
   boolean or table value, on too few or too many, and on a name that is missing or unknown. */
void bind_arguments(lua_State *L, struct rows *rows, int first, int last);

/* Makes nfc, fold, lower, upper, title and the order vi known to SQL. */
bool add_text_functions(struct database *db, struct failure *why);

#endif
