# A process chart: centre and limits of chance, points in order of time; those of which a rule speaks have
# marks of their own. Blocks: x, y; $LIMITS: x, centre, lower, upper.
plot \
  $LIMITS using 1:2 with lines lc rgb BLACK lw 1.0 dt (12,5) notitle, \
  $LIMITS using 1:3 with lines lc rgb GREY lw 1.0 dt (5,4) notitle, \
  $LIMITS using 1:4 with lines lc rgb GREY lw 1.0 dt (5,4) notitle, \
  $LINE using 1:2 with linespoints pt 7 ps POINT lc rgb BLUE lw 1.2 notitle, \
  $WORSE using 1:2 with points pt 13 ps POINT*1.7 lc rgb VERMILION notitle, \
  $BETTER using 1:2 with points pt 9 ps POINT*1.7 lc rgb BLUE notitle
unset output
