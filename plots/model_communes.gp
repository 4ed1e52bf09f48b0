# Recognised communes by year, and the road to the number needed. Blocks: x, count.
plot \
  $ROAD using 1:2 with lines lc rgb ORANGE lw 1.4 dt (4,4) notitle, \
  $COUNTS using 1:2 with linespoints pt 7 ps POINT lc rgb BLUE lw 1.3 notitle
unset output
