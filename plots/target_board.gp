# Targets from top to bottom, words in columns, a mark for the verdict. Block: x, row, point, colour.
do for [i = 0:VERDICTS_COUNT] {
  set arrow from graph 0, first -i-0.5 to graph 1, first -i-0.5 nohead back lc rgb PALE lw 0.6
}
plot $VERDICTS using 1:2:3:4 with points pt variable ps POINT*1.4 lc rgb variable notitle
unset output
