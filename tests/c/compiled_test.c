/* The compiled Lua in the binary is that of its texts, and is what this Lua makes of them. */
#include "interpreter.h"
#include "resource.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>

struct rest {
    const char *bytes; /* expected next */
    size_t length;
};

static int compare(lua_State *L, const void *bytes, size_t length, void *data)
{
    (void)L;
    struct rest *rest = data;
    if (length > rest->length || memcmp(bytes, rest->bytes, length) != 0)
        return 1;
    rest->bytes += length;
    rest->length -= length;
    return 0;
}

static void check_script(lua_State *L, const struct resource_entry *text, const char *name)
{
    char chunk[300];
    const struct resource_entry *compiled = resource_compiled(name);
    assert_non_null(compiled);
    snprintf(chunk, sizeof chunk, "@<lotrinh>/%s.lua", name);
    assert_int_equal(luaL_loadbufferx(L, text->bytes, resource_length(text), chunk, "t"), LUA_OK);
    struct rest rest = {compiled->bytes, resource_length(compiled)};
    assert_int_equal(lua_dump(L, compare, &rest, 0), 0);
    assert_int_equal(rest.length, 0);
    lua_settop(L, 0);
}

static void each_script_has_its_compiled_form(void **state)
{
    (void)state;
    static const char folder[] = "scripts/";
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    int count = 0;
    for (size_t i = 0; i < resource_entries_count; i++) {
        const char *name = resource_entries[i].name;
        if (strncmp(name, folder, sizeof folder - 1) != 0)
            continue;
        char module[200];
        name += sizeof folder - 1;
        snprintf(module, sizeof module, "%.*s", (int)(strlen(name) - 4), name);
        check_script(L, &resource_entries[i], module);
        count++;
    }
    assert_true(count > 100);
    lua_close(L);
}

static void it_is_used(void **state)
{
    (void)state;
    struct interpreter *interpreter = interpreter_open(&(struct interpreter_settings){0});
    assert_non_null(interpreter);
    lua_State *L = interpreter_state(interpreter);
    lua_getfield(L, LUA_REGISTRYINDEX, "lotrinh.compiled");
    assert_true(lua_toboolean(L, -1));
    interpreter_close(interpreter);
}

/* --scripts FOLDER: what stands there counts, not what was compiled. */
static void a_folder_of_scripts_has_none(void **state)
{
    (void)state;
    resource_override("/nowhere");
    assert_null(resource_compiled("start"));
    resource_override(NULL);
    assert_non_null(resource_compiled("start"));
    assert_null(resource_compiled("no_such_module"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_script_has_its_compiled_form),
        cmocka_unit_test(it_is_used),
        cmocka_unit_test(a_folder_of_scripts_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
