/* Lua module lotrinh.lock: who is writing, and the names of this user and computer. */
#include "clock.h"
#include "lock.h"
#include "lua_support.h"

#include <pwd.h>
#include <time.h>
#include <unistd.h>

#define LOCK "lotrinh.lock"

struct lock_owner {
    struct lock *lock; /* owned; NULL once released */
};

/* lock.take(path, holder) -> lock | nil, why */
static int l_take(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    const char *holder = luaL_checkstring(L, 2);
    struct failure why = {0};
    struct lock_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->lock = NULL;
    luaL_setmetatable(L, LOCK);
    owner->lock = lock_take(path, holder, &why);
    return owner->lock != NULL ? 1 : refuse(L, &why);
}

/* lock:release(); also when it is closed or collected */
static int l_release(lua_State *L)
{
    struct lock_owner *owner = luaL_checkudata(L, 1, LOCK);
    lock_release(owner->lock);
    owner->lock = NULL;
    return 0;
}

/* lock.who() -> "name@computer": of the login, from the system, not from the environment */
static int l_who(lua_State *L)
{
    char host[256] = "?";
    const struct passwd *user = getpwuid(geteuid());
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '?';
    host[sizeof host - 1] = '\0';
    if (user != NULL && user->pw_name != NULL)
        lua_pushfstring(L, "%s@%s", user->pw_name, host);
    else
        lua_pushfstring(L, "%d@%s", (int)geteuid(), host);
    return 1;
}

/* lock.pid() -> the number of this process */
static int l_pid(lua_State *L)
{
    lua_pushinteger(L, getpid());
    return 1;
}

/* lock.now() -> "2026-11-23T08:00:00+07:00": time of Hà Nội; with --today noon of that day */
static int l_now(lua_State *L)
{
    char text[40];
    const struct clock_date today = clock_today();
    if (clock_is_fixed()) {
        lua_pushfstring(L, "%d-%s%d-%s%dT12:00:00+07:00", today.year, today.month < 10 ? "0" : "",
                        today.month, today.day < 10 ? "0" : "", today.day);
        return 1;
    }
    const time_t there = time(NULL) + (time_t)7 * 3600; /* no summer time in Viet Nam */
    struct tm parts;
    if (gmtime_r(&there, &parts) == NULL ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S+07:00", &parts) == 0)
        return luaL_error(L, "the clock cannot be read");
    lua_pushstring(L, text);
    return 1;
}

static const luaL_Reg functions[] = {
    {"take", l_take}, {"who", l_who}, {"pid", l_pid}, {"now", l_now}, {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"release", l_release},
    {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__gc", l_release},
    {"__close", l_release},
    {NULL, NULL},
};

int luaopen_lotrinh_lock(lua_State *L);

int luaopen_lotrinh_lock(lua_State *L)
{
    luaL_newmetatable(L, LOCK);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    luaL_newlib(L, functions);
    return 1;
}
