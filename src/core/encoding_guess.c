/* Guesses an 8-bit encoding by counting words that become Vietnamese syllables. Knows nothing of
   where the text comes from. */
#include "encoding.h"

#include "language.h"
#include "text_letter.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_WORDS = 2000, /* enough to tell the three apart; more only costs time */
    LONGEST_WORD = 24, /* bytes; no syllable needs more */
    LONGEST_SYLLABLE = 8,
    FEWEST_WORDS = 5, /* below that even a good share may be chance */
};

static const double SURE_SHARE = 0.9;  /* names and abbreviations are not syllables */
static const double SURE_SECOND = 0.6; /* the next best must be clearly worse */

/* In these lists 1 = â, 2 = ă, 3 = ê, 4 = ô, 5 = ơ, 6 = ư, 7 = đ. */
static const char *const onsets[] = {
    "",   "b",   "c",  "ch", "d",  "7", "g",  "gh", "gi", "h", "k",  "kh", "l", "m", "n",
    "ng", "ngh", "nh", "p",  "ph", "q", "qu", "r",  "s",  "t", "th", "tr", "v", "x",
};
static const char *const nuclei[] = {
    "a",  "2",  "1",   "e",   "3",   "i",  "o",  "4",   "5",   "u",   "6",  "y",   "ai",  "ao",
    "au", "ay", "1u",  "1y",  "eo",  "3u", "ia", "i3",  "i3u", "iu",  "oa", "oai", "oay", "oao",
    "o2", "oe", "oeo", "oi",  "4i",  "5i", "oo", "ua",  "u4",  "u4i", "u1", "u1y", "u3",  "ue",
    "ui", "uy", "uya", "uy3", "uyu", "6a", "65", "65i", "65u", "6i",  "6u", "y3",  "y3u", "u5",
};
static const char *const codas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

static bool is_one_of(const char *part, size_t length, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == length && memcmp(list[i], part, length) == 0)
            return true;
    return false;
}

/* Stopped syllables take only two of the six tones: the strongest evidence there is. */
static bool tone_fits(const char *coda, enum text_tone tone)
{
    const bool stopped = coda[0] == 'c' || coda[0] == 'p' || coda[0] == 't';
    return !stopped || tone == TEXT_ACUTE || tone == TEXT_DOT;
}

static bool rime_fits(const char *rime, size_t length, enum text_tone tone)
{
    for (size_t i = 0; i < sizeof codas / sizeof *codas; i++) {
        const size_t coda = strlen(codas[i]);
        if (coda >= length || memcmp(rime + length - coda, codas[i], coda) != 0)
            continue;
        if (is_one_of(rime, length - coda, nuclei, sizeof nuclei / sizeof *nuclei) &&
            tone_fits(codas[i], tone))
            return true;
    }
    return false;
}

/* The letters as in the lists above into `plain`; 0 when the text is not one word of letters with
   at most one tone. */
static size_t spell(const char *text, size_t length, char plain[LONGEST_SYLLABLE],
                    enum text_tone *tone)
{
    static const char *const shapes[] = {
        [TEXT_PLAIN] = "",    [TEXT_BREVE] = "a2",  [TEXT_CIRCUMFLEX] = "a1e3o4",
        [TEXT_HORN] = "o5u6", [TEXT_STROKE] = "d7",
    };
    size_t count = 0;
    *tone = TEXT_LEVEL;
    for (size_t i = 0; i < length; count++) {
        const int32_t code = text_decode((const unsigned char *)text, length, &i);
        if (count == LONGEST_SYLLABLE)
            return 0;
        if (code < 0x80) {
            plain[count] = (char)(code | 0x20);
            continue;
        }
        const struct text_letter letter = text_find_letter(code);
        if (letter.base == 0 || (letter.tone != TEXT_LEVEL && *tone != TEXT_LEVEL))
            return 0;
        if (letter.tone != TEXT_LEVEL)
            *tone = (enum text_tone)letter.tone;
        const char *shape =
            letter.shape == TEXT_PLAIN ? NULL : strchr(shapes[letter.shape], letter.base);
        plain[count] = (char)(shape != NULL ? shape[1] : letter.base);
    }
    return count;
}

static bool is_syllable(const char *text, size_t length)
{
    char plain[LONGEST_SYLLABLE];
    enum text_tone tone;
    const size_t count = spell(text, length, plain, &tone);
    for (size_t onset = 0; onset < 4 && onset < count; onset++)
        if (is_one_of(plain, onset, onsets, sizeof onsets / sizeof *onsets) &&
            rime_fits(plain + onset, count - onset, tone))
            return true;
    return false;
}

static bool is_word_byte(unsigned char byte)
{
    return byte > 0xA0 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Finds the next word that has a byte above ASCII; false at the end. */
static bool next_word(const char *bytes, size_t length, size_t *position, size_t *start)
{
    while (*position < length) {
        bool high = false;
        *start = *position;
        while (*position < length && is_word_byte((unsigned char)bytes[*position])) {
            high = high || (unsigned char)bytes[*position] >= 0x80;
            ++*position;
        }
        if (high)
            return true;
        if (*position == *start)
            ++*position;
    }
    return false;
}

static double share_of_syllables(const char *bytes, size_t length, enum encoding encoding,
                                 struct buffer *word, size_t *words)
{
    size_t position = 0;
    size_t start = 0;
    size_t good = 0;
    *words = 0;
    while (*words < MOST_WORDS && next_word(bytes, length, &position, &start)) {
        struct failure ignored = {0};
        ++*words;
        buffer_clear(word);
        if (position - start <= LONGEST_WORD &&
            encoding_decode(encoding, bytes + start, position - start, word, &ignored) &&
            is_syllable(buffer_text(word), word->length))
            good++;
    }
    return *words == 0 ? 0 : (double)good / (double)*words;
}

static void describe(struct encoding_guess *guess)
{
    const char *unsure = language_pick((struct words){"; chưa chắc chắn", "; not certain"});
    snprintf(guess->sentence, sizeof guess->sentence,
             language_get() == LANGUAGE_EN
                 ? "guessed %s: %.0f%% of %zu words with marks are syllables (next best %.0f%%)%s"
                 : "đoán là bảng mã %s: %.0f%% trong %zu từ có dấu đọc được (bảng mã kế tiếp "
                   "%.0f%%)%s",
             encoding_name(guess->encoding), guess->share * 100, guess->words, guess->second * 100,
             guess->sure ? "" : unsure);
}

bool encoding_guess(const char *bytes, size_t length, struct encoding_guess *guess,
                    struct failure *why)
{
    static const enum encoding candidates[] = {ENCODING_WINDOWS_1258, ENCODING_TCVN3, ENCODING_VNI};
    struct buffer word;
    *guess = (struct encoding_guess){.encoding = ENCODING_WINDOWS_1258, .share = -1};
    buffer_init(&word, 4096);
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        const double share = share_of_syllables(bytes, length, candidates[i], &word, &guess->words);
        if (share > guess->share) {
            guess->second = guess->share > 0 ? guess->share : 0;
            guess->share = share;
            guess->encoding = candidates[i];
        } else if (share > guess->second) {
            guess->second = share;
        }
    }
    const bool ok = !word.no_memory || failure_memory(why);
    buffer_free(&word);
    guess->sure =
        guess->words >= FEWEST_WORDS && guess->share >= SURE_SHARE && guess->second <= SURE_SECOND;
    describe(guess);
    return ok;
}
