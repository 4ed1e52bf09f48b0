/* The methods of frames that change their shape by keys: join and pivot. */
#include "frame_group.h"
#include "frame_join.h"
#include "frame_pivot.h"
#include "lua_frame.h"
#include "lua_frame_parts.h"
#include "lua_support.h"

#define JOIN_GUARD FRAME ".join_guard"

int frame_guard_joins(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, JOIN_GUARD);
    return 0;
}

/* Replaces what stands at `arg` ("year", {"year", {"code", "unit_code"}}) by a list of pairs. */
static size_t check_pairs(lua_State *L, int arg)
{
    if (lua_type(L, arg) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, arg);
        lua_rawseti(L, -2, 1);
        lua_replace(L, arg);
    }
    luaL_checktype(L, arg, LUA_TTABLE);
    const size_t count = lua_rawlen(L, arg);
    luaL_argcheck(L, count >= 1 && count <= 100, arg, "a join needs one key or more");
    lua_createtable(L, (int)count, 0);
    for (size_t i = 1; i <= count; i++) {
        lua_createtable(L, 2, 0);
        const bool pair = lua_rawgeti(L, arg, (lua_Integer)i) == LUA_TTABLE;
        for (int side = 1; side <= 2; side++) {
            if (pair)
                lua_rawgeti(L, -1, side);
            else
                lua_pushvalue(L, -1);
            luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, arg,
                          "column names expected, or pairs of them such as {\"code\", \"unit\"}");
            lua_rawseti(L, -3, side);
        }
        lua_pop(L, 1);
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    lua_replace(L, arg);
    return count;
}

/* The columns of one side of the pairs at `arg`, in scratch that is left on the stack. */
static const size_t *pair_columns(lua_State *L, int arg, size_t count, lua_Integer side,
                                  const struct frame *frame)
{
    size_t *columns = lua_newuserdatauv(L, count * sizeof *columns, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, arg, (lua_Integer)i + 1);
        lua_rawgeti(L, -1, side);
        columns[i] = check_frame_column(L, frame, lua_tostring(L, -1));
        lua_pop(L, 2);
    }
    return columns;
}

/* The suffix of a side; its text is held by the options. */
static const char *check_suffix(lua_State *L, int options, lua_Integer side, const char *otherwise)
{
    if (lua_getfield(L, options, "suffixes") == LUA_TNIL) {
        lua_pop(L, 1);
        return otherwise;
    }
    luaL_argcheck(L, lua_istable(L, -1) && lua_rawlen(L, -1) == 2, options,
                  "suffixes is a list of two texts");
    luaL_argcheck(L, lua_rawgeti(L, -1, side) == LUA_TSTRING, options,
                  "suffixes is a list of two texts");
    const char *suffix = lua_tostring(L, -1);
    lua_pop(L, 2);
    return suffix;
}

static void ask_guard(lua_State *L)
{
    if (lua_getfield(L, LUA_REGISTRYINDEX, JOIN_GUARD) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    lua_getfield(L, 4, "dates");
    lua_call(L, 4, 0);
}

/* r:join(other, {"year", {"code", "unit_code"}}, {kind = "inner" | "left", suffixes, dates}) */
int frame_join_method(lua_State *L)
{
    static const char *const allowed[] = {"kind", "suffixes", "dates", NULL};
    static const char *const kinds[] = {
        [FRAME_JOIN_INNER] = "inner", [FRAME_JOIN_LEFT] = "left", NULL};
    const struct frame *left = check_frame(L, 1);
    const struct frame *right = check_frame(L, 2);
    lua_settop(L, 4);
    check_options(L, 4, allowed);
    const size_t count = check_pairs(L, 3);
    const struct frame_join join = {
        .kind = (enum frame_join_kind)option_choice(L, 4, "kind", kinds, FRAME_JOIN_INNER),
        .left_keys = pair_columns(L, 3, count, 1, left),
        .right_keys = pair_columns(L, 3, count, 2, right),
        .key_count = count,
        .suffixes = {check_suffix(L, 4, 1, "_1"), check_suffix(L, 4, 2, "_2")},
        .maximum = frame_maximum(L),
    };
    ask_guard(L);
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_join(left, right, &join, &why), &why);
}

/* The frame whose rows pivot places: as it is, or grouped with the aggregate first; left on the
   stack. keys: the rows, then the column; the grouped frame has them in that order, then the
   values. */
static const struct frame *push_cells(lua_State *L, const struct frame *frame, size_t *keys,
                                      size_t key_count, size_t *values)
{
    const int with = option_choice(L, 2, "with", frame_aggregates, -1);
    if (with < 0) {
        lua_pushvalue(L, 1);
        return frame;
    }
    const struct frame_measure measure = {.aggregate = (enum frame_aggregate)with,
                                          .column = *values,
                                          .name = frame_column_name(frame, *values)};
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    give_frame(L, owner, frame_group(frame, keys, key_count, &measure, 1, &why), &why);
    for (size_t i = 0; i < key_count; i++)
        keys[i] = i;
    *values = key_count;
    return owner->frame;
}

static size_t option_column(lua_State *L, const struct frame *frame, const char *name)
{
    const char *column = option_text(L, 2, name, NULL);
    luaL_argcheck(L, column != NULL, 2,
                  "{rows = ..., columns = \"a column\", values = \"a column\"} expected");
    return check_frame_column(L, frame, column);
}

/* r:pivot{rows = {"name"}, columns = "year", values = "settled", with = "sum"} -> frame: a row for
   each combination of rows, a column for each value of columns */
int frame_pivot_method(lua_State *L)
{
    static const char *const allowed[] = {"rows", "columns", "values", "with", NULL};
    const struct frame *frame = check_frame(L, 1);
    lua_settop(L, 2);
    check_options(L, 2, allowed);
    const size_t columns = option_column(L, frame, "columns");
    size_t values = option_column(L, frame, "values");
    size_t count = 0;
    lua_getfield(L, 2, "rows");
    const size_t *rows = check_frame_columns(L, 3, frame, &count);
    size_t *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    for (size_t i = 0; i < count; i++)
        keys[i] = rows[i];
    keys[count] = columns;
    const struct frame *cells = push_cells(L, frame, keys, count + 1, &values);
    const struct frame_pivot pivot = {.keys = keys,
                                      .key_count = count,
                                      .columns = keys[count],
                                      .values = values,
                                      .compare = compare_vietnamese,
                                      .maximum = frame_maximum(L)};
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_pivot(cells, &pivot, &why), &why);
}
