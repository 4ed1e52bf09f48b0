/* The messages of Lua itself in the language of the session. */
#ifndef LOTRINH_LUA_WORDS_H
#define LOTRINH_LUA_WORDS_H

#include <stddef.h>

/* The message without its place, in Vietnamese when it is one of Lua's own; else as it is. */
void lua_words_say(const char *message, char *text, size_t size);

#endif
