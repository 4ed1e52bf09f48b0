/* Lua module lotrinh.text: Vietnamese text and numbers as text. Knows nothing of files or data. */
#include "decimal.h"
#include "lua_buffer.h"
#include "lua_support.h"
#include "text.h"

#include <math.h>

int luaopen_lotrinh_text(lua_State *L);

enum { LARGEST = 64 << 20, WIDEST = 10000 };

typedef bool change(const char *bytes, size_t length, struct buffer *out);

/* For the functions that change one text into another. */
static int push_changed(lua_State *L, change *function)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct buffer *out = module_buffer(L);
    function(bytes, length, out);
    return push_buffer(L, out);
}

/* text.is_valid(s) -> true | false, position of the first bad byte */
static int l_is_valid(lua_State *L)
{
    size_t length = 0;
    size_t fault = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const bool valid = text_is_valid(bytes, length, &fault);
    lua_pushboolean(L, valid);
    if (valid)
        return 1;
    lua_pushinteger(L, (lua_Integer)fault + 1);
    return 2;
}

/* text.nfc(s) -> string | nil, why */
static int l_nfc(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct buffer *out = module_buffer(L);
    struct failure why = {0};
    if (!text_nfc(bytes, length, out, &why))
        return refuse(L, &why);
    return push_buffer(L, out);
}

/* text.fold(s) -> string: "HÒA GIẢI" -> "hoa giai" */
static int l_fold(lua_State *L)
{
    return push_changed(L, text_fold);
}

/* text.key(s) -> string: the same for "Hoà" and "HÒA" */
static int l_key(lua_State *L)
{
    return push_changed(L, text_key);
}

/* text.lower(s) -> string */
static int l_lower(lua_State *L)
{
    return push_changed(L, text_lower);
}

/* text.upper(s) -> string */
static int l_upper(lua_State *L)
{
    return push_changed(L, text_upper);
}

/* text.title(s) -> string: a capital for each word */
static int l_title(lua_State *L)
{
    return push_changed(L, text_title);
}

/* text.sort_key(s) -> string whose byte order is the Vietnamese order */
static int l_sort_key(lua_State *L)
{
    return push_changed(L, text_sort_key);
}

/* text.compare(a, b) -> -1 | 0 | 1, in Vietnamese order; 0 for "Hoà" and "hòa" */
static int l_compare(lua_State *L)
{
    size_t a_length = 0;
    size_t b_length = 0;
    const char *a = luaL_checklstring(L, 1, &a_length);
    const char *b = luaL_checklstring(L, 2, &b_length);
    const int order = text_compare(a, a_length, b, b_length);
    lua_pushinteger(L, (order > 0) - (order < 0));
    return 1;
}

/* text.less(a, b) -> boolean: for table.sort, equal names always in the same order */
static int l_less(lua_State *L)
{
    size_t a_length = 0;
    size_t b_length = 0;
    const char *a = luaL_checklstring(L, 1, &a_length);
    const char *b = luaL_checklstring(L, 2, &b_length);
    lua_pushboolean(L, text_order(a, a_length, b, b_length) < 0);
    return 1;
}

/* text.width(s) -> columns on a terminal */
static int l_width(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)text_width(bytes, length));
    return 1;
}

static size_t check_width(lua_State *L, int arg)
{
    const lua_Integer width = luaL_checkinteger(L, arg);
    luaL_argcheck(L, width >= 0 && width <= WIDEST, arg, "width must be 0 to 10000");
    return (size_t)width;
}

/* text.clip(s, width) -> string of at most that width, with "…" when cut */
static int l_clip(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const size_t width = check_width(L, 2);
    struct buffer *out = module_buffer(L);
    text_clip(bytes, length, width, out);
    return push_buffer(L, out);
}

/* text.pad(s, width, {align = "left" | "right" | "center"}) -> string of at least that width */
static int l_pad(lua_State *L)
{
    static const char *const options[] = {"align", NULL};
    static const char *const sides[] = {"left", "right", "center", NULL};
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const size_t width = check_width(L, 2);
    check_options(L, 3, options);
    const enum text_side side = (enum text_side)option_choice(L, 3, "align", sides, TEXT_LEFT);
    struct buffer *out = module_buffer(L);
    text_pad(bytes, length, width, side, out);
    return push_buffer(L, out);
}

/* text.visible(s, {keep = "\n\t"}) -> string with control and hidden characters as escapes */
static int l_visible(lua_State *L)
{
    static const char *const options[] = {"keep", NULL};
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    check_options(L, 2, options);
    const char *keep = option_text(L, 2, "keep", "");
    struct buffer *out = module_buffer(L);
    text_visible(bytes, length, keep, out);
    return push_buffer(L, out);
}

