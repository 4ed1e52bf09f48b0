/* xl/styles.xml: which number formats are dates or percentages, and which fonts cells have. Knows
   nothing of cells. */
#include "workbook_xlsx.h"

#include <stdlib.h>
#include <string.h>

/* Well above what Excel itself allows; searching stays quick whatever the file holds. */
enum { MOST_FORMATS = 5000, MOST_FONTS = 5000, MOST_STYLES = 70000 };

enum section { SECTION_NONE, SECTION_FORMATS, SECTION_FONTS, SECTION_CELLS };

/* A custom format: its number and what it means. */
struct format {
    unsigned id;
    enum sheet_format kind;
};

struct styles_reader {
    struct xlsx_styles *styles;
    struct workbook *workbook;
    const char *file_name;
    enum section section;
    struct format *formats; /* owned */
    size_t formats_count, formats_capacity;
    uint16_t *fonts; /* owned: index into the fonts of the workbook, by font number of the file */
    size_t fonts_count, fonts_capacity;
};

static const struct {
    const char *name;
    enum section section;
} sections[] = {
    {"numFmts", SECTION_FORMATS},
    {"fonts", SECTION_FONTS},
    {"cellXfs", SECTION_CELLS},
};

static unsigned long number_of(const char **attributes, const char *name)
{
    const char *value = xml_attribute(attributes, name);
    return value != NULL ? strtoul(value, NULL, 10) : 0;
}

static bool refuse_styles(const struct styles_reader *reader, struct failure *why)
{
    return failure_set(why, FAILURE_DATA, "LT-1719",
                       "%s: quá nhiều kiểu định dạng ô; hãy chép số liệu sang tệp mới rồi lưu lại",
                       "%s: too many cell styles; copy the figures to a new file and save it",
                       reader->file_name);
}

static bool add_format(struct styles_reader *reader, const char **attributes, struct failure *why)
{
    const char *code = xml_attribute(attributes, "formatCode");
    if (code == NULL)
        return true;
    if (reader->formats_count == MOST_FORMATS)
        return refuse_styles(reader, why);
    if (!workbook_grow(&reader->formats, reader->formats_count, &reader->formats_capacity,
                       sizeof *reader->formats, why))
        return false;
    reader->formats[reader->formats_count++] = (struct format){
        .id = (unsigned)number_of(attributes, "numFmtId"),
        .kind = sheet_format_custom(code),
    };
    return true;
}

static bool add_font(struct styles_reader *reader, struct failure *why)
{
    if (reader->fonts_count == MOST_FONTS)
        return refuse_styles(reader, why);
    if (!workbook_grow(&reader->fonts, reader->fonts_count, &reader->fonts_capacity,
                       sizeof *reader->fonts, why))
        return false;
    reader->fonts[reader->fonts_count++] = 0;
    return true;
}

static enum sheet_format format_of(const struct styles_reader *reader, unsigned id)
{
    for (size_t i = 0; i < reader->formats_count; i++)
        if (reader->formats[i].id == id)
            return reader->formats[i].kind;
    return sheet_format_builtin(id);
}

static bool add_style(struct styles_reader *reader, const char **attributes, struct failure *why)
{
    struct xlsx_styles *styles = reader->styles;
    if (styles->count == MOST_STYLES)
        return refuse_styles(reader, why);
    if (!workbook_grow(&styles->items, styles->count, &styles->capacity, sizeof *styles->items,
                       why))
        return false;
    struct xlsx_style style = {
        .format = (uint8_t)format_of(reader, (unsigned)number_of(attributes, "numFmtId"))};
    const size_t font = number_of(attributes, "fontId");
    if (font < reader->fonts_count) {
        style.font = reader->fonts[font];
        style.legacy = (uint8_t)encoding_of_font(reader->workbook->fonts[style.font]);
    }
    styles->items[styles->count++] = style;
    return true;
}

static bool on_start(void *context, const char *name, const char **attributes, struct failure *why)
{
    struct styles_reader *reader = context;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strcmp(name, sections[i].name) == 0)
            reader->section = sections[i].section;
    if (reader->section == SECTION_FORMATS && strcmp(name, "numFmt") == 0)
        return add_format(reader, attributes, why);
    if (reader->section == SECTION_CELLS && strcmp(name, "xf") == 0)
        return add_style(reader, attributes, why);
    if (reader->section != SECTION_FONTS)
        return true;
    if (strcmp(name, "font") == 0)
        return add_font(reader, why);
    const char *font = strcmp(name, "name") == 0 ? xml_attribute(attributes, "val") : NULL;
    if (font == NULL || reader->fonts_count == 0)
        return true;
    return workbook_font(reader->workbook, font, &reader->fonts[reader->fonts_count - 1], why);
}

static bool on_end(void *context, const char *name, struct failure *why)
{
    struct styles_reader *reader = context;
    (void)why;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strcmp(name, sections[i].name) == 0)
            reader->section = SECTION_NONE;
    return true;
}

bool xlsx_styles_read(struct xlsx_styles *styles, const struct xml_parts *parts, const char *part,
                      struct workbook *workbook, struct failure *why)
{
    static const struct xml_handler handler = {.start = on_start, .end = on_end};
    struct styles_reader reader = {
        .styles = styles, .workbook = workbook, .file_name = parts->file_name};
    const bool ok = parts->read(parts->source, part, &handler, &reader, why);
    free(reader.formats);
    free(reader.fonts);
    return ok;
}
