/* Landlock by system call, since the C library of Debian 12 has no functions for it. */
#define _GNU_SOURCE /* O_PATH */
#include "landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The rights of the first version (Linux 5.13), so that one ruleset serves every kernel that has
 * any. */
static const __u64 READ_FOLDER = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const __u64 FILE_RIGHTS =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
static const __u64 ALL =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
    LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;

static __u64 rights_of(enum landlock_access access)
{
    switch (access) {
    case LANDLOCK_READ:
        return READ_FOLDER;
    case LANDLOCK_EXECUTE:
        return LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
    case LANDLOCK_WRITE:
        return READ_FOLDER | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
               LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
               LANDLOCK_ACCESS_FS_MAKE_REG;
    case LANDLOCK_DEVICE:
        return LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
    }
    return 0;
}

static bool add_rule(int ruleset, const struct landlock_rule *rule)
{
    struct stat status;
    const int place = open(rule->path, O_PATH | O_CLOEXEC);
    if (place < 0)
        return true;
    __u64 rights = rights_of(rule->access);
    /* The kernel refuses rights over folders for what is not one. */
    if (fstat(place, &status) == 0 && !S_ISDIR(status.st_mode))
        rights &= FILE_RIGHTS;
    const struct landlock_path_beneath_attr beneath = {.allowed_access = rights,
                                                       .parent_fd = place};
    const bool ok =
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
    close(place);
    return ok;
}

int landlock_make(const struct landlock_rule *rules, size_t count)
{
    const struct landlock_ruleset_attr attributes = {.handled_access_fs = ALL};
    const int ruleset =
        (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (ruleset < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (!add_rule(ruleset, &rules[i])) {
            close(ruleset);
            return -1;
        }
    return ruleset;
}

bool landlock_enter(int ruleset)
{
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
}
