/* A job file has a command a line, as after `lotrinh`: a script or a verb with its arguments, words
   with blanks in quotes; # begins a comment. Jobs run in order, each in a process of its own, and
   one that fails does not stop the others. */
#include "jobs.h"

#include "again.h"
#include "commands.h"
#include "files.h"
#include "frame.h"
#include "frame_export.h"
#include "frame_table.h"
#include "output.h"
#include "process.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_JOBS = 500,
    LARGEST_FILE = 1024 * 1024, /* bytes */
};

struct job_line {
    size_t number;    /* of the line, from 1 */
    const char *text; /* into the file as it was read */
    size_t length;
    const char *words[AGAIN_MOST_WORDS]; /* into the copy that was cut up */
    size_t count;
    bool ran;
    int code;
    double seconds;
};

struct job_file {
    struct buffer text;    /* as it was read */
    char *copy;            /* owned: cut into words */
    struct job_line *jobs; /* owned */
    size_t count;
};

static bool refuse_line(const char *path, size_t number, struct words what, struct failure *why)
{
    return failure_set(why, FAILURE_USAGE, "LT-1035", "%.200s, dòng %zu: %s",
                       "%.200s, line %zu: %s", path, number, language_pick(what));
}

/* Cuts one word off the text at *at, which ends with NUL; NULL at the end or a comment. Quotes hold
   blanks together. */
static char *next_word(char **at, bool *unclosed)
{
    char *from = *at + strspn(*at, " \t\r");
    if (*from == '\0' || *from == '#')
        return NULL;
    char *word = from;
    char *to = from;
    char quote = '\0';
    for (; *from != '\0' && (quote != '\0' || strchr(" \t\r", *from) == NULL); from++) {
        if (quote == '\0' && (*from == '"' || *from == '\''))
            quote = *from;
        else if (quote != '\0' && *from == quote)
            quote = '\0';
        else
            *to++ = *from;
    }
    *unclosed = *unclosed || quote != '\0';
    *at = *from == '\0' ? from : from + 1;
    *to = '\0';
    return word;
}

/* A job that is a script needs no verb before it. */
static bool is_script(const char *word)
{
    const size_t length = strlen(word);
    return length > 4 && strcmp(word + length - 4, ".lua") == 0;
}

static bool check_first(const char *path, const struct job_line *job, struct failure *why)
{
    const struct verb *verb = verb_find(job->words[0]);
    if (verb == NULL)
        return refuse_line(
            path, job->number,
            (struct words){"dòng bắt đầu bằng một kịch bản .lua hoặc một lệnh của lotrinh",
                           "a line begins with a .lua script or a command of lotrinh"},
            why);
    if (verb->in_parent)
        return refuse_line(path, job->number,
                           (struct words){"jobs, watch và learn không chạy được trong tệp việc",
                                          "jobs, watch and learn cannot be jobs"},
                           why);
    return true;
}

/* One line of the copy as a job; without words it is none. */
static bool read_line(const char *path, char *text, struct job_line *job, struct failure *why)
{
    bool unclosed = false;
    const char *start = text;
    char *word = next_word(&text, &unclosed);
    if (word != NULL && is_script(word))
        job->words[job->count++] = "run";
    for (; word != NULL; word = next_word(&text, &unclosed)) {
        if (job->count == AGAIN_MOST_WORDS)
            return refuse_line(path, job->number, (struct words){"quá nhiều từ", "too many words"},
                               why);
        job->words[job->count++] = word;
    }
    if (unclosed)
        return refuse_line(path, job->number,
                           (struct words){"dấu nháy không đóng", "a quote is not closed"}, why);
    job->length = (size_t)(text - start); /* without the comment */
    while (job->length > 0 && strchr(" \t\r\n", job->text[job->length - 1]) != NULL)
        job->length--;
    return job->count == 0 || check_first(path, job, why);
}

static bool cut_lines(struct job_file *file, const char *path, struct failure *why)
{
    const char *shown = buffer_text(&file->text);
    char *text = file->copy;
    for (size_t number = 1; *text != '\0'; number++) {
        const size_t length = strcspn(text, "\n");
        const bool last = text[length] == '\0';
        text[length] = '\0';
        struct job_line *job = &file->jobs[file->count];
        *job = (struct job_line){.number = number, .text = shown};
        if (file->count == MOST_JOBS)
            return refuse_line(path, number, (struct words){"quá nhiều việc", "too many jobs"},
                               why);
        if (!read_line(path, text, job, why))
            return false;
        file->count += job->count > 0;
        text += length + (last ? 0 : 1);
        shown += length + (last ? 0 : 1);
    }
    return true;
}

