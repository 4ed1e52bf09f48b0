/* Styles of a .ods: fonts of cells and whether a sheet is shown. Knows nothing of cells. */
#include "workbook_ods.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINEAGE = 10 }; /* parents of parents; more is a ring */

void ods_styles_free(struct ods_styles *styles)
{
    for (size_t i = 0; i < styles->count; i++) {
        free(styles->items[i].name);
        free(styles->items[i].parent);
    }
    free(styles->items);
}

static bool add_style(struct ods_styles *styles, const char **attributes, struct failure *why)
{
    const char *name = xml_attribute_local(attributes, "name");
    const char *parent = xml_attribute_local(attributes, "parent-style-name");
    styles->current = ODS_NO_STYLE;
    styles->sorted = false;
    if (name == NULL || styles->count >= styles->limit)
        return true;
    if (!workbook_grow(&styles->items, styles->count, &styles->capacity, sizeof *styles->items,
                       why))
        return false;
    struct ods_style *style = &styles->items[styles->count];
    *style = (struct ods_style){.name = strdup(name)};
    if (style->name == NULL)
        return failure_memory(why);
    styles->current = (long)styles->count++;
    if (parent != NULL) {
        style->parent = strdup(parent);
        return style->parent != NULL || failure_memory(why);
    }
    return true;
}

bool ods_styles_start(struct ods_styles *styles, const char *name, const char **attributes,
                      struct failure *why)
{
    if (strcmp(name, "style") == 0)
        return add_style(styles, attributes, why);
    if (styles->current == ODS_NO_STYLE)
        return true;
    struct ods_style *style = &styles->items[styles->current];
    if (strcmp(name, "text-properties") == 0) {
        const char *font = xml_attribute_local(attributes, "font-name");
        if (font == NULL)
            font = xml_attribute_local(attributes, "font-family");
        style->has_font = font != NULL;
        return font == NULL || workbook_font(styles->workbook, font, &style->font, why);
    }
    if (strcmp(name, "table-properties") == 0) {
        const char *display = xml_attribute_local(attributes, "display");
        style->hidden = display != NULL && strcmp(display, "false") == 0;
    }
    return true;
}

void ods_styles_end(struct ods_styles *styles, const char *name)
{
    if (strcmp(name, "style") == 0)
        styles->current = ODS_NO_STYLE;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct ods_style *)a)->name, ((const struct ods_style *)b)->name);
}

void ods_styles_sort(struct ods_styles *styles)
{
    if (styles->count > 0)
        qsort(styles->items, styles->count, sizeof *styles->items, compare_names);
    styles->current = ODS_NO_STYLE;
    styles->sorted = true;
}

static int compare_key(const void *key, const void *style)
{
    return strcmp(key, ((const struct ods_style *)style)->name);
}

long ods_styles_find(const struct ods_styles *styles, const char *name)
{
    if (name == NULL || !styles->sorted || styles->count == 0)
        return ODS_NO_STYLE;
    const struct ods_style *found =
        bsearch(name, styles->items, styles->count, sizeof *styles->items, compare_key);
    return found != NULL ? (long)(found - styles->items) : ODS_NO_STYLE;
}

uint16_t ods_styles_font(const struct ods_styles *styles, long style)
{
    for (int i = 0; i < LONGEST_LINEAGE && style != ODS_NO_STYLE; i++) {
        if (styles->items[style].has_font)
            return styles->items[style].font;
        style = ods_styles_find(styles, styles->items[style].parent);
    }
    return 0;
}
