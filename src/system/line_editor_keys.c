/* The keys that readline has not, or has otherwise. Knows nothing of what is typed. */
#include "line_editor_private.h"

#include <string.h>

static int line_begin(int at)
{
    while (at > 0 && rl_line_buffer[at - 1] != '\n')
        at--;
    return at;
}

static int line_end(int at)
{
    while (at < rl_end && rl_line_buffer[at] != '\n')
        at++;
    return at;
}

static int characters(int from, int to)
{
    int count = 0;
    for (int i = from; i < to; i++)
        count += ((unsigned char)rl_line_buffer[i] & 0xC0) != 0x80;
    return count;
}

/* The same column of the line that begins there. */
static int column_in(int begin, int column)
{
    int at = begin;
    const int end = line_end(begin);
    while (at < end && column-- > 0)
        do
            at++;
        while (at < end && ((unsigned char)rl_line_buffer[at] & 0xC0) == 0x80);
    return at;
}

static int key_line_begin(int count, int key);
static int key_line_end(int count, int key);
static int key_up(int count, int key);
static int key_down(int count, int key);

/* Text typed before the key is what the statement must begin with; further keys go on with it, also
   over statements of several lines. */
static void search_history(rl_command_func_t *search, int key)
{
    static bool searched;
    const bool goes_on = searched && (rl_last_func == key_up || rl_last_func == key_down);
    if (goes_on)
        rl_last_func = search; /* for readline it is the same search */
    search(1, key);
    searched = true;
    rl_point = rl_end;
}

/* Up: to the line above; on the first one to what was typed before. */
static int key_up(int count, int key)
{
    (void)count;
    const int begin = line_begin(rl_point);
    if (begin > 0)
        rl_point = column_in(line_begin(begin - 1), characters(begin, rl_point));
    else if (line_editor.continued)
        line_editor.key = LINE_BACK;
    else
        search_history(rl_history_search_backward, key);
    return 0;
}

static int key_down(int count, int key)
{
    (void)count;
    const int end = line_end(rl_point);
    if (end < rl_end)
        rl_point = column_in(end + 1, characters(line_begin(rl_point), rl_point));
    else
        search_history(rl_history_search_forward, key);
    return 0;
}

/* Home, End, Ctrl-K: of the line within the statement; once more, Home and End of the statement. */
static int key_line_begin(int count, int key)
{
    (void)count;
    (void)key;
    const int begin = line_begin(rl_point);
    rl_point = rl_point == begin && rl_last_func == key_line_begin ? 0 : begin;
    return 0;
}

static int key_line_end(int count, int key)
{
    (void)count;
    (void)key;
    const int end = line_end(rl_point);
    rl_point = rl_point == end && rl_last_func == key_line_end ? rl_end : end;
    return 0;
}

static int key_kill_line(int count, int key)
{
    (void)count;
    (void)key;
    const int end = line_end(rl_point);
    return rl_kill_text(rl_point, end == rl_point && end < rl_end ? end + 1 : end);
}

/* Alt-Enter: a line break, whether the statement is complete or not. */
static int key_line_break(int count, int key)
{
    (void)count;
    (void)key;
    rl_insert_text("\n");
    return 0;
}

static int key_edit(int count, int key)
{
    (void)count;
    (void)key;
    line_editor.key = LINE_EDIT;
    return 0;
}

void line_editor_show_below(void (*write)(FILE *out, void *state), void *state)
{
    const int at = rl_point;
    rl_point = rl_end;
    rl_redisplay();
    rl_crlf();
    write(rl_outstream, state);
    rl_point = at;
    rl_on_new_line();
    rl_redisplay();
}

static void write_text(FILE *out, void *state)
{
    fputs(buffer_text(state), out);
}

/* Alt-H: what there is to say of the word at the cursor. */
static int key_explain(int count, int key)
{
    enum { LONGEST_HELP = 1 << 16 };
    (void)count;
    (void)key;
    struct buffer text;
    buffer_init(&text, LONGEST_HELP);
    line_editor.assistant.explain(rl_line_buffer, (size_t)rl_point, &text,
                                  line_editor.assistant.state);
    if (text.length > 0)
        line_editor_show_below(write_text, &text);
    else
        rl_ding();
    buffer_free(&text);
    return 0;
}

void line_editor_bind_keys(void)
{
    static const struct {
        const char *keys;
        rl_command_func_t *run;
        const char *name; /* for an inputrc */
    } bindings[] = {
        {"\\e[A", key_up, "lotrinh-up"},
        {"\\eOA", key_up, NULL},
        {"\\e[B", key_down, "lotrinh-down"},
        {"\\eOB", key_down, NULL},
        {"\\C-a", key_line_begin, "lotrinh-line-begin"},
        {"\\e[H", key_line_begin, NULL},
        {"\\eOH", key_line_begin, NULL},
        {"\\e[1~", key_line_begin, NULL},
        {"\\C-e", key_line_end, "lotrinh-line-end"},
        {"\\e[F", key_line_end, NULL},
        {"\\eOF", key_line_end, NULL},
        {"\\e[4~", key_line_end, NULL},
        {"\\C-k", key_kill_line, "lotrinh-kill-line"},
        {"\\e[5~", rl_history_search_backward, NULL},
        {"\\e[6~", rl_history_search_forward, NULL},
        {"\\e\\C-m", key_line_break, "lotrinh-line-break"},
        {"\\e\\C-j", key_line_break, NULL},
        {"\\C-x\\C-e", key_edit, "lotrinh-edit"},
        {"\\eh", key_explain, "lotrinh-explain"},
        {"\\C-i", line_editor_key_complete, "lotrinh-complete"},
        {"\\e[Z", line_editor_key_complete_back, "lotrinh-complete-back"},
        {"\\e\\e", line_editor_key_undo_completion, "lotrinh-undo-completion"},
    };
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        if (bindings[i].name != NULL)
            rl_add_defun(bindings[i].name, bindings[i].run, -1);
        rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].run, emacs_standard_keymap);
        if (strncmp(bindings[i].keys, "\\e", 2) != 0) /* there Esc alone ends the insertion */
            rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].run, vi_insertion_keymap);
    }
}
