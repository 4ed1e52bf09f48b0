/* What trusted Lua can require: standard libraries, C bindings, embedded scripts. */
#ifndef LOTRINH_MODULES_H
#define LOTRINH_MODULES_H

#include <lua.h>
#include <stdbool.h>

/* Opens the libraries and registers the bindings. Called inside a protected call, as all of these.
 */
void modules_open(lua_State *L);

/* Leaves the loader of a module on top of other values; false when there is no such module. */
bool modules_push_loader(lua_State *L, const char *module);

/* From now on reading an unknown global or making one is an error. */
void modules_make_strict(lua_State *L);

#endif
