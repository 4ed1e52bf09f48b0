/* From a Lua error to one block on stderr. Never enters Lua: no metamethod is called. */
#include "report.h"
#include "report_source.h"

#include "language.h"
#include "lua_words.h"
#include "output.h"
#include "signals.h"
#include "terminal.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Chunk names of our own scripts begin so; user files cannot, "<" being no folder of theirs. */
#define TRUSTED_SOURCE "@<lotrinh>/"

/* What the chunk of a statement typed at the prompt is called. */
#define PROMPT_SOURCE "=prompt"

/* lua_getstack() counts from the top each time, so a deep recursion is looked at in part. */
enum { MOST_LEVELS = 200, LONGEST_FRAME = 300 };

static struct report **current_of(lua_State *L)
{
    return lua_getextraspace(L);
}

struct report *report_set_current(lua_State *L, struct report *report)
{
    struct report *before = *current_of(L);
    *current_of(L) = report;
    return before;
}

static bool is_trusted(const lua_Debug *frame)
{
    return strncmp(frame->source, TRUSTED_SOURCE, sizeof TRUSTED_SOURCE - 1) == 0;
}

/* Frames as lines; the same one again and again, as in a recursion, is told once with a count. */
struct trace {
    char *text; /* borrowed */
    size_t size;
    char last[LONGEST_FRAME];
    int repeats;
};

static void append(struct trace *trace, const char *line)
{
    const size_t length = strlen(trace->text);
    if (length + strlen(line) + 2 > trace->size)
        return;
    snprintf(trace->text + length, trace->size - length, "%s%s", length > 0 ? "\n" : "", line);
}

static void tell_repeats(struct trace *trace)
{
    char line[40];
    snprintf(line, sizeof line, "… ×%d", trace->repeats);
    if (trace->repeats > 0)
        append(trace, line);
    trace->repeats = 0;
}

static void add_frame(struct trace *trace, const char *line)
{
    if (strcmp(trace->last, line) == 0) {
        trace->repeats++;
        return;
    }
    tell_repeats(trace);
    append(trace, line);
    snprintf(trace->last, sizeof trace->last, "%s", line);
}

/* The nearest line of the user, and where its text can be read. */
static void note_place(struct report *report, const lua_Debug *frame, const char *place)
{
    snprintf(report->where, sizeof report->where, "%s", place);
    report->line = frame->currentline;
    if (frame->source[0] == '@' || strcmp(frame->source, PROMPT_SOURCE) == 0)
        snprintf(report->source, sizeof report->source, "%s", frame->source);
}

static void collect_frames(lua_State *L, struct report *report)
{
    lua_Debug frame;
    struct trace all = {.text = report->all, .size = sizeof report->all};
    struct trace own = {.text = report->frames, .size = sizeof report->frames};
    int level = 1;
    for (; level <= MOST_LEVELS && lua_getstack(L, level, &frame) == 1; level++) {
        lua_getinfo(L, "Snl", &frame);
        if (frame.currentline < 0)
            continue; /* a C function */
        char place[200];
        char line[LONGEST_FRAME];
        snprintf(place, sizeof place, "%s:%d", frame.short_src, frame.currentline);
        if (frame.name != NULL)
            snprintf(line, sizeof line, "%s in %s", place, frame.name);
        else
            snprintf(line, sizeof line, "%s", place);
        add_frame(&all, line);
        if (is_trusted(&frame))
            continue;
        add_frame(&own, line);
        if (report->where[0] == '\0')
            note_place(report, &frame, place);
    }
    tell_repeats(&all);
    tell_repeats(&own);
    if (level > MOST_LEVELS) {
        append(&all, "…");
        append(&own, "…");
    }
}

static const char *raw_text(lua_State *L, int table, const char *field)
{
    lua_pushstring(L, field);
    lua_rawget(L, table);
    return lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL; /* the table holds it */
}

/* What a script raised that is no failure object: its own words. */
static void set_script_error(struct report *report, const char *text)
{
    failure_set(&report->why, FAILURE_SCRIPT, "LT-2100", "%s", "%s", text);
}

/* A text is shown as it is, what Lua itself says in the language of the session. */
static void set_message(struct report *report, const char *message)
{
    char text[sizeof report->why.text];
    lua_words_say(message, text, sizeof text);
    set_script_error(report, text);
    if (strcmp(text, message) != 0)
        snprintf(report->original, sizeof report->original, "%s", message);
}

/* error(12), error(nil), error({}): a number says itself, the others only what they are. */
static void set_value_error(lua_State *L, struct report *report)
{
    char text[40];
    if (lua_isinteger(L, 1))
        snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, 1));
    else
        snprintf(text, sizeof text, "%.14g", lua_tonumber(L, 1));
    if (lua_type(L, 1) == LUA_TNUMBER)
        set_script_error(report, text);
    else
        failure_set(&report->why, FAILURE_SCRIPT, "LT-2118",
                    "kịch bản báo lỗi bằng một giá trị %s, không có lời",
                    "the script raised a %s value, without words", luaL_typename(L, 1));
}

