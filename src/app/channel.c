/* Framed messages: one byte of kind, four of length, the text. Knows nothing of their meaning. */
#include "channel.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEADER_SIZE = 5 };

static bool send_all(int channel, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t sent = send(channel, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        length -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int channel, char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t got = recv(channel, bytes, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes += got;
        length -= (size_t)got;
    }
    return true;
}

bool channel_send(int channel, enum message_kind kind, const char *text, size_t length)
{
    if (length > LARGEST_MESSAGE)
        return false;
    const uint32_t size = (uint32_t)length;
    char header[HEADER_SIZE] = {(char)kind};
    memcpy(header + 1, &size, sizeof size); /* both ends are this very program */
    return send_all(channel, header, sizeof header) && send_all(channel, text, length);
}

bool channel_receive(int channel, enum message_kind *kind, struct buffer *text)
{
    char header[HEADER_SIZE];
    uint32_t size = 0;
    buffer_clear(text);
    if (!receive_all(channel, header, sizeof header))
        return false;
    memcpy(&size, header + 1, sizeof size);
    *kind = (enum message_kind)(unsigned char)header[0];
    if (size > LARGEST_MESSAGE)
        return false;
    char *room = buffer_reserve(text, size);
    if (room == NULL || !receive_all(channel, room, size))
        return false;
    text->length += size;
    text->bytes[text->length] = '\0';
    return true;
}
