/* Parses the command line from the tables. Knows nothing of what verbs do. */
#include "options.h"

#include "clock.h"
#include "commands.h"
#include "suggest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define NO_WORDS                                                                                   \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

const struct option global_options[] = {
    {"db",
     'd',
     OPTION_TEXT,
     {"TỆP", "FILE"},
     {"cơ sở dữ liệu (nếu không: LOTRINH_DB, ./lotrinh.db, số liệu có sẵn)",
      "the database (else LOTRINH_DB, ./lotrinh.db, the built-in figures)"}},
    {"eval",
     'e',
     OPTION_TEXT,
     {"MÃ", "CODE"},
     {"chạy đoạn Lua này; có thể dùng nhiều lần", "run this Lua; may be given more than once"}},
    {"interactive",
     'i',
     OPTION_FLAG,
     NO_WORDS,
     {"mở dấu nhắc dù đầu vào không phải là thiết bị đầu cuối",
      "open the prompt even if the input is not a terminal"}},
    {"lang",
     'l',
     OPTION_LANGUAGE,
     {"vi|en", "vi|en"},
     {"ngôn ngữ (nếu không: LOTRINH_LANG, rồi vi)", "language (else LOTRINH_LANG, then vi)"}},
    {"today",
     0,
     OPTION_DATE,
     {"NGÀY", "DATE"},
     {"coi như hôm nay là ngày này, viết 2026-11-23", "take this for today, as in 2026-11-23"}},
    {"json", 0, OPTION_FLAG, NO_WORDS, {"kết quả dạng JSON", "results as JSON"}},
    {"csv", 0, OPTION_FLAG, NO_WORDS, {"kết quả dạng CSV", "results as CSV"}},
    {"quiet",
     'q',
     OPTION_FLAG,
     NO_WORDS,
     {"chỉ in kết quả và lỗi", "print results and errors only"}},
    {"verbose",
     'v',
     OPTION_FLAG,
     NO_WORDS,
     {"nói nhiều hơn; lỗi kèm toàn bộ ngăn xếp", "say more; errors come with the whole stack"}},
    {"time-limit",
     0,
     OPTION_NUMBER,
     {"GIÂY", "SECONDS"},
     {"dừng sau bấy nhiêu giây; 0 là không hạn", "stop after so many seconds; 0 is no limit"}},
    {"memory-limit",
     0,
     OPTION_NUMBER,
     {"MiB", "MiB"},
     {"bộ nhớ cho Lua, thường là 512", "memory for Lua, usually 512"}},
    {"out",
     0,
     OPTION_TEXT,
     {"THƯ_MỤC", "DIR"},
     {"kịch bản chỉ ghi tệp trong thư mục này (nếu không: thư mục hiện tại)",
      "scripts write files in this folder only (else the current one)"}},
    {"trust",
     0,
     OPTION_FLAG,
     NO_WORDS,
     {"tin kịch bản này: cho dùng mọi tệp và chạy chương trình",
      "trust this script: let it use any file and run programs"}},
    {"no-rc",
     0,
     OPTION_FLAG,
     NO_WORDS,
     {"không đọc tệp khởi động của dấu nhắc", "do not read the start-up file of the prompt"}},
    {"history",
     0,
     OPTION_TEXT,
     {"TỆP", "FILE"},
     {"tệp lịch sử của dấu nhắc; '' là không lưu (nếu không: LOTRINH_HISTORY)",
      "the history file of the prompt; '' for none (else LOTRINH_HISTORY)"}},
    {"scripts",
     0,
     OPTION_TEXT,
     {"THƯ_MỤC", "DIR"},
     {"cho người phát triển: đọc các kịch bản đi kèm từ đây",
      "for developers: read the shipped scripts from here"}},
    {"help", 'h', OPTION_FLAG, NO_WORDS, {"in phần giúp này", "print this help"}},
    {"version",
     0,
     OPTION_FLAG,
     NO_WORDS,
     {"in phiên bản; với -v cả các thư viện", "print the version; with -v the libraries too"}},
};
const size_t global_options_count = sizeof global_options / sizeof *global_options;

enum { MOST_NAMES = 64 };

static const struct option *find_option(const struct verb *verb, const char *name, size_t length,
                                        char letter)
{
    const struct option *tables[] = {verb == NULL ? NULL : verb->options, global_options};
    for (size_t t = 0; t < 2; t++)
        for (const struct option *option = tables[t];
             option != NULL && option != global_options + global_options_count &&
             option->name != NULL;
             option++) {
            if (letter != 0 && option->letter == letter)
                return option;
            if (letter == 0 && strlen(option->name) == length &&
                memcmp(option->name, name, length) == 0)
                return option;
        }
    return NULL;
}

