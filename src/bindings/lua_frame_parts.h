/* What the files of the frame binding share. */
#ifndef LOTRINH_LUA_FRAME_PARTS_H
#define LOTRINH_LUA_FRAME_PARTS_H

#include "frame.h"

#include <lua.h>
#include <stddef.h>

#define FRAME        "lotrinh.frame"
#define FRAME_COLUMN "lotrinh.frame.column"
#define FRAME_OUTPUT "lotrinh.frame.output"

/* Leaves a column of the frame at `arg`, which it keeps alive; returns 1. */
int push_column(lua_State *L, int arg, size_t column);

/* Leaves a row as a table; the frame is at `arg`. */
void push_row(lua_State *L, int arg, const struct frame *frame, size_t row);

/* The methods of lua_frame_group.c. */
int frame_group_method(lua_State *L);
int frame_mutate_method(lua_State *L);

/* Makes the metatable of columns. */
void open_columns(lua_State *L);

#endif
