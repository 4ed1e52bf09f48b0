# Groups of tasks, a row each: a cell a year, then the money by source. Blocks: x, row, left, right, bottom,
# top; $MONEY: and colour.
plot \
  $DONE using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb GREY notitle, \
  $MISSED using 1:2:3:4:5:6 with boxxyerror fs empty border rgb VERMILION lc rgb VERMILION lw 2.2 notitle, \
  $OPEN using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 1.0 dt (4,3) notitle, \
  $MONEY using 1:2:3:4:5:6:7 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb variable lw 0.5 notitle
unset output
