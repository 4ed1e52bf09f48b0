-- The sections of the review, in order. To add one: a file in report/sections and a row here.
return {
  require "report.sections.summary",
  require "report.sections.plans",
  require "report.sections.targets",
  require "report.sections.cases",
  require "report.sections.groups",
  require "report.sections.charts",
  require "report.sections.contradictions",
  require "report.sections.gaps",
  require "report.sections.units",
  require "report.sections.definitions",
  require "report.sections.sources",
}
