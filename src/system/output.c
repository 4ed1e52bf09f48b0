/* The way to stdout and stderr. Knows nothing of what the text means. */
#include "output.h"

#include "cause.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int lost; /* errno of the first failed write to stdout, 0 while all went well */

/* Length of the control character at text (C0, DEL, or C1 as UTF-8), 0 when it is none or harmless.
 */
static size_t control_length(const unsigned char *text, size_t length)
{
    if (*text == 0xC2 && length > 1 && text[1] >= 0x80 && text[1] < 0xA0)
        return 2;
    return (*text < 0x20 && *text != '\n' && *text != '\t') || *text == 0x7F ? 1 : 0;
}

/* Length of a sequence that sets colours, 0 when text begins with none. */
static size_t colour_length(const unsigned char *text, size_t length)
{
    size_t i = 2;
    if (length < 3 || text[0] != 0x1B || text[1] != '[')
        return 0;
    while (i < length && (text[i] == ';' || (text[i] >= '0' && text[i] <= '9')))
        i++;
    return i < length && text[i] == 'm' ? i + 1 : 0;
}

static bool write_visibly(FILE *stream, const unsigned char *text, size_t length, bool coloured)
{
    size_t plain = 0;
    size_t i = 0;
    while (i < length) {
        const size_t colour = coloured ? colour_length(text + i, length - i) : 0;
        const size_t control = colour > 0 ? 0 : control_length(text + i, length - i);
        if (control == 0) {
            i += colour > 0 ? colour : 1;
            continue;
        }
        if (fwrite(text + plain, 1, i - plain, stream) != i - plain ||
            fprintf(stream, "\\x%02x", text[i + control - 1]) < 0)
            return false;
        i += control;
        plain = i;
    }
    return fwrite(text + plain, 1, length - plain, stream) == length - plain;
}

static bool write_stream(FILE *stream, int descriptor, const char *bytes, size_t length,
                         bool coloured)
{
    if (length == 0)
        return true;
    if (terminal_is(descriptor))
        return write_visibly(stream, (const unsigned char *)bytes, length, coloured);
    return fwrite(bytes, 1, length, stream) == length;
}

static void note_loss(void)
{
    if (lost == 0)
        lost = errno != 0 ? errno : EIO;
}

bool output_write(const char *bytes, size_t length)
{
    if (!write_stream(stdout, STDOUT_FILENO, bytes, length, false))
        note_loss();
    return lost == 0;
}

bool output_write_coloured(const char *bytes, size_t length)
{
    if (!write_stream(stdout, STDOUT_FILENO, bytes, length, true))
        note_loss();
    return lost == 0;
}

void output_error(const char *bytes, size_t length)
{
    if (fflush(stdout) != 0)
        note_loss();
    write_stream(stderr, STDERR_FILENO, bytes, length, false);
}

void output_status(const char *bytes, size_t length)
{
    if (!terminal_is(STDERR_FILENO) || fputc('\r', stderr) == EOF)
        return;
    output_error(bytes, length);
}

bool output_reader_left(void)
{
    return lost == EPIPE;
}

bool output_finish(struct failure *why)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        note_loss();
    if (lost == 0)
        return true;
    return failure_set(
        why, FAILURE_OUTPUT, "LT-1012", "không ghi hết được kết quả ra đầu ra chuẩn: %s",
        "could not write all of the result to standard output: %s", system_cause(lost));
}
