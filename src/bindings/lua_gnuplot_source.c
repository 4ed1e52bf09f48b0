/* Lua module lotrinh.gnuplot: values as gnuplot source that can hold nothing but the values. */
#include "gnuplot_text.h"
#include "lua_gnuplot_parts.h"
#include "lua_support.h"

#include <string.h>

#define SOURCE "lotrinh.gnuplot.source"

enum {
    LONGEST_SOURCE = 20000,          /* bytes of one quoted text */
    LARGEST_LIST = 20 * 1000 * 1000, /* bytes of an array or block */
};

static int l_free_source(lua_State *L)
{
    buffer_free(luaL_checkudata(L, 1, SOURCE));
    return 0;
}

static struct buffer *new_source(lua_State *L, size_t most)
{
    struct buffer *source = lua_newuserdatauv(L, sizeof *source, 0);
    buffer_init(source, most);
    luaL_setmetatable(L, SOURCE);
    return source;
}

static int push_source(lua_State *L, struct buffer *source)
{
    lua_pushlstring(L, buffer_text(source), source->length);
    buffer_free(source);
    return 1;
}

/* gnuplot.quote(text, {lines}) -> one token of octal escapes; with lines, "\n" stays a line break
 */
static int l_quote(lua_State *L)
{
    static const char *const allowed[] = {"lines", NULL};
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    check_options(L, 2, allowed);
    const bool lines = option_flag(L, 2, "lines", false);
    struct failure why = {0};
    struct buffer *source = new_source(L, LONGEST_SOURCE);
    if (!gnuplot_text_quote(text, length, lines, source, &why))
        return raise_failure(L, &why);
    return push_source(L, source);
}

/* gnuplot.clean(text) -> the text as it will be drawn */
static int l_clean(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    struct failure why = {0};
    struct buffer *clean = new_source(L, LONGEST_SOURCE);
    if (!gnuplot_text_clean(text, length, false, clean, &why))
        return raise_failure(L, &why);
    return push_source(L, clean);
}

/* gnuplot.number(value) -> digits; raises for NaN and infinities */
static int l_number(lua_State *L)
{
    const lua_Number value = luaL_checknumber(L, 1);
    struct failure why = {0};
    struct buffer *source = new_source(L, LONGEST_SOURCE);
    if (!gnuplot_text_number(value, source, &why))
        return raise_failure(L, &why);
    return push_source(L, source);
}

static void append_number(lua_State *L, struct buffer *source)
{
    struct failure why = {0};
    if (lua_type(L, -1) != LUA_TNUMBER)
        luaL_error(L, "a number expected, got %s", luaL_typename(L, -1));
    if (!gnuplot_text_number(lua_tonumber(L, -1), source, &why))
        raise_failure(L, &why);
}

static void append_quoted(lua_State *L, struct buffer *source)
{
    struct failure why = {0};
    size_t length;
    if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "a string expected, got %s", luaL_typename(L, -1));
    const char *text = lua_tolstring(L, -1, &length);
    if (!gnuplot_text_quote(text, length, false, source, &why))
        raise_failure(L, &why);
}

/* Names of variables are plain, so that they cannot be anything else to gnuplot. */
static const char *check_variable(lua_State *L)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    luaL_argcheck(L,
                  length > 0 && length < 100 && strspn(name, plain) == length &&
                      strspn(name, plain + 26) == 0,
                  1, "no name of a variable");
    return name;
}

static int finish_source(lua_State *L, struct buffer *source)
{
    struct failure why = {0};
    if (!buffer_ok(source, "tập lệnh gnuplot", &why))
        return raise_failure(L, &why);
    return push_source(L, source);
}

/* gnuplot has no empty array; NAME_COUNT says how many elements are real. */
static int push_array(lua_State *L, void (*append)(lua_State *L, struct buffer *source))
{
    const char *name = check_variable(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    const size_t count = lua_rawlen(L, 2);
    struct buffer *source = new_source(L, LARGEST_LIST);
    buffer_printf(source, "%s_COUNT = %zu\narray %s[%zu]\n", name, count, name,
                  count > 0 ? count : 1);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i);
        buffer_printf(source, "%s[%zu] = ", name, i);
        append(L, source);
        buffer_append_byte(source, '\n');
        lua_pop(L, 1);
    }
    return finish_source(L, source);
}

/* gnuplot.numbers(name, list) -> source of an array */
static int l_numbers(lua_State *L)
{
    return push_array(L, append_number);
}

/* gnuplot.texts(name, list) -> source of an array */
static int l_texts(lua_State *L)
{
    return push_array(L, append_quoted);
}

/* One row of numbers from the table on the top; false is "not reported". */
static void append_row(lua_State *L, struct buffer *source)
{
    luaL_checktype(L, -1, LUA_TTABLE);
    const size_t count = lua_rawlen(L, -1);
    for (size_t i = 1; i <= count; i++) {
        if (i > 1)
            buffer_append_byte(source, ' ');
        lua_rawgeti(L, -1, (lua_Integer)i);
        if (lua_toboolean(L, -1))
            append_number(L, source);
        else
            buffer_append_text(source, "NaN");
        lua_pop(L, 1);
    }
    buffer_append_byte(source, '\n');
}

/* gnuplot.block(name, rows) -> source of a data block; false in a row is "not reported", an empty
   row breaks a line. NAME_COUNT says how many rows are real: gnuplot wants at least one. */
static int l_block(lua_State *L)
{
    const char *name = check_variable(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    const size_t count = lua_rawlen(L, 2);
    struct buffer *source = new_source(L, LARGEST_LIST);
    buffer_printf(source, "$%s << END_OF_BLOCK\n", name);
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i);
        append_row(L, source);
        lua_pop(L, 1);
    }
    if (count == 0)
        buffer_append_text(source, "NaN NaN NaN NaN NaN\n");
    buffer_printf(source, "END_OF_BLOCK\n%s_COUNT = %zu\n", name, count);
    return finish_source(L, source);
}

static const luaL_Reg functions[] = {
    {"quote", l_quote}, {"clean", l_clean}, {"number", l_number}, {"numbers", l_numbers},
    {"texts", l_texts}, {"block", l_block}, {NULL, NULL},
};

void add_source_functions(lua_State *L)
{
    luaL_newmetatable(L, SOURCE);
    lua_pushcfunction(L, l_free_source);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
}
