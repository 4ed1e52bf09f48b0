/* Text in runs: escapes, fonts, normal form. Knows nothing of cells and parts. */
#include "workbook_xlsx.h"

#include "language.h"
#include "text.h"
#include "text_letter.h"

#include <stdlib.h>
#include <string.h>

void rich_init(struct rich_text *rich, size_t cell_bytes)
{
    *rich = (struct rich_text){0};
    buffer_init(&rich->raw, cell_bytes);
    buffer_init(&rich->decoded, cell_bytes);
    buffer_init(&rich->piece, 3 * cell_bytes); /* an old font's one byte may become three */
    rich_clear(rich);
}

void rich_free(struct rich_text *rich)
{
    buffer_free(&rich->raw);
    buffer_free(&rich->decoded);
    buffer_free(&rich->piece);
    free(rich->runs);
    rich->runs = NULL;
}

void rich_clear(struct rich_text *rich)
{
    buffer_clear(&rich->raw);
    rich->count = 0;
    rich->run_start = 0;
    rich->font = RICH_FONT_OF_CELL;
    rich->in_text = false;
    rich->in_phonetic = false;
}

static bool fits(const struct buffer *buffer, struct failure *why)
{
    return buffer_ok(buffer, language_pick((struct words){"chữ trong một ô", "the text of a cell"}),
                     why);
}

static bool close_run(struct rich_text *rich, struct failure *why)
{
    const size_t length = rich->raw.length - rich->run_start;
    if (length > 0) {
        if (!workbook_grow(&rich->runs, rich->count, &rich->capacity, sizeof *rich->runs, why))
            return false;
        rich->runs[rich->count++] = (struct rich_run){(uint32_t)length, rich->font};
    }
    rich->run_start = rich->raw.length;
    rich->font = RICH_FONT_OF_CELL;
    return true;
}

bool rich_start(struct rich_text *rich, const char *name, const char **attributes,
                struct failure *why)
{
    if (strcmp(name, "t") == 0) {
        rich->in_text = !rich->in_phonetic;
    } else if (strcmp(name, "r") == 0) {
        return close_run(rich, why);
    } else if (strcmp(name, "rFont") == 0) {
        const char *font = xml_attribute(attributes, "val");
        if (font != NULL)
            rich->font = (uint8_t)encoding_of_font(font);
    } else if (strcmp(name, "rPh") == 0) {
        rich->in_phonetic = true;
    }
    return true;
}

bool rich_end(struct rich_text *rich, const char *name, struct failure *why)
{
    if (strcmp(name, "t") == 0)
        rich->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        rich->in_phonetic = false;
    else if (strcmp(name, "r") == 0 || strcmp(name, "si") == 0 || strcmp(name, "is") == 0)
        return close_run(rich, why);
    return true;
}

bool rich_add(struct rich_text *rich, const char *bytes, size_t length, struct failure *why)
{
    return !rich->in_text || buffer_append(&rich->raw, bytes, length) || fits(&rich->raw, why);
}

static int hexadecimal(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = (char)(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The code of "_xHHHH_" at `at`, -1 when it is none. Controls that text may not have stay escaped.
 */
static int32_t escape_at(const char *at, size_t left)
{
    int32_t code = 0;
    if (left < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        const int digit = hexadecimal(at[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    const bool allowed = code >= 0x20 || code == '\t' || code == '\r' || code == '\n';
    return allowed && code != 0x7F && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE ? code : -1;
}

static bool decode_escapes(const char *raw, size_t length, struct buffer *out)
{
    bool ok = true;
    for (size_t i = 0; ok && i < length;) {
        char bytes[4];
        const int32_t code = escape_at(raw + i, length - i);
        if (code < 0)
            ok = buffer_append_byte(out, raw[i++]);
        else {
            ok = buffer_append(out, bytes, text_encode(code, bytes));
            i += 7;
        }
    }
    return ok;
}

/* ASCII, U+0080 to U+01BF and U+1E80 to U+1EFF: all Vietnamese letters, composed, and no mark to
   compose; such text is in normal form C as it is. The bytes are valid UTF-8. */
static bool is_composed(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        if (bytes[i] < 0x80)
            i++;
        else if (bytes[i] >= 0xC2 && bytes[i] <= 0xC6)
            i += 2;
        else if (bytes[i] == 0xE1 && i + 1 < length &&
                 (bytes[i + 1] == 0xBA || bytes[i + 1] == 0xBB))
            i += 3;
        else
            return false;
    }
    return true;
}

/* One piece in one font, appended to out. */
static bool show_piece(struct rich_text *rich, const char *raw, size_t length,
                       enum encoding_font font, struct buffer *out, struct failure *why)
{
    if (memchr(raw, '_', length) != NULL) {
        buffer_clear(&rich->decoded);
        if (!decode_escapes(raw, length, &rich->decoded))
            return fits(&rich->decoded, why);
        raw = buffer_text(&rich->decoded);
        length = rich->decoded.length;
    }
    if (font != ENCODING_FONT_UNICODE)
        return encoding_from_font(font, raw, length, out, why);
    if (is_composed(raw, length))
        return buffer_append(out, raw, length) || fits(out, why);
    return text_nfc(raw, length, out, why);
}

bool rich_show(struct rich_text *rich, const char *raw, size_t length, enum encoding_font font,
               struct buffer *out, struct failure *why)
{
    buffer_clear(out);
    return show_piece(rich, raw, length, font, out, why);
}

bool rich_store(struct rich_text *rich, enum encoding_font cell_font, struct workbook *workbook,
                struct sheet_cell *cell, struct failure *why)
{
    const char *raw = buffer_text(&rich->raw);
    bool old_font = false;
    buffer_clear(&rich->piece);
    for (size_t i = 0; i < rich->count; i++) {
        const struct rich_run *run = &rich->runs[i];
        const enum encoding_font font =
            run->font == RICH_FONT_OF_CELL ? cell_font : (enum encoding_font)run->font;
        old_font = old_font || font != ENCODING_FONT_UNICODE;
        if (!show_piece(rich, raw, run->length, font, &rich->piece, why))
            return false;
        raw += run->length;
    }
    if (rich->piece.length != rich->raw.length ||
        memcmp(buffer_text(&rich->piece), buffer_text(&rich->raw), rich->raw.length) != 0)
        cell->flags |= old_font ? SHEET_IS_CONVERTED : 0;
    if (rich->count < 2)
        return workbook_add_text(workbook, buffer_text(&rich->piece), rich->piece.length, cell,
                                 why);
    /* A mark may stand in the run after its letter. */
    buffer_clear(&rich->decoded);
    return text_nfc(buffer_text(&rich->piece), rich->piece.length, &rich->decoded, why) &&
           workbook_add_text(workbook, buffer_text(&rich->decoded), rich->decoded.length, cell,
                             why);
}
