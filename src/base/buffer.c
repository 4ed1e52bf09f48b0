/* A growing text with a maximum. Knows nothing of what the bytes mean. */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t FIRST_CAPACITY = 256;

void buffer_init(struct buffer *buffer, size_t maximum)
{
    *buffer = (struct buffer){.maximum = maximum};
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer, buffer->maximum);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->overflow = false;
    buffer->no_memory = false;
    if (buffer->bytes != NULL)
        buffer->bytes[0] = '\0';
}

static bool grow(struct buffer *buffer, size_t needed)
{
    size_t capacity = buffer->capacity != 0 ? buffer->capacity : FIRST_CAPACITY;
    while (capacity < needed)
        capacity += capacity / 2;
    char *bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL) {
        buffer->no_memory = true;
        return false;
    }
    if (buffer->bytes == NULL)
        bytes[0] = '\0';
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

char *buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more > buffer->maximum - buffer->length) {
        buffer->overflow = true;
        return NULL;
    }
    const size_t needed = buffer->length + more + 1;
    if (needed > buffer->capacity && !grow(buffer, needed))
        return NULL;
    return buffer->bytes + buffer->length;
}

bool buffer_append(struct buffer *buffer, const char *bytes, size_t length)
{
    char *end = buffer_reserve(buffer, length);
    if (end == NULL)
        return false;
    if (length > 0)
        memcpy(end, bytes, length);
    end[length] = '\0';
    buffer->length += length;
    return true;
}

bool buffer_append_text(struct buffer *buffer, const char *text)
{
    return buffer_append(buffer, text, strlen(text));
}

bool buffer_append_byte(struct buffer *buffer, char byte)
{
    return buffer_append(buffer, &byte, 1);
}

bool buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *end = length < 0 ? NULL : buffer_reserve(buffer, (size_t)length);
    if (end != NULL) {
        vsnprintf(end, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    return end != NULL;
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes != NULL ? buffer->bytes : "";
}

bool buffer_ok(const struct buffer *buffer, const char *what, struct failure *why)
{
    if (buffer->no_memory)
        return failure_memory(why);
    if (buffer->overflow)
        return failure_set(why, FAILURE_DATA, "LT-1002", "%s dài quá giới hạn %zu byte",
                           "%s is longer than the limit of %zu bytes", what, buffer->maximum);
    return true;
}
