/* Lua module lotrinh.frame: tables whose columns are held in C. Knows nothing of SQL. */
#include "lua_frame.h"

#include "confinement.h"
#include "frame_export.h"
#include "frame_operations.h"
#include "frame_table.h"
#include "lua_frame_parts.h"
#include "lua_support.h"
#include "text.h"

#include <string.h>

int luaopen_lotrinh_frame(lua_State *L);

struct frame_owner *new_frame_owner(lua_State *L)
{
    struct frame_owner *owner = lua_newuserdatauv(L, sizeof *owner, 1);
    owner->frame = NULL;
    luaL_setmetatable(L, FRAME);
    return owner;
}

void finish_frame(lua_State *L, const struct frame_owner *owner)
{
    /* Lua counts the owner as a few bytes; without this, frames would pile up uncollected. */
    lua_gc(L, LUA_GCSTEP, (int)(frame_bytes(owner->frame) / 1024) + 1);
}

size_t frame_maximum(lua_State *L)
{
    static const size_t USUAL = (size_t)512 * 1024 * 1024;
    const bool told = lua_getfield(L, LUA_REGISTRYINDEX, FRAME ".maximum") == LUA_TNUMBER;
    const lua_Integer bytes = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return told && (size_t)bytes < USUAL ? (size_t)bytes : USUAL;
}

void limit_frames(lua_State *L, size_t bytes)
{
    lua_pushinteger(L, (lua_Integer)bytes);
    lua_setfield(L, LUA_REGISTRYINDEX, FRAME ".maximum");
}

struct frame *check_frame(lua_State *L, int arg)
{
    struct frame_owner *owner = luaL_checkudata(L, arg, FRAME);
    luaL_argcheck(L, owner->frame != NULL, arg, "frame is empty");
    stop_when_asked(L);
    return owner->frame;
}

int give_frame(lua_State *L, struct frame_owner *owner, struct frame *frame,
               const struct failure *why)
{
    if (frame == NULL)
        return raise_failure(L, why);
    owner->frame = frame;
    stop_when_asked(L); /* what was given up half done is nobody's result */
    finish_frame(L, owner);
    return 1;
}

size_t check_frame_column(lua_State *L, const struct frame *frame, const char *name)
{
    size_t column;
    if (frame_find(frame, name, &column))
        return column;
    const size_t count = frame_columns(frame);
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < count; i++)
        names[i] = frame_column_name(frame, i);
    raise_no_column(L, name, names, count);
    return 0;
}

void push_frame_cell(lua_State *L, struct frame_cell cell)
{
    if (cell.type == FRAME_INTEGER)
        lua_pushinteger(L, cell.integer);
    else if (cell.type == FRAME_REAL)
        lua_pushnumber(L, cell.real);
    else if (cell.type == FRAME_TEXT)
        lua_pushlstring(L, cell.text.bytes, cell.text.length);
    else
        lua_pushnil(L);
}

bool append_lua_value(lua_State *L, struct frame *frame, size_t column, int index,
                      struct failure *why)
{
    size_t length;
    const char *text;
    switch (lua_type(L, index)) {
    case LUA_TNIL:
        return frame_append_null(frame, column, why);
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            return frame_append_integer(frame, column, lua_tointeger(L, index), why);
        return frame_append_real(frame, column, lua_tonumber(L, index), why);
    case LUA_TSTRING:
        text = lua_tolstring(L, index, &length);
        return frame_append_text(frame, column, text, length, why);
    default:
        return failure_set(why, FAILURE_SCRIPT, "LT-1309",
                           "cột \"%s\", dòng %zu: giá trị kiểu %s không đặt được vào bảng",
                           "column \"%s\", row %zu: a value of type %s cannot be put in a table",
                           frame_column_name(frame, column), frame_rows(frame) + 1,
                           luaL_typename(L, index));
    }
}

