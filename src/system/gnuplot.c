/* Draws charts: several a process, several processes, each failure found and named, the rest made.
 */
#include "gnuplot.h"

#include "files.h"
#include "gnuplot_parts.h"
#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_PROCESSES = 16,
    MOST_A_PROCESS = 32, /* charts; enough to make the start of gnuplot cheap */
    MOST_JOBS = 100000,
    MOST_ERRORS = 65536, /* bytes of stderr kept */
    MOST_PICTURE = 50 * 1000 * 1000,
    CPU_SECONDS = 20,
    WALL_SECONDS = 30,
    LOOK = 50, /* ms between questions to should_stop */
    LONGEST_PATH = 4096,
};
static const size_t ADDRESS_SPACE = (size_t)1 << 30;

/* A job that failed among others without gnuplot naming it is drawn again alone, to be sure. */
enum job_state { WAITING = 0, WAITING_ALONE, RUNNING, DONE };

struct run {
    struct process process;
    struct gnuplot_job *jobs[MOST_A_PROCESS]; /* borrowed */
    size_t count;
    bool used;
    bool timed_out;
};

struct session {
    struct gnuplot_job *jobs;
    size_t count;
    const struct gnuplot_options *options;
    char *program; /* owned */
    char *folder;  /* owned, private */
    int ruleset;   /* owned, or -1 */
    struct run runs[MOST_PROCESSES];
    size_t processes;
    size_t first_waiting; /* no job before it waits */
};

static size_t number_of(const struct session *session, const struct gnuplot_job *job)
{
    return (size_t)(job - session->jobs) + 1;
}

static void job_path(const struct session *session, const struct gnuplot_job *job, const char *file,
                     char *path, size_t size)
{
    snprintf(path, size, "%s/%04zu/%s", session->folder, number_of(session, job), file);
}

/* DIR/0003/0003.gp: the number in the name is how gnuplot's message finds its chart. */
static bool write_script(const struct session *session, const struct gnuplot_job *job,
                         struct failure *why)
{
    static const struct files_options plain = {.unsynced = true};
    char name[32];
    char path[LONGEST_PATH];
    job_path(session, job, "", path, sizeof path);
    if (!files_make_folder(path, false, why))
        return false;
    snprintf(name, sizeof name, "%04zu.gp", number_of(session, job));
    job_path(session, job, name, path, sizeof path);
    return files_write(path, job->script, job->length, &plain, why);
}

/* argv: -d, then for each chart -e COVER -e 'reset session' -e 'cd "../0002"' 0002.gp. The
   terminal's state passes from one picture to the next (a colour name in the SVG), so each is drawn
   after the same small cover with colours of its own, and is the same bytes alone or among others.
   `reset session` must stand alone: gnuplot forgets the rest of its line. */
enum { WORDS_A_JOB = 7, WORD = 40 };
static const char COVER[] = "unset output; set terminal svg; set output '/dev/null'; "
                            "set samples 2; unset tics; unset key; set border lc rgb 'red' lw 3; "
                            "plot x lc rgb 'blue' lw 2; unset output";

static void fill_arguments(const struct session *session, const struct run *run, char words[][WORD],
                           const char **arguments)
{
    size_t used = 0;
    arguments[used++] = "gnuplot";
    arguments[used++] = "-d";
    for (size_t i = 0; i < run->count; i++) {
        const size_t number = number_of(session, run->jobs[i]);
        snprintf(words[2 * i], WORD, "cd \"%s%04zu\"", i == 0 ? "" : "../", number);
        snprintf(words[2 * i + 1], WORD, "%04zu.gp", number);
        arguments[used++] = "-e";
        arguments[used++] = COVER;
        arguments[used++] = "-e";
        arguments[used++] = "reset session";
        arguments[used++] = "-e";
        arguments[used++] = words[2 * i];
        arguments[used++] = words[2 * i + 1];
    }
    arguments[used] = NULL;
}

static bool start_run(const struct session *session, struct run *run, struct failure *why)
{
    char words[2 * MOST_A_PROCESS][WORD];
    const char *arguments[3 + WORDS_A_JOB * MOST_A_PROCESS];
    char home[LONGEST_PATH];
    char temporary[LONGEST_PATH];
    char fonts[LONGEST_PATH];
    const char *environment[8] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", home,
                                  temporary};
    fill_arguments(session, run, words, arguments);
    snprintf(home, sizeof home, "HOME=%s", session->folder);
    snprintf(temporary, sizeof temporary, "TMPDIR=%s", session->folder);
    const char *font_file = getenv("FONTCONFIG_FILE");
    if (font_file != NULL &&
        (size_t)snprintf(fonts, sizeof fonts, "FONTCONFIG_FILE=%s", font_file) < sizeof fonts)
        environment[4] = fonts;
    const struct process_request request = {.program = session->program,
                                            .arguments = arguments,
                                            .environment = environment,
                                            .folder = session->folder,
                                            .landlock = session->ruleset,
                                            .cpu_seconds = CPU_SECONDS,
                                            .address_space = ADDRESS_SPACE,
                                            .file_size = MOST_PICTURE};
    run->process = (struct process){.error_handle = -1};
    buffer_init(&run->process.errors, MOST_ERRORS);
    run->timed_out = false;
    run->used = process_start(&run->process, &request, why);
    return run->used;
}

