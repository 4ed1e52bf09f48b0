/* The frame of a .xlsx: relations, the list of sheets, and the parts they name. Knows nothing of
 * zip. */
#include "workbook_xlsx.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PART = 255, MOST_RELATIONS = 2000 };

/* One relation: where an id of this part leads. */
struct relation {
    char *id;      /* owned */
    char *part;    /* owned: a resolved part name; NULL when it leads outside */
    char type[24]; /* the last word of its type, the same in both namespaces: "worksheet" */
};

struct relations {
    struct relation *items; /* owned */
    size_t count, capacity;
    const char *folder; /* against which targets are resolved, "" or "xl/"; borrowed */
};

struct listed_sheet {
    char *name;     /* owned, NFC */
    char *relation; /* owned */
    bool hidden;
};

struct frame_reader {
    struct xlsx *xlsx;
    struct listed_sheet *sheets; /* owned */
    size_t count, capacity;
    bool is_workbook; /* the root element was <workbook> */
    bool root_seen;
};

/* ---- relations ---- */

static void free_relations(struct relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        free(relations->items[i].id);
        free(relations->items[i].part);
    }
    free(relations->items);
}

/* Joins folder and target and resolves "..", within the archive only; false when that leads
 * nowhere. */
static bool resolve(const char *folder, const char *target, char part[LONGEST_PART + 1])
{
    size_t length = 0;
    if (target[0] == '/')
        target++;
    else {
        length = strlen(folder);
        if (length > LONGEST_PART)
            return false;
        memcpy(part, folder, length);
    }
    while (*target != '\0') {
        const size_t size = strcspn(target, "/");
        const bool up = size == 2 && memcmp(target, "..", 2) == 0;
        if (up) {
            if (length == 0)
                return false;
            for (length--; length > 0 && part[length - 1] != '/';)
                length--;
        } else if (!(size == 1 && target[0] == '.')) {
            if (size + 1 > LONGEST_PART - length)
                return false;
            memcpy(part + length, target, size);
            length += size;
            if (target[size] == '/')
                part[length++] = '/';
        }
        target += size + (target[size] == '/' ? 1 : 0);
    }
    part[length] = '\0';
    return length > 0;
}

static bool add_relation(struct relations *relations, const char **attributes, struct failure *why)
{
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    char part[LONGEST_PART + 1];
    if (id == NULL || type == NULL || target == NULL || relations->count >= MOST_RELATIONS ||
        (mode != NULL && strcmp(mode, "External") == 0) ||
        !resolve(relations->folder, target, part))
        return true; /* links to the outside are never followed */
    if (!workbook_grow(&relations->items, relations->count, &relations->capacity,
                       sizeof *relations->items, why))
        return false;
    struct relation *relation = &relations->items[relations->count++];
    *relation = (struct relation){.id = strdup(id), .part = strdup(part)};
    const char *slash = strrchr(type, '/');
    strncpy(relation->type, slash != NULL ? slash + 1 : type, sizeof relation->type - 1);
    return (relation->id != NULL && relation->part != NULL) || failure_memory(why);
}

static bool on_relation(void *context, const char *name, const char **attributes,
                        struct failure *why)
{
    return strcmp(name, "Relationship") != 0 || add_relation(context, attributes, why);
}

static bool read_relations(const struct xml_parts *parts, const char *part,
                           struct relations *relations, struct failure *why)
{
    static const struct xml_handler handler = {.start = on_relation};
    return parts->read(parts->source, part, &handler, relations, why);
}

static const char *part_of_type(const struct relations *relations, const char *type)
{
    for (size_t i = 0; i < relations->count; i++)
        if (strcmp(relations->items[i].type, type) == 0)
            return relations->items[i].part;
    return NULL;
}

/* ---- the list of sheets ---- */

static bool add_sheet(struct frame_reader *reader, const char **attributes, struct failure *why)
{
    const char *name = xml_attribute(attributes, "name");
    const char *relation = xml_attribute_local(attributes, "id");
    const char *state = xml_attribute(attributes, "state");
    if (name == NULL || relation == NULL)
        return true;
    if (reader->count >= reader->xlsx->limits->sheets)
        return failure_set(why, FAILURE_DATA, "LT-1745", "%s có quá %zu trang tính",
                           "%s has more than %zu sheets", reader->xlsx->parts->file_name,
                           reader->xlsx->limits->sheets);
    if (!workbook_grow(&reader->sheets, reader->count, &reader->capacity, sizeof *reader->sheets,
                       why))
        return false;
    struct buffer normal;
    buffer_init(&normal, reader->xlsx->limits->cell_bytes);
    bool ok = text_nfc(name, strlen(name), &normal, why);
    if (ok) {
        struct listed_sheet *sheet = &reader->sheets[reader->count++];
        sheet->name = strdup(buffer_text(&normal));
        sheet->relation = strdup(relation);
        sheet->hidden = state != NULL && strcmp(state, "visible") != 0;
        ok = (sheet->name != NULL && sheet->relation != NULL) || failure_memory(why);
    }
    buffer_free(&normal);
    return ok;
}

