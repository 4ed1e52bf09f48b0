/* Lua module lotrinh.command_line. Knows nothing of what verbs do. */
#include "lua_command_line.h"

#include "commands.h"

#include <lauxlib.h>

static void set_text(lua_State *L, const char *field, const char *text)
{
    lua_pushstring(L, text); /* NULL pushes nil */
    lua_setfield(L, -2, field);
}

static void set_words(lua_State *L, const char *field, struct words words)
{
    lua_createtable(L, 0, 2);
    set_text(L, "vi", words.vi);
    set_text(L, "en", words.en);
    lua_setfield(L, -2, field);
}

/* {name, letter (none: nil), words, value (a flag: nil)} */
static void push_option(lua_State *L, const struct option *option)
{
    const char letter[] = {option->letter, '\0'};
    lua_createtable(L, 0, 4);
    set_text(L, "name", option->name);
    set_text(L, "letter", option->letter != 0 ? letter : NULL);
    set_words(L, "words", option->help);
    if (option->kind != OPTION_FLAG)
        set_words(L, "value", option->value);
}

/* {name, alias, words, synopsis, example, rest, options = {...}} */
static void push_verb(lua_State *L, const struct verb *verb)
{
    lua_createtable(L, 0, 7);
    set_text(L, "name", verb->name);
    set_text(L, "alias", verb->alias);
    set_words(L, "words", verb->summary);
    set_words(L, "synopsis", verb->synopsis);
    set_text(L, "example", verb->example);
    lua_pushboolean(L, verb->rest);
    lua_setfield(L, -2, "rest");
    lua_newtable(L);
    lua_Integer count = 0;
    for (const struct option *o = verb->options; o != NULL && o->name != NULL; o++) {
        push_option(L, o);
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, "options");
}

/* command_line.tables() -> {options = the global ones, verbs = {...}}, in the order of the help */
static int l_tables(lua_State *L)
{
    lua_createtable(L, 0, 2);
    lua_createtable(L, (int)global_options_count, 0);
    for (size_t i = 0; i < global_options_count; i++) {
        push_option(L, &global_options[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "options");
    lua_createtable(L, (int)verbs_count, 0);
    for (size_t i = 0; i < verbs_count; i++) {
        push_verb(L, &verbs[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "verbs");
    return 1;
}

int luaopen_lotrinh_command_line(lua_State *L)
{
    static const luaL_Reg functions[] = {{"tables", l_tables}, {NULL, NULL}};
    luaL_newlib(L, functions);
    return 1;
}
