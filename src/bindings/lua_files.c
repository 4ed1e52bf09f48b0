/* Lua module lotrinh.files: safe reads and writes for the program's own Lua; scripts do not see it.
 */
#include "confinement.h"
#include "files.h"
#include "lua_support.h"

#define LIST  "lotrinh.files.list"
#define BYTES "lotrinh.files.bytes"

static const lua_Integer LARGEST_DEFAULT = 50000000; /* bytes */

int luaopen_lotrinh_files(lua_State *L);

static int l_free_list(lua_State *L)
{
    files_list_free(luaL_checkudata(L, 1, LIST));
    return 0;
}

static int l_free_bytes(lua_State *L)
{
    buffer_free(luaL_checkudata(L, 1, BYTES));
    return 0;
}

static struct buffer *new_bytes(lua_State *L, size_t maximum)
{
    struct buffer *bytes = lua_newuserdatauv(L, sizeof *bytes, 0);
    buffer_init(bytes, maximum);
    luaL_setmetatable(L, BYTES);
    return bytes;
}

/* files.read(path, {max}) -> bytes | nil, why */
static int l_read(lua_State *L)
{
    static const char *const allowed[] = {"max", NULL};
    luaL_checkstring(L, 1);
    check_options(L, 2, allowed);
    const lua_Integer maximum = option_integer(L, 2, "max", LARGEST_DEFAULT);
    luaL_argcheck(L, maximum >= 0, 2, "max must not be negative");
    struct failure why = {0};
    /* The reading asks for room before it knows that the file is at its end. */
    struct buffer *bytes = new_bytes(L, (size_t)maximum + 200000);
    if (!confined_read(L, 1, (size_t)maximum, bytes, &why))
        return refuse(L, &why);
    lua_pushlstring(L, buffer_text(bytes), bytes->length);
    buffer_free(bytes);
    return 1;
}

/* files.write(path, bytes, {public, force, unsynced}) -> true | nil, why */
static int l_write(lua_State *L)
{
    static const char *const allowed[] = {"public", "force", "unsynced", NULL};
    size_t length;
    luaL_checkstring(L, 1);
    const char *bytes = luaL_checklstring(L, 2, &length);
    check_options(L, 3, allowed);
    const struct files_options options = {.for_all = option_flag(L, 3, "public", false),
                                          .force = option_flag(L, 3, "force", false),
                                          .unsynced = option_flag(L, 3, "unsynced", false)};
    struct failure why = {0};
    if (!confined_write(L, 1, bytes, length, &options, &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* files.settle(folder) -> true | nil, why: all that was written unsynced there is on the disk */
static int l_settle(lua_State *L)
{
    struct failure why = {0};
    if (!confined_settle(L, 1, &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* files.sweep(folder): removes what killed runs left there; for verbs, which no script confines */
static int l_sweep(lua_State *L)
{
    files_sweep(luaL_checkstring(L, 1));
    return 0;
}

/* files.make_folder(path, {parents}) -> true | nil, why */
static int l_make_folder(lua_State *L)
{
    static const char *const allowed[] = {"parents", NULL};
    const char *path = luaL_checkstring(L, 1);
    check_options(L, 2, allowed);
    struct failure why = {0};
    if (!confined_is_free(L, (struct words){"tạo thư mục", "make folders"}, &why))
        return refuse(L, &why);
    if (!files_make_folder(path, option_flag(L, 2, "parents", false), &why))
        return refuse(L, &why);
    lua_pushboolean(L, 1);
    return 1;
}

/* files.kind(path) -> "absent" | "file" | "folder" | "link" | "other" | "unknown" */
static int l_kind(lua_State *L)
{
    static const char *const kinds[] = {
        [FILES_ABSENT] = "absent", [FILES_REGULAR] = "file", [FILES_FOLDER] = "folder",
        [FILES_LINK] = "link",     [FILES_OTHER] = "other",  [FILES_UNKNOWN] = "unknown"};
    lua_pushstring(L, kinds[files_kind(luaL_checkstring(L, 1))]);
    return 1;
}

/* files.list(folder) -> array of names, sorted by bytes | nil, why */
static int l_list(lua_State *L)
{
    const char *folder = luaL_checkstring(L, 1);
    struct failure why = {0};
    struct files_list *list = lua_newuserdatauv(L, sizeof *list, 0);
    *list = (struct files_list){0};
    luaL_setmetatable(L, LIST);
    if (!files_list(folder, list, &why))
        return refuse(L, &why);
    lua_createtable(L, (int)list->count, 0);
    for (size_t i = 0; i < list->count; i++) {
        lua_pushstring(L, list->names[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    files_list_free(list);
    return 1;
}

/* files.confine({output, script}): from now on read and write go below these folders only;
   files.confine() takes that back */
static int l_confine(lua_State *L)
{
    static const char *const allowed[] = {"output", "script", NULL};
    const bool lift = lua_isnoneornil(L, 1);
    check_options(L, 1, allowed);
    struct failure why = {0};
    if (!confine(L, lift ? NULL : option_text(L, 1, "output", "."),
                 option_text(L, 1, "script", NULL), &why))
        return raise_failure(L, &why);
    return 0;
}

static const luaL_Reg functions[] = {
    {"confine", l_confine}, {"read", l_read}, {"write", l_write}, {"make_folder", l_make_folder},
    {"settle", l_settle},   {"kind", l_kind}, {"list", l_list},   {"sweep", l_sweep},
    {NULL, NULL},
};

static void new_owner(lua_State *L, const char *name, lua_CFunction release)
{
    luaL_newmetatable(L, name);
    lua_pushcfunction(L, release);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
}

int luaopen_lotrinh_files(lua_State *L)
{
    new_owner(L, LIST, l_free_list);
    new_owner(L, BYTES, l_free_bytes);
    luaL_newlib(L, functions);
    return 1;
}
