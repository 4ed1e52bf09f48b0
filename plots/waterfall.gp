# Two levels and what lies between. Blocks: x, y, left, right, bottom, top, colour.
plot \
  $LEVELS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1.0 noborder lc rgb variable notitle, \
  $CHANGES using 1:2:3:4:5:6:7 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb variable notitle
unset output
