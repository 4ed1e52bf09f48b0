-- Lua 5.4, no globals but the standard ones; scripts an analyst writes see the documented names.
std = "lua54"
max_line_length = 100
files["examples"] = {
  read_globals = { "db", "unit", "plan", "indicator", "outlook", "compare", "rebase", "stats",
    "chart", "report", "text", "period", "frame", "script", "help", "progress" },
}
-- Test suites are globals whose names begin with Test.
files["tests/lua"] = { read_globals = { "lu", "TESTS_FOLDER", "load_fixture" }, allow_defined_top = true }
files["tests/bench"] = { read_globals = { "load_fixture", "db", "outlook", "stats", "indicator", "compare" } }
files["tests/sweep"] = { read_globals = { "db" } }