/* Leaves the list of column names. */
static void push_column_names(lua_State *L, const struct frame *frame)
{
    lua_createtable(L, (int)frame_columns(frame), 0);
    for (size_t i = 0; i < frame_columns(frame); i++) {
        lua_pushstring(L, frame_column_name(frame, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* A row is a plain table; what it lacks is NULL or an error (make_row_metatable, kept with the
 * frame). */
void push_row(lua_State *L, int arg, const struct frame *frame, size_t row)
{
    lua_createtable(L, 0, (int)frame_columns(frame));
    for (size_t i = 0; i < frame_columns(frame); i++) {
        push_frame_cell(L, frame_cell(frame, i, row));
        lua_setfield(L, -2, frame_column_name(frame, i));
    }
    if (lua_getiuservalue(L, arg, 1) != LUA_TTABLE) {
        lua_pop(L, 1);
        push_column_names(L, frame);
        make_row_metatable(L);
        lua_pushvalue(L, -1);
        lua_setiuservalue(L, arg, 1);
    }
    lua_setmetatable(L, -2);
}

/* r[3] -> row or nil; r.name -> method or column. Upvalue: the methods. */
static int l_index(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    if (lua_isinteger(L, 2)) {
        const lua_Integer row = lua_tointeger(L, 2);
        if (row < 1 || (lua_Unsigned)row > frame_rows(frame))
            return 0;
        push_row(L, 1, frame, (size_t)row - 1);
        return 1;
    }
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_argerror(L, 2, "row number or column name expected");
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    return push_column(L, 1, check_frame_column(L, frame, lua_tostring(L, 2)));
}

/* #r */
static int l_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)frame_rows(check_frame(L, 1)));
    return 1;
}

/* r:columns() -> list of names */
static int l_columns(lua_State *L)
{
    push_column_names(L, check_frame(L, 1));
    return 1;
}

/* r:column(name) -> column, also where a method has the name */
static int l_column(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    return push_column(L, 1, check_frame_column(L, frame, luaL_checkstring(L, 2)));
}

/* r:head(n) -> frame of the first n rows (10) */
static int l_head(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    const lua_Integer count = luaL_optinteger(L, 2, 10);
    luaL_argcheck(L, count >= 0, 2, "number of rows must not be negative");
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_head(frame, (size_t)count, &why), &why);
}

size_t *check_frame_columns(lua_State *L, int arg, const struct frame *frame, size_t *count)
{
    if (lua_type(L, arg) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, arg);
        lua_rawseti(L, -2, 1);
        lua_replace(L, arg);
    }
    luaL_checktype(L, arg, LUA_TTABLE);
    *count = lua_rawlen(L, arg);
    luaL_argcheck(L, *count <= 1000, arg, "too many columns");
    size_t *columns = lua_newuserdatauv(L, (*count + 1) * sizeof *columns, 0);
    for (size_t i = 0; i < *count; i++) {
        if (lua_rawgeti(L, arg, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_argerror(L, arg, "list of column names expected");
        columns[i] = check_frame_column(L, frame, lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    return columns;
}

/* r:select{"name", "settled"} -> frame of these columns, in this order */
static int l_select(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    size_t count;
    const size_t *columns = check_frame_columns(L, 2, frame, &count);
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_select(frame, columns, count, &why), &why);
}

int compare_vietnamese(void *context, struct frame_text a, struct frame_text b)
{
    (void)context;
    return text_compare(a.bytes, a.length, b.bytes, b.length);
}

static struct frame_sort_key check_sort_key(lua_State *L, const struct frame *frame, int arg,
                                            int value)
{
    if (lua_type(L, value) != LUA_TSTRING)
        luaL_argerror(L, arg, "column names expected, with - before one to turn its order");
    const char *name = lua_tostring(L, value);
    size_t column;
    if (*name == '-' && !frame_find(frame, name, &column))
        return (struct frame_sort_key){check_frame_column(L, frame, name + 1), true};
    return (struct frame_sort_key){check_frame_column(L, frame, name), false};
}

/* r:sort{"name", "-settled"} -> frame; texts in Vietnamese order, - turns the order, NULL last */
static int l_sort(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    if (lua_type(L, 2) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, 2);
        lua_rawseti(L, -2, 1);
        lua_replace(L, 2);
    }
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count <= 1000, 2, "too many columns");
    struct frame_sort_key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        keys[i] = check_sort_key(L, frame, 2, -1);
        lua_pop(L, 1);
    }
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_sort(frame, keys, count, compare_vietnamese, NULL, &why),
                      &why);
}

