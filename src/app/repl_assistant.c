/* Completion and help at the cursor: asks the worker. Knows nothing of what the words mean. */
#include "channel.h"
#include "repl_parts.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE_MILLISECONDS = 200 /* no key ever makes anybody wait longer */ };

/* Asks and waits for the answer. After a late one the next question would get it: none is asked
   before it has come. */
static bool question(struct repl *repl, enum message_kind kind, const struct buffer *text)
{
    struct pollfd input = {.fd = repl->channel, .events = POLLIN};
    enum message_kind answer = MESSAGE_FAILED;
    while (repl->late > 0 && poll(&input, 1, 0) > 0 &&
           channel_receive(repl->channel, &answer, &repl->answer))
        repl->late--;
    if (repl->late > 0 || !channel_send(repl->channel, kind, buffer_text(text), text->length))
        return false;
    if (poll(&input, 1, PATIENCE_MILLISECONDS) <= 0) {
        repl->late++;
        return false;
    }
    return channel_receive(repl->channel, &answer, &repl->answer) && answer == MESSAGE_CANDIDATES;
}

/* "word\tdetail" up to the end of the line; false without memory. */
static bool take_candidate(const char *line, size_t length, struct line_candidates *candidates)
{
    const char *tab = memchr(line, '\t', length);
    const size_t word = tab == NULL ? length : (size_t)(tab - line);
    char *name = strndup(line, word);
    char *detail = tab == NULL ? strdup("") : strndup(tab + 1, length - word - 1);
    if (name == NULL || detail == NULL) {
        free(name);
        free(detail);
        return false;
    }
    candidates->words[candidates->count] = name;
    candidates->details[candidates->count++] = detail;
    return true;
}

/* "START\nword\tdetail\n...": where the word begins, then one candidate a line. */
static void read_candidates(const char *text, struct line_candidates *candidates)
{
    char *next = NULL;
    candidates->start = (size_t)strtoul(text, &next, 10);
    size_t count = 0;
    for (const char *c = next; *c != '\0'; c++)
        count += *c == '\n';
    candidates->words = calloc(count + 1, sizeof *candidates->words);
    candidates->details = calloc(count + 1, sizeof *candidates->details);
    if (candidates->words == NULL || candidates->details == NULL)
        return;
    for (size_t i = 0; i < count && *next != '\0'; i++) {
        next++;
        const size_t length = strcspn(next, "\n");
        if (!take_candidate(next, length, candidates))
            return;
        next += length;
    }
}

/* The statement so far with a line behind it. */
static void join(const struct repl *repl, const char *line, struct buffer *text)
{
    if (repl->statement.length > 0) {
        buffer_append(text, buffer_text(&repl->statement), repl->statement.length);
        buffer_append_byte(text, '\n');
    }
    buffer_append_text(text, line);
}

void assistant_complete(const char *before, struct line_candidates *candidates, void *state)
{
    struct repl *repl = state;
    struct buffer text;
    buffer_init(&text, LARGEST_MESSAGE);
    join(repl, before, &text);
    const size_t earlier = text.length - strlen(before);
    if (question(repl, MESSAGE_COMPLETE, &text))
        read_candidates(buffer_text(&repl->answer), candidates);
    buffer_free(&text);
    if (candidates->start < earlier)
        line_candidates_free(candidates); /* the word would begin in an earlier line */
    else
        candidates->start -= earlier;
}

void assistant_explain(const char *line, size_t cursor, struct buffer *text, void *state)
{
    struct repl *repl = state;
    struct buffer asked;
    buffer_init(&asked, LARGEST_MESSAGE);
    buffer_printf(&asked, "%zu\n", cursor);
    buffer_append_text(&asked, line);
    if (question(repl, MESSAGE_EXPLAIN, &asked))
        buffer_append(text, buffer_text(&repl->answer), repl->answer.length);
    buffer_free(&asked);
}
