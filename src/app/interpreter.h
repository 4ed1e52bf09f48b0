/* The Lua state and the only way into it: interpreter_call(). */
#ifndef LOTRINH_INTERPRETER_H
#define LOTRINH_INTERPRETER_H

#include "report.h"

#include <lua.h>
#include <stddef.h>

/* The soft cap unless asked otherwise. */
#define INTERPRETER_MEMORY ((size_t)512 << 20)

struct interpreter;

struct interpreter_settings {
    size_t memory_limit; /* bytes, the soft cap; 0 is the usual one */
    bool lenient;        /* tests: unknown globals are nil, and may be made */
};

/* A state with the trusted modules: the standard libraries but package, dofile and loadfile, and a
   require that knows the C bindings and the embedded scripts only. NULL when there is no memory. */
struct interpreter *interpreter_open(const struct interpreter_settings *settings);
void interpreter_close(struct interpreter *interpreter);

/* As interpreter_close, for the end of the process: finalizers run, the memory goes with it. */
void interpreter_leave(struct interpreter *interpreter);
lua_State *interpreter_state(struct interpreter *interpreter); /* borrowed */

/* Calls the function below its arguments on the stack, protected: on success the results are there;
   on failure the stack is without function and arguments and *report is filled. A limit that was
   reached (signals.h) is what is reported, whatever the code made of it. */
bool interpreter_call(lua_State *L, int arguments, int results, struct report *report);

/* Loads a trusted module, protected; on success it is on the stack. */
bool interpreter_require(lua_State *L, const char *module, struct report *report);

#endif
