/* Lua module lotrinh.fonts: whether a font family, or one it falls back on, has all letters of
   texts that will be drawn. */
#include "fonts.h"
#include "gnuplot_text.h"
#include "lua_support.h"
#include "text_letter.h"

#include <lauxlib.h>
#include <string.h>

#define CHECKER "lotrinh.fonts.checker"

enum { LONGEST_TEXT = 20000, LONGEST_FAMILY = 60 };

int luaopen_lotrinh_fonts(lua_State *L);

struct checker {
    struct fonts *fonts; /* owned; NULL until a letter is met that is not basic */
    struct buffer clean; /* owned; scratch */
    char family[LONGEST_FAMILY + 1];
};

static int l_free_checker(lua_State *L)
{
    struct checker *checker = luaL_checkudata(L, 1, CHECKER);
    fonts_close(checker->fonts);
    checker->fonts = NULL;
    buffer_free(&checker->clean);
    return 0;
}

/* fonts.checker(family) -> checker */
static int l_checker(lua_State *L)
{
    size_t length;
    const char *family = luaL_checklstring(L, 1, &length);
    luaL_argcheck(L, length > 0 && length <= LONGEST_FAMILY, 1, "no name of a font family");
    struct checker *checker = lua_newuserdatauv(L, sizeof *checker, 0);
    memset(checker, 0, sizeof *checker);
    buffer_init(&checker->clean, LONGEST_TEXT);
    memcpy(checker->family, family, length + 1);
    luaL_setmetatable(L, CHECKER);
    return 1;
}

/* The first letter from *position on that has to be looked up; 0 at the end. */
static uint32_t next_unusual(const char *text, size_t length, size_t *position)
{
    while (*position < length) {
        const int32_t code = text_decode((const unsigned char *)text, length, position);
        const bool selects = code >= 0xFE00 && code <= 0xFE0F; /* a variant of the letter before */
        if (code >= 0x20 && !fonts_is_basic((uint32_t)code) && !selects && !text_is_invisible(code))
            return (uint32_t)code;
    }
    return 0;
}

static bool refuse_letter(uint32_t code, const struct buffer *clean, struct failure *why)
{
    char letter[5] = {0};
    text_encode((int32_t)code, letter);
    const char *package = fonts_package(code);
    if (package == NULL)
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1634",
            "không phông chữ nào có ký tự U+%04X trong \"%.100s\"; hãy bỏ hoặc thay "
            "ký tự ấy",
            "no font has the letter U+%04X of \"%.100s\"; leave it out or replace it",
            (unsigned)code, buffer_text(clean));
    return failure_set(why, FAILURE_OUTPUT, "LT-1638",
                       "không phông chữ nào có ký tự \"%s\" (U+%04X) trong \"%.100s\"; hãy cài: "
                       "sudo apt install %s",
                       "no font has the letter \"%s\" (U+%04X) of \"%.100s\"; install: sudo apt "
                       "install %s",
                       letter, (unsigned)code, buffer_text(clean), package);
}

/* The text as it will be drawn: its letters may be composed, its controls are gone. */
static bool check_unusual(struct checker *checker, const char *text, size_t length,
                          struct failure *why)
{
    buffer_free(&checker->clean);
    buffer_init(&checker->clean, LONGEST_TEXT);
    if (!gnuplot_text_clean(text, length, true, &checker->clean, why))
        return false;
    size_t position = 0;
    for (;;) {
        const uint32_t code =
            next_unusual(buffer_text(&checker->clean), checker->clean.length, &position);
        if (code == 0)
            return true;
        if (checker->fonts == NULL)
            checker->fonts = fonts_open(checker->family, why);
        if (checker->fonts == NULL)
            return false;
        bool own;
        if (!fonts_has(checker->fonts, code, &own))
            return refuse_letter(code, &checker->clean, why);
    }
}

/* checker:check({text, ...}) -> true | nil, why: the letter, its text and what to install */
static int l_check(lua_State *L)
{
    struct checker *checker = luaL_checkudata(L, 1, CHECKER);
    luaL_checktype(L, 2, LUA_TTABLE);
    const lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
    for (lua_Integer i = 1; i <= count; i++) {
        struct failure why = {0};
        size_t length;
        size_t position = 0;
        if (lua_rawgeti(L, 2, i) != LUA_TSTRING)
            return luaL_error(L, "text %d is a %s", (int)i, luaL_typename(L, -1));
        const char *text = lua_tolstring(L, -1, &length);
        if (next_unusual(text, length, &position) != 0 &&
            !check_unusual(checker, text, length, &why))
            return refuse(L, &why);
        lua_pop(L, 1);
    }
    lua_pushboolean(L, 1);
    return 1;
}

int luaopen_lotrinh_fonts(lua_State *L)
{
    static const luaL_Reg methods[] = {{"check", l_check}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"checker", l_checker}, {NULL, NULL}};
    luaL_newmetatable(L, CHECKER);
    lua_pushcfunction(L, l_free_checker);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
