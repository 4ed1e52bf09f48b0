/* Asks fontconfig, opened with dlopen: linking it would start freetype, png and brotli with every
   command (docs/architecture.md). gnuplot's own terminals bring it. */
#include "fonts.h"

#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

struct library {
    __typeof__(FcInitLoadConfigAndFonts) *load;
    __typeof__(FcConfigEnableHome) *use_home;
    __typeof__(FcConfigDestroy) *destroy_config;
    __typeof__(FcConfigSubstitute) *substitute;
    __typeof__(FcDefaultSubstitute) *substitute_defaults;
    __typeof__(FcPatternBuild) *build;
    __typeof__(FcPatternDestroy) *destroy_pattern;
    __typeof__(FcPatternGetCharSet) *get_letters;
    __typeof__(FcPatternGetString) *get_text;
    __typeof__(FcFontSort) *sort;
    __typeof__(FcFontSetDestroy) *destroy_set;
    __typeof__(FcCharSetHasChar) *has;
    __typeof__(FcCharSetDestroy) *destroy_letters;
};

struct fonts {
    struct library library;
    FcConfig *config; /* owned */
    FcPattern *asked; /* owned */
    FcFontSet *set;   /* owned; the family first, then what it falls back on */
    FcCharSet *all;   /* owned; letters of the whole set */
    FcCharSet *own;   /* borrowed from the set */
};

struct range {
    uint32_t first;
    uint32_t last;
    const char *package;
};

static const struct range basic[] = {
    {0x20, 0x7E, NULL},     {0xA0, 0xFF, NULL},     {0x102, 0x103, NULL},   {0x110, 0x111, NULL},
    {0x128, 0x129, NULL},   {0x168, 0x169, NULL},   {0x1A0, 0x1A1, NULL},   {0x1AF, 0x1B0, NULL},
    {0x1EA0, 0x1EF9, NULL}, {0x2013, 0x2014, NULL}, {0x2018, 0x2019, NULL}, {0x201C, 0x201D, NULL},
    {0x2022, 0x2022, NULL}, {0x2026, 0x2026, NULL}, {0x2190, 0x2193, NULL}, {0x2212, 0x2212, NULL},
    {0x2248, 0x2248, NULL}, {0x2260, 0x2260, NULL}, {0x2264, 0x2265, NULL},
};

/* In the order of their code points. */
static const struct range packages[] = {
    {0x0, 0x52F, "fonts-dejavu-core"},
    {0x530, 0xDFF, "fonts-noto-core"},
    {0xE00, 0x1CFF, "fonts-noto-core"},
    {0x1D00, 0x1FFF, "fonts-dejavu-core"},
    {0x2000, 0x2BFF, "fonts-noto-core"},
    {0x2E80, 0xA4CF, "fonts-noto-cjk"},
    {0xA4D0, 0xABFF, "fonts-noto-core"},
    {0xAC00, 0xD7FF, "fonts-noto-cjk"},
    {0xF900, 0xFAFF, "fonts-noto-cjk"},
    {0xFB00, 0xFDFF, "fonts-noto-core"},
    {0xFE30, 0xFE4F, "fonts-noto-cjk"},
    {0xFE70, 0xFEFE, "fonts-noto-core"},
    {0xFF00, 0xFFEF, "fonts-noto-cjk"},
    {0x10000, 0x1BFFF, "fonts-noto-core"},
    {0x1F000, 0x1FAFF, "fonts-noto-color-emoji"},
    {0x20000, 0x323AF, "fonts-hanazono"}, /* Nôm letters among them */
};

static const struct range *find_range(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return &ranges[i];
    return NULL;
}

bool fonts_is_basic(uint32_t character)
{
    return find_range(basic, sizeof basic / sizeof *basic, character) != NULL;
}

const char *fonts_package(uint32_t character)
{
    const struct range *range = find_range(packages, sizeof packages / sizeof *packages, character);
    return range == NULL ? NULL : range->package;
}

