/* What the files of module lotrinh.stats share: reading series, pushing results. */
#ifndef LOTRINH_LUA_STATS_H
#define LOTRINH_LUA_STATS_H

#include "lua_support.h"
#include "stat.h"

/* Reads the array (or frame column) at `arg` into scratch memory that takes its place on the stack,
   so it lives as long as the call. Raises on anything but numbers, naming the position of a nil.
   Both leave the stack as high as it was. The values may be changed in place. */
double *check_numbers(lua_State *L, int arg, size_t *count);
int64_t *check_counts(lua_State *L, int arg, size_t *count); /* whole numbers only */

/* The same for a field of an options table; NULL when absent. Leaves one value on the stack. */
double *option_numbers(lua_State *L, int arg, const char *name, size_t *count);

/* Raises LT-1504 unless both series have the same length. */
void check_same_length(lua_State *L, const char *first, size_t first_count, const char *second,
                       size_t second_count);

/* Scratch for `count` elements, left on the stack; collected by Lua whatever fails. */
double *new_numbers(lua_State *L, size_t count);
void *new_scratch(lua_State *L, size_t count, size_t size);

/* Fields of the table at the top of the stack. A NaN is no answer: the field stays absent. */
void set_number(lua_State *L, const char *name, double value);
void set_integer(lua_State *L, const char *name, int64_t value);
void set_text(lua_State *L, const char *name, const char *value);
void set_flag(lua_State *L, const char *name, bool value);
void set_status(lua_State *L, enum stat_status status);
void set_numbers(lua_State *L, const char *name, const double *values, size_t count);

/* conf of the options at `arg`, checked; 0.95 unless given. */
double option_confidence(lua_State *L, int arg);

/* Each adds its functions to the module table at the top of the stack. */
void stats_add_interval(lua_State *L);
void stats_add_summary(lua_State *L);
void stats_add_regression(lua_State *L);
void stats_add_trend(lua_State *L);
void stats_add_units(lua_State *L);
void stats_add_spc(lua_State *L);
void stats_add_judge(lua_State *L);
void stats_add_distribution(lua_State *L);
void stats_add_drift(lua_State *L);

#endif
