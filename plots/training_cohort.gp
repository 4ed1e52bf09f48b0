# New mediators by month of recognition, stacked: trained in time, not in time, not told; hollow and dashed
# where the six months still run. Blocks: x, y, left, right, bottom, top.
plot \
  $IN_TIME using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb BLUE notitle, \
  $LATE using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb ORANGE lw 0.7 notitle, \
  $UNTOLD using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 border rgb GREY lc rgb PALE lw 0.7 notitle, \
  $OPEN using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 1.2 dt (4,3) notitle
unset output
