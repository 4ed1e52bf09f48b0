/* For the reader of .ods only: styles by name. */
#ifndef LOTRINH_WORKBOOK_ODS_H
#define LOTRINH_WORKBOOK_ODS_H

#include "workbook_xlsx.h"

enum { ODS_NO_STYLE = -1 };

struct ods_style {
    char *name;   /* owned */
    char *parent; /* owned or NULL */
    uint16_t font;
    bool has_font;
    bool hidden; /* a sheet of that style is not shown */
};

struct ods_styles {
    struct ods_style *items; /* owned */
    size_t count, capacity;
    struct workbook *workbook;
    size_t limit;
    bool sorted;  /* by name: found by halving */
    long current; /* the style being read, or ODS_NO_STYLE */
};

void ods_styles_free(struct ods_styles *styles);

/* Events of <style:style> and what is in it; others are ignored. */
bool ods_styles_start(struct ods_styles *styles, const char *name, const char **attributes,
                      struct failure *why);
void ods_styles_end(struct ods_styles *styles, const char *name);

/* After the last style: finding becomes fast. */
void ods_styles_sort(struct ods_styles *styles);

/* The style of that name (NULL is allowed), or ODS_NO_STYLE. */
long ods_styles_find(const struct ods_styles *styles, const char *name);

/* Its font, or that of its parents; 0 when none says. */
uint16_t ods_styles_font(const struct ods_styles *styles, long style);

#endif
