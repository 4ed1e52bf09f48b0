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

int terminal_width(void)
{
    enum { USUAL = 80, LEAST = 20, MOST = 1000 };
    struct winsize size = {0};
    long columns = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    const char *asked = getenv("COLUMNS");
    if (columns == 0 && asked != NULL)
        columns = strtol(asked, NULL, 10);
    if (columns == 0)
        return USUAL;
    return columns < LEAST ? LEAST : columns > MOST ? MOST : (int)columns;
}

bool terminal_colour(int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    if (refused != NULL && *refused != '\0')
        return false;
    return terminal_is(descriptor) && kind != NULL && strcmp(kind, "dumb") != 0;
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool terminal_locale(void)
{
    if (setlocale(LC_CTYPE, "") != NULL && is_utf8())
        return true;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL || !is_utf8())
        return false;
    return setenv("LC_ALL", "C.UTF-8", 1) == 0;
}
