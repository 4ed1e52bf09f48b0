/* Functions and collations that SQL gets from us. Knows nothing of Vietnamese: texts come from
 * outside. */
#include "database_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

/* As SQLITE_LIMIT_LENGTH. */
static const size_t LONGEST_RESULT = (size_t)10 * 1000 * 1000;

static void call_text_function(sqlite3_context *call, int count, sqlite3_value **values)
{
    (void)count;
    const struct own_function *own = sqlite3_user_data(call);
    const char *text = (const char *)sqlite3_value_text(values[0]);
    if (text == NULL) {
        if (sqlite3_value_type(values[0]) != SQLITE_NULL)
            sqlite3_result_error_nomem(call);
        return; /* NULL stays NULL */
    }
    struct failure why = {0};
    struct buffer out;
    buffer_init(&out, LONGEST_RESULT);
    if (own->function(own->context, text, (size_t)sqlite3_value_bytes(values[0]), &out, &why) &&
        buffer_ok(&out, own->name, &why))
        sqlite3_result_text64(call, buffer_text(&out), out.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (out.no_memory)
        sqlite3_result_error_nomem(call);
    else
        sqlite3_result_error(call, why.text, -1);
    buffer_free(&out);
}

bool database_add_text_function(struct database *db, const char *name,
                                database_text_function *function, void *context,
                                struct failure *why)
{
    struct own_function *own = calloc(1, sizeof *own);
    if (own == NULL)
        return failure_memory(why);
    snprintf(own->name, sizeof own->name, "%s", name);
    own->function = function;
    own->context = context;
    own->next = db->functions;
    db->functions = own;
    if (sqlite3_create_function_v2(db->handle, name, 1, PURE, own, call_text_function, NULL, NULL,
                                   NULL) != SQLITE_OK)
        return database_fail(db, NULL, why);
    return true;
}

struct own_collation {
    database_compare *compare;
    void *context;
};

static int call_compare(void *context, int a_length, const void *a, int b_length, const void *b)
{
    const struct own_collation *own = context;
    return own->compare(own->context, a, (size_t)a_length, b, (size_t)b_length);
}

bool database_add_collation(struct database *db, const char *name, database_compare *compare,
                            void *context, struct failure *why)
{
    struct own_collation *own = malloc(sizeof *own);
    if (own == NULL)
        return failure_memory(why);
    *own = (struct own_collation){compare, context};
    if (sqlite3_create_collation_v2(db->handle, name, SQLITE_UTF8, own, call_compare, free) ==
        SQLITE_OK)
        return true;
    free(own); /* create_collation, unlike create_function, leaves it to us */
    return database_fail(db, NULL, why);
}

/* rate(x, n): the share or ratio x / n as a real, whatever the types, so that two counts are never
   divided as whole numbers. NULL when either is not reported or n is 0 (nothing occurred). Counts
   below 0 and texts are errors. x may pass n: cases for each group is such a ratio. */
static void call_rate(sqlite3_context *call, int count, sqlite3_value **values)
{
    double numbers[2] = {0, 0};
    for (int i = 0; i < count; i++) {
        const int type = sqlite3_value_type(values[i]);
        if (type == SQLITE_NULL)
            return;
        numbers[i] = sqlite3_value_double(values[i]);
        if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || numbers[i] < 0) {
            struct failure why = {0};
            failure_set(&why, FAILURE_SCRIPT, "LT-1232",
                        "rate(x, n) cần hai số không âm, nhưng %s là %.40s",
                        "rate(x, n) needs two numbers of 0 or more, but %s is %.40s",
                        i == 0 ? "x" : "n", (const char *)sqlite3_value_text(values[i]));
            sqlite3_result_error(call, why.text, -1);
            return;
        }
    }
    if (numbers[1] != 0)
        sqlite3_result_double(call, numbers[0] / numbers[1]);
}

bool database_add_own_functions(struct database *db, struct failure *why)
{
    if (sqlite3_create_function_v2(db->handle, "rate", 2, PURE, NULL, call_rate, NULL, NULL,
                                   NULL) != SQLITE_OK)
        return database_fail(db, NULL, why);
    return database_add_format(db, why);
}
