# Three panels beside each other: as reported, carried to the new map, undivided units only.
# Blocks: x, share in %, low, high; $BOXES: x, y, left, right, bottom, top.
do for [i = 1:2] {
  set arrow from first i*PANEL_WIDTH, graph 0 to first i*PANEL_WIDTH, graph 1 nohead \
    lc rgb GREY lw 1
}
do for [i = 1:REFORM_COUNT] {
  set arrow from first REFORM[i], graph 0 to first REFORM[i], first 100 nohead lc rgb GREY lw 1 dt (6,4)
}
plot \
  $BOXES using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb PALE notitle, \
  $BOXES_ESTIMATED using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.6 dt (3,3) notitle, \
  $FORMER using 1:2 with linespoints pt 7 ps POINT*0.5 lc rgb GREY lw 0.6 notitle, \
  $SOLID using 1:2 with lines lc rgb BLUE lw 1.2 notitle, \
  $DASHED using 1:2 with lines lc rgb BLUE lw 1.2 dt (5,4) notitle, \
  $REPORTED using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.1 notitle, \
  $ESTIMATED using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.1 notitle, \
  $REPORTED using 1:2 with points pt 7 ps POINT lc rgb BLUE notitle, \
  $ESTIMATED using 1:2 with points pt 7 ps POINT lc rgb WHITE notitle, \
  $ESTIMATED using 1:2 with points pt 6 ps POINT lc rgb BLUE lw 1.3 notitle
unset output
