# Communes by their boundaries, shaded by class; without figures hatched. Blocks: x, y of paths.
plot \
  $NONE using 1:2 with filledcurves closed fs pattern 4 noborder fc rgb GREY notitle, \
  $SHADE1 using 1:2 with filledcurves closed fs solid 1.0 noborder fc rgb SHADE_COLOUR[1] notitle, \
  $SHADE2 using 1:2 with filledcurves closed fs solid 1.0 noborder fc rgb SHADE_COLOUR[2] notitle, \
  $SHADE3 using 1:2 with filledcurves closed fs solid 1.0 noborder fc rgb SHADE_COLOUR[3] notitle, \
  $SHADE4 using 1:2 with filledcurves closed fs solid 1.0 noborder fc rgb SHADE_COLOUR[4] notitle, \
  $SHADE5 using 1:2 with filledcurves closed fs solid 1.0 noborder fc rgb SHADE_COLOUR[5] notitle, \
  $EDGES using 1:2 with lines lc rgb GREY lw 0.5 notitle
unset output
