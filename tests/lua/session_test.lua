-- Statements at the prompt: what is Lua, what is SQL, what goes on in the next line.
local lu = require "luaunit"
local host = require "lotrinh.host"
local open = require "session"

local shown

local function new_session()
  return open { options = { quiet = true, no_rc = true } }
end

local function ask(session, text)
  shown = {}
  return session:evaluate(text)
end

TestSession = {}

function TestSession:setUp()
  self.write, self.write_error = host.write, host.write_error
  host.write = function(text)
    shown[#shown + 1] = text
  end
  host.write_error = function() end
  self.session = new_session()
end

function TestSession:tearDown()
  host.write, host.write_error = self.write, self.write_error
end

function TestSession:test_older_results_stay()
  ask(self.session, "_, _9")
  lu.assertEquals(shown, { "nil\n", "nil\n" })
  ask(self.session, "1")
  ask(self.session, "'two'")
  ask(self.session, "nil")
  ask(self.session, "_1, _2")
  lu.assertEquals(shown, { "two\n", "1\n" })
  ask(self.session, "_1")
  lu.assertEquals(shown, { "two\n" })
  for i = 3, 12 do
    ask(self.session, tostring(i))
  end
  ask(self.session, "_9")
  lu.assertEquals(shown, { "4\n" })
end

function TestSession:test_a_question_mark_asks_for_help()
  ask(self.session, "?stats")
  lu.assertStrContains(shown[1], "binom_ci")
  ask(self.session, "?stats.binom_ci")
  lu.assertStrContains(shown[1], "stats.posterior")
  ask(self.session, " ??bieu do")
  lu.assertStrContains(shown[1], "chart")
  lu.assertNotStrContains(shown[1], "stats.binom_ci")
  lu.assertErrorMsgContains("stats", ask, self.session, "?stat")
  lu.assertErrorMsgContains("zzzz", ask, self.session, "??zzzz")
  ask(self.session, "?")
  lu.assertStrContains(shown[1], "indicator")
end

function TestSession:test_a_result_stands_upright_on_request()
  ask(self.session, "SELECT 1 AS one, 2 AS two \\G")
  local lines = select(2, shown[1]:gsub("\n", ""))
  lu.assertTrue(lines >= 2, shown[1])
  lu.assertNotStrContains(shown[1], "one  two")
  ask(self.session, "#_")
  lu.assertEquals(shown, { "1\n" })
end

function TestSession:test_scripts_do_not_end_the_prompt()
  lu.assertErrorMsgContains(".quit", ask, self.session, "script.exit(1)")
end

function TestSession:test_expressions_show_and_statements_do_not()
  lu.assertEquals(ask(self.session, "1 + 1"), "done")
  lu.assertEquals(shown, { "2\n" })
  ask(self.session, "x = 3")
  lu.assertEquals(shown, {})
  ask(self.session, "x, x * 2")
  lu.assertEquals(shown, { "3\n", "6\n" })
  ask(self.session, "_")
  lu.assertEquals(shown, { "3\n" })
  ask(self.session, "x * 5;")
  lu.assertEquals(shown, {})
  ask(self.session, "_")
  lu.assertEquals(shown, { "15\n" })
  ask(self.session, "nil")
  lu.assertEquals(shown, {})
end

function TestSession:test_unfinished_text_asks_for_more()
  for text, expected in pairs { ["for i = 1, 2 do"] = " ...for> ", ["f("] = "   ...(> ",
    ["x = {"] = "   ...{> ", ["x = [[a"] = "  ...[[> ", ["values = {"] = "   ...{> ",
    ["select(1,"] = "   ...(> ", ["x ="] = "    ...> ", ["if f('(') then g(']', --x"] = "   ...(> ",
    ["f(function() do end"] = "...function> ", ["repeat while x do y() end"] = "...repeat> " } do
    local state, prompt = ask(self.session, text)
    lu.assertEquals(state, "incomplete", text)
    lu.assertEquals(prompt, expected)
  end
  for _, text in ipairs { "1 +* 2", "for for", "x = = 1" } do
    lu.assertErrorMsgContains("prompt:1:", ask, self.session, text)
  end
end

function TestSession:test_locals_stay()
  ask(self.session, "local a = 4")
  ask(self.session, "local function double(n) return 2 * n end")
  ask(self.session, "double(a)")
  lu.assertEquals(shown, { "8\n" })
  ask(self.session, "local c <const> = 1") -- stays what it is, a local of its line
  lu.assertErrorMsgContains("LT-2115", ask, self.session, "c")
end

function TestSession:test_sql_is_recognised()
  ask(self.session, "select 6 * 7 as answer")
  lu.assertStrContains(table.concat(shown), "42")
  ask(self.session, "SELECT 6 * 7\n AS answer;")
  lu.assertStrContains(table.concat(shown), "42")
  ask(self.session, "VALUES (42), (43);")
  lu.assertStrContains(table.concat(shown), "43")
  for _, text in ipairs { "select", "SELECT", "select 1 +", "SELECT name", "select 1\nas x",
    "with" } do
    local state, prompt = ask(self.session, text)
    lu.assertEquals(state, "incomplete", text)
    lu.assertStrContains(prompt, "...sql")
  end
  lu.assertEquals({ ask(self.session, "select (1 + ") }, { "incomplete", "...sql(> " })
  lu.assertEquals({ ask(self.session, "select 'a(\nb" ) }, { "incomplete", "...sql'> " })
  lu.assertEquals({ ask(self.session, "select 1,") }, { "incomplete", " ...sql> " })
  lu.assertErrorMsgContains("LT-12", ask, self.session, "select nothere from sqlite_master")
  lu.assertErrorMsgContains("LT-12", ask, self.session, "select nothere;")
  ask(self.session, "select('#', 1, 2)")
  lu.assertEquals(shown, { "2\n" })
  ask(self.session, "update = 5")
  ask(self.session, "update")
  lu.assertEquals(shown, { "5\n" })
end

function TestSession:test_commands()
  local state, code = ask(self.session, ".quit")
  lu.assertEquals({ state, code }, { "exit", "0" })
  lu.assertEquals(ask(self.session, " .trogiup help"), "done")
  lu.assertStrContains(table.concat(shown), "help()")
  lu.assertErrorMsgContains(".quit", ask, self.session, ".qiut")
  lu.assertErrorMsgContains("LT-2110", ask, self.session, ".help nothere")
  ask(self.session, ".5 + 1")
  lu.assertEquals(shown, { "1.5\n" })
end

local function with_history(session, text, statements)
  local pieces = {}
  for i, statement in ipairs(statements) do
    pieces[i] = ("%d %d\n%s\n"):format(1763000000 + i, #statement, statement)
  end
  lu.assertEquals({ ask(session, text) }, { "history", "" })
  return session:with_history(table.concat(pieces))
end

local TYPED = { "x = 1", "SELECT 'Hòa giải'\n  AS a;", ".help", "y = 2" }

function TestSession:test_history_shows_what_was_typed()
  with_history(self.session, ".history", TYPED)
  lu.assertStrContains(table.concat(shown),
    "    1  x = 1\n    2  SELECT 'Hòa giải'\n         AS a;\n")
  shown = {}
  with_history(self.session, ".lichsu 1", TYPED)
  lu.assertEquals(table.concat(shown), "    4  y = 2\n")
  with_history(self.session, ".history /hoa GIAI/", TYPED)
  lu.assertEquals(ask(self.session, "#_, _.n[1], _.statement[1]"), "done")
  lu.assertEquals(shown, { "1\n", "2\n", "SELECT 'Hòa giải'\n  AS a;\n" })
  lu.assertErrorMsgContains("LT-2163", with_history, self.session, ".history x", TYPED)
end

function TestSession:test_the_editor_gets_a_statement()
  lu.assertEquals({ with_history(self.session, ".sua", TYPED) }, { "edit", "y = 2" })
  lu.assertEquals({ with_history(self.session, ".edit 1", TYPED) }, { "edit", "x = 1" })
  lu.assertErrorMsgContains("LT-2164", with_history, self.session, ".edit 9", TYPED)
  lu.assertEquals({ with_history(self.session, ".edit", {}) }, { "edit", "" })
end

function TestSession:test_what_was_done_becomes_a_script()
  local written = {}
  local write_script = host.write_script
  host.write_script = function(path, text)
    written[path] = text
    return true
  end
  ask(self.session, "rate = 2153 / 2412")
  pcall(ask, self.session, "nothere()")
  ask(self.session, "rate * 100")
  ask(self.session, "SELECT 6 * 7 AS answer;")
  ask(self.session, ".help")
  ask(self.session, "rate * 2;")
  ask(self.session, ".save viec")
  local head, rest = written["viec.lua"]:match("^(%-%-[^\n]*\n)(.*)$")
  lu.assertStrContains(head, "lotrinh run viec.lua")
  lu.assertEquals(rest, "script.requires(1)\nrate = 2153 / 2412\nprint(rate * 100)\n"
    .. "print(db:query [[\nSELECT 6 * 7 AS answer\n]])\n_ = rate * 2\n")
  with_history(self.session, ".luu chon.lua 1,3-4", TYPED)
  lu.assertStrContains(written["chon.lua"], "(1)\nx = 1\ny = 2\n")
  lu.assertErrorMsgContains("LT-2166", ask, self.session, ".save")
  lu.assertErrorMsgContains("LT-2165", ask, new_session(), ".save x.lua")
  host.write_script = write_script
end

function TestSession:test_a_mode_is_kept()
  ask(self.session, ".sql")
  lu.assertEquals({ ask(self.session, "x") }, { "incomplete", " ...sql> " })
  ask(self.session, "VALUES (42);")
  lu.assertStrContains(table.concat(shown), "42")
  ask(self.session, ".sql")
  ask(self.session, ".lua")
  lu.assertErrorMsgContains("prompt:1:", ask, self.session, "SELECT 1 AS x;")
  ask(self.session, ".lua tudong")
  ask(self.session, "SELECT 43 AS x;")
  lu.assertStrContains(table.concat(shown), "43")
  lu.assertErrorMsgContains("LT-2162", ask, self.session, ".sql quanh")
end

local function help_at(session, line)
  local cursor = assert(line:find("|", 1, true)) - 1
  return session:explain(cursor .. "\n" .. line:gsub("|", ""))
end

function TestSession:test_help_knows_every_kind_of_name()
  lu.assertStrContains(help_at(self.session, "x = sta|ts.mean"), "stats")
  lu.assertStrContains(help_at(self.session, "f:gro|up({'a'})"), "f:group(")
  lu.assertStrContains(help_at(self.session, "db:query(|"), "db:query(")
  lu.assertStrContains(help_at(self.session, "outlook.of('success_|rate')"), "success_rate")
  lu.assertStrContains(help_at(self.session, "plan.target('KH215-0|1')"), "KH 215, mục II.2")
  lu.assertStrContains(help_at(self.session, "SELECT * FROM city_|year"), "settled")
  lu.assertStrContains(help_at(self.session, "chart.draw('funn|el')"), "chart.draw(\"funnel\")")
  lu.assertEquals(help_at(self.session, "   |   "), "")
  lu.assertEquals(help_at(self.session, "nothere|"), "")
  ask(self.session, "?.view")
  lu.assertStrContains(shown[1], ".xem")
end

-- What .help tells first works as it is told; results go where the test runs.
function TestSession:test_the_tasks_of_help_run()
  local tasks = require "session.tasks"
  local count = 0
  ask(self.session, ".help")
  for _, task in ipairs(tasks) do
    for _, line in ipairs(task) do
      lu.assertStrContains(shown[1] or "", line)
    end
  end
  for _, task in ipairs(tasks) do
    for _, line in ipairs(task) do
      if not line:find("^[$.]") and not line:find("to_csv", 1, true)
        and not line:find("ty_le.svg", 1, true) then
        lu.assertEquals((ask(self.session, line)), "done", line)
        count = count + 1
      end
    end
  end
  lu.assertTrue(count >= 6)
end

function TestSession:test_error_codes_are_told()
  ask(self.session, "?LT-1216")
  lu.assertStrContains(shown[1], "LT-1216: câu SQL")
  lu.assertStrContains(shown[1], "Tab")
  ask(self.session, "?lt1216")
  lu.assertStrContains(shown[1], "LT-1216: câu SQL")
  lu.assertErrorMsgContains("LT-2110", ask, self.session, "?LT-9999")
end

function TestSession:test_an_error_in_sql_has_a_mark()
  local ok, why = pcall(ask, self.session, "SELECT name,\n  'đơn vị' AS u, settlde FROM city_year;")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1216")
  lu.assertEquals(why.detail, "  2 |   'đơn vị' AS u, settlde FROM city_year;\n"
    .. "    |                  ^~~~~~~")
end

function TestSession.test_help_is_broken_at_words()
  local screen = require "session.screen"
  local is_terminal, width = host.is_terminal, host.width
  host.is_terminal = function() return true end
  host.width = function() return 16 end
  lu.assertEquals(screen.wrapped("  tỷ lệ hòa giải thành\nxã\n\n"),
    "  tỷ lệ hòa giải\n    thành\nxã\n\n")
  host.is_terminal = function() return false end
  lu.assertEquals(screen.wrapped("  tỷ lệ hòa giải thành\n"), "  tỷ lệ hòa giải thành\n")
  host.is_terminal, host.width = is_terminal, width
end
