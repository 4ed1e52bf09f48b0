-- The completion file of fish, from shell.words.
local M = {}

local function quoted(text)
  return "'" .. text:gsub("[\\']", "\\%0") .. "'"
end

local FILES = { file = " -r -F", folder = " -x -a '(__fish_complete_directories)'",
  any = " -x" }

local function value_part(values)
  if type(values) == "table" then
    return " -x -a " .. quoted(table.concat(values, " "))
  end
  return FILES[values] or ""
end

local function option_line(condition, option)
  return "complete -c lotrinh" .. condition .. " -l " .. option.name
    .. (option.letter and " -s " .. option.letter or "") .. value_part(option.values)
    .. " -d " .. quoted(option.words)
end

local function add_verb(lines, verb)
  local here = (" -n '__fish_seen_subcommand_from %s %s'"):format(verb.name, verb.alias)
  lines[#lines + 1] = ("complete -c lotrinh -n __fish_use_subcommand -a %s -d %s"):format(
    verb.name, quoted(verb.words))
  if type(verb.arguments) == "table" then
    lines[#lines + 1] = "complete -c lotrinh" .. here .. " -a "
      .. quoted(table.concat(verb.arguments, " "))
  elseif verb.arguments == "file" then
    lines[#lines + 1] = "complete -c lotrinh" .. here .. " -F"
  elseif verb.arguments == "folder" then
    lines[#lines + 1] = "complete -c lotrinh" .. here .. " -a '(__fish_complete_directories)'"
  end
  for _, option in ipairs(verb.options) do
    lines[#lines + 1] = option_line(here, option)
  end
end

--- The text of the file.
function M.text(all)
  local lines = { "# Completion of lotrinh for fish; made by \"lotrinh completion fish\".",
    "complete -c lotrinh -f" }
  for _, option in ipairs(all.options) do
    lines[#lines + 1] = option_line("", option)
  end
  for _, verb in ipairs(all.verbs) do
    add_verb(lines, verb)
  end
  return table.concat(lines, "\n") .. "\n"
end

return M