static bool read_jobs(struct job_file *file, const char *path, struct failure *why)
{
    if (!files_read(path, LARGEST_FILE, &file->text, why))
        return false;
    file->copy = malloc(file->text.length + 1);
    file->jobs = calloc(MOST_JOBS + 1, sizeof *file->jobs);
    if (file->copy == NULL || file->jobs == NULL)
        return failure_memory(why);
    memcpy(file->copy, buffer_text(&file->text), file->text.length + 1);
    if (!cut_lines(file, path, why))
        return false;
    return file->count > 0 || failure_set(why, FAILURE_USAGE, "LT-1036", "%.200s không có việc nào",
                                          "%.200s has no jobs", path);
}

static void tell_job(const struct command_line *line, const struct job_file *file, size_t at)
{
    char text[400];
    if (command_line_value(line, "quiet") != NULL)
        return;
    snprintf(text, sizeof text, "── %zu/%zu  %.*s\n", at + 1, file->count,
             (int)(file->jobs[at].length < 300 ? file->jobs[at].length : 300), file->jobs[at].text);
    output_error(text, strlen(text));
}

/* Runs all of them, unless one is interrupted. The exit code of the whole. */
static int run_all(const struct command_line *line, struct job_file *file)
{
    int code = 0;
    for (size_t i = 0; i < file->count; i++) {
        struct job_line *job = &file->jobs[i];
        tell_job(line, file, i);
        const int64_t start = process_now();
        job->code = again_run(line, job->words, job->count);
        job->seconds = (double)(process_now() - start) / 1000;
        job->ran = true;
        if (job->code == FAILURE_INTERRUPTED || job->code == FAILURE_TERMINATED)
            return job->code;
        if (job->code != 0)
            code = FAILURE_SCRIPT;
    }
    return code;
}

static bool add_row(struct frame *frame, const struct job_line *job, struct failure *why)
{
    return frame_append_integer(frame, 0, (int64_t)job->number, why) &&
           frame_append_text(frame, 1, job->text, job->length, why) &&
           (job->ran ? frame_append_integer(frame, 2, job->code, why) &&
                           frame_append_real(frame, 3, job->seconds, why)
                     : frame_append_null(frame, 2, why) && frame_append_null(frame, 3, why)) &&
           frame_end_row(frame, why);
}

static bool fill_table(struct frame *frame, const struct job_file *file, bool for_people,
                       struct failure *why)
{
    static const struct {
        const char *key; /* in JSON and CSV, the same in every language */
        struct words words;
    } columns[] = {{"line", {"dòng", "line"}},
                   {"command", {"lệnh", "command"}},
                   {"exit", {"mã thoát", "exit code"}},
                   {"seconds", {"giây", "seconds"}}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!frame_add_column(frame, for_people ? language_pick(columns[i].words) : columns[i].key,
                              why))
            return false;
    for (size_t i = 0; i < file->count; i++)
        if (!add_row(frame, &file->jobs[i], why))
            return false;
    return true;
}

static bool write_table(const struct command_line *line, const struct job_file *file,
                        struct buffer *out, struct failure *why)
{
    const bool json = command_line_value(line, "json") != NULL;
    const bool csv = command_line_value(line, "csv") != NULL;
    struct frame *frame = frame_new(0);
    bool ok = frame != NULL || failure_memory(why);
    ok = ok && fill_table(frame, file, !json && !csv, why);
    if (ok && json)
        frame_to_json(frame, out);
    else if (ok && csv)
        frame_to_csv(frame, false, out);
    else if (ok)
        ok = frame_print(frame, (struct table_limits){0}, false, language_get(), out, why);
    frame_free(frame);
    return ok && buffer_ok(out, "jobs", why);
}

static bool tell_result(const struct command_line *line, const struct job_file *file,
                        struct failure *why)
{
    struct buffer out;
    buffer_init(&out, (size_t)16 * LARGEST_FILE);
    const bool ok = write_table(line, file, &out, why);
    if (ok)
        output_write(buffer_text(&out), out.length);
    buffer_free(&out);
    return ok && output_finish(why);
}

int jobs_run(struct job *job)
{
    const struct command_line *line = job->line;
    struct job_file file = {0};
    struct failure why = {0};
    int code = 0;
    buffer_init(&file.text, LARGEST_FILE);
    bool ok = read_jobs(&file, line->arguments[0], &why);
    if (ok) {
        code = run_all(line, &file);
        ok = tell_result(line, &file, &why);
    }
    if (!ok) {
        failure_show(&why);
        code = (int)why.kind;
    }
    buffer_free(&file.text);
    free(file.copy);
    free(file.jobs);
    return code;
}
