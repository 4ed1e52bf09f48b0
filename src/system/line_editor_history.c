/* What was typed before, whole statements, on disk at once. Knows nothing of keys. */
#include "line_editor_private.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_HISTORY = 10000, LEAST_ROOM = 64 };

static char *history_file; /* owned; NULL: none */

/* Held while the file is written, so that two prompts never mix their entries: its folder, because
   cutting the file puts another one in its place. -1 when that cannot be locked. */
static int lock_folder(void)
{
    char *folder = strdup(history_file);
    if (folder == NULL)
        return -1;
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder] = '\0';
    const int handle = open(slash == NULL ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (handle >= 0)
        flock(handle, LOCK_EX);
    return handle;
}

static void unlock(int handle)
{
    if (handle >= 0)
        close(handle);
}

/* Ours alone, also when it was there with other rights; false when it cannot be written. */
static bool prepare_file(const char *path)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    const bool ok = fchmod(file, 0600) == 0;
    close(file);
    return ok;
}

void line_editor_open_history(const char *path)
{
    using_history();
    stifle_history(MOST_HISTORY);
    history_comment_char = '#';
    history_write_timestamps = 1; /* they mark where an entry of several lines begins */
    if (path == NULL || !prepare_file(path))
        return;
    history_file = strdup(path);
    if (history_file == NULL)
        return;
    const int lock = lock_folder();
    read_history(path);
    if (history_is_stifled() && history_length >= MOST_HISTORY)
        history_truncate_file(path, MOST_HISTORY);
    unlock(lock);
}

static const HIST_ENTRY *entry_at(int i)
{
    return history_get(history_base + i);
}

void line_editor_remember(const char *statement)
{
    if (statement[strspn(statement, " \t\n")] == '\0' || statement[0] == ' ')
        return;
    const HIST_ENTRY *last = history_length > 0 ? entry_at(history_length - 1) : NULL;
    if (last != NULL && strcmp(last->line, statement) == 0)
        return;
    add_history(statement);
    if (history_file == NULL)
        return;
    const int lock = lock_folder();
    append_history(1, history_file);
    unlock(lock);
}

static size_t room_of(const HIST_ENTRY *entry)
{
    return strlen(entry->line) + LEAST_ROOM;
}

void line_editor_history(struct buffer *out)
{
    int first = history_length;
    size_t needed = 0;
    while (first > 0 && needed + room_of(entry_at(first - 1)) < out->maximum)
        needed += room_of(entry_at(--first));
    for (int i = first; i < history_length; i++) {
        const HIST_ENTRY *entry = entry_at(i);
        const char *time = entry->timestamp == NULL ? "0" : entry->timestamp;
        buffer_printf(out, "%s %zu\n", time[0] == history_comment_char ? time + 1 : time,
                      strlen(entry->line));
        buffer_append_text(out, entry->line);
        buffer_append_byte(out, '\n');
    }
}

/* folder/name with each folder on the way made; NULL when there is no memory. */
static char *path_below(const char *folder, const char *below)
{
    const size_t size = strlen(folder) + strlen(below) + 2;
    char *path = malloc(size);
    if (path == NULL)
        return NULL;
    snprintf(path, size, "%s/%s", folder, below);
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* one that is there already stays as it is */
        *slash = '/';
    }
    return path;
}

char *line_editor_history_file(const char *chosen)
{
    if (chosen == NULL)
        chosen = getenv("LOTRINH_HISTORY");
    if (chosen != NULL)
        return *chosen == '\0' ? NULL : strdup(chosen);
    const char *state = getenv("XDG_STATE_HOME");
    if (state != NULL && state[0] == '/')
        return path_below(state, "lotrinh/history");
    const char *home = getenv("HOME");
    return home == NULL || home[0] != '/' ? NULL : path_below(home, ".local/state/lotrinh/history");
}
