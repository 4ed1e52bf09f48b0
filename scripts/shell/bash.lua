-- The completion file of bash, from shell.words.
local M = {}

local HEAD = [=[
# Completion of lotrinh for bash; made by "lotrinh completion bash".
_lotrinh()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb="" words="" i
  COMPREPLY=()
  if [[ $current == "=" ]]; then
    current=
  elif [[ $previous == "=" ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      %s) ((i++)) ;;
      -*) ;;
      *) verb=${COMP_WORDS[i]}; break ;;
    esac
  done
]=]

local TAIL = [=[
  case $words in
    @files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    @folders) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
  esac
}
complete -F _lotrinh lotrinh
]=]

local function words_of(values)
  if type(values) == "table" then
    return table.concat(values, " ")
  end
  return ({ file = "@files", folder = "@folders" })[values] or ""
end

local function spellings(option)
  return "--" .. option.name .. (option.letter and "|-" .. option.letter or "")
end

local function flags_of(...)
  local list = {}
  for _, options in ipairs { ... } do
    for _, option in ipairs(options) do
      list[#list + 1] = "--" .. option.name
    end
  end
  return table.concat(list, " ")
end

-- One line of a `case` for each option that has a value.
local function add_values(lines, options, indent)
  for _, option in ipairs(options) do
    if option.values then
      lines[#lines + 1] = ("%s%s) words='%s' ;;"):format(indent, spellings(option),
        words_of(option.values))
    end
  end
end

local function add_verb(lines, verb, common)
  lines[#lines + 1] = ("    %s|%s)"):format(verb.name, verb.alias)
  lines[#lines + 1] = "      case $previous in"
  add_values(lines, verb.options, "        ")
  lines[#lines + 1] = "        *)"
  lines[#lines + 1] = ("          words='%s'"):format(words_of(verb.arguments))
  lines[#lines + 1] = ("          [[ $current == -* ]] && words='%s' ;;"):format(
    flags_of(verb.options, common))
  lines[#lines + 1] = "      esac ;;"
end

--- The text of the file.
function M.text(all)
  local with_value, verbs = {}, {}
  for _, option in ipairs(all.options) do
    with_value[#with_value + 1] = option.values and spellings(option) or nil
  end
  for i, verb in ipairs(all.verbs) do
    verbs[i] = verb.name
  end
  local lines = { HEAD:format(table.concat(with_value, "|")) .. "  case $verb in" }
  for _, verb in ipairs(all.verbs) do
    add_verb(lines, verb, all.options)
  end
  lines[#lines + 1] = ("    *) words='%s'; [[ $current == -* ]] && words='%s' ;;"):format(
    table.concat(verbs, " "), flags_of(all.options))
  lines[#lines + 1] = "  esac\n  case $previous in"
  add_values(lines, all.options, "    ")
  lines[#lines + 1] = "  esac"
  return table.concat(lines, "\n") .. "\n" .. TAIL
end

return M
