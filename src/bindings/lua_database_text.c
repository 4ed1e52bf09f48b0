/* Vietnamese text for SQL. Knows nothing of Lua. */
#include "lua_database_parts.h"
#include "text.h"

typedef bool make_text(const char *bytes, size_t length, struct buffer *out);

/* SQL passes one context; the table below is it. */
struct text_function {
    const char *name;
    make_text *make;
};

static bool call(void *context, const char *text, size_t length, struct buffer *out,
                 struct failure *why)
{
    const struct text_function *function = context;
    return function->make(text, length, out) || buffer_ok(out, function->name, why);
}

static bool call_nfc(void *context, const char *text, size_t length, struct buffer *out,
                     struct failure *why)
{
    (void)context;
    return text_nfc(text, length, out, why);
}

static int compare(void *context, const char *a, size_t a_length, const char *b, size_t b_length)
{
    (void)context;
    return text_compare(a, a_length, b, b_length);
}

bool add_text_functions(struct database *db, struct failure *why)
{
    static struct text_function functions[] = {
        {"fold", text_fold},
        {"lower", text_lower},
        {"upper", text_upper},
        {"title", text_title},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (!database_add_text_function(db, functions[i].name, call, &functions[i], why))
            return false;
    return database_add_text_function(db, "nfc", call_nfc, NULL, why) &&
           database_add_collation(db, "vi", compare, NULL, why);
}
