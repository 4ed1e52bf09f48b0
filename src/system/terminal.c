/* What the standard streams are connected to. Knows nothing of what is written. */
#include "terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool terminal_is(int descriptor)
{
    return isatty(descriptor) == 1;
}

/* What the terminal says, else the variable, else the usual; within what makes sense. */
static int size_of(unsigned short measured, const char *variable, int usual, int least)
{
    enum { MOST = 1000 };
    long size = measured;
    const char *asked = getenv(variable);
    if (size == 0 && asked != NULL)
        size = strtol(asked, NULL, 10);
    if (size <= 0)
        return usual;
    return size < least ? least : size > MOST ? MOST : (int)size;
}

static struct winsize window_size(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    return size;
}

int terminal_width(void)
{
    return size_of(window_size().ws_col, "COLUMNS", 80, 20);
}

int terminal_height(void)
{
    return size_of(window_size().ws_row, "LINES", 24, 5);
}

bool terminal_colour(int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    if (refused != NULL && *refused != '\0')
        return false;
    return terminal_is(descriptor) && kind != NULL && strcmp(kind, "dumb") != 0;
}

int terminal_colours(int descriptor)
{
    if (!terminal_colour(descriptor))
        return 0;
    const char *more = getenv("COLORTERM");
    const char *kind = getenv("TERM");
    const bool many =
        (more != NULL && *more != '\0') || (kind != NULL && strstr(kind, "256") != NULL);
    return many ? 256 : 16;
}

static bool other_locale; /* what the environment asked for was not UTF-8 */

bool terminal_plain(void)
{
    const char *kind = getenv("TERM");
    return other_locale || (kind != NULL && strcmp(kind, "dumb") == 0);
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool terminal_locale(void)
{
    if (setlocale(LC_CTYPE, "") != NULL && is_utf8())
        return true;
    other_locale = true;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL || !is_utf8())
        return false;
    return setenv("LC_ALL", "C.UTF-8", 1) == 0;
}
