/* Help made from the tables. Knows nothing of how anything works. */
#include "usage.h"

#include "buffer.h"
#include "output.h"

#include <string.h>

enum { LARGEST_HELP = 64 * 1024, OPTION_COLUMN = 26, VERB_COLUMN = 24 };

static void add_words(struct buffer *out, struct words words)
{
    buffer_append_text(out, language_pick(words));
}

/* Characters of UTF-8 text; help texts have no combining marks and nothing wide. */
static size_t characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* Spaces up to the column, or a new line when the text is already beyond it. */
static void pad(struct buffer *out, size_t start, size_t column)
{
    size_t width = characters(out->bytes + start, out->length - start);
    if (width + 2 > column) {
        buffer_append_byte(out, '\n');
        width = 0;
    }
    for (; width < column; width++)
        buffer_append_byte(out, ' ');
}

static void add_option(struct buffer *out, const struct option *option)
{
    const size_t start = out->length;
    if (option->letter != 0)
        buffer_printf(out, "  -%c, --%s", option->letter, option->name);
    else
        buffer_printf(out, "      --%s", option->name);
    if (option->kind != OPTION_FLAG)
        buffer_printf(out, " %s", language_pick(option->value));
    pad(out, start, OPTION_COLUMN);
    add_words(out, option->help);
    buffer_append_byte(out, '\n');
}

static void add_global_options(struct buffer *out)
{
    add_words(out, (struct words){"\nTùy chọn chung:\n", "\nOptions for all commands:\n"});
    for (size_t i = 0; i < global_options_count; i++)
        add_option(out, &global_options[i]);
}

static void show(struct buffer *out)
{
    output_write(buffer_text(out), out->length);
    buffer_free(out);
}

void usage_program(void)
{
    struct buffer out;
    buffer_init(&out, LARGEST_HELP);
    add_words(&out,
              (struct words){
                  "lotrinh: thành phố có đang đi đúng lộ trình tới chỉ tiêu không?\n\nVí dụ:\n",
                  "lotrinh: is the city on the road to its targets?\n\nExamples:\n"});
    static const char *const first[] = {"", "-e 'print(1 + 1)'"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        buffer_printf(&out, "  lotrinh%s%s\n", *first[i] == '\0' ? "" : " ", first[i]);
    for (size_t i = 0; i < verbs_count; i++)
        if (verbs[i].most > 0)
            buffer_printf(&out, "  lotrinh %s\n", verbs[i].example);
    add_words(&out, (struct words){"\nLệnh (không có lệnh: mở dấu nhắc):\n",
                                   "\nCommands (none: opens the prompt):\n"});
    for (size_t i = 0; i < verbs_count; i++) {
        const size_t start = out.length;
        buffer_printf(&out, "  %s (%s)", verbs[i].name, verbs[i].alias);
        pad(&out, start, VERB_COLUMN);
        add_words(&out, verbs[i].summary);
        buffer_append_byte(&out, '\n');
    }
    add_global_options(&out);
    add_words(
        &out,
        (struct words){
            "\nMã thoát: 0 xong, 1 lỗi kịch bản hoặc SQL, 2 dùng sai lệnh, 3 số liệu bị từ chối,\n"
            "4 có cảnh báo (--strict), 5 chậm chỉ tiêu (--fail-if-behind), 6 cơ sở dữ liệu bị "
            "khóa\n"
            "hoặc mới hơn, 7 không ghi được kết quả, 124 hết giờ, 130/143 bị dừng.\n",
            "\nExit codes: 0 done, 1 script or SQL error, 2 wrong usage, 3 data refused,\n"
            "4 warnings (--strict), 5 behind target (--fail-if-behind), 6 database locked or\n"
            "newer, 7 a result could not be written, 124 out of time, 130/143 stopped.\n"});
    show(&out);
}

void usage_verb(const struct verb *verb)
{
    struct buffer out;
    buffer_init(&out, LARGEST_HELP);
    add_words(&out, verb->summary);
    add_words(&out, (struct words){"\n\nVí dụ:\n", "\n\nExample:\n"});
    buffer_printf(&out, "  lotrinh %s\n", verb->example);
    add_words(&out, (struct words){"\nCách dùng:\n", "\nUsage:\n"});
    buffer_printf(&out, "  lotrinh %s (%s)", verb->name, verb->alias);
    add_words(&out, (struct words){" [TÙY_CHỌN...]", " [OPTION...]"});
    if (*language_pick(verb->synopsis) != '\0')
        buffer_printf(&out, " %s", language_pick(verb->synopsis));
    buffer_append_byte(&out, '\n');
    if (verb->options != NULL)
        add_words(&out, (struct words){"\nTùy chọn của lệnh:\n", "\nOptions of the command:\n"});
    for (const struct option *o = verb->options; o != NULL && o->name != NULL; o++)
        add_option(&out, o);
    if (verb->rest)
        add_words(&out,
                  (struct words){
                      "\nTùy chọn đứng trước kịch bản; những gì đứng sau là của kịch bản.\n",
                      "\nOptions come before the script; what follows it is for the script.\n"});
    add_global_options(&out);
    show(&out);
}
