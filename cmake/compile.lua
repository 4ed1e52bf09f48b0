-- Compiles the program's own Lua for the binary, so that it need not be read as text at every start.
-- Run by the bootstrap program: compile.lua FOLDER SCRIPTS, for scripts/NAME.lua into FOLDER/NAME.lua.
local folder, root = arg[1], arg[2]

for i = 3, #arg do
  local name = arg[i]
  local source <close> = assert(io.open(root .. "/" .. name, "rb"))
  -- Lines stay in: an error says where it was raised, as with the text.
  local chunk = assert(load(source:read("a"), "@<lotrinh>/" .. name, "t"))
  local target <close> = assert(io.open(folder .. "/" .. name, "wb"))
  assert(target:write(string.dump(chunk)))
end
