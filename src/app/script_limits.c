/* The hook that raises a reached limit, set only when there is one. Knows nothing of what a limit
   is for. */
#include "script_limits.h"

#include "lua_support.h"
#include "memory.h"
#include "signals.h"

#include <stddef.h>

/* How many instructions of a coroutine pass between two looks. */
enum { HOOK_INTERVAL = 1000 };

/* The state that runs; read by the signal handler, hence static (and the only such). */
static lua_State *volatile running;

static struct memory *memory_of(lua_State *L)
{
    void *memory = NULL;
    lua_getallocf(L, &memory);
    return memory;
}

/* Over the soft cap: what a full collection leaves decides. */
static void look_at_memory(lua_State *L)
{
    struct memory *memory = memory_of(L);
    if (!memory->over)
        return;
    lua_gc(L, LUA_GCCOLLECT);
    memory->over = false;
    if (memory->used > memory->soft)
        signals_note(LIMIT_MEMORY);
}

static void look(lua_State *L, lua_Debug *activation);

/* At the next instruction. lua_sethook may be called from a signal handler. */
static void arm(lua_State *L)
{
    lua_sethook(L, look, LUA_MASKCOUNT, 1);
}

/* Once a limit is reached, after every instruction: code that catches the error is stopped again
   at its next step. */
static void look(lua_State *L, lua_Debug *activation)
{
    (void)activation;
    look_at_memory(L);
    if (!signals_interrupted()) {
        if (L == running)
            lua_sethook(L, NULL, 0, 0); /* it was the memory, and a collection helped */
        return;
    }
    arm(L);
    struct failure why = {0};
    signals_failure(&why);
    raise_failure(L, &why);
}

static void arm_running(void)
{
    lua_State *L = running;
    if (L != NULL)
        arm(L);
}

void limits_look_at_memory(void)
{
    arm_running();
}

lua_State *limits_enter(lua_State *L)
{
    lua_State *outer = running;
    lua_sethook(L, NULL, 0, 0);
    running = L;
    signals_tell(arm_running);
    if (signals_interrupted() || memory_of(L)->over)
        arm(L); /* what came before it was listened for */
    return outer;
}

void limits_leave(lua_State *outer)
{
    running = outer;
}

void limits_end(lua_State *L)
{
    running = NULL;
    lua_sethook(L, NULL, 0, 0);
}

void limits_watch(lua_State *coroutine)
{
    lua_sethook(coroutine, look, LUA_MASKCOUNT, HOOK_INTERVAL);
}
