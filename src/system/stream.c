/* read() into one buffer. Knows nothing of what is read. */
#include "stream.h"

#include "files_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 18 };

struct stream {
    int file;
    char *path; /* owned */
    struct stat opened;
    uint64_t position;
    char stamp[FILES_STAMP];
    char piece[PIECE];
};

void stream_close(struct stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->file >= 0)
        close(stream->file);
    free(stream->path);
    free(stream);
}

struct stream *stream_open(const char *path, struct failure *why)
{
    struct stream *stream = malloc(sizeof *stream);
    if (stream == NULL) {
        failure_memory(why);
        return NULL;
    }
    stream->position = 0;
    stream->path = strdup(path);
    /* O_NONBLOCK: a pipe must not hold us up before it is refused. */
    stream->file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (stream->path == NULL)
        failure_memory(why);
    else if (stream->file < 0 || fstat(stream->file, &stream->opened) != 0)
        files_read_failed(why, path, errno);
    else if (!S_ISREG(stream->opened.st_mode))
        files_read_failed(why, path, S_ISDIR(stream->opened.st_mode) ? EISDIR : EINVAL);
    else {
        files_write_stamp(&stream->opened, stream->stamp);
        return stream;
    }
    stream_close(stream);
    return NULL;
}

bool stream_next(struct stream *stream, const char **bytes, size_t *length, struct failure *why)
{
    ssize_t got;
    do
        got = read(stream->file, stream->piece, sizeof stream->piece);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return files_read_failed(why, stream->path, errno);
    *bytes = stream->piece;
    *length = (size_t)got;
    stream->position += (uint64_t)got;
    return true;
}

uint64_t stream_position(const struct stream *stream)
{
    return stream->position;
}

const char *stream_stamp(const struct stream *stream)
{
    return stream->stamp;
}

bool stream_changed(const struct stream *stream, struct failure *why)
{
    return failure_set(why, FAILURE_DATA, "LT-1117",
                       "tệp \"%.300s\" thay đổi trong lúc đọc; hãy chạy lại",
                       "file \"%.300s\" changed while it was read; run again", stream->path);
}

bool stream_unchanged(struct stream *stream, struct failure *why)
{
    struct stat now;
    if (fstat(stream->file, &now) == 0 && now.st_size == stream->opened.st_size &&
        (uint64_t)now.st_size == stream->position &&
        now.st_mtim.tv_sec == stream->opened.st_mtim.tv_sec &&
        now.st_mtim.tv_nsec == stream->opened.st_mtim.tv_nsec)
        return true;
    return stream_changed(stream, why);
}
