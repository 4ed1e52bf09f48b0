/* The 134 letters that Vietnamese adds to ASCII, by code point. Knows nothing of other scripts. */
#include "text_letter.h"

/* clang-format off */
static const struct text_letter latin[] = {
    [0x00C0 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_GRAVE, true}, /* À */
    [0x00C1 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_ACUTE, true}, /* Á */
    [0x00C2 - 0x00C0] = {'a', TEXT_CIRCUMFLEX, TEXT_LEVEL, true}, /* Â */
    [0x00C3 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_TILDE, true}, /* Ã */
    [0x00C8 - 0x00C0] = {'e', TEXT_PLAIN, TEXT_GRAVE, true}, /* È */
    [0x00C9 - 0x00C0] = {'e', TEXT_PLAIN, TEXT_ACUTE, true}, /* É */
    [0x00CA - 0x00C0] = {'e', TEXT_CIRCUMFLEX, TEXT_LEVEL, true}, /* Ê */
    [0x00CC - 0x00C0] = {'i', TEXT_PLAIN, TEXT_GRAVE, true}, /* Ì */
    [0x00CD - 0x00C0] = {'i', TEXT_PLAIN, TEXT_ACUTE, true}, /* Í */
    [0x00D2 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_GRAVE, true}, /* Ò */
    [0x00D3 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_ACUTE, true}, /* Ó */
    [0x00D4 - 0x00C0] = {'o', TEXT_CIRCUMFLEX, TEXT_LEVEL, true}, /* Ô */
    [0x00D5 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_TILDE, true}, /* Õ */
    [0x00D9 - 0x00C0] = {'u', TEXT_PLAIN, TEXT_GRAVE, true}, /* Ù */
    [0x00DA - 0x00C0] = {'u', TEXT_PLAIN, TEXT_ACUTE, true}, /* Ú */
    [0x00DD - 0x00C0] = {'y', TEXT_PLAIN, TEXT_ACUTE, true}, /* Ý */
    [0x00E0 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_GRAVE, false}, /* à */
    [0x00E1 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_ACUTE, false}, /* á */
    [0x00E2 - 0x00C0] = {'a', TEXT_CIRCUMFLEX, TEXT_LEVEL, false}, /* â */
    [0x00E3 - 0x00C0] = {'a', TEXT_PLAIN, TEXT_TILDE, false}, /* ã */
    [0x00E8 - 0x00C0] = {'e', TEXT_PLAIN, TEXT_GRAVE, false}, /* è */
    [0x00E9 - 0x00C0] = {'e', TEXT_PLAIN, TEXT_ACUTE, false}, /* é */
    [0x00EA - 0x00C0] = {'e', TEXT_CIRCUMFLEX, TEXT_LEVEL, false}, /* ê */
    [0x00EC - 0x00C0] = {'i', TEXT_PLAIN, TEXT_GRAVE, false}, /* ì */
    [0x00ED - 0x00C0] = {'i', TEXT_PLAIN, TEXT_ACUTE, false}, /* í */
    [0x00F2 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_GRAVE, false}, /* ò */
    [0x00F3 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_ACUTE, false}, /* ó */
    [0x00F4 - 0x00C0] = {'o', TEXT_CIRCUMFLEX, TEXT_LEVEL, false}, /* ô */
    [0x00F5 - 0x00C0] = {'o', TEXT_PLAIN, TEXT_TILDE, false}, /* õ */
    [0x00F9 - 0x00C0] = {'u', TEXT_PLAIN, TEXT_GRAVE, false}, /* ù */
    [0x00FA - 0x00C0] = {'u', TEXT_PLAIN, TEXT_ACUTE, false}, /* ú */
    [0x00FD - 0x00C0] = {'y', TEXT_PLAIN, TEXT_ACUTE, false}, /* ý */
    [0x0102 - 0x00C0] = {'a', TEXT_BREVE, TEXT_LEVEL, true}, /* Ă */
    [0x0103 - 0x00C0] = {'a', TEXT_BREVE, TEXT_LEVEL, false}, /* ă */
    [0x0110 - 0x00C0] = {'d', TEXT_STROKE, TEXT_LEVEL, true}, /* Đ */
    [0x0111 - 0x00C0] = {'d', TEXT_STROKE, TEXT_LEVEL, false}, /* đ */
    [0x0128 - 0x00C0] = {'i', TEXT_PLAIN, TEXT_TILDE, true}, /* Ĩ */
    [0x0129 - 0x00C0] = {'i', TEXT_PLAIN, TEXT_TILDE, false}, /* ĩ */
    [0x0168 - 0x00C0] = {'u', TEXT_PLAIN, TEXT_TILDE, true}, /* Ũ */
    [0x0169 - 0x00C0] = {'u', TEXT_PLAIN, TEXT_TILDE, false}, /* ũ */
    [0x01A0 - 0x00C0] = {'o', TEXT_HORN, TEXT_LEVEL, true}, /* Ơ */
    [0x01A1 - 0x00C0] = {'o', TEXT_HORN, TEXT_LEVEL, false}, /* ơ */
    [0x01AF - 0x00C0] = {'u', TEXT_HORN, TEXT_LEVEL, true}, /* Ư */
    [0x01B0 - 0x00C0] = {'u', TEXT_HORN, TEXT_LEVEL, false}, /* ư */
};
static const struct text_letter additional[] = {
    [0x1EA0 - 0x1EA0] = {'a', TEXT_PLAIN, TEXT_DOT, true}, /* Ạ */
    [0x1EA1 - 0x1EA0] = {'a', TEXT_PLAIN, TEXT_DOT, false}, /* ạ */
    [0x1EA2 - 0x1EA0] = {'a', TEXT_PLAIN, TEXT_HOOK, true}, /* Ả */
    [0x1EA3 - 0x1EA0] = {'a', TEXT_PLAIN, TEXT_HOOK, false}, /* ả */
    [0x1EA4 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_ACUTE, true}, /* Ấ */
    [0x1EA5 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_ACUTE, false}, /* ấ */
    [0x1EA6 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_GRAVE, true}, /* Ầ */
    [0x1EA7 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_GRAVE, false}, /* ầ */
    [0x1EA8 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_HOOK, true}, /* Ẩ */
    [0x1EA9 - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_HOOK, false}, /* ẩ */
    [0x1EAA - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_TILDE, true}, /* Ẫ */
    [0x1EAB - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_TILDE, false}, /* ẫ */
    [0x1EAC - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_DOT, true}, /* Ậ */
    [0x1EAD - 0x1EA0] = {'a', TEXT_CIRCUMFLEX, TEXT_DOT, false}, /* ậ */
    [0x1EAE - 0x1EA0] = {'a', TEXT_BREVE, TEXT_ACUTE, true}, /* Ắ */
    [0x1EAF - 0x1EA0] = {'a', TEXT_BREVE, TEXT_ACUTE, false}, /* ắ */
    [0x1EB0 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_GRAVE, true}, /* Ằ */
    [0x1EB1 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_GRAVE, false}, /* ằ */
    [0x1EB2 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_HOOK, true}, /* Ẳ */
    [0x1EB3 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_HOOK, false}, /* ẳ */
    [0x1EB4 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_TILDE, true}, /* Ẵ */
    [0x1EB5 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_TILDE, false}, /* ẵ */
    [0x1EB6 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_DOT, true}, /* Ặ */
    [0x1EB7 - 0x1EA0] = {'a', TEXT_BREVE, TEXT_DOT, false}, /* ặ */
    [0x1EB8 - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_DOT, true}, /* Ẹ */
    [0x1EB9 - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_DOT, false}, /* ẹ */
    [0x1EBA - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_HOOK, true}, /* Ẻ */
    [0x1EBB - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_HOOK, false}, /* ẻ */
    [0x1EBC - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_TILDE, true}, /* Ẽ */
    [0x1EBD - 0x1EA0] = {'e', TEXT_PLAIN, TEXT_TILDE, false}, /* ẽ */
    [0x1EBE - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_ACUTE, true}, /* Ế */
    [0x1EBF - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_ACUTE, false}, /* ế */
    [0x1EC0 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_GRAVE, true}, /* Ề */
    [0x1EC1 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_GRAVE, false}, /* ề */
    [0x1EC2 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_HOOK, true}, /* Ể */
    [0x1EC3 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_HOOK, false}, /* ể */
    [0x1EC4 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_TILDE, true}, /* Ễ */
    [0x1EC5 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_TILDE, false}, /* ễ */
    [0x1EC6 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_DOT, true}, /* Ệ */
    [0x1EC7 - 0x1EA0] = {'e', TEXT_CIRCUMFLEX, TEXT_DOT, false}, /* ệ */
    [0x1EC8 - 0x1EA0] = {'i', TEXT_PLAIN, TEXT_HOOK, true}, /* Ỉ */
    [0x1EC9 - 0x1EA0] = {'i', TEXT_PLAIN, TEXT_HOOK, false}, /* ỉ */
    [0x1ECA - 0x1EA0] = {'i', TEXT_PLAIN, TEXT_DOT, true}, /* Ị */
    [0x1ECB - 0x1EA0] = {'i', TEXT_PLAIN, TEXT_DOT, false}, /* ị */
    [0x1ECC - 0x1EA0] = {'o', TEXT_PLAIN, TEXT_DOT, true}, /* Ọ */
    [0x1ECD - 0x1EA0] = {'o', TEXT_PLAIN, TEXT_DOT, false}, /* ọ */
    [0x1ECE - 0x1EA0] = {'o', TEXT_PLAIN, TEXT_HOOK, true}, /* Ỏ */
    [0x1ECF - 0x1EA0] = {'o', TEXT_PLAIN, TEXT_HOOK, false}, /* ỏ */
    [0x1ED0 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_ACUTE, true}, /* Ố */
    [0x1ED1 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_ACUTE, false}, /* ố */
    [0x1ED2 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_GRAVE, true}, /* Ồ */
    [0x1ED3 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_GRAVE, false}, /* ồ */
    [0x1ED4 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_HOOK, true}, /* Ổ */
    [0x1ED5 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_HOOK, false}, /* ổ */
    [0x1ED6 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_TILDE, true}, /* Ỗ */
    [0x1ED7 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_TILDE, false}, /* ỗ */
    [0x1ED8 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_DOT, true}, /* Ộ */
    [0x1ED9 - 0x1EA0] = {'o', TEXT_CIRCUMFLEX, TEXT_DOT, false}, /* ộ */
    [0x1EDA - 0x1EA0] = {'o', TEXT_HORN, TEXT_ACUTE, true}, /* Ớ */
    [0x1EDB - 0x1EA0] = {'o', TEXT_HORN, TEXT_ACUTE, false}, /* ớ */
    [0x1EDC - 0x1EA0] = {'o', TEXT_HORN, TEXT_GRAVE, true}, /* Ờ */
    [0x1EDD - 0x1EA0] = {'o', TEXT_HORN, TEXT_GRAVE, false}, /* ờ */
    [0x1EDE - 0x1EA0] = {'o', TEXT_HORN, TEXT_HOOK, true}, /* Ở */
    [0x1EDF - 0x1EA0] = {'o', TEXT_HORN, TEXT_HOOK, false}, /* ở */
    [0x1EE0 - 0x1EA0] = {'o', TEXT_HORN, TEXT_TILDE, true}, /* Ỡ */
    [0x1EE1 - 0x1EA0] = {'o', TEXT_HORN, TEXT_TILDE, false}, /* ỡ */
    [0x1EE2 - 0x1EA0] = {'o', TEXT_HORN, TEXT_DOT, true}, /* Ợ */
    [0x1EE3 - 0x1EA0] = {'o', TEXT_HORN, TEXT_DOT, false}, /* ợ */
    [0x1EE4 - 0x1EA0] = {'u', TEXT_PLAIN, TEXT_DOT, true}, /* Ụ */
    [0x1EE5 - 0x1EA0] = {'u', TEXT_PLAIN, TEXT_DOT, false}, /* ụ */
    [0x1EE6 - 0x1EA0] = {'u', TEXT_PLAIN, TEXT_HOOK, true}, /* Ủ */
    [0x1EE7 - 0x1EA0] = {'u', TEXT_PLAIN, TEXT_HOOK, false}, /* ủ */
    [0x1EE8 - 0x1EA0] = {'u', TEXT_HORN, TEXT_ACUTE, true}, /* Ứ */
    [0x1EE9 - 0x1EA0] = {'u', TEXT_HORN, TEXT_ACUTE, false}, /* ứ */
    [0x1EEA - 0x1EA0] = {'u', TEXT_HORN, TEXT_GRAVE, true}, /* Ừ */
    [0x1EEB - 0x1EA0] = {'u', TEXT_HORN, TEXT_GRAVE, false}, /* ừ */
    [0x1EEC - 0x1EA0] = {'u', TEXT_HORN, TEXT_HOOK, true}, /* Ử */
    [0x1EED - 0x1EA0] = {'u', TEXT_HORN, TEXT_HOOK, false}, /* ử */
    [0x1EEE - 0x1EA0] = {'u', TEXT_HORN, TEXT_TILDE, true}, /* Ữ */
    [0x1EEF - 0x1EA0] = {'u', TEXT_HORN, TEXT_TILDE, false}, /* ữ */
    [0x1EF0 - 0x1EA0] = {'u', TEXT_HORN, TEXT_DOT, true}, /* Ự */
    [0x1EF1 - 0x1EA0] = {'u', TEXT_HORN, TEXT_DOT, false}, /* ự */
    [0x1EF2 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_GRAVE, true}, /* Ỳ */
    [0x1EF3 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_GRAVE, false}, /* ỳ */
    [0x1EF4 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_DOT, true}, /* Ỵ */
    [0x1EF5 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_DOT, false}, /* ỵ */
    [0x1EF6 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_HOOK, true}, /* Ỷ */
    [0x1EF7 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_HOOK, false}, /* ỷ */
    [0x1EF8 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_TILDE, true}, /* Ỹ */
    [0x1EF9 - 0x1EA0] = {'y', TEXT_PLAIN, TEXT_TILDE, false}, /* ỹ */
};
static const uint16_t vowels[][6] = {
    {0x0061, 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1}, /* a */
    {0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}, /* ă */
    {0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}, /* â */
    {0x0065, 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9}, /* e */
    {0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}, /* ê */
    {0x0069, 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB}, /* i */
    {0x006F, 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD}, /* o */
    {0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}, /* ô */
    {0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}, /* ơ */
    {0x0075, 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5}, /* u */
    {0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}, /* ư */
    {0x0079, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5}, /* y */
};
/* clang-format on */

