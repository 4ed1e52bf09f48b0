/* flock() on a file of its own: the kernel lets go when the holder dies, however it dies. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_HOLDER = 300 };

struct lock {
    int file;
};

static bool cannot_lock(const char *path, struct failure *why)
{
    return failure_set(why, FAILURE_LOCKED, "LT-1271", "không khóa được %s: %s",
                       "cannot lock %s: %s", path, strerror(errno));
}

static bool held_by_another(int file, struct failure *why)
{
    char holder[LONGEST_HOLDER] = {0};
    if (pread(file, holder, sizeof holder - 1, 0) < 0)
        holder[0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    return failure_set(why, FAILURE_LOCKED, "LT-1270",
                       "cơ sở dữ liệu đang được ghi bởi %s; hãy chờ rồi chạy lại",
                       "the database is being written by %s; wait and run again", holder);
}

static bool write_holder(int file, const char *holder)
{
    const size_t length = strnlen(holder, LONGEST_HOLDER - 1);
    return ftruncate(file, 0) == 0 && pwrite(file, holder, length, 0) == (ssize_t)length;
}

struct lock *lock_take(const char *path, const char *holder, struct failure *why)
{
    struct lock *lock = malloc(sizeof *lock);
    if (lock == NULL) {
        failure_memory(why);
        return NULL;
    }
    lock->file = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool ok = lock->file >= 0 || cannot_lock(path, why);
    if (ok && flock(lock->file, LOCK_EX | LOCK_NB) != 0)
        ok = errno == EWOULDBLOCK ? held_by_another(lock->file, why) : cannot_lock(path, why);
    ok = ok && (write_holder(lock->file, holder) || cannot_lock(path, why));
    if (ok)
        return lock;
    if (lock->file >= 0)
        close(lock->file);
    free(lock);
    return NULL;
}

void lock_release(struct lock *lock)
{
    if (lock == NULL)
        return;
    if (ftruncate(lock->file, 0) != 0)
        errno = 0; /* an old name in the file harms nobody: the lock decides */
    close(lock->file);
    free(lock);
}
