/* One state a byte, cells copied unquoted into one buffer a row. Knows nothing of files. */
#include "csv.h"

#include "buffer.h"
#include "language.h"

#include <stdlib.h>
#include <string.h>

enum {
    USUAL_MOST_COLUMNS = 4096,
    USUAL_LONGEST_ROW = 16 << 20,
    FIRST_CELLS = 32,
};

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
enum { MARK_LENGTH = 3 };

enum state {
    CELL_START,     /* nothing of the cell was read yet */
    BARE,           /* inside a cell without quotes */
    QUOTED,         /* inside quotes */
    QUOTE_OR_END,   /* a quote inside quotes: doubled, or the end of the cell */
    LINE_FEED_NEXT, /* after a carriage return */
};

struct place {
    size_t start; /* into the row's buffer */
    size_t length;
    bool quoted;
};

struct csv_reader {
    csv_refill refill;
    void *context;
    struct csv_settings settings;
    const char *piece; /* borrowed: what the refill gave last */
    size_t piece_length;
    size_t position;     /* in the piece */
    bool at_end;         /* the refill has nothing more */
    bool unfinished;     /* the last row had no line end */
    bool begun;          /* a byte-order mark can no longer come */
    struct buffer text;  /* the cells of the row, a NUL after each */
    struct place *cells; /* owned */
    size_t columns;
    size_t cell_room;
    size_t row;
    size_t line;      /* on which the row begins */
    size_t next_line; /* on which the next byte stands */
    enum state state;
    struct failure failed; /* kind is FAILURE_NONE while all is well */
};

struct csv_reader *csv_open(csv_refill refill, void *context, const struct csv_settings *settings,
                            struct failure *why)
{
    struct csv_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        failure_memory(why);
        return NULL;
    }
    reader->refill = refill;
    reader->context = context;
    if (settings != NULL)
        reader->settings = *settings;
    if (reader->settings.separator == '\0')
        reader->settings.separator = ',';
    if (reader->settings.most_columns == 0)
        reader->settings.most_columns = USUAL_MOST_COLUMNS;
    if (reader->settings.longest_row == 0)
        reader->settings.longest_row = USUAL_LONGEST_ROW;
    buffer_init(&reader->text, reader->settings.longest_row);
    reader->next_line = 1;
    return reader;
}

struct csv_reader *csv_open_text(const char *text, size_t length,
                                 const struct csv_settings *settings, struct failure *why)
{
    struct csv_reader *reader = csv_open(NULL, NULL, settings, why);
    if (reader != NULL) {
        reader->piece = text;
        reader->piece_length = length;
    }
    return reader;
}

void csv_close(struct csv_reader *reader)
{
    if (reader == NULL)
        return;
    buffer_free(&reader->text);
    free(reader->cells);
    free(reader);
}

static bool fail_at(struct csv_reader *reader, const char *code, const char *vi, const char *en)
{
    return failure_set(&reader->failed, FAILURE_DATA, code, "CSV dòng %zu, cột %zu: %s",
                       "CSV line %zu, column %zu: %s", reader->next_line, reader->columns + 1,
                       language_pick((struct words){vi, en}));
}

/* The next byte of the input; -1 at its end, -2 when the refill failed. */
static int next_byte(struct csv_reader *reader)
{
    while (reader->position == reader->piece_length) {
        if (reader->at_end || reader->refill == NULL)
            return -1;
        reader->position = 0;
        reader->piece_length = 0;
        if (!reader->refill(reader->context, &reader->piece, &reader->piece_length,
                            &reader->failed)) {
            if (reader->failed.kind == FAILURE_NONE)
                failure_memory(&reader->failed);
            return -2;
        }
        reader->at_end = reader->piece_length == 0;
    }
    return (unsigned char)reader->piece[reader->position++];
}

/* Drops a byte-order mark, which may arrive in pieces. What only began like one belongs to the
 * cell. */
