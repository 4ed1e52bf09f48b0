/* Lua module lotrinh.host, for trusted code only: the outside world in small pieces. */
#include "clock.h"
#include "database.h"
#include "files.h"
#include "line_editor.h"
#include "lua_support.h"
#include "output.h"
#include "pager.h"
#include "program.h"
#include "resource.h"
#include "script_file.h"
#include "signals.h"
#include "suggest.h"
#include "terminal.h"
#include "text.h"
#include "version.h"

#include "bindings.h"

#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TEXT   "lotrinh.host.text"
#define OUTPUT "lotrinh.host.output"

int luaopen_lotrinh_host(lua_State *L);

/* host.today() -> "2026-11-23", 2026, 11, 23 */
static int l_today(lua_State *L)
{
    const struct clock_date today = clock_today();
    char text[16];
    snprintf(text, sizeof text, "%04d-%02d-%02d", today.year % 10000, today.month % 100,
             today.day % 100);
    lua_pushstring(L, text);
    lua_pushinteger(L, today.year);
    lua_pushinteger(L, today.month);
    lua_pushinteger(L, today.day);
    return 4;
}

/* host.today_is_fixed() -> boolean: --today was given */
static int l_today_is_fixed(lua_State *L)
{
    lua_pushboolean(L, clock_is_fixed());
    return 1;
}

/* host.write(text): to stdout; raises when nobody can read it any more */
static int l_write(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    if (output_write(text, length))
        return 0;
    struct failure why = {0};
    output_finish(&why);
    return raise_failure(L, &why);
}

/* host.write_coloured(text): the same, and colours in it reach the terminal */
static int l_write_coloured(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    if (output_write_coloured(text, length))
        return 0;
    struct failure why = {0};
    output_finish(&why);
    return raise_failure(L, &why);
}

/* host.colours() -> 0, 16 or 256: what stdout shows */
static int l_colours(lua_State *L)
{
    lua_pushinteger(L, terminal_colours(STDOUT_FILENO));
    return 1;
}

/* host.is_plain() -> boolean: only plain characters are sure to be shown */
static int l_is_plain(lua_State *L)
{
    lua_pushboolean(L, terminal_plain());
    return 1;
}

/* host.write_error(text): to stderr */
static int l_write_error(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    output_error(text, length);
    return 0;
}

/* host.status(text): over the line that stderr's terminal shows; nothing where it is none */
static int l_status(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    output_status(text, length);
    return 0;
}

/* host.exit(code): ends this process at once, after what was written is out */
static int l_exit(lua_State *L)
{
    const lua_Integer code = luaL_checkinteger(L, 1);
    luaL_argcheck(L, code >= 0 && code <= 255, 1, "an exit code expected");
    struct failure why = {0};
    if (!output_finish(&why))
        return raise_failure(L, &why);
    exit((int)code);
}

/* host.is_terminal("stdin" | "stdout" | "stderr") -> boolean */
static int l_is_terminal(lua_State *L)
{
    static const char *const names[] = {"stdin", "stdout", "stderr", NULL};
    lua_pushboolean(L, terminal_is(luaL_checkoption(L, 1, "stdout", names)));
    return 1;
}

/* host.width() -> columns of the terminal */
static int l_width(lua_State *L)
{
    lua_pushinteger(L, terminal_width());
    return 1;
}

/* host.height() -> lines of the terminal */
static int l_height(lua_State *L)
{
    lua_pushinteger(L, terminal_height());
    return 1;
}

/* host.has_pager() -> boolean: this is a terminal, and there is a program to page with */
static int l_has_pager(lua_State *L)
{
    lua_pushboolean(L, pager_ready());
    return 1;
}

/* host.stamp(path) -> what tells this state of the file from another | nil where there is none */
static int l_stamp(lua_State *L)
{
    char stamp[FILES_STAMP];
    if (!files_stamp(luaL_checkstring(L, 1), stamp))
        return 0;
    lua_pushstring(L, stamp);
    return 1;
}

/* host.pause(milliseconds): at most a minute, less when a signal comes */
static int l_pause(lua_State *L)
{
    const lua_Integer milliseconds = luaL_checkinteger(L, 1);
    luaL_argcheck(L, milliseconds >= 0 && milliseconds <= 60000, 1, "0 to 60000");
    clock_pause((int)milliseconds);
    return 0;
}

