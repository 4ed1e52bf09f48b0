/* Writes .xlsx workbooks row by row. Holds one piece of one sheet and what is packed already. */
#include "xlsx_writer.h"

#include "xlsx_writer_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 16 /* bytes of XML kept before they are packed */, LARGEST_PART = 8 << 20 };

#define HEAD    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define KIND    "application/vnd.openxmlformats-officedocument.spreadsheetml."

struct xlsx_writer {
    struct zip_writer zip;
    struct xlsx_styles_out styles;
    struct buffer piece;  /* XML of the part being written, not packed yet */
    struct buffer merges; /* of the sheet being written */
    struct buffer names;  /* of the sheets, each ended by a NUL */
    struct buffer book;   /* <sheet> elements */
    struct buffer title;
    char created[11];
    unsigned sheets, merges_count;
    unsigned next_row; /* of the sheet being written, from 0 */
    unsigned next_column;
    bool in_sheet, in_row, landscape, finished;
};

struct xlsx_writer *xlsx_writer_new(const char *title, const char *created, struct failure *why)
{
    struct xlsx_writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL) {
        failure_memory(why);
        return NULL;
    }
    xlsx_styles_init(&writer->styles);
    buffer_init(&writer->piece, LARGEST_PART);
    buffer_init(&writer->merges, LARGEST_PART);
    buffer_init(&writer->names, LARGEST_PART);
    buffer_init(&writer->book, LARGEST_PART);
    buffer_init(&writer->title, LARGEST_PART);
    if (title != NULL)
        xlsx_append_escaped(&writer->title, title, strlen(title));
    strncpy(writer->created, created, sizeof writer->created - 1);
    unsigned plain = 0;
    if (!zip_writer_open(&writer->zip, why) ||
        !xlsx_styles_add(&writer->styles, &(struct xlsx_format){0}, &plain, why)) {
        xlsx_writer_free(writer);
        return NULL;
    }
    return writer;
}

void xlsx_writer_free(struct xlsx_writer *writer)
{
    if (writer == NULL)
        return;
    zip_writer_close(&writer->zip);
    xlsx_styles_free(&writer->styles);
    buffer_free(&writer->piece);
    buffer_free(&writer->merges);
    buffer_free(&writer->names);
    buffer_free(&writer->book);
    buffer_free(&writer->title);
    free(writer);
}

bool xlsx_writer_format(struct xlsx_writer *writer, const struct xlsx_format *format,
                        unsigned *index, struct failure *why)
{
    return xlsx_styles_add(&writer->styles, format, index, why);
}

static bool pack(struct xlsx_writer *writer, struct failure *why)
{
    const bool ok =
        buffer_ok(&writer->piece, "xlsx", why) &&
        zip_writer_write(&writer->zip, buffer_text(&writer->piece), writer->piece.length, why);
    buffer_clear(&writer->piece);
    return ok;
}

static bool pack_when_long(struct xlsx_writer *writer, struct failure *why)
{
    return writer->piece.length < PIECE ? buffer_ok(&writer->piece, "xlsx", why)
                                        : pack(writer, why);
}

/* ---- sheets ---- */

static bool name_is_taken(const struct xlsx_writer *writer, const char *name)
{
    const char *end = buffer_text(&writer->names) + writer->names.length;
    for (const char *at = buffer_text(&writer->names); at < end; at += strlen(at) + 1)
        if (strcmp(at, name) == 0)
            return true;
    return false;
}

static bool check_name(const struct xlsx_writer *writer, const char *name, struct failure *why)
{
    const size_t length = xlsx_count_characters(name, strlen(name));
    if (length == 0 || length > XLSX_LONGEST_NAME || strpbrk(name, "[]:*?/\\") != NULL ||
        name[0] == '\'' || name_is_taken(writer, name))
        return failure_set(why, FAILURE_OUTPUT, "LT-1132",
                           "\"%s\" không đặt được làm tên trang: cần 1 đến %d ký tự, không có "
                           "[ ] : * ? / \\, không trùng trang khác",
                           "\"%s\" cannot name a sheet: 1 to %d characters, without [ ] : * ? / \\ "
                           "and not the name of another sheet",
                           name, XLSX_LONGEST_NAME);
    if (writer->sheets >= XLSX_MOST_SHEETS)
        return failure_set(why, FAILURE_OUTPUT, "LT-1133", "một tệp chỉ có nhiều nhất %d trang",
                           "a workbook has at most %d sheets", XLSX_MOST_SHEETS);
    return true;
}

