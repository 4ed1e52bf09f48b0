/* Numbers of the system in words. Knows nothing of what was tried. */
#include "cause.h"

#include "language.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

static const struct cause {
    int number;
    struct words words;
} causes[] = {
    {ENOENT, {"không có tệp hay thư mục này", "no such file or folder"}},
    {ENOTDIR, {"một phần của đường dẫn không phải là thư mục", "part of the path is not a folder"}},
    {EACCES, {"tài khoản này không có quyền", "permission denied"}},
    {EPERM, {"tài khoản này không có quyền", "permission denied"}},
    {EROFS, {"ổ đĩa này chỉ cho đọc", "the disk is read-only"}},
    {ENOSPC, {"ổ đĩa đã đầy", "the disk is full"}},
    {EDQUOT, {"đã dùng hết dung lượng được cấp", "the disk quota is used up"}},
    {EFBIG, {"tệp vượt cỡ cho phép", "the file would pass the size limit"}},
    {EISDIR, {"đó là một thư mục", "it is a folder"}},
    {EEXIST, {"đã có tệp hay thư mục tên này", "a file or folder of that name is there"}},
    {ENAMETOOLONG, {"tên quá dài", "the name is too long"}},
    {ELOOP, {"đường dẫn qua liên kết tượng trưng", "the path leads through a symbolic link"}},
    {EMFILE, {"đang mở quá nhiều tệp", "too many open files"}},
    {ENFILE, {"cả máy đang mở quá nhiều tệp", "too many files are open on this machine"}},
    {EIO, {"lỗi đọc ghi của ổ đĩa", "input/output error of the disk"}},
    {EPIPE, {"bên nhận đã đóng", "the reader has closed it"}},
    {EBADF, {"luồng này đang đóng", "it is closed"}},
    {ENOEXEC, {"tệp không phải là chương trình", "the file is not a program"}},
    {ENOMEM, {"không đủ bộ nhớ", "out of memory"}},
    {EAGAIN, {"máy đang thiếu tài nguyên, hãy thử lại", "resources are short, try again"}},
};

const char *system_cause(int number)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].number == number)
            return language_pick(causes[i].words);
    return strerror(number);
}
