/* Options of the loader: columns, their words, limits. Knows nothing of reading. */
#include "lua_loader_parts.h"
#include "lua_support.h"

#include <string.h>

static const char *const kinds[] = {"text", "date", "choice", NULL};

static const char *const options_allowed[] = {
    "path",    "name",    "separator", "width",         "data",  "import_id", "sql",
    "columns", "cut_off", "most_rows", "most_findings", "stamp", NULL};

static const char *const columns_allowed[] = {"kind",      "source",  "required", "ordered",
                                              "slow_days", "choices", "unique",   NULL};

/* The table of words at the top: word -> integer or text. */
static void read_choices(lua_State *L, struct load_column *column)
{
    struct failure why = {0};
    column->typed.choices = typed_choices_new(&why);
    if (column->typed.choices == NULL)
        raise_failure(L, &why);
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        size_t length = 0;
        size_t value_length = 0;
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "choices: a word must be text");
        const char *word = lua_tolstring(L, -2, &length);
        bool ok;
        if (lua_isinteger(L, -1)) {
            ok = typed_choices_add_integer(column->typed.choices, word, length,
                                           lua_tointeger(L, -1), &why);
        } else {
            const char *value = luaL_checklstring(L, -1, &value_length);
            ok = typed_choices_add_text(column->typed.choices, word, length, value, value_length,
                                        &why);
        }
        if (!ok)
            raise_failure(L, &why);
        lua_pop(L, 1);
    }
}

/* The description of one column at the top of the stack. */
static void read_column(lua_State *L, struct load_job *job)
{
    const int at = lua_gettop(L);
    check_options(L, at, columns_allowed);
    struct load_column *column = &job->columns[job->columns_count];
    memset(column, 0, sizeof *column);
    typed_value_init(&column->value);
    job->columns_count++;
    column->typed.kind = (enum typed_kind)option_choice(L, at, "kind", kinds, TYPED_TEXT);
    column->typed.required = option_flag(L, at, "required", false);
    column->ordered = option_flag(L, at, "ordered", false);
    column->unique = option_flag(L, at, "unique", false);
    column->slow_days = option_integer(L, at, "slow_days", 0);
    const lua_Integer source = option_integer(L, at, "source", 0);
    if (source < 1 || (size_t)source > job->width)
        luaL_error(L, "columns: source out of range");
    column->source = (size_t)source - 1;
    if (column->typed.kind != TYPED_CHOICE)
        return;
    if (lua_getfield(L, at, "choices") != LUA_TTABLE)
        luaL_error(L, "columns: choices expected");
    read_choices(L, column);
    lua_pop(L, 1);
}

static size_t positive(lua_State *L, int options, const char *name, lua_Integer otherwise)
{
    const lua_Integer value = option_integer(L, options, name, otherwise);
    if (value < 1)
        luaL_error(L, "option '%s': a number from 1 expected", name);
    return (size_t)value;
}

static void read_columns(lua_State *L, int options, struct load_job *job)
{
    if (lua_getfield(L, options, "columns") != LUA_TTABLE)
        luaL_error(L, "option 'columns': a table expected");
    const lua_Unsigned count = lua_rawlen(L, -1);
    if (count == 0 || count > LOAD_MOST_COLUMNS)
        luaL_error(L, "option 'columns': from 1 to %d of them", (int)LOAD_MOST_COLUMNS);
    for (lua_Unsigned i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        luaL_checktype(L, -1, LUA_TTABLE);
        read_column(L, job);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void loader_read_options(lua_State *L, int options, struct load_job *job)
{
    check_options(L, options, options_allowed);
    job->path = option_text(L, options, "path", "");
    job->name = option_text(L, options, "name", job->path);
    job->sql = option_text(L, options, "sql", "");
    job->stamp = option_text(L, options, "stamp", NULL);
    const char *separator = option_text(L, options, "separator", ",");
    if (strlen(separator) != 1)
        luaL_error(L, "option 'separator': one character expected");
    job->separator = *separator;
    job->width = positive(L, options, "width", 1);
    job->data = positive(L, options, "data", 1);
    job->import_id = option_integer(L, options, "import_id", 0);
    job->most_rows = (int64_t)positive(L, options, "most_rows", 1000000);
    job->most_findings = positive(L, options, "most_findings", 1000);
    job->cut_off = option_integer(L, options, "cut_off", 0);
    job->has_cut_off = lua_getfield(L, options, "cut_off") != LUA_TNIL;
    lua_pop(L, 1);
    read_columns(L, options, job);
}
