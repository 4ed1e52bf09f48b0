/* Draws charts as they come: several processes, each with several charts, each failure found and
   named, the rest made. */
#include "gnuplot.h"

#include "files.h"
#include "gnuplot_parts.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_PROCESSES = 16,
    WALL_SECONDS = 30,
    GATE_WAIT = 1, /* ms between tries when gnuplot has not come to the gate yet */
};

struct queue {
    struct gnuplot_job *first;
    struct gnuplot_job *last;
    size_t count;
};

struct gnuplot_runner {
    struct gnuplot_options options;
    struct gnuplot_place place; /* its program and folder are owned here */
    char *program;
    char *folder;
    struct gnuplot_run runs[MOST_PROCESSES];
    size_t processes; /* at most so many of them */
    unsigned started; /* processes, from the beginning */
    struct queue waiting;
    struct queue done;
};

static void append(struct queue *queue, struct gnuplot_job *job)
{
    job->next = NULL;
    if (queue->first == NULL)
        queue->first = job;
    else
        queue->last->next = job;
    queue->last = job;
    queue->count++;
}

static void put_first(struct queue *queue, struct gnuplot_job *job)
{
    job->next = queue->first;
    if (queue->first == NULL)
        queue->last = job;
    queue->first = job;
    queue->count++;
}

static struct gnuplot_job *take_first(struct queue *queue)
{
    struct gnuplot_job *job = queue->first;
    if (job == NULL)
        return NULL;
    queue->first = job->next;
    queue->count--;
    job->next = NULL;
    return job;
}

/* Why the job failed, said of that job: its script stopped, or gnuplot did not start. */
static void explain(struct gnuplot_job *job, const struct gnuplot_run *run,
                    const struct gnuplot_message *message)
{
    const int status = run->process.status;
    job->line = message->line;
    if (run->deaf)
        failure_memory(&job->why);
    else if (run->timed_out)
        failure_set(&job->why, FAILURE_OUTPUT, "LT-1603",
                    "biểu đồ \"%.100s\" vẽ quá lâu nên gnuplot bị dừng; hãy bớt số điểm",
                    "the chart \"%.100s\" took too long and gnuplot was stopped; use fewer points",
                    job->name);
    else if (WIFSIGNALED(status))
        failure_set(
            &job->why, FAILURE_OUTPUT, "LT-1604",
            "tín hiệu %d đã dừng gnuplot khi vẽ biểu đồ \"%.100s\" (hết giờ máy, bộ nhớ hay cỡ "
            "tệp cho phép); hãy bớt số điểm hoặc đóng bớt chương trình khác rồi vẽ lại",
            "signal %d ended gnuplot while drawing \"%.100s\" (processor time, memory or "
            "file size limit); use fewer points or close other programs, then draw again",
            WTERMSIG(status), job->name);
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
}

/* The process ended: its job failed or, when it had none yet, the one it was started for. A job
   that gnuplot did not name is drawn again as the first of a process, to be sure that none before
   it is to blame. */
static void settle_end(struct gnuplot_runner *runner, struct gnuplot_run *run)
{
    struct gnuplot_message message;
    gnuplot_run_message(run, &message);
    struct gnuplot_job *job = run->job;
    if (job == NULL && run->slot == 0)
        job = take_first(&runner->waiting);
    if (job != NULL && run->slot > 1 && message.script != (int)run->slot) {
        job->fresh = true;
        put_first(&runner->waiting, job);
    } else if (job != NULL) {
        explain(job, run, &message);
        append(&runner->done, job);
    }
    gnuplot_run_end(run);
}

static void look(struct gnuplot_runner *runner, struct gnuplot_run *run)
{
    if (gnuplot_run_look(run)) {
        struct gnuplot_job *job = run->job;
        gnuplot_run_take(run, job);
        append(&runner->done, job);
    }
    if (run->deaf)
        process_end(&run->process);
    if (!run->process.running)
        settle_end(runner, run);
    else if (gnuplot_run_is_spent(run))
        gnuplot_run_end(run);
}

static void check_time(struct gnuplot_runner *runner, struct gnuplot_run *run)
{
    const unsigned wall =
        runner->options.wall_seconds != 0 ? runner->options.wall_seconds : WALL_SECONDS;
    const bool busy = run->job != NULL || (run->slot == 0 && runner->waiting.count > 0);
    if (!busy || process_now() - run->since <= (int64_t)wall * 1000)
        return;
    run->timed_out = true;
    process_end(&run->process);
    settle_end(runner, run);
}

