# What the scripts that make expected values share. Run from this folder with R 4.2.2 or later:
#   Rscript intervals.R      writes expected_intervals.csv, and so on.
# The tests read the CSV files and never need R.
exact <- function(value) ifelse(is.na(value), "nan", sprintf("%.17g", value))

write_expected <- function(name, lines) {
  path <- paste0("expected_", name, ".csv")
  head <- sprintf("# made by %s.R with %s", name, R.version.string)
  writeLines(c(head, lines), path)
}
