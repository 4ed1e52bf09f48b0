# Share of settled cases: whole years as points with their 95 % Wilson interval, parts of a year apart,
# with other marks and never joined to the years. Blocks: x, share in %, low, high.
# $FAN: the forecast, x, median, low, high; $ESTIMATES: x, share, point type, colour; $LINES, $DASHES: x, share.
# Intervals are two-headed arrows, since error bars leave a gap around their point in SVG.
plot \
  $FAN using 1:3:4 with filledcurves fs transparent solid 0.25 noborder lc rgb SKY notitle, \
  $FAN using 1:2 with lines lc rgb BLUE lw 1.0 dt (3,3) notitle, \
  $LINES using 1:2 with lines lc rgb BLUE lw 1.2 notitle, \
  $DASHES using 1:2 with lines lc rgb BLUE lw 1.2 dt (5,4) notitle, \
  $HALVES using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb VERMILION lw 0.9 notitle, \
  $MONTHS using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb GREEN lw 0.9 notitle, \
  $YEARS using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.3 notitle, \
  $HALVES using 1:2 with points pt 9 ps POINT lc rgb VERMILION notitle, \
  $MONTHS using 1:2 with points pt 5 ps POINT lc rgb GREEN notitle, \
  $YEARS using 1:2 with points pt 7 ps POINT lc rgb BLUE notitle, \
  $ESTIMATES using 1:2:3 with points pt variable ps POINT lc rgb WHITE notitle, \
  $ESTIMATES using 1:2:($3-1):4 with points pt variable ps POINT lw 1.2 lc rgb variable notitle
unset output