/* Takes the next jobs that wait: one that must be alone, or as many as go together. */
static void choose_jobs(struct session *session, struct run *run, size_t most)
{
    run->count = 0;
    while (session->first_waiting < session->count &&
           session->jobs[session->first_waiting].state >= RUNNING)
        session->first_waiting++;
    for (size_t i = session->first_waiting; i < session->count && run->count < most; i++) {
        struct gnuplot_job *job = &session->jobs[i];
        if (job->state >= RUNNING || (job->state == WAITING_ALONE && run->count > 0))
            continue;
        const bool alone = job->state == WAITING_ALONE;
        run->jobs[run->count++] = job;
        job->state = RUNNING;
        if (alone)
            return;
    }
}

static void fail_job(struct gnuplot_job *job)
{
    buffer_free(&job->picture);
    job->state = DONE;
}

static bool take_picture(const struct session *session, struct gnuplot_job *job)
{
    char path[LONGEST_PATH];
    job_path(session, job, job->output, path, sizeof path);
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

/* Why the run's job failed, said of that job. Its picture was not whole or its script stopped. */
static void explain(struct gnuplot_job *job, const struct run *run,
                    const struct gnuplot_message *message)
{
    const int status = run->process.status;
    job->line = message->line;
    if (run->timed_out)
        failure_set(&job->why, FAILURE_OUTPUT, "LT-1603",
                    "biểu đồ \"%.100s\" vẽ quá lâu nên gnuplot bị dừng; hãy bớt số điểm",
                    "the chart \"%.100s\" took too long and gnuplot was stopped; use fewer points",
                    job->name);
    else if (WIFSIGNALED(status))
        failure_set(
            &job->why, FAILURE_OUTPUT, "LT-1604",
            "tín hiệu %d đã dừng gnuplot khi vẽ biểu đồ \"%.100s\" (hết giờ máy, bộ nhớ hay cỡ "
            "tệp cho phép)",
            "signal %d ended gnuplot while drawing \"%.100s\" (processor time, memory or "
            "file size limit)",
            WTERMSIG(status), job->name);
    else if (run->process.errors.no_memory) /* it said why, and there was no room to read it */
        failure_memory(&job->why);
    else if (message->text[0] == '\0')
        failure_set(&job->why, FAILURE_OUTPUT, "LT-1616",
                    "gnuplot dừng với mã %d khi vẽ biểu đồ \"%.100s\" mà không nói lý do; hãy kiểm "
                    "tra bằng: lotrinh doctor",
                    "gnuplot ended with code %d while drawing \"%.100s\" and gave no reason; check "
                    "with: lotrinh doctor",
                    WEXITSTATUS(status), job->name);
    else
        failure_set(&job->why, FAILURE_OUTPUT, "LT-1605",
                    "gnuplot không vẽ được biểu đồ \"%.100s\": dòng %d của tập lệnh: %s",
                    "gnuplot could not draw the chart \"%.100s\": line %d of the script: %s",
                    job->name, message->line, message->text);
    fail_job(job);
}

static void wait_again(struct run *run, size_t from, bool first_alone)
{
    for (size_t i = from; i < run->count; i++)
        run->jobs[i]->state = i == from && first_alone ? WAITING_ALONE : WAITING;
}

/* An end with status 0: every picture should be whole, and one that is not says so itself. */
static void settle_success(const struct session *session, struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        if (take_picture(session, run->jobs[i]))
            run->jobs[i]->state = DONE;
        else
            fail_job(run->jobs[i]);
    }
}

/* gnuplot stops at its first error: charts before are good, one failed, those after wait again. */
static void settle_failure(struct session *session, struct run *run)
{
    struct gnuplot_message message;
    gnuplot_read_message(buffer_text(&run->process.errors), &message);
    size_t failed = 0;
    while (failed < run->count && (int)number_of(session, run->jobs[failed]) != message.script &&
           take_picture(session, run->jobs[failed])) {
        run->jobs[failed]->state = DONE;
        failed++;
    }
    if (failed == run->count) /* it failed after the last picture: that one is not to be trusted */
        failed--;
    struct gnuplot_job *job = run->jobs[failed];
    buffer_free(&job->picture);
    job->why = (struct failure){0};
    session->first_waiting = 0;
    if (run->count > 1 && (int)number_of(session, job) != message.script) {
        wait_again(run, failed, true);
        return;
    }
    explain(job, run, &message);
    wait_again(run, failed + 1, false);
}

