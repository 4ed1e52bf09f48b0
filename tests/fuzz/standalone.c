/* Runs a fuzz target over the files of its corpus, so that old findings are ordinary tests.
   Also feeds it every prefix and some broken copies of each file: cheap, and finds what a cut file
   does. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 1 << 20, PREFIXES = 200, FLIPS = 200 };

/* A copy with exactly the file's size, so that the sanitizer sees a read past the end. */
static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        exit(1);
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_variants(uint8_t *bytes, size_t size)
{
    run(bytes, size);
    const size_t step = size / PREFIXES + 1;
    for (size_t length = 0; length < size; length += step)
        run(bytes, length);
    uint32_t random = 12345;
    for (int i = 0; i < FLIPS && size > 0; i++) {
        random = random * 1664525U + 1013904223U;
        const size_t place = (random >> 8) % size;
        const uint8_t before = bytes[place];
        bytes[place] = (uint8_t)(random >> 3);
        run(bytes, size);
        bytes[place] = before;
    }
}

static bool run_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    uint8_t *bytes = malloc(LARGEST);
    const size_t size = bytes != NULL ? fread(bytes, 1, LARGEST, file) : 0;
    fclose(file);
    if (bytes == NULL)
        return false;
    run_variants(bytes, size);
    free(bytes);
    return true;
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: %s CORPUS_FOLDER\n", arguments[0]);
        return 2;
    }
    DIR *folder = opendir(arguments[1]);
    if (folder == NULL) {
        perror(arguments[1]);
        return 1;
    }
    int files = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        if (entry->d_name[0] != '.' && run_file(arguments[1], entry->d_name))
            files++;
    closedir(folder);
    printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
