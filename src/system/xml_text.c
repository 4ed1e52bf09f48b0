/* Which bytes XML takes as characters. */
#include "xml_text.h"

#include <stdbool.h>

size_t xml_character_length(const unsigned char *at, size_t left)
{
    size_t length = 0;
    if (at[0] < 0x80)
        return 1;
    if (at[0] >= 0xC2 && at[0] <= 0xDF)
        length = 2;
    else if (at[0] >= 0xE0 && at[0] <= 0xEF)
        length = 3;
    else if (at[0] >= 0xF0 && at[0] <= 0xF4)
        length = 4;
    if (length == 0 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    const bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    const bool surrogate = at[0] == 0xED && at[1] > 0x9F;
    const bool beyond = at[0] == 0xF4 && at[1] > 0x8F;
    const bool never = at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE; /* U+FFFE, U+FFFF */
    return overlong || surrogate || beyond || never ? 0 : length;
}