static void end_row(struct xlsx_writer *writer)
{
    if (writer->in_row)
        buffer_append_text(&writer->piece, "</row>");
    writer->in_row = false;
}

static bool end_sheet(struct xlsx_writer *writer, struct failure *why)
{
    if (!writer->in_sheet)
        return true;
    struct buffer *out = &writer->piece;
    end_row(writer);
    buffer_append_text(out, "</sheetData>");
    if (writer->merges_count > 0) {
        buffer_printf(out, "<mergeCells count=\"%u\">", writer->merges_count);
        buffer_append_text(out, buffer_text(&writer->merges));
        buffer_append_text(out, "</mergeCells>");
    }
    /* A4 with the margins of Nghị định 30/2020/NĐ-CP, in inches: 30 mm left, 20 mm elsewhere. */
    buffer_printf(out,
                  "<pageMargins left=\"1.18\" right=\"0.79\" top=\"0.79\" bottom=\"0.79\" "
                  "header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"%s\"/>"
                  "</worksheet>",
                  writer->landscape ? "landscape" : "portrait");
    writer->in_sheet = false;
    return buffer_ok(&writer->merges, "xlsx", why) && pack(writer, why) &&
           zip_writer_end(&writer->zip, why);
}

static void print_freeze(struct buffer *out, unsigned rows, unsigned columns)
{
    if (rows == 0 && columns == 0)
        return;
    buffer_append_text(out, "<pane");
    if (columns > 0)
        buffer_printf(out, " xSplit=\"%u\"", columns);
    if (rows > 0)
        buffer_printf(out, " ySplit=\"%u\"", rows);
    buffer_append_text(out, " topLeftCell=\"");
    xlsx_append_address(out, rows, columns);
    const char *pane = "bottomRight";
    if (rows == 0)
        pane = "topRight";
    else if (columns == 0)
        pane = "bottomLeft";
    buffer_printf(out, "\" activePane=\"%s\" state=\"frozen\"/>", pane);
}

static void print_layout(struct xlsx_writer *writer, const struct xlsx_layout *layout)
{
    struct buffer *out = &writer->piece;
    buffer_append_text(out, HEAD "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView "
                                 "workbookViewId=\"0\">");
    print_freeze(out, layout->freeze_rows, layout->freeze_columns);
    buffer_append_text(out, "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    if (layout->widths_count > 0) {
        buffer_append_text(out, "<cols>");
        for (size_t i = 0; i < layout->widths_count; i++)
            buffer_printf(out, "<col min=\"%zu\" max=\"%zu\" width=\"%.2f\" customWidth=\"1\"/>",
                          i + 1, i + 1, layout->widths[i]);
        buffer_append_text(out, "</cols>");
    }
    buffer_append_text(out, "<sheetData>");
}

bool xlsx_writer_sheet(struct xlsx_writer *writer, const char *name,
                       const struct xlsx_layout *layout, struct failure *why)
{
    static const struct xlsx_layout none = {0};
    if (!check_name(writer, name, why) || !end_sheet(writer, why))
        return false;
    const unsigned number = ++writer->sheets;
    buffer_append(&writer->names, name, strlen(name) + 1);
    buffer_append_text(&writer->book, "<sheet name=\"");
    xlsx_append_escaped(&writer->book, name, strlen(name));
    buffer_printf(&writer->book, "\" sheetId=\"%u\" r:id=\"rId%u\"/>", number, number);
    char part[40];
    snprintf(part, sizeof part, "xl/worksheets/sheet%u.xml", number);
    if (!buffer_ok(&writer->names, "xlsx", why) || !buffer_ok(&writer->book, "xlsx", why) ||
        !zip_writer_begin(&writer->zip, part, why))
        return false;
    buffer_clear(&writer->merges);
    writer->merges_count = writer->next_row = 0;
    writer->in_sheet = true;
    layout = layout != NULL ? layout : &none;
    writer->landscape = layout->landscape;
    print_layout(writer, layout);
    return pack_when_long(writer, why);
}

