/* Frames as Lua values, for the bindings that make or read them. */
#ifndef LOTRINH_LUA_FRAME_H
#define LOTRINH_LUA_FRAME_H

#include "frame.h"

#include <lua.h>

struct frame_owner {
    struct frame *frame; /* owned; NULL only while it is being made */
};

/* Leaves a collectable owner without a frame: fill owner->frame at once, nothing of Lua in between;
   then call finish_frame. */
struct frame_owner *new_frame_owner(lua_State *L);

/* Tells the collector how much memory came with the frame at the top of the stack. */
void finish_frame(lua_State *L, const struct frame_owner *owner);

/* The frame at `arg`; raises on anything else. Borrowed while the value is on the stack. */
struct frame *check_frame(lua_State *L, int arg);

/* The column of that name; raises LT-1307 with the nearest name when there is none. */
size_t check_frame_column(lua_State *L, const struct frame *frame, const char *name);

/* The frame and column number when `arg` is a column; NULL for any other value. Borrowed while the
   value is on the stack. */
const struct frame *test_frame_column(lua_State *L, int arg, size_t *column);

/* Raises that failure. */
int raise_no_column(lua_State *L, const char *name, const char *const *names, size_t count);

/* The most bytes one frame of this state may hold: 512 MiB, or what limit_frames said. The limit
   may raise for want of memory. */
size_t frame_maximum(lua_State *L);
void limit_frames(lua_State *L, size_t bytes);

void push_frame_cell(lua_State *L, struct frame_cell cell);

/* The Lua value at `index` as the cell of `column` in the row being filled; false and *why for a
   boolean, table ... */
bool append_lua_value(lua_State *L, struct frame *frame, size_t column, int index,
                      struct failure *why);

/* Replaces the list of names at the top of the stack by a metatable for rows: reading a field that
   is none of the names raises with the nearest one, so that a misspelt name is never taken for
   NULL. */
void make_row_metatable(lua_State *L);

#endif
