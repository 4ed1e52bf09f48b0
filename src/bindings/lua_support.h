/* What every binding needs: failures as Lua errors, checked option tables. */
#ifndef LOTRINH_LUA_SUPPORT_H
#define LOTRINH_LUA_SUPPORT_H

#include "failure.h"
#include "language.h"

#include <lauxlib.h>
#include <lua.h>
#include <stddef.h>

/* A failure in Lua is a table {code = "LT-1203", text = "...", exit = 1, where = "file:line:"} with
   __tostring. push_failure leaves one on the stack; where is the position of the Lua caller. */
void push_failure(lua_State *L, const struct failure *why);

/* Raises it. Never returns; the type lets a caller write `return raise_failure(L, &why)`. */
int raise_failure(lua_State *L, const struct failure *why);

/* Raises once Ctrl-C, a deadline or the memory cap asks to stop. For functions whose work takes
   long against the few instructions that call them: between those the interpreter looks too seldom.
 */
void stop_when_asked(lua_State *L);

/* "The world refuses": leaves fail (nil) and the failure; returns 2, the number of results. */
int refuse(lua_State *L, const struct failure *why);

/* The table of options at `arg` (absent or nil is allowed and counts as empty). Raises on anything
   but a table and on a key that is not in `allowed` (NULL-terminated), naming the nearest. After
   it, index `arg` holds a table. */
void check_options(lua_State *L, int arg, const char *const *allowed);

/* Option readers: the field of the options table at index `arg`, or the default when absent. A
   field of the wrong type raises naming the option. Texts are borrowed while the table holds them.
 */
lua_Number option_number(lua_State *L, int arg, const char *name, lua_Number otherwise);
lua_Integer option_integer(lua_State *L, int arg, const char *name, lua_Integer otherwise);
const char *option_text(lua_State *L, int arg, const char *name, const char *otherwise);
bool option_flag(lua_State *L, int arg, const char *name, bool otherwise);

/* The index of the option's text in `choices` (NULL-terminated), or `otherwise` when absent; raises
   on any other text, naming the nearest choice. */
int option_choice(lua_State *L, int arg, const char *name, const char *const *choices,
                  int otherwise);

#endif
