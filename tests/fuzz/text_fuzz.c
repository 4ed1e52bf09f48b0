/* Any bytes: no function of text.h fails, and what must hold for every text holds. The first byte
   says where the bytes are cut into two texts. */
#include "date.h"
#include "decimal.h"
#include "period.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 22, LONGEST = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef bool change(const char *bytes, size_t length, struct buffer *out);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool same(const struct buffer *a, const struct buffer *b)
{
    return a->length == b->length && memcmp(buffer_text(a), buffer_text(b), a->length) == 0;
}

/* f(f(x)) = f(x), and f makes valid UTF-8. */
static void check_idempotent(change *function, const char *bytes, size_t length)
{
    struct buffer once;
    struct buffer twice;
    buffer_init(&once, LARGEST);
    buffer_init(&twice, LARGEST);
    require(function(bytes, length, &once));
    require(text_is_valid(buffer_text(&once), once.length, NULL));
    require(function(buffer_text(&once), once.length, &twice));
    require(same(&once, &twice));
    buffer_free(&once);
    buffer_free(&twice);
}

/* Normal form C is stable and changes neither key, fold nor order. */
static void check_nfc(const char *bytes, size_t length)
{
    struct failure why = {0};
    struct buffer composed;
    struct buffer again;
    buffer_init(&composed, LARGEST);
    buffer_init(&again, LARGEST);
    const bool valid = text_is_valid(bytes, length, NULL);
    if (!text_nfc(bytes, length, &composed, &why)) {
        require(!valid || strcmp(why.code, "LT-1402") == 0);
        buffer_free(&composed);
        return;
    }
    require(valid);
    require(text_nfc(buffer_text(&composed), composed.length, &again, &why));
    require(same(&composed, &again));
    require(text_compare(bytes, length, buffer_text(&composed), composed.length) == 0);
    change *const both[] = {text_key, text_fold};
    for (size_t i = 0; i < 2; i++) {
        struct buffer plain;
        buffer_init(&plain, LARGEST);
        buffer_clear(&again);
        require(both[i](bytes, length, &plain));
        require(both[i](buffer_text(&composed), composed.length, &again));
        require(same(&plain, &again));
        buffer_free(&plain);
    }
    buffer_free(&composed);
    buffer_free(&again);
}

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void check_order(const char *a, size_t a_length, const char *b, size_t b_length)
{
    struct buffer left;
    struct buffer right;
    buffer_init(&left, LARGEST);
    buffer_init(&right, LARGEST);
    require(text_sort_key(a, a_length, &left));
    require(text_sort_key(b, b_length, &right));
    const size_t least = left.length < right.length ? left.length : right.length;
    int keys = memcmp(buffer_text(&left), buffer_text(&right), least);
    if (keys == 0)
        keys = (left.length > right.length) - (left.length < right.length);
    const int order = sign(text_compare(a, a_length, b, b_length));
    require(order == sign(keys));
    require(order == -sign(text_compare(b, b_length, a, a_length)));
    const int total = sign(text_order(a, a_length, b, b_length));
    require(order == 0 || order == total);
    require((total == 0) == (a_length == b_length && memcmp(a, b, a_length) == 0));
    buffer_free(&left);
    buffer_free(&right);
}

static void check_columns(const char *bytes, size_t length, size_t width)
{
    struct buffer out;
    buffer_init(&out, LARGEST);
    require(text_clip(bytes, length, width, &out));
    require(text_width(buffer_text(&out), out.length) <= width);
    buffer_clear(&out);
    require(text_visible(bytes, length, "", &out));
    for (size_t i = 0; i < out.length; i++)
        require((unsigned char)out.bytes[i] >= 0x20 && out.bytes[i] != 0x7F);
    require(text_is_valid(buffer_text(&out), out.length, NULL));
    buffer_free(&out);
}

/* What is read and written again is read as the same. */
static void check_readers(const char *bytes, size_t length)
{
    struct failure why = {0};
    struct decimal_number number;
    struct period period;
    struct buffer out;
    buffer_init(&out, LARGEST);
    for (int profile = DECIMAL_UNKNOWN; profile <= DECIMAL_PLAIN; profile++)
        if (decimal_parse(bytes, length, (enum decimal_profile)profile, &number, &why)) {
            const double value = number.value;
            buffer_clear(&out);
            require(decimal_real(value, 2, &out));
            buffer_clear(&out);
            require(decimal_machine(value, &out));
            require(strtod(buffer_text(&out), NULL) == value);
        }
    if (period_parse(bytes, length, &period, &why)) {
        buffer_clear(&out);
        require(period_write(period, &out));
        require(out.length == length && memcmp(out.bytes, bytes, length) == 0);
        require(period.start <= period.finish);
    }
    int32_t day = 0;
    if (date_parse(bytes, length, &day, &why)) {
        int32_t again = 0;
        buffer_clear(&out);
        require(date_write_iso(day, &out));
        require(date_parse(buffer_text(&out), out.length, &again, &why) && again == day);
    }
    buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > LONGEST)
        return 0;
    const char *bytes = (const char *)data + 1;
    const size_t length = size - 1;
    const size_t cut = data[0] < length ? data[0] : length;
    check_idempotent(text_fold, bytes, length);
    check_idempotent(text_key, bytes, length);
    check_nfc(bytes, length);
    check_order(bytes, cut, bytes + cut, length - cut);
    check_columns(bytes, length, data[0] % 32);
    check_readers(bytes, length);
    return 0;
}
