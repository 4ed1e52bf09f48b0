# What every chart carries around its figures: title, subtitle, key, axes, figures below the axis, notes,
# breaks, the target and the watermark. Positions are fractions of the canvas, found by the program.
set lmargin at screen PLOT_LEFT
set rmargin at screen PLOT_RIGHT
set bmargin at screen PLOT_BOTTOM
set tmargin at screen PLOT_TOP

do for [i = 1:HEAD_COUNT] {
  HEAD_FONT = F(HEAD_SCALE[i])
  set label HEAD[i] at screen HEAD_X, screen HEAD_Y[i] left font HEAD_FONT \
    tc rgb (HEAD_SCALE[i] > 1 ? BLACK : GREY)
}
do for [i = 1:NOTE_COUNT] {
  set label NOTE[i] at screen HEAD_X, screen NOTE_Y[i] left font NOTE_FONT tc rgb GREY
}
if (strlen(WATERMARK) > 0) {
  set label WATERMARK at screen 0.5*(PLOT_LEFT+PLOT_RIGHT), screen 0.5*(PLOT_BOTTOM+PLOT_TOP) \
    center rotate by 15 font WATERMARK_FONT tc rgb PALE back
}

# Names of tics are labels, since a percent sign in the name of a tic is a format to gnuplot.
set xrange [X_LOW:X_HIGH]
set yrange [Y_LOW:Y_HIGH]
set border BORDER lc rgb GREY lw 0.7
unset xtics
unset ytics
do for [i = 1:X_TIC_COUNT] {
  set label X_NAME[i] at first X_TIC[i], screen X_TIC_Y center font TIC_FONT tc rgb BLACK
}
if (strlen(X_TITLE) > 0) {
  set label X_TITLE at screen PLOT_RIGHT, screen X_TITLE_Y right font TIC_FONT tc rgb GREY
}
do for [i = 1:X_GRID_COUNT] {
  set arrow from first X_GRID[i], graph 0 to first X_GRID[i], graph 1 nohead back lc rgb PALE lw 0.4
}
do for [i = 1:Y_TIC_COUNT] {
  set label Y_NAME[i] at screen Y_NAME_X, first Y_TIC[i] right font TIC_FONT tc rgb BLACK
}
do for [i = 1:Y_GRID_COUNT] {
  set arrow from graph 0, first Y_GRID[i] to graph 1, first Y_GRID[i] nohead back lc rgb PALE lw 0.6
}

# Words in the plot.
do for [i = 1:TEXT_LINE_COUNT] {
  TEXT_FONT = F(TEXT_SCALE[i])
  TEXT_RGB = TEXT_COLOUR[i]
  if (TEXT_ALIGN[i] == 1) {
    set label TEXT_LINE[i] at first TEXT_X[i], first TEXT_Y[i] left front font TEXT_FONT tc rgb TEXT_RGB
  }
  if (TEXT_ALIGN[i] == 2) {
    set label TEXT_LINE[i] at first TEXT_X[i], first TEXT_Y[i] center front font TEXT_FONT tc rgb TEXT_RGB
  }
  if (TEXT_ALIGN[i] == 3) {
    set label TEXT_LINE[i] at first TEXT_X[i], first TEXT_Y[i] right front font TEXT_FONT tc rgb TEXT_RGB
  }
}

# Figures below the axis: a row each, its name at the left.
do for [i = 1:STRIP_NAME_COUNT] {
  set label STRIP_NAME[i] at screen HEAD_X, screen STRIP_NAME_Y[i] left font STRIP_FONT tc rgb GREY
}
do for [i = 1:CELL_COUNT] {
  set label CELL[i] at first CELL_X[i], screen CELL_Y[i] center font STRIP_FONT tc rgb BLACK
}

# Bands and breaks: where figures left and right of them do not mean the same.
do for [i = 1:BAND_FROM_COUNT] {
  set object rectangle from first BAND_FROM[i], graph 0 to first BAND_TO[i], graph 1 \
    back fc rgb PALE fs transparent solid 0.45 noborder
}
do for [i = 1:BREAK_X_COUNT] {
  set arrow from first BREAK_X[i], graph 0 to first BREAK_X[i], graph 1.02 nohead \
    lc rgb GREY lw 1 dt (6,4)
}
do for [i = 1:MARK_COUNT] {
  set label MARK[i] at screen MARK_X[i], screen MARK_Y[i] center font NOTE_FONT tc rgb GREY
}

# The target is named at its line, or in the legend where no place at the line is free.
if (TARGET_SHOWN) {
  set arrow from first X_LOW, first TARGET_Y to first X_HIGH, first TARGET_Y nohead \
    lc rgb VERMILION lw 1.4 dt (12,5)
}
if (TARGET_NAMED) {
  set label TARGET at screen TARGET_AT_X, screen TARGET_AT_Y center front boxed bs 1 \
    font LABEL_FONT tc rgb VERMILION
}
do for [i = 1:LABEL_COUNT] {
  set label LABEL[i] at screen LABEL_X[i], screen LABEL_Y[i] center front boxed bs 1 \
    font LABEL_FONT tc rgb LABEL_COLOUR[i]
}
unset key
do for [i = 1:LEGEND_COUNT] {
  LEGEND_TYPE = LEGEND_POINT[i]
  LEGEND_RGB = LEGEND_COLOUR[i]
  set label LEGEND[i] at screen LEGEND_X[i], screen LEGEND_Y[i] left font LEGEND_FONT tc rgb BLACK
  if (LEGEND_TYPE > 0) {
    set label "" at screen LEGEND_MARK_X[i], screen LEGEND_Y[i] point pt LEGEND_TYPE ps POINT \
      lw 1.2 lc rgb LEGEND_RGB
  } else {
    set arrow from screen LEGEND_MARK_X[i]-LEGEND_DASH, screen LEGEND_Y[i] \
      to screen LEGEND_MARK_X[i]+LEGEND_DASH, screen LEGEND_Y[i] nohead lc rgb LEGEND_RGB lw 1.4 dt (12,5)
  }
}