static bool give(struct gnuplot_runner *runner, struct gnuplot_run *run, struct failure *why)
{
    if (runner->waiting.first->fresh && run->slot > 1) {
        gnuplot_run_end(run); /* another is started for it */
        return true;
    }
    return gnuplot_run_give(run, take_first(&runner->waiting), why);
}

static bool start_next(struct gnuplot_runner *runner, struct failure *why)
{
    for (size_t i = 0; i < runner->processes; i++)
        if (!runner->runs[i].used) {
            if (gnuplot_run_start(&runner->runs[i], &runner->place, ++runner->started, why))
                return true;
            gnuplot_run_end(&runner->runs[i]);
            return false;
        }
    return true;
}

/* Jobs go to processes that wait; for those left more are started, one a job. */
static bool dispatch(struct gnuplot_runner *runner, struct failure *why)
{
    size_t starting = 0;
    for (size_t i = 0; i < runner->processes; i++) {
        struct gnuplot_run *run = &runner->runs[i];
        if (runner->waiting.count > 0 && gnuplot_run_is_free(run) && !give(runner, run, why))
            return false;
        starting += run->used && run->slot == 0;
    }
    for (; starting < runner->waiting.count && starting < runner->processes; starting++)
        if (!start_next(runner, why))
            return false;
    return true;
}

static void wait_for_runs(struct gnuplot_runner *runner, int milliseconds)
{
    struct process *watched[MOST_PROCESSES] = {NULL};
    for (size_t i = 0; i < runner->processes; i++) {
        const struct gnuplot_run *run = &runner->runs[i];
        if (run->used)
            watched[i] = &runner->runs[i].process;
        if (run->job != NULL && !run->begun && milliseconds > GATE_WAIT)
            milliseconds = GATE_WAIT;
    }
    process_wait(watched, runner->processes, milliseconds);
}

bool gnuplot_step(struct gnuplot_runner *runner, int milliseconds, struct failure *why)
{
    const struct gnuplot_options *options = &runner->options;
    if (options->should_stop != NULL && options->should_stop(options->context))
        return failure_set(why, FAILURE_INTERRUPTED, "LT-1608",
                           "đã dừng theo yêu cầu khi đang vẽ biểu đồ",
                           "stopped on request while drawing charts");
    if (!dispatch(runner, why))
        return false;
    wait_for_runs(runner, milliseconds);
    for (size_t i = 0; i < runner->processes; i++) {
        if (runner->runs[i].used)
            look(runner, &runner->runs[i]);
        if (runner->runs[i].used)
            check_time(runner, &runner->runs[i]);
    }
    return dispatch(runner, why);
}

void gnuplot_add(struct gnuplot_runner *runner, struct gnuplot_job *job)
{
    append(&runner->waiting, job);
}

struct gnuplot_job *gnuplot_take(struct gnuplot_runner *runner)
{
    return take_first(&runner->done);
}

void gnuplot_rest(struct gnuplot_runner *runner)
{
    for (size_t i = 0; i < runner->processes; i++) {
        struct gnuplot_run *run = &runner->runs[i];
        if (run->used && run->job == NULL && !run->leaving) {
            run->leaving = true;
            process_kill(&run->process);
        }
    }
}

static size_t processes_for(const struct gnuplot_options *options)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t processes = options->processes;
    if (processes == 0)
        processes = processors > 0 ? (size_t)processors : 1;
    return processes < MOST_PROCESSES ? processes : MOST_PROCESSES;
}

struct gnuplot_runner *gnuplot_open(const struct gnuplot_options *options, struct failure *why)
{
    struct gnuplot_runner *runner = calloc(1, sizeof *runner);
    if (runner == NULL) {
        failure_memory(why);
        return NULL;
    }
    runner->options = *options;
    runner->processes = processes_for(options);
    runner->place.ruleset = -1;
    if (gnuplot_find(&runner->program, why) && files_make_private(&runner->folder, why)) {
        runner->place =
            (struct gnuplot_place){.program = runner->program,
                                   .folder = runner->folder,
                                   .ruleset = gnuplot_ruleset(runner->program, runner->folder)};
        if (start_next(runner, why))
            return runner;
    }
    gnuplot_close(runner);
    return NULL;
}

void gnuplot_close(struct gnuplot_runner *runner)
{
    if (runner == NULL)
        return;
    for (size_t i = 0; i < runner->processes; i++)
        gnuplot_run_end(&runner->runs[i]);
    if (runner->folder != NULL)
        files_remove_private(runner->folder);
    if (runner->place.ruleset >= 0)
        close(runner->place.ruleset);
    free(runner->folder);
    free(runner->program);
    free(runner);
}
