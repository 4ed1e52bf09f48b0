/* VNI for Windows: a letter is one byte, or a vowel and a mark byte. Knows nothing of files. */
#include "encoding_tables.h"

#include "text_letter.h"

#include <stddef.h>

enum { O_HORN = 0xF4, U_HORN = 0xF6, CAPITAL = 0x20 };

struct mark {
    unsigned char byte; /* lower case; the capital is 0x20 below */
    uint8_t shape;
    uint8_t tone;
};

static const struct mark marks[] = {
    {0xF9, TEXT_PLAIN, TEXT_ACUTE},      {0xF8, TEXT_PLAIN, TEXT_GRAVE},
    {0xFB, TEXT_PLAIN, TEXT_HOOK},       {0xF5, TEXT_PLAIN, TEXT_TILDE},
    {0xEF, TEXT_PLAIN, TEXT_DOT},        {0xE2, TEXT_CIRCUMFLEX, TEXT_LEVEL},
    {0xE1, TEXT_CIRCUMFLEX, TEXT_ACUTE}, {0xE0, TEXT_CIRCUMFLEX, TEXT_GRAVE},
    {0xE5, TEXT_CIRCUMFLEX, TEXT_HOOK},  {0xE3, TEXT_CIRCUMFLEX, TEXT_TILDE},
    {0xE4, TEXT_CIRCUMFLEX, TEXT_DOT},   {0xEA, TEXT_BREVE, TEXT_LEVEL},
    {0xE9, TEXT_BREVE, TEXT_ACUTE},      {0xE8, TEXT_BREVE, TEXT_GRAVE},
    {0xFA, TEXT_BREVE, TEXT_HOOK},       {0xFC, TEXT_BREVE, TEXT_TILDE},
    {0xEB, TEXT_BREVE, TEXT_DOT},
};

struct single {
    unsigned char byte;
    char base;
    uint8_t shape;
    uint8_t tone;
};

static const struct single singles[] = {
    {0xF1, 'd', TEXT_STROKE, TEXT_LEVEL}, {0xED, 'i', TEXT_PLAIN, TEXT_ACUTE},
    {0xEC, 'i', TEXT_PLAIN, TEXT_GRAVE},  {0xE6, 'i', TEXT_PLAIN, TEXT_HOOK},
    {0xF3, 'i', TEXT_PLAIN, TEXT_TILDE},  {0xF2, 'i', TEXT_PLAIN, TEXT_DOT},
    {0xEE, 'y', TEXT_PLAIN, TEXT_DOT},    {O_HORN, 'o', TEXT_HORN, TEXT_LEVEL},
    {U_HORN, 'u', TEXT_HORN, TEXT_LEVEL},
};

/* The same letter as a capital: 0x20 before in Latin-1, just before in the other blocks. */
static int32_t capital(int32_t code)
{
    return code < 0x100 ? code - CAPITAL : code - 1;
}

static int32_t letter(char base, uint8_t shape, uint8_t tone, bool upper)
{
    const int32_t code = text_compose(base, shape, tone);
    if (code == base)
        return 0; /* no such letter */
    return upper ? capital(code) : code;
}

int32_t encoding_vni_pair(unsigned char vowel, unsigned char mark)
{
    if (mark < 0xC0)
        return 0;
    const bool upper = (vowel & CAPITAL) == 0;
    const unsigned char lower = vowel | CAPITAL;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].byte != (mark | CAPITAL))
            continue;
        if (lower == O_HORN || lower == U_HORN)
            return marks[i].shape != TEXT_PLAIN
                       ? 0
                       : letter(lower == O_HORN ? 'o' : 'u', TEXT_HORN, marks[i].tone, upper);
        if (lower == 'a' || (lower == 'e' && marks[i].shape != TEXT_BREVE) ||
            (lower == 'o' && marks[i].shape != TEXT_BREVE) ||
            ((lower == 'u' || lower == 'y') && marks[i].shape == TEXT_PLAIN))
            return letter((char)lower, marks[i].shape, marks[i].tone, upper);
        return 0;
    }
    return 0;
}

int32_t encoding_vni_single(unsigned char byte)
{
    if (byte < 0xC0)
        return 0;
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (singles[i].byte == (byte | CAPITAL))
            return letter(singles[i].base, singles[i].shape, singles[i].tone,
                          (byte & CAPITAL) == 0);
    return 0;
}