static void read_failure(lua_State *L, struct report *report)
{
    const char *code = raw_text(L, 1, "code");
    const char *text = raw_text(L, 1, "text");
    lua_pushliteral(L, "exit");
    lua_rawget(L, 1);
    const lua_Integer kind = lua_tointeger(L, -1);
    if (text == NULL) {
        set_value_error(L, report);
        return;
    }
    set_script_error(report, text);
    if (code != NULL)
        snprintf(report->why.code, sizeof report->why.code, "%s", code);
    const char *detail = raw_text(L, 1, "detail");
    if (detail != NULL)
        snprintf(report->why.detail, sizeof report->why.detail, "%s", detail);
    if (kind > 0 && kind < 256)
        report->why.kind = (enum failure_kind)kind;
}

/* "so_ket.lua:42: text" without its place, when that place is one of the two given. */
static const char *without_place(const char *message, const char *where)
{
    const size_t length = strlen(where);
    if (length > 0 && strncmp(message, where, length) == 0 &&
        strncmp(message + length, ": ", 2) == 0)
        return message + length + 2;
    if (strncmp(message, &TRUSTED_SOURCE[1], sizeof TRUSTED_SOURCE - 2) == 0) {
        const char *end = strstr(message, ": ");
        return end == NULL ? message : end + 2;
    }
    return message;
}

/* A syntax error carries the place, "so_ket.lua:42:", that no frame has. */
static void place_from_message(struct report *report, const char *message)
{
    const size_t file = strcspn(message, ":\n");
    const size_t digits = message[file] == ':' ? strspn(message + file + 1, "0123456789") : 0;
    const size_t length = file + 1 + digits;
    if (file == 0 || digits == 0 || message[length] != ':' || message[0] == '<' ||
        length >= sizeof report->where)
        return;
    snprintf(report->where, sizeof report->where, "%.*s", (int)length, message);
    report->line = (int)strtol(message + file + 1, NULL, 10);
    const bool prompt =
        file == sizeof PROMPT_SOURCE - 2 && strncmp(message, &PROMPT_SOURCE[1], file) == 0;
    snprintf(report->source, sizeof report->source, "%c%.*s", prompt ? '=' : '@', (int)file,
             message);
}

int report_error(lua_State *L)
{
    struct report *report = *current_of(L);
    lua_settop(L, 1);
    if (report == NULL)
        return 1;
    collect_frames(L, report);
    if (lua_type(L, 1) == LUA_TTABLE) {
        read_failure(L, report);
    } else if (lua_type(L, 1) == LUA_TSTRING) {
        const char *message = lua_tostring(L, 1);
        place_from_message(report, message);
        set_message(report, without_place(message, report->where));
    } else {
        set_value_error(L, report);
    }
    lua_settop(L, 1);
    return 1;
}

void report_settle(struct report *report, int status)
{
    if (signals_interrupted())
        signals_failure(&report->why);
    else if (status == LUA_ERRMEM)
        failure_memory(&report->why);
    else if (report->why.kind == FAILURE_NONE)
        set_script_error(report, language_pick((struct words){"lỗi trong lúc xử lý lỗi",
                                                              "an error while handling an error"}));
}

static void show_mark(void)
{
    output_error("", 0);
    fputs(terminal_colour(STDERR_FILENO) ? "\033[1;31m✘\033[0m " : "✘ ", stderr);
}

static void show_line(const char *before, const char *line, size_t length)
{
    output_error(before, strlen(before));
    output_error(line, length);
    output_error("\n", 1);
}

/* Who reads through `head` has read enough: the exit code tells, nobody needs to be told. */
static bool is_reader_gone(const struct failure *why)
{
    return output_reader_left() && strcmp(why->code, "LT-1012") == 0;
}

static void show_lines(const char *before, const char *text)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        show_line(before, text, length);
        text += length + (text[length] == '\n');
    }
}

void failure_show(const struct failure *why)
{
    if (is_reader_gone(why))
        return;
    show_mark();
    output_error(why->code, strlen(why->code));
    show_line(" ", why->text, strlen(why->text));
}

/* The frames in one line, the nearest first: "a.lua:4 in b <- a.lua:9". */
static void show_frames_in_line(const char *frames)
{
    char line[2048] = "";
    size_t length = 0;
    for (; *frames != '\0' && length + 5 < sizeof line; frames++) {
        if (*frames == '\n') {
            length += (size_t)snprintf(line + length, sizeof line - length, " <- ");
        } else {
            line[length++] = *frames;
        }
    }
    show_line("  ", line, length);
}

static void show_frames(const struct report *report, enum report_style style)
{
    if (style == REPORT_VERBOSE)
        show_lines("      ", report->all);
    else if (strchr(report->frames, '\n') == NULL)
        return; /* one frame says no more than the arrow */
    else if (style == REPORT_PROMPT)
        show_frames_in_line(report->frames);
    else
        show_lines("      ", report->frames);
}

static void show_excerpt(const struct report *report, const char *typed)
{
    char text[sizeof report->why.detail];
    if (report->why.detail[0] != '\0')
        show_lines("", report->why.detail);
    else if (report_source(report, typed, text, sizeof text))
        show_lines("", text);
}

void report_show(const struct report *report, enum report_style style, const char *typed)
{
    failure_show(&report->why);
    if (is_reader_gone(&report->why))
        return;
    if (report->where[0] != '\0')
        show_line("  --> ", report->where, strlen(report->where));
    if (report->why.kind == FAILURE_SCRIPT || report->why.detail[0] != '\0')
        show_excerpt(report, typed);
    if (style == REPORT_VERBOSE && report->original[0] != '\0')
        show_line("  Lua: ", report->original, strlen(report->original));
    show_frames(report, style);
}
