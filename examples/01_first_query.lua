#!/usr/bin/env -S lotrinh run
-- The first query: what is known of Hà Nội. With no database named, the published figures answer.
script.requires(1)

-- A query gives a frame: columns held in C. Values are bound (?), never pasted into the text.
local figures = db:query([[
  SELECT year, vintage, settled, received FROM city_year WHERE year >= ? ORDER BY year]], 2020)
print(figures)

-- A row is a plain table, a column knows its sum, a frame can be filtered, sorted and cut.
print("rows:", #figures, "first year:", figures[1].year, "settled:", figures.settled:sum())
print(figures:filter(function(row) return row.settled > 3000 end):sort { "-settled" }:head(3))

-- For a spreadsheet: figures:to_csv("figures.csv")
