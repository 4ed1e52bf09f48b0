/* Expat with the doors closed. Knows nothing of spreadsheets. */
#include "xml_reader.h"

#include <expat.h>
#include <string.h>

enum {
    DEEPEST = 50, /* a worksheet needs 8 */
    CHUNK = 1 << 16,
};

/* One part being read. */
struct xml_reader {
    XML_Parser parser; /* owned */
    const struct xml_handler *handler;
    void *context;
    struct failure *why;
    const char *file;
    const char *part;
    size_t depth;
    bool refused; /* *why is filled */
};

static void refuse(struct xml_reader *reader)
{
    reader->refused = true;
    XML_StopParser(reader->parser, XML_FALSE);
}

/* "x:row" is the same as "row": which namespace a prefix stands for is not looked at, as the
   formats are told apart by their parts and two namespaces (transitional, strict) mean the same.
   That is why expat's own handling of namespaces, which costs a tenth of the time, is not asked
   for. */
static const char *local_name(const char *name)
{
    const char *end = strchr(name, XML_NAMESPACE_END);
    return end != NULL ? end + 1 : name;
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    struct xml_reader *reader = context;
    if (reader->refused)
        return;
    if (++reader->depth > DEEPEST) {
        failure_set(reader->why, FAILURE_DATA, "LT-1742",
                    "%s: phần %.80s lồng nhau quá %d tầng, không phải bảng tính bình thường",
                    "%s: part %.80s is nested deeper than %d levels, not an ordinary spreadsheet",
                    reader->file, reader->part, (int)DEEPEST);
        refuse(reader);
        return;
    }
    if (reader->handler->start != NULL &&
        !reader->handler->start(reader->context, local_name(name), attributes, reader->why))
        refuse(reader);
}

static void XMLCALL on_end(void *context, const char *name)
{
    struct xml_reader *reader = context;
    if (reader->refused)
        return;
    reader->depth--;
    if (reader->handler->end != NULL &&
        !reader->handler->end(reader->context, local_name(name), reader->why))
        refuse(reader);
}

static void XMLCALL on_text(void *context, const char *bytes, int length)
{
    struct xml_reader *reader = context;
    if (!reader->refused &&
        !reader->handler->text(reader->context, bytes, (size_t)length, reader->why))
        refuse(reader);
}

/* No spreadsheet program writes a DOCTYPE; entity bombs and external entities need one. */
static void XMLCALL on_doctype(void *context, const char *name, const char *system_id,
                               const char *public_id, int has_internal)
{
    struct xml_reader *reader = context;
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_internal;
    if (reader->refused)
        return;
    failure_set(reader->why, FAILURE_DATA, "LT-1743",
                "%s: phần %.80s có khai báo DOCTYPE, bảng tính không bao giờ cần; tệp bị từ chối",
                "%s: part %.80s has a DOCTYPE, which no spreadsheet needs; the file is refused",
                reader->file, reader->part);
    refuse(reader);
}

static bool parse(struct xml_reader *reader, struct archive *archive)
{
    for (;;) {
        size_t got = 0;
        char *room = XML_GetBuffer(reader->parser, CHUNK);
        if (room == NULL)
            return failure_memory(reader->why);
        if (!archive_read_part(archive, room, CHUNK, &got, reader->why))
            return false;
        const bool last = got == 0;
        if (XML_ParseBuffer(reader->parser, (int)got, last) == XML_STATUS_ERROR) {
            if (reader->refused)
                return false;
            if (XML_GetErrorCode(reader->parser) == XML_ERROR_NO_MEMORY)
                return failure_memory(reader->why);
            return failure_set(reader->why, FAILURE_DATA, "LT-1744",
                               "%s: phần %.80s không đúng XML ở dòng %lu, cột %lu: %s",
                               "%s: part %.80s is not well-formed XML at line %lu, column %lu: %s",
                               reader->file, reader->part, XML_GetCurrentLineNumber(reader->parser),
                               XML_GetCurrentColumnNumber(reader->parser) + 1,
                               XML_ErrorString(XML_GetErrorCode(reader->parser)));
        }
        if (last)
            return true;
    }
}

bool xml_read(struct archive *archive, const char *part, const struct xml_handler *handler,
              void *context, struct failure *why)
{
    struct xml_reader reader = {
        .handler = handler,
        .context = context,
        .why = why,
        .file = archive_file_name(archive),
        .part = part,
    };
    if (!archive_open_part(archive, part, why))
        return false;
    reader.parser = XML_ParserCreate(NULL);
    bool ok = reader.parser != NULL;
    if (!ok)
        failure_memory(why);
    if (ok) {
        XML_SetUserData(reader.parser, &reader);
        XML_SetElementHandler(reader.parser, on_start, on_end);
        if (handler->text != NULL)
            XML_SetCharacterDataHandler(reader.parser, on_text);
        XML_SetStartDoctypeDeclHandler(reader.parser, on_doctype);
        ok = parse(&reader, archive);
        XML_ParserFree(reader.parser);
    }
    if (ok)
        return archive_close_part(archive, why);
    archive_abandon_part(archive);
    return false;
}

static bool parts_has(void *source, const char *part)
{
    return archive_has(source, part);
}

static bool parts_read(void *source, const char *part, const struct xml_handler *handler,
                       void *context, struct failure *why)
{
    return xml_read(source, part, handler, context, why);
}

struct xml_parts xml_parts_of(struct archive *archive)
{
    return (struct xml_parts){
        .source = archive,
        .file_name = archive_file_name(archive),
        .has = parts_has,
        .read = parts_read,
    };
}