static void settle(struct session *session, struct run *run)
{
    if (!run->timed_out && WIFEXITED(run->process.status) && WEXITSTATUS(run->process.status) == 0)
        settle_success(session, run);
    else
        settle_failure(session, run);
    process_end(&run->process);
    run->used = false;
}

static void end_all(struct session *session)
{
    for (size_t i = 0; i < session->processes; i++)
        if (session->runs[i].used)
            process_end(&session->runs[i].process);
}

static bool start_runs(struct session *session, struct failure *why)
{
    /* A fair share for each process, so that a short list does not end up in one. */
    size_t most = (session->count + session->processes - 1) / session->processes;
    if (most > MOST_A_PROCESS)
        most = MOST_A_PROCESS;
    for (size_t i = 0; i < session->processes; i++) {
        struct run *run = &session->runs[i];
        if (run->used)
            continue;
        choose_jobs(session, run, most);
        if (run->count > 0 && !start_run(session, run, why))
            return false;
    }
    return true;
}

static bool any_used(const struct session *session)
{
    for (size_t i = 0; i < session->processes; i++)
        if (session->runs[i].used)
            return true;
    return false;
}

static void wait_for_runs(struct session *session)
{
    struct process *watched[MOST_PROCESSES] = {NULL};
    const unsigned wall =
        session->options->wall_seconds != 0 ? session->options->wall_seconds : WALL_SECONDS;
    for (size_t i = 0; i < session->processes; i++)
        if (session->runs[i].used)
            watched[i] = &session->runs[i].process;
    process_wait(watched, session->processes, LOOK);
    const int64_t now = process_now();
    for (size_t i = 0; i < session->processes; i++) {
        struct run *run = &session->runs[i];
        if (!run->used)
            continue;
        if (run->process.running && now - run->process.started > (int64_t)wall * 1000) {
            run->timed_out = true;
            process_end(&run->process);
        }
        if (!run->process.running)
            settle(session, run);
    }
}

static bool draw_all(struct session *session, struct failure *why)
{
    const struct gnuplot_options *options = session->options;
    for (;;) {
        if (!start_runs(session, why))
            return false;
        if (!any_used(session))
            return true;
        if (options->should_stop != NULL && options->should_stop(options->context))
            return failure_set(why, FAILURE_INTERRUPTED, "LT-1608",
                               "đã dừng theo yêu cầu khi đang vẽ biểu đồ",
                               "stopped on request while drawing charts");
        wait_for_runs(session);
    }
}

static size_t processes_for(const struct gnuplot_options *options, size_t count)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t processes = options->processes;
    if (processes == 0)
        processes = processors > 0 ? (size_t)processors : 1;
    if (processes > MOST_PROCESSES)
        processes = MOST_PROCESSES;
    return processes < count ? processes : count;
}

static bool prepare(struct session *session, struct failure *why)
{
    if (session->count > MOST_JOBS)
        return failure_set(why, FAILURE_OUTPUT, "LT-1610", "nhiều hơn %d biểu đồ một lần",
                           "more than %d charts at once", MOST_JOBS);
    if (!gnuplot_find(&session->program, why) || !files_make_private(&session->folder, why))
        return false;
    session->ruleset = gnuplot_ruleset(session->program, session->folder);
    for (size_t i = 0; i < session->count; i++) {
        session->jobs[i].state = WAITING;
        if (!write_script(session, &session->jobs[i], why))
            return false;
    }
    return true;
}

bool gnuplot_draw(struct gnuplot_job *jobs, size_t count, const struct gnuplot_options *options,
                  struct failure *why)
{
    if (count == 0)
        return true;
    struct session *session = calloc(1, sizeof *session);
    if (session == NULL)
        return failure_memory(why);
    session->jobs = jobs;
    session->count = count;
    session->options = options;
    session->ruleset = -1;
    session->processes = processes_for(options, count);
    const bool ok = prepare(session, why) && draw_all(session, why);
    end_all(session);
    if (session->folder != NULL)
        files_remove_private(session->folder);
    if (session->ruleset >= 0)
        close(session->ruleset);
    free(session->folder);
    free(session->program);
    free(session);
    return ok;
}

void gnuplot_free_jobs(struct gnuplot_job *jobs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_free(&jobs[i].picture);
}
