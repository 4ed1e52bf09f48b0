/* Lua module lotrinh.encoding: which bytes are text and how they are written. Knows nothing of
 * files. */
#include "encoding.h"
#include "lua_buffer.h"
#include "lua_support.h"

#include <string.h>

enum { LARGEST = 512 << 20 };

static const char *const contents[] = {
    [ENCODING_TEXT] = "text", [ENCODING_LEGACY] = "legacy", [ENCODING_ZIP] = "zip",
    [ENCODING_OLE2] = "ole2", [ENCODING_MARKUP] = "markup", [ENCODING_BINARY] = "binary",
};

static const char *const fonts[] = {
    [ENCODING_FONT_UNICODE] = "unicode",
    [ENCODING_FONT_TCVN3] = "tcvn3",
    [ENCODING_FONT_TCVN3_CAPITALS] = "tcvn3_capitals",
    [ENCODING_FONT_VNI] = "vni",
};

/* encoding.detect(bytes) -> {content = "text" | "legacy" | "zip" | "ole2" | "markup" | "binary",
   encoding, marked} or, for legacy and binary, {content, line, column} of the first bad byte */
static int l_detect(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct encoding_detection found;
    encoding_detect(bytes, length, &found);
    lua_createtable(L, 0, 3);
    lua_pushstring(L, contents[found.content]);
    lua_setfield(L, -2, "content");
    if (found.content == ENCODING_TEXT) {
        lua_pushstring(L, encoding_name(found.encoding));
        lua_setfield(L, -2, "encoding");
        lua_pushboolean(L, found.marked);
        lua_setfield(L, -2, "marked");
    } else if (found.line > 0) {
        lua_pushinteger(L, (lua_Integer)found.line);
        lua_setfield(L, -2, "line");
        lua_pushinteger(L, (lua_Integer)found.column);
        lua_setfield(L, -2, "column");
    }
    return 1;
}

/* encoding.guess(bytes) -> {encoding, share, second, words, sure, sentence}: for 8-bit text that
   nobody named; the caller shows the sentence or asks */
static int l_guess(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct encoding_guess guess;
    struct failure why = {0};
    if (!encoding_guess(bytes, length, &guess, &why))
        return raise_failure(L, &why);
    lua_createtable(L, 0, 6);
    lua_pushstring(L, encoding_name(guess.encoding));
    lua_setfield(L, -2, "encoding");
    lua_pushnumber(L, guess.share);
    lua_setfield(L, -2, "share");
    lua_pushnumber(L, guess.second);
    lua_setfield(L, -2, "second");
    lua_pushinteger(L, (lua_Integer)guess.words);
    lua_setfield(L, -2, "words");
    lua_pushboolean(L, guess.sure);
    lua_setfield(L, -2, "sure");
    lua_pushstring(L, guess.sentence);
    lua_setfield(L, -2, "sentence");
    return 1;
}

/* encoding.decode(bytes, "tcvn3") -> NFC text | nil, why. Also "utf-8", "utf-16le", "utf-16be",
   "windows-1258", "vni". */
static int l_decode(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const char *name = luaL_checkstring(L, 2);
    enum encoding encoding;
    if (!encoding_parse(name, &encoding))
        return luaL_argerror(L, 2,
                             "utf-8, utf-16le, utf-16be, windows-1258, tcvn3 or vni expected");
    struct buffer *out = new_buffer(L, LARGEST);
    struct failure why = {0};
    if (!encoding_decode(encoding, bytes, length, out, &why))
        return refuse(L, &why);
    return push_buffer(L, out);
}

/* encoding.font(name) -> "unicode" | "tcvn3" | "tcvn3_capitals" | "vni" */
static int l_font(lua_State *L)
{
    lua_pushstring(L, fonts[encoding_of_font(luaL_checkstring(L, 1))]);
    return 1;
}

/* encoding.from_font(text, ".VnTime") -> text as people saw it in that font | nil, why */
static int l_from_font(lua_State *L)
{
    size_t length = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    const enum encoding_font font = encoding_of_font(luaL_checkstring(L, 2));
    struct buffer *out = new_buffer(L, LARGEST);
    struct failure why = {0};
    if (!encoding_from_font(font, text, length, out, &why))
        return refuse(L, &why);
    return push_buffer(L, out);
}

static const luaL_Reg functions[] = {
    {"decode", l_decode},       {"detect", l_detect}, {"font", l_font},
    {"from_font", l_from_font}, {"guess", l_guess},   {NULL, NULL},
};

int luaopen_lotrinh_encoding(lua_State *L);

int luaopen_lotrinh_encoding(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
