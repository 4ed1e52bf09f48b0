/* The flag of signals.h. Handlers set it, tell the listener, and do nothing else. */
#include "signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

/* The one static variable that handlers write, and whom they tell. */
static volatile sig_atomic_t reason = LIMIT_NONE;
static void (*volatile told)(void);

static void tell(void)
{
    if (reason != LIMIT_NONE && told != NULL)
        told();
}

static void handle(int number)
{
    if (reason != LIMIT_NONE)
        return;
    if (number == SIGINT)
        reason = LIMIT_INTERRUPT;
    else if (number == SIGALRM)
        reason = LIMIT_TIME;
    else if (number != SIGPIPE && number != SIGXFSZ)
        reason = LIMIT_TERMINATE;
    tell();
}

void signals_install(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGPIPE, SIGXFSZ};
    struct sigaction action = {.sa_handler = handle};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &action, NULL);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
}

enum limit signals_limit(void)
{
    return (enum limit)reason;
}

void signals_note(enum limit limit)
{
    if (reason == LIMIT_NONE)
        reason = (sig_atomic_t)limit;
    tell();
}

void signals_tell(void (*listener)(void))
{
    told = listener;
}

void signals_deadline(unsigned seconds)
{
    struct itimerval timer = {.it_value = {.tv_sec = (time_t)seconds}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

void signals_clear(void)
{
    signals_deadline(0);
    reason = LIMIT_NONE;
}

bool signals_failure(struct failure *why)
{
    switch (signals_limit()) {
    case LIMIT_TIME:
        return failure_set(why, FAILURE_TIME, "LT-2102",
                           "đã hết thời gian cho phép; tăng bằng --time-limit GIÂY",
                           "the time limit was reached; raise it with --time-limit SECONDS");
    case LIMIT_MEMORY:
        return failure_set(
            why, FAILURE_SCRIPT, "LT-2103",
            "đã dùng hết bộ nhớ cho phép; hỏi ít dữ liệu hơn hoặc tăng --memory-limit MiB",
            "the memory limit was reached; ask for less or raise --memory-limit MiB");
    case LIMIT_TERMINATE:
        return failure_set(why, FAILURE_TERMINATED, "LT-2104", "bị yêu cầu kết thúc",
                           "asked to terminate");
    case LIMIT_INTERRUPT:
    case LIMIT_NONE:
        break;
    }
    return failure_set(why, FAILURE_INTERRUPTED, "LT-2101", "đã dừng theo yêu cầu (Ctrl-C)",
                       "interrupted (Ctrl-C)");
}
