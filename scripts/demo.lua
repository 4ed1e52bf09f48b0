-- The fictional city as files: what districts and communes would have sent from 2023 to 2026, files
-- with planted mistakes, and the answers. The same seed gives the same bytes. Imports nothing.
local answers = require "demo.answers"
local cases = require "demo.cases"
local files_of = require "demo.files"
local groups = require "demo.groups"
local newcomers = require "demo.newcomers"
local office = require "demo.office"
local periods = require "demo.periods"
local planted = require "demo.planted"
local reports = require "demo.reports"

local M = {}

M.SEED = 2030

--- Makes the city and hands each file to `write(path, bytes)`, paths below the folder of the demo.
--- options: {seed, small, progress = function(i, n, folder)}. Returns what answers.csv says.
function M.make(write, options)
  local city = groups.new(options.seed or M.SEED, options.small)
  local all_cases, new_mediators = cases.of(city), newcomers.of(city)
  local book, gathered = answers.new(), {}
  for i, report in ipairs(periods) do
    if options.progress then
      options.progress(i, #periods + 1, report.folder)
    end
    local data = reports.gather(city, all_cases, new_mediators, report)
    gathered[report.folder] = data
    answers.add_figures(book, city, report, data)
    files_of.reports(write, book, city, report, data)
    files_of.office(write, book, report,
      office.files(city, all_cases, new_mediators, report, data))
  end
  if options.progress then
    options.progress(#periods + 1, #periods + 1, "defective")
  end
  planted.write(write, book, city, { cases = all_cases, newcomers = new_mediators,
    gathered = gathered })
  write("answers.csv", answers.csv(book))
  return book
end

--- The folders of files that are imported, in order of time.
function M.folders()
  local list = {}
  for i, report in ipairs(periods) do
    list[i] = "files/" .. report.folder
  end
  return list
end

return M
