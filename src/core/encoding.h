/* Which bytes are Vietnamese text and how they are written: UTF-8, UTF-16, Windows-1258, TCVN3
   (ABC), VNI. Everything becomes NFC UTF-8. */
#ifndef LOTRINH_ENCODING_H
#define LOTRINH_ENCODING_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

enum encoding {
    ENCODING_UTF8, /* a BOM at the start is dropped */
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_WINDOWS_1258,
    ENCODING_TCVN3,
    ENCODING_VNI,
    ENCODING_COUNT,
};

/* "utf-8", "utf-16le", "utf-16be", "windows-1258", "tcvn3", "vni": static, the same in every
 * language. */
const char *encoding_name(enum encoding encoding);

/* Those names and the common others ("cp1258", "abc", "tcvn", "utf8"), without case; false if
 * unknown. */
bool encoding_parse(const char *name, enum encoding *encoding);

/* What the first bytes and a whole pass show. */
enum encoding_content {
    ENCODING_TEXT,   /* certain: BOM, NUL pattern, or strict UTF-8 */
    ENCODING_LEGACY, /* neither: an 8-bit code page that must be named (encoding_guess may help) */
    ENCODING_ZIP,    /* .xlsx, .ods, .docx */
    ENCODING_OLE2,   /* .xls, or .xlsx with a password */
    ENCODING_MARKUP, /* HTML or XML, whatever the name of the file says */
    ENCODING_BINARY, /* NUL bytes without the pattern of UTF-16, or control bytes */
};

struct encoding_detection {
    enum encoding_content content;
    enum encoding encoding; /* of ENCODING_TEXT */
    bool marked;            /* a BOM said so */
    size_t line, column;    /* of ENCODING_LEGACY and BINARY: the first byte that is not UTF-8 text,
                               from    1, in bytes */
};

void encoding_detect(const char *bytes, size_t length, struct encoding_detection *detection);

/* Appends the text as NFC UTF-8. LT-1760 names line and column (in bytes, from 1) of what is not
   allowed: a bad or overlong sequence, a surrogate, NUL, a control byte other than tab, CR, LF. */
bool encoding_decode(enum encoding encoding, const char *bytes, size_t length, struct buffer *out,
                     struct failure *why);

/* How text is meant that a document shows in an old font (the text is UTF-8 of Latin letters). */
enum encoding_font {
    ENCODING_FONT_UNICODE,
    ENCODING_FONT_TCVN3,          /* .VnTime, .VnArial ... */
    ENCODING_FONT_TCVN3_CAPITALS, /* .VnTimeH: every letter is shown as a capital */
    ENCODING_FONT_VNI,            /* VNI-Times ... */
    ENCODING_FONT_COUNT,
};

enum encoding_font encoding_of_font(const char *font_name);

/* Appends the UTF-8 text as people saw it in that font, NFC. Characters that the old code has not
   are kept. */
bool encoding_from_font(enum encoding_font font, const char *text, size_t length,
                        struct buffer *out, struct failure *why);

/* A guess among the 8-bit encodings, by how many of the words with high bytes become Vietnamese
   syllables. Never used in silence: the caller shows `sentence` or asks. */
struct encoding_guess {
    enum encoding encoding; /* the best */
    double share;           /* 0..1 of those words that are syllables under it */
    double second;          /* the same under the next best */
    size_t words;           /* words looked at */
    bool sure;              /* 5 words or more, share >= 0.9, second <= 0.6 */
    char sentence[256];     /* what was guessed and how sure, in the language of the session */
};

bool encoding_guess(const char *bytes, size_t length, struct encoding_guess *guess,
                    struct failure *why);

#endif
