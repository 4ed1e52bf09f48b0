/* A text buffer that Lua owns, so that nothing leaks when a call raises. */
#ifndef LOTRINH_LUA_BUFFER_H
#define LOTRINH_LUA_BUFFER_H

#include "buffer.h"

#include <lua.h>

/* Leaves an empty buffer on the stack, freed when it is collected. */
struct buffer *new_buffer(lua_State *L, size_t maximum);

/* The buffer that a module keeps as upvalue 1 of its functions, empty again. */
struct buffer *module_buffer(lua_State *L);

/* Leaves the text of the buffer; raises when an append to it failed. Returns 1. */
int push_buffer(lua_State *L, struct buffer *buffer);

#endif
