/* XML parts of an archive as events: no DOCTYPE, no entities of their own, no depth without end. */
#ifndef LOTRINH_XML_READER_H
#define LOTRINH_XML_READER_H

#include "archive.h"
#include "xml_events.h"

/* Reads one part to its end. False and *why: not well-formed (with line and column), refused by a
   handler, damaged (CRC). */
bool xml_read(struct archive *archive, const char *part, const struct xml_handler *handler,
              void *context, struct failure *why);

/* The archive as the parts of a document; borrows it. */
struct xml_parts xml_parts_of(struct archive *archive);

#endif
