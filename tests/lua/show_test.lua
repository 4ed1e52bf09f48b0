-- Values as the prompt shows them; expected texts by hand.
local lu = require "luaunit"
local show = require "foundation.show"

TestShow = {}

function TestShow.test_plain_values()
  for value, text in pairs { [1] = "1", [0.5] = "0.5", [true] = "true", ["xã\n"] = "xã\n" } do
    lu.assertEquals(show.text(value), text)
  end
  lu.assertEquals(show.text(nil), "nil")
  lu.assertEquals(show.text(print), "function")
end

function TestShow.test_tables_in_order()
  lu.assertEquals(show.text {}, "{}")
  lu.assertEquals(show.text { 3, 1, z = 1, a = "x", [10] = true },
    "{3, 1, [10] = true, a = \"x\", z = 1}")
  lu.assertEquals(show.text { ["hai từ"] = "a\"b\n\27" }, [[{["hai từ"] = "a\"b\n\x1b"}]])
  lu.assertEquals(show.text { { 1 }, { b = { 2 } } }, "{{1}, {b = {2}}}")
end

function TestShow.test_long_tables_take_a_line_an_item()
  local long = ("x"):rep(60)
  lu.assertEquals(show.text { a = long, b = { c = long } },
    "{\n  a = \"" .. long .. "\",\n  b = {c = \"" .. long .. "\"}\n}")
end

function TestShow.test_ends_somewhere()
  local circle = { name = "a" }
  circle.self = circle
  lu.assertEquals(show.text(circle), "{name = \"a\", self = {…}}")
  lu.assertEquals(show.text { { { { { 1 } } } } }, "{{{{{…}}}}}")
  local many = {}
  for i = 1, 50 do
    many[i] = 0
  end
  local _, zeros = show.text(many):gsub("0", "")
  lu.assertEquals(zeros, 40)
  lu.assertStrContains(show.text(many), "…")
end

function TestShow.test_objects_speak_for_themselves()
  local object = setmetatable({}, { __tostring = function() return "khung" end })
  lu.assertEquals(show.text(object), "khung")
  lu.assertEquals(show.text { object }, "{khung}")
  lu.assertEquals(show.text(setmetatable({}, { __name = "stats" })), "stats")
end