/* host.interrupted() -> boolean: Ctrl-C, a deadline or the memory cap asks to stop */
static int l_interrupted(lua_State *L)
{
    lua_pushboolean(L, signals_interrupted());
    return 1;
}

/* host.check(): raises once a limit is reached; what catches errors calls it afterwards */
static int l_check(lua_State *L)
{
    stop_when_asked(L);
    return 0;
}

/* host.module_exists(name) -> boolean: require would find it */
static int l_module_exists(lua_State *L)
{
    const char *module = luaL_checkstring(L, 1);
    bool found = false;
    for (size_t i = 0; i < bindings_count && !found; i++)
        found = strcmp(bindings[i].module, module) == 0;
    if (!found) {
        const char *name = lua_pushfstring(L, "scripts/%s.lua", luaL_gsub(L, module, ".", "/"));
        size_t length = 0;
        char *owned = NULL;
        found = resource_text(name, &length, &owned) != NULL;
        free(owned);
    }
    lua_pushboolean(L, found);
    return 1;
}

/* Bytes that C has allocated, owned by Lua while strings are made of them. */
struct text_owner {
    char *text; /* owned */
};

static int text_owner_free(lua_State *L)
{
    struct text_owner *owner = luaL_checkudata(L, 1, TEXT);
    free(owner->text);
    owner->text = NULL;
    return 0;
}

static struct text_owner *new_text_owner(lua_State *L)
{
    struct text_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->text = NULL;
    luaL_setmetatable(L, TEXT);
    return owner;
}

/* Leaves the text as a string and frees the bytes at once. */
static int push_owned(lua_State *L, struct text_owner *owner, size_t length)
{
    lua_pushlstring(L, owner->text, length);
    free(owner->text);
    owner->text = NULL;
    return 1;
}

/* host.read_script(path) -> text | nil, failure; "-" is stdin */
static int l_read_script(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct failure why = {0};
    struct text_owner *owner = new_text_owner(L);
    size_t length = 0;
    owner->text = script_file_read(path, &length, &why);
    return owner->text == NULL ? refuse(L, &why) : push_owned(L, owner, length);
}

/* host.read_module(folder, path) -> text | nil when there is none | nil, failure */
static int l_read_module(lua_State *L)
{
    const char *folder = luaL_checkstring(L, 1);
    const char *path = luaL_checkstring(L, 2);
    struct failure why = {0};
    struct text_owner *owner = new_text_owner(L);
    size_t length = 0;
    owner->text = script_file_read_beneath(folder, path, &length, &why);
    if (owner->text != NULL)
        return push_owned(L, owner, length);
    return why.kind == FAILURE_NONE ? 0 : refuse(L, &why);
}

/* host.write_script(path, text) -> true | nil, failure: for the person at the prompt, who may write
   a new file anywhere */
