/* Names of encodings, and what a file is by its bytes. Knows nothing of files. */
#include "encoding.h"

#include "text.h"

#include <string.h>
#include <strings.h>

static const char *const names[ENCODING_COUNT] = {
    [ENCODING_UTF8] = "utf-8",       [ENCODING_UTF16LE] = "utf-16le",
    [ENCODING_UTF16BE] = "utf-16be", [ENCODING_WINDOWS_1258] = "windows-1258",
    [ENCODING_TCVN3] = "tcvn3",      [ENCODING_VNI] = "vni",
};

static const struct {
    const char *name;
    enum encoding encoding;
} others[] = {
    {"utf8", ENCODING_UTF8},       {"unicode", ENCODING_UTF8},        {"utf16le", ENCODING_UTF16LE},
    {"utf16be", ENCODING_UTF16BE}, {"cp1258", ENCODING_WINDOWS_1258}, {"tcvn", ENCODING_TCVN3},
    {"abc", ENCODING_TCVN3},       {"vni-windows", ENCODING_VNI},
};

const char *encoding_name(enum encoding encoding)
{
    return names[encoding];
}

bool encoding_parse(const char *name, enum encoding *encoding)
{
    for (size_t i = 0; i < ENCODING_COUNT; i++)
        if (strcasecmp(names[i], name) == 0) {
            *encoding = (enum encoding)i;
            return true;
        }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcasecmp(others[i].name, name) == 0) {
            *encoding = others[i].encoding;
            return true;
        }
    return false;
}

static bool starts(const char *bytes, size_t length, const char *with, size_t size)
{
    return length >= size && memcmp(bytes, with, size) == 0;
}

/* "<html", "<?xml", "<!DOCTYPE" after blanks. A CSV field may start with "<" and a digit or a
 * blank. */
static bool is_markup(const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length && strchr(" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0')
        i++;
    if (i + 1 >= length || bytes[i] != '<')
        return false;
    const char next = bytes[i + 1];
    return next == '!' || next == '?' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
}

/* UTF-16 without a BOM: the upper bytes of ASCII characters are NUL, and only they. */
static bool is_utf16(const char *bytes, size_t length, enum encoding *encoding)
{
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < length; i++)
        nuls[i % 2] += bytes[i] == '\0' ? 1 : 0;
    *encoding = nuls[1] > 0 ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    return length % 2 == 0 && (nuls[0] == 0) != (nuls[1] == 0) && nuls[0] + nuls[1] >= length / 8;
}

static void place(const char *bytes, size_t offset, struct encoding_detection *detection)
{
    detection->line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++)
        if (bytes[i] == '\n') {
            detection->line++;
            start = i + 1;
        }
    detection->column = offset - start + 1;
}

static bool is_control(unsigned char byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7f;
}

/* The offset of the first control byte, or length. */
static size_t find_control(const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length && !is_control((unsigned char)bytes[i]))
        i++;
    return i;
}

static bool detect_mark(const char *bytes, size_t length, struct encoding_detection *detection)
{
    detection->marked = true;
    if (starts(bytes, length, "\xEF\xBB\xBF", 3))
        detection->encoding = ENCODING_UTF8;
    else if (starts(bytes, length, "\xFF\xFE", 2))
        detection->encoding = ENCODING_UTF16LE;
    else if (starts(bytes, length, "\xFE\xFF", 2))
        detection->encoding = ENCODING_UTF16BE;
    else
        detection->marked = false;
    return detection->marked;
}

void encoding_detect(const char *bytes, size_t length, struct encoding_detection *detection)
{
    *detection = (struct encoding_detection){.content = ENCODING_TEXT};
    const bool marked = detect_mark(bytes, length, detection);
    const size_t skip = marked && detection->encoding == ENCODING_UTF8 ? 3 : 0;
    if (starts(bytes, length, "PK\3\4", 4))
        detection->content = ENCODING_ZIP;
    else if (starts(bytes, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        detection->content = ENCODING_OLE2;
    else if (is_markup(bytes + skip, length - skip))
        detection->content = ENCODING_MARKUP;
    if (marked || detection->content != ENCODING_TEXT)
        return;
    size_t fault = 0;
    const size_t control = find_control(bytes, length);
    if (control < length) {
        if (bytes[control] == '\0' && is_utf16(bytes, length, &detection->encoding))
            return;
        detection->encoding = ENCODING_UTF8;
        detection->content = ENCODING_BINARY;
        place(bytes, control, detection);
    } else if (!text_is_valid(bytes, length, &fault)) {
        detection->content = ENCODING_LEGACY;
        place(bytes, fault, detection);
    }
}

/* ".VnTime" and kin are TCVN3; those that end in a capital H hold only capitals. */
enum encoding_font encoding_of_font(const char *font_name)
{
    const size_t length = strlen(font_name);
    if (length > 3 && strncasecmp(font_name, ".Vn", 3) == 0)
        return font_name[length - 1] == 'H' ? ENCODING_FONT_TCVN3_CAPITALS : ENCODING_FONT_TCVN3;
    if (strncasecmp(font_name, "VNI-", 4) == 0 || strncasecmp(font_name, "VNI ", 4) == 0)
        return ENCODING_FONT_VNI;
    return ENCODING_FONT_UNICODE;
}
