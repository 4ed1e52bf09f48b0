-- chart.watch: draws when something changed and only then, keeps the last good picture.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local store = require "store"
local watching = require "chart.watching"

TestWatch = {}

function TestWatch:setUp()
  current.use(store.open(nil))
  self.kept = { pause = host.pause, stamp = host.stamp, write = host.write_coloured,
    write_error = host.write_error }
  self.said, self.shown, self.pauses, self.state = {}, {}, 0, "one"
  host.write_error = function(text) self.said[#self.said + 1] = text end
  host.write_coloured = function(text) self.shown[#self.shown + 1] = text end
  host.stamp = function() return self.state end
end

function TestWatch:tearDown()
  host.pause, host.stamp = self.kept.pause, self.kept.stamp
  host.write_coloured, host.write_error = self.kept.write, self.kept.write_error
  current.use(nil)
end

local function picture(title)
  return chart.new { kind = "bar", title = title, x = "a", y = "n", source = "sổ",
    data = { { a = "Ba Vì", n = 3 } } }
end

-- Three looks at the same state, then another one: two drawings.
function TestWatch:test_it_draws_when_the_figures_change_and_only_then()
  local drawn = 0
  host.pause = function()
    self.pauses = self.pauses + 1
    self.state = self.pauses < 3 and "one" or "two"
  end
  local count = chart.watch(function()
    drawn = drawn + 1
    return picture("Lần " .. drawn)
  end, { times = 2 })
  lu.assertEquals(count, 2)
  lu.assertEquals(drawn, 2)
  lu.assertEquals(self.pauses, 3)
  lu.assertStrContains(self.shown[1], "Lần 1")
  lu.assertStrContains(self.shown[2], "Lần 2")
  lu.assertEquals(#self.shown, 2)
  lu.assertStrContains(self.said[1], "Ctrl-C")
end

function TestWatch:test_what_fails_is_told_and_the_last_picture_stays()
  local path = os.tmpname()
  local turn = 0
  host.pause = function() self.state = self.state .. "+" end
  chart.watch(function()
    turn = turn + 1
    if turn == 2 then
      error("hỏng rồi", 0)
    end
    return picture("Lần " .. turn)
  end, { times = 2, to = path .. ".svg" })
  lu.assertStrContains(self.said[1], path .. ".svg")
  lu.assertStrContains(self.said[2], "hỏng rồi")
  lu.assertStrContains(self.said[2], "giữ nguyên")
  lu.assertStrContains(files.read(path .. ".svg"), "<title>Lần 1</title>")
  os.remove(path .. ".svg")
  os.remove(path)
end

-- A script is read again; one that does not compile leaves what was shown.
function TestWatch:test_a_script_is_read_again_when_its_text_changes()
  local texts, at = { "return 'first'", "return (", "return 'third'" }, 1
  watching.scripts_with(function()
    local chunk, why = load(texts[at])
    return chunk and function() return picture("Bản " .. chunk()) end,
      chunk and texts[at] or why
  end)
  host.pause = function() at = at + 1 end
  chart.watch("my.lua", { times = 3 })
  lu.assertEquals(#self.shown, 2)
  lu.assertStrContains(self.shown[1], "Bản first")
  lu.assertStrContains(self.said[2], "unexpected symbol")
  lu.assertStrContains(self.shown[2], "Bản third")
end

function TestWatch:test_a_chart_by_its_name()
  lu.assertEquals(chart.watch("cases", { times = 1 }), 1)
  lu.assertStrContains(self.shown[1], "tiếp nhận")
  local ok, why = pcall(chart.watch, "cass", { times = 1 })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1620")
  ok, why = pcall(chart.watch, 5)
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1671")
end

-- What a function gives has to be a chart.
function TestWatch:test_something_else_than_a_chart_is_told()
  chart.watch(function() return 5 end, { times = 1 })
  lu.assertStrContains(self.said[1], "LT-1671")
end

function TestWatch:test_stamps_tell_states_of_a_file_apart()
  local path = os.tmpname()
  local stamp = self.kept.stamp
  local before = stamp(path)
  lu.assertEquals(stamp(path), before)
  local file = assert(io.open(path, "w"))
  file:write("x")
  file:close()
  lu.assertNotEquals(stamp(path), before)
  os.remove(path)
  lu.assertNil(stamp(path))
end
