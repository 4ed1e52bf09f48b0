/* Keeps what a script reads and writes below its folders. Knows nothing of what is in the files. */
#include "confinement.h"

#include "folder.h"
#include "lua_support.h"

#include <string.h>
#include <strings.h>

#define CONFINEMENT "lotrinh.confinement"

struct confinement {
    struct folder *output; /* owned; NULL: anything goes */
    struct folder *script; /* owned, may be NULL */
};

/* What a script may leave behind: results for people and programs to read, nothing that would run
   or be taken for a database. */
static const char *const endings[] = {"csv", "docx", "gp",  "html", "json", "md",
                                      "pdf", "png",  "svg", "tsv",  "txt",  "xlsx"};

static int l_collect(lua_State *L)
{
    struct confinement *confinement = luaL_checkudata(L, 1, CONFINEMENT);
    folder_close(confinement->output);
    folder_close(confinement->script);
    *confinement = (struct confinement){0};
    return 0;
}

/* Borrowed from the registry; NULL when nothing was confined. */
static const struct confinement *current(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, CONFINEMENT ".current");
    const struct confinement *confinement = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return confinement != NULL && confinement->output != NULL ? confinement : NULL;
}

bool confine(lua_State *L, const char *output, const char *script, struct failure *why)
{
    struct confinement *confinement = lua_newuserdatauv(L, sizeof *confinement, 0);
    *confinement = (struct confinement){0};
    if (luaL_newmetatable(L, CONFINEMENT)) {
        lua_pushcfunction(L, l_collect);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    if (output != NULL)
        confinement->output = folder_open(output, why);
    if (output != NULL && confinement->output == NULL)
        return false;
    if (output != NULL && script != NULL)
        confinement->script = folder_open(script, why);
    if (output != NULL && script != NULL && confinement->script == NULL)
        return false;
    lua_setfield(L, LUA_REGISTRYINDEX, CONFINEMENT ".current");
    return true;
}

static const char *check_path(lua_State *L, int arg)
{
    size_t length = 0;
    const char *path = luaL_checklstring(L, arg, &length);
    luaL_argcheck(L, strlen(path) == length, arg, "a file name cannot hold a zero byte");
    return path;
}

bool confined_read(lua_State *L, int arg, size_t maximum, struct buffer *bytes, struct failure *why)
{
    const char *path = check_path(L, arg);
    const struct confinement *confinement = current(L);
    if (confinement == NULL)
        return files_read(path, maximum, bytes, why);
    const bool beside = confinement->script != NULL && folder_has(confinement->script, path);
    return folder_read(beside ? confinement->script : confinement->output, path, maximum, bytes,
                       why);
}

static bool check_ending(const char *path, struct failure *why)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot + 1, endings[i]) == 0)
            return true;
    return failure_set(
        why, FAILURE_OUTPUT, "LT-2130",
        "kịch bản không được ghi tệp loại \"%.300s\"; hãy đặt tên kết thúc bằng .csv, "
        ".json, .txt, .md, .html, .svg, .png, .pdf, .xlsx ...",
        "scripts may not write a file of the kind \"%.300s\"; end its name in .csv, "
        ".json, .txt, .md, .html, .svg, .png, .pdf, .xlsx ...",
        path);
}

bool confined_write(lua_State *L, int arg, const char *bytes, size_t length,
                    const struct files_options *options, struct failure *why)
{
    const char *path = check_path(L, arg);
    const struct confinement *confinement = current(L);
    if (confinement == NULL)
        return files_write(path, bytes, length, options, why);
    return check_ending(path, why) &&
           folder_write(confinement->output, path, bytes, length, options, why);
}

bool confined_settle(lua_State *L, int arg, struct failure *why)
{
    const char *path = check_path(L, arg);
    const struct confinement *confinement = current(L);
    return confinement == NULL ? files_settle(path, why) : folder_settle(confinement->output, why);
}

bool confined_is_free(lua_State *L, struct words what, struct failure *why)
{
    return current(L) == NULL ||
           failure_set(why, FAILURE_SCRIPT, "LT-2131", "kịch bản không được %s",
                       "scripts may not %s", language_pick(what));
}
