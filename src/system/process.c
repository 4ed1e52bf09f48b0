/* Starts, watches and ends child processes. Knows nothing of what they do. */
#include "process.h"

#include "cause.h"
#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_WATCHED = 64,
    PIECE = 4096,
    MOST_PIECES = 64,
    REAP_WAIT = 2, /* ms between looks at a child that is about to end */
};

int64_t process_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool limit(int resource, rlim_t value)
{
    struct rlimit old;
    if (value == 0 || getrlimit(resource, &old) != 0)
        return value == 0;
    if (old.rlim_max != RLIM_INFINITY && value > old.rlim_max)
        value = old.rlim_max;
    const struct rlimit now = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &now) == 0;
}

static void default_signals(void)
{
    const struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < 32; number++)
        sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Standard output and error: one is watched; both or the other go nowhere or into a file. */
static bool connect_output(const struct process_request *request, int null_handle, int watched)
{
    if (request->error_file == NULL)
        return dup2(null_handle, STDOUT_FILENO) >= 0 && dup2(watched, STDERR_FILENO) >= 0;
    const int file = open(request->error_file,
                          O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    return file >= 0 && dup2(watched, STDOUT_FILENO) >= 0 && dup2(file, STDERR_FILENO) >= 0;
}

/* The child, between fork and exec: system calls only. */
static bool prepare(const struct process_request *request, int null_handle, int error_handle)
{
    default_signals();
    if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return false;
    if (dup2(null_handle, STDIN_FILENO) < 0 ||
        !connect_output(request, null_handle, error_handle) || chdir(request->folder) != 0)
        return false;
    if (!limit(RLIMIT_CPU, request->cpu_seconds) || !limit(RLIMIT_AS, request->address_space) ||
        !limit(RLIMIT_FSIZE, request->file_size))
        return false;
    const struct rlimit no_core = {0};
    setrlimit(RLIMIT_CORE, &no_core);
    return request->landlock < 0 || landlock_enter(request->landlock);
}

/* execve wants pointers to char that it never writes through. */
static char *const *as_vector(const char *const *texts)
{
    union {
        const char *const *read;
        char *const *plain;
    } vector = {.read = texts};
    return vector.plain;
}

__attribute__((noreturn)) static void run_child(const struct process_request *request,
                                                int null_handle, int error_handle, int report)
{
    if (prepare(request, null_handle, error_handle))
        execve(request->program, as_vector(request->arguments), as_vector(request->environment));
    const int number = errno;
    const ssize_t told = write(report, &number, sizeof number);
    _exit(told == (ssize_t)sizeof number ? 126 : 127);
}

struct handles {
    int null;
    int errors[2];
    int report[2]; /* closed by a successful exec, else it carries errno */
};

static void close_handle(int *handle)
{
    if (*handle >= 0)
        close(*handle);
    *handle = -1;
}

static void close_handles(struct handles *handles)
{
    close_handle(&handles->null);
    for (int i = 0; i < 2; i++) {
        close_handle(&handles->errors[i]);
        close_handle(&handles->report[i]);
    }
}

static bool open_handles(struct handles *handles)
{
    *handles = (struct handles){-1, {-1, -1}, {-1, -1}};
    handles->null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (handles->null < 0 || pipe(handles->errors) != 0 || pipe(handles->report) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        if (fcntl(handles->errors[i], F_SETFD, FD_CLOEXEC) != 0 ||
            fcntl(handles->report[i], F_SETFD, FD_CLOEXEC) != 0)
            return false;
    return fcntl(handles->errors[0], F_SETFL, O_NONBLOCK) == 0;
}

/* 0 when the program runs, else the errno that stopped it. */
static int wait_for_exec(int report)
{
    int number = 0;
    ssize_t got = 0;
    do
        got = read(report, &number, sizeof number);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof number ? number : 0;
}

bool process_start(struct process *process, const struct process_request *request,
                   struct failure *why)
{
    struct handles handles;
    process->running = false;
    process->error_handle = -1;
    int number = open_handles(&handles) ? 0 : errno;
    if (number == 0) {
        process->pid = fork();
        number = process->pid < 0 ? errno : 0;
    }
    if (number == 0 && process->pid == 0)
        run_child(request, handles.null, handles.errors[1], handles.report[1]);
    if (number == 0) {
        /* Both sides set the group, so that it is there whoever comes first. */
        (void)setpgid(process->pid, process->pid);
        close_handle(&handles.report[1]);
        process->running = true;
        process->started = process_now();
        number = wait_for_exec(handles.report[0]);
        process->error_handle = handles.errors[0];
        handles.errors[0] = -1;
    }
    close_handles(&handles);
    if (number == 0)
        return true;
    process_end(process);
    return failure_set(
        why, FAILURE_OUTPUT, "LT-1120", "không chạy được chương trình \"%.200s\": %s",
        "cannot start the program \"%.200s\": %s", request->program, system_cause(number));
}

/* Takes what is there to read; what passes the buffer's maximum is dropped, the first part
 * explains. */
static void read_errors(struct process *process)
{
    char piece[PIECE];
    /* Bounded, so that a child that never stops writing cannot hold its watcher. */
    for (int pieces = 0; pieces < MOST_PIECES; pieces++) {
        const ssize_t got = read(process->error_handle, piece, sizeof piece);
        if (got > 0) {
            buffer_append(&process->errors, piece, (size_t)got);
            continue;
        }
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        close_handle(&process->error_handle);
        return;
    }
}

/* True once it has ended: then the rest of its group is killed before its number can be used again.
 */
static bool reap(struct process *process)
{
    siginfo_t information = {0};
    const int result = waitid(P_PID, (id_t)process->pid, &information, WEXITED | WNOHANG | WNOWAIT);
    if (result == 0 && information.si_pid == 0)
        return false;
    kill(-process->pid, SIGKILL);
    if (waitpid(process->pid, &process->status, 0) < 0)
        process->status = -1; /* someone else reaped it: no status to trust */
    process->running = false;
    if (process->error_handle >= 0) {
        read_errors(process);
        close_handle(&process->error_handle);
    }
    return true;
}

static void read_ready(struct process *const *processes, size_t count, int milliseconds)
{
    struct pollfd watched[MOST_WATCHED];
    struct process *owners[MOST_WATCHED];
    nfds_t used = 0;
    for (size_t i = 0; i < count && used < MOST_WATCHED; i++)
        if (processes[i] != NULL && processes[i]->error_handle >= 0) {
            watched[used] = (struct pollfd){.fd = processes[i]->error_handle, .events = POLLIN};
            owners[used++] = processes[i];
        }
    if (poll(watched, used, used == 0 ? REAP_WAIT : milliseconds) <= 0)
        return;
    for (nfds_t i = 0; i < used; i++)
        if (watched[i].revents != 0)
            read_errors(owners[i]);
}

void process_wait(struct process *const *processes, size_t count, int milliseconds)
{
    bool ending = false;
    for (size_t i = 0; i < count; i++)
        ending = ending ||
                 (processes[i] != NULL && processes[i]->running && processes[i]->error_handle < 0);
    read_ready(processes, count, ending ? REAP_WAIT : milliseconds);
    for (size_t i = 0; i < count; i++)
        if (processes[i] != NULL && processes[i]->running)
            reap(processes[i]);
}

void process_kill(const struct process *process)
{
    if (!process->running)
        return;
    kill(-process->pid, SIGKILL);
    kill(process->pid, SIGKILL);
}

void process_end(struct process *process)
{
    process_kill(process);
    if (process->running) {
        pid_t got = 0;
        do
            got = waitpid(process->pid, &process->status, 0);
        while (got < 0 && errno == EINTR);
        process->running = false;
    }
    close_handle(&process->error_handle);
    buffer_free(&process->errors);
}
