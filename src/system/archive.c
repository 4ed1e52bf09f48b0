/* Zip files by minizip, every claim of the directory compared with the bytes. Knows nothing of what
   the parts mean. */
#include "archive.h"

#include "files.h"

#include <limits.h>
#include <minizip/unzip.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LONGEST_NAME = 255,
    LOCAL_HEADER = 30,   /* bytes of a local header before the name */
    CENTRAL_HEADER = 46, /* bytes of a directory entry before the name */
    END_RECORD = 22,     /* bytes of the record that ends the file, before its comment */
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    FLAG_ENCRYPTED = 0x1,
    FLAG_PATCHED = 0x20,
    FLAG_STRONG = 0x40,
    FLAG_MASKED = 0x2000,
};

static const size_t RATIO_FROM = (size_t)1 << 20; /* small parts may be one repeated byte */

const struct archive_limits archive_limits_default = {
    .file_bytes = (size_t)50 * 1000 * 1000,
    .entries = 1000,
    .part_bytes = (size_t)20 * 1000 * 1000,
    .all_bytes = (size_t)50 * 1000 * 1000,
    .ratio = 200,
};

struct part {
    char *name; /* owned */
    unz64_file_pos position;
    size_t size;   /* unpacked, as declared */
    size_t packed; /* as declared */
    size_t start;  /* of the local header */
    size_t end;    /* after the packed bytes */
};

struct archive {
    const char *bytes;   /* borrowed from the caller or from owned */
    struct buffer owned; /* the file; empty when opened over memory */
    size_t length;
    size_t place; /* where minizip reads next */
    char *name;   /* owned: for messages */
    struct archive_limits limits;
    unzFile zip;        /* owned */
    struct part *parts; /* owned, sorted by name */
    size_t count;
    const struct part *current; /* the part being read, or NULL */
    size_t current_read;
};

/* ---- the memory that minizip reads ---- */

static voidpf ZCALLBACK memory_open(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    ((struct archive *)opaque)->place = 0;
    return opaque;
}

static uLong ZCALLBACK memory_read(voidpf opaque, voidpf stream, void *to, uLong size)
{
    (void)stream;
    struct archive *archive = opaque;
    const size_t left = archive->length - archive->place;
    const size_t length = size < left ? size : left;
    if (length > 0)
        memcpy(to, archive->bytes + archive->place, length);
    archive->place += length;
    return (uLong)length;
}

static uLong ZCALLBACK memory_write(voidpf opaque, voidpf stream, const void *from, uLong size)
{
    (void)opaque;
    (void)stream;
    (void)from;
    (void)size;
    return 0;
}

static ZPOS64_T ZCALLBACK memory_tell(voidpf opaque, voidpf stream)
{
    (void)stream;
    return ((struct archive *)opaque)->place;
}

static long ZCALLBACK memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)stream;
    struct archive *archive = opaque;
    size_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR)
        from = archive->place;
    else if (origin == ZLIB_FILEFUNC_SEEK_END)
        from = archive->length;
    if (offset > archive->length - from)
        return -1;
    archive->place = from + (size_t)offset;
    return 0;
}

