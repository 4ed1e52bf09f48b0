/* The editor of the person, on a file in a private folder. Knows nothing of what the text is. */
#include "editor.h"

#include "cause.h"
#include "files.h"
#include "foreground.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* Editors colour it by its name. */
#define FILE_NAME "cau_lenh.lua"

enum { LARGEST_TEXT = 1 << 24 };

static bool failed(const struct foreground_program *program, int status, struct failure *why)
{
    if (WIFSIGNALED(status))
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1192", "trình soạn thảo \"%.100s\" đã chết (%s)",
            "the editor \"%.100s\" died (%s)", program->words[0], strsignal(WTERMSIG(status)));
    return failure_set(why, FAILURE_OUTPUT, "LT-1193",
                       "trình soạn thảo \"%.100s\" báo lỗi, mã %d; câu lệnh còn nguyên",
                       "the editor \"%.100s\" failed with code %d; the statement is as it was",
                       program->words[0], WEXITSTATUS(status));
}

static bool run(struct foreground_program *program, const char *path, struct failure *why)
{
    int status = 0;
    program->words[program->count] = path;
    if (!foreground_run(program, NULL, 0, &status, why))
        return false;
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || failed(program, status, why);
}

static bool was_written(const struct stat *before, const struct stat *after)
{
    return before->st_ino != after->st_ino || before->st_size != after->st_size ||
           before->st_mtim.tv_sec != after->st_mtim.tv_sec ||
           before->st_mtim.tv_nsec != after->st_mtim.tv_nsec;
}

static void drop_last_line_breaks(struct buffer *text)
{
    while (text->length > 0 && strchr("\r\n", text->bytes[text->length - 1]) != NULL)
        text->bytes[--text->length] = '\0';
}

static bool edit_file(struct foreground_program *program, const char *path, const char *text,
                      struct buffer *edited, bool *saved, struct failure *why)
{
    struct buffer begun;
    struct stat before = {0};
    struct stat after = {0};
    buffer_init(&begun, LARGEST_TEXT);
    buffer_append_text(&begun, text);
    buffer_append_byte(&begun, '\n'); /* editors complain about a last line without it */
    bool ok =
        buffer_ok(&begun, path, why) && files_write(path, begun.bytes, begun.length,
                                                    &(struct files_options){.unsynced = true}, why);
    buffer_free(&begun);
    if (ok && stat(path, &before) != 0)
        ok = failure_set(why, FAILURE_OUTPUT, "LT-1194", "không mở được tệp tạm %.200s: %s",
                         "cannot open the temporary file %.200s: %s", path, system_cause(errno));
    ok = ok && run(program, path, why);
    if (!ok || stat(path, &after) != 0 || !was_written(&before, &after))
        return ok;
    if (!files_read(path, LARGEST_TEXT, edited, why))
        return false;
    drop_last_line_breaks(edited);
    *saved = true;
    return true;
}

bool editor_edit(const char *text, struct buffer *edited, bool *saved, struct failure *why)
{
    static const char *const variables[] = {"VISUAL", "EDITOR", NULL};
    static const char *const usual[] = {"editor", "nano", "vim", "vi", NULL};
    struct foreground_program program;
    char *folder = NULL;
    char path[4096];
    bool ok = foreground_find(variables, usual, &program);
    *saved = false;
    if (!ok)
        failure_set(why, FAILURE_OUTPUT, "LT-1195",
                    "không có trình soạn thảo; đặt tên nó trong EDITOR, ví dụ EDITOR=nano",
                    "there is no editor; name one in EDITOR, as in EDITOR=nano");
    ok = ok && files_make_private(&folder, why);
    if (ok) {
        snprintf(path, sizeof path, "%s/" FILE_NAME, folder);
        ok = edit_file(&program, path, text, edited, saved, why);
        files_remove_private(folder);
    }
    free(folder);
    foreground_free(&program);
    return ok;
}
