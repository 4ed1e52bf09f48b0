/* Numbers written for people and for machines. Knows nothing of what they count. */
#include "decimal.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

enum { LONGEST = 400 /* digits of the largest double and its decimals */ };

/* Writes digits ("1234567", the last `places` behind the comma) with dots and comma. */
static bool write_grouped(bool negative, const char *digits, size_t length, size_t places,
                          struct buffer *out)
{
    char text[2 * LONGEST];
    size_t at = 0;
    if (negative)
        text[at++] = '-';
    const size_t whole = length - places;
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            text[at++] = '.';
        text[at++] = digits[i];
    }
    if (places > 0) {
        text[at++] = ',';
        memcpy(text + at, digits + whole, places);
        at += places;
    }
    return buffer_append(out, text, at);
}

/* The digits of value, at least `least` of them, to the end of digits[LONGEST]; returns the first.
 */
static const char *wide_digits(wide value, size_t least, char *digits, size_t *length)
{
    /* cppcheck-suppress ctuPointerArith ; one past the end, as the digits come from the right */
    char *at = digits + LONGEST;
    do {
        *--at = (char)('0' + (int)(value % 10));
        value /= 10;
    } while (value > 0 || (size_t)(digits + LONGEST - at) < least);
    *length = (size_t)(digits + LONGEST - at);
    return at;
}

bool decimal_integer(int64_t value, struct buffer *out)
{
    char digits[LONGEST] = {0};
    size_t length = 0;
    const uint64_t size = value < 0 ? 0U - (uint64_t)value : (uint64_t)value;
    const char *first = wide_digits(size, 1, digits, &length);
    return write_grouped(value < 0, first, length, 0, out);
}

bool decimal_percent(int64_t x, int64_t n, int places, struct buffer *out)
{
    wide scale = 100;
    for (int i = 0; i < places; i++)
        scale *= 10;
    const wide total = (wide)n;
    const wide hundredths = (2 * (wide)x * scale + total) / (2 * total);
    char digits[LONGEST] = {0};
    size_t length = 0;
    const char *first = wide_digits(hundredths, (size_t)places + 1, digits, &length);
    return write_grouped(false, first, length, (size_t)places, out);
}

/* The least precision at which %.*e is read back as the same double. Up to 15 digits every decimal
   is kept apart, so trailing zeros aside 15 is the shortest, but not below the normal range. */
static int shortest_precision(double value)
{
    const int first = fabs(value) < DBL_MIN ? 1 : DBL_DIG;
    for (int digits = first; digits < DBL_DECIMAL_DIG; digits++) {
        char text[40];
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        if (strtod(text, NULL) == value)
            return digits;
    }
    return DBL_DECIMAL_DIG;
}

/* Adds one to the last of the digits; digits[-1] must be writable. Returns the first digit. */
static char *carry(char *digits, size_t length)
{
    size_t i = length;
    while (i > 0 && digits[i - 1] == '9')
        digits[--i] = '0';
    if (i > 0) {
        digits[i - 1]++;
        return digits;
    }
    digits[-1] = '1';
    return digits - 1;
}

bool decimal_real(double value, int places, struct buffer *out)
{
    if (isnan(value))
        return buffer_append_text(out, "NaN");
    if (isinf(value))
        return buffer_append_text(out, value < 0 ? "-∞" : "∞");
    char shortest[40];
    snprintf(shortest, sizeof shortest, "%.*e", shortest_precision(value) - 1, fabs(value));
    char significant[40];
    size_t count = 0;
    const char *at = shortest;
    for (; *at != 'e'; at++)
        if (*at != '.')
            significant[count++] = *at;
    /* The number is 0.SIGNIFICANT times ten to the power `point`. */
    const long point = strtol(at + 1, NULL, 10) + 1;
    const long wanted = point + places; /* significant digits kept; may be negative */
    char room[LONGEST + 1] = {0};
    char *digits = room + 1;
    size_t length = 0;
    for (long i = point > 0 ? 0 : point - 1; i < wanted; i++)
        digits[length++] = (char)(i >= 0 && (size_t)i < count ? significant[i] : '0');
    if (wanted >= 0 && (size_t)wanted < count && significant[wanted] >= '5') {
        char *first = carry(digits, length);
        length += (size_t)(digits - first);
        digits = first;
    }
    while (length > (size_t)places + 1 && digits[0] == '0') {
        digits++;
        length--;
    }
    const bool negative = value < 0 && strspn(digits, "0") < length;
    return write_grouped(negative, digits, length, (size_t)places, out);
}

int decimal_places(double value)
{
    if (!isfinite(value))
        return 0;
    int places = 0;
    for (; places < DECIMAL_MOST_PLACES; places++) {
        char text[LONGEST];
        snprintf(text, sizeof text, "%.*f", places, value);
        if (strtod(text, NULL) == value)
            break;
    }
    return places;
}

bool decimal_machine(double value, struct buffer *out)
{
    if (isnan(value))
        return buffer_append_text(out, "nan");
    if (value == 0)
        return buffer_append_byte(out, '0');
    return buffer_printf(out, "%.*g", isinf(value) ? 1 : shortest_precision(value), value);
}
