/* How a limit that was reached stops Lua. While none is, no hook is set: in Lua 5.4 a count hook
   makes every instruction take the slow way, which doubles the time of a loop. */
#ifndef LOTRINH_SCRIPT_LIMITS_H
#define LOTRINH_SCRIPT_LIMITS_H

#include <lua.h>

/* Watches over a call into L, the main state, from here to limits_leave(what it returned): a
   signal, signals_note() or the allocator sets the hook at the moment when there is something to
   look at. */
lua_State *limits_enter(lua_State *L);
void limits_leave(lua_State *outer);

/* The allocator passed its soft cap: Lua is to collect and look. */
void limits_look_at_memory(void);

/* Takes the hook off for good: finalizers close what is open, limit or not. */
void limits_end(lua_State *L);

/* Watches over a coroutine, whose hook nobody else can set while it runs: it always has one. */
void limits_watch(lua_State *coroutine);

#endif
