/* The parts of a .docx file around its body: styles, header, settings, what belongs to what. */
#include "docx_writer_parts.h"

#include <string.h>

#define KIND "application/vnd.openxmlformats-officedocument.wordprocessingml."

struct style {
    const char *id, *name;
    const char *paragraph; /* XML of its paragraph properties */
    const char *text;      /* of its text properties */
};

/* Nghị định 30/2020/NĐ-CP, Phụ lục I: 13 to 14 points, first line 10 mm in, 6 points between
   paragraphs, single line to one and a half. */
static const struct style styles[] = {
    {"Body", "Body Text",
     "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"264\" w:lineRule=\"auto\"/>"
     "<w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>",
     ""},
    {"Plain", "Plain Text", "", ""},
    {"Cell", "Table Text", "<w:spacing w:before=\"20\" w:after=\"20\"/>",
     "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {"Heading1", "heading 1",
     "<w:keepNext/><w:spacing w:before=\"180\"/><w:ind w:firstLine=\"567\"/>"
     "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"0\"/>",
     "<w:b/><w:bCs/>"},
    {"Heading2", "heading 2",
     "<w:keepNext/><w:spacing w:before=\"120\"/><w:ind w:firstLine=\"567\"/>"
     "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>",
     "<w:b/><w:bCs/>"},
    {"Heading3", "heading 3",
     "<w:keepNext/><w:spacing w:before=\"120\"/><w:ind w:firstLine=\"567\"/>"
     "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"2\"/>",
     "<w:i/><w:iCs/>"},
    {"Title", "Title", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/><w:bCs/>"},
    {"Caption", "caption", "<w:spacing w:before=\"60\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
     "<w:i/><w:iCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>"},
    {"Header", "header", "<w:jc w:val=\"center\"/>", ""},
};

static bool write_part(struct docx_writer *writer, const char *name, struct buffer *out,
                       struct failure *why)
{
    const bool ok = buffer_ok(out, "docx", why) && zip_writer_begin(&writer->zip, name, why) &&
                    zip_writer_write(&writer->zip, buffer_text(out), out->length, why) &&
                    zip_writer_end(&writer->zip, why);
    buffer_clear(out);
    return ok;
}

static bool write_text(struct docx_writer *writer, const char *name, const char *text,
                       struct failure *why)
{
    return zip_writer_begin(&writer->zip, name, why) &&
           zip_writer_write(&writer->zip, text, strlen(text), why) &&
           zip_writer_end(&writer->zip, why);
}

static bool write_body(struct docx_writer *writer, struct failure *why)
{
    static const char head[] =
        DOCX_HEAD "<w:document xmlns:w=\"" DOCX_MAIN "\" xmlns:r=\"" DOCX_OFFICE
                  "\" xmlns:wp=\"" DOCX_DRAWING "wordprocessingDrawing\" xmlns:a=\"" DOCX_DRAWING
                  "main\" xmlns:pic=\"" DOCX_DRAWING "picture\"><w:body>";
    static const char tail[] = "</w:body></w:document>";
    return zip_writer_begin(&writer->zip, "word/document.xml", why) &&
           zip_writer_write(&writer->zip, head, sizeof head - 1, why) &&
           zip_writer_write(&writer->zip, buffer_text(&writer->body), writer->body.length, why) &&
           zip_writer_write(&writer->zip, tail, sizeof tail - 1, why) &&
           zip_writer_end(&writer->zip, why);
}

static bool write_styles(struct docx_writer *writer, struct buffer *out, struct failure *why)
{
    buffer_append_text(
        out, DOCX_HEAD
        "<w:styles xmlns:w=\"" DOCX_MAIN "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
        "w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
        "w:cs=\"Times New Roman\"/><w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs "
        "w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
        "</w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
        "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        buffer_printf(out,
                      "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                      "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s"
                      "</w:rPr></w:style>",
                      styles[i].id, styles[i].name, styles[i].paragraph, styles[i].text);
    buffer_append_text(out, "</w:styles>");
    return write_part(writer, "word/styles.xml", out, why);
}

static bool write_fixed_parts(struct docx_writer *writer, struct failure *why)
{
    static const char header[] =
        DOCX_HEAD "<w:hdr xmlns:w=\"" DOCX_MAIN
                  "\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:fldChar "
                  "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE "
                  "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>"
                  "<w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
    static const char settings[] =
        DOCX_HEAD "<w:settings xmlns:w=\"" DOCX_MAIN
                  "\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                  "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                  "</w:settings>";
    static const char root[] =
        DOCX_HEAD "<Relationships xmlns=\"" DOCX_PACKAGE
                  "relationships\"><Relationship Id=\"rId1\" Type=\"" DOCX_OFFICE
                  "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
                  "Type=\"" DOCX_PACKAGE "relationships/metadata/core-properties\" "
                  "Target=\"docProps/core.xml\"/></Relationships>";
    return write_text(writer, "word/header1.xml", header, why) &&
           write_text(writer, "word/settings.xml", settings, why) &&
           write_text(writer, "_rels/.rels", root, why);
}

static bool write_relations(struct docx_writer *writer, struct buffer *out, struct failure *why)
{
    buffer_append_text(out, DOCX_HEAD
                       "<Relationships xmlns=\"" DOCX_PACKAGE "relationships\"><Relationship "
                       "Id=\"rId1\" Type=\"" DOCX_OFFICE "/styles\" Target=\"styles.xml\"/>"
                       "<Relationship Id=\"rId2\" Type=\"" DOCX_OFFICE
                       "/settings\" Target=\"settings.xml\"/><Relationship Id=\"rId3\" "
                       "Type=\"" DOCX_OFFICE "/header\" Target=\"header1.xml\"/>");
    for (unsigned i = 0; i < writer->pictures; i++)
        buffer_printf(out,
                      "<Relationship Id=\"rId%u\" Type=\"" DOCX_OFFICE
                      "/image\" Target=\"media/image%u.png\"/>",
                      DOCX_FIRST_PICTURE_ID + i, i + 1);
    buffer_append_text(out, "</Relationships>");
    return write_part(writer, "word/_rels/document.xml.rels", out, why);
}

static bool write_properties(struct docx_writer *writer, struct buffer *out, struct failure *why)
{
    buffer_printf(out,
                  DOCX_HEAD
                  "<cp:coreProperties xmlns:cp=\"" DOCX_PACKAGE "metadata/core-properties\" "
                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                  "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>%s</dc:title>"
                  "<dc:creator>lotrinh</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                  "%sT00:00:00Z</dcterms:created></cp:coreProperties>",
                  buffer_text(&writer->title), writer->created);
    return write_part(writer, "docProps/core.xml", out, why);
}

static bool write_types(struct docx_writer *writer, struct failure *why)
{
    static const char types[] = DOCX_HEAD
        "<Types xmlns=\"" DOCX_PACKAGE "content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
        "Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" "
        "ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"" KIND
        "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" KIND
        "styles+xml\"/><Override PartName=\"/word/settings.xml\" ContentType=\"" KIND
        "settings+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"" KIND
        "header+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
        "vnd.openxmlformats-package.core-properties+xml\"/></Types>";
    return write_text(writer, "[Content_Types].xml", types, why);
}

bool docx_write_package(struct docx_writer *writer, struct failure *why)
{
    enum { LARGEST_PART = 1 << 20 };
    struct buffer out;
    buffer_init(&out, LARGEST_PART);
    const bool ok = write_body(writer, why) && write_styles(writer, &out, why) &&
                    write_fixed_parts(writer, why) && write_relations(writer, &out, why) &&
                    write_properties(writer, &out, why) && write_types(writer, why);
    buffer_free(&out);
    return ok;
}
