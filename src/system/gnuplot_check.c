/* What gnuplot left behind: is the picture whole and harmless, and what did it complain of. */
#include "gnuplot_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const size_t SMALLEST_PICTURE = 100; /* bytes; an empty page of any format is larger */

static bool ends_with_text(const struct buffer *picture, const char *trailer)
{
    const size_t wanted = strlen(trailer);
    size_t length = picture->length;
    while (length > 0 && isspace((unsigned char)picture->bytes[length - 1]))
        length--;
    return length >= wanted && memcmp(picture->bytes + length - wanted, trailer, wanted) == 0;
}

static bool is_whole(const struct gnuplot_job *job)
{
    static const char png_start[8] = {'\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n'};
    static const char png_end[12] = {0,   0,   0,      0,      'I',    'E',
                                     'N', 'D', '\xae', '\x42', '\x60', '\x82'};
    const struct buffer *picture = &job->picture;
    if (picture->length < SMALLEST_PICTURE)
        return false;
    switch (job->format) {
    case GNUPLOT_SVG:
        return memcmp(picture->bytes, "<?xml", 5) == 0 && ends_with_text(picture, "</svg>");
    case GNUPLOT_PNG:
        return memcmp(picture->bytes, png_start, sizeof png_start) == 0 &&
               memcmp(picture->bytes + picture->length - sizeof png_end, png_end, sizeof png_end) ==
                   0;
    case GNUPLOT_PDF:
        return memcmp(picture->bytes, "%PDF-", 5) == 0 && ends_with_text(picture, "%%EOF");
    }
    return false;
}

/* Text has its "<" escaped, so such an element can only come from a hole in the quoting. */
static const char *forbidden_element(const struct buffer *svg)
{
    static const char *const forbidden[] = {"<script", "<foreignobject", "<iframe", "<!entity"};
    const char *end = svg->bytes + svg->length;
    for (const char *at = memchr(svg->bytes, '<', svg->length); at != NULL;
         at = memchr(at + 1, '<', (size_t)(end - at - 1)))
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (strncasecmp(at, forbidden[i], strlen(forbidden[i])) == 0)
                return forbidden[i];
    return NULL;
}

bool gnuplot_check_picture(const struct gnuplot_job *job, struct failure *why)
{
    if (!is_whole(job))
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1606",
            "biểu đồ \"%.100s\" chưa vẽ xong (%zu byte); ổ đĩa tạm có thể đã đầy, hãy "
            "kiểm tra bằng: df -h /tmp",
            "the chart \"%.100s\" is not whole (%zu bytes); the temporary disk may be "
            "full, see: df -h /tmp",
            job->name, job->picture.length);
    const char *element = job->format == GNUPLOT_SVG ? forbidden_element(&job->picture) : NULL;
    if (element != NULL)
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1607",
            "biểu đồ \"%.100s\" có thành phần cấm \"%s>\" nên bị bỏ; hãy báo lỗi này",
            "the chart \"%.100s\" holds the forbidden element \"%s>\" and was dropped; "
            "please report this",
            job->name, element);
    return true;
}

static void copy_printable(char *to, size_t size, const char *from, size_t length)
{
    size_t used = 0;
    for (size_t i = 0; i < length && used + 1 < size; i++)
        to[used++] = (char)((unsigned char)from[i] < 0x20 || from[i] == 0x7f ? ' ' : from[i]);
    while (used > 0 && ((unsigned char)to[used - 1] & 0xC0) == 0x80 && used + 1 == size)
        used--; /* the cut may have fallen inside a character */
    while (used > 0 && to[used - 1] == ' ')
        used--;
    to[used] = '\0';
}

/* Takes `"0003.gp" line 30: ` off the front of a line; NULL when it does not begin so. */
static const char *read_place(const char *line, long *script, long *number)
{
    static const char middle[] = ".gp\" line ";
    char *end;
    if (line[0] != '"' || !isdigit((unsigned char)line[1]))
        return NULL;
    *script = strtol(line + 1, &end, 10);
    if (strncmp(end, middle, sizeof middle - 1) != 0)
        return NULL;
    *number = strtol(end + sizeof middle - 1, &end, 10);
    return strncmp(end, ": ", 2) == 0 ? end + 2 : NULL;
}

/* Lines are: blank, the command, a caret, then `"0003.gp" line 30: sentence`, sometimes more. */
void gnuplot_read_message(const char *errors, struct gnuplot_message *message)
{
    *message = (struct gnuplot_message){0};
    for (const char *line = errors; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        long script = 0;
        long number = 0;
        const char *text = read_place(line, &script, &number);
        if (text != NULL) {
            message->script = (int)script;
            message->line = (int)number;
            copy_printable(message->text, sizeof message->text, text, strcspn(text, "\n"));
        } else if (message->script == 0 && strspn(line, " \t^") < length) {
            copy_printable(message->text, sizeof message->text, line, length);
        }
        line += length + (line[length] == '\n');
    }
}