/* A function is not an object to ISO C; POSIX lets its address be copied. */
static bool find_symbol(void *handle, const char *name, void *function)
{
    void *symbol = dlsym(handle, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static bool open_library(struct library *library)
{
    const struct {
        const char *name;
        void *function;
    } symbols[] = {
        {"FcInitLoadConfigAndFonts", &library->load},
        {"FcConfigEnableHome", &library->use_home},
        {"FcConfigDestroy", &library->destroy_config},
        {"FcConfigSubstitute", &library->substitute},
        {"FcDefaultSubstitute", &library->substitute_defaults},
        {"FcPatternBuild", &library->build},
        {"FcPatternDestroy", &library->destroy_pattern},
        {"FcPatternGetCharSet", &library->get_letters},
        {"FcPatternGetString", &library->get_text},
        {"FcFontSort", &library->sort},
        {"FcFontSetDestroy", &library->destroy_set},
        {"FcCharSetHasChar", &library->has},
        {"FcCharSetDestroy", &library->destroy_letters},
    };
    void *handle = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (!find_symbol(handle, symbols[i].name, symbols[i].function))
            return false;
    return true;
}

/* The family first: fontconfig gives another where it is not installed. */
static bool take_family(struct fonts *fonts, const char *family)
{
    const struct library *library = &fonts->library;
    FcResult result = FcResultNoMatch;
    FcChar8 *found = NULL;
    fonts->set = library->sort(fonts->config, fonts->asked, FcTrue, &fonts->all, &result);
    return fonts->set != NULL && fonts->set->nfont > 0 && fonts->all != NULL &&
           library->get_text(fonts->set->fonts[0], FC_FAMILY, 0, &found) == FcResultMatch &&
           strcmp((const char *)found, family) == 0 &&
           library->get_letters(fonts->set->fonts[0], FC_CHARSET, 0, &fonts->own) == FcResultMatch;
}

struct fonts *fonts_open(const char *family, struct failure *why)
{
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) {
        failure_memory(why);
        return NULL;
    }
    const struct library *library = &fonts->library;
    if (!open_library(&fonts->library)) {
        failure_set(why, FAILURE_OUTPUT, "LT-1632",
                    "không mở được fontconfig nên không biết phông chữ có đủ ký tự hay không; hãy "
                    "cài: sudo apt install libfontconfig1",
                    "fontconfig cannot be opened to see whether fonts have all letters; install: "
                    "sudo apt install libfontconfig1");
        goto failed;
    }
    library->use_home(FcFalse); /* gnuplot does not see the user's own fonts either */
    fonts->config = library->load();
    fonts->asked = library->build(NULL, FC_FAMILY, FcTypeString, family, NULL);
    if (fonts->config == NULL || fonts->asked == NULL) {
        failure_memory(why);
        goto failed;
    }
    library->substitute(fonts->config, fonts->asked, FcMatchPattern);
    library->substitute_defaults(fonts->asked);
    if (!take_family(fonts, family)) {
        failure_set(why, FAILURE_OUTPUT, "LT-1633",
                    "fontconfig không thấy phông chữ %.60s; hãy cài: sudo apt install "
                    "fonts-dejavu-core fonts-liberation",
                    "fontconfig does not find the font %.60s; install: sudo apt install "
                    "fonts-dejavu-core fonts-liberation",
                    family);
        goto failed;
    }
    return fonts;
failed:
    fonts_close(fonts);
    return NULL;
}

bool fonts_has(const struct fonts *fonts, uint32_t character, bool *own)
{
    *own = fonts->library.has(fonts->own, character) == FcTrue;
    return *own || fonts->library.has(fonts->all, character) == FcTrue;
}

void fonts_close(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    const struct library *library = &fonts->library;
    if (fonts->all != NULL)
        library->destroy_letters(fonts->all);
    if (fonts->set != NULL)
        library->destroy_set(fonts->set);
    if (fonts->asked != NULL)
        library->destroy_pattern(fonts->asked);
    if (fonts->config != NULL)
        library->destroy_config(fonts->config);
    free(fonts); /* the library stays open: it keeps what other fonts may still use */
}
