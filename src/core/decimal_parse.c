/* Numbers read from a field by a declared profile, never by guess. Knows nothing of files or
 * columns. */
#include "decimal.h"

#include "text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 63 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The length of a blank at `bytes` (space, tab, no-break space), 0 for none. */
static size_t blank_at(const char *bytes, size_t length)
{
    if (length >= 1 && (bytes[0] == ' ' || bytes[0] == '\t'))
        return 1;
    if (length >= 2 && bytes[0] == '\xC2' && bytes[1] == '\xA0')
        return 2;
    return 0;
}

static size_t blank_before(const char *bytes, size_t length)
{
    if (length >= 1 && blank_at(bytes + length - 1, 1) != 0)
        return 1;
    return length >= 2 && blank_at(bytes + length - 2, 2) == 2 ? 2 : 0;
}

static void trim(const char **bytes, size_t *length)
{
    for (size_t blank = blank_at(*bytes, *length); blank > 0; blank = blank_at(*bytes, *length)) {
        *bytes += blank;
        *length -= blank;
    }
    for (size_t blank = blank_before(*bytes, *length); blank > 0;
         blank = blank_before(*bytes, *length))
        *length -= blank;
}

/* A number as it stands: sign, digits and groups, decimals. Where a mark is not allowed it is '\0'.
 */
struct marks {
    char group;
    char decimal;
};

/* Digits with `group` between every three, or without any, to plain; how many bytes were read. */
static size_t read_whole(const char *text, char group, char *plain, size_t *at)
{
    size_t i = 0;
    while (is_digit(text[i]))
        plain[(*at)++] = text[i++];
    if (group == '\0' || text[i] != group || i == 0 || i > 3 || text[0] == '0')
        return i;
    while (text[i] == group && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
           is_digit(text[i + 3]) && !is_digit(text[i + 4])) {
        memcpy(plain + *at, text + i + 1, 3);
        *at += 3;
        i += 4;
    }
    return i;
}

/* Reads the NUL-terminated text with these marks into plain ("-1234.5"); false when it does not
 * match. */
static bool read_with(const char *text, struct marks marks, char *plain)
{
    size_t at = 0;
    size_t i = 0;
    if (text[i] == '-')
        plain[at++] = text[i++];
    const size_t digits = read_whole(text + i, marks.group, plain, &at);
    i += digits;
    if (digits == 0)
        return false;
    if (text[i] == marks.decimal && text[i] != '\0') {
        plain[at++] = '.';
        i++;
        if (!is_digit(text[i]))
            return false;
        while (is_digit(text[i]))
            plain[at++] = text[i++];
    }
    plain[at] = '\0';
    return text[i] == '\0';
}

static bool refuse_number(struct failure *why, enum decimal_profile profile, const char *shown)
{
    if (profile == DECIMAL_VIETNAMESE)
        return failure_set(why, FAILURE_DATA, "LT-1411",
                           "\"%s\" không phải là số viết như 1.234,5 (dấu chấm giữa hàng nghìn, "
                           "dấu phẩy trước phần thập phân)",
                           "\"%s\" is not a number written like 1.234,5 (dot between thousands, "
                           "comma before decimals)",
                           shown);
    if (profile == DECIMAL_PLAIN)
        return failure_set(why, FAILURE_DATA, "LT-1411",
                           "\"%s\" không phải là số viết như 1234.5 (không có dấu giữa hàng "
                           "nghìn, dấu chấm trước phần thập phân)",
                           "\"%s\" is not a number written like 1234.5 (nothing between "
                           "thousands, dot before decimals)",
                           shown);
    return failure_set(why, FAILURE_DATA, "LT-1411",
                       "\"%s\" không phải là số viết như 1.234,5 hoặc 1234.5",
                       "\"%s\" is not a number written like 1.234,5 or 1234.5", shown);
}

/* Reads the text in the profile into plain. */
static bool read_number(const char *text, enum decimal_profile profile, char *plain,
                        const char *shown, struct failure *why)
{
    static const struct marks vietnamese = {'.', ','};
    static const struct marks simple = {'\0', '.'};
    static const struct marks english = {',', '.'};
    if (profile == DECIMAL_VIETNAMESE)
        return read_with(text, vietnamese, plain) || refuse_number(why, profile, shown);
    if (profile == DECIMAL_PLAIN)
        return read_with(text, simple, plain) || refuse_number(why, profile, shown);
    char other[LONGEST_NUMBER + 1];
    const bool local = read_with(text, vietnamese, plain);
    const bool foreign = read_with(text, english, other);
    if (local && foreign && strcmp(plain, other) != 0)
        return failure_set(why, FAILURE_DATA, "LT-1412",
                           "\"%s\" có hai cách đọc (%s hay %s); hãy khai báo cách viết số",
                           "\"%s\" can be read in two ways (%s or %s); declare how numbers are "
                           "written",
                           shown, plain, other);
    if (local)
        return true;
    return read_with(text, simple, plain) || refuse_number(why, profile, shown);
}

static void fill_count(const char *plain, struct decimal_number *number)
{
    number->whole = false;
    number->count = 0;
    if (strchr(plain, '.') != NULL)
        return;
    errno = 0;
    const long long count = strtoll(plain, NULL, 10);
    number->whole = errno == 0;
    number->count = number->whole ? count : 0;
}

bool decimal_parse(const char *bytes, size_t length, enum decimal_profile profile,
                   struct decimal_number *number, struct failure *why)
{
    char shown[TEXT_SHOWN];
    char text[LONGEST_NUMBER + 5]; /* read_whole looks at most 4 bytes ahead of a digit */
    char plain[LONGEST_NUMBER + 5];
    trim(&bytes, &length);
    text_show(bytes, length, shown);
    number->percent = length > 0 && bytes[length - 1] == '%';
    if (number->percent) {
        length--;
        trim(&bytes, &length);
    }
    if (length == 0)
        return failure_set(why, FAILURE_DATA, "LT-1410", "ô trống, không có số",
                           "the field is empty, there is no number");
    if (length > LONGEST_NUMBER || memchr(bytes, '\0', length) != NULL)
        return refuse_number(why, profile, shown);
    memcpy(text, bytes, length);
    memset(text + length, 0, sizeof text - length);
    if (!read_number(text, profile, plain, shown, why))
        return false;
    fill_count(plain, number);
    number->value = strtod(plain, NULL);
    return true;
}

bool decimal_parse_count(const char *bytes, size_t length, enum decimal_profile profile,
                         int64_t *count, struct failure *why)
{
    struct decimal_number number = {0};
    if (!decimal_parse(bytes, length, profile, &number, why))
        return false;
    if (!number.whole && number.value == floor(number.value) && fabs(number.value) > 9e18)
        return failure_set(why, FAILURE_DATA, "LT-1413",
                           "số quá lớn: nhiều hơn 9.223.372.036.854.775.807",
                           "the number is too large: more than 9,223,372,036,854,775,807");
    if (!number.whole || number.percent || number.count < 0) {
        char shown[TEXT_SHOWN];
        text_show(bytes, length, shown);
        return failure_set(why, FAILURE_DATA, "LT-1414",
                           "\"%s\" không phải là số đếm (số nguyên, không âm, không có %%)",
                           "\"%s\" is not a count (whole, not negative, without %%)", shown);
    }
    *count = number.count;
    return true;
}