/* ---- rows and cells ---- */

static bool outside(struct failure *why)
{
    return failure_set(why, FAILURE_OUTPUT, "LT-1134",
                       "dòng, ô hay vùng gộp ô của bảng tính nằm ngoài giới hạn hoặc sai thứ tự",
                       "a row, a cell or merged cells of the workbook are beyond the limits or out "
                       "of order");
}

bool xlsx_writer_row(struct xlsx_writer *writer, unsigned skip, double height, struct failure *why)
{
    if (!writer->in_sheet || skip >= XLSX_MOST_ROWS - writer->next_row)
        return outside(why);
    end_row(writer);
    writer->next_row += skip;
    buffer_printf(&writer->piece, "<row r=\"%u\"", writer->next_row + 1);
    if (height > 0)
        buffer_printf(&writer->piece, " ht=\"%.2f\" customHeight=\"1\"", height);
    buffer_append_byte(&writer->piece, '>');
    writer->next_row++;
    writer->next_column = 0;
    writer->in_row = true;
    return pack_when_long(writer, why);
}

static bool begin_cell(struct xlsx_writer *writer, unsigned column, unsigned format,
                       struct failure *why)
{
    if (!writer->in_row || column < writer->next_column || column >= XLSX_MOST_COLUMNS ||
        format >= writer->styles.count)
        return outside(why);
    writer->next_column = column + 1;
    buffer_append_text(&writer->piece, "<c r=\"");
    xlsx_append_address(&writer->piece, writer->next_row - 1, column);
    buffer_append_byte(&writer->piece, '"');
    if (format > 0)
        buffer_printf(&writer->piece, " s=\"%u\"", format);
    return true;
}