static bool on_frame(void *context, const char *name, const char **attributes, struct failure *why)
{
    struct frame_reader *reader = context;
    if (!reader->root_seen) {
        reader->root_seen = true;
        reader->is_workbook = strcmp(name, "workbook") == 0;
    }
    if (strcmp(name, "workbookPr") == 0)
        reader->xlsx->date1904 = xml_flag(attributes, "date1904", false);
    else if (strcmp(name, "sheet") == 0)
        return add_sheet(reader, attributes, why);
    return true;
}

static bool refuse_frame(const struct xlsx *xlsx, struct failure *why)
{
    return failure_set(why, FAILURE_DATA, "LT-1746",
                       "%s không phải bảng tính .xlsx (có thể là văn bản hoặc .xlsb); hãy lưu lại "
                       "thành .xlsx",
                       "%s is not a .xlsx workbook (perhaps a document or .xlsb); save it as .xlsx",
                       xlsx->parts->file_name);
}

/* ---- the whole ---- */

static bool read_shared_parts(struct xlsx *xlsx, const struct relations *relations,
                              struct failure *why)
{
    const char *styles = part_of_type(relations, "styles");
    const char *strings = part_of_type(relations, "sharedStrings");
    if (styles != NULL &&
        !xlsx_styles_read(&xlsx->styles, xlsx->parts, styles, xlsx->workbook, why))
        return false;
    return strings == NULL || xlsx_strings_read(&xlsx->strings, xlsx->parts, strings, xlsx->limits,
                                                xlsx->workbook, why);
}

static bool read_sheet(struct xlsx *xlsx, const struct relations *relations,
                       const struct listed_sheet *listed, struct failure *why)
{
    const struct relation *relation = NULL;
    for (size_t i = 0; i < relations->count && relation == NULL; i++)
        if (strcmp(relations->items[i].id, listed->relation) == 0)
            relation = &relations->items[i];
    if (relation == NULL)
        return failure_set(
            why, FAILURE_DATA, "LT-1747",
            "%s: không tìm thấy nội dung của trang \"%.80s\"; hãy mở và lưu lại tệp",
            "%s: the content of sheet \"%.80s\" is missing; open and save the file again",
            xlsx->parts->file_name, listed->name);
    if (strcmp(relation->type, "worksheet") != 0)
        return true; /* a sheet that is only a chart or a macro */
    struct sheet *sheet = workbook_add_sheet(xlsx->workbook, listed->name, listed->hidden, why);
    return sheet != NULL && xlsx_cells_read(xlsx, relation->part, sheet, why);
}

/* "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels", and the folder "xl/". */
static void relations_part(const char *part, char name[LONGEST_PART + 32],
                           char folder[LONGEST_PART + 1])
{
    const char *slash = strrchr(part, '/');
    const size_t length = slash != NULL ? (size_t)(slash - part) + 1 : 0;
    snprintf(folder, LONGEST_PART + 1, "%.*s", (int)length, part);
    snprintf(name, LONGEST_PART + 32, "%.*s_rels/%s.rels", (int)length, part, part + length);
}

static bool read_frame(struct xlsx *xlsx, const char *part, struct failure *why)
{
    static const struct xml_handler handler = {.start = on_frame};
    char folder[LONGEST_PART + 1];
    char name[LONGEST_PART + 32];
    struct relations relations = {.folder = folder};
    struct frame_reader reader = {.xlsx = xlsx};
    relations_part(part, name, folder);
    const size_t length = strlen(part);
    bool ok = (length < 4 || strcmp(part + length - 4, ".bin") != 0) || refuse_frame(xlsx, why);
    ok = ok && xlsx->parts->read(xlsx->parts->source, part, &handler, &reader, why);
    ok = ok && (reader.is_workbook || refuse_frame(xlsx, why));
    ok = ok && read_relations(xlsx->parts, name, &relations, why);
    ok = ok && read_shared_parts(xlsx, &relations, why);
    for (size_t i = 0; ok && i < reader.count; i++)
        ok = read_sheet(xlsx, &relations, &reader.sheets[i], why);
    for (size_t i = 0; i < reader.count; i++) {
        free(reader.sheets[i].name);
        free(reader.sheets[i].relation);
    }
    free(reader.sheets);
    free_relations(&relations);
    return ok;
}

bool workbook_read_xlsx(const struct xml_parts *parts, const struct workbook_limits *limits,
                        struct workbook *workbook, struct failure *why)
{
    struct xlsx xlsx = {.parts = parts, .limits = limits, .workbook = workbook};
    struct relations roots = {.folder = ""};
    xlsx_strings_init(&xlsx.strings, limits);
    bool ok = read_relations(parts, "_rels/.rels", &roots, why);
    const char *part = ok ? part_of_type(&roots, "officeDocument") : NULL;
    if (ok)
        ok = part != NULL ? read_frame(&xlsx, part, why) : refuse_frame(&xlsx, why);
    xlsx_strings_free(&xlsx.strings);
    free(xlsx.styles.items);
    free_relations(&roots);
    return ok;
}
