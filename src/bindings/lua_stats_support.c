/* Series in, results out, for module lotrinh.stats. Knows nothing of any one method. */
#include "lua_stats.h"

#include "lua_frame.h"

#include <math.h>
#include <stdalign.h>
#include <stddef.h>
#include <string.h>

/* Lua aligns userdata for doubles only; the regression works in long doubles. */
void *new_scratch(lua_State *L, size_t count, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    if (count > STAT_LARGEST_SERIES * 16)
        luaL_error(L, "series too long");
    char *memory = lua_newuserdatauv(L, (count == 0 ? 1 : count) * size + alignment, 0);
    return memory + (alignment - (uintptr_t)memory % alignment) % alignment;
}

double *new_numbers(lua_State *L, size_t count)
{
    return new_scratch(L, count, sizeof(double));
}

/* `found` is the name of a Lua type; "nil" is a figure that was not reported. */
static int raise_element(lua_State *L, size_t position, struct words expected, const char *found)
{
    struct failure why = {0};
    if (strcmp(found, "nil") == 0)
        failure_set(&why, FAILURE_SCRIPT, "LT-1505",
                    "phần tử %zu là nil (chưa báo cáo); hãy bỏ kỳ đó ra khỏi chuỗi trước khi tính",
                    "element %zu is nil (not reported); leave that period out before calculating",
                    position);
    else
        failure_set(&why, FAILURE_SCRIPT, "LT-1506", "phần tử %zu phải là %s, không phải kiểu %s",
                    "element %zu must be a %s, not a %s", position, language_pick(expected), found);
    return raise_failure(L, &why);
}

/* How far the array goes: `#` may stop at a hole, so the keys decide. */
static size_t series_length(lua_State *L, int arg)
{
    size_t last = 0;
    lua_pushnil(L);
    while (lua_next(L, arg) != 0) {
        lua_pop(L, 1);
        int exact = 0;
        const lua_Integer key = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &exact) : 0;
        if (!exact || key < 1)
            luaL_argerror(L, arg, "an array of numbers expected, found a named field");
        if ((size_t)key > STAT_LARGEST_SERIES)
            luaL_argerror(L, arg, "array too long");
        if ((size_t)key > last)
            last = (size_t)key;
    }
    return last;
}

static const struct words a_number = {"một số", "number"};
static const struct words a_whole_number = {"một số nguyên", "whole number"};

static const char *cell_type_name(enum frame_type type)
{
    if (type == FRAME_EMPTY)
        return "nil";
    return type == FRAME_TEXT ? "string" : "number";
}

static void read_column(lua_State *L, const struct frame *frame, size_t column, double *reals,
                        int64_t *counts)
{
    const size_t rows = frame_rows(frame);
    for (size_t i = 0; i < rows; i++) {
        const struct frame_cell cell = frame_cell(frame, column, i);
        const bool whole = cell.type == FRAME_INTEGER ||
                           (cell.type == FRAME_REAL && floor(cell.real) == cell.real &&
                            fabs(cell.real) <= (double)STAT_LARGEST_COUNT);
        if (cell.type == FRAME_EMPTY || cell.type == FRAME_TEXT || (reals == NULL && !whole))
            raise_element(L, i + 1, reals == NULL ? a_whole_number : a_number,
                          cell_type_name(cell.type));
        if (reals != NULL)
            reals[i] = cell.type == FRAME_INTEGER ? (double)cell.integer : cell.real;
        else
            counts[i] = cell.type == FRAME_INTEGER ? cell.integer : (int64_t)cell.real;
    }
}

static void read_array(lua_State *L, int arg, size_t count, double *reals, int64_t *counts)
{
    for (size_t i = 0; i < count; i++) {
        int whole = 0;
        const int type = lua_rawgeti(L, arg, (lua_Integer)i + 1);
        const lua_Integer value = lua_tointegerx(L, -1, &whole);
        if (type != LUA_TNUMBER || (reals == NULL && !whole))
            raise_element(L, i + 1, reals == NULL ? a_whole_number : a_number,
                          luaL_typename(L, -1));
        if (reals != NULL)
            reals[i] = lua_tonumber(L, -1);
        else
            counts[i] = value;
        lua_pop(L, 1);
    }
}

/* The scratch that takes the place of the series at `arg`, filled. */
static void *check_series(lua_State *L, int arg, size_t *count, bool whole)
{
    size_t column = 0;
    arg = lua_absindex(L, arg);
    const struct frame *frame = test_frame_column(L, arg, &column);
    if (frame == NULL)
        luaL_checktype(L, arg, LUA_TTABLE);
    *count = frame == NULL ? series_length(L, arg) : frame_rows(frame);
    void *values = new_scratch(L, *count, sizeof(double));
    if (frame == NULL)
        read_array(L, arg, *count, whole ? NULL : values, values);
    else
        read_column(L, frame, column, whole ? NULL : values, values);
    lua_replace(L, arg);
    return values;
}

double *check_numbers(lua_State *L, int arg, size_t *count)
{
    return check_series(L, arg, count, false);
}

int64_t *check_counts(lua_State *L, int arg, size_t *count)
{
    return check_series(L, arg, count, true);
}

double *option_numbers(lua_State *L, int arg, const char *name, size_t *count)
{
    arg = lua_absindex(L, arg);
    *count = 0;
    const int type = lua_getfield(L, arg, name);
    if (type == LUA_TNIL)
        return NULL;
    if (type != LUA_TTABLE && type != LUA_TUSERDATA)
        luaL_error(L, "option '%s': array expected, got %s", name, luaL_typename(L, -1));
    return check_numbers(L, -1, count);
}

void check_same_length(lua_State *L, const char *first, size_t first_count, const char *second,
                       size_t second_count)
{
    if (first_count == second_count)
        return;
    struct failure why = {0};
    failure_set(&why, FAILURE_SCRIPT, "LT-1504", "%s có %zu phần tử nhưng %s có %zu",
                "%s has %zu elements but %s has %zu", first, first_count, second, second_count);
    raise_failure(L, &why);
}

void set_number(lua_State *L, const char *name, double value)
{
    if (isnan(value))
        return;
    lua_pushnumber(L, value);
    lua_setfield(L, -2, name);
}

void set_integer(lua_State *L, const char *name, int64_t value)
{
    lua_pushinteger(L, value);
    lua_setfield(L, -2, name);
}

void set_text(lua_State *L, const char *name, const char *value)
{
    lua_pushstring(L, value);
    lua_setfield(L, -2, name);
}

void set_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

void set_status(lua_State *L, enum stat_status status)
{
    set_text(L, "status", stat_status_name(status));
}

void set_numbers(lua_State *L, const char *name, const double *values, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushnumber(L, values[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, name);
}

double option_confidence(lua_State *L, int arg)
{
    struct failure why = {0};
    const double conf = option_number(L, arg, "conf", 0.95);
    if (!stat_check_confidence(conf, &why))
        raise_failure(L, &why);
    return conf;
}
