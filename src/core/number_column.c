/* How a column writes its numbers. Knows nothing of forms and files. */
#include "number_column.h"

#include "decimal.h"
#include "language.h"
#include "text_letter.h"

#include <stdio.h>
#include <string.h>

/* What one cell shows. The order is that of number_column.seen from SHAPE_DECIMAL_COMMA on. */
enum shape {
    SHAPE_BLANK,
    SHAPE_DIGITS,
    SHAPE_RATIO,
    SHAPE_OTHER,
    SHAPE_SPACES,         /* 1 234: thousands by spaces, in every style */
    SHAPE_DECIMAL_COMMA,  /* 90,5 or 1.234,5: certain */
    SHAPE_DECIMAL_POINT,  /* 90.5 or 1,234.5: certain */
    SHAPE_THOUSAND_POINT, /* 1.234.567: certain */
    SHAPE_THOUSAND_COMMA, /* 1,234,567: certain */
    SHAPE_EITHER_POINT,   /* 1.234: 1234 or 1,234 */
    SHAPE_EITHER_COMMA,   /* 1,234 */
};

enum { GROUP = 3, LONGEST_NUMBER = 40 };

/* A cell without the blanks around it, its sign and its %. Spaces of any width have become ' '. */
struct cell {
    char text[LONGEST_NUMBER + 1]; /* digits, '.', ',', ' ' and '/' only */
    size_t length;
    bool negative, percent;
    bool blank, other;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "-", "–", "—", ".", "…": how people write that there is nothing to report. */
static bool is_dash(int32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2011 || code == 0x2012 || code == 0x2013 ||
           code == 0x2014 || code == 0x2212 || code == '.' || code == 0x2026;
}

static void take_code(struct cell *cell, int32_t code)
{
    const bool known = (code >= '0' && code <= '9') || code == '.' || code == ',' || code == '/';
    if (cell->percent || (!known && code != ' ') || cell->length == LONGEST_NUMBER)
        cell->other = true;
    else
        cell->text[cell->length++] = (char)code;
}

/* Reads the cell into its parts; what is neither digit nor separator makes it `other`. */
static void trim(const char *text, size_t length, struct cell *cell)
{
    bool only_dashes = true;
    bool pending_blank = false;
    size_t codes = 0;
    *cell = (struct cell){0};
    for (size_t i = 0; i < length;) {
        const int32_t code = text_decode((const unsigned char *)text, length, &i);
        if (text_is_blank(code) || text_is_invisible(code)) {
            pending_blank = pending_blank || text_is_blank(code);
            continue;
        }
        only_dashes = only_dashes && is_dash(code);
        if (code == '%') {
            cell->other = cell->other || cell->percent || cell->length == 0;
            cell->percent = true;
        } else if (codes == 0 && (code == '-' || code == 0x2212)) {
            cell->negative = true;
        } else {
            if (pending_blank && cell->length > 0)
                take_code(cell, ' ');
            take_code(cell, code);
        }
        pending_blank = false;
        codes++;
    }
    if (only_dashes)
        *cell = (struct cell){.blank = true};
    cell->text[cell->length] = '\0';
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(text[i]))
            return false;
    return length > 0;
}

/* Digits in groups: sizes of the groups and the separators between them. */
struct groups {
    size_t sizes[LONGEST_NUMBER + 1];
    char separators[LONGEST_NUMBER + 1];
    size_t count;
};

static bool split(const struct cell *cell, struct groups *groups)
{
    *groups = (struct groups){.count = 1};
    for (size_t i = 0; i < cell->length; i++) {
        if (is_digit(cell->text[i]))
            groups->sizes[groups->count - 1]++;
        else
            groups->separators[groups->count++ - 1] = cell->text[i];
    }
    for (size_t i = 0; i < groups->count; i++)
        if (groups->sizes[i] == 0)
            return false;
    return true;
}

/* Whether groups 1 to last are thousands: three digits each after one to three. */
static bool are_thousands(const struct groups *groups, size_t last)
{
    if (groups->sizes[0] > GROUP)
        return false;
    for (size_t i = 1; i <= last; i++)
        if (groups->sizes[i] != GROUP || groups->separators[i - 1] != groups->separators[0])
            return false;
    return true;
}