static bool refuse_option(const struct verb *verb, const char *given, struct failure *why)
{
    const char *names[MOST_NAMES];
    size_t count = 0;
    for (const struct option *o = verb == NULL ? NULL : verb->options; o != NULL && o->name != NULL;
         o++)
        names[count++] = o->name;
    for (size_t i = 0; i < global_options_count && count < MOST_NAMES; i++)
        names[count++] = global_options[i].name;
    char word[64] = {0};
    memcpy(word, given + strspn(given, "-"), strnlen(given + strspn(given, "-"), sizeof word - 1));
    word[strcspn(word, "=")] = '\0';
    const char *nearest = strlen(word) > 1 ? suggest_nearest(word, names, count) : NULL;
    if (nearest != NULL)
        return failure_set(why, FAILURE_USAGE, "LT-1021",
                           "không có tùy chọn \"%.60s\"; có phải bạn muốn \"--%s\"?",
                           "no option \"%.60s\"; did you mean \"--%s\"?", given, nearest);
    return failure_set(why, FAILURE_USAGE, "LT-1021", "không có tùy chọn \"%.60s\"",
                       "no option \"%.60s\"", given);
}

static bool check_value(const struct option *option, const char *value, struct failure *why)
{
    if (option->kind == OPTION_DATE)
        return clock_fix(value, why);
    enum language language = LANGUAGE_VI;
    if (option->kind == OPTION_LANGUAGE) {
        if (!language_parse(value, &language))
            return failure_set(why, FAILURE_USAGE, "LT-1022",
                               "--%s nhận vi hoặc en, không nhận \"%.40s\"",
                               "--%s takes vi or en, not \"%.40s\"", option->name, value);
        language_set(language);
    }
    if (option->kind != OPTION_NUMBER)
        return true;
    char *end = NULL;
    errno = 0;
    const long number = strtol(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || number < 0 || number > 1000000)
        return failure_set(why, FAILURE_USAGE, "LT-1023",
                           "--%s nhận một số nguyên từ 0 đến 1000000, không nhận \"%.40s\"",
                           "--%s takes a whole number from 0 to 1000000, not \"%.40s\"",
                           option->name, value);
    return true;
}

static bool take(struct command_line *line, const struct option *option, const char *value,
                 struct failure *why)
{
    if (line->given_count == MOST_GIVEN)
        return failure_set(why, FAILURE_USAGE, "LT-1024", "quá nhiều tùy chọn (hơn %d)",
                           "too many options (more than %d)", (int)MOST_GIVEN);
    if (option->kind != OPTION_FLAG && !check_value(option, value, why))
        return false;
    line->given[line->given_count].option = option;
    line->given[line->given_count].value = option->kind == OPTION_FLAG ? NULL : value;
    line->given_count++;
    return true;
}

static bool refuse_missing(const struct option *option, struct failure *why)
{
    return failure_set(why, FAILURE_USAGE, "LT-1025", "--%s cần %s đi sau",
                       "--%s needs %s after it", option->name, language_pick(option->value));
}

/* --name, --name=value, --name value; *next is where the value would be and moves past it. */
static bool parse_long(struct command_line *line, const char *word, char ***next,
                       struct failure *why)
{
    const char *name = word + 2;
    const size_t length = strcspn(name, "=");
    const struct option *option = find_option(line->verb, name, length, 0);
    if (option == NULL)
        return refuse_option(line->verb, word, why);
    if (option->kind == OPTION_FLAG) {
        if (name[length] == '=')
            return failure_set(why, FAILURE_USAGE, "LT-1026", "--%s không nhận giá trị",
                               "--%s takes no value", option->name);
        return take(line, option, NULL, why);
    }
    if (name[length] == '=')
        return take(line, option, name + length + 1, why);
    if (**next == NULL)
        return refuse_missing(option, why);
    return take(line, option, *(*next)++, why);
}

/* -q, -qv, -eCODE, -e CODE */
static bool parse_letters(struct command_line *line, const char *word, char ***next,
                          struct failure *why)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct option *option = find_option(line->verb, NULL, 0, *letter);
        if (option == NULL)
            return refuse_option(line->verb, word, why);
        if (option->kind == OPTION_FLAG) {
            if (!take(line, option, NULL, why))
                return false;
            continue;
        }
        if (letter[1] != '\0')
            return take(line, option, letter + 1, why);
        if (**next == NULL)
            return refuse_missing(option, why);
        return take(line, option, *(*next)++, why);
    }
    return true;
}

static bool refuse_verb(const char *word, struct failure *why)
{
    const char *names[2 * MOST_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < verbs_count && count + 2 <= sizeof names / sizeof *names; i++) {
        names[count++] = verbs[i].name;
        names[count++] = verbs[i].alias;
    }
    const char *nearest = suggest_nearest(word, names, count);
    const size_t length = strlen(word);
    if (length > 4 && strcmp(word + length - 4, ".lua") == 0)
        return failure_set(why, FAILURE_USAGE, "LT-1020",
                           "không có lệnh \"%.60s\"; để chạy kịch bản: lotrinh run %.60s",
                           "no command \"%.60s\"; to run a script: lotrinh run %.60s", word, word);
    if (nearest != NULL)
        return failure_set(why, FAILURE_USAGE, "LT-1020",
                           "không có lệnh \"%.60s\"; có phải bạn muốn \"%s\"?",
                           "no command \"%.60s\"; did you mean \"%s\"?", word, nearest);
    return failure_set(why, FAILURE_USAGE, "LT-1020",
                       "không có lệnh \"%.60s\"; xem các lệnh: lotrinh help",
                       "no command \"%.60s\"; to see all: lotrinh help", word);
}