/* r:filter(function(row) return row.settled > 5 end) -> frame of the rows for which it is true */
static int l_filter(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    const size_t rows = frame_rows(frame);
    unsigned char *keep = lua_newuserdatauv(L, rows / 8 + 1, 0);
    memset(keep, 0, rows / 8 + 1);
    for (size_t row = 0; row < rows; row++) {
        lua_pushvalue(L, 2);
        push_row(L, 1, frame, row);
        lua_call(L, 1, 1);
        if (lua_toboolean(L, -1))
            keep[row / 8] = (unsigned char)(keep[row / 8] | 1U << (row % 8));
        lua_pop(L, 1);
    }
    struct failure why = {0};
    struct frame_owner *owner = new_frame_owner(L);
    return give_frame(L, owner, frame_filter(frame, keep, &why), &why);
}

static int l_free_text(lua_State *L)
{
    buffer_free(luaL_checkudata(L, 1, FRAME_OUTPUT));
    return 0;
}

static struct buffer *new_output(lua_State *L)
{
    static const size_t LARGEST = (size_t)500 * 1000 * 1000; /* bytes */
    struct buffer *out = lua_newuserdatauv(L, sizeof *out, 0);
    buffer_init(out, LARGEST);
    luaL_setmetatable(L, FRAME_OUTPUT);
    return out;
}

/* The text itself, or true once it is in the file named at `path` (0: none). */
static int deliver(lua_State *L, struct buffer *out, const char *what, int path, bool force)
{
    struct failure why = {0};
    stop_when_asked(L);
    if (!buffer_ok(out, what, &why))
        return raise_failure(L, &why);
    if (path == 0)
        lua_pushlstring(L, buffer_text(out), out->length);
    else if (!confined_write(L, path, buffer_text(out), out->length,
                             &(struct files_options){.force = force}, &why))
        return refuse(L, &why);
    else
        lua_pushboolean(L, 1);
    buffer_free(out);
    return 1;
}

/* r:to_csv(path, {raw, force}) -> true | nil, why; without path -> text. A text cell that a
   spreadsheet would run as a formula gets ' before it, unless raw. */
static int l_to_csv(lua_State *L)
{
    static const char *const allowed[] = {"raw", "force", NULL};
    const struct frame *frame = check_frame(L, 1);
    const int path = luaL_optstring(L, 2, NULL) == NULL ? 0 : 2;
    check_options(L, 3, allowed);
    const bool raw = option_flag(L, 3, "raw", false);
    const bool force = option_flag(L, 3, "force", false);
    struct buffer *out = new_output(L);
    frame_to_csv(frame, raw, out);
    return deliver(L, out, "CSV", path, force);
}

/* r:to_json() -> text */
static int l_to_json(lua_State *L)
{
    const struct frame *frame = check_frame(L, 1);
    struct buffer *out = new_output(L);
    frame_to_json(frame, out);
    return deliver(L, out, "JSON", 0, false);
}

/* The option vertical: false, true, or "auto" for when columns would have to be left out. */
static bool option_vertical(lua_State *L, int table, bool *automatic)
{
    *automatic = false;
    if (lua_isnoneornil(L, table) || lua_getfield(L, table, "vertical") != LUA_TSTRING)
        return option_flag(L, table, "vertical", false);
    *automatic = strcmp(lua_tostring(L, -1), "auto") == 0;
    luaL_argcheck(L, *automatic, table, "vertical is true, false or \"auto\"");
    lua_pop(L, 1);
    return false;
}

/* r:to_text({width, rows, vertical}) -> text: an aligned table for people. width 0 or absent:
   nothing is cut; rows: so many of the first and the last rows; vertical: one block per row, "auto"
   when columns would have to be left out. */
