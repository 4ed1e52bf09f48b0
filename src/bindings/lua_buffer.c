/* A text buffer that Lua owns. Knows nothing of what is written to it. */
#include "lua_buffer.h"

#include "lua_support.h"

#define BUFFER "lotrinh.buffer"

enum { MOST_KEPT = 1 << 16 /* a module does not hold on to more than this between calls */ };

static int buffer_collect(lua_State *L)
{
    buffer_free(luaL_checkudata(L, 1, BUFFER));
    return 0;
}

struct buffer *new_buffer(lua_State *L, size_t maximum)
{
    struct buffer *buffer = lua_newuserdatauv(L, sizeof *buffer, 0);
    buffer_init(buffer, maximum);
    if (luaL_newmetatable(L, BUFFER)) {
        lua_pushcfunction(L, buffer_collect);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return buffer;
}

struct buffer *module_buffer(lua_State *L)
{
    struct buffer *buffer = lua_touserdata(L, lua_upvalueindex(1));
    if (buffer->capacity > MOST_KEPT)
        buffer_free(buffer);
    buffer_clear(buffer);
    return buffer;
}

int push_buffer(lua_State *L, struct buffer *buffer)
{
    struct failure why = {0};
    if (!buffer_ok(buffer, language_pick((struct words){"văn bản", "the text"}), &why))
        return raise_failure(L, &why);
    lua_pushlstring(L, buffer_text(buffer), buffer->length);
    return 1;
}
