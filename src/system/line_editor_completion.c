/* Tab: inserts what is certain, lists what may be meant with a few words about each, then goes
 * through it. Knows nothing of what the words are. */
#include "line_editor_private.h"

#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* The completion that Tab goes on with. */
static struct {
    struct line_candidates found;
    char *typed;  /* owned: the line before the first Tab */
    int typed_at; /* where the cursor was in it */
    size_t next;  /* which candidate the next Tab inserts */
} going_on;

void line_candidates_free(struct line_candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        free(candidates->words[i]);
        free(candidates->details[i]);
    }
    free(candidates->words);
    free(candidates->details);
    *candidates = (struct line_candidates){0};
}

static bool is_continuing(void)
{
    return going_on.found.count > 1 && (rl_last_func == line_editor_key_complete ||
                                        rl_last_func == line_editor_key_complete_back);
}

static void replace_word(const char *word)
{
    const int start = (int)going_on.found.start;
    rl_begin_undo_group();
    rl_delete_text(start, rl_point);
    rl_point = start;
    rl_insert_text(word);
    rl_end_undo_group();
}

/* How far all candidates are the same, in whole characters. */
static size_t common_length(const struct line_candidates *found)
{
    size_t length = strlen(found->words[0]);
    for (size_t i = 1; i < found->count; i++) {
        size_t same = 0;
        while (same < length && found->words[i][same] == found->words[0][same])
            same++;
        length = same;
    }
    while (length > 0 && ((unsigned char)found->words[0][length] & 0xC0) == 0x80)
        length--;
    return length;
}

static int characters(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static int widest_word(const struct line_candidates *found, size_t shown)
{
    int widest = 0;
    for (size_t i = 0; i < shown; i++)
        widest = characters(found->words[i]) > widest ? characters(found->words[i]) : widest;
    return widest;
}

/* In columns, to be read downwards. */
static void list_plain(FILE *out, const struct line_candidates *found, size_t shown)
{
    const int width = widest_word(found, shown) + 2;
    const int fitting = terminal_width() / width;
    const size_t columns = fitting < 1 ? 1 : (size_t)fitting;
    const size_t lines = (shown + columns - 1) / columns;
    for (size_t line = 0; line < lines; line++) {
        for (size_t i = line; i < shown; i += lines) {
            const int used = characters(found->words[i]);
            fprintf(out, "%s%*s", found->words[i], i + lines < shown ? width - used : 0, "");
        }
        fputc('\n', out);
    }
}

/* A candidate a line, what is told about it cut to the width. */
static void list_details(FILE *out, const struct line_candidates *found, size_t shown)
{
    const int widest = widest_word(found, shown);
    for (size_t i = 0; i < shown; i++) {
        const int used = characters(found->words[i]);
        int room = terminal_width() - widest - 5;
        fprintf(out, "  %s%*s  ", found->words[i], widest - used, "");
        for (const char *c = found->details[i]; *c != '\0'; c++) {
            room -= ((unsigned char)*c & 0xC0) != 0x80;
            if (room < 0)
                break;
            fputc(*c, out);
        }
        fputs(room < 0 ? "…\n" : "\n", out);
    }
}

static void list(FILE *out, void *state)
{
    const struct line_candidates *found = state;
    bool has_details = false;
    for (size_t i = 0; i < found->count; i++)
        has_details = has_details || found->details[i][0] != '\0';
    const int lines = terminal_height() - 4;
    const size_t most = lines < 4 ? 4 : (size_t)lines;
    const size_t shown = has_details && found->count > most ? most : found->count;
    if (has_details)
        list_details(out, found, shown);
    else
        list_plain(out, found, shown);
    if (shown < found->count)
        fprintf(out, "  … %zu/%zu\n", shown, found->count);
}

static void forget(void)
{
    line_candidates_free(&going_on.found);
    free(going_on.typed);
    going_on.typed = NULL;
}

static void complete_first(void)
{
    const struct line_assistant *assistant = &line_editor.assistant;
    forget();
    going_on.typed = strdup(rl_line_buffer);
    going_on.typed_at = rl_point;
    going_on.next = 0;
    char *before = strndup(rl_line_buffer, (size_t)rl_point);
    if (before != NULL)
        assistant->complete(before, &going_on.found, assistant->state);
    free(before);
    struct line_candidates *found = &going_on.found;
    if (found->count == 0 || found->start > (size_t)rl_point) {
        rl_ding();
        return;
    }
    const size_t typed = (size_t)rl_point - found->start;
    const size_t common = common_length(found);
    if (found->count == 1) {
        replace_word(found->words[0]);
    } else {
        char *beginning = strndup(found->words[0], common);
        if (beginning != NULL && common > typed)
            replace_word(beginning);
        free(beginning);
        line_editor_show_below(list, found);
    }
}

static void go_to(size_t candidate)
{
    replace_word(going_on.found.words[candidate]);
}

int line_editor_key_complete(int count, int key)
{
    (void)count;
    (void)key;
    if (!is_continuing()) {
        complete_first();
        return 0;
    }
    go_to(going_on.next);
    going_on.next = (going_on.next + 1) % going_on.found.count;
    return 0;
}

/* Shift-Tab: to the candidate before the one that stands there. */
int line_editor_key_complete_back(int count, int key)
{
    (void)count;
    (void)key;
    if (!is_continuing()) {
        rl_ding();
        return 0;
    }
    const size_t all = going_on.found.count;
    going_on.next = (going_on.next + all - 1) % all;
    go_to((going_on.next + all - 1) % all);
    return 0;
}

/* Esc Esc: the line as it was before Tab. */
int line_editor_key_undo_completion(int count, int key)
{
    (void)count;
    (void)key;
    if (going_on.typed == NULL || (rl_last_func != line_editor_key_complete &&
                                   rl_last_func != line_editor_key_complete_back)) {
        rl_ding();
        return 0;
    }
    rl_replace_line(going_on.typed, 0);
    rl_point = going_on.typed_at;
    forget();
    return 0;
}
