/* The pager of the person. Knows nothing of what the text is. */
#include "pager.h"

#include "foreground.h"
#include "terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool find(struct foreground_program *program)
{
    static const char *const variables[] = {"LOTRINH_PAGER", "PAGER", NULL};
    /* F: ends by itself when all fits; I: searches in any case; R: colours; S: long lines are cut,
       arrows move along them; X: what was seen stays on the screen. */
    static const char *const usual[] = {"less -FIRSX", NULL};
    const char *own = getenv("LOTRINH_PAGER");
    const char *kind = getenv("TERM");
    *program = (struct foreground_program){0};
    if (own != NULL && own[strspn(own, " \t")] == '\0')
        return false;
    if (kind == NULL || strcmp(kind, "dumb") == 0 || !terminal_is(STDIN_FILENO) ||
        !terminal_is(STDOUT_FILENO))
        return false;
    return foreground_find(variables, usual, program);
}

bool pager_ready(void)
{
    struct foreground_program program;
    const bool found = find(&program);
    foreground_free(&program);
    return found;
}

bool pager_show(const char *text, size_t length, struct failure *why)
{
    struct foreground_program program;
    int status = 0;
    bool ok = find(&program);
    if (!ok)
        failure_set(why, FAILURE_OUTPUT, "LT-1190", "không có trình xem trang (LOTRINH_PAGER)",
                    "there is no pager (LOTRINH_PAGER)");
    else
        ok = foreground_run(&program, text, length, &status, why);
    if (ok && WIFSIGNALED(status))
        ok = failure_set(why, FAILURE_OUTPUT, "LT-1191",
                         "trình xem \"%.100s\" đã chết (%s); kết quả còn trong _, gõ .xem",
                         "the pager \"%.100s\" died (%s); the result is still in _, see .view",
                         program.words[0], strsignal(WTERMSIG(status)));
    foreground_free(&program);
    return ok;
}
