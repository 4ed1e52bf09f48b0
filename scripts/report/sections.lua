-- The sections of the review, in order. To add one: a file in report/sections and a row here. The
-- official report takes them in the order of data/outline.lua.
return {
  require "report.sections.summary",
  require "report.sections.overview",
  require "report.sections.plans",
  require "report.sections.direction",
  require "report.sections.tasks",
  require "report.sections.attainment",
  require "report.sections.standing",
  require "report.sections.targets",
  require "report.sections.cases",
  require "report.sections.groups",
  require "report.sections.charts",
  require "report.sections.shortcomings",
  require "report.sections.contradictions",
  require "report.sections.gaps",
  require "report.sections.budget",
  require "report.sections.ahead",
  require "report.sections.communes",
  require "report.sections.types",
  require "report.sections.units",
  require "report.sections.definitions",
  require "report.sections.sources",
  require "report.sections.previous", -- of the figures of all before
  require "report.sections.explained", -- of the figures of all others
}
