/* The table of C modules. To add one: a file lua_NAME.c, a declaration and a row here. */
#include "bindings.h"

int luaopen_lotrinh_braille(lua_State *L);
int luaopen_lotrinh_csv(lua_State *L);
int luaopen_lotrinh_database(lua_State *L);
int luaopen_lotrinh_digest(lua_State *L);
int luaopen_lotrinh_docx(lua_State *L);
int luaopen_lotrinh_encoding(lua_State *L);
int luaopen_lotrinh_failure(lua_State *L);
int luaopen_lotrinh_files(lua_State *L);
int luaopen_lotrinh_frame(lua_State *L);
int luaopen_lotrinh_fonts(lua_State *L);
int luaopen_lotrinh_gnuplot(lua_State *L);
int luaopen_lotrinh_host(lua_State *L);
int luaopen_lotrinh_loader(lua_State *L);
int luaopen_lotrinh_lock(lua_State *L);
int luaopen_lotrinh_number_column(lua_State *L);
int luaopen_lotrinh_period(lua_State *L);
int luaopen_lotrinh_resource(lua_State *L);
int luaopen_lotrinh_share(lua_State *L);
int luaopen_lotrinh_stats(lua_State *L);
int luaopen_lotrinh_suggest(lua_State *L);
int luaopen_lotrinh_text(lua_State *L);
int luaopen_lotrinh_workbook(lua_State *L);
int luaopen_lotrinh_xlsx(lua_State *L);

const struct binding bindings[] = {
    {"lotrinh.braille", luaopen_lotrinh_braille},
    {"lotrinh.csv", luaopen_lotrinh_csv},
    {"lotrinh.database", luaopen_lotrinh_database},
    {"lotrinh.digest", luaopen_lotrinh_digest},
    {"lotrinh.docx", luaopen_lotrinh_docx},
    {"lotrinh.encoding", luaopen_lotrinh_encoding},
    {"lotrinh.failure", luaopen_lotrinh_failure},
    {"lotrinh.files", luaopen_lotrinh_files},
    {"lotrinh.frame", luaopen_lotrinh_frame},
    {"lotrinh.fonts", luaopen_lotrinh_fonts},
    {"lotrinh.gnuplot", luaopen_lotrinh_gnuplot},
    {"lotrinh.host", luaopen_lotrinh_host},
    {"lotrinh.loader", luaopen_lotrinh_loader},
    {"lotrinh.lock", luaopen_lotrinh_lock},
    {"lotrinh.number_column", luaopen_lotrinh_number_column},
    {"lotrinh.period", luaopen_lotrinh_period},
    {"lotrinh.resource", luaopen_lotrinh_resource},
    {"lotrinh.share", luaopen_lotrinh_share},
    {"lotrinh.stats", luaopen_lotrinh_stats},
    {"lotrinh.suggest", luaopen_lotrinh_suggest},
    {"lotrinh.text", luaopen_lotrinh_text},
    {"lotrinh.workbook", luaopen_lotrinh_workbook},
    {"lotrinh.xlsx", luaopen_lotrinh_xlsx},
};
const size_t bindings_count = sizeof bindings / sizeof *bindings;

void bindings_preload(lua_State *L)
{
    for (size_t i = 0; i < bindings_count; i++) {
        lua_pushcfunction(L, bindings[i].open);
        lua_setfield(L, -2, bindings[i].module);
    }
}
