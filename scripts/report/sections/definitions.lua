-- Section: what each indicator is.
local failure = require "foundation.failure"
local node = require "report.node"
local indicators = require "definitions.indicators"

local M = { id = "definitions", title = { vi = "Định nghĩa", en = "Definitions" } }

local say = failure.say

function M.build()
  local items = {}
  for _, indicator in ipairs(indicators.all()) do
    items[#items + 1] = node.element("dt", nil, say(indicator.words))
    for _, definition in ipairs(indicator.definitions) do
      items[#items + 1] = node.element("dd", nil,
        node.element("em", nil, say(definition.words)), ". ", say(definition.text))
    end
    items[#items + 1] = indicator.undefined and node.element("dd", { class = "note" },
      say { vi = "Không xác định khi: ", en = "Undefined when: " }, say(indicator.undefined), ".")
  end
  return {
    node.element("dl", nil, items),
    node.element("p", nil, say {
      vi = "Khoảng tin cậy 95% của một tỷ lệ tính theo Wilson. Tỷ lệ in hai chữ số thập phân, làm "
        .. "tròn nửa lên từ số nguyên; số đếm được cộng, tỷ lệ không bao giờ lấy trung bình.",
      en = "The 95% interval of a rate is Wilson's. Rates show two decimals, rounded half up "
        .. "from whole numbers; counts are added, rates never averaged.",
    }),
  }
end

return M
