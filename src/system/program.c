/* Asks another program something. Knows nothing of which programs there are. */
#define _GNU_SOURCE /* pipe2, environ */

#include "program.h"

#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static bool start(const char *const *arguments, int output, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return false;
    const bool ready =
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0 &&
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) == 0 &&
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0;
    /* argv of a program is not written to; its type is older than const */
    const bool started = ready && posix_spawnp(child, arguments[0], &actions, NULL,
                                               (char *const *)arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started;
}

/* Until the end of the output; false when the time or the room is used up. */
static bool read_until_end(int input, int64_t end, bool (*stop)(void), struct buffer *output)
{
    for (;;) {
        char bytes[4096];
        struct pollfd ready = {.fd = input, .events = POLLIN};
        const int64_t left = end - process_now();
        if (left <= 0 || (stop != NULL && stop()))
            return false;
        const int there = poll(&ready, 1, (int)left);
        if (there < 0 && errno == EINTR)
            continue;
        if (there <= 0)
            return false;
        const ssize_t got = read(input, bytes, sizeof bytes);
        if (got < 0 && errno != EINTR)
            return false;
        if (got == 0)
            return true;
        if (got > 0 && !buffer_append(output, bytes, (size_t)got))
            return false;
    }
}

bool program_output(const char *const *arguments, int milliseconds, bool (*stop)(void),
                    struct buffer *output)
{
    int ends[2];
    pid_t child = -1;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    const bool started = start(arguments, ends[1], &child);
    close(ends[1]);
    const bool complete =
        started && read_until_end(ends[0], process_now() + milliseconds, stop, output);
    close(ends[0]);
    if (!started)
        return false;
    if (!complete)
        kill(child, SIGKILL);
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return complete && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
