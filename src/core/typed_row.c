/* The common case costs one look at each byte: text that is NFC already, a word met before, a date
   in its usual form. Everything else takes the long way through text.h and date.h. */
#include "typed_row.h"

#include "date.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_LONGEST = 1000, FIRST_SLOTS = 64, LONGEST_KEY = 4000 };

struct choice {
    char *word; /* owned; NULL in an empty slot */
    size_t length;
    uint64_t hash;
    char *text; /* owned; NULL: the value is the integer */
    size_t text_length;
    int64_t integer;
};

/* Open addressing; slots are a power of two, at most half of them full. */
struct typed_choices {
    struct choice *slots; /* owned */
    size_t count;
    size_t room;
    struct buffer key; /* scratch */
};

/* FNV-1a, 64 bits: short words of our own forms, so nobody can choose them to collide. */
static uint64_t hash_of(const char *bytes, size_t length)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211U;
    return hash;
}

static struct choice *slot_of(const struct typed_choices *choices, const char *word, size_t length,
                              uint64_t hash)
{
    size_t at = (size_t)hash & (choices->room - 1);
    while (choices->slots[at].word != NULL) {
        struct choice *choice = &choices->slots[at];
        if (choice->hash == hash && choice->length == length &&
            memcmp(choice->word, word, length) == 0)
            return choice;
        at = (at + 1) & (choices->room - 1);
    }
    return &choices->slots[at];
}

struct typed_choices *typed_choices_new(struct failure *why)
{
    struct typed_choices *choices = calloc(1, sizeof *choices);
    if (choices != NULL) {
        buffer_init(&choices->key, LONGEST_KEY);
        choices->room = FIRST_SLOTS;
        choices->slots = calloc(choices->room, sizeof *choices->slots);
    }
    if (choices != NULL && choices->slots != NULL)
        return choices;
    free(choices);
    failure_memory(why);
    return NULL;
}

void typed_choices_free(struct typed_choices *choices)
{
    if (choices == NULL)
        return;
    for (size_t i = 0; i < choices->room; i++) {
        free(choices->slots[i].word);
        free(choices->slots[i].text);
    }
    free(choices->slots);
    buffer_free(&choices->key);
    free(choices);
}

static bool grow(struct typed_choices *choices, struct failure *why)
{
    struct choice *old = choices->slots;
    const size_t room = choices->room;
    struct choice *slots = calloc(room * 2, sizeof *slots);
    if (slots == NULL)
        return failure_memory(why);
    choices->slots = slots;
    choices->room = room * 2;
    for (size_t i = 0; i < room; i++)
        if (old[i].word != NULL)
            *slot_of(choices, old[i].word, old[i].length, old[i].hash) = old[i];
    free(old);
    return true;
}

static char *copy_of(const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}

/* Adds the word with the value of `like`, whose text is copied. */
static bool add_word(struct typed_choices *choices, const char *word, size_t length,
                     const struct choice *like, struct failure *why)
{
    if ((choices->count + 1) * 2 > choices->room && !grow(choices, why))
        return false;
    const uint64_t hash = hash_of(word, length);
    struct choice *slot = slot_of(choices, word, length, hash);
    if (slot->word != NULL)
        return true;
    char *text = like->text != NULL ? copy_of(like->text, like->text_length) : NULL;
    char *copy = copy_of(word, length);
    if (copy == NULL || (like->text != NULL && text == NULL)) {
        free(text);
        free(copy);
        return failure_memory(why);
    }
    *slot = (struct choice){copy, length, hash, text, like->text_length, like->integer};
    choices->count++;
    return true;
}

/* text_key of the word in choices->key; false when memory ran out. */
static bool make_key(struct typed_choices *choices, const char *word, size_t length,
                     struct failure *why)
{
    buffer_clear(&choices->key);
    if (text_key(word, length, &choices->key))
        return true;
    return choices->key.overflow ? (buffer_clear(&choices->key), true) : failure_memory(why);
}

static bool add_both(struct typed_choices *choices, const char *word, size_t length,
                     const struct choice *like, struct failure *why)
{
    return add_word(choices, word, length, like, why) && make_key(choices, word, length, why) &&
           add_word(choices, buffer_text(&choices->key), choices->key.length, like, why);
}

bool typed_choices_add_integer(struct typed_choices *choices, const char *word, size_t length,
                               int64_t value, struct failure *why)
{
    const struct choice like = {.integer = value};
    return add_both(choices, word, length, &like, why);
}

bool typed_choices_add_text(struct typed_choices *choices, const char *word, size_t length,
                            const char *value, size_t value_length, struct failure *why)
{
    char *text = copy_of(value, value_length);
    if (text == NULL)
        return failure_memory(why);
    const struct choice like = {.text = text, .text_length = value_length};
    const bool ok = add_both(choices, word, length, &like, why);
    free(text);
    return ok;
}

/* A spelling met for the first time is remembered, so that a million rows ask text_key once. */
enum { MOST_REMEMBERED = 20000 };