static enum shape shape_of_one_separator(const struct cell *cell, const struct groups *groups)
{
    const char separator = groups->separators[0];
    const bool comma = separator == ',';
    if (groups->count > 2)
        return comma ? SHAPE_THOUSAND_COMMA : SHAPE_THOUSAND_POINT;
    const bool zero = cell->text[0] == '0';
    if (groups->sizes[1] != GROUP || groups->sizes[0] > GROUP || zero)
        return comma ? SHAPE_DECIMAL_COMMA : SHAPE_DECIMAL_POINT;
    return comma ? SHAPE_EITHER_COMMA : SHAPE_EITHER_POINT;
}

static enum shape shape_of_groups(const struct cell *cell, const struct groups *groups)
{
    const size_t last = groups->count - 1;
    const char end = groups->separators[last - 1];
    if (strchr(cell->text, '/') != NULL)
        return SHAPE_OTHER;
    if (are_thousands(groups, last))
        return end == ' ' ? SHAPE_SPACES : shape_of_one_separator(cell, groups);
    if (end == ' ')
        return SHAPE_OTHER;
    if (last == 1)
        return shape_of_one_separator(cell, groups);
    /* The last separator is the decimal sign: another one than between the thousands. */
    if (end == groups->separators[0] || !are_thousands(groups, last - 1))
        return SHAPE_OTHER;
    return end == ',' ? SHAPE_DECIMAL_COMMA : SHAPE_DECIMAL_POINT;
}

static bool is_ratio(const struct cell *cell)
{
    const char *slash = strchr(cell->text, '/');
    if (slash == NULL || cell->negative || cell->percent)
        return false;
    const size_t before = (size_t)(slash - cell->text);
    size_t left = before;
    while (left > 0 && cell->text[left - 1] == ' ')
        left--;
    const char *right = slash + 1 + strspn(slash + 1, " ");
    /* Two digits a side at most and nothing else could be a date: 7/12. Such a ratio is still one.
     */
    return all_digits(cell->text, left) && left <= 9 && all_digits(right, strlen(right)) &&
           strlen(right) <= 9;
}

static enum shape shape_of(const struct cell *cell)
{
    struct groups groups;
    if (cell->blank)
        return SHAPE_BLANK;
    if (cell->other || cell->length == 0)
        return SHAPE_OTHER;
    if (all_digits(cell->text, cell->length))
        return SHAPE_DIGITS;
    if (is_ratio(cell))
        return SHAPE_RATIO;
    return split(cell, &groups) ? shape_of_groups(cell, &groups) : SHAPE_OTHER;
}

/* ---- seeing ---- */

static void note(struct number_evidence *evidence, const char *text, size_t length, size_t row)
{
    if (evidence->count++ > 0)
        return;
    evidence->row = row;
    if (length >= NUMBER_EXAMPLE) /* only a number with many blanks around it is longer */
        length = 0;
    memcpy(evidence->text, text, length);
    evidence->text[length] = '\0';
}

void number_column_start(struct number_column *column)
{
    *column = (struct number_column){0};
}

void number_column_add(struct number_column *column, const char *text, size_t length, size_t row)
{
    struct cell cell;
    trim(text, length, &cell);
    const enum shape shape = shape_of(&cell);
    column->percents += cell.percent && shape != SHAPE_OTHER ? 1 : 0;
    if (shape == SHAPE_BLANK)
        column->blank++;
    else if (shape == SHAPE_RATIO)
        column->ratios++;
    else if (shape == SHAPE_OTHER)
        column->unread++;
    else {
        column->amounts++;
        if (shape >= SHAPE_DECIMAL_COMMA)
            note(&column->seen[shape - SHAPE_DECIMAL_COMMA], text, length, row);
        else
            column->plain++;
        if (shape == SHAPE_DIGITS && cell.length > 1 && cell.text[0] == '0')
            note(&column->zeros, text, length, row);
    }
}

void number_column_add_native(struct number_column *column)
{
    column->native++;
}

/* ---- deciding ---- */

