# before_after_reform, report: a chart of lotrinh. To change it, edit and run
#   gnuplot -d FILE (texts are octal escapes, numbers are plain)
FORMAT = "\163\166\147"
OUTPUT = "\142\145\146\157\162\145\137\141\146\164\145\162\137\162\145\146\157\162\155\056\163\166\147"
WIDTH = 605
HEIGHT = 400
TEXT = 13.300000000000001
LINE = 1
PNG_SCALE = 3.125
FACE = "\114\151\142\145\162\141\164\151\157\156\040\123\145\162\151\146"
LEGEND_SCALE = 0.90000000000000002
LABEL_SCALE = 0.90000000000000002
TIC_SCALE = 0.90000000000000002
STRIP_SCALE = 0.90000000000000002
NOTE_SCALE = 0.71999999999999997
POINT_RADIUS = 0.20000000000000001
HEAD_X = 0.010991735537190083
HEAD_COUNT = 2
array HEAD[2]
HEAD[1] = "\110\303\240\040\116\341\273\231\151\072\040\164\341\273\267\040\154\341\273\207\040\150\303\262\141\040\147\151\341\272\243\151\040\164\150\303\240\156\150\040\070\065\054\067\045\040\050\156\304\203\155\040\062\060\062\065\051\073\040\143\150\306\260\141\040\143\303\263\040\163\341\273\221\040\164\162\306\260\341\273\233\143\040\163\341\272\257\160\040\170\341\272\277\160\040\164\162\303\252\156\040\304\221\341\273\213\141\040\142\303\240\156\040\156\303\240\171"
HEAD[2] = "\164\150\303\240\156\150\040\057\040\304\221\303\243\040\147\151\341\272\243\151\040\161\165\171\341\272\277\164\040\170\157\156\147\040\302\267\040\156\304\203\155\040\062\060\062\065\040\342\200\223\040\156\304\203\155\040\062\060\062\066\040\302\267\040\163\341\273\221\040\143\150\303\255\156\150\040\164\150\341\273\251\143"
HEAD_Y_COUNT = 2
array HEAD_Y[2]
HEAD_Y[1] = 0.96282650000000003
HEAD_Y[2] = 0.91813849999999997
HEAD_SCALE_COUNT = 2
array HEAD_SCALE[2]
HEAD_SCALE[1] = 1.2
HEAD_SCALE[2] = 0.90000000000000002
NOTE_COUNT = 0
array NOTE[1]
NOTE_Y_COUNT = 0
array NOTE_Y[1]
WATERMARK = ""
WATERMARK_SCALE = 33.186961443609029
PLOT_LEFT = 0.070457464462809941
PLOT_RIGHT = 0.98241322314049584
PLOT_BOTTOM = 0.13652450000000002
PLOT_TOP = 0.8051018000000002
X_LOW = 0
X_HIGH = 9
X_TIC_COUNT = 6
array X_TIC[6]
X_TIC[1] = 1
X_TIC[2] = 2
X_TIC[3] = 4
X_TIC[4] = 5
X_TIC[5] = 7
X_TIC[6] = 8
X_NAME_COUNT = 6
array X_NAME[6]
X_NAME[1] = "\062\060\062\065"
X_NAME[2] = "\062\060\062\066"
X_NAME[3] = "\062\060\062\065"
X_NAME[4] = "\062\060\062\066"
X_NAME[5] = "\062\060\062\065"
X_NAME[6] = "\062\060\062\066"
X_TIC_Y = 0.11404750000000002
X_GRID_COUNT = 0
array X_GRID[1]
X_TITLE = ""
X_TITLE_Y = 0
Y_LOW = 70
Y_HIGH = 109
Y_TIC_COUNT = 4
array Y_TIC[4]
Y_TIC[1] = 70
Y_TIC[2] = 80
Y_TIC[3] = 90
Y_TIC[4] = 100
Y_NAME_COUNT = 4
array Y_NAME[4]
Y_NAME[1] = "\067\060\045"
Y_NAME[2] = "\070\060\045"
Y_NAME[3] = "\071\060\045"
Y_NAME[4] = "\061\060\060\045"
Y_GRID_COUNT = 4
array Y_GRID[4]
Y_GRID[1] = 70
Y_GRID[2] = 80
Y_GRID[3] = 90
Y_GRID[4] = 100
Y_NAME_X = 0.06386242314049588
BORDER = 3
TEXT_LINE_COUNT = 3
array TEXT_LINE[3]
TEXT_LINE[1] = "\143\150\306\260\141\040\162\303\265\040\164\341\273\267\040\154\341\273\207\040\143\150\151\141\040\143\341\273\247\141\040\304\221\306\241\156"
TEXT_LINE[2] = "\166\341\273\213\040\143\305\251"
TEXT_LINE[3] = "\156\306\241\151\040\156\303\240\171\040\143\303\263\040\304\221\306\241\156\040\166\341\273\213\040\143\305\251\040\142\341\273\213\040\143\150\151\141"
TEXT_X_COUNT = 3
array TEXT_X[3]
TEXT_X[1] = 4.5
TEXT_X[2] = 4.5
TEXT_X[3] = 7.5
TEXT_Y_COUNT = 3
array TEXT_Y[3]
TEXT_Y[1] = 85.802980448184528
TEXT_Y[2] = 84.197019551815472
TEXT_Y[3] = 85
TEXT_SCALE_COUNT = 3
array TEXT_SCALE[3]
TEXT_SCALE[1] = 0.71999999999999997
TEXT_SCALE[2] = 0.71999999999999997
TEXT_SCALE[3] = 0.71999999999999997
TEXT_ALIGN_COUNT = 3
array TEXT_ALIGN[3]
TEXT_ALIGN[1] = 2
TEXT_ALIGN[2] = 2
TEXT_ALIGN[3] = 2
TEXT_COLOUR_COUNT = 3
array TEXT_COLOUR[3]
TEXT_COLOUR[1] = 5855577
TEXT_COLOUR[2] = 5855577
TEXT_COLOUR[3] = 5855577
STRIP_NAME_COUNT = 2
array STRIP_NAME[2]
STRIP_NAME[1] = "\156"
STRIP_NAME[2] = "\156\306\241\151"
STRIP_NAME_Y_COUNT = 2
array STRIP_NAME_Y[2]
STRIP_NAME_Y[1] = 0.075743500000000005
STRIP_NAME_Y[2] = 0.037439500000000001
CELL_COUNT = 12
array CELL[12]
CELL[1] = "\061\060\056\066\062\060"
CELL[2] = "\061\060\056\066\066\067"
CELL[3] = "\061\060\056\066\062\060"
CELL[4] = "\061\060\056\066\066\067"
CELL[5] = "\061\060\056\066\062\060"
CELL[6] = "\061\060\056\066\066\067"
CELL[7] = "\061\062\061"
CELL[8] = "\061\062\061"
CELL[9] = "\061\062\061"
CELL[10] = "\061\062\061"
CELL[11] = "\061\062\061"
CELL[12] = "\061\062\061"
CELL_X_COUNT = 12
array CELL_X[12]
CELL_X[1] = 1
CELL_X[2] = 2
CELL_X[3] = 4
CELL_X[4] = 5
CELL_X[5] = 7
CELL_X[6] = 8
CELL_X[7] = 1
CELL_X[8] = 2
CELL_X[9] = 4
CELL_X[10] = 5
CELL_X[11] = 7
CELL_X[12] = 8
CELL_Y_COUNT = 12
array CELL_Y[12]
CELL_Y[1] = 0.075743500000000005
CELL_Y[2] = 0.075743500000000005
CELL_Y[3] = 0.075743500000000005
CELL_Y[4] = 0.075743500000000005
CELL_Y[5] = 0.075743500000000005
CELL_Y[6] = 0.075743500000000005
CELL_Y[7] = 0.037439500000000001
CELL_Y[8] = 0.037439500000000001
CELL_Y[9] = 0.037439500000000001
CELL_Y[10] = 0.037439500000000001
CELL_Y[11] = 0.037439500000000001
CELL_Y[12] = 0.037439500000000001
BAND_FROM_COUNT = 0
array BAND_FROM[1]
BAND_TO_COUNT = 0
array BAND_TO[1]
BREAK_X_COUNT = 0
array BREAK_X[1]
MARK_COUNT = 3
array MARK[3]
MARK[1] = "\116\150\306\260\040\142\303\241\157\040\143\303\241\157"
MARK[2] = "\121\165\171\040\304\221\341\273\225\151\040\166\341\273\201\040\304\221\341\273\213\141\040\142\303\240\156\040\155\341\273\233\151"
MARK[3] = "\103\150\341\273\211\040\156\306\241\151\040\153\150\303\264\156\147\040\142\341\273\213\040\143\150\151\141"
MARK_X_COUNT = 3
array MARK_X[3]
MARK_X[1] = 0.22245009090909093
MARK_X[2] = 0.52643534380165302
MARK_X[3] = 0.83042059669421497
MARK_Y_COUNT = 3
array MARK_Y[3]
MARK_Y[1] = 0.83704840000000014
MARK_Y[2] = 0.83704840000000014
MARK_Y[3] = 0.83704840000000014
TARGET_SHOWN = 0
TARGET_NAMED = 0
TARGET_Y = 0
TARGET = ""
TARGET_AT_X = 0
TARGET_AT_Y = 0
LABEL_COUNT = 2
array LABEL[2]
LABEL[1] = "\070\065\054\067\045"
LABEL[2] = "\070\070\054\066\045"
LABEL_X_COUNT = 2
array LABEL_X[2]
LABEL_X[1] = 0.17178588209366394
LABEL_X[2] = 0.27311429972451795
LABEL_Y_COUNT = 2
array LABEL_Y[2]
LABEL_Y[1] = 0.43611016027726085
LABEL_Y[2] = 0.48416598721812526
LABEL_COLOUR_COUNT = 2
array LABEL_COLOUR[2]
LABEL_COLOUR[1] = 29362
LABEL_COLOUR[2] = 29362
LEGEND_DASH = 0.010991735537190083
LEGEND_COUNT = 2
array LEGEND[2]
LEGEND[1] = "\164\341\273\225\156\147\040\143\303\241\143\040\156\306\241\151"
LEGEND[2] = "\156\341\273\255\141\040\163\341\273\221\040\156\306\241\151\040\341\273\237\040\147\151\341\273\257\141"
LEGEND_X_COUNT = 2
array LEGEND_X[2]
LEGEND_X[1] = 0.035173553719008266
LEGEND_X[2] = 0.18075733223140497
LEGEND_MARK_X_COUNT = 2
array LEGEND_MARK_X[2]
LEGEND_MARK_X[1] = 0.021983471074380166
LEGEND_MARK_X[2] = 0.16756724958677685
LEGEND_POINT_COUNT = 2
array LEGEND_POINT[2]
LEGEND_POINT[1] = 7
LEGEND_POINT[2] = 5
LEGEND_COLOUR_COUNT = 2
array LEGEND_COLOUR[2]
LEGEND_COLOUR[1] = 29362
LEGEND_COLOUR[2] = 14277081
LEGEND_Y = 0.87152200000000013
PANEL_WIDTH = 3
REFORM_COUNT = 0
array REFORM[1]
$BOXES << END_OF_BLOCK
1 83.974358974358978 0.69999999999999996 1.3 83.974358974358978 92.857142857142861
2 83.881387921022068 1.7 2.2999999999999998 83.881387921022068 92.599303135888505
4 83.974358974358978 3.7000000000000002 4.2999999999999998 83.974358974358978 92.857142857142861
5 83.881387921022068 4.7000000000000002 5.2999999999999998 83.881387921022068 92.599303135888505
7 83.974358974358978 6.7000000000000002 7.2999999999999998 83.974358974358978 92.857142857142861
8 83.881387921022068 7.7000000000000002 8.3000000000000007 83.881387921022068 92.599303135888505
END_OF_BLOCK
BOXES_COUNT = 6
$BOXES_ESTIMATED << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
BOXES_ESTIMATED_COUNT = 0
$FORMER << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
FORMER_COUNT = 0
$SOLID << END_OF_BLOCK
1 85.696798493408664
2 88.562857410705917

