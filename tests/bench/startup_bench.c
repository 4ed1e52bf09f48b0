/* How long it takes to start: `lotrinh -e ""` beside `sqlite3 :memory: "select 1"`, and the first
   prompt. Usage: startup_bench, with LOTRINH naming the program. Prints a table of medians. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 101 };

static const int PROMPT_TIMEOUT_MS = 5000;

extern char **environ;

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return values[count / 2];
}

/* Wall time of one run, output thrown away; negative when it failed. */
static double run_once(char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    pid_t child = 0;
    const double began = now_ms();
    const int failed = posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (failed != 0 || waitpid(child, &status, 0) != child || status != 0)
        return -1;
    return now_ms() - began;
}

/* Time from start until "lotrinh" and "> " have appeared on a pseudo-terminal. */
static double first_prompt(const char *program)
{
    int terminal = -1;
    const double began = now_ms();
    const pid_t child = forkpty(&terminal, NULL, NULL, NULL);
    if (child < 0)
        return -1;
    if (child == 0) {
        setenv("LOTRINH_HISTORY", "", 1);
        setenv("TERM", "xterm", 1);
        execl(program, program, (char *)NULL);
        _exit(127);
    }
    char seen[65536] = "";
    size_t length = 0;
    double took = -1;
    while (took < 0 && length + 1 < sizeof seen) {
        struct pollfd ready = {.fd = terminal, .events = POLLIN};
        if (poll(&ready, 1, PROMPT_TIMEOUT_MS) <= 0)
            break;
        const ssize_t got = read(terminal, seen + length, sizeof seen - length - 1);
        if (got <= 0)
            break;
        length += (size_t)got;
        seen[length] = '\0';
        const char *last_line = strrchr(seen, '\n');
        if (last_line != NULL && strstr(last_line, "> ") != NULL)
            took = now_ms() - began;
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(terminal);
    return took;
}

int main(void)
{
    char *program = getenv("LOTRINH");
    if (program == NULL) {
        fprintf(stderr, "set LOTRINH to the program to measure\n");
        return 2;
    }
    char empty[] = "";
    char option[] = "-e";
    char *ours[] = {program, option, empty, NULL};
    char sqlite3[] = "sqlite3";
    char memory[] = ":memory:";
    char select[] = "select 1";
    char *peer[] = {sqlite3, memory, select, NULL};
    double our_times[RUNS];
    double peer_times[RUNS];
    double prompt_times[RUNS];
    run_once(ours);
    run_once(peer);
    /* In turn, so that a slow moment of the machine falls on both. */
    for (int i = 0; i < RUNS; i++) {
        our_times[i] = run_once(ours);
        peer_times[i] = run_once(peer);
        prompt_times[i] = first_prompt(program);
        if (our_times[i] < 0 || peer_times[i] < 0 || prompt_times[i] < 0) {
            fprintf(stderr, "a run failed (is sqlite3 installed?)\n");
            return 1;
        }
    }
    const double our_time = median(our_times, RUNS);
    const double peer_time = median(peer_times, RUNS);
    printf("%-36s %9s %9s\n", "median of 101 runs in turn", "ms", "limit");
    printf("%-36s %9.2f %9s\n", "lotrinh -e \"\"", our_time, "20");
    printf("%-36s %9.2f\n", "sqlite3 :memory: \"select 1\"", peer_time);
    printf("%-36s %9.2f %9s\n", "ratio", our_time / peer_time, "4");
    printf("%-36s %9.2f %9s\n", "first prompt", median(prompt_times, RUNS), "50");
    return 0;
}
