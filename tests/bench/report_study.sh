#!/bin/sh
# tests/bench/report_study.sh PROGRAM [DATABASE]: what LibreOffice makes of a review. The document
# and the part for the justice-work report must become PDF; each sheet of the workbook, read back,
# must hold what the list of figures holds. Pictures of the pages for the eye are left in a folder.
# Not part of the tests: LibreOffice and pdftoppm are needed.
set -eu

program=$(realpath "$1")
database=${2:+--db $(realpath "$2")}
folder=$(mktemp -d)
profile="-env:UserInstallation=file://$folder/profile"
cd "$folder"

# shellcheck disable=SC2086 # the option and its value are two words
"$program" review 2026 $database --to out --fragment --slides --quiet

for name in review-2026 review-2026-fragment; do
  soffice --headless --norestore "$profile" --convert-to pdf --outdir pdf "out/$name.docx" > /dev/null 2>&1
  pages=$(pdfinfo "pdf/$name.pdf" | sed -n 's/^Pages: *//p')
  echo "$name.docx: $pages pages"
  pdftoppm -r 60 -png "pdf/$name.pdf" "pdf/$name"
done
pdftoppm -r 60 -png out/review-2026-slides.pdf pdf/slides

# Every sheet as CSV, formulas as they are worked out anew: separator, quote, UTF-8, all sheets.
soffice --headless --norestore "$profile" --convert-to \
  'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir csv \
  out/review-2026.xlsx > /dev/null 2>&1
mv csv/review-2026-M*.csv csv/figures.csv
mv csv/review-2026-X*.csv csv/communes.csv 2> /dev/null || true
cp out/review-2026-figures.csv csv/written.csv
cd csv
"$program" --lang en -e '
  local read, written = frame.read("figures.csv"), frame.read("written.csv")
  assert(#read == #written, #read .. " rows read back, " .. #written .. " written")
  local cells = 0
  for i = 1, #written do
    for _, name in ipairs { "item", "unit", "period_end", "numerator", "denominator", "percent" } do
      local a, b = read[i][name], written[i][name]
      local same = tostring(a) == tostring(b)
        or tonumber(a) and tonumber(b) and math.abs(a - b) <= 1e-5 * math.abs(b)
      assert(same, ("row %d, %s: %s read back, %s written"):format(i, name, a, b))
      cells = cells + 1
    end
  end
  print(("workbook: %d cells in %d rows read back equal"):format(cells, #written))'
echo "pictures of the pages: $folder/pdf"
