-- The completion file of zsh, from shell.words.
local M = {}

local function quoted(text)
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

-- In a list of descriptions a colon ends the name, in an option brackets hold the words.
local function plain(text)
  return (text:gsub("[%[%]]", ""):gsub(":", "\\:"))
end

local ACTIONS = { file = "_files", folder = "_files -/", any = "" }

local function action(values)
  return type(values) == "table" and "(" .. table.concat(values, " ") .. ")" or ACTIONS[values]
end

-- '(-s --size)'{-s,--size}'[words]:value:(a b)'
local function option_line(option)
  local rest = "[" .. plain(option.words) .. "]"
    .. (option.values and ":" .. option.name .. ":" .. action(option.values) or "")
  if not option.letter then
    return quoted("--" .. option.name .. rest)
  end
  local both = "-" .. option.letter .. " --" .. option.name
  return quoted("(" .. both .. ")") .. "{-" .. option.letter .. ",--" .. option.name .. "}"
    .. quoted(rest)
end

local function add_options(lines, options, indent)
  for _, option in ipairs(options) do
    lines[#lines + 1] = indent .. option_line(option) .. " \\"
  end
end

local function add_verb(lines, verb)
  lines[#lines + 1] = ("    %s|%s)"):format(verb.name, verb.alias)
  lines[#lines + 1] = "      _arguments -s \\"
  add_options(lines, verb.options, "        ")
  lines[#lines + 1] = "        $common \\"
  lines[#lines + 1] = "        " .. quoted("*:" .. verb.name .. ":"
    .. (verb.arguments and action(verb.arguments) or "")) .. " ;;"
end

--- The text of the file.
function M.text(all)
  local lines = { "#compdef lotrinh", "# Made by \"lotrinh completion zsh\".", "_lotrinh()", "{",
    "  local state line", "  local -a common verbs", "  common=(" }
  for _, option in ipairs(all.options) do
    lines[#lines + 1] = "    " .. option_line(option)
  end
  lines[#lines + 1] = "  )\n  verbs=("
  for _, verb in ipairs(all.verbs) do
    lines[#lines + 1] = "    " .. quoted(verb.name .. ":" .. plain(verb.words))
  end
  lines[#lines + 1] = "  )\n  _arguments -s -C $common '1: :->verb' '*:: :->rest'"
  lines[#lines + 1] = "  [[ $state == verb ]] && _describe -t commands lotrinh verbs"
  lines[#lines + 1] = "  [[ $state == rest ]] && case $words[1] in"
  for _, verb in ipairs(all.verbs) do
    add_verb(lines, verb)
  end
  lines[#lines + 1] = "  esac\n}\n_lotrinh \"$@\""
  return table.concat(lines, "\n") .. "\n"
end

return M
