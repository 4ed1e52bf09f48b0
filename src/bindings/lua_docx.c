/* Lua module lotrinh.docx: writes documents. For trusted code. */
#include "docx_writer.h"
#include "lua_support.h"

#include <string.h>

#define DOCUMENT "lotrinh.docx.document"

enum { LARGEST_SIZE = 72 /* points */ };

struct document_owner {
    struct docx_writer *writer; /* owned; NULL once freed */
};

int luaopen_lotrinh_docx(lua_State *L);

static struct docx_writer *check_document(lua_State *L)
{
    struct document_owner *owner = luaL_checkudata(L, 1, DOCUMENT);
    luaL_argcheck(L, owner->writer != NULL, 1, "the document is ended");
    return owner->writer;
}

static int l_free(lua_State *L)
{
    struct document_owner *owner = luaL_checkudata(L, 1, DOCUMENT);
    docx_writer_free(owner->writer);
    owner->writer = NULL;
    return 0;
}

/* docx.new{title, created = "2026-01-01"} -> document */
static int l_new(lua_State *L)
{
    static const char *const allowed[] = {"title", "created", NULL};
    check_options(L, 1, allowed);
    const char *title = option_text(L, 1, "title", NULL);
    const char *created = option_text(L, 1, "created", "2026-01-01");
    luaL_argcheck(L, strlen(created) == 10, 1, "created is a day, such as 2026-01-01");
    struct failure why = {0};
    struct document_owner *owner = lua_newuserdatauv(L, sizeof *owner, 0);
    owner->writer = NULL;
    luaL_setmetatable(L, DOCUMENT);
    owner->writer = docx_writer_new(title, created, &why);
    return owner->writer != NULL ? 1 : raise_failure(L, &why);
}

/* document:section{landscape, restart}: on a new page; restart counts pages from 1 */
static int l_section(lua_State *L)
{
    static const char *const allowed[] = {"landscape", "restart", NULL};
    struct docx_writer *writer = check_document(L);
    check_options(L, 2, allowed);
    const bool landscape = option_flag(L, 2, "landscape", false);
    const bool restart = option_flag(L, 2, "restart", false);
    struct failure why = {0};
    return docx_writer_section(writer, landscape, restart, &why) ? 0 : raise_failure(L, &why);
}

static bool is_known_look(const char *key)
{
    static const char *const allowed[] = {"bold", "italic", "underline", "raised", "size"};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strcmp(key, allowed[i]) == 0)
            return true;
    return false;
}

static void check_look(lua_State *L, int run)
{
    lua_pushnil(L);
    while (lua_next(L, run) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && !is_known_look(lua_tostring(L, -1)))
            luaL_error(L, "a run has no \"%s\"", lua_tostring(L, -1));
    }
}

/* A run: a text, or {text, bold, italic, underline, raised, size}; it is on top of the stack. */
static void write_run(lua_State *L, struct docx_writer *writer)
{
    struct docx_text look = {0};
    const int run = lua_gettop(L);
    if (lua_istable(L, run)) {
        check_look(L, run);
        const lua_Integer size = option_integer(L, run, "size", 0);
        luaL_argcheck(L, size >= 0 && size <= LARGEST_SIZE, 2, "size is in points, up to 72");
        look = (struct docx_text){
            .size = (unsigned)size,
            .bold = option_flag(L, run, "bold", false),
            .italic = option_flag(L, run, "italic", false),
            .underline = option_flag(L, run, "underline", false),
            .raised = option_flag(L, run, "raised", false),
        };
        lua_rawgeti(L, run, 1);
    }
    luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 2, "a run is a text or {text, bold = true}");
    size_t length = 0;
    const char *text = lua_tolstring(L, -1, &length);
    struct failure why = {0};
    if (!docx_writer_text(writer, &look, text, length, &why))
        raise_failure(L, &why);
    lua_settop(L, run);
}

static void write_runs(lua_State *L, int runs, struct docx_writer *writer)
{
    if (!lua_istable(L, runs)) {
        lua_pushvalue(L, runs);
        write_run(L, writer);
        lua_pop(L, 1);
        return;
    }
    const lua_Unsigned count = lua_rawlen(L, runs);
    for (lua_Unsigned i = 0; i < count; i++) {
        lua_rawgeti(L, runs, (lua_Integer)i + 1);
        write_run(L, writer);
        lua_pop(L, 1);
    }
}

static struct docx_paragraph read_paragraph(lua_State *L, int options)
{
    static const char *const allowed[] = {"style",      "align",  "left",  "right",
                                          "first",      "before", "after", "keep_next",
                                          "page_break", "rule",   NULL};
    static const char *const styles[] = {"body",      "plain", "cell",    "heading_1", "heading_2",
                                         "heading_3", "title", "caption", NULL};
    static const char *const aligns[] = {"style", "left", "center", "right", "justify", NULL};
    check_options(L, options, allowed);
    struct docx_paragraph paragraph = {
        .style = (enum docx_style)option_choice(L, options, "style", styles, DOCX_BODY),
        .align = (enum docx_align)option_choice(L, options, "align", aligns, DOCX_ALIGN_STYLE),
        .left = option_number(L, options, "left", 0),
        .right = option_number(L, options, "right", 0),
        .first = option_number(L, options, "first", 0),
        .before = option_number(L, options, "before", -1),
        .after = option_number(L, options, "after", -1),
        .keep_next = option_flag(L, options, "keep_next", false),
        .page_break = option_flag(L, options, "page_break", false),
        .rule = option_flag(L, options, "rule", false),
    };
    static const char *const indents[] = {"left", "right", "first"};
    for (size_t i = 0; i < sizeof indents / sizeof *indents; i++) {
        paragraph.indents |= lua_getfield(L, options, indents[i]) != LUA_TNIL;
        lua_pop(L, 1);
    }
    return paragraph;
}