static int option_places(lua_State *L, int arg, int otherwise, int most)
{
    const lua_Integer places = option_integer(L, arg, "decimals", otherwise);
    if (places < -1 || places > most)
        return luaL_error(L, "option 'decimals': 0 to %d expected", most);
    return (int)places;
}

static const char *const decimals_option[] = {"decimals", NULL};

/* text.number(x, {decimals = as many as x has}) -> string: 1234.5 -> "1.234,5" */
static int l_number(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TNUMBER);
    check_options(L, 2, decimals_option);
    const int places = option_places(L, 2, -1, DECIMAL_MOST_PLACES);
    struct buffer *out = module_buffer(L);
    if (lua_isinteger(L, 1)) {
        decimal_integer((int64_t)lua_tointeger(L, 1), out);
        if (places > 0)
            buffer_append(out, ",000000000000000", (size_t)places + 1);
    } else {
        const double value = lua_tonumber(L, 1);
        decimal_real(value, places >= 0 ? places : decimal_places(value), out);
    }
    return push_buffer(L, out);
}

/* text.machine(x) -> string: the shortest that is read back as the same number */
static int l_machine(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TNUMBER);
    struct buffer *out = module_buffer(L);
    if (lua_isinteger(L, 1))
        buffer_printf(out, "%lld", (long long)lua_tointeger(L, 1));
    else
        decimal_machine(lua_tonumber(L, 1), out);
    return push_buffer(L, out);
}

/* text.percent(x, n, {decimals = 2}) -> string without "%" | nil when n is 0: (2153, 2412) ->
 * "89,26" */
static int l_percent(lua_State *L)
{
    const lua_Integer x = luaL_checkinteger(L, 1);
    const lua_Integer n = luaL_checkinteger(L, 2);
    luaL_argcheck(L, x >= 0, 1, "a count is not negative");
    luaL_argcheck(L, n >= 0, 2, "a count is not negative");
    check_options(L, 3, decimals_option);
    const int places = option_places(L, 3, 2, DECIMAL_MOST_PERCENT_PLACES);
    if (n == 0) {
        lua_pushnil(L);
        return 1;
    }
    struct buffer *out = module_buffer(L);
    decimal_percent(x, n, places < 0 ? 2 : places, out);
    return push_buffer(L, out);
}

static enum decimal_profile check_profile(lua_State *L, int arg)
{
    static const char *const options[] = {"profile", NULL};
    static const char *const profiles[] = {"unknown", "vi", "machine", NULL};
    check_options(L, arg, options);
    return (enum decimal_profile)option_choice(L, arg, "profile", profiles, DECIMAL_UNKNOWN);
}

/* text.parse_number(s, {profile = "vi" | "machine" | "unknown"}) -> number, had_percent | nil, why
 */
static int l_parse_number(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const enum decimal_profile profile = check_profile(L, 2);
    struct decimal_number number;
    struct failure why = {0};
    if (!decimal_parse(bytes, length, profile, &number, &why))
        return refuse(L, &why);
    if (number.whole)
        lua_pushinteger(L, number.count);
    else
        lua_pushnumber(L, number.value);
    lua_pushboolean(L, number.percent);
    return 2;
}

/* text.parse_count(s, {profile = ...}) -> whole number from 0 on | nil, why */
static int l_parse_count(lua_State *L)
{
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 1, &length);
    const enum decimal_profile profile = check_profile(L, 2);
    int64_t count = 0;
    struct failure why = {0};
    if (!decimal_parse_count(bytes, length, profile, &count, &why))
        return refuse(L, &why);
    lua_pushinteger(L, count);
    return 1;
}

static const luaL_Reg functions[] = {
    {"is_valid", l_is_valid},
    {"nfc", l_nfc},
    {"fold", l_fold},
    {"key", l_key},
    {"lower", l_lower},
    {"upper", l_upper},
    {"title", l_title},
    {"sort_key", l_sort_key},
    {"compare", l_compare},
    {"less", l_less},
    {"width", l_width},
    {"clip", l_clip},
    {"pad", l_pad},
    {"visible", l_visible},
    {"number", l_number},
    {"machine", l_machine},
    {"percent", l_percent},
    {"parse_number", l_parse_number},
    {"parse_count", l_parse_count},
    {NULL, NULL},
};

int luaopen_lotrinh_text(lua_State *L)
{
    luaL_newlibtable(L, functions);
    new_buffer(L, LARGEST);
    luaL_setfuncs(L, functions, 1);
    return 1;
}
