/* Where gnuplot, its loader and the fonts are, and what a confined gnuplot may touch. */
#include "files.h"
#include "gnuplot_parts.h"
#include "landlock.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096, HEAD = 4096, MOST_LEVELS = 3, DEEPEST_FONT = 4 };

static bool is_program(const char *path)
{
    return path[0] == '/' && access(path, X_OK) == 0 && files_kind(path) != FILES_FOLDER;
}

static bool find_in_path(char *found, size_t size)
{
    const char *path = getenv("PATH");
    if (path == NULL)
        path = "/usr/local/bin:/usr/bin:/bin";
    while (*path != '\0') {
        const size_t length = strcspn(path, ":");
        const int written = snprintf(found, size, "%.*s/gnuplot", (int)length, path);
        if (written > 0 && (size_t)written < size && is_program(found))
            return true;
        path += length + (path[length] == ':');
    }
    return false;
}

bool gnuplot_find(char **path, struct failure *why)
{
    char found[LONGEST_PATH];
    const char *wanted = getenv("LOTRINH_GNUPLOT");
    if (wanted != NULL && wanted[0] != '\0') {
        if (!is_program(wanted))
            return failure_set(
                why, FAILURE_OUTPUT, "LT-1602",
                "LOTRINH_GNUPLOT=\"%.300s\" không phải là chương trình; hãy ghi đường "
                "dẫn đầy đủ của gnuplot",
                "LOTRINH_GNUPLOT=\"%.300s\" is not a program; give the full path of "
                "gnuplot",
                wanted);
        *path = strdup(wanted);
        return *path != NULL || failure_memory(why);
    }
    if (!find_in_path(found, sizeof found))
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1601",
            "không thấy gnuplot nên không vẽ được biểu đồ; hãy cài: sudo apt install "
            "gnuplot-nox",
            "gnuplot is not installed, so no chart can be drawn; install it: sudo apt "
            "install gnuplot-nox");
    *path = strdup(found);
    return *path != NULL || failure_memory(why);
}

/* The interpreter an ELF program names, copied to `interpreter`. */
static bool elf_interpreter(const char *head, size_t length, char *interpreter)
{
    ElfW(Ehdr) header;
    if (length < sizeof header || memcmp(head, ELFMAG, SELFMAG) != 0)
        return false;
    memcpy(&header, head, sizeof header);
    for (size_t i = 0; i < header.e_phnum; i++) {
        ElfW(Phdr) part;
        const size_t offset = header.e_phoff + i * sizeof part;
        if (offset > length - sizeof part)
            return false;
        memcpy(&part, head + offset, sizeof part);
        if (part.p_type != PT_INTERP)
            continue;
        if (part.p_offset >= length || part.p_filesz > length - part.p_offset)
            return false;
        memcpy(interpreter, head + part.p_offset, part.p_filesz);
        interpreter[part.p_filesz] = '\0';
        return true;
    }
    return false;
}

static bool script_interpreter(const char *head, char *interpreter)
{
    if (strncmp(head, "#!", 2) != 0)
        return false;
    head += 2 + strspn(head + 2, " ");
    const size_t length = strcspn(head, " \n");
    memcpy(interpreter, head, length);
    interpreter[length] = '\0';
    return true;
}

/* What the kernel starts besides the program: its loader, or the interpreter of a wrapper script.
 */
static bool interpreter_of(const char *program, char *interpreter)
{
    char head[HEAD + 1] = {0};
    const int file = open(program, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const ssize_t got = read(file, head, HEAD);
    close(file);
    return got > 0 && (elf_interpreter(head, (size_t)got, interpreter) ||
                       script_interpreter(head, interpreter));
}

/* Libraries and data of a gnuplot that lies outside /usr: PREFIX/lib, PREFIX/share of PREFIX/bin.
 */
static bool beside(const char *program, const char *folder, char *path, size_t size)
{
    const char *slash = strrchr(program, '/');
    if (slash == NULL || slash - program < 4 || strncmp(slash - 4, "/bin", 4) != 0)
        return false;
    const int length = snprintf(path, size, "%.*s/%s", (int)(slash - program) - 4, program, folder);
    return length > 0 && (size_t)length < size;
}

int gnuplot_ruleset(const char *program, const char *folder)
{
    static const char *const readable[] = {"/usr",          "/lib",       "/lib32",
                                           "/lib64",        "/etc/fonts", "/etc/ld.so.cache",
                                           "/dev/urandom",  "/dev/zero",  "/var/cache/fontconfig",
                                           "/etc/papersize"};
    enum { READABLE = sizeof readable / sizeof *readable };
    struct landlock_rule rules[READABLE + 4 + MOST_LEVELS + 1];
    char levels[MOST_LEVELS + 1][LONGEST_PATH];
    char library[LONGEST_PATH];
    char share[LONGEST_PATH];
    size_t count = 0;
    for (size_t i = 0; i < READABLE; i++)
        rules[count++] = (struct landlock_rule){readable[i], LANDLOCK_READ};
    rules[count++] = (struct landlock_rule){"/dev/null", LANDLOCK_DEVICE};
    rules[count++] = (struct landlock_rule){folder, LANDLOCK_WRITE};
    char *real = realpath(program, NULL);
    if (real == NULL)
        return -1;
    snprintf(levels[0], sizeof levels[0], "%s", real);
    free(real);
    if (beside(levels[0], "lib", library, sizeof library) &&
        beside(levels[0], "share", share, sizeof share)) {
        rules[count++] = (struct landlock_rule){library, LANDLOCK_READ};
        rules[count++] = (struct landlock_rule){share, LANDLOCK_READ};
    }
    rules[count++] = (struct landlock_rule){levels[0], LANDLOCK_EXECUTE};
    for (int level = 1; level <= MOST_LEVELS; level++) {
        if (!interpreter_of(levels[level - 1], levels[level]))
            break;
        rules[count++] = (struct landlock_rule){levels[level], LANDLOCK_EXECUTE};
    }
    return landlock_make(rules, count);
}

bool gnuplot_is_confined(void)
{
    const int ruleset = landlock_make(NULL, 0);
    if (ruleset >= 0)
        close(ruleset);
    return ruleset >= 0;
}

static bool has_file(const char *folder, const char *name, int depth)
{
    struct files_list list;
    struct failure why = {0};
    if (!files_list(folder, &list, &why))
        return false;
    bool found = false;
    for (size_t i = 0; i < list.count && !found; i++)
        found = strcmp(list.names[i], name) == 0;
    for (size_t i = 0; i < list.count && !found && depth > 0; i++) {
        char path[LONGEST_PATH];
        const int length = snprintf(path, sizeof path, "%s/%s", folder, list.names[i]);
        if (length > 0 && (size_t)length < sizeof path && files_kind(path) == FILES_FOLDER)
            found = has_file(path, name, depth - 1);
    }
    files_list_free(&list);
    return found;
}

const char *gnuplot_missing_font(void)
{
    /* Where Debian puts them first: to look through all folders takes as long as to draw. */
    static const struct {
        const char *usual;
        const char *name;
    } fonts[] = {
        {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "DejaVuSans.ttf"},
        {"/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
         "LiberationSerif-Regular.ttf"},
    };
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (access(fonts[i].usual, R_OK) != 0 &&
            !has_file("/usr/share/fonts", fonts[i].name, DEEPEST_FONT) &&
            !has_file("/usr/local/share/fonts", fonts[i].name, DEEPEST_FONT))
            return fonts[i].name;
    return NULL;
}
