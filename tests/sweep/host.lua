-- Failing allocations in the host's small pieces: files, modules, words.
local host = require "lotrinh.host"

assert(host.today():find("^%d%d%d%d%-%d%d%-%d%d$"))
assert(host.nearest("reveiw", { "run", "review" }) == "review")
assert(host.module_exists("foundation.failure") and not host.module_exists("nothere"))
assert(host.versions().lotrinh)
assert(assert(host.read_script("/dev/null")) == "")
local missing, why = host.read_script("/nothere.lua")
assert(missing == nil and why.code == "LT-1017")
assert(host.write_script("/nothere/x.lua", "x") == nil)
assert(host.height() >= 5 and host.has_pager() ~= nil)
assert(host.read_module("/", "nothere.lua") == nil)
host.status("over the line")
local said = host.ask("echo", "one")
assert(said == nil or said == "one\n") -- without memory it is as if the program were not there
assert(host.convert("nothere") == nil)
