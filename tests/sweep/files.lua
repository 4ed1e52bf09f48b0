-- Failing allocations in the files binding: a write, a read, a listing, refusals.
local files = require "lotrinh.files"

-- Always the same place, since a run that fails half-way leaves it behind.
local folder = "sweep_files"
assert(files.make_folder(folder .. "/a", { parents = true }))
local path = folder .. "/a/một"
assert(files.write(path, "x", { force = true }))
assert(files.settle(folder .. "/a"))
local text = assert(files.read(path, { max = 10 }))
local names = assert(files.list(folder .. "/a"))
local refused, why = files.read(folder .. "/none")
assert(text == "x" and names[1] == "một" and files.kind(path) == "file")
assert(refused == nil)
if why.code ~= "LT-1101" then
  error(why)
end
os.remove(path)
os.remove(folder .. "/a")
os.remove(folder)

-- Confined: below a folder of its own, and nowhere else.
files.confine { output = "." }
local written, reason = files.write("../sweep.txt", "x")
assert(written == nil and (reason.code == "LT-1115" or tostring(reason):find "memory"))
assert(files.read("/etc/passwd") == nil)
files.confine()
files.sweep(".")
