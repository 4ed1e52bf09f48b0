/* Any bytes as a .ods: a zip file as it is, anything else as its content.xml. */
#include "workbook_file.h"

#include "../c/zip_maker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_bytes(const char *bytes, size_t size)
{
    const struct workbook_file_limits limits = {
        .archive = {.file_bytes = 1 << 22,
                    .entries = 50,
                    .part_bytes = 1 << 22,
                    .all_bytes = 1 << 22,
                    .ratio = 200},
        .workbook = {.sheets = 10,
                     .cells = 20000,
                     .rows = 10000,
                     .columns = 100,
                     .cell_bytes = 10000,
                     .text_bytes = 1 << 22},
    };
    struct workbook workbook;
    struct failure why = {0};
    const bool ok = workbook_file_read_memory("fuzz.ods", bytes, size, &limits, &workbook, &why);
    if (!ok && why.code[0] == '\0')
        abort(); /* refused without a sentence */
    for (size_t i = 0; ok && i < workbook.count; i++)
        for (size_t j = 0; j < workbook.sheets[i].count; j++) {
            const struct sheet_cell *cell = &workbook.sheets[i].cells[j];
            if ((size_t)cell->text + cell->length > workbook.pool.length ||
                cell->font >= workbook.fonts_count ||
                sheet_find(&workbook.sheets[i], cell->row, cell->column) != cell)
                abort();
        }
    workbook_free(&workbook);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || data[0] == 'P') {
        read_bytes((const char *)data, size);
        return 0;
    }
    struct zip_maker zip;
    zip_start(&zip);
    zip_add_bytes(&zip, "content.xml", (const char *)data, size);
    zip_finish(&zip);
    read_bytes(buffer_text(&zip.file), zip.file.length);
    zip_free(&zip);
    return 0;
}
