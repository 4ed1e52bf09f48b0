# Share of settled cases: whole years as points with their 95 % Wilson interval, parts of a year apart,
# with other marks and never joined to the years. Blocks: x, share in %, low, high.
set bars 0.6
plot \
  $YEARS using 1:2 with lines lc rgb BLUE lw 1.2, \
  $HALVES using 1:2:3:4 with yerrorbars ps 0 lc rgb VERMILION lw 0.8, \
  $MONTHS using 1:2:3:4 with yerrorbars ps 0 lc rgb GREEN lw 0.8, \
  $YEARS using 1:2:3:4 with yerrorbars ps 0 lc rgb BLUE lw 1.2, \
  $HALVES using 1:2 with points pt 9 ps POINT lc rgb VERMILION, \
  $MONTHS using 1:2 with points pt 5 ps POINT lc rgb GREEN, \
  $YEARS using 1:2 with points pt 7 ps POINT lc rgb BLUE
unset output
