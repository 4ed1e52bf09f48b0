# A square a commune. Blocks: column, row, left, right, bottom, top, colour.
plot \
  $FILLED using 1:(-$2):3:4:5:6:7 with boxxyerror fs solid 1.0 border rgb GREY lc rgb variable lw 0.5 notitle, \
  $EMPTY using 1:(-$2):3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.5 dt (2,2) notitle
unset output