4 85.696798493408664
5 88.562857410705917

7 85.696798493408664
8 88.562857410705917

END_OF_BLOCK
SOLID_COUNT = 9
$DASHED << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
DASHED_COUNT = 0
$REPORTED << END_OF_BLOCK
1 85.696798493408664 85.018023410265428 86.349758473422852
2 88.562857410705917 87.944959456003886 89.1529904268465
4 85.696798493408664 85.018023410265428 86.349758473422852
5 88.562857410705917 87.944959456003886 89.1529904268465
7 85.696798493408664 85.018023410265428 86.349758473422852
8 88.562857410705917 87.944959456003886 89.1529904268465
END_OF_BLOCK
REPORTED_COUNT = 6
$ESTIMATED << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
ESTIMATED_COUNT = 0
# House style of every chart: the terminal, the fonts, colours that colour-blind people can tell apart
# (Wong 2011, without the yellow, which is too pale on white) and that print apart in black and white.
# The program defines before: WIDTH, HEIGHT, TEXT (pixels of the SVG), LINE, PNG_SCALE,
# POINT_RADIUS (of TEXT; each terminal has its own unit for points), FACE, FORMAT, OUTPUT.
set encoding utf8
if (FORMAT eq "svg") {
  FONT = TEXT
  POINT = POINT_RADIUS * 2.8
  set terminal svg size WIDTH,HEIGHT fixed noenhanced font sprintf("%s,%g", FACE, FONT) \
    linewidth LINE background "#ffffff"
}
if (FORMAT eq "png") {
  # A cairo point is 1.33 pixels, so 0.75 of the SVG's size looks the same.
  FONT = TEXT * PNG_SCALE * 0.75
  POINT = POINT_RADIUS * TEXT * PNG_SCALE / 4.5
  set terminal pngcairo size WIDTH*PNG_SCALE,HEIGHT*PNG_SCALE noenhanced \
    font sprintf("%s,%g", FACE, FONT) linewidth LINE*PNG_SCALE background "#ffffff"
}
if (FORMAT eq "pdf") {
  FONT = TEXT * 0.75
  POINT = POINT_RADIUS * TEXT / 4.5
  set terminal pdfcairo size WIDTH/96.0,HEIGHT/96.0 noenhanced font sprintf("%s,%g", FACE, FONT) \
    fontscale 0.75 linewidth LINE background "#ffffff"
}
set output OUTPUT
F(scale) = sprintf("%s,%g", FACE, FONT * scale)
LEGEND_FONT = F(LEGEND_SCALE)
LABEL_FONT = F(LABEL_SCALE)
TIC_FONT = F(TIC_SCALE)
STRIP_FONT = F(STRIP_SCALE)
NOTE_FONT = F(NOTE_SCALE)
WATERMARK_FONT = F(WATERMARK_SCALE)

