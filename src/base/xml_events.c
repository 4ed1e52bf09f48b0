/* Looks up attributes. Knows nothing of parsers. */
#include "xml_events.h"

#include <string.h>

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

const char *xml_attribute_local(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        const char *local = strrchr(attributes[0], XML_NAMESPACE_END);
        if (local != NULL && strcmp(local + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool xml_flag(const char **attributes, const char *name, bool otherwise)
{
    const char *value = xml_attribute(attributes, name);
    if (value == NULL)
        return otherwise;
    return strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
}
