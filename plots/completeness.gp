# A bar a period: how many of the communes reported. Blocks: x, row, left, right, bottom, top.
plot \
  $WHOLE using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.6 notitle, \
  $BARS using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb BLUE notitle
unset output
