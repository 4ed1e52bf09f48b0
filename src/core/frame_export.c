/* A frame as CSV or JSON. Knows nothing of files. */
#include "frame_export.h"
#include "stop.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void frame_real_text(double value, char text[32])
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, 32, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
}

/* What Excel and LibreOffice read as a formula, blanks before it included. */
static bool looks_like_formula(struct frame_text text)
{
    const char *first = text.bytes;
    if (*first == '\t' || *first == '\r' || *first == '\n')
        return true;
    first += strspn(first, " \t\r\n");
    return *first != '\0' && strchr("=+-@", *first) != NULL;
}

static void append_csv_text(struct buffer *out, struct frame_text text, bool raw)
{
    const bool guarded = !raw && looks_like_formula(text);
    const bool quoted = text.length == 0 || strpbrk(text.bytes, ",;\"\r\n\t") != NULL ||
                        text.bytes[0] == ' ' || text.bytes[text.length - 1] == ' ';
    if (quoted)
        buffer_append_byte(out, '"');
    if (guarded)
        buffer_append_byte(out, '\'');
    const char *rest = text.bytes;
    for (const char *quote = strchr(rest, '"'); quote != NULL; quote = strchr(rest, '"')) {
        buffer_append(out, rest, (size_t)(quote - rest) + 1);
        buffer_append_byte(out, '"');
        rest = quote + 1;
    }
    buffer_append_text(out, rest);
    if (quoted)
        buffer_append_byte(out, '"');
}

static void append_real(struct buffer *out, double value)
{
    char text[32];
    frame_real_text(value, text);
    buffer_append_text(out, text);
}

static void append_csv_cell(struct buffer *out, struct frame_cell cell, bool raw)
{
    if (cell.type == FRAME_INTEGER)
        buffer_printf(out, "%" PRId64, cell.integer);
    else if (cell.type == FRAME_REAL)
        append_real(out, cell.real);
    else if (cell.type == FRAME_TEXT)
        append_csv_text(out, cell.text, raw);
}

static bool still_fits(const struct buffer *out)
{
    return !out->overflow && !out->no_memory && !stop_asked();
}

void frame_to_csv(const struct frame *frame, bool raw, struct buffer *out)
{
    const size_t columns = frame_columns(frame);
    for (size_t column = 0; column < columns; column++) {
        const char *name = frame_column_name(frame, column);
        if (column > 0)
            buffer_append_byte(out, ',');
        append_csv_text(out, (struct frame_text){name, strlen(name)}, raw);
    }
    buffer_append_text(out, "\r\n");
    for (size_t row = 0; row < frame_rows(frame) && still_fits(out); row++) {
        for (size_t column = 0; column < columns; column++) {
            if (column > 0)
                buffer_append_byte(out, ',');
            append_csv_cell(out, frame_cell(frame, column, row), raw);
        }
        buffer_append_text(out, "\r\n");
    }
}

static void append_json_text(struct buffer *out, struct frame_text text)
{
    buffer_append_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '"' || byte == '\\') {
            buffer_append_byte(out, '\\');
            buffer_append_byte(out, (char)byte);
        } else if (byte == '\n')
            buffer_append_text(out, "\\n");
        else if (byte == '\t')
            buffer_append_text(out, "\\t");
        else if (byte < 0x20 || byte == 0x7F)
            buffer_printf(out, "\\u%04x", byte);
        else
            buffer_append_byte(out, (char)byte);
    }
    buffer_append_byte(out, '"');
}

static void append_json_cell(struct buffer *out, struct frame_cell cell)
{
    if (cell.type == FRAME_INTEGER)
        buffer_printf(out, "%" PRId64, cell.integer);
    else if (cell.type == FRAME_REAL && isfinite(cell.real))
        append_real(out, cell.real);
    else if (cell.type == FRAME_TEXT)
        append_json_text(out, cell.text);
    else
        buffer_append_text(out, "null");
}

void frame_to_json(const struct frame *frame, struct buffer *out)
{
    const size_t columns = frame_columns(frame);
    buffer_append_byte(out, '[');
    for (size_t row = 0; row < frame_rows(frame) && still_fits(out); row++) {
        buffer_append_text(out, row > 0 ? ",\n{" : "\n{");
        for (size_t column = 0; column < columns; column++) {
            const char *name = frame_column_name(frame, column);
            if (column > 0)
                buffer_append_text(out, ", ");
            append_json_text(out, (struct frame_text){name, strlen(name)});
            buffer_append_text(out, ": ");
            append_json_cell(out, frame_cell(frame, column, row));
        }
        buffer_append_byte(out, '}');
    }
    buffer_append_text(out, frame_rows(frame) > 0 ? "\n]\n" : "]\n");
}