static const struct number_evidence *seen(const struct number_column *column, enum shape shape)
{
    const struct number_evidence *evidence = &column->seen[shape - SHAPE_DECIMAL_COMMA];
    return evidence->count > 0 ? evidence : NULL;
}

static const struct number_evidence *first_of(const struct number_evidence *a,
                                              const struct number_evidence *b)
{
    return a != NULL ? a : b;
}

static void say(struct number_decision *decision, enum number_style style, struct words words,
                const struct number_evidence *evidence)
{
    decision->style = style;
    const int length =
        snprintf(decision->sentence, sizeof decision->sentence, "%s", language_pick(words));
    if (evidence == NULL || length < 0 || (size_t)length >= sizeof decision->sentence)
        return;
    snprintf(decision->sentence + length, sizeof decision->sentence - (size_t)length,
             language_get() == LANGUAGE_EN ? ": row %zu has \"%s\"" : ": dòng %zu có \"%s\"",
             evidence->row, evidence->text);
}

static void say_contradiction(struct number_decision *decision, const struct number_evidence *a,
                              const struct number_evidence *b)
{
    decision->style = NUMBER_AMBIGUOUS;
    snprintf(decision->sentence, sizeof decision->sentence,
             language_get() == LANGUAGE_EN
                 ? "the column writes numbers in two ways: row %zu has \"%s\", row %zu has \"%s\""
                 : "cột viết số theo hai cách: dòng %zu có \"%s\", dòng %zu có \"%s\"",
             a->row, a->text, b->row, b->text);
}

/* Only 1.234 or 1,234 and nothing certain. */
static void decide_unsure(const struct number_evidence *point, const struct number_evidence *comma,
                          bool counts, struct number_decision *decision)
{
    if (point != NULL && comma != NULL)
        say_contradiction(decision, point, comma);
    else if (counts)
        say(decision, point != NULL ? NUMBER_VIETNAMESE : NUMBER_POINT,
            (struct words){"cột là số đếm nên dấu trong số ngăn hàng nghìn",
                           "the column holds counts, so the sign stands between thousands"},
            first_of(point, comma));
    else
        say(decision, NUMBER_AMBIGUOUS,
            (struct words){
                "không biết dấu trong số là hàng nghìn hay phần lẻ; hãy nêu rõ trong biểu",
                "the sign in a number may be for thousands or decimals; say which in the "
                "form"},
            first_of(point, comma));
}

static void decide_style(const struct number_column *column, bool counts,
                         struct number_decision *decision)
{
    const struct number_evidence *vietnamese =
        first_of(seen(column, SHAPE_DECIMAL_COMMA), seen(column, SHAPE_THOUSAND_POINT));
    const struct number_evidence *point =
        first_of(seen(column, SHAPE_DECIMAL_POINT), seen(column, SHAPE_THOUSAND_COMMA));
    const struct number_evidence *either_point = seen(column, SHAPE_EITHER_POINT);
    const struct number_evidence *either_comma = seen(column, SHAPE_EITHER_COMMA);
    if (column->zeros.count > 0 && column->amounts == column->plain && column->percents == 0)
        say(decision, NUMBER_CODES,
            (struct words){"cột là mã số, giữ nguyên số 0 ở đầu",
                           "the column holds codes, their leading zeros are kept"},
            &column->zeros);
    else if (vietnamese != NULL && point != NULL)
        say_contradiction(decision, vietnamese, point);
    else if (vietnamese != NULL)
        say(decision, NUMBER_VIETNAMESE,
            (struct words){"cột viết số kiểu Việt Nam (1.234,5)",
                           "the column writes numbers the Vietnamese way (1.234,5)"},
            vietnamese);
    else if (point != NULL)
        say(decision, NUMBER_POINT,
            (struct words){"cột viết dấu chấm trước phần lẻ (1,234.5)",
                           "the column writes a point before decimals (1,234.5)"},
            point);
    else if (either_point != NULL || either_comma != NULL)
        decide_unsure(either_point, either_comma, counts, decision);
    else if (column->plain > 0 || column->native > 0 || column->ratios > 0)
        say(decision, NUMBER_PLAIN,
            (struct words){"số trong cột chỉ có một cách đọc",
                           "the numbers of the column have one reading"},
            NULL);
    else
        say(decision, NUMBER_NONE, (struct words){"cột không có số", "the column has no numbers"},
            NULL);
}