BLUE = 0x0072B2       # the main series; a target that is met
ORANGE = 0xE69F00     # a target that is not met
SKY = 0x56B4E9
GREEN = 0x009E73
VERMILION = 0xD55E00
PURPLE = 0xCC79A7
BLACK = 0x000000
GREY = 0x595959       # words beside the figures
PALE = 0xD9D9D9       # grid, bands, the watermark
WHITE = 0xFFFFFF      # below a hollow point

set fit nolog
set decimalsign ','
set datafile missing "NaN"
set border 3 lc rgb GREY lw 0.7
set style textbox 1 opaque fillcolor rgb "#ffffff" noborder margins 0.2,0.2
set style fill solid 1.0 noborder
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
  set label LEGEND[i] at screen LEGEND_X[i], screen LEGEND_Y left font LEGEND_FONT tc rgb BLACK
  if (LEGEND_TYPE > 0) {
    set label "" at screen LEGEND_MARK_X[i], screen LEGEND_Y point pt LEGEND_TYPE ps POINT \
      lw 1.2 lc rgb LEGEND_RGB
  } else {
    set arrow from screen LEGEND_MARK_X[i]-LEGEND_DASH, screen LEGEND_Y \
      to screen LEGEND_MARK_X[i]+LEGEND_DASH, screen LEGEND_Y nohead lc rgb LEGEND_RGB lw 1.4 dt (12,5)
  }
}
# Three panels beside each other: as reported, carried to the new map, undivided units only.
# Blocks: x, share in %, low, high; $BOXES: x, y, left, right, bottom, top.
do for [i = 1:2] {
  set arrow from first i*PANEL_WIDTH, graph 0 to first i*PANEL_WIDTH, graph 1 nohead \
    lc rgb GREY lw 1
}
do for [i = 1:REFORM_COUNT] {
  set arrow from first REFORM[i], graph 0 to first REFORM[i], first 100 nohead lc rgb GREY lw 1 dt (6,4)
}
plot \
  $BOXES using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb PALE notitle, \
  $BOXES_ESTIMATED using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.6 dt (3,3) notitle, \
  $FORMER using 1:2 with linespoints pt 7 ps POINT*0.5 lc rgb GREY lw 0.6 notitle, \
  $SOLID using 1:2 with lines lc rgb BLUE lw 1.2 notitle, \
  $DASHED using 1:2 with lines lc rgb BLUE lw 1.2 dt (5,4) notitle, \
  $REPORTED using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.1 notitle, \
  $ESTIMATED using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.1 notitle, \
  $REPORTED using 1:2 with points pt 7 ps POINT lc rgb BLUE notitle, \
  $ESTIMATED using 1:2 with points pt 7 ps POINT lc rgb WHITE notitle, \
  $ESTIMATED using 1:2 with points pt 6 ps POINT lc rgb BLUE lw 1.3 notitle
unset output
