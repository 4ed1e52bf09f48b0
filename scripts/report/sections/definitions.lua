-- Section: what each indicator is.
local failure = require "foundation.failure"
local html = require "report.html"
local indicators = require "definitions.indicators"

local M = { id = "definitions", title = { vi = "Định nghĩa", en = "Definitions" } }

local say = failure.say

function M.build()
  local items = {}
  for _, indicator in ipairs(indicators.all()) do
    items[#items + 1] = html.element("dt", nil, say(indicator.words))
    for _, definition in ipairs(indicator.definitions) do
      items[#items + 1] = html.element("dd", nil,
        html.element("em", nil, say(definition.words)), ". ", say(definition.text))
    end
    items[#items + 1] = indicator.undefined and html.element("dd", { class = "note" },
      say { vi = "Không xác định khi: ", en = "Undefined when: " }, say(indicator.undefined), ".")
  end
  return {
    html.element("dl", nil, items),
    html.element("p", nil, say {
      vi = "Khoảng tin cậy 95% của một tỷ lệ tính theo Wilson. Tỷ lệ in hai chữ số thập phân, làm "
        .. "tròn nửa lên từ số nguyên; số đếm được cộng, tỷ lệ không bao giờ lấy trung bình.",
      en = "The 95% interval of a rate is Wilson's. Rates show two decimals, rounded half up "
        .. "from whole numbers; counts are added, rates never averaged.",
    }),
  }
end

return M
