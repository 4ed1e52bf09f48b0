-- Conditions between columns, as a form writes them: "received = civil + family", "3 * groups <=
-- mediators". Pure: values in, a finding out.
local M = {}

-- "3 * groups + villages" -> {{3, "groups"}, {1, "villages"}}
local function parse_terms(text, columns)
  local terms = {}
  for term in (text .. "+"):gmatch("%s*(.-)%s*%+") do
    local factor, id = term:match("^(%d+)%s*%*%s*([%w_]+)$")
    id = id or term:match("^([%a_][%w_]*)$")
    if not id then
      return nil, { vi = "không hiểu \"{text}\"", en = "cannot read \"{text}\"" }
    elseif columns and not columns[id] then
      return nil, { vi = "\"{text}\" gọi tên cột không có trong mẫu",
        en = "\"{text}\" names a column that the form has not" }
    end
    terms[#terms + 1] = { tonumber(factor) or 1, id }
  end
  return terms
end

--- "a + b" -> {{1, "a"}, {1, "b"}} or nil and words with {text}.
function M.parse_sum(text, columns)
  if type(text) ~= "string" then
    return nil, { vi = "phải là chữ", en = "must be text" }
  end
  return parse_terms(text, columns)
end

--- "a <= b + c" or "a = b" -> {left, operator, right, text} or nil and words with {text}.
function M.parse(text, columns)
  if type(text) ~= "string" then
    return nil, { vi = "phải là chữ", en = "must be text" }
  end
  local left, operator, right = text:match("^(.-)%s*([<]?=)%s*(.-)$")
  if not left then
    return nil, { vi = "\"{text}\" cần = hoặc <=", en = "\"{text}\" needs = or <=" }
  end
  local parsed = { operator = operator, text = text }
  local why
  parsed.left, why = parse_terms(left, columns)
  if parsed.left then
    parsed.right, why = parse_terms(right, columns)
  end
  if not (parsed.left and parsed.right) then
    return nil, why
  end
  return parsed
end

--- Sum of the terms; nil when any of them was not reported.
function M.sum(terms, values)
  local total = 0
  for _, term in ipairs(terms) do
    local value = values[term[2]]
    if value == nil then
      return nil
    end
    total = total + term[1] * value
  end
  return total
end

--- Sum of those reported; nil when none was.
function M.sum_reported(terms, values)
  local total
  for _, term in ipairs(terms) do
    local value = values[term[2]]
    if value ~= nil then
      total = (total or 0) + term[1] * value
    end
  end
  return total
end

--- True, or nil when a side was not reported, or false with both sides.
function M.holds(parsed, values)
  local left, right = M.sum(parsed.left, values), M.sum(parsed.right, values)
  if left == nil or right == nil then
    return nil
  end
  local ok
  if parsed.operator == "=" then
    ok = left == right
  else
    ok = left <= right
  end
  return ok, left, right
end

return M
