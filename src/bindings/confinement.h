/* The folders that the script of a Lua state may use. What reads or writes files at a script's wish
   does it by these functions; where nothing was confined they take any path. */
#ifndef LOTRINH_CONFINEMENT_H
#define LOTRINH_CONFINEMENT_H

#include "files.h"
#include "language.h"

#include <lua.h>

/* From now on scripts write below `output` and read below it and `script` (NULL: no such folder).
   output NULL: no longer confined. */
bool confine(lua_State *L, const char *output, const char *script, struct failure *why);

/* files_read and files_write of the path at `arg`. Raises on what is no text or holds a NUL. */
bool confined_read(lua_State *L, int arg, size_t maximum, struct buffer *bytes,
                   struct failure *why);
bool confined_write(lua_State *L, int arg, const char *bytes, size_t length,
                    const struct files_options *options, struct failure *why);

/* files_settle() of the folder at `arg`; of the output folder where the state is confined. */
bool confined_settle(lua_State *L, int arg, struct failure *why);

/* False and *why (LT-2131) where a script may not do `what` at all ("make folders"). */
bool confined_is_free(lua_State *L, struct words what, struct failure *why);

#endif
