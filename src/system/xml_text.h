/* What the writers of office files share about text in XML. */
#ifndef LOTRINH_XML_TEXT_H
#define LOTRINH_XML_TEXT_H

#include <stddef.h>

/* Bytes of the UTF-8 character at `at`, of which `left` (at least 1) may be read; 0 when it is none
   that XML allows. One byte is not looked at further: control characters are the caller's. */
size_t xml_character_length(const unsigned char *at, size_t left);

#endif