bool xlsx_writer_text(struct xlsx_writer *writer, unsigned column, unsigned format,
                      const char *text, size_t length, struct failure *why)
{
    if (xlsx_count_characters(text, length) > XLSX_LONGEST_TEXT)
        return failure_set(why, FAILURE_OUTPUT, "LT-1135", "một ô chỉ chứa nhiều nhất %d ký tự",
                           "a cell holds at most %d characters", XLSX_LONGEST_TEXT);
    if (!begin_cell(writer, column, format, why))
        return false;
    buffer_append_text(&writer->piece, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    xlsx_append_escaped(&writer->piece, text, length);
    buffer_append_text(&writer->piece, "</t></is></c>");
    return pack_when_long(writer, why);
}

bool xlsx_writer_integer(struct xlsx_writer *writer, unsigned column, unsigned format,
                         int64_t value, struct failure *why)
{
    if (!begin_cell(writer, column, format, why))
        return false;
    buffer_printf(&writer->piece, "><v>%lld</v></c>", (long long)value);
    return pack_when_long(writer, why);
}

bool xlsx_writer_number(struct xlsx_writer *writer, unsigned column, unsigned format, double value,
                        struct failure *why)
{
    if (!isfinite(value))
        return failure_set(why, FAILURE_OUTPUT, "LT-1136", "ô bảng tính không chứa được số %g",
                           "a cell of a workbook cannot hold the number %g", value);
    if (!begin_cell(writer, column, format, why))
        return false;
    buffer_printf(&writer->piece, "><v>%.17g</v></c>", value);
    return pack_when_long(writer, why);
}

bool xlsx_writer_formula(struct xlsx_writer *writer, unsigned column, unsigned format,
                         const char *formula, double value, struct failure *why)
{
    if (!isfinite(value))
        return outside(why);
    if (!begin_cell(writer, column, format, why))
        return false;
    buffer_append_text(&writer->piece, "><f>");
    xlsx_append_escaped(&writer->piece, formula, strlen(formula));
    buffer_printf(&writer->piece, "</f><v>%.17g</v></c>", value);
    return pack_when_long(writer, why);
}

bool xlsx_writer_blank(struct xlsx_writer *writer, unsigned column, unsigned format,
                       struct failure *why)
{
    if (!begin_cell(writer, column, format, why))
        return false;
    buffer_append_text(&writer->piece, "/>");
    return pack_when_long(writer, why);
}

bool xlsx_writer_merge(struct xlsx_writer *writer, unsigned first_row, unsigned first_column,
                       unsigned last_row, unsigned last_column, struct failure *why)
{
    if (!writer->in_sheet || first_row > last_row || first_column > last_column ||
        last_row >= XLSX_MOST_ROWS || last_column >= XLSX_MOST_COLUMNS ||
        (first_row == last_row && first_column == last_column))
        return outside(why);
    buffer_append_text(&writer->merges, "<mergeCell ref=\"");
    xlsx_append_address(&writer->merges, first_row, first_column);
    buffer_append_byte(&writer->merges, ':');
    xlsx_append_address(&writer->merges, last_row, last_column);
    buffer_append_text(&writer->merges, "\"/>");
    writer->merges_count++;
    return buffer_ok(&writer->merges, "xlsx", why);
}

/* ---- the rest of the file ---- */

static bool write_part(struct xlsx_writer *writer, const char *name, struct failure *why)
{
    return zip_writer_begin(&writer->zip, name, why) && pack(writer, why) &&
           zip_writer_end(&writer->zip, why);
}

static bool write_workbook(struct xlsx_writer *writer, struct failure *why)
{
    struct buffer *out = &writer->piece;
    buffer_append_text(out, HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
    buffer_append_text(out, buffer_text(&writer->book));
    buffer_append_text(out, "</sheets></workbook>");
    if (!write_part(writer, "xl/workbook.xml", why))
        return false;
    buffer_append_text(out, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
    for (unsigned i = 1; i <= writer->sheets; i++)
        buffer_printf(out,
                      "<Relationship Id=\"rId%u\" Type=\"" OFFICE
                      "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                      i, i);
    buffer_printf(out,
                  "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>",
                  writer->sheets + 1);
    buffer_append_text(out, "</Relationships>");
    return write_part(writer, "xl/_rels/workbook.xml.rels", why);
}

static bool write_package(struct xlsx_writer *writer, struct failure *why)
{
    struct buffer *out = &writer->piece;
    buffer_printf(out,
                  HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                       "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                       "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>%s"
                       "</dc:title><dc:creator>lotrinh</dc:creator><dcterms:created "
                       "xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:created>"
                       "</cp:coreProperties>",
                  buffer_text(&writer->title), writer->created);
    if (!write_part(writer, "docProps/core.xml", why))
        return false;
    buffer_append_text(
        out, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" "
                  "Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship "
                  "Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
                  "Target=\"docProps/core.xml\"/></Relationships>");
    if (!write_part(writer, "_rels/.rels", why))
        return false;
    buffer_append_text(out, HEAD
                       "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                       "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
                       "PartName=\"/xl/workbook.xml\" ContentType=\"" KIND "sheet.main+xml\"/>"
                       "<Override PartName=\"/xl/styles.xml\" ContentType=\"" KIND "styles+xml\"/>"
                       "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
                       "vnd.openxmlformats-package.core-properties+xml\"/>");
    for (unsigned i = 1; i <= writer->sheets; i++)
        buffer_printf(out,
                      "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" KIND
                      "worksheet+xml\"/>",
                      i);
    buffer_append_text(out, "</Types>");
    return write_part(writer, "[Content_Types].xml", why);
}

bool xlsx_writer_finish(struct xlsx_writer *writer, const char **bytes, size_t *length,
                        struct failure *why)
{
    if (writer->finished || writer->sheets == 0)
        return failure_set(why, FAILURE_OUTPUT, "LT-1137",
                           "bảng tính phải có ít nhất một trang và chỉ kết thúc một lần",
                           "a workbook has at least one sheet and is ended once");
    if (!end_sheet(writer, why))
        return false;
    writer->finished = true;
    xlsx_styles_print(&writer->styles, &writer->piece);
    if (!write_part(writer, "xl/styles.xml", why) || !write_workbook(writer, why) ||
        !write_package(writer, why) || !zip_writer_finish(&writer->zip, why))
        return false;
    *bytes = buffer_text(&writer->zip.bytes);
    *length = writer->zip.bytes.length;
    return true;
}
