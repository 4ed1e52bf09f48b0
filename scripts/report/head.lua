-- The head of a page that needs nothing else: what it may load, its style, who made it.
local node = require "report.node"
local resource = require "lotrinh.resource"

-- Nothing may be fetched or run; only our own style and pictures inside the page are shown.
local POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
  .. "form-action 'none'"

--- about = {title, generator, date, styles = names of data/report/NAME.css}.
return function(about)
  local styles = {}
  for i, name in ipairs(about.styles) do
    styles[i] = assert(resource.read("data/report/" .. name .. ".css"))
  end
  return node.element("head", nil,
    node.element("meta", { charset = "utf-8" }),
    node.element("meta", { ["http-equiv"] = "Content-Security-Policy", content = POLICY }),
    node.element("meta", { name = "viewport", content = "width=device-width, initial-scale=1" }),
    node.element("meta", { name = "generator", content = about.generator }),
    node.element("title", nil, about.title),
    node.element("style", nil, node.trusted(table.concat(styles))),
    node.element("meta", { name = "date", content = about.date }))
end
