/* An import of two reports with a fault at its n-th write operation: afterwards the database is
   sound and holds the whole import or nothing of it; what was acknowledged is there. Usage:
   import_fault_test [EVERY]   every how manyth operation is tried; 1 is the long sweep. */
#include "fault_vfs.h"
#include "interpreter.h"

#include <lauxlib.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* So many of the operations of each mode are tried in the ordinary run. */
enum { USUAL_TRIES = 24 };

static char folder[200];
static long *operations; /* shared with the children */

static const char IMPORT[] =
    "local folder = ...\n"
    "local outcome = require 'importer'.run { database = folder .. '/run.db', period = '2026-H1',\n"
    "  vintage = 'so_bo', arguments = { folder .. '/1.csv', folder .. '/2.csv' } }\n"
    "assert(outcome.errors == 0)\n"
    "return outcome.stored > 0 and 0 or 1\n";

/* 0: the import is there, whole; 1: nothing of it is; raises when neither. */
static const char VERIFY[] =
    "local folder = ...\n"
    "local store, health = require 'store', require 'importer.health'\n"
    "local db <close> = store.open(folder .. '/run.db')\n"
    "for _, check in ipairs(health.CHECKS) do assert(check.run(db)) end\n"
    "local function n(sql) return db:query(sql)[1].n end\n"
    "local imports = n [[SELECT count(*) AS n FROM import WHERE sha256 IS NOT NULL]]\n"
    "local rows = n [[SELECT count(*) AS n FROM observation WHERE import_id > 1]]\n"
    "local lines = n [[SELECT count(*) AS n FROM import_log]]\n"
    "if imports == 0 and rows == 0 and lines == 0 then return 1 end\n"
    "assert(imports == 2 and rows == 6 and lines == 2, imports .. ' ' .. rows .. ' ' .. lines)\n"
    "return 0\n";

static const char PREPARE[] =
    "local folder = ...\n"
    "local files = require 'lotrinh.files'\n"
    "assert(require 'store'.create(folder .. '/base.db'))\n"
    "local head = 'Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\\n'\n"
    "assert(files.write(folder .. '/1.csv', head .. 'Phường Ba Đình,5,4,1\\n'))\n"
    "assert(files.write(folder .. '/2.csv', head .. 'Phường Hồng Hà,7,4,3\\n'))\n"
    "return 0\n";

static int run_code(lua_State *L)
{
    const char *code = lua_touserdata(L, 1);
    if (luaL_loadbufferx(L, code, strlen(code), "=fault", "t") != LUA_OK)
        return lua_error(L);
    lua_pushstring(L, folder);
    lua_call(L, 1, 1);
    return 1;
}

/* Runs Lua in a child with the fault; its exit code: what the code returns, 10 when it raises. */
static int in_child(const char *code, enum fault_mode mode, long at, bool loud)
{
    const pid_t child = fork();
    if (child == 0) {
        fault_install();
        const struct interpreter_settings settings = {.lenient = true};
        struct interpreter *interpreter = interpreter_open(&settings);
        lua_State *L = interpreter_state(interpreter);
        struct report report;
        fault_set(mode, at);
        lua_pushcfunction(L, run_code);
        lua_pushlightuserdata(L, (void *)(uintptr_t)code);
        const bool ok = interpreter_call(L, 1, 1, &report);
        if (!ok && loud)
            report_show(&report, REPORT_VERBOSE, NULL);
        *operations = fault.count;
        const int result = ok ? (int)lua_tointeger(L, -1) : 10;
        if (result == 0 && (mode == FAULT_POWER || mode == FAULT_POWER_UNSYNCED) && at == 0)
            fault_cut_power(); /* just after it was acknowledged */
        _exit(result);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

/* A line for the shell, which knows the folder as $FOLDER. */
static void run_command(const char *command)
{
    const pid_t child = fork();
    if (child == 0) {
        setenv("FOLDER", folder, 1);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
}

static void start_afresh(void)
{
    run_command("rm -rf \"$FOLDER\"/run.db*; cp \"$FOLDER\"/base.db \"$FOLDER\"/run.db");
}

struct tally {
    long runs, bad, whole, none;
};

/* One import with one fault, then the look at what is left. */
static bool try_one(enum fault_mode mode, long at, struct tally *tally)
{
    start_afresh();
    const int told = in_child(IMPORT, mode, at, false);
    const bool acknowledged = told == 0 || (at == 0 && told == FAULT_KILLED);
    const int found = in_child(VERIFY, FAULT_NONE, 0, false);
    tally->runs++;
    tally->whole += found == 0;
    tally->none += found == 1;
    const bool bad = told < 0 || (found != 0 && found != 1) || (acknowledged && found != 0);
    tally->bad += bad;
    return !bad;
}

static const char *const names[FAULT_MODES] = {
    [FAULT_NONE] = "none",
    [FAULT_ONCE] = "I/O error once",
    [FAULT_FOREVER] = "I/O error for ever",
    [FAULT_FULL] = "disk full",
    [FAULT_KILL] = "killed",
    [FAULT_POWER] = "power cut",
    [FAULT_POWER_UNSYNCED] = "power cut, syncs ignored",
};

static struct tally sweep(enum fault_mode mode, long total, long every)
{
    struct tally tally = {0};
    for (long at = total; at > 0; at -= every) /* the last ones are those of the commit */
        if (!try_one(mode, at, &tally) && mode != FAULT_POWER_UNSYNCED)
            printf("  bad: %s at operation %ld\n", names[mode], at);
    if (mode == FAULT_POWER || mode == FAULT_POWER_UNSYNCED)
        try_one(mode, 0, &tally);
    printf("%-26s %5ld runs, %5ld whole, %5ld none, %5ld bad\n", names[mode], tally.runs,
           tally.whole, tally.none, tally.bad);
    fflush(stdout);
    return tally;
}

int main(int argc, char **argv)
{
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/lotrinh-fault-XXXXXX", base != NULL ? base : "/tmp");
    operations =
        mmap(NULL, sizeof *operations, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (mkdtemp(folder) == NULL || operations == MAP_FAILED ||
        in_child(PREPARE, FAULT_NONE, 0, true) != 0)
        return 1;
    start_afresh();
    bool ok = in_child(IMPORT, FAULT_NONE, 0, true) == 0;
    const long total = *operations;
    ok = ok && in_child(VERIFY, FAULT_NONE, 0, true) == 0 && total > 50;
    const long usual = total / USUAL_TRIES + 1;
    const long every = argc > 1 ? strtol(argv[1], NULL, 10) : usual;
    printf("%ld write operations, every %ld. is tried\n", total, every);
    for (int mode = FAULT_ONCE; mode <= FAULT_POWER && ok; mode++)
        ok = sweep((enum fault_mode)mode, total, every).bad == 0;
    /* The same eyes must see the damage where there is some. */
    ok = ok && sweep(FAULT_POWER_UNSYNCED, total, every).bad > 0;
    run_command("rm -rf \"$FOLDER\"");
    return ok ? 0 : 1;
}
