# A bar a district: trainers for so many groups. Blocks: x, row, left, right, bottom, top.
if (TARGET_X_SHOWN) {
  set arrow from first TARGET_X, first (TARGET_X_FROM > 0 ? TARGET_X_FROM : Y_LOW) to first TARGET_X, graph 1 nohead front \
    lc rgb VERMILION lw 1.4 dt (12,5)
}
plot \
  $MET using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb BLUE notitle, \
  $UNMET using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb ORANGE lw 0.7 notitle
unset output
