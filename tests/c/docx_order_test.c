/* Every element of a document stands where ECMA-376 Part 1 allows it: the order of the children,
   and what may come twice. A document that uses all that docx_writer.h offers is held against the
   order of the schema, which Word enforces and LibreOffice forgives. */
#include "archive.h"
#include "docx_writer.h"
#include "xml_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { DEEPEST = 64 };

/* Children in the order of the schema, parted by blanks; "+" may come again, "*" is any other. */
struct order {
    const char *parent;
    const char *children;
};

static const struct order orders[] = {
    {"document", "background body"},
    {"body", "p+ tbl+ * sectPr"},
    {"p", "pPr *"},
    {"r", "rPr *"},
    {"pPr",
     "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
     "pBdr "
     "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
     "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
     "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
     "rPr sectPr pPrChange"},
    {"rPr",
     "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
     "noProof "
     "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
     "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"},
    {"pBdr", "top left bottom right between bar"},
    {"tbl", "tblPr tblGrid tr+"},
    {"tblGrid", "gridCol+"},
    {"tr", "tblPrEx trPr tc+"},
    {"tc", "tcPr p+ tbl+ *"},
    {"tblPr",
     "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
     "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"},
    {"tblBorders", "top left bottom right insideH insideV"},
    {"tblCellMar", "top left bottom right"},
    {"trPr", "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader jc"},
    {"tcPr", "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
             "tcFitText vAlign "
             "hideMark"},
    {"sectPr",
     "headerReference+ footerReference+ footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
     "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
     "docGrid"},
    {"styles", "docDefaults latentStyles style+"},
    {"docDefaults", "rPrDefault pPrDefault"},
    {"style",
     "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
     "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
     "tblStylePr+"},
    {"inline", "extent effectExtent docPr cNvGraphicFramePr graphic"},
    {"pic", "nvPicPr blipFill spPr"},
    {"nvPicPr", "cNvPr cNvPicPr"},
    {"blipFill", "blip srcRect stretch"},
    {"spPr", "xfrm prstGeom"},
    {"xfrm", "off ext"},
};

/* An element that is open: which of its children came last. */
struct level {
    const char *children; /* NULL: in no table of ours */
    char name[32];
    char last_child[32];
    size_t last;
};

struct checker {
    struct level levels[DEEPEST];
    size_t depth;
    size_t checked;
};

static const char *children_of(const char *name)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (strcmp(orders[i].parent, name) == 0)
            return orders[i].children;
    return NULL;
}

/* The place of a child in the order, from 1; 0 when it may not be there. */
static size_t place_of(const char *children, const char *name, bool *again)
{
    size_t place = 0;
    size_t any = 0;
    for (const char *word = children; *word != '\0'; word += strspn(word, " ")) {
        const size_t length = strcspn(word, " ");
        place++;
        const bool repeats = word[length - 1] == '+';
        const size_t plain = repeats ? length - 1 : length;
        if (strlen(name) == plain && strncmp(word, name, plain) == 0) {
            *again = repeats;
            return place;
        }
        if (*word == '*')
            any = place;
        word += length;
    }
    *again = any != 0;
    return any;
}

/* Paragraphs and tables follow each other in any order. */
static bool is_block(const char *name)
{
    return strcmp(name, "p") == 0 || strcmp(name, "tbl") == 0;
}

static bool start(void *context, const char *name, const char **attributes, struct failure *why)
{
    (void)attributes;
    (void)why;
    struct checker *checker = context;
    assert_true(checker->depth < DEEPEST);
    if (checker->depth > 0) {
        struct level *parent = &checker->levels[checker->depth - 1];
        bool again = false;
        const size_t place =
            parent->children == NULL ? 0 : place_of(parent->children, name, &again);
        if (parent->children != NULL) {
            const bool in_order = place > parent->last || (place == parent->last && again) ||
                                  (is_block(name) && is_block(parent->last_child));
            if (place == 0 || !in_order)
                fail_msg("<%s> may not stand in <%s> after <%s>", name, parent->name,
                         parent->last_child);
            parent->last = place;
            snprintf(parent->last_child, sizeof parent->last_child, "%s", name);
            checker->checked++;
        }
    }
    struct level *level = &checker->levels[checker->depth++];
    *level = (struct level){.children = children_of(name)};
    snprintf(level->name, sizeof level->name, "%s", name);
    return true;
}

/* A cell ends with a paragraph: Word takes no other. */
static bool end(void *context, const char *name, struct failure *why)
{
    (void)why;
    struct checker *checker = context;
    const struct level *level = &checker->levels[--checker->depth];
    if (strcmp(name, "tc") == 0)
        assert_string_equal(level->last_child, "p");
    return true;
}