static bool skip_mark(struct csv_reader *reader)
{
    reader->begun = true;
    for (int i = 0; i < MARK_LENGTH; i++) {
        const int byte = next_byte(reader);
        if (byte == (unsigned char)BYTE_ORDER_MARK[i])
            continue;
        if (byte >= 0)
            reader->position--; /* it was read from this piece */
        if (i > 0) {
            buffer_append(&reader->text, BYTE_ORDER_MARK, (size_t)i);
            reader->state = BARE;
        }
        return byte != -2;
    }
    return true;
}

static bool grow_cells(struct csv_reader *reader)
{
    const size_t room = reader->cell_room == 0 ? FIRST_CELLS : reader->cell_room * 2;
    struct place *cells = realloc(reader->cells, room * sizeof *cells);
    if (cells == NULL)
        return failure_memory(&reader->failed);
    reader->cells = cells;
    reader->cell_room = room;
    return true;
}

/* The cell that was being read is complete. */
static bool end_cell(struct csv_reader *reader, bool quoted)
{
    if (reader->columns == reader->settings.most_columns)
        return fail_at(reader, "LT-1781", "quá nhiều cột", "too many columns");
    if (reader->columns == reader->cell_room && !grow_cells(reader))
        return false;
    size_t start = 0;
    if (reader->columns > 0) {
        const struct place *before = &reader->cells[reader->columns - 1];
        start = before->start + before->length + 1;
    }
    const size_t length = reader->text.length - start;
    if (reader->settings.longest_cell > 0 && length > reader->settings.longest_cell)
        return fail_at(reader, "LT-1780", "ô quá dài", "the cell is too long");
    if (!buffer_append_byte(&reader->text, '\0'))
        return reader->text.no_memory
                   ? failure_memory(&reader->failed)
                   : fail_at(reader, "LT-1782", "dòng quá dài", "the row is too long");
    reader->cells[reader->columns++] = (struct place){start, length, quoted};
    reader->state = CELL_START;
    return true;
}

static bool add_byte(struct csv_reader *reader, int byte)
{
    if (buffer_append_byte(&reader->text, (char)byte))
        return true;
    if (reader->text.no_memory)
        return failure_memory(&reader->failed);
    return fail_at(reader, "LT-1782", "dòng quá dài", "the row is too long");
}

/* What a byte does outside quotes, the cell having been quoted or not. */
static enum csv_step outside(struct csv_reader *reader, int byte, bool quoted)
{
    if (byte == reader->settings.separator)
        return end_cell(reader, quoted) ? CSV_END : CSV_FAILED;
    if (byte == '\r') {
        if (!end_cell(reader, quoted))
            return CSV_FAILED;
        reader->state = LINE_FEED_NEXT;
        return CSV_END;
    }
    if (byte == '\n') {
        if (!end_cell(reader, quoted))
            return CSV_FAILED;
        reader->next_line++;
        return CSV_ROW;
    }
    if (quoted) {
        fail_at(reader, "LT-1783", "có chữ sau dấu ngoặc kép đóng", "text after a closing quote");
        return CSV_FAILED;
    }
    if (byte == '"') {
        fail_at(reader, "LT-1784", "dấu ngoặc kép giữa ô không có ngoặc kép",
                "a quote inside a cell that does not begin with one");
        return CSV_FAILED;
    }
    reader->state = BARE;
    return add_byte(reader, byte) ? CSV_END : CSV_FAILED;
}

