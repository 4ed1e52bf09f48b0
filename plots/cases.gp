# Cases received and settled, a pair of bars a year. Hollow bars: only a part of the year is known.
# Where nothing was published there is no bar but words. Blocks: x, cases.
set boxwidth BAR_WIDTH
do for [i = 1:MISSING_COUNT] {
  set label MISSING[i] at first MISSING_X[i], graph 0.03 left rotate by 90 font NOTE_FONT tc rgb GREY
}
plot \
  $RECEIVED using 1:2 with boxes fs solid 1.0 noborder lc rgb SKY notitle, \
  $SETTLED using 1:2 with boxes fs solid 1.0 noborder lc rgb BLUE notitle, \
  $RECEIVED_PART using 1:2 with boxes fs empty border rgb SKY lc rgb SKY lw 1.5 dt (4,2) notitle, \
  $SETTLED_PART using 1:2 with boxes fs empty border rgb BLUE lc rgb BLUE lw 1.5 dt (4,2) notitle
unset output