static bool find_choice(struct typed_choices *choices, const char *word, size_t length,
                        const struct choice **found, struct failure *why)
{
    const struct choice *choice = slot_of(choices, word, length, hash_of(word, length));
    *found = choice->word != NULL ? choice : NULL;
    if (*found != NULL)
        return true;
    if (!make_key(choices, word, length, why))
        return false;
    const char *key = buffer_text(&choices->key);
    const size_t key_length = choices->key.length;
    choice = slot_of(choices, key, key_length, hash_of(key, key_length));
    if (choice->word == NULL)
        return true;
    *found = choice;
    if (choices->count >= MOST_REMEMBERED)
        return true;
    const struct choice like = *choice; /* adding may move the slots */
    if (!add_word(choices, word, length, &like, why))
        return false;
    *found = slot_of(choices, word, length, hash_of(word, length));
    return true;
}

void typed_value_init(struct typed_value *value)
{
    *value = (struct typed_value){.result = TYPED_NULL};
    buffer_init(&value->scratch, 1 << 20);
}

void typed_value_free(struct typed_value *value)
{
    buffer_free(&value->scratch);
}

enum text_state { TEXT_PLAIN, TEXT_DOUBTFUL, TEXT_BAD };

/* PLAIN when each character is one that NFC leaves alone wherever it stands: ASCII, the letters
   below U+0300, and U+1E00..1EFF, where Vietnamese has its letters. */
static enum text_state look_at(const char *text, size_t length)
{
    const unsigned char *byte = (const unsigned char *)text;
    const unsigned char *end = byte + length;
    while (byte < end) {
        if (*byte >= 0x20 && *byte < 0x7F)
            byte++;
        else if (*byte < 0x80)
            return TEXT_BAD;
        else if (*byte >= 0xC3 && *byte <= 0xCB && end - byte >= 2 && (byte[1] & 0xC0) == 0x80)
            byte += 2;
        else if (*byte == 0xE1 && end - byte >= 3 && byte[1] >= 0xB8 && byte[1] <= 0xBB &&
                 (byte[2] & 0xC0) == 0x80)
            byte += 3;
        else
            return TEXT_DOUBTFUL;
    }
    return TEXT_PLAIN;
}

static bool has_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return true;
    return false;
}

static bool read_text(const struct typed_column *column, const char *text, size_t length,
                      struct typed_value *value, enum typed_fault *fault, struct failure *why)
{
    const size_t longest = column->longest != 0 ? column->longest : USUAL_LONGEST;
    value->result = TYPED_STRING;
    value->text = text;
    value->length = length;
    if (length > longest) {
        *fault = TYPED_LONG;
        return true;
    }
    const enum text_state state = look_at(text, length);
    if (state == TEXT_PLAIN)
        return true;
    if (state == TEXT_BAD || has_control(text, length) || !text_is_valid(text, length, NULL)) {
        *fault = TYPED_CONTROL;
        return true;
    }
    buffer_clear(&value->scratch);
    struct failure trouble = {0};
    if (!text_nfc(text, length, &value->scratch, &trouble)) {
        if (trouble.kind == FAILURE_DATA || value->scratch.overflow) {
            *fault = TYPED_CONTROL;
            return true;
        }
        *why = trouble;
        return false;
    }
    value->text = buffer_text(&value->scratch);
    value->length = value->scratch.length;
    return true;
}

static void write_digits(char *to, int number, int digits)
{
    for (int i = digits - 1; i >= 0; i--) {
        to[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

static void read_date(const char *text, size_t length, struct typed_value *value,
                      enum typed_fault *fault)
{
    struct failure ignored = {0};
    int32_t day = 0;
    if (length > 20 || !date_parse(text, length, &day, &ignored)) {
        *fault = TYPED_NO_DATE;
        return;
    }
    const struct date date = date_from_day(day);
    write_digits(value->date, date.year, 4);
    value->date[4] = '-';
    write_digits(value->date + 5, date.month, 2);
    value->date[7] = '-';
    write_digits(value->date + 8, date.day, 2);
    value->date[10] = '\0';
    value->result = TYPED_STRING;
    value->integer = day;
    value->text = value->date;
    value->length = 10;
}

static bool read_choice(const struct typed_column *column, const char *text, size_t length,
                        struct typed_value *value, enum typed_fault *fault, struct failure *why)
{
    const struct choice *choice = NULL;
    if (length > USUAL_LONGEST || !text_is_valid(text, length, NULL)) {
        *fault = TYPED_NO_CHOICE;
        return true;
    }
    if (!find_choice(column->choices, text, length, &choice, why))
        return false;
    if (choice == NULL) {
        *fault = TYPED_NO_CHOICE;
    } else if (choice->text != NULL) {
        value->result = TYPED_STRING;
        value->text = choice->text;
        value->length = choice->text_length;
    } else {
        value->result = TYPED_INTEGER;
        value->integer = choice->integer;
    }
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool typed_read(const struct typed_column *column, const char *text, size_t length,
                struct typed_value *value, enum typed_fault *fault, struct failure *why)
{
    *fault = TYPED_FINE;
    value->result = TYPED_NULL;
    while (length > 0 && is_blank(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    if (length == 0 || (length == 1 && *text == '-' && column->kind != TYPED_TEXT)) {
        *fault = column->required ? TYPED_BLANK : TYPED_FINE;
        return true;
    }
    switch (column->kind) {
    case TYPED_TEXT:
        return read_text(column, text, length, value, fault, why);
    case TYPED_DATE:
        read_date(text, length, value, fault);
        return true;
    case TYPED_CHOICE:
        break;
    }
    return read_choice(column, text, length, value, fault, why);
}