void number_column_decide(const struct number_column *column, bool counts,
                          struct number_decision *decision)
{
    *decision = (struct number_decision){
        .numbers = column->amounts + column->native,
        .blank = column->blank,
        .ratios = column->ratios,
        .percents = column->percents,
        .unread = column->unread,
    };
    decide_style(column, counts, decision);
    if (decision->style == NUMBER_CODES)
        decision->numbers = 0;
}

/* ---- reading ---- */

static bool refuse(const char *text, size_t length, struct failure *why)
{
    return failure_set(why, FAILURE_DATA, "LT-1770",
                       "\"%.*s\" không phải là số theo cách viết của cột",
                       "\"%.*s\" is not a number in the style of the column",
                       (int)(length < 60 ? length : 60), text);
}

/* Digits with '.' before decimals, as decimal_parse reads them in the plain profile. */
static bool read_amount(const struct cell *cell, char thousands, char decimal,
                        struct number_value *value, struct failure *why)
{
    char plain[LONGEST_NUMBER + 2];
    size_t length = 0;
    struct decimal_number number;
    if (cell->negative)
        plain[length++] = '-';
    for (size_t i = 0; i < cell->length; i++) {
        const char c = cell->text[i];
        if (c != thousands && c != ' ')
            plain[length++] = (char)(c == decimal ? '.' : c);
    }
    if (!decimal_parse(plain, length, DECIMAL_PLAIN, &number, why))
        return false;
    value->kind = NUMBER_AMOUNT;
    value->value = number.value;
    value->count = number.count;
    value->whole = number.whole;
    value->percent = cell->percent;
    return true;
}

static void read_ratio(const struct cell *cell, struct number_value *value)
{
    int64_t *number = &value->part;
    value->kind = NUMBER_RATIO;
    for (size_t i = 0; i < cell->length; i++) {
        if (cell->text[i] == '/')
            number = &value->of;
        else if (is_digit(cell->text[i]))
            *number = *number * 10 + (cell->text[i] - '0');
    }
}

static bool fits(enum number_style style, enum shape shape)
{
    if (shape == SHAPE_DIGITS || shape == SHAPE_SPACES)
        return true;
    if (style == NUMBER_VIETNAMESE)
        return shape == SHAPE_DECIMAL_COMMA || shape == SHAPE_THOUSAND_POINT ||
               shape == SHAPE_EITHER_COMMA || shape == SHAPE_EITHER_POINT;
    return style == NUMBER_POINT &&
           (shape == SHAPE_DECIMAL_POINT || shape == SHAPE_THOUSAND_COMMA ||
            shape == SHAPE_EITHER_COMMA || shape == SHAPE_EITHER_POINT);
}

bool number_read(const struct number_decision *decision, const char *text, size_t length,
                 struct number_value *value, struct failure *why)
{
    struct cell cell;
    *value = (struct number_value){.kind = NUMBER_BLANK};
    trim(text, length, &cell);
    const enum shape shape = shape_of(&cell);
    if (shape == SHAPE_BLANK)
        return true;
    if (shape == SHAPE_OTHER)
        return refuse(text, length, why);
    if (decision->style == NUMBER_CODES)
        return failure_set(why, FAILURE_DATA, "LT-1772", "\"%.*s\" là mã số, không phải số lượng",
                           "\"%.*s\" is a code, not an amount", (int)(length < 60 ? length : 60),
                           text);
    if (shape == SHAPE_RATIO) {
        read_ratio(&cell, value);
        return true;
    }
    if (decision->style == NUMBER_AMBIGUOUS && shape >= SHAPE_DECIMAL_COMMA)
        return failure_set(why, FAILURE_DATA, "LT-1771", "\"%.*s\" có hai cách đọc; %s",
                           "\"%.*s\" has two readings; %s", (int)(length < 60 ? length : 60), text,
                           decision->sentence);
    if (!fits(decision->style, shape))
        return refuse(text, length, why);
    const bool point = decision->style == NUMBER_POINT;
    return read_amount(&cell, point ? ',' : '.', point ? '.' : ',', value, why);
}
