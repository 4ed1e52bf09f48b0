/* What a session may be busy with when Ctrl-C comes. Each prints "batdau" when it begins. */
#ifndef SITUATIONS_H
#define SITUATIONS_H

#include <stdbool.h>

#define BEGIN "print('bat' .. 'dau') "

/* How many rows the frames have: little for a build with sanitizers, more for a measurement. */
#ifndef ROWS
#define ROWS "20000"
#endif

#define MANY                                                                                       \
    "big = db:query[[WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < "    \
    "" ROWS ") SELECT x, x % 1000 AS k, 'ten ' || (x % 700) AS s FROM c]];"

struct situation {
    const char *name;
    const char *prepare; /* a statement before, or NULL */
    const char *busy;    /* what is typed */
    bool acts;           /* our hook or handler can act: the session's variables are kept */
};

static const struct situation situations[] = {
    {"loop in Lua", NULL, BEGIN "while true do end", true},
    {"loop within pcall", NULL, BEGIN "while true do pcall(function() while true do end end) end",
     true},
    {"loop of coroutines", NULL,
     BEGIN "while true do coroutine.wrap(function() while true do end end)() end", true},
    {"table.sort with a slow comparison", NULL,
     BEGIN "t = {} for i = 1, 1e6 do t[i] = (i * 7919) % 1000003 end"
           " table.sort(t, function(a, b) for i = 1, 1000 do end return a < b end)",
     true},
    {"string.gsub with a slow function", NULL,
     BEGIN "s = ('a'):rep(1e7) s:gsub('a', function() for i = 1, 1000 do end end)", true},
    {"string.find, pathological pattern", NULL,
     BEGIN "string.find(('a'):rep(5000), ('.-'):rep(8) .. 'b')", false},
    {"statement of SQL", NULL,
     BEGIN "db:query[[WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
           " SELECT count(*) AS n FROM c]]",
     true},
    {"rows of SQL", NULL,
     BEGIN "for row in db:rows[[WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
           " SELECT x FROM c]] do last = row.x end",
     true},
    {"groups of frames", MANY,
     BEGIN "while true do big:group({'k', 's'}, {{'sum', 'x', as = 't'}}) end", true},
    {"sorting of frames", MANY, BEGIN "while true do big:sort({'s', '-x'}) end", true},
    {"a frame as text", MANY, BEGIN "while true do local text = big:to_csv() end", true},
    {"drawing", NULL, BEGIN "while true do chart.draw('success_rate', {placeholder = true}) end",
     true},
};

enum { SITUATIONS = sizeof situations / sizeof *situations };

#endif
