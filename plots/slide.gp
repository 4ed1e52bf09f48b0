# A page of words and tables for a meeting: lines of text and rules, at fractions of the page.
set lmargin at screen 0
set rmargin at screen 1
set bmargin at screen 0
set tmargin at screen 1
unset xtics
unset ytics
unset border
unset key
set xrange [0:1]
set yrange [0:1]
do for [i = 1:BOX_TOP_COUNT] {
  set object rectangle from screen BOX_LEFT[i],BOX_BOTTOM[i] to screen BOX_RIGHT[i],BOX_TOP[i] \
    back fc rgb BOX_COLOUR[i] fs solid 1 noborder
}
do for [i = 1:LINE_TEXT_COUNT] {
  LINE_FONT = F(LINE_SCALE[i])
  LINE_RGB = LINE_COLOUR[i]
  if (LINE_ALIGN[i] == 1) {
    set label LINE_TEXT[i] at screen LINE_X[i], screen LINE_Y[i] left front font LINE_FONT tc rgb LINE_RGB
  }
  if (LINE_ALIGN[i] == 2) {
    set label LINE_TEXT[i] at screen LINE_X[i], screen LINE_Y[i] center front font LINE_FONT tc rgb LINE_RGB
  }
  if (LINE_ALIGN[i] == 3) {
    set label LINE_TEXT[i] at screen LINE_X[i], screen LINE_Y[i] right front font LINE_FONT tc rgb LINE_RGB
  }
}
plot NaN notitle, 2 notitle
unset output
