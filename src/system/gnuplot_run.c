/* One gnuplot process that draws script files, each when it is there. Its command line names the
 * files of all its slots; before each it opens a gate, a FIFO that nothing is ever written to:
 * opening it lasts until we open it too, which we do once the script of the slot stands whole in
 * its file. So it starts while scripts are still being made, and no command comes by a pipe.
 *
 * argv: -d, then for each slot -e COVER -e 'reset session' -e MARK gate 0001.gp. The mark on stdout
 * says that the script before ended without an error (at an error gnuplot ends) and that it goes to
 * the gate. `reset session` must stand alone: gnuplot forgets the rest of its line.
 * What it complains of goes to a file, so that warnings do not wake us. */
#include "files_parts.h"
#include "gnuplot_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SLOTS = 256,           /* a process; enough to make its start cheap */
    WORDS_A_SLOT = 8,      /* of its command line */
    WORD = 40,             /* the longest of those with a number */
    MOST_SAID = 1 << 20,   /* bytes of stdout between two looks */
    KEPT = 1 << 14,        /* of them when there are many */
    LAST_ERRORS = 1 << 14, /* bytes of stderr that are looked at */
    MOST_PICTURE = 50 * 1000 * 1000,
    CPU_SECONDS = 240, /* for all slots; each chart has its own limit of wall time */
    LONGEST_PATH = 4096,
};
static const size_t ADDRESS_SPACE = (size_t)1 << 30;

/* The terminal's state passes from one picture to the next (a colour name in the SVG), so each is
   drawn after the same small cover with colours of its own, and is the same bytes alone or among
   others. */
static const char COVER[] = "unset output; set terminal svg; set output '/dev/null'; "
                            "set samples 2; unset tics; unset key; set border lc rgb 'red' lw 3; "
                            "plot x lc rgb 'blue' lw 2; unset output";

static void path_of(const struct gnuplot_run *run, const char *file, char *path, size_t size)
{
    snprintf(path, size, "%s/%s", run->folder, file);
}

/* The number in the name is how gnuplot's message finds its chart. */
static void script_path(const struct gnuplot_run *run, char *path, size_t size)
{
    snprintf(path, size, "%s/%04u.gp", run->folder, run->slot);
}

static void fill_arguments(char words[][WORD], const char **arguments)
{
    size_t used = 0;
    arguments[used++] = "gnuplot";
    arguments[used++] = "-d";
    /* One mark more than slots: the last script has ended well too. */
    for (unsigned slot = 1; slot <= SLOTS + 1; slot++) {
        char *mark = words[2 * slot - 2];
        char *script = words[2 * slot - 1];
        snprintf(mark, WORD, "set print '-'; print \"\\n@%04u\"", slot);
        snprintf(script, WORD, "%04u.gp", slot);
        arguments[used++] = "-e";
        arguments[used++] = COVER;
        arguments[used++] = "-e";
        arguments[used++] = "reset session";
        arguments[used++] = "-e";
        arguments[used++] = mark;
        arguments[used++] = "gate";
        arguments[used++] = script;
    }
    arguments[used] = NULL;
}

static const char ERRORS[] = "errors";

static bool start_process(struct gnuplot_run *run, const struct gnuplot_place *place,
                          struct failure *why)
{
    char errors[LONGEST_PATH];
    char words[2 * (SLOTS + 1)][WORD];
    const char *arguments[3 + WORDS_A_SLOT * (SLOTS + 1)];
    char home[LONGEST_PATH];
    char temporary[LONGEST_PATH];
    char fonts[LONGEST_PATH];
    const char *environment[8] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", home,
                                  temporary};
    fill_arguments(words, arguments);
    path_of(run, ERRORS, errors, sizeof errors);
    snprintf(home, sizeof home, "HOME=%s", run->folder);
    snprintf(temporary, sizeof temporary, "TMPDIR=%s", run->folder);
    const char *font_file = getenv("FONTCONFIG_FILE");
    if (font_file != NULL &&
        (size_t)snprintf(fonts, sizeof fonts, "FONTCONFIG_FILE=%s", font_file) < sizeof fonts)
        environment[4] = fonts;
    const struct process_request request = {.program = place->program,
                                            .arguments = arguments,
                                            .environment = environment,
                                            .folder = run->folder,
                                            .error_file = errors,
                                            .landlock = place->ruleset,
                                            .cpu_seconds = CPU_SECONDS,
                                            .address_space = ADDRESS_SPACE,
                                            .file_size = MOST_PICTURE};
    return process_start(&run->process, &request, why);
}

bool gnuplot_run_start(struct gnuplot_run *run, const struct gnuplot_place *place, unsigned number,
                       struct failure *why)
{
    char path[LONGEST_PATH];
    *run = (struct gnuplot_run){.process = {.error_handle = -1}, .used = true};
    buffer_init(&run->process.errors, MOST_SAID);
    snprintf(path, sizeof path, "%s/%u", place->folder, number);
    run->folder = strdup(path);
    if (run->folder == NULL)
        return failure_memory(why);
    if (!files_make_folder(run->folder, false, why))
        return false;
    path_of(run, "gate", path, sizeof path);
    if (mkfifo(path, 0600) != 0)
        return files_write_failed(why, path, errno);
    run->since = process_now();
    return start_process(run, place, why);
}

