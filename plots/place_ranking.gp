# Communes from top to bottom, a point with its interval each. Blocks: share in %, row, low, high.
if (MET_SHOWN) {
  set arrow from first MARK_X_AT, graph 0 to first MARK_X_AT, graph 1 nohead back \
    lc rgb VERMILION lw 1.4 dt (12,5)
}
plot \
  $UNMET using 3:2:($4-$3):(0) with vectors nohead lc rgb (MET_SHOWN ? VERMILION : BLUE) lw 1.3 notitle, \
  $MET using 3:2:($4-$3):(0) with vectors nohead lc rgb BLUE lw 1.3 notitle, \
  $UNMET using 1:2 with points pt (MET_SHOWN ? 13 : 7) ps POINT lc rgb (MET_SHOWN ? VERMILION : BLUE) notitle, \
  $MET using 1:2 with points pt 7 ps POINT lc rgb BLUE notitle
unset output