static const char vowel_bases[] = "aaaeeiooouuy";
static const uint8_t vowel_shapes[] = {
    TEXT_PLAIN, TEXT_BREVE,      TEXT_CIRCUMFLEX, TEXT_PLAIN, TEXT_CIRCUMFLEX, TEXT_PLAIN,
    TEXT_PLAIN, TEXT_CIRCUMFLEX, TEXT_HORN,       TEXT_PLAIN, TEXT_HORN,       TEXT_PLAIN,
};

struct text_letter text_find_letter(int32_t code)
{
    static const int32_t latin_start = 0x00C0;
    static const int32_t additional_start = 0x1EA0;
    static const int32_t latin_count = sizeof latin / sizeof *latin;
    static const int32_t additional_count = sizeof additional / sizeof *additional;
    if (code >= latin_start && code < latin_start + latin_count)
        return latin[code - latin_start];
    if (code >= additional_start && code < additional_start + additional_count)
        return additional[code - additional_start];
    return (struct text_letter){0};
}

int32_t text_compose(char base, uint8_t shape, uint8_t tone)
{
    if (base == 'd' && shape == TEXT_STROKE)
        return 0x0111;
    for (size_t i = 0; vowel_bases[i] != '\0'; i++)
        if (vowel_bases[i] == base && vowel_shapes[i] == shape)
            return vowels[i][tone];
    return base;
}

bool text_is_vowel(char base)
{
    return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}
