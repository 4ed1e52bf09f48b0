/* stats.xmr, p_chart, p_prime_chart. */
#include "lua_stats.h"
#include "stat_spc.h"

#include <math.h>

struct direction {
    int wanted;    /* +1: rising is better, -1: falling is better, 0: not said */
    double target; /* NaN: none */
};

static const char *const direction_names[] = {"increase", "decrease", NULL};

static struct direction read_direction(lua_State *L, int arg)
{
    const int wanted = option_choice(L, arg, "improvement_direction", direction_names, -1);
    return (struct direction){wanted < 0 ? 0 : 1 - 2 * wanted,
                              option_number(L, arg, "target", NAN)};
}

static struct spc_settings read_settings(lua_State *L, int arg, bool screen)
{
    struct failure why = {0};
    const lua_Integer trend = option_integer(L, arg, "trend_points", 7);
    const lua_Integer shift = option_integer(L, arg, "shift_points", 7);
    if (!stat_check_between((double)trend, 3, 100, "trend_points", &why) ||
        !stat_check_between((double)shift, 3, 100, "shift_points", &why))
        raise_failure(L, &why);
    return (struct spc_settings){(size_t)trend, (size_t)shift, screen};
}

/* Whether the process as it runs will meet the target: judged by the limits of the last point. */
static const char *assurance(const struct spc_point *last, const struct direction *direction)
{
    if (isnan(direction->target) || direction->wanted == 0)
        return NULL;
    const double good = direction->wanted * (last->lower - direction->target);
    const double bad = direction->wanted * (last->upper - direction->target);
    if (good > 0 && bad > 0)
        return "consistently_passing";
    return good < 0 && bad < 0 ? "consistently_failing" : "inconsistent";
}

static void set_points(lua_State *L, const struct spc_point *points, size_t count,
                       const int64_t *index, const struct direction *direction)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 7);
        if (index != NULL)
            set_integer(L, "index", index[i]);
        set_number(L, "value", points[i].value);
        set_number(L, "lower", points[i].lower);
        set_number(L, "upper", points[i].upper);
        if (!isnan(points[i].lower)) {
            set_text(L, "rule", stat_spc_rule_names[points[i].rule]);
            if (points[i].rule != SPC_COMMON && direction->wanted != 0)
                set_text(L, "variation",
                         points[i].side * direction->wanted > 0 ? "improvement" : "concern");
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "points");
}

static void push_chart(lua_State *L, const struct spc *chart, const struct spc_point *points,
                       const int64_t *index, const struct direction *direction)
{
    lua_createtable(L, 0, 16);
    set_status(L, chart->status);
    set_integer(L, "count", (int64_t)chart->count);
    set_flag(L, "trial", chart->count < SPC_LOCKED_POINTS);
    set_number(L, "centre", chart->centre);
    set_number(L, "moving_range", chart->moving_range);
    set_number(L, "sigma_z", chart->sigma_z);
    set_points(L, points, chart->count, index, direction);
    if (chart->status != STAT_OK)
        return;
    set_integer(L, "useful", (int64_t)chart->useful);
    set_integer(L, "longest_run", (int64_t)chart->longest_run);
    set_integer(L, "longest_allowed", (int64_t)chart->longest_allowed);
    set_integer(L, "crossings", (int64_t)chart->crossings);
    set_integer(L, "crossings_needed", (int64_t)chart->crossings_needed);
    set_flag(L, "runs_signal", chart->runs_signal);
    const char *outlook = assurance(&points[chart->count - 1], direction);
    if (outlook != NULL)
        set_text(L, "assurance", outlook);
}

/* stats.xmr(v, {screen = true, trend_points = 7, shift_points = 7, improvement_direction, target})
   -> {status, trial, centre, moving_range, points, longest_run, crossings, runs_signal, assurance}
 */
static int l_xmr(lua_State *L)
{
    static const char *const allowed[] = {
        "screen", "trend_points", "shift_points", "improvement_direction", "target", NULL};
    struct failure why = {0};
    struct spc chart;
    size_t count = 0;
    lua_settop(L, 2);
    check_options(L, 2, allowed);
    const struct spc_settings settings = read_settings(L, 2, option_flag(L, 2, "screen", true));
    const struct direction direction = read_direction(L, 2);
    const double *values = check_numbers(L, 1, &count);
    struct spc_point *points = new_scratch(L, count, sizeof *points);
    if (!stat_xmr(values, count, &settings, points, &chart, &why))
        return raise_failure(L, &why);
    push_chart(L, &chart, points, NULL, &direction);
    return 1;
}

static int share_chart(lua_State *L, enum spc_chart kind)
{
    static const char *const allowed[] = {"trend_points", "shift_points", "improvement_direction",
                                          "target", NULL};
    struct failure why = {0};
    struct spc chart;
    size_t count = 0;
    size_t n_count = 0;
    lua_settop(L, 3);
    check_options(L, 3, allowed);
    const struct spc_settings settings = read_settings(L, 3, false);
    const struct direction direction = read_direction(L, 3);
    int64_t *x = check_counts(L, 1, &count);
    int64_t *n = check_counts(L, 2, &n_count);
    check_same_length(L, "x", count, "n", n_count);
    if (!stat_check_count_series(x, n, count, &why))
        return raise_failure(L, &why);
    struct spc_point *points = new_scratch(L, count, sizeof *points);
    int64_t *index = new_scratch(L, count, sizeof *index);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) { /* periods without cases have no share to draw */
        if (n[i] == 0)
            continue;
        x[kept] = x[i];
        n[kept] = n[i];
        index[kept++] = (int64_t)i + 1;
    }
    if (!stat_p_chart(x, n, kept, kind, &settings, points, &chart, &why))
        return raise_failure(L, &why);
    push_chart(L, &chart, points, index, &direction);
    return 1;
}

/* stats.p_chart(x, n, {trend_points, shift_points, improvement_direction, target}) -> as xmr;
   points carry index, since periods with n = 0 are left out */
static int l_p_chart(lua_State *L)
{
    return share_chart(L, SPC_P);
}

/* stats.p_prime_chart(x, n, {...}) -> as p_chart, with sigma_z (Laney) */
static int l_p_prime_chart(lua_State *L)
{
    return share_chart(L, SPC_P_PRIME);
}

void stats_add_spc(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"xmr", l_xmr},
        {"p_chart", l_p_chart},
        {"p_prime_chart", l_p_prime_chart},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
