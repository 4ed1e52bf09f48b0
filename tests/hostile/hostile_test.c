/* Runs the hostile scripts of one table, tests/hostile/THEME.lua, each in a worker process of its
   own and in a folder of its own, and looks at what became of it and of the files around it.
   Usage: hostile_test THEME.lua. An entry of the table:
     name    what it tries
     code    the script; or sql, one statement given to db:query
     expect  "done": it ends well; "refused": with an error; "limit": a limit ends it, from inside
             or by killing the worker. A crash is never right.
     says    a piece of what it prints or of its error (not for "limit")
     env     {NAME = "value"} in the environment; files = {["name"] = "text"} in its folder
     leaves  {"name"} that may be in its folder afterwards */
#include "files.h"
#include "options.h"
#include "signals.h"
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A script that must end by itself may be slow on a busy machine; one that a limit must end is told
   to after half a second, and killed half a second later. */
enum { HONEST_MILLISECONDS = 20000, HOSTILE_MILLISECONDS = 500, GRACE_MILLISECONDS = 500 };

#define SECRET "SECRET-TOKEN"

enum { MEGABYTE = 1024 * 1024, MEMORY_LIMIT = 64 };

struct entry {
    const char *name, *code, *sql, *expect, *says;
};

struct result {
    bool limited; /* told to stop */
    int status;   /* of wait4 */
    long kilobytes;
    char *output; /* owned */
};

static char *top; /* private folder; top/outside.txt is the secret, top/home the script's folder */

static const char *below(const char *name)
{
    static char path[4][600];
    static unsigned next;
    char *text = path[next++ % 4];
    snprintf(text, sizeof path[0], "%s/%s", top, name);
    return text;
}

static void write_file(const char *path, const char *text)
{
    const struct files_options options = {.force = true, .unsynced = true};
    struct failure why = {0};
    if (!files_write(path, text, strlen(text), &options, &why)) {
        fprintf(stderr, "%s\n", why.text);
        exit(2);
    }
}

/* For every pair of the table `field` of the entry at the top of the stack. */
static void each_pair(lua_State *L, const char *field, void (*use)(const char *, const char *))
{
    if (lua_getfield(L, -1, field) == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
            use(lua_tostring(L, -2), lua_tostring(L, -1));
    lua_pop(L, 1);
}

static void plant(const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "home/%s", name);
    write_file(below(path), text);
}

static void set_variable(const char *name, const char *value)
{
    setenv(name, value, 1);
}

static void make_folder(lua_State *L, const struct entry *entry)
{
    struct failure why = {0};
    if (!files_make_private(&top, &why))
        exit(2);
    write_file(below("outside.txt"), SECRET "\n");
    if (mkdir(below("home"), 0700) != 0 || symlink("..", below("home/up")) != 0 ||
        symlink("../outside.txt", below("home/out.csv")) != 0)
        exit(2);
    each_pair(L, "files", plant);
    if (entry->sql != NULL) {
        char script[70000];
        snprintf(script, sizeof script, "print(db:query([==[%s]==]))", entry->sql);
        write_file(below("home/script.lua"), script);
    } else {
        write_file(below("home/script.lua"), entry->code);
    }
}

