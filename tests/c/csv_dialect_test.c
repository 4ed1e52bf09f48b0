/* csv_dialect.c: the separator of texts as programs and people write them. */
#include "csv_dialect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void finds_the_separator(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
        size_t skip;
        size_t columns;
        bool named, sure;
    } cases[] = {
        {"a,b,c\n1,2,3\n", ',', 0, 3, false, true},
        {"Tên;Tỷ lệ;Số\nĐống Đa;90,5;1.234\nBa Đình;82,7;5\n", ';', 0, 3, false, true},
        {"a\tb\n1,5\t2\n", '\t', 0, 2, false, true},
        {"\xEF\xBB\xBF"
         "a;b\r\n1;2\r\n",
         ';', 3, 2, false, true},
        {"sep=;\r\na,x;b\r\n", ';', 7, 2, true, true},
        {"\xEF\xBB\xBFsep=,\na,b", ',', 9, 2, true, true},
        {"\"a;b\",c\n\"1;\n2\",3\n", ',', 0, 2, false,
         true},                                       /* quotes hide separators and line ends */
        {"\n\r\na;b\n1;2\n", ';', 0, 2, false, true}, /* blank lines are no records */
        {"chỉ một cột\n12\n", ',', 0, 1, false, false},
        {"", ',', 0, 1, false, false},
        {"a;b\n1\n2\n3\n", ';', 0, 2, false, false}, /* the rest does not agree */
        {"a;b,c\n1;2,3\n", ';', 0, 2, false, false}, /* two readings */
        {"sep=\n", ',', 0, 1, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct csv_dialect found;
        csv_guess_dialect(cases[i].text, strlen(cases[i].text), &found);
        if (found.separator != cases[i].separator || found.skip != cases[i].skip ||
            found.columns != cases[i].columns || found.named != cases[i].named ||
            found.sure != cases[i].sure)
            fail_msg("case %zu: '%c' %zu %zu %d %d %s", i, found.separator, found.skip,
                     found.columns, found.named, found.sure, found.sentence);
        assert_true(found.sentence[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_separator),
    };
    return cmocka_run_group_tests_name("csv_dialect", tests, NULL, NULL);
}
