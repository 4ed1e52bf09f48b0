/* What the files of the frame binding share. */
#ifndef LOTRINH_LUA_FRAME_PARTS_H
#define LOTRINH_LUA_FRAME_PARTS_H

#include "frame_operations.h"
#include "lua_frame.h"

#include <lua.h>
#include <stddef.h>

#define FRAME        "lotrinh.frame"
#define FRAME_COLUMN "lotrinh.frame.column"
#define FRAME_OUTPUT "lotrinh.frame.output"

/* Leaves a column of the frame at `arg`, which it keeps alive; returns 1. */
int push_column(lua_State *L, int arg, size_t column);

/* Leaves a row as a table; the frame is at `arg`. */
void push_row(lua_State *L, int arg, const struct frame *frame, size_t row);

/* The names at `arg`, one or a list, as columns of the frame in scratch that is left on the stack.
 */
size_t *check_frame_columns(lua_State *L, int arg, const struct frame *frame, size_t *count);

/* The order of Vietnamese texts, for what sorts. */
int compare_vietnamese(void *context, struct frame_text a, struct frame_text b);

/* Takes a frame that was just made (NULL: raises *why) into the owner at the top of the stack. */
int give_frame(lua_State *L, struct frame_owner *owner, struct frame *frame,
               const struct failure *why);

/* What group can make of figures; NULL-terminated, by enum frame_aggregate. */
extern const char *const frame_aggregates[];

/* Methods of other files. */
int frame_group_method(lua_State *L);
int frame_mutate_method(lua_State *L);
int frame_join_method(lua_State *L);
int frame_pivot_method(lua_State *L);
int frame_to_xlsx_method(lua_State *L);

/* frame.guard_joins(f): f(left, right, {{left key, right key}, ...}, dates) is called before each
   join and may raise. For trusted code. */
int frame_guard_joins(lua_State *L);

/* Makes the metatable of columns. */
void open_columns(lua_State *L);

#endif
