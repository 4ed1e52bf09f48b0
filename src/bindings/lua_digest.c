/* Lua module lotrinh.digest: SHA-256 of texts. */
#include "lua_support.h"
#include "sha256.h"

/* digest.sha256(bytes, ...) -> 64 hexadecimal digits of the texts put together */
static int l_sha256(lua_State *L)
{
    struct sha256 digest;
    sha256_start(&digest);
    const int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        size_t length = 0;
        const char *bytes = luaL_checklstring(L, i, &length);
        sha256_add(&digest, bytes, length);
    }
    char hex[SHA256_HEX];
    sha256_finish(&digest, hex);
    lua_pushstring(L, hex);
    return 1;
}

static const luaL_Reg functions[] = {
    {"sha256", l_sha256},
    {NULL, NULL},
};

int luaopen_lotrinh_digest(lua_State *L);

int luaopen_lotrinh_digest(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
