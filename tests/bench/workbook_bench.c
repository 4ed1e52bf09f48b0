/* How long a .xlsx of 500,000 cells takes to become cells, beside unzipping and parsing the same
   XML with expat alone (minizip in pieces of 64 kB into expat without a handler). Prints a table of
   medians. */
#include "workbook_file.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <xlsxwriter.h>

enum { RUNS = 15, ROWS = 50000, COLUMNS = 10, CHUNK = 1 << 16 };

enum kind { MIXED, NUMBERS, INLINE_TEXT, KINDS };

static const char *const names[KINDS] = {
    [MIXED] = "4 text columns (shared), 6 of numbers",
    [NUMBERS] = "10 columns of numbers",
    [INLINE_TEXT] = "the first, texts inline in the cells",
};

/* Of this process: one thread that never waits, so that other work on the machine weighs less. */
static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void fill(lxw_worksheet *sheet, enum kind kind)
{
    char text[100];
    for (lxw_row_t row = 0; row < ROWS; row++)
        for (lxw_col_t column = 0; column < COLUMNS; column++) {
            const unsigned number = row * 7u + column * 13u;
            if (kind == NUMBERS || column >= 4) {
                worksheet_write_number(sheet, row, column,
                                       number % 997 / (column == 9 ? 10.0 : 1.0), NULL);
                continue;
            }
            snprintf(text, sizeof text, "Tổ hòa giải số %u, phường Đống Đa",
                     (row * 4u + column) % 20000u);
            worksheet_write_string(sheet, row, column, text, NULL);
        }
}

static bool make_file(const char *path, enum kind kind)
{
    lxw_workbook_options options = {.constant_memory = kind == INLINE_TEXT};
    lxw_workbook *book = workbook_new_opt(path, &options);
    if (book == NULL)
        return false;
    fill(workbook_add_worksheet(book, NULL), kind);
    return workbook_close(book) == LXW_NO_ERROR;
}

/* The part that is open, to its end; false when it is not XML. */
static bool parse_part(unzFile zip)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    bool ok = parser != NULL;
    int got = 1;
    while (ok && got > 0) {
        void *room = XML_GetBuffer(parser, CHUNK);
        got = room == NULL ? -1 : unzReadCurrentFile(zip, room, CHUNK);
        ok = got >= 0 && XML_ParseBuffer(parser, got, got == 0) == XML_STATUS_OK;
    }
    XML_ParserFree(parser);
    return ok;
}

/* Only the parts that the reader reads. */
static bool floor_run(const char *path)
{
    static const char *const parts[] = {
        "_rels/.rels",   "xl/workbook.xml",      "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};
    unzFile zip = unzOpen64(path);
    bool ok = zip != NULL;
    for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++) {
        if (unzLocateFile(zip, parts[i], 1) != UNZ_OK)
            continue; /* a file of numbers has no shared strings */
        ok = unzOpenCurrentFile(zip) == UNZ_OK && parse_part(zip) &&
             unzCloseCurrentFile(zip) == UNZ_OK;
    }
    if (zip != NULL)
        unzClose(zip);
    return ok;
}

static bool our_run(const char *path, size_t *bytes)
{
    struct workbook workbook;
    struct failure why = {0};
    struct workbook_file_limits limits = {archive_limits_default, workbook_limits_default};
    limits.archive.part_bytes = 100u * 1000 * 1000; /* as a form of large files would */
    limits.archive.all_bytes = 100u * 1000 * 1000;
    bool ok = workbook_file_read(path, &limits, &workbook, &why);
    if (!ok)
        fprintf(stderr, "%s\n", why.text);
    ok = ok && workbook.sheets[0].count == (size_t)ROWS * COLUMNS;
    if (ok)
        *bytes =
            workbook.pool.capacity + workbook.sheets[0].capacity * sizeof *workbook.sheets[0].cells;
    workbook_free(&workbook);
    return ok;
}

static bool measure(const char *path, enum kind kind)
{
    double floor_times[RUNS];
    double our_times[RUNS];
    size_t bytes = 0;
    if (!make_file(path, kind) || !floor_run(path) || !our_run(path, &bytes))
        return false;
    /* In turn, so that a slow moment of the machine falls on both. */
    for (int i = 0; i < RUNS; i++) {
        const double began = now_ms();
        const bool floor_ok = floor_run(path);
        const double middle = now_ms();
        if (!floor_ok || !our_run(path, &bytes))
            return false;
        floor_times[i] = middle - began;
        our_times[i] = now_ms() - middle;
    }
    qsort(floor_times, RUNS, sizeof *floor_times, compare);
    qsort(our_times, RUNS, sizeof *our_times, compare);
    const double floor_time = floor_times[RUNS / 2];
    const double our_time = our_times[RUNS / 2];
    printf("%-38s %8.1f %8.1f %6.2f %6s %6.1f\n", names[kind], floor_time, our_time,
           our_time / floor_time, "1.5", (double)bytes / 1e6);
    return true;
}

int main(void)
{
    char path[] = "/tmp/lotrinh-bench-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    printf("%-38s %8s %8s %6s %6s %6s\n", "500,000 cells, median CPU of 15", "floor ms", "ours ms",
           "ratio", "limit", "MB");
    bool ok = true;
    for (int kind = 0; ok && kind < KINDS; kind++)
        ok = measure(path, (enum kind)kind);
    unlink(path);
    return ok ? 0 : 1;
}