/* The option of that name or letter, of whatever verb: which verb it is, is not known yet. */
static const struct option *find_any_option(const char *name, size_t length, char letter)
{
    const struct option *option = find_option(NULL, name, length, letter);
    for (size_t i = 0; i < verbs_count && option == NULL; i++)
        option = find_option(&verbs[i], name, length, letter);
    return option;
}

/* Whether the option of this word exists, and whether its value is the word after it. */
static bool look_at_option(const char *word, bool *value_follows)
{
    *value_follows = false;
    if (word[1] == '-') {
        const size_t length = strcspn(word + 2, "=");
        const struct option *option = find_any_option(word + 2, length, 0);
        *value_follows = option != NULL && option->kind != OPTION_FLAG && word[2 + length] == '\0';
        return option != NULL;
    }
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct option *option = find_any_option(NULL, 0, *letter);
        if (option == NULL)
            return false;
        *value_follows = option->kind != OPTION_FLAG && letter[1] == '\0';
        if (option->kind != OPTION_FLAG)
            break;
    }
    return true;
}

/* True for -e CODE in any of its forms: what follows is for the code. */
static bool is_eval(const char *word)
{
    return strncmp(word, "--eval", 6) == 0 || (word[1] != '-' && strchr(word, 'e') != NULL);
}

/* Finds the verb before the options are read, since a verb brings options of its own: the first
   word that is neither an option nor the value of one. */
static bool find_verb(struct command_line *line, char **words, struct failure *why)
{
    for (char **word = words; *word != NULL; word++) {
        if ((*word)[0] != '-' || (*word)[1] == '\0') {
            line->verb = verb_find(*word);
            return line->verb != NULL || strcmp(*word, "-") == 0 || refuse_verb(*word, why);
        }
        if (strcmp(*word, "--") == 0 || is_eval(*word))
            return true;
        bool value_follows = false;
        if (!look_at_option(*word, &value_follows))
            return refuse_option(NULL, *word, why);
        if (value_follows && word[1] != NULL)
            word++;
    }
    return true;
}

static bool check_arguments(const struct command_line *line, struct failure *why)
{
    const struct verb *verb = line->verb;
    if (command_line_value(line, "json") != NULL && command_line_value(line, "csv") != NULL)
        return failure_set(why, FAILURE_USAGE, "LT-1031", "chỉ chọn một trong --json và --csv",
                           "choose one of --json and --csv");
    if (verb == NULL || command_line_value(line, "help") != NULL)
        return true;
    if (line->argument_count < verb->least)
        return failure_set(why, FAILURE_USAGE, "LT-1027", "lệnh %s cần: %s", "%s needs: %s",
                           verb->name, language_pick(verb->synopsis));
    if (line->argument_count > verb->most)
        return failure_set(why, FAILURE_USAGE, "LT-1028", "lệnh %s không nhận \"%.60s\"",
                           "%s does not take \"%.60s\"", verb->name, line->arguments[verb->most]);
    return true;
}

static bool parse_words(struct command_line *line, const char **arguments, char **words,
                        struct failure *why)
{
    bool verb_seen = line->verb == NULL;
    bool options_end = false;
    for (char **next = words; *next != NULL;) {
        char *word = *next++;
        const bool rest =
            line->argument_count > 0 &&
            (line->verb != NULL ? line->verb->rest : command_line_value(line, "eval") != NULL);
        if (options_end || rest || word[0] != '-' || word[1] == '\0') {
            if (verb_seen)
                arguments[line->argument_count++] = word;
            verb_seen = true;
        } else if (strcmp(word, "--") == 0) {
            options_end = true;
        } else if (!(word[1] == '-' ? parse_long(line, word, &next, why)
                                    : parse_letters(line, word, &next, why))) {
            return false;
        }
    }
    return true;
}

bool command_line_parse(struct command_line *line, int argc, char **argv, struct failure *why)
{
    *line = (struct command_line){0};
    const char **arguments = calloc((size_t)(argc > 0 ? argc : 1), sizeof *arguments);
    line->arguments = arguments;
    if (arguments == NULL)
        return failure_memory(why);
    char **words = argc > 0 ? argv + 1 : argv;
    return find_verb(line, words, why) && parse_words(line, arguments, words, why) &&
           check_arguments(line, why);
}

void command_line_free(struct command_line *line)
{
    free((void *)line->arguments);
    line->arguments = NULL;
}

const char *command_line_value(const struct command_line *line, const char *name)
{
    for (size_t i = line->given_count; i > 0; i--)
        if (strcmp(line->given[i - 1].option->name, name) == 0)
            return line->given[i - 1].value == NULL ? "" : line->given[i - 1].value;
    return NULL;
}

long command_line_number(const struct command_line *line, const char *name, long otherwise)
{
    const char *value = command_line_value(line, name);
    return value == NULL ? otherwise : strtol(value, NULL, 10);
}
