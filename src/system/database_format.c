/* format() and printf() for SQL with bounds: SQLite's own walk through a width of two thousand
   million one step at a time, and nothing can stop them. Knows nothing of what is formatted. */
#include "database_private.h"

#include <stdio.h>
#include <string.h>

/* Widths and precisions beyond this are no table and no figure. */
enum { LARGEST_WIDTH = 1000, LONGEST_SPEC = 24 };

struct format_call {
    sqlite3_context *context;
    sqlite3_str *out; /* owned until finished */
    sqlite3_value **values;
    int count;
    int next; /* of the values */
};

static bool refuse_format(struct format_call *call, const char *at)
{
    struct failure why = {0};
    failure_set(
        &why, FAILURE_SCRIPT, "LT-1242",
        "format: \"%.20s\" không dùng được; độ rộng và số chữ số phải viết sẵn và không quá %d",
        "format: \"%.20s\" is not usable; width and digits must be written out, at most %d", at,
        LARGEST_WIDTH);
    sqlite3_result_error(call->context, why.text, -1);
    return false;
}

static sqlite3_value *next_value(struct format_call *call)
{
    return call->next < call->count ? call->values[call->next++] : NULL;
}

static const char *text_of(sqlite3_value *value)
{
    const char *text = value != NULL ? (const char *)sqlite3_value_text(value) : NULL;
    return text != NULL ? text : "";
}

/* One conversion: `spec` is "%-8.2" with room for the length mark and the letter. */
static void append_value(struct format_call *call, char *spec, char letter)
{
    const size_t length = strlen(spec);
    sqlite3_value *value = next_value(call);
    const sqlite3_int64 integer = value != NULL ? sqlite3_value_int64(value) : 0;
    const double real = value != NULL ? sqlite3_value_double(value) : 0;
    if (strchr("dixXou", letter) != NULL) {
        snprintf(spec + length, 4, "ll%c", letter);
        sqlite3_str_appendf(call->out, spec, integer);
    } else if (strchr("eEfgG", letter) != NULL) {
        snprintf(spec + length, 4, "%c", letter);
        sqlite3_str_appendf(call->out, spec, real);
    } else if (letter == 'c') { /* the first character, once */
        const char *text = text_of(value);
        size_t bytes = *text != '\0' ? 1 : 0;
        while (((unsigned char)text[bytes] & 0xC0) == 0x80)
            bytes++;
        sqlite3_str_append(call->out, text, (int)bytes);
    } else {
        snprintf(spec + length, 4, "%c", letter == 'z' ? 's' : letter);
        const bool missing = value == NULL || sqlite3_value_type(value) == SQLITE_NULL;
        sqlite3_str_appendf(call->out, spec, missing && letter == 'Q' ? NULL : text_of(value));
    }
}

/* Passes the digits at *at; false when they are too large a number. */
static bool read_number(const char **at)
{
    int width = 0;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        width = width * 10 + (**at - '0');
        if (width > LARGEST_WIDTH)
            return false;
    }
    return true;
}

/* From the % on; the end of the conversion, or NULL when it was refused. */
static const char *convert(struct format_call *call, const char *percent)
{
    char spec[LONGEST_SPEC + 4];
    const char *at = percent + 1;
    at += strspn(at, "-+ 0#,!");
    bool ok = read_number(&at);
    if (ok && *at == '.') {
        at++;
        ok = read_number(&at);
    }
    const size_t length = (size_t)(at - percent);
    at += strspn(at, "l");
    if (*at == '%') {
        sqlite3_str_appendchar(call->out, 1, '%');
        return at + 1;
    }
    if (!ok || length > LONGEST_SPEC || *at == '\0' || strchr("dixXoueEfgGcszqQw", *at) == NULL) {
        refuse_format(call, percent);
        return NULL;
    }
    memcpy(spec, percent, length);
    spec[length] = '\0';
    append_value(call, spec, *at);
    return at + 1;
}

static bool format_all(struct format_call *call, const char *format)
{
    while (*format != '\0') {
        const size_t plain = strcspn(format, "%");
        sqlite3_str_append(call->out, format, (int)plain);
        format += plain;
        if (*format == '%')
            format = convert(call, format);
        if (format == NULL)
            return false;
    }
    return true;
}

static void call_format(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (count == 0 || sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    struct format_call call = {context, sqlite3_str_new(sqlite3_context_db_handle(context)), values,
                               count, 1};
    const bool ok = format_all(&call, text_of(values[0]));
    const int code = sqlite3_str_errcode(call.out);
    char *text = sqlite3_str_finish(call.out);
    if (ok && code == SQLITE_NOMEM)
        sqlite3_result_error_nomem(context);
    else if (ok && code == SQLITE_TOOBIG)
        sqlite3_result_error_toobig(context);
    else if (ok)
        sqlite3_result_text(context, text != NULL ? text : "", -1, SQLITE_TRANSIENT);
    sqlite3_free(text);
}

bool database_add_format(struct database *db, struct failure *why)
{
    static const char *const names[] = {"format", "printf"};
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (sqlite3_create_function_v2(db->handle, names[i], -1, flags, NULL, call_format, NULL,
                                       NULL, NULL) != SQLITE_OK)
            return database_fail(db, NULL, why);
    return true;
}
