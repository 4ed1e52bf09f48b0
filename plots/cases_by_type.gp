# A bar a period, divided by kind of case. Blocks: x, row, left, right, bottom, top, colour;
# $BREAKS: left, row, width, 0: where periods left and right of it do not mean the same.
plot \
  $SEGMENTS using 1:2:3:4:5:6:7 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb variable lw 0.5 notitle, \
  $BREAKS using 1:2:3:4 with vectors nohead lc rgb GREY lw 1 dt (6,4) notitle
unset output