static void text(struct docx_writer *writer, struct docx_text look)
{
    struct failure why = {0};
    assert_true(docx_writer_text(writer, &look, "một\thai\nba", strlen("một\thai\nba"), &why));
}

static void add_paragraphs(struct docx_writer *writer)
{
    struct failure why = {0};
    for (int style = DOCX_BODY; style <= DOCX_CAPTION; style++)
        for (int align = DOCX_ALIGN_STYLE; align <= DOCX_ALIGN_JUSTIFY; align++) {
            const struct docx_paragraph paragraph = {.style = (enum docx_style)style,
                                                     .align = (enum docx_align)align,
                                                     .indents = align % 2 == 0,
                                                     .left = 10,
                                                     .right = 5,
                                                     .first = align == 0 ? -5 : 5,
                                                     .before = align - 1,
                                                     .after = style,
                                                     .keep_next = align % 3 == 0,
                                                     .page_break = align == 2,
                                                     .rule = style % 2 == 0};
            assert_true(docx_writer_paragraph(writer, &paragraph, &why));
            text(writer, (struct docx_text){.size = (unsigned)style * 2,
                                            .bold = align == 1,
                                            .italic = align == 2,
                                            .underline = align == 3,
                                            .raised = align == 4});
            text(writer, (struct docx_text){16, true, true, true, true});
        }
}

static void add_picture(struct docx_writer *writer)
{
    static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\2\10\2\0\0\0";
    struct failure why = {0};
    const struct docx_paragraph plain = {.style = DOCX_PLAIN, .before = 6, .after = 0};
    assert_true(docx_writer_paragraph(writer, &plain, &why));
    assert_true(docx_writer_picture(writer, picture, sizeof picture - 1, 100, "lời", &why));
}

static void add_table(struct docx_writer *writer, bool borders)
{
    static const double widths[] = {20, 30, 40};
    struct failure why = {0};
    const struct docx_paragraph cell = {.style = DOCX_CELL, .before = -1, .after = -1};
    assert_true(docx_writer_table(writer, widths, 3, borders, &why));
    for (int row = 0; row < 3; row++) {
        assert_true(docx_writer_row(writer, row == 0, &why));
        const struct docx_cell first = {
            .span = 2, .merge_begin = row == 0, .merge_below = row > 0, .middle = true};
        assert_true(docx_writer_cell(writer, &first, &why));
        assert_true(docx_writer_paragraph(writer, &cell, &why));
        text(writer, (struct docx_text){.size = 11});
        assert_true(docx_writer_cell(writer, &(struct docx_cell){0}, &why));
    }
    assert_true(docx_writer_end_table(writer, &why));
}

static void stands_in_the_order_of_the_schema(void **state)
{
    (void)state;
    static const char *const parts[] = {"word/document.xml", "word/styles.xml", "word/header1.xml"};
    const struct xml_handler handler = {.start = start, .end = end};
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new("Thử", "2026-11-23", &why);
    assert_non_null(writer);
    for (int round = 0; round < 4; round++) {
        add_paragraphs(writer);
        add_table(writer, round % 2 == 0);
        add_picture(writer);
        assert_true(docx_writer_section(writer, round % 2 == 0, round > 1, &why));
    }
    const char *bytes = NULL;
    size_t length = 0;
    assert_true(docx_writer_finish(writer, &bytes, &length, &why));
    struct archive *archive = archive_open_memory("thu.docx", bytes, length, NULL, &why);
    assert_non_null(archive);
    struct checker checker = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        checker.depth = 0;
        if (!xml_read(archive, parts[i], &handler, &checker, &why))
            fail_msg("%s: %s", parts[i], why.text);
    }
    assert_true(checker.checked > 1000);
    archive_close(archive);
    docx_writer_free(writer);
}

/* The test can fail: orders that the schema forbids are found. */
static void knows_what_is_out_of_order(void **state)
{
    (void)state;
    bool again = false;
    const char *children = children_of("pPr");
    assert_true(place_of(children, "jc", &again) > place_of(children, "spacing", &again));
    assert_false(again);
    assert_int_equal(place_of(children, "nosuch", &again), 0);
    assert_true(place_of(children_of("sectPr"), "headerReference", &again) == 1);
    assert_true(again);
    assert_true(place_of(children_of("body"), "bookmarkStart", &again) <
                place_of(children_of("body"), "sectPr", &again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_in_the_order_of_the_schema),
        cmocka_unit_test(knows_what_is_out_of_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