static int l_write_script(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t length = 0;
    const char *text = luaL_checklstring(L, 2, &length);
    struct failure why = {0};
    if (!files_write(path, text, length, &(struct files_options){.for_all = true}, &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* host.nearest(word, names) -> the name it was probably meant to be | nil */
static int l_nearest(lua_State *L)
{
    enum { MOST = 256 };
    const char *word = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    const char *names[MOST];
    size_t count = 0;
    const lua_Unsigned length = lua_rawlen(L, 2);
    for (lua_Unsigned i = 1; i <= length && count < MOST; i++) {
        if (lua_rawgeti(L, 2, (lua_Integer)i) == LUA_TSTRING)
            names[count++] = lua_tostring(L, -1); /* the table holds it */
        lua_pop(L, 1);
    }
    lua_pushstring(L, suggest_nearest(word, names, count)); /* NULL pushes nil */
    return 1;
}

/* host.versions() -> {lotrinh = "0.1.0", Lua = "5.4.4", SQLite = ..., readline = ...} */
static int l_versions(lua_State *L)
{
    static const char prefix[] = "Lua ";
    lua_createtable(L, 0, 4);
    lua_pushliteral(L, PROGRAM_VERSION);
    lua_setfield(L, -2, "lotrinh");
    lua_pushstring(L, &LUA_RELEASE[sizeof prefix - 1]);
    lua_setfield(L, -2, "Lua");
    lua_pushstring(L, database_library_version());
    lua_setfield(L, -2, "SQLite");
    lua_pushstring(L, line_editor_version());
    lua_setfield(L, -2, "readline");
    lua_pushstring(L, text_library_version());
    lua_setfield(L, -2, "utf8proc");
    return 1;
}

struct output_owner {
    struct buffer output;
};

static int output_owner_free(lua_State *L)
{
    struct output_owner *owner = luaL_checkudata(L, 1, OUTPUT);
    buffer_free(&owner->output);
    return 0;
}

/* The program and its arguments on the stack: what it prints, or nothing. */
static int ask(lua_State *L, int milliseconds, bool (*stop)(void))
{
    enum { MOST_ARGUMENTS = 10, LARGEST_OUTPUT = 1024 * 1024 };
    const char *arguments[MOST_ARGUMENTS + 1] = {NULL};
    const int count = lua_gettop(L);
    luaL_argcheck(L, count <= MOST_ARGUMENTS, count, "too many arguments");
    for (int i = 0; i < count; i++)
        arguments[i] = luaL_checkstring(L, i + 1);
    luaL_checkstring(L, 1);
    struct output_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    buffer_init(&owner->output, LARGEST_OUTPUT);
    luaL_setmetatable(L, OUTPUT);
    if (!program_output(arguments, milliseconds, stop, &owner->output))
        return 0;
    lua_pushlstring(L, buffer_text(&owner->output), owner->output.length);
    return 1;
}

/* host.ask(program, ...) -> what it prints | nil when it is not there or fails */
static int l_ask(lua_State *L)
{
    return ask(L, 5000, NULL); /* short; what tidies up is not stopped half-way */
}

static bool should_stop(void)
{
    return signals_interrupted();
}

/* host.convert(program, ...) -> the same of a program that works for up to a minute */
static int l_convert(lua_State *L)
{
    return ask(L, 60000, should_stop);
}

/* host.current_folder() -> whole path; "" when it cannot be told */
static int l_current_folder(lua_State *L)
{
    char path[4096];
    lua_pushstring(L, getcwd(path, sizeof path) == NULL ? "" : path);
    return 1;
}

/* host.can_write(folder) -> boolean */
static int l_can_write(lua_State *L)
{
    lua_pushboolean(L, access(luaL_checkstring(L, 1), W_OK | X_OK) == 0);
    return 1;
}

/* host.package_library() -> Lua's `package`, its require. For scripts that were trusted by name;
   LUA_PATH and LUA_CPATH are not looked at, and our own require stays the host's. */
static int l_package_library(lua_State *L)
{
    lua_settop(L, 0);
    lua_getglobal(L, "require");
    lua_pushboolean(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
    luaL_requiref(L, LUA_LOADLIBNAME, luaopen_package, 0);
    lua_getglobal(L, "require");
    lua_pushvalue(L, 1);
    lua_setglobal(L, "require");
    return 2;
}

static const luaL_Reg text_metamethods[] = {
    {"__gc", text_owner_free},
    {"__close", text_owner_free},
    {NULL, NULL},
};

static const luaL_Reg output_metamethods[] = {
    {"__gc", output_owner_free},
    {"__close", output_owner_free},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"ask", l_ask},
    {"can_write", l_can_write},
    {"check", l_check},
    {"colours", l_colours},
    {"convert", l_convert},
    {"current_folder", l_current_folder},
    {"exit", l_exit},
    {"has_pager", l_has_pager},
    {"height", l_height},
    {"interrupted", l_interrupted},
    {"is_plain", l_is_plain},
    {"is_terminal", l_is_terminal},
    {"module_exists", l_module_exists},
    {"nearest", l_nearest},
    {"package_library", l_package_library},
    {"pause", l_pause},
    {"read_module", l_read_module},
    {"read_script", l_read_script},
    {"stamp", l_stamp},
    {"today", l_today},
    {"today_is_fixed", l_today_is_fixed},
    {"versions", l_versions},
    {"width", l_width},
    {"status", l_status},
    {"write", l_write},
    {"write_coloured", l_write_coloured},
    {"write_error", l_write_error},
    {"write_script", l_write_script},
    {NULL, NULL},
};

int luaopen_lotrinh_host(lua_State *L)
{
    luaL_newmetatable(L, TEXT);
    luaL_setfuncs(L, text_metamethods, 0);
    lua_pop(L, 1);
    luaL_newmetatable(L, OUTPUT);
    luaL_setfuncs(L, output_metamethods, 0);
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