/* Takes one byte: CSV_ROW when it ends the row, CSV_END when the row goes on. */
static enum csv_step take(struct csv_reader *reader, int byte)
{
    if (byte == '\0') {
        fail_at(reader, "LT-1785", "có byte NUL", "a NUL byte");
        return CSV_FAILED;
    }
    switch (reader->state) {
    case CELL_START:
        if (byte != '"')
            return outside(reader, byte, false);
        reader->state = QUOTED;
        return CSV_END;
    case BARE:
        return outside(reader, byte, false);
    case QUOTED:
        if (byte == '"') {
            reader->state = QUOTE_OR_END;
            return CSV_END;
        }
        if (byte == '\n')
            reader->next_line++;
        return add_byte(reader, byte) ? CSV_END : CSV_FAILED;
    case QUOTE_OR_END:
        if (byte != '"')
            return outside(reader, byte, true);
        reader->state = QUOTED;
        return add_byte(reader, byte) ? CSV_END : CSV_FAILED;
    case LINE_FEED_NEXT:
        break;
    }
    if (byte == '\n') {
        reader->next_line++;
        return CSV_ROW;
    }
    fail_at(reader, "LT-1786", "ký tự về đầu dòng (CR) không có xuống dòng (LF) theo sau",
            "a carriage return without a line feed");
    return CSV_FAILED;
}

/* Takes at once what is plain text of the cell being read: all but separators, quotes, line ends,
   NUL. False when the row became too long. */
static bool take_run(struct csv_reader *reader)
{
    if (reader->state != BARE && reader->state != QUOTED)
        return true;
    const char *start = reader->piece + reader->position;
    const char *end = reader->piece + reader->piece_length;
    const char *next = start;
    const char separator = (char)(reader->state == QUOTED ? '"' : reader->settings.separator);
    while (next < end && *next != separator && *next != '"' && *next != '\n' && *next != '\r' &&
           *next != '\0')
        next++;
    if (next == start)
        return true;
    reader->position += (size_t)(next - start);
    if (buffer_append(&reader->text, start, (size_t)(next - start)))
        return true;
    return reader->text.no_memory
               ? failure_memory(&reader->failed)
               : fail_at(reader, "LT-1782", "dòng quá dài", "the row is too long");
}

/* The input is over: the last row may lack its line end. */
static enum csv_step finish(struct csv_reader *reader)
{
    if (reader->state == QUOTED) {
        failure_set(&reader->failed, FAILURE_DATA, "LT-1787",
                    "CSV dòng %zu: ô mở ngoặc kép không đóng lại đến hết tệp",
                    "CSV line %zu: a cell opens a quote that is never closed", reader->line);
        return CSV_FAILED;
    }
    if (reader->state == LINE_FEED_NEXT)
        return take(reader, ' '); /* anything but a line feed: refused */
    if (reader->columns == 0 && reader->state == CELL_START)
        return CSV_END;
    reader->unfinished = true;
    return end_cell(reader, reader->state == QUOTE_OR_END) ? CSV_ROW : CSV_FAILED;
}

static enum csv_step read_row(struct csv_reader *reader)
{
    if (!reader->begun && !skip_mark(reader))
        return CSV_FAILED;
    for (;;) {
        if (!take_run(reader))
            return CSV_FAILED;
        const int byte = next_byte(reader);
        if (byte == -2)
            return CSV_FAILED;
        if (byte == -1)
            return finish(reader);
        const enum csv_step step = take(reader, byte);
        if (step != CSV_END)
            return step;
    }
}

enum csv_step csv_next_row(struct csv_reader *reader, struct failure *why)
{
    if (reader->failed.kind == FAILURE_NONE) {
        buffer_clear(&reader->text);
        reader->columns = 0;
        reader->state = CELL_START;
        reader->line = reader->next_line;
        const enum csv_step step = read_row(reader);
        if (step == CSV_ROW)
            reader->row++;
        if (step != CSV_FAILED)
            return step;
    }
    *why = reader->failed;
    return CSV_FAILED;
}

size_t csv_columns(const struct csv_reader *reader)
{
    return reader->columns;
}

struct csv_cell csv_cell(const struct csv_reader *reader, size_t column)
{
    const struct place *place = &reader->cells[column];
    return (struct csv_cell){reader->text.bytes + place->start, place->length, place->quoted};
}

size_t csv_row(const struct csv_reader *reader)
{
    return reader->row;
}

bool csv_is_unfinished(const struct csv_reader *reader)
{
    return reader->unfinished;
}

size_t csv_line(const struct csv_reader *reader)
{
    return reader->line;
}
