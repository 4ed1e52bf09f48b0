/* Lua values as parameters of SQL, and what was meant by a wrong name. Knows nothing of results. */
#include "lua_database_parts.h"
#include "lua_support.h"
#include "suggest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A grown list of names, all of it owned. */
struct name_list {
    char **names;
    size_t count;
};

static bool collect_name(void *context, const char *name)
{
    struct name_list *list = context;
    char **names = realloc(list->names, (list->count + 1) * sizeof *names);
    if (names == NULL)
        return false;
    list->names = names;
    list->names[list->count] = strdup(name);
    if (list->names[list->count] == NULL)
        return false;
    list->count++;
    return true;
}

static void add_suggestion(struct failure *why, const char *nearest)
{
    const size_t length = strlen(why->text);
    if (language_get() == LANGUAGE_EN)
        snprintf(why->text + length, sizeof why->text - length, "; did you mean \"%s\"?", nearest);
    else
        snprintf(why->text + length, sizeof why->text - length, "; có phải bạn muốn \"%s\"?",
                 nearest);
}

int raise_sql_failure(lua_State *L, struct database *db, struct failure *why)
{
    const char *name = NULL;
    const enum database_name kind =
        strcmp(why->code, "LT-1216") == 0 ? database_missing(db, &name) : NAME_NONE;
    if (kind != NAME_NONE) {
        struct name_list list = {0};
        database_visit_names(db, kind, collect_name, &list);
        const char *nearest = suggest_nearest(name, (const char *const *)list.names, list.count);
        if (nearest != NULL && strcmp(nearest, name) != 0) /* else of another table */
            add_suggestion(why, nearest);
        for (size_t i = 0; i < list.count; i++)
            free(list.names[i]);
        free(list.names);
    }
    return raise_failure(L, why);
}

static int raise_value(lua_State *L, const char *parameter, int value)
{
    struct failure why = {0};
    failure_set(&why, FAILURE_SCRIPT, "LT-1221",
                "tham số %s của câu SQL phải là số hoặc chữ, không phải %s",
                "SQL parameter %s must be a number or a text, not %s", parameter,
                lua_type(L, value) == LUA_TNUMBER ? "NaN" : luaL_typename(L, value));
    return raise_failure(L, &why);
}

static bool is_null(lua_State *L, int value)
{
    return lua_isnil(L, value) ||
           (lua_islightuserdata(L, value) && lua_touserdata(L, value) == NULL);
}

static void bind_value(lua_State *L, struct rows *rows, int parameter, const char *name, int value)
{
    struct failure why = {0};
    size_t length;
    bool ok = true;
    if (is_null(L, value))
        ok = rows_bind_null(rows, parameter, &why);
    else if (lua_type(L, value) == LUA_TSTRING) {
        const char *text = lua_tolstring(L, value, &length);
        ok = rows_bind_text(rows, parameter, text, length, &why);
    } else if (lua_isinteger(L, value))
        ok = rows_bind_integer(rows, parameter, lua_tointeger(L, value), &why);
    else if (lua_type(L, value) == LUA_TNUMBER && !isnan(lua_tonumber(L, value)))
        ok = rows_bind_real(rows, parameter, lua_tonumber(L, value), &why);
    else
        raise_value(L, name, value);
    if (!ok)
        raise_failure(L, &why);
}

static int raise_count(lua_State *L, int expected, int given)
{
    struct failure why = {0};
    failure_set(&why, FAILURE_SCRIPT, "LT-1220", "câu SQL có %d tham số nhưng được cho %d giá trị",
                "the SQL statement has %d parameters but was given %d values", expected, given);
    return raise_failure(L, &why);
}

static void bind_in_order(lua_State *L, struct rows *rows, int first, int last)
{
    const int given = last - first + 1;
    const int expected = rows_parameters(rows);
    if (given != expected)
        raise_count(L, expected, given);
    for (int i = 1; i <= expected; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        bind_value(L, rows, i, name, first + i - 1);
    }
}

/* A key of the table that is no parameter; the nearest one is named. Does not return. */
static void raise_unknown_name(lua_State *L, struct rows *rows, const char *key)
{
    const int count = rows_parameters(rows);
    const char **names = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *names, 0);
    size_t named = 0;
    for (int i = 1; i <= count; i++)
        if (rows_parameter_name(rows, i) != NULL)
            names[named++] = rows_parameter_name(rows, i) + 1;
    struct failure why = {0};
    failure_set(&why, FAILURE_SCRIPT, "LT-1235", "câu SQL không có tham số :%.60s",
                "the SQL statement has no parameter :%.60s", key);
    const char *nearest = suggest_nearest(key, names, named);
    if (nearest != NULL)
        add_suggestion(&why, nearest);
    raise_failure(L, &why);
}

static bool is_parameter(struct rows *rows, const char *key)
{
    for (int i = 1; i <= rows_parameters(rows); i++) {
        const char *name = rows_parameter_name(rows, i);
        if (name != NULL && strcmp(name + 1, key) == 0)
            return true;
    }
    return false;
}

static void check_keys(lua_State *L, struct rows *rows, int table)
{
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_argerror(L, table, "parameters in a table must have names");
        if (!is_parameter(rows, lua_tostring(L, -1)))
            raise_unknown_name(L, rows, lua_tostring(L, -1));
    }
}

static int raise_missing(lua_State *L, const char *name)
{
    struct failure why = {0};
    failure_set(&why, FAILURE_SCRIPT, "LT-1236",
                "thiếu giá trị cho tham số %s của câu SQL; giá trị NULL là database.null",
                "SQL parameter %s has no value; for NULL give database.null", name);
    return raise_failure(L, &why);
}

static void bind_by_name(lua_State *L, struct rows *rows, int table)
{
    check_keys(L, rows, table);
    for (int i = 1; i <= rows_parameters(rows); i++) {
        const char *name = rows_parameter_name(rows, i);
        if (name == NULL || *name == '?')
            luaL_argerror(L, table, "parameters without a name are given in order, not in a table");
        lua_pushstring(L, name + 1);
        if (lua_rawget(L, table) == LUA_TNIL)
            raise_missing(L, name);
        bind_value(L, rows, i, name, lua_gettop(L));
        lua_pop(L, 1);
    }
}

void bind_arguments(lua_State *L, struct rows *rows, int first, int last)
{
    if (last == first && lua_istable(L, first))
        bind_by_name(L, rows, first);
    else
        bind_in_order(L, rows, first, last);
}
