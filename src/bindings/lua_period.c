/* Lua module lotrinh.period: periods of reporting and calendar dates. Knows nothing of today. */
#include "period.h"

#include "date.h"
#include "lua_buffer.h"
#include "lua_support.h"

#include <string.h>

int luaopen_lotrinh_period(lua_State *L);

#define PERIOD "lotrinh.period"

enum { LONGEST = 200 };

static struct period *check_period(lua_State *L, int arg)
{
    return luaL_checkudata(L, arg, PERIOD);
}

static int push_period(lua_State *L, struct period period)
{
    struct period *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    *owner = period;
    luaL_setmetatable(L, PERIOD);
    return 1;
}

/* A day is a text (2026-06-30 or 30/6/2026) or days since 1970-01-01. */
static int32_t check_day(lua_State *L, int arg)
{
    if (lua_type(L, arg) == LUA_TSTRING) {
        size_t length = 0;
        const char *bytes = lua_tolstring(L, arg, &length);
        int32_t day = 0;
        struct failure why = {0};
        if (!date_parse(bytes, length, &day, &why))
            raise_failure(L, &why);
        return day;
    }
    const lua_Integer day = luaL_checkinteger(L, arg);
    luaL_argcheck(L, day >= DATE_FIRST_DAY && day <= DATE_LAST_DAY, arg,
                  "day outside the years 1 to 9999");
    return (int32_t)day;
}

/* The language in an option, that of the session when absent. */
static enum language option_language(lua_State *L, int arg)
{
    static const char *const options[] = {"language", NULL};
    static const char *const languages[] = {"vi", "en", NULL};
    check_options(L, arg, options);
    return (enum language)option_choice(L, arg, "language", languages, (int)language_get());
}

/* period.parse("2026-H1") -> period | nil, why */
static int l_parse(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct period period;
    struct failure why = {0};
    if (!period_parse(bytes, length, &period, &why))
        return refuse(L, &why);
    return push_period(L, period);
}

/* period.between(first_day, last_day) -> period, named (year, half, ...) when the days are those of
 * one */
static int l_between(lua_State *L)
{
    const int32_t start = check_day(L, 1);
    const int32_t finish = check_day(L, 2);
    luaL_argcheck(L, start <= finish, 2, "the last day is before the first");
    return push_period(L, period_between(start, finish));
}

/* period.is(value) -> boolean */
static int l_is(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushboolean(L, luaL_testudata(L, 1, PERIOD) != NULL);
    return 1;
}

/* period.day("2026-06-30" | "30/6/2026") -> days since 1970-01-01 | nil, why */
static int l_day(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    int32_t day = 0;
    struct failure why = {0};
    if (!date_parse(bytes, length, &day, &why))
        return refuse(L, &why);
    lua_pushinteger(L, day);
    return 1;
}

static int push_iso(lua_State *L, int32_t day)
{
    struct buffer *out = module_buffer(L);
    date_write_iso(day, out);
    return push_buffer(L, out);
}

/* period.date(day) -> "2026-06-30" */
static int l_date(lua_State *L)
{
    return push_iso(L, check_day(L, 1));
}

/* period.short(day) -> "30/6/2026" */
static int l_short(lua_State *L)
{
    const int32_t day = check_day(L, 1);
    struct buffer *out = module_buffer(L);
    date_write_short(day, out);
    return push_buffer(L, out);
}

/* period.long(day, {language = "vi"}) -> "ngày 05 tháng 01 năm 2026" */
static int l_long(lua_State *L)
{
    const int32_t day = check_day(L, 1);
    const enum language language = option_language(L, 2);
    struct buffer *out = module_buffer(L);
    date_write_long(day, language, out);
    return push_buffer(L, out);
}

/* period.parts(day) -> year, month, day of the month */
static int l_parts(lua_State *L)
{
    const struct date date = date_from_day(check_day(L, 1));
    lua_pushinteger(L, date.year);
    lua_pushinteger(L, date.month);
    lua_pushinteger(L, date.day);
    return 3;
}

static int push_label(lua_State *L, struct period period, enum language language)
{
    struct buffer *out = module_buffer(L);
    period_write_label(period, language, out);
    return push_buffer(L, out);
}

/* p:name({language = "vi"}) -> "6 tháng đầu năm 2026"; p.label is the same in the session's
 * language */
static int l_name(lua_State *L)
{
    const struct period *period = check_period(L, 1);
    return push_label(L, *period, option_language(L, 2));
}

