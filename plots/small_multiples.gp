# Many small panels in one system of axes. Blocks: x, share, low, high, already placed in their panel;
# $FRAME, $TARGETS: left, y, width, 0.
plot \
  $FRAME using 1:2:3:4 with vectors nohead lc rgb PALE lw 0.7 notitle, \
  $TARGETS using 1:2:3:4 with vectors nohead lc rgb VERMILION lw 1.0 dt (8,4) notitle, \
  $LINES using 1:2 with lines lc rgb BLUE lw 1.0 notitle, \
  $HALVES using 1:3:(0):($4-$3) with vectors nohead lc rgb VERMILION lw 0.7 notitle, \
  $MONTHS using 1:3:(0):($4-$3) with vectors nohead lc rgb GREEN lw 0.7 notitle, \
  $YEARS using 1:3:(0):($4-$3) with vectors nohead lc rgb BLUE lw 0.9 notitle, \
  $HALVES using 1:2 with points pt 9 ps POINT*0.7 lc rgb VERMILION notitle, \
  $MONTHS using 1:2 with points pt 5 ps POINT*0.7 lc rgb GREEN notitle, \
  $YEARS using 1:2 with points pt 7 ps POINT*0.7 lc rgb BLUE notitle, \
  $BELOW using 1:2 with points pt 11 ps POINT*0.8 lc rgb GREY notitle
unset output