static int l_to_text(lua_State *L)
{
    static const char *const allowed[] = {"width", "rows", "vertical", NULL};
    const struct frame *frame = check_frame(L, 1);
    check_options(L, 2, allowed);
    const lua_Integer width = option_integer(L, 2, "width", 0);
    const lua_Integer rows = option_integer(L, 2, "rows", 0);
    luaL_argcheck(L, width >= 0 && rows >= 0, 2, "width and rows are not negative");
    struct table_limits limits = {.width = (size_t)width, .rows = (size_t)rows};
    const bool vertical = option_vertical(L, 2, &limits.upright);
    struct buffer *out = new_output(L);
    struct failure why = {0};
    if (!frame_print(frame, limits, vertical, language_get(), out, &why))
        return raise_failure(L, &why);
    return deliver(L, out, "table", 0, false);
}

/* tostring(r) -> the whole table, nothing cut */
static int l_tostring(lua_State *L)
{
    lua_settop(L, 1);
    return l_to_text(L);
}

static int l_collect(lua_State *L)
{
    struct frame_owner *owner = luaL_checkudata(L, 1, FRAME);
    frame_free(owner->frame);
    owner->frame = NULL;
    return 0;
}

static void add_row(lua_State *L, struct frame *frame, int rows, lua_Integer row)
{
    struct failure why = {0};
    if (lua_rawgeti(L, rows, row) != LUA_TTABLE)
        luaL_error(L, "row %I: table expected, got %s", row, luaL_typename(L, -1));
    for (size_t column = 0; column < frame_columns(frame); column++) {
        lua_getfield(L, -1, frame_column_name(frame, column));
        if (!append_lua_value(L, frame, column, -1, &why))
            raise_failure(L, &why);
        lua_pop(L, 1);
    }
    if (!frame_end_row(frame, &why))
        raise_failure(L, &why);
    lua_pop(L, 1);
}

/* frame.new(rows, {"name", "settled"}) -> frame of a list of tables, with these columns in this
 * order */
static int l_new(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    struct failure why = {0};
    const size_t maximum = frame_maximum(L);
    struct frame_owner *owner = new_frame_owner(L);
    owner->frame = frame_new(maximum);
    if (owner->frame == NULL) {
        failure_memory(&why);
        return raise_failure(L, &why);
    }
    const size_t columns = lua_rawlen(L, 2);
    for (size_t i = 0; i < columns; i++) {
        if (lua_rawgeti(L, 2, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_argerror(L, 2, "list of column names expected");
        size_t taken;
        if (frame_find(owner->frame, lua_tostring(L, -1), &taken))
            return luaL_error(L, "column '%s' is named twice", lua_tostring(L, -1));
        if (!frame_add_column(owner->frame, lua_tostring(L, -1), &why))
            return raise_failure(L, &why);
        lua_pop(L, 1);
    }
    const lua_Integer rows = (lua_Integer)lua_rawlen(L, 1);
    for (lua_Integer row = 1; row <= rows; row++)
        add_row(L, owner->frame, 1, row);
    finish_frame(L, owner);
    return 1;
}

static const luaL_Reg functions[] = {
    {"new", l_new},
    {"guard_joins", frame_guard_joins},
    {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"columns", l_columns},
    {"column", l_column},
    {"head", l_head},
    {"select", l_select},
    {"group", frame_group_method},
    {"mutate", frame_mutate_method},
    {"join", frame_join_method},
    {"pivot", frame_pivot_method},
    {"sort", l_sort},
    {"filter", l_filter},
    {"to_csv", l_to_csv},
    {"to_json", l_to_json},
    {"to_xlsx", frame_to_xlsx_method},
    {"to_text", l_to_text},
    {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__len", l_length},
    {"__tostring", l_tostring},
    {"__gc", l_collect},
    {NULL, NULL},
};

int luaopen_lotrinh_frame(lua_State *L)
{
    luaL_newmetatable(L, FRAME_OUTPUT);
    lua_pushcfunction(L, l_free_text);
    lua_setfield(L, -2, "__gc");
    luaL_newmetatable(L, FRAME);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_pushcclosure(L, l_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    open_columns(L);
    luaL_newlib(L, functions);
    return 1;
}