/* p:same_kind(q) -> boolean: may figures of the two stand on one line */
static int l_same_kind(lua_State *L)
{
    lua_pushboolean(L, period_same_kind(*check_period(L, 1), *check_period(L, 2)));
    return 1;
}

/* p:follows(q) -> boolean: p begins the day after q ends */
static int l_follows(lua_State *L)
{
    lua_pushboolean(L, period_follows(*check_period(L, 2), *check_period(L, 1)));
    return 1;
}

/* p:contains(day) -> boolean */
static int l_contains(lua_State *L)
{
    const struct period *period = check_period(L, 1);
    const int32_t day = check_day(L, 2);
    lua_pushboolean(L, day >= period->start && day <= period->finish);
    return 1;
}

/* p:shift(years) -> period: the same one of another year */
static int l_shift(lua_State *L)
{
    const struct period *period = check_period(L, 1);
    const lua_Integer years = luaL_checkinteger(L, 2);
    struct period shifted = *period;
    luaL_argcheck(L, years >= -9999 && years <= 9999 && period_shift(*period, (int)years, &shifted),
                  2, "outside the years 1 to 9999");
    return push_period(L, shifted);
}

/* tostring(p) -> "2026-H1" */
static int l_tostring(lua_State *L)
{
    const struct period *period = check_period(L, 1);
    struct buffer *out = module_buffer(L);
    period_write(*period, out);
    return push_buffer(L, out);
}

/* p.kind, p.text, p.label, p.start, p.finish (dates), p.start_day, p.finish_day, p.year, methods */
static int l_index(lua_State *L)
{
    const struct period *period = check_period(L, 1);
    const char *name = luaL_checkstring(L, 2);
    lua_settop(L, 2);
    if (strcmp(name, "kind") == 0)
        lua_pushstring(L, period_kind_name(period->kind));
    else if (strcmp(name, "text") == 0)
        l_tostring(L);
    else if (strcmp(name, "label") == 0)
        push_label(L, *period, language_get());
    else if (strcmp(name, "start") == 0)
        push_iso(L, period->start);
    else if (strcmp(name, "finish") == 0)
        push_iso(L, period->finish);
    else if (strcmp(name, "start_day") == 0)
        lua_pushinteger(L, period->start);
    else if (strcmp(name, "finish_day") == 0)
        lua_pushinteger(L, period->finish);
    else if (strcmp(name, "year") == 0)
        lua_pushinteger(L, date_from_day(period->start).year);
    else if (lua_getfield(L, lua_upvalueindex(2), name) == LUA_TNIL)
        return luaL_error(L, "a period has no field '%s'", name);
    return 1;
}

static int l_equal(lua_State *L)
{
    const struct period *a = luaL_testudata(L, 1, PERIOD);
    const struct period *b = luaL_testudata(L, 2, PERIOD);
    lua_pushboolean(L, a != NULL && b != NULL && period_compare(*a, *b) == 0);
    return 1;
}

static int l_less(lua_State *L)
{
    lua_pushboolean(L, period_compare(*check_period(L, 1), *check_period(L, 2)) < 0);
    return 1;
}

static int l_less_or_equal(lua_State *L)
{
    lua_pushboolean(L, period_compare(*check_period(L, 1), *check_period(L, 2)) <= 0);
    return 1;
}

static const luaL_Reg functions[] = {
    {"parse", l_parse}, {"between", l_between}, {"is", l_is},
    {"day", l_day},     {"date", l_date},       {"short", l_short},
    {"long", l_long},   {"parts", l_parts},     {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"name", l_name},   {"same_kind", l_same_kind}, {"follows", l_follows},
    {"shift", l_shift}, {"contains", l_contains},   {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__index", l_index}, {"__tostring", l_tostring}, {"__eq", l_equal},
    {"__lt", l_less},     {"__le", l_less_or_equal},  {NULL, NULL},
};

int luaopen_lotrinh_period(lua_State *L)
{
    new_buffer(L, LONGEST);
    const int buffer = lua_gettop(L);
    luaL_newmetatable(L, PERIOD);
    lua_pushvalue(L, buffer);
    luaL_newlibtable(L, methods);
    lua_pushvalue(L, buffer);
    luaL_setfuncs(L, methods, 1);
    luaL_setfuncs(L, metamethods, 2); /* upvalues: buffer, methods */
    luaL_newlibtable(L, functions);
    lua_pushvalue(L, buffer);
    luaL_setfuncs(L, functions, 1);
    return 1;
}
