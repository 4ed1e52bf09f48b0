/* Runs a Lua script again and again, each time with another allocation failing: first Lua's n-th
   and all after it, then the n-th of our own C code alone. Whatever failed, the script ends well or
   with an error that says memory, and nothing is left: neither in Lua's allocator nor in SQLite;
   what our C leaks, the leak checker of the sanitizer names at the end. Usage: sweep SCRIPT */
#include "bindings.h"
#include "database.h"
#include "resource.h"

#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each n is tried up to here, then every seventh: the first hundreds reach every branch of a
 * binding. */
enum { EVERY = 500, STEP = 7 };

static const long NO_LIMIT = LONG_MAX;

/* Allocations of our C objects that may still succeed; the linker's --wrap leads them here. */
static long own_allowed = LONG_MAX;
static bool own_failed;

static bool own_may_allocate(void)
{
    if (own_allowed == NO_LIMIT)
        return true;
    if (own_allowed-- != 0)
        return true;
    own_allowed = NO_LIMIT; /* the one failure; what follows succeeds */
    own_failed = true;
    errno = ENOMEM;
    return false;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t length);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t length);

void *__wrap_malloc(size_t size)
{
    return own_may_allocate() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size)
{
    return own_may_allocate() ? __real_calloc(count, size) : NULL;
}

void *__wrap_realloc(void *memory, size_t size)
{
    return own_may_allocate() ? __real_realloc(memory, size) : NULL;
}

char *__wrap_strdup(const char *text)
{
    return own_may_allocate() ? __real_strdup(text) : NULL;
}

char *__wrap_strndup(const char *text, size_t length)
{
    return own_may_allocate() ? __real_strndup(text, length) : NULL;
}

/* Lua's allocator: counts what is held, fails for good once nothing is allowed any more. */
struct lua_budget {
    long allowed;
    bool failed;
    size_t held; /* bytes */
};

static void *counting(void *context, void *memory, size_t old_size, size_t new_size)
{
    struct lua_budget *budget = context;
    const size_t before = memory != NULL ? old_size : 0;
    if (new_size == 0) {
        budget->held -= before;
        free(memory);
        return NULL;
    }
    if (budget->allowed != NO_LIMIT && new_size > before) {
        if (budget->allowed == 0) {
            budget->failed = true;
            return NULL;
        }
        budget->allowed--;
    }
    void *moved = __real_realloc(memory, new_size);
    if (moved != NULL)
        budget->held += new_size - before;
    return moved;
}

/* Finds the program's own Lua: require "foundation.failure" is scripts/foundation/failure.lua. */
static int search_resource(lua_State *L)
{
    const char *module = luaL_checkstring(L, 1);
    lua_pushfstring(L, "scripts/%s.lua", luaL_gsub(L, module, ".", "/"));
    const struct resource_entry *entry = resource_find(lua_tostring(L, -1));
    if (entry == NULL)
        return 0;
    if (luaL_loadbufferx(L, entry->bytes, resource_length(entry), module, "t") != LUA_OK)
        return lua_error(L);
    return 1;
}

/* A state with all modules and the script, as the one function on its stack; NULL when it has none.
 */
static lua_State *open_state(struct lua_budget *budget, const char *script)
{
    lua_State *L = lua_newstate(counting, budget);
    if (L == NULL)
        return NULL;
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    bindings_preload(L);
    lua_getfield(L, -2, "searchers");
    lua_pushcfunction(L, search_resource);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_settop(L, 0);
    if (luaL_loadfile(L, script) == LUA_OK)
        return L;
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    lua_close(L);
    return NULL;
}

struct outcome {
    int status;
    char text[300];
};

/* The error as text; called without limits. */
static void keep_error(lua_State *L, struct outcome *outcome)
{
    snprintf(outcome->text, sizeof outcome->text, "%s", luaL_tolstring(L, -1, NULL));
}

static bool is_memory_error(const struct outcome *outcome)
{
    return outcome->status == LUA_ERRMEM || strstr(outcome->text, "LT-1001") != NULL ||
           strstr(outcome->text, "not enough memory") != NULL;
}

/* One run; false when something was left or the error was not about memory. */
static bool run(const char *script, long lua_allowed, long own, bool *failed)
{
    struct lua_budget budget = {.allowed = NO_LIMIT};
    struct outcome outcome = {0};
    lua_State *L = open_state(&budget, script);
    if (L == NULL)
        return false;
    budget.allowed = lua_allowed;
    own_allowed = own;
    own_failed = false;
    outcome.status = lua_pcall(L, 0, 0, 0);
    budget.allowed = NO_LIMIT;
    own_allowed = NO_LIMIT;
    *failed = budget.failed || own_failed;
    if (outcome.status != LUA_OK)
        keep_error(L, &outcome);
    lua_close(L);
    const char *wrong = NULL;
    if (outcome.status != LUA_OK && !(*failed && is_memory_error(&outcome)))
        wrong = outcome.text;
    else if (budget.held != 0)
        wrong = "memory of Lua is still held";
    else if (database_memory_used() != 0)
        wrong = "memory of SQLite is still held";
    if (wrong != NULL)
        fprintf(stderr, "%s: allocation %ld of %s: %s\n", script,
                lua_allowed != NO_LIMIT ? lua_allowed : own,
                lua_allowed != NO_LIMIT ? "Lua" : "our own", wrong);
    return wrong == NULL;
}

/* Until a run in which nothing failed any more; the number of allocations, or -1. */
static long sweep(const char *script, bool lua)
{
    bool failed = true;
    long n = 0;
    for (; failed; n += n < EVERY ? 1 : STEP)
        if (!run(script, lua ? n : NO_LIMIT, lua ? NO_LIMIT : n, &failed))
            return -1;
    return n;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: sweep SCRIPT\n", stderr);
        return 2;
    }
    bool failed;
    if (!run(argv[1], NO_LIMIT, NO_LIMIT, &failed))
        return 1;
    const long lua = sweep(argv[1], true);
    const long own = lua < 0 ? -1 : sweep(argv[1], false);
    if (own < 0)
        return 1;
    printf("%s: about %ld allocations of Lua, %ld of ours\n", argv[1], lua, own);
    return 0;
}
