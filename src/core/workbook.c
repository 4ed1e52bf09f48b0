/* What a file is by its parts, limits, and the sentences for what is no workbook. Knows neither zip
   nor expat. */
#include "workbook.h"

#include "workbook_xlsx.h"

#include <stdlib.h>
#include <string.h>

const struct workbook_limits workbook_limits_default = {
    .sheets = 100,
    .cells = 1000000,
    .rows = 200000,
    .columns = 200,
    .cell_bytes =
        (size_t)128 << 10, /* 32,767 characters, the most Excel allows, at most 4 bytes each */
    .text_bytes = (size_t)100 * 1000 * 1000,
};

bool workbook_grow(void *items, size_t count, size_t *capacity, size_t size, struct failure *why)
{
    if (count < *capacity)
        return true;
    void *old;
    memcpy(&old, items, sizeof old); /* items is the address of the pointer, whatever its type */
    const size_t wanted = *capacity == 0 ? 64 : *capacity + *capacity / 2;
    void *grown = wanted > SIZE_MAX / size ? NULL : realloc(old, wanted * size);
    if (grown == NULL)
        return failure_memory(why);
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

bool workbook_take_cell(const struct workbook_limits *limits, size_t *cells, const char *file_name,
                        struct sheet *sheet, const struct sheet_cell *cell, struct failure *why)
{
    char address[SHEET_ADDRESS];
    if (cell->column > limits->columns || cell->row > limits->rows)
        return failure_set(
            why, FAILURE_DATA, "LT-1721",
            "%s, trang \"%.80s\": ô %s nằm ngoài giới hạn %u cột và %u dòng",
            "%s, sheet \"%.80s\": cell %s is beyond the limit of %u columns and %u rows", file_name,
            sheet->name, sheet_address(cell->row, cell->column, address), (unsigned)limits->columns,
            (unsigned)limits->rows);
    if (*cells >= limits->cells)
        return failure_set(
            why, FAILURE_DATA, "LT-1722",
            "%s, trang \"%.80s\": đến ô %s đã quá giới hạn %zu ô có nội dung",
            "%s, sheet \"%.80s\": at cell %s the limit of %zu filled cells is passed", file_name,
            sheet->name, sheet_address(cell->row, cell->column, address), limits->cells);
    ++*cells;
    return sheet_add_cell(sheet, cell, why);
}

bool workbook_refuse_cell(const char *file_name, const struct sheet *sheet, uint32_t row,
                          uint32_t column, struct failure *why)
{
    char address[SHEET_ADDRESS];
    return failure_set(
        why, FAILURE_DATA, "LT-1723",
        "%s, trang \"%.80s\": nội dung ô %s bị hỏng; hãy mở và lưu lại tệp",
        "%s, sheet \"%.80s\": the content of cell %s is damaged; open the file and save "
        "it again",
        file_name, sheet->name, sheet_address(row, column, address));
}

bool workbook_read(const struct xml_parts *parts, const struct workbook_limits *limits,
                   struct workbook *workbook, struct failure *why)
{
    *workbook = (struct workbook){0};
    if (limits == NULL)
        limits = &workbook_limits_default;
    if (!workbook_init(workbook, limits->text_bytes, why))
        return false;
    bool ok;
    if (parts->has(parts->source, "_rels/.rels"))
        ok = workbook_read_xlsx(parts, limits, workbook, why);
    else if (parts->has(parts->source, "content.xml"))
        ok = workbook_read_ods(parts, limits, workbook, why);
    else
        return failure_set(why, FAILURE_DATA, "LT-1724",
                           "%s là tệp nén nhưng không phải bảng tính .xlsx hay .ods",
                           "%s is a zip file but not a .xlsx or .ods workbook", parts->file_name);
    for (size_t i = 0; ok && i < workbook->count; i++)
        ok = sheet_finish(&workbook->sheets[i], parts->file_name, why);
    return ok;
}

/* Names in OLE2 directories are UTF-16; this one is there when Office encrypted a .xlsx. */
static bool is_encrypted(const char *bytes, size_t length)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    for (size_t i = 0; i + sizeof name <= length; i += 128) /* directory entries are 128 bytes */
        if (memcmp(bytes + i, name, sizeof name) == 0)
            return true;
    return false;
}

bool workbook_refuse_content(const char *file_name, const char *bytes, size_t length,
                             struct failure *why)
{
    struct encoding_detection found;
    encoding_detect(bytes, length, &found);
    if (found.content == ENCODING_OLE2 && is_encrypted(bytes, length))
        return failure_set(
            why, FAILURE_DATA, "LT-1725",
            "%s có đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập",
            "%s is protected by a password; open it in Excel, remove the password, save "
            "it and import again",
            file_name);
    if (found.content == ENCODING_OLE2)
        return failure_set(why, FAILURE_DATA, "LT-1726",
                           "%s là tệp .xls kiểu cũ; hãy mở và lưu lại thành .xlsx rồi nhập",
                           "%s is an old .xls file; open it, save it as .xlsx and import again",
                           file_name);
    if (found.content == ENCODING_MARKUP)
        return failure_set(
            why, FAILURE_DATA, "LT-1727",
            "%s là trang web hoặc XML mang tên bảng tính; hãy mở bằng Excel và lưu lại "
            "thành .xlsx",
            "%s is a web page or XML named as a spreadsheet; open it in Excel and save "
            "it as .xlsx",
            file_name);
    return failure_set(
        why, FAILURE_DATA, "LT-1728",
        "%s không phải tệp bảng tính .xlsx hay .ods, hoặc đã bị hỏng ngay từ đầu tệp",
        "%s is not a .xlsx or .ods workbook, or is damaged from its first bytes", file_name);
}
