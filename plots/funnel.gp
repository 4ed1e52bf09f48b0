# Communes by number of cases and share, within the limits of chance. Blocks: n, share in %;
# $CURVES: n, inner lower, inner upper, outer lower, outer upper.
set arrow from graph 0, first CENTRE to graph 1, first CENTRE nohead back lc rgb BLACK lw 1
plot \
  $CURVES using 1:2 with lines lc rgb GREY lw 0.8 dt (4,4) notitle, \
  $CURVES using 1:3 with lines lc rgb GREY lw 0.8 dt (4,4) notitle, \
  $CURVES using 1:4 with lines lc rgb GREY lw 1.2 dt (10,4) notitle, \
  $CURVES using 1:5 with lines lc rgb GREY lw 1.2 dt (10,4) notitle, \
  $INSIDE using 1:2 with points pt 7 ps POINT*0.7 lc rgb BLUE notitle, \
  $OUTSIDE using 1:2 with points pt 9 ps POINT*1.2 lc rgb VERMILION notitle
unset output