static int ZCALLBACK memory_close(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int ZCALLBACK memory_error(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

/* ---- checks of the directory ---- */

static bool refuse_damaged(const struct archive *archive, struct failure *why)
{
    return failure_set(
        why, FAILURE_DATA, "LT-1730",
        "%s: tệp nén bị hỏng hoặc bị cắt cụt; hãy chép lại hoặc xin gửi lại tệp",
        "%s: the zip file is damaged or cut short; copy it again or ask for it again",
        archive->name);
}

static bool name_is_safe(const char *name, size_t length)
{
    if (length == 0 || name[0] == '/' || strlen(name) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7f || name[i] == '\\' || name[i] == ':')
            return false;
    for (const char *segment = name; segment != NULL;) {
        const char *slash = strchr(segment, '/');
        const size_t size = slash != NULL ? (size_t)(slash - segment) : strlen(segment);
        if ((size == 1 && segment[0] == '.') || (size == 2 && memcmp(segment, "..", 2) == 0) ||
            (size == 0 && slash != NULL))
            return false;
        segment = slash != NULL ? slash + 1 : NULL;
    }
    return true;
}

static bool check_header(const struct archive *archive, const unz_file_info64 *info,
                         const char *name, struct failure *why)
{
    if (!name_is_safe(name, info->size_filename))
        return failure_set(why, FAILURE_DATA, "LT-1731",
                           "%s: tên một phần trong tệp nén không hợp lệ (đường dẫn lạ)",
                           "%s: a part of the zip file has an unsafe name (a path trick)",
                           archive->name);
    if ((info->flag & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) != 0)
        return failure_set(why, FAILURE_DATA, "LT-1732",
                           "%s: tệp nén có đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại",
                           "%s: the zip file is encrypted; remove the password and send it again",
                           archive->name);
    if ((info->compression_method != METHOD_STORED &&
         info->compression_method != METHOD_DEFLATED) ||
        (info->flag & FLAG_PATCHED) != 0)
        return failure_set(
            why, FAILURE_DATA, "LT-1733",
            "%s: phần %.80s dùng kiểu nén %lu không được hỗ trợ; hãy lưu lại tệp",
            "%s: part %.80s uses compression method %lu, which is not supported; save "
            "the file again",
            archive->name, name, info->compression_method);
    return true;
}

static bool refuse_size(const struct archive *archive, struct failure *why)
{
    return failure_set(
        why, FAILURE_DATA, "LT-1734",
        "%s: nội dung sau khi giải nén quá lớn (giới hạn %zu MB một phần, %zu MB tất cả, "
        "tỷ lệ nén %zu lần)",
        "%s: too large when unpacked (limits: %zu MB a part, %zu MB in all, ratio %zu)",
        archive->name, archive->limits.part_bytes / 1000000, archive->limits.all_bytes / 1000000,
        archive->limits.ratio);
}

static bool check_sizes(const struct archive *archive, const unz_file_info64 *info, size_t *total,
                        struct failure *why)
{
    const ZPOS64_T size = info->uncompressed_size;
    if (info->compressed_size > archive->length)
        return refuse_damaged(archive, why);
    if (size > archive->limits.part_bytes || size > archive->limits.all_bytes - *total)
        return refuse_size(archive, why);
    if (size > RATIO_FROM && size / archive->limits.ratio > info->compressed_size)
        return refuse_size(archive, why);
    if (info->compression_method == METHOD_STORED && size != info->compressed_size)
        return refuse_damaged(archive, why);
    *total += (size_t)size;
    return true;
}

/* Compares the local header with the directory: the same name, wholly inside the file. minizip
   itself compares the method, the CRC and the sizes. */
static bool check_local(struct archive *archive, struct part *part, struct failure *why)
{
    if (unzOpenCurrentFile(archive->zip) != UNZ_OK)
        return refuse_damaged(archive, why);
    const ZPOS64_T data = unzGetCurrentFileZStreamPos64(archive->zip);
    const int extra = unzGetLocalExtrafield(archive->zip, NULL, 0);
    unzCloseCurrentFile(archive->zip);
    const size_t before = LOCAL_HEADER + strlen(part->name) + (size_t)(extra > 0 ? extra : 0);
    if (extra < 0 || data < before || data > archive->length ||
        part->packed > archive->length - (size_t)data)
        return refuse_damaged(archive, why);
    part->start = (size_t)data - before;
    part->end = (size_t)data + part->packed;
    const char *header = archive->bytes + part->start;
    if (memcmp(header, "PK\3\4", 4) != 0 ||
        memcmp(header + LOCAL_HEADER, part->name, strlen(part->name)) != 0)
        return refuse_damaged(archive, why);
    return true;
}

static bool add_part(struct archive *archive, size_t *total, struct failure *why)
{
    char name[LONGEST_NAME + 1] = {0};
    unz_file_info64 info;
    struct part *part = &archive->parts[archive->count];
    if (unzGetCurrentFileInfo64(archive->zip, &info, name, LONGEST_NAME, NULL, 0, NULL, 0) !=
            UNZ_OK ||
        unzGetFilePos64(archive->zip, &part->position) != UNZ_OK)
        return refuse_damaged(archive, why);
    if (info.size_filename > LONGEST_NAME)
        name[0] = '\0'; /* refused as unsafe just below */
    if (!check_header(archive, &info, name, why) || !check_sizes(archive, &info, total, why))
        return false;
    part->name = strdup(name);
    if (part->name == NULL)
        return failure_memory(why);
    archive->count++;
    part->size = (size_t)info.uncompressed_size;
    part->packed = (size_t)info.compressed_size;
    return check_local(archive, part, why);
}

/* After the last entry the end of the directory must follow, or entries were hidden from the count;
   and after that nothing but the declared comment, or the file was cut or something was added. */
static bool check_end(struct archive *archive, size_t comment, struct failure *why)
{
    unz_file_info64 info;
    unz64_file_pos position;
    if (unzGetCurrentFileInfo64(archive->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK ||
        unzGetFilePos64(archive->zip, &position) != UNZ_OK ||
        archive->length < END_RECORD + comment)
        return refuse_damaged(archive, why);
    const size_t end = (size_t)position.pos_in_zip_directory + CENTRAL_HEADER + info.size_filename +
                       info.size_file_extra + info.size_file_comment;
    const size_t record = archive->length - END_RECORD - comment;
    const bool plain = end == record;
    const bool large = end < record && memcmp(archive->bytes + end, "PK\6\6", 4) == 0;
    if (memcmp(archive->bytes + record, "PK\5\6", 4) != 0 || !(plain || large))
        return refuse_damaged(archive, why);
    return true;
}

static int compare_start(const void *a, const void *b)
{
    const struct part *left = a;
    const struct part *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

static int compare_name(const void *a, const void *b)
{
    return strcasecmp(((const struct part *)a)->name, ((const struct part *)b)->name);
}

/* Overlapping parts are how a small file unpacks to petabytes; doubles are how two readers of one
   file see different figures. Leaves the parts sorted by name. */
static bool check_layout(struct archive *archive, struct failure *why)
{
    qsort(archive->parts, archive->count, sizeof *archive->parts, compare_start);
    size_t end = 0;
    for (size_t i = 0; i < archive->count; i++) {
        if (archive->parts[i].start < end || (i == 0 && archive->parts[i].start != 0))
            return refuse_damaged(archive, why);
        end = archive->parts[i].end;
    }
    qsort(archive->parts, archive->count, sizeof *archive->parts, compare_name);
    for (size_t i = 1; i < archive->count; i++)
        if (compare_name(&archive->parts[i - 1], &archive->parts[i]) == 0)
            return failure_set(why, FAILURE_DATA, "LT-1735",
                               "%s: phần %.80s có hai lần trong tệp nén; hãy lưu lại tệp",
                               "%s: part %.80s is in the zip file twice; save the file again",
                               archive->name, archive->parts[i].name);
    return true;
}

static bool read_directory(struct archive *archive, struct failure *why)
{
    unz_global_info64 global;
    if (unzGetGlobalInfo64(archive->zip, &global) != UNZ_OK || global.number_entry == 0)
        return refuse_damaged(archive, why);
    if (global.number_entry > archive->limits.entries)
        return failure_set(why, FAILURE_DATA, "LT-1736", "%s: tệp nén có quá %zu phần",
                           "%s: the zip file has more than %zu parts", archive->name,
                           archive->limits.entries);
    archive->parts = calloc((size_t)global.number_entry, sizeof *archive->parts);
    if (archive->parts == NULL)
        return failure_memory(why);
    size_t total = 0;
    int status = unzGoToFirstFile(archive->zip);
    for (; status == UNZ_OK && archive->count < global.number_entry;
         status = unzGoToNextFile(archive->zip)) {
        if (!add_part(archive, &total, why))
            return false;
        if (archive->count == global.number_entry)
            break;
    }
    if (archive->count != global.number_entry)
        return refuse_damaged(archive, why);
    return check_end(archive, global.size_comment, why) && check_layout(archive, why);
}

/* ---- opening and closing ---- */

static struct archive *new_archive(const char *path, const struct archive_limits *limits)
{
    struct archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL)
        return NULL;
    const char *slash = strrchr(path, '/');
    archive->name = strdup(slash != NULL ? slash + 1 : path);
    archive->limits = limits != NULL ? *limits : archive_limits_default;
    buffer_init(&archive->owned, archive->limits.file_bytes + ((size_t)1 << 20)); /* read ahead */
    if (archive->name == NULL) {
        free(archive);
        return NULL;
    }
    return archive;
}

static bool start(struct archive *archive, struct failure *why)
{
    zlib_filefunc64_def functions = {
        .zopen64_file = memory_open,
        .zread_file = memory_read,
        .zwrite_file = memory_write,
        .ztell64_file = memory_tell,
        .zseek64_file = memory_seek,
        .zclose_file = memory_close,
        .zerror_file = memory_error,
        .opaque = archive,
    };
    if (archive->length > archive->limits.file_bytes)
        return failure_set(why, FAILURE_DATA, "LT-1737", "%s: tệp lớn hơn giới hạn %zu MB",
                           "%s: the file is larger than the limit of %zu MB", archive->name,
                           archive->limits.file_bytes / 1000000);
    if (archive->length < END_RECORD || memcmp(archive->bytes, "PK\3\4", 4) != 0)
        return refuse_damaged(archive, why);
    archive->zip = unzOpen2_64(archive->name, &functions);
    if (archive->zip == NULL)
        return refuse_damaged(archive, why);
    return read_directory(archive, why);
}

struct archive *archive_open_memory(const char *name, const char *bytes, size_t length,
                                    const struct archive_limits *limits, struct failure *why)
{
    struct archive *archive = new_archive(name, limits);
    if (archive == NULL) {
        failure_memory(why);
        return NULL;
    }
    archive->bytes = bytes;
    archive->length = length;
    if (start(archive, why))
        return archive;
    archive_close(archive);
    return NULL;
}

struct archive *archive_open(const char *path, const struct archive_limits *limits,
                             struct failure *why)
{
    struct archive *archive = new_archive(path, limits);
    if (archive == NULL) {
        failure_memory(why);
        return NULL;
    }
    bool ok = files_read(path, archive->limits.file_bytes, &archive->owned, why);
    archive->bytes = buffer_text(&archive->owned);
    archive->length = archive->owned.length;
    ok = ok && start(archive, why);
    if (ok)
        return archive;
    archive_close(archive);
    return NULL;
}

void archive_close(struct archive *archive)
{
    if (archive == NULL)
        return;
    archive_abandon_part(archive);
    if (archive->zip != NULL)
        unzClose(archive->zip);
    for (size_t i = 0; i < archive->count; i++)
        free(archive->parts[i].name);
    free(archive->parts);
    buffer_free(&archive->owned);
    free(archive->name);
    free(archive);
}

/* ---- parts ---- */

const char *archive_file_name(const struct archive *archive)
{
    return archive->name;
}

size_t archive_count(const struct archive *archive)
{
    return archive->count;
}

const char *archive_part_name(const struct archive *archive, size_t index)
{
    return archive->parts[index].name;
}

static int compare_key(const void *key, const void *part)
{
    return strcasecmp(key, ((const struct part *)part)->name);
}

static const struct part *find_part(const struct archive *archive, const char *name)
{
    return bsearch(name, archive->parts, archive->count, sizeof *archive->parts, compare_key);
}

bool archive_has(const struct archive *archive, const char *part)
{
    return find_part(archive, part) != NULL;
}

bool archive_open_part(struct archive *archive, const char *part, struct failure *why)
{
    archive_abandon_part(archive);
    const struct part *found = find_part(archive, part);
    if (found == NULL)
        return failure_set(
            why, FAILURE_DATA, "LT-1738",
            "%s: thiếu phần %.120s trong tệp; hãy mở và lưu lại bằng Excel hoặc "
            "LibreOffice",
            "%s: the file has no part %.120s; open it in Excel or LibreOffice and save "
            "it again",
            archive->name, part);
    if (unzGoToFilePos64(archive->zip, &found->position) != UNZ_OK ||
        unzOpenCurrentFile(archive->zip) != UNZ_OK)
        return refuse_damaged(archive, why);
    archive->current = found;
    archive->current_read = 0;
    return true;
}

bool archive_read_part(struct archive *archive, char *bytes, size_t size, size_t *got,
                       struct failure *why)
{
    *got = 0;
    const unsigned most = size > INT_MAX ? INT_MAX : (unsigned)size;
    const int length = unzReadCurrentFile(archive->zip, bytes, most);
    if (length < 0)
        return refuse_damaged(archive, why);
    *got = (size_t)length;
    archive->current_read += *got;
    return true;
}

bool archive_close_part(struct archive *archive, struct failure *why)
{
    const struct part *part = archive->current;
    if (part == NULL)
        return true;
    archive->current = NULL;
    const int status = unzCloseCurrentFile(archive->zip);
    if (status == UNZ_CRCERROR)
        return failure_set(
            why, FAILURE_DATA, "LT-1739",
            "%s: phần %.80s sai mã kiểm tra CRC, tệp đã bị hỏng; hãy xin gửi lại tệp",
            "%s: part %.80s fails its CRC check, the file is damaged; ask for it again",
            archive->name, part->name);
    if (status != UNZ_OK || archive->current_read != part->size)
        return refuse_damaged(archive, why);
    return true;
}

void archive_abandon_part(struct archive *archive)
{
    if (archive->current != NULL)
        unzCloseCurrentFile(archive->zip);
    archive->current = NULL;
}
