/* The C modules that Lua can require: one row each in bindings.c. */
#ifndef LOTRINH_BINDINGS_H
#define LOTRINH_BINDINGS_H

#include <lua.h>
#include <stddef.h>

struct binding {
    const char *module; /* "lotrinh.text" */
    lua_CFunction open; /* leaves the module table */
};

extern const struct binding bindings[];
extern const size_t bindings_count;

/* Puts every module into package.preload-like table `preload` at the top of the stack. */
void bindings_preload(lua_State *L);

#endif