/* document:paragraph(runs, {style, align, left, right, first, before, after, keep_next, page_break,
   rule}): a text or a list of runs; indents in mm, space before and after in points */
static int l_paragraph(lua_State *L)
{
    struct docx_writer *writer = check_document(L);
    luaL_argcheck(L, lua_istable(L, 2) || lua_type(L, 2) == LUA_TSTRING, 2,
                  "a text or a list of runs");
    const struct docx_paragraph paragraph = read_paragraph(L, 3);
    struct failure why = {0};
    if (!docx_writer_paragraph(writer, &paragraph, &why))
        return raise_failure(L, &why);
    write_runs(L, 2, writer);
    return 0;
}

/* document:picture(png, {width, alternative}): in a paragraph of its own; width in mm */
static int l_picture(lua_State *L)
{
    static const char *const allowed[] = {"width", "alternative", NULL};
    struct docx_writer *writer = check_document(L);
    size_t length = 0;
    const char *bytes = luaL_checklstring(L, 2, &length);
    check_options(L, 3, allowed);
    const double width = option_number(L, 3, "width", DOCX_PORTRAIT_WIDTH);
    const char *alternative = option_text(L, 3, "alternative", "");
    const struct docx_paragraph paragraph = {.style = DOCX_PLAIN,
                                             .align = DOCX_ALIGN_CENTER,
                                             .before = 6,
                                             .after = 0,
                                             .keep_next = true};
    struct failure why = {0};
    if (!docx_writer_paragraph(writer, &paragraph, &why) ||
        !docx_writer_picture(writer, bytes, length, width, alternative, &why))
        return raise_failure(L, &why);
    return 0;
}

/* document:table{widths = {30, 135}, borders = true}: begins one; widths in mm */
static int l_table(lua_State *L)
{
    static const char *const allowed[] = {"widths", "borders", NULL};
    struct docx_writer *writer = check_document(L);
    check_options(L, 2, allowed);
    const bool borders = option_flag(L, 2, "borders", true);
    lua_getfield(L, 2, "widths");
    luaL_argcheck(L, lua_istable(L, -1), 2, "widths is a list of numbers");
    const lua_Unsigned count = lua_rawlen(L, -1);
    luaL_argcheck(L, count >= 1 && count <= DOCX_MOST_COLUMNS, 2, "1 to 63 widths");
    double widths[DOCX_MOST_COLUMNS];
    for (lua_Unsigned i = 0; i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        luaL_argcheck(L, lua_type(L, -1) == LUA_TNUMBER, 2, "widths is a list of numbers");
        widths[i] = lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    struct failure why = {0};
    return docx_writer_table(writer, widths, (size_t)count, borders, &why) ? 0
                                                                           : raise_failure(L, &why);
}

/* document:row{header}: begins one; a header is repeated on every page */
static int l_row(lua_State *L)
{
    static const char *const allowed[] = {"header", NULL};
    struct docx_writer *writer = check_document(L);
    check_options(L, 2, allowed);
    const bool header = option_flag(L, 2, "header", false);
    struct failure why = {0};
    return docx_writer_row(writer, header, &why) ? 0 : raise_failure(L, &why);
}

/* document:cell{span, merge = "begin" | "below", middle}: paragraphs go into it until the next */
static int l_cell(lua_State *L)
{
    static const char *const allowed[] = {"span", "merge", "middle", NULL};
    static const char *const merges[] = {"none", "begin", "below", NULL};
    struct docx_writer *writer = check_document(L);
    check_options(L, 2, allowed);
    const lua_Integer span = option_integer(L, 2, "span", 1);
    luaL_argcheck(L, span >= 1 && span <= DOCX_MOST_COLUMNS, 2, "span is 1 to 63");
    const int merge = option_choice(L, 2, "merge", merges, 0);
    const struct docx_cell cell = {
        .span = (unsigned)span,
        .merge_begin = merge == 1,
        .merge_below = merge == 2,
        .middle = option_flag(L, 2, "middle", false),
    };
    struct failure why = {0};
    return docx_writer_cell(writer, &cell, &why) ? 0 : raise_failure(L, &why);
}

/* document:end_table() */
static int l_end_table(lua_State *L)
{
    struct docx_writer *writer = check_document(L);
    struct failure why = {0};
    return docx_writer_end_table(writer, &why) ? 0 : raise_failure(L, &why);
}

/* document:bytes() -> the file; the document is ended */
static int l_bytes(lua_State *L)
{
    struct docx_writer *writer = check_document(L);
    const char *bytes = NULL;
    size_t length = 0;
    struct failure why = {0};
    if (!docx_writer_finish(writer, &bytes, &length, &why))
        return raise_failure(L, &why);
    lua_pushlstring(L, bytes, length);
    struct document_owner *owner = luaL_checkudata(L, 1, DOCUMENT);
    docx_writer_free(owner->writer);
    owner->writer = NULL;
    return 1;
}

static const luaL_Reg methods[] = {
    {"bytes", l_bytes},         {"cell", l_cell},       {"end_table", l_end_table},
    {"paragraph", l_paragraph}, {"picture", l_picture}, {"row", l_row},
    {"section", l_section},     {"table", l_table},     {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__gc", l_free},
    {"__close", l_free},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"new", l_new},
    {NULL, NULL},
};

int luaopen_lotrinh_docx(lua_State *L)
{
    luaL_newmetatable(L, DOCUMENT);
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    return 1;
}
