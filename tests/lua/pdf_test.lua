-- PDF by whichever program is installed: tried in order, told by name, refused with the cure when
-- there is none. The programs are stood in for: none is needed here.
local convert = require "foundation.convert"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local lu = require "luaunit"
local pdf = require "report.pdf"

TestPdf = {}

local asked, there

function TestPdf:setUp()
  asked, there, self.convert = {}, {}, host.convert
  host.convert = function(program, ...)
    asked[#asked + 1] = program
    local made = there[program] and there[program]({ ... })
    if made then
      assert(files.write(made, "%PDF-1.7 by " .. program))
    end
  end
end

function TestPdf:tearDown()
  host.convert = self.convert
end

local REPORT = { docx = "PK", html = "<html>" }

-- What LibreOffice is asked to write: FOLDER/report.pdf, the document beside it.
local function office(arguments)
  for i, argument in ipairs(arguments) do
    if argument == "--outdir" then
      lu.assertEquals(files.read(arguments[i + 1] .. "/report.docx"), "PK")
      return arguments[i + 1] .. "/report.pdf"
    end
  end
end

function TestPdf.test_libreoffice_comes_first()
  there.soffice = office
  local bytes, program = pdf.make(REPORT)
  lu.assertEquals({ bytes, program }, { "%PDF-1.7 by soffice", "LibreOffice" })
  lu.assertEquals(asked, { "soffice" })
end

function TestPdf.test_others_print_the_page()
  there.weasyprint = function(arguments)
    lu.assertEquals(files.read(arguments[1]), "<html>")
    return arguments[2]
  end
  lu.assertEquals(select(2, pdf.make(REPORT)), "WeasyPrint")
  there = { ["chromium-browser"] = function(arguments)
    return table.concat(arguments, " "):match "%-%-print%-to%-pdf=(%S+)"
  end }
  lu.assertEquals(select(2, pdf.make(REPORT)), "Chromium")
end

function TestPdf.test_without_any_the_cure_is_told()
  local ok, why = pcall(pdf.make, REPORT)
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1935", 7 })
  lu.assertStrContains(why.text, "sudo apt install libreoffice-writer")
  lu.assertEquals(asked, { "soffice", "weasyprint", "chromium", "chromium-browser",
    "google-chrome" })
end

-- What is no PDF does not count, whoever made it.
function TestPdf.test_what_is_made_must_be_a_pdf()
  host.convert = function(_, ...)
    local made = office { ... }
    if made then
      assert(files.write(made, "an apology"))
    end
  end
  local ok, why = pcall(pdf.make, REPORT)
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1935")
end

function TestPdf.test_the_folder_is_gone_whatever_happens()
  local folder
  lu.assertEquals(convert.in_folder(function(made)
    folder = made
    assert(files.write(made .. "/x", "x"))
    return 5
  end), 5)
  lu.assertEquals(files.kind(folder), "absent")
  local ok = pcall(convert.in_folder, function(made)
    folder = made
    error("no", 0)
  end)
  lu.assertFalse(ok)
  lu.assertEquals(files.kind(folder), "absent")
end