/* The child: exactly what `lotrinh --memory-limit 64 run script.lua` does in its worker. */
static int run_worker(lua_State *L)
{
    const int output = open(below("output"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    const int nothing = open("/dev/null", O_RDONLY);
    if (chdir(below("home")) != 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0 ||
        dup2(output, 2) < 0)
        return 99;
    each_pair(L, "env", set_variable);
    char words[][16] = {"lotrinh", "--memory-limit", "64", "--lang", "en", "run", "script.lua"};
    char *arguments[8] = {NULL};
    for (size_t i = 0; i < 7; i++)
        arguments[i] = words[i];
    struct command_line line;
    struct failure why = {0};
    if (!command_line_parse(&line, 7, arguments, &why))
        return 99;
    const struct job job = {.line = &line, .verb = "run", .database_source = "builtin"};
    const int code = worker_run(&job);
    command_line_free(&line);
    return code;
}

/* True when the child ended within that time. */
static bool wait_child(pid_t child, int milliseconds, struct result *result)
{
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const long long end = now.tv_sec * 1000LL + now.tv_nsec / 1000000 + milliseconds;
    for (;;) {
        struct rusage usage;
        if (wait4(child, &result->status, WNOHANG, &usage) == child) {
            result->kilobytes = usage.ru_maxrss;
            return true;
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
        const long long left = end - (now.tv_sec * 1000LL + now.tv_nsec / 1000000);
        if (left <= 0)
            return false;
        const struct timespec timeout = {left / 1000, (left % 1000) * 1000000};
        sigtimedwait(&ended, NULL, &timeout);
    }
}

static struct result run_entry(lua_State *L, const struct entry *entry)
{
    struct result result = {0};
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        signals_install();
        exit(run_worker(L));
    }
    const bool hostile = strcmp(entry->expect, "limit") == 0;
    if (!wait_child(child, hostile ? HOSTILE_MILLISECONDS : HONEST_MILLISECONDS, &result)) {
        result.limited = true;
        kill(child, SIGINT);
        if (!wait_child(child, GRACE_MILLISECONDS, &result)) {
            kill(child, SIGKILL);
            wait_child(child, HONEST_MILLISECONDS, &result);
        }
    }
    struct buffer output;
    struct failure why = {0};
    buffer_init(&output, 64 * MEGABYTE);
    if (!files_read(below("output"), 32 * MEGABYTE, &output, &why))
        buffer_append_text(&output, why.text);
    result.output = output.bytes == NULL ? strdup("") : output.bytes;
    return result;
}

static bool is_left_properly(lua_State *L, const char *name)
{
    static const char *const ours[] = {"out.csv", "script.lua", "up"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(ours[i], name) == 0)
            return true;
    bool found = false;
    if (lua_getfield(L, -1, "files") == LUA_TTABLE) {
        found = lua_getfield(L, -1, name) != LUA_TNIL;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (lua_getfield(L, -1, "leaves") == LUA_TTABLE)
        for (lua_Integer i = 1; !found && lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
            found = strcmp(lua_tostring(L, -1), name) == 0;
            lua_pop(L, 1);
        }
    lua_settop(L, 2);
    return found;
}

/* What is wrong with the files around the script, or NULL. */
static const char *check_files(lua_State *L)
{
    struct failure why = {0};
    struct buffer secret;
    buffer_init(&secret, MEGABYTE);
    const bool kept = files_read(below("outside.txt"), 1000, &secret, &why) &&
                      strcmp(buffer_text(&secret), SECRET "\n") == 0;
    buffer_free(&secret);
    if (!kept)
        return "the file outside was changed";
    struct files_list list;
    if (!files_list(top, &list, &why))
        return "the folder is gone";
    const bool three = list.count == 3; /* home, output, outside.txt */
    files_list_free(&list);
    if (!three)
        return "something was written outside";
    if (!files_list(below("home"), &list, &why))
        return "its folder is gone";
    const char *wrong = NULL;
    for (size_t i = 0; i < list.count; i++)
        if (!is_left_properly(L, list.names[i]))
            wrong = "a file that nobody expected is in its folder";
    files_list_free(&list);
    return wrong;
}

/* What is wrong with how it ended, or NULL. */
static const char *check_end(const struct entry *entry, const struct result *result)
{
    const bool killed = WIFSIGNALED(result->status) && WTERMSIG(result->status) == SIGKILL;
    if (WIFSIGNALED(result->status) && !(killed && result->limited))
        return "it crashed the worker";
    const int code = WIFEXITED(result->status) ? WEXITSTATUS(result->status) : 0;
    if (strstr(result->output, "Sanitizer") != NULL || strstr(result->output, "runtime error"))
        return "a sanitizer complained";
    if (strstr(result->output, SECRET) != NULL)
        return "it read the file outside";
#if !defined(__SANITIZE_ADDRESS__)
    /* Lua's hard cap (1.5 times the limit), SQLite's heap, the program itself; and 10 % */
    if (result->kilobytes > (MEMORY_LIMIT * 3 / 2 + 64 + 60) * 1024 * 11 / 10)
        return "it took more memory than it may";
#endif
    if (strcmp(entry->expect, "limit") == 0)
        return result->limited ? NULL : "no limit was needed";
    if (result->limited)
        return "it did not end";
    if ((code == 0) != (strcmp(entry->expect, "done") == 0))
        return code == 0 ? "it was let through" : "it failed";
    if (entry->says != NULL && strstr(result->output, entry->says) == NULL)
        return "it says something else";
    return NULL;
}

static const char *text_field(lua_State *L, const char *name)
{
    lua_getfield(L, -1, name);
    const char *text = lua_tostring(L, -1); /* the entry holds it */
    lua_pop(L, 1);
    return text;
}

/* The entry at the top of the stack. */
static bool check_entry(lua_State *L)
{
    const struct entry entry = {
        .name = text_field(L, "name"),
        .code = text_field(L, "code"),
        .sql = text_field(L, "sql"),
        .expect = text_field(L, "expect"),
        .says = text_field(L, "says"),
    };
    if (entry.name == NULL || entry.expect == NULL || (entry.code == NULL) == (entry.sql == NULL)) {
        fprintf(stderr, "an entry needs name, expect, and code or sql\n");
        return false;
    }
    make_folder(L, &entry);
    struct result result = run_entry(L, &entry);
    const char *wrong = check_end(&entry, &result);
    if (wrong == NULL)
        wrong = check_files(L);
    if (wrong != NULL)
        fprintf(stderr, "%s: %s (expected: %s %s; status %d, %ld kB)\n%.1000s\n", entry.name, wrong,
                entry.expect, entry.says == NULL ? "" : entry.says, result.status, result.kilobytes,
                result.output);
    free(result.output);
    files_remove_private(top);
    free(top);
    return wrong == NULL;
}

int main(int argc, char **argv)
{
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ended, NULL);
    lua_State *L = luaL_newstate();
    if (L != NULL)
        luaL_openlibs(L);
    if (argc != 2 || L == NULL || luaL_loadfilex(L, argv[1], "t") != LUA_OK ||
        lua_pcall(L, 0, 1, 0) != LUA_OK) {
        fprintf(stderr, "%s\n", argc == 2 && L != NULL ? lua_tostring(L, -1) : "usage: FILE");
        return 2;
    }
    unsigned count = 0, failed = 0;
    for (lua_Integer i = 1; lua_rawgeti(L, 1, i) == LUA_TTABLE; i++) {
        count++;
        failed += !check_entry(L);
        lua_settop(L, 1);
    }
    printf("%u scripts, %u failed\n", count, failed);
    lua_close(L);
    return count > 0 && failed == 0 ? 0 : 1;
}
