/* XML as events, and the parts of a document as something that can be asked for them: how the
   reader of spreadsheets (core, pure) is fed by expat and zip (system) without either knowing the
   other. */
#ifndef LOTRINH_XML_EVENTS_H
#define LOTRINH_XML_EVENTS_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* Between prefix and local name. */
enum { XML_NAMESPACE_END = ':' };

/* Element names are local (without prefix); attributes are name, value, ..., NULL and keep their
   prefix
   ("office:value-type"). Text comes in pieces. Returning false stops the reading; *why
   is then what the reading reports. Any of the three may be NULL. */
struct xml_handler {
    bool (*start)(void *context, const char *name, const char **attributes, struct failure *why);
    bool (*end)(void *context, const char *name, struct failure *why);
    bool (*text)(void *context, const char *bytes, size_t length, struct failure *why);
};

struct xml_parts {
    void *source;          /* handed to the functions below; borrowed */
    const char *file_name; /* for messages; borrowed */
    bool (*has)(void *source, const char *part);
    /* Reads the part to its end. False and *why: missing, not well-formed, refused by a handler,
     * damaged. */
    bool (*read)(void *source, const char *part, const struct xml_handler *handler, void *context,
                 struct failure *why);
};

/* The value of the attribute without a prefix, or NULL. Borrowed. */
const char *xml_attribute(const char **attributes, const char *name);

/* The value of the first attribute with that local name behind some prefix, or NULL. Borrowed. */
const char *xml_attribute_local(const char **attributes, const char *name);

/* True for "1" and "true"; `otherwise` when the attribute is absent. */
bool xml_flag(const char **attributes, const char *name, bool otherwise);

#endif
