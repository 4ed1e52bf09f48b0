/* The parent. Never touches Lua or SQLite: whatever a script does, this process stays sane. */
#include "supervisor.h"

#include "cause.h"
#include "output.h"
#include "process.h"
#include "report.h"
#include "signals.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long a worker that was asked to stop may take before it is killed. */
enum { GRACE_SECONDS = 2, LONG_GRACE_SECONDS = 5 };

static void fill_signals(sigset_t *set)
{
    static const int numbers[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(set, numbers[i]);
}

static void ignore(int number)
{
    (void)number;
}

void supervisor_prepare(void)
{
    sigset_t waited;
    fill_signals(&waited);
    sigprocmask(SIG_BLOCK, &waited, NULL);
    struct sigaction action = {.sa_handler = ignore}; /* "ignored" would never arrive at all */
    sigaction(SIGCHLD, &action, NULL);
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none); /* a core dump would hold the data */
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

pid_t supervisor_start(const struct job *job, int (*run)(const struct job *job),
                       struct failure *why)
{
    fflush(NULL);
    const pid_t parent = getpid();
    const pid_t worker = fork();
    if (worker < 0) {
        failure_set(why, FAILURE_SCRIPT, "LT-1015", "không tạo được tiến trình làm việc: %s",
                    "could not start the worker process: %s", system_cause(errno));
        return -1;
    }
    if (worker > 0)
        return worker;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nothing may run on without its supervisor */
    if (getppid() != parent)
        _exit(FAILURE_TERMINATED);
    signals_install();
    exit(run(job));
}

static bool kill_listed(const char *list)
{
    bool found = false;
    char *end = NULL;
    for (long child = strtol(list, &end, 10); end != list; child = strtol(list, &end, 10)) {
        kill((pid_t)child, SIGKILL);
        waitpid((pid_t)child, NULL, 0);
        found = true;
        list = end;
    }
    return found;
}

/* What a killed worker had started (gnuplot) is ours now: we are their subreaper. What those had
   started comes to us in the next round. */
static void kill_orphans(void)
{
    enum { MOST_ROUNDS = 100 };
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    bool found = true;
    for (int round = 0; found && round < MOST_ROUNDS; round++) {
        char list[4096] = "";
        FILE *children = fopen(path, "re");
        found = children != NULL && fgets(list, sizeof list, children) != NULL && kill_listed(list);
        if (children != NULL)
            fclose(children);
    }
}

void supervisor_kill(pid_t worker)
{
    kill(worker, SIGKILL);
    while (waitpid(worker, NULL, 0) < 0 && errno == EINTR)
        continue;
    kill_orphans();
}

void supervisor_leave(pid_t worker, int milliseconds)
{
    sigset_t waited;
    sigemptyset(&waited);
    sigaddset(&waited, SIGCHLD); /* blocked since supervisor_prepare, so none is missed */
    const int64_t end = process_now() + milliseconds;
    while (waitpid(worker, NULL, WNOHANG) == 0) {
        const int64_t left = end - process_now();
        if (left <= 0) {
            supervisor_kill(worker);
            return;
        }
        const struct timespec timeout = {left / 1000, (long)(left % 1000) * 1000000};
        sigtimedwait(&waited, NULL, &timeout);
    }
    kill_orphans();
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct watch {
    pid_t worker;
    double kill_at;   /* seconds_now() when it is killed; 0: never */
    enum limit asked; /* why it should stop */
    int grace;        /* seconds that it gets to stop in */
    bool killed;      /* it did not stop in time */
    int status;       /* of waitpid, unless killed */
};

/* Waits for one of our signals, or until the worker has to be killed. 0 when the time is up. */
static int wait_signal(const struct watch *watch)
{
    sigset_t waited;
    fill_signals(&waited);
    if (watch->kill_at <= 0)
        return sigwaitinfo(&waited, NULL);
    double left = watch->kill_at - seconds_now();
    if (left < 0)
        left = 0;
    const struct timespec timeout = {(time_t)left, (long)((left - (double)(time_t)left) * 1e9)};
    const int number = sigtimedwait(&waited, NULL, &timeout);
    return number < 0 && errno == EAGAIN ? 0 : number;
}

/* Ctrl-C reaches the worker from the terminal as well; being told twice does no harm. */
static void pass_on(struct watch *watch, int number)
{
    kill(watch->worker, number);
    const bool again = watch->asked == LIMIT_INTERRUPT || watch->asked == LIMIT_TERMINATE;
    watch->asked = number == SIGINT ? LIMIT_INTERRUPT : LIMIT_TERMINATE;
    watch->kill_at = seconds_now() + (again ? 0 : watch->grace);
}

static void watch_worker(struct watch *watch)
{
    for (;;) {
        const pid_t ended = waitpid(watch->worker, &watch->status, WNOHANG);
        if (ended == watch->worker || (ended < 0 && errno == ECHILD))
            return;
        const int number = wait_signal(watch);
        if (number == 0) {
            watch->killed = true;
            supervisor_kill(watch->worker);
            return;
        }
        if (number > 0 && number != SIGCHLD)
            pass_on(watch, number);
    }
}

/* The exit code, and a sentence where the worker could not say one itself. */
static int settle(const struct watch *watch)
{
    struct failure why = {0};
    if (watch->killed) {
        signals_note(watch->asked == LIMIT_NONE ? LIMIT_TIME : watch->asked);
        signals_failure(&why);
        failure_show(&why);
        return (int)why.kind;
    }
    if (WIFEXITED(watch->status))
        return WEXITSTATUS(watch->status);
    failure_set(
        &why, FAILURE_SCRIPT, "LT-1016",
        "tiến trình làm việc đã chết (%s); kết quả có thể thiếu, số liệu đã lưu không bị ảnh hưởng",
        "the worker process died (%s); results may be missing, stored data is not affected",
        strsignal(WTERMSIG(watch->status)));
    failure_show(&why);
    return (int)why.kind;
}

int supervisor_run(const struct job *job, int (*run)(const struct job *job))
{
    struct failure why = {0};
    /* A child that is no worker supervises one, and needs the time that it gives to it. */
    struct watch watch = {.worker = supervisor_start(job, run, &why),
                          .grace = run == worker_run ? GRACE_SECONDS : LONG_GRACE_SECONDS};
    if (watch.worker < 0) {
        failure_show(&why);
        return (int)why.kind;
    }
    if (job->time_limit > 0)
        watch.kill_at = seconds_now() + job->time_limit + watch.grace;
    watch_worker(&watch);
    kill_orphans();
    return settle(&watch);
}

int supervisor_batch(const struct job *job)
{
    return supervisor_run(job, worker_run);
}
