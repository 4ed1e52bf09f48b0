/* The styles of a workbook: one font and one number format for each format asked for. */
#include "xlsx_writer_parts.h"

#include <string.h>

enum { LARGEST_PART = 1 << 20, FIRST_NUMBER = 164 /* lower ids are the format's own */ };

static const char *const aligns[] = {NULL, "left", "center", "right"};

static const unsigned PLAIN_SIZE = 12;
static const char PLAIN_FONT[] = "Times New Roman"; /* Nghị định 30/2020/NĐ-CP, Phụ lục I */

void xlsx_styles_init(struct xlsx_styles_out *styles)
{
    *styles = (struct xlsx_styles_out){0};
    buffer_init(&styles->fonts, LARGEST_PART);
    buffer_init(&styles->formats, LARGEST_PART);
    buffer_init(&styles->numbers, LARGEST_PART);
}

void xlsx_styles_free(struct xlsx_styles_out *styles)
{
    buffer_free(&styles->fonts);
    buffer_free(&styles->formats);
    buffer_free(&styles->numbers);
}

static void print_font(struct buffer *out, const struct xlsx_format *format)
{
    const char *font = format->font != NULL ? format->font : PLAIN_FONT;
    buffer_append_text(out, "<font>");
    if (format->bold)
        buffer_append_text(out, "<b/>");
    if (format->italic)
        buffer_append_text(out, "<i/>");
    buffer_printf(out, "<sz val=\"%u\"/><name val=\"",
                  format->size > 0 ? format->size : PLAIN_SIZE);
    xlsx_append_escaped(out, font, strlen(font));
    buffer_append_text(out, "\"/></font>");
}

static void print_format(struct buffer *out, const struct xlsx_format *format, unsigned index)
{
    const bool number = format->number != NULL;
    buffer_printf(out,
                  "<xf numFmtId=\"%u\" fontId=\"%u\" fillId=\"0\" borderId=\"%d\" xfId=\"0\" "
                  "applyFont=\"1\"%s%s applyAlignment=\"1\"><alignment vertical=\"center\"",
                  number ? FIRST_NUMBER + index : 0, index, format->border ? 1 : 0,
                  number ? " applyNumberFormat=\"1\"" : "",
                  format->border ? " applyBorder=\"1\"" : "");
    if (aligns[format->align] != NULL)
        buffer_printf(out, " horizontal=\"%s\"", aligns[format->align]);
    buffer_printf(out, "%s/></xf>", format->wrap ? " wrapText=\"1\"" : "");
}

bool xlsx_styles_add(struct xlsx_styles_out *styles, const struct xlsx_format *format,
                     unsigned *index, struct failure *why)
{
    if (styles->count >= XLSX_MOST_FORMATS)
        return failure_set(why, FAILURE_OUTPUT, "LT-1131",
                           "bảng tính có hơn %d kiểu ô; hãy dùng lại kiểu đã có",
                           "more than %d formats in a workbook; use those that are there again",
                           XLSX_MOST_FORMATS);
    const unsigned made = styles->count++;
    print_font(&styles->fonts, format);
    print_format(&styles->formats, format, made);
    if (format->number != NULL) {
        buffer_printf(&styles->numbers, "<numFmt numFmtId=\"%u\" formatCode=\"",
                      FIRST_NUMBER + made);
        xlsx_append_escaped(&styles->numbers, format->number, strlen(format->number));
        buffer_append_text(&styles->numbers, "\"/>");
    }
    *index = made;
    return buffer_ok(&styles->fonts, "styles", why) && buffer_ok(&styles->formats, "styles", why) &&
           buffer_ok(&styles->numbers, "styles", why);
}

static unsigned count_of(const char *text, const char *element)
{
    unsigned count = 0;
    for (const char *at = text; (at = strstr(at, element)) != NULL; at++)
        count++;
    return count;
}

void xlsx_styles_print(const struct xlsx_styles_out *styles, struct buffer *out)
{
    const char *numbers = buffer_text(&styles->numbers);
    buffer_append_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/"
                            "spreadsheetml/2006/main\">");
    if (numbers[0] != '\0') {
        buffer_printf(out, "<numFmts count=\"%u\">", count_of(numbers, "<numFmt "));
        buffer_append_text(out, numbers);
        buffer_append_text(out, "</numFmts>");
    }
    buffer_printf(out, "<fonts count=\"%u\">", styles->count);
    buffer_append_text(out, buffer_text(&styles->fonts));
    buffer_append_text(
        out, "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
             "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"2\"><border>"
             "<left/><right/><top/><bottom/><diagonal/></border><border><left style=\"thin\"/>"
             "<right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/>"
             "</border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
             "fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
    buffer_printf(out, "<cellXfs count=\"%u\">", styles->count);
    buffer_append_text(out, buffer_text(&styles->formats));
    buffer_append_text(out, "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" "
                            "xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
}
