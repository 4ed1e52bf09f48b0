# Share of settled cases: whole years as points with their 95 % Wilson interval, parts of a year apart,
# with other marks and never joined to the years. Blocks: x, share in %, low, high.
set bars 0.6
plot \
  $YEARS using 1:2 with lines lc rgb BLUE lw 1.2 notitle, \
  $HALVES using 1:2:3:4 with yerrorbars pt 8 ps POINT lc rgb VERMILION lw 0.8 \
    title (HALVES_COUNT > 0 ? HALVES_NAME : ""), \
  $MONTHS using 1:2:3:4 with yerrorbars pt 4 ps POINT lc rgb GREEN lw 0.8 \
    title (MONTHS_COUNT > 0 ? MONTHS_NAME : ""), \
  $YEARS using 1:2:3:4 with yerrorbars pt 7 ps POINT lc rgb BLUE lw 1.4 title YEARS_NAME
unset output
