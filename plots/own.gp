# A chart of an analyst's own: layers that any kind may fill, from the back to the front. Blocks: x, y,
# then left, right, bottom, top of boxes, dx, dy of spans, gnuplot's point type; the colour last.
if (MARK_SHOWN) {
  set arrow from first MARK_X_AT, graph 0 to first MARK_X_AT, graph 1 nohead back \
    lc rgb VERMILION lw 1.4 dt (12,5)
}
plot \
  $PANELS using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.5 notitle, \
  $BOXES using 1:2:3:4:5:6:7 with boxxyerror fs solid 1.0 noborder lc rgb variable notitle, \
  $OUTLINES using 1:2:3 with lines lc rgb variable lw 1.2 dt (4,2) notitle, \
  $RULES using 1:2:3:4:5 with vectors nohead lc rgb variable lw 1.0 dt (6,4) notitle, \
  $LINES using 1:2:3 with lines lc rgb variable lw 1.2 notitle, \
  $SPANS using 1:2:3:4:5 with vectors nohead lc rgb variable lw 1.3 notitle, \
  $POINTS using 1:2:3:4 with points pt variable ps POINT lc rgb variable notitle
unset output