bool gnuplot_run_is_spent(const struct gnuplot_run *run)
{
    return run->slot > SLOTS;
}

bool gnuplot_run_is_free(const struct gnuplot_run *run)
{
    return run->used && run->process.running && !run->leaving && run->job == NULL &&
           run->slot >= 1 && !gnuplot_run_is_spent(run);
}

/* Straight into its file: nobody reads it before the gate opens. */
static bool write_script(const char *path, const char *bytes, size_t length, struct failure *why)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    size_t written = 0;
    bool ok = file >= 0;
    while (ok && written < length) {
        const ssize_t count = write(file, bytes + written, length - written);
        if (count > 0)
            written += (size_t)count;
        else
            ok = count < 0 && errno == EINTR;
    }
    const int number = errno;
    if (file >= 0)
        close(file);
    return ok || files_write_failed(why, path, number);
}

/* True when gnuplot had come to the gate. It closes at once, so that what gnuplot reads is empty.
 */
static bool open_gate(const struct gnuplot_run *run)
{
    char path[LONGEST_PATH];
    path_of(run, "gate", path, sizeof path);
    const int gate = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (gate < 0)
        return false;
    close(gate);
    return true;
}

bool gnuplot_run_give(struct gnuplot_run *run, struct gnuplot_job *job, struct failure *why)
{
    char path[LONGEST_PATH];
    script_path(run, path, sizeof path);
    run->job = job;
    run->since = process_now();
    if (!write_script(path, job->script, job->length, why))
        return false;
    run->begun = open_gate(run);
    return true;
}

/* Room for more, where a script printed much: a mark may be half there at the end. */
static void shorten(struct buffer *said)
{
    if (said->length <= (size_t)4 * KEPT)
        return;
    memmove(said->bytes, said->bytes + said->length - KEPT, KEPT + 1);
    said->length = KEPT;
}

/* Whether it has said that it waits for the script of the slot; what it said before is forgotten.
 */
static bool heard_mark(struct buffer *errors, unsigned slot)
{
    char mark[WORD];
    snprintf(mark, sizeof mark, "\n@%04u\n", slot);
    if (strstr(buffer_text(errors), mark) == NULL) {
        shorten(errors);
        return false;
    }
    buffer_clear(errors);
    return true;
}

bool gnuplot_run_look(struct gnuplot_run *run)
{
    if (run->job != NULL && !run->begun)
        run->begun = open_gate(run);
    run->deaf = run->process.errors.no_memory;
    if (!heard_mark(&run->process.errors, run->slot + 1))
        return false;
    const bool drawn = run->job != NULL;
    if (drawn) {
        char path[LONGEST_PATH];
        script_path(run, path, sizeof path);
        unlink(path);
    }
    run->slot++;
    return drawn;
}

static bool read_picture(const char *path, struct gnuplot_job *job)
{
    buffer_init(&job->picture, MOST_PICTURE + 70000);
    if (files_kind(path) == FILES_REGULAR &&
        !files_read(path, MOST_PICTURE, &job->picture, &job->why))
        return false;
    if (!gnuplot_check_picture(job, &job->why))
        return false;
    /* Many pictures are held at once: give back the room the reading took. */
    char *trimmed = realloc(job->picture.bytes, job->picture.length + 1);
    if (trimmed != NULL) {
        job->picture.bytes = trimmed;
        job->picture.capacity = job->picture.length + 1;
    }
    return true;
}

bool gnuplot_run_take(struct gnuplot_run *run, struct gnuplot_job *job)
{
    char path[LONGEST_PATH];
    path_of(run, job->output, path, sizeof path);
    const bool ok = read_picture(path, job);
    if (!ok)
        gnuplot_free_job(job);
    unlink(path); /* or the next chart of that name might show this one */
    run->job = NULL;
    run->begun = false;
    return ok;
}

void gnuplot_run_message(const struct gnuplot_run *run, struct gnuplot_message *message)
{
    char path[LONGEST_PATH];
    char last[LAST_ERRORS + 1];
    struct stat status;
    ssize_t length = 0;
    path_of(run, ERRORS, path, sizeof path);
    const int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file >= 0 && fstat(file, &status) == 0)
        length = pread(file, last, LAST_ERRORS,
                       status.st_size > LAST_ERRORS ? status.st_size - LAST_ERRORS : 0);
    if (file >= 0)
        close(file);
    last[length > 0 ? length : 0] = '\0';
    gnuplot_read_message(last, message);
}

void gnuplot_run_end(struct gnuplot_run *run)
{
    if (!run->used)
        return;
    process_end(&run->process);
    free(run->folder);
    *run = (struct gnuplot_run){.process = {.error_handle = -1}};
}

void gnuplot_free_job(struct gnuplot_job *job)
{
    buffer_free(&job->picture);
}
