/* The methods of frames that make new figures: group and mutate. */
#include "frame_group.h"
#include "frame_operations.h"
#include "lua_frame.h"
#include "lua_frame_parts.h"
#include "lua_support.h"

enum { MOST_MEASURES = 200 };

const char *const frame_aggregates[] = {[FRAME_ROWS] = "rows",
                                        [FRAME_COUNT] = "count",
                                        [FRAME_SUM] = "sum",
                                        [FRAME_MEAN] = "mean",
                                        [FRAME_LEAST] = "min",
                                        [FRAME_GREATEST] = "max",
                                        NULL};

/* One {"sum", "settled", as = "name"}, at the top of the stack; its texts are held by the tables
   and by the names pushed into the list at `names`. */
static struct frame_measure check_measure(lua_State *L, const struct frame *frame, int names)
{
    const int entry = lua_gettop(L);
    struct frame_measure measure = {0};
    luaL_argcheck(L, lua_type(L, entry) == LUA_TTABLE, 3,
                  "a list such as {{\"sum\", \"settled\"}} expected");
    lua_rawgeti(L, entry, 1);
    measure.aggregate = (enum frame_aggregate)luaL_checkoption(L, -1, NULL, frame_aggregates);
    lua_rawgeti(L, entry, 2);
    if (measure.aggregate != FRAME_ROWS) {
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 3, "the name of a column expected");
        measure.column = check_frame_column(L, frame, lua_tostring(L, -1));
    }
    if (lua_getfield(L, entry, "as") != LUA_TSTRING) {
        if (measure.aggregate == FRAME_ROWS)
            lua_pushliteral(L, "rows");
        else
            lua_pushfstring(L, "%s_%s", frame_aggregates[measure.aggregate],
                            frame_column_name(frame, measure.column));
    }
    measure.name = lua_tostring(L, -1);
    lua_rawseti(L, names, (lua_Integer)lua_rawlen(L, names) + 1);
    lua_settop(L, entry);
    return measure;
}

/* r:group({"year"}, {{"sum", "settled"}, {"mean", "rate", as = "rate"}, {"rows"}}) -> frame: a row
   for each combination of the keys; sum, mean, min, max, count (not NULL), rows */
int frame_group_method(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    lua_settop(L, 3);
    luaL_checktype(L, 3, LUA_TTABLE);
    size_t key_count;
    const size_t *keys = check_frame_columns(L, 2, frame, &key_count);
    const size_t count = lua_rawlen(L, 3);
    luaL_argcheck(L, count <= MOST_MEASURES, 3, "too many measures");
    luaL_argcheck(L, frame_columns(frame) > 0, 1, "a frame without columns");
    lua_createtable(L, (int)count, 0);
    const int names = lua_gettop(L);
    struct frame_measure *measures = lua_newuserdatauv(L, (count + 1) * sizeof *measures, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        measures[i] = check_measure(L, frame, names);
        lua_pop(L, 1);
    }
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    owner->frame = frame_group(frame, keys, key_count, measures, count, &why);
    if (owner->frame == NULL)
        return raise_failure(L, &why);
    finish_frame(L, owner);
    return 1;
}

/* What the function makes of each row, as the one column of a new frame on the stack. */
static struct frame *compute_column(lua_State *L, const struct frame *frame, const char *name)
{
    const size_t maximum = frame_maximum(L);
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    owner->frame = frame_new(maximum);
    if (owner->frame == NULL)
        failure_memory(&why);
    if (owner->frame == NULL || !frame_add_column(owner->frame, name, &why))
        raise_failure(L, &why);
    for (size_t row = 0; row < frame_rows(frame); row++) {
        lua_pushvalue(L, 3);
        push_row(L, 1, frame, row);
        lua_call(L, 1, 1);
        if (!append_lua_value(L, owner->frame, 0, -1, &why) || !frame_end_row(owner->frame, &why))
            raise_failure(L, &why);
        lua_pop(L, 1);
    }
    return owner->frame;
}

/* r:mutate("rate", function(row) return row.settled / row.closed end) -> frame with that column,
   in place of one of the name or to the right */
int frame_mutate_method(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    const char *name = luaL_checkstring(L, 2);
    luaL_checktype(L, 3, LUA_TFUNCTION);
    lua_settop(L, 3);
    struct frame *values = compute_column(L, frame, name);
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    owner->frame = frame_head(frame, frame_rows(frame), &why);
    if (owner->frame == NULL || !frame_put_column(owner->frame, name, values, &why))
        return raise_failure(L, &why);
    finish_frame(L, owner);
    return 1;
}
