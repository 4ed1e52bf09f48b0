/* Any bytes as a .xlsx. A zip file is read as it is; of anything else the first byte says which
   part of a workbook the rest becomes, so that the reader itself is reached, not only the archive.
 */
#include "workbook_file.h"

#include "../c/zip_maker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The parts of a small workbook that stands for whatever the input does not give. */
static const struct {
    const char *name;
    const char *text;
} parts[] = {
    {"xl/sheet.xml",
     "<worksheet><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>45996</v></c>"
     "</row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>"},
    {"xl/strings.xml", "<sst><si><t>a</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet><fonts><font><name val='.VnTime'/></font></fonts><cellXfs>"
                      "<xf numFmtId='0' fontId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name='a' r:id='1'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id='1' Type='" OFFICE "/worksheet' Target='sheet.xml'/>"
     "<Relationship Id='2' Type='" OFFICE "/styles' Target='styles.xml'/>"
     "<Relationship Id='3' Type='" OFFICE "/sharedStrings' Target='strings.xml'/></Relationships>"},
    {"_rels/.rels", "<Relationships><Relationship Id='1' Type='" OFFICE
                    "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
};

enum { PARTS = sizeof parts / sizeof *parts };

/* Every cell lies inside its sheet and its text inside the pool. */
static void check(const struct workbook *workbook)
{
    for (size_t i = 0; i < workbook->count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        for (size_t j = 0; j < sheet->count; j++) {
            const struct sheet_cell *cell = &sheet->cells[j];
            if (cell->row < 1 || cell->row > sheet->last_row || cell->column < 1 ||
                cell->column > sheet->last_column || cell->font >= workbook->fonts_count ||
                (size_t)cell->text + cell->length > workbook->pool.length ||
                sheet_find(sheet, cell->row, cell->column) != cell)
                abort();
        }
    }
}

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
    if (workbook_file_read_memory("fuzz.xlsx", bytes, size, &limits, &workbook, &why))
        check(&workbook);
    else if (why.code[0] == '\0')
        abort(); /* refused without a sentence */
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
    for (size_t i = 0; i < PARTS; i++) {
        if (data[0] % PARTS == i)
            zip_add_bytes(&zip, parts[i].name, (const char *)data + 1, size - 1);
        else
            zip_add(&zip, parts[i].name, parts[i].text);
    }
    zip_finish(&zip);
    read_bytes(buffer_text(&zip.file), zip.file.length);
    zip_free(&zip);
    return 0;
}
