# training_cohort, report: a chart of lotrinh. To change it, edit and run
#   gnuplot -d FILE (texts are octal escapes, numbers are plain)
FORMAT = "\163\166\147"
OUTPUT = "\164\162\141\151\156\151\156\147\137\143\157\150\157\162\164\056\163\166\147"
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
HEAD_COUNT = 3
array HEAD[3]
HEAD[1] = "\110\303\240\040\116\341\273\231\151\072\040\070\067\054\060\066\045\040\150\303\262\141\040\147\151\341\272\243\151\040\166\151\303\252\156\040\155\341\273\233\151\040\304\221\306\260\341\273\243\143\040\164\341\272\255\160\040\150\165\341\272\245\156\040\164\162\157\156\147\040\066\040\164\150\303\241\156\147\040\050\061\064\070\057\061\067\060\051\054\040\062\062\040\156\147\306\260\341\273\235\151"
HEAD[2] = "\153\150\303\264\156\147\040\153\341\273\213\160\073\040\061\060\040\156\147\306\260\341\273\235\151\040\143\150\306\260\141\040\304\221\341\272\277\156\040\150\341\272\241\156"
HEAD[3] = "\164\162\157\156\147\040\066\040\164\150\303\241\156\147\040\057\040\304\221\303\243\040\150\341\272\277\164\040\066\040\164\150\303\241\156\147\040\302\267\040\164\150\303\241\156\147\040\061\061\057\062\060\062\065\040\342\200\223\040\164\150\303\241\156\147\040\070\057\062\060\062\066"
HEAD_Y_COUNT = 3
array HEAD_Y[3]
HEAD_Y[1] = 0.96282650000000003
HEAD_Y[2] = 0.91175450000000002
HEAD_Y[3] = 0.86706649999999996
HEAD_SCALE_COUNT = 3
array HEAD_SCALE[3]
HEAD_SCALE[1] = 1.2
HEAD_SCALE[2] = 1.2
HEAD_SCALE[3] = 0.90000000000000002
NOTE_COUNT = 3
array NOTE[3]
NOTE[1] = "\115\341\273\227\151\040\143\341\273\231\164\072\040\163\341\273\221\040\150\303\262\141\040\147\151\341\272\243\151\040\166\151\303\252\156\040\155\341\273\233\151\040\304\221\306\260\341\273\243\143\040\143\303\264\156\147\040\156\150\341\272\255\156\040\164\162\157\156\147\040\153\341\273\263\056\040\304\220\341\272\277\156\040\150\341\272\241\156\040\153\150\151\040\304\221\303\243\040\150\341\272\277\164\040\066\040\164\150\303\241\156\147\040\164\303\255\156\150\040\304\221\341\272\277\156\040\063\061\057\060\061\057\062\060\062\067\073\040\143\150\306\260\141\040\304\221\341\272\277\156\040\150\341\272\241\156\040\164\150\303\254\040\153\150\303\264\156\147\040\164\303\255\156\150\040\154\303\240\040\304\221\341\272\241\164\040\150\141\171"
NOTE[2] = "\153\150\303\264\156\147\040\304\221\341\272\241\164\056\040\115\341\273\245\143\040\164\151\303\252\165\072\040\061\060\060\045\040\050\113\110\040\061\070\063\054\040\143\150\306\260\141\040\170\303\241\143\040\156\150\341\272\255\156\051\056"
NOTE[3] = "\116\147\165\341\273\223\156\072\040\164\341\273\207\160\040\164\145\163\164\061\040\050\154\341\272\247\156\040\156\150\341\272\255\160\040\061\051"
NOTE_Y_COUNT = 3
array NOTE_Y[3]
NOTE_Y[1] = 0.086583000000000007
NOTE_Y[2] = 0.055939800000000012
NOTE_Y[3] = 0.025296600000000002
WATERMARK = ""
WATERMARK_SCALE = 31.803937209234022
PLOT_LEFT = 0.1084620560272469
PLOT_RIGHT = 0.98241322314049584
PLOT_BOTTOM = 0.22845410000000005
PLOT_TOP = 0.78467300000000006
X_LOW = 0.40000000000000002
X_HIGH = 10.6
X_TIC_COUNT = 7
array X_TIC[7]
X_TIC[1] = 1
X_TIC[2] = 2
X_TIC[3] = 3
X_TIC[4] = 4
X_TIC[5] = 8
X_TIC[6] = 9
X_TIC[7] = 10
X_NAME_COUNT = 7
array X_NAME[7]
X_NAME[1] = "\061\061\057\062\060\062\065"
X_NAME[2] = "\061\062"
X_NAME[3] = "\061\057\062\060\062\066"
X_NAME[4] = "\062"
X_NAME[5] = "\066"
X_NAME[6] = "\067"
X_NAME[7] = "\070"
X_TIC_Y = 0.20597710000000002
X_GRID_COUNT = 0
array X_GRID[1]
X_TITLE = ""
X_TITLE_Y = 0
Y_LOW = 0
Y_HIGH = 83.200000000000003
Y_TIC_COUNT = 5
array Y_TIC[5]
Y_TIC[1] = 0
Y_TIC[2] = 20
Y_TIC[3] = 40
Y_TIC[4] = 60
Y_TIC[5] = 80
Y_NAME_COUNT = 5
array Y_NAME[5]
Y_NAME[1] = "\060"
Y_NAME[2] = "\062\060"
Y_NAME[3] = "\064\060"
Y_NAME[4] = "\066\060"
Y_NAME[5] = "\070\060"
Y_GRID_COUNT = 5
array Y_GRID[5]
Y_GRID[1] = 0
Y_GRID[2] = 20
Y_GRID[3] = 40
Y_GRID[4] = 60
Y_GRID[5] = 80
Y_NAME_X = 0.10186701470493284
BORDER = 3
TEXT_LINE_COUNT = 0
array TEXT_LINE[1]
TEXT_X_COUNT = 0
array TEXT_X[1]
TEXT_Y_COUNT = 0
array TEXT_Y[1]
TEXT_SCALE_COUNT = 0
array TEXT_SCALE[1]
TEXT_ALIGN_COUNT = 0
array TEXT_ALIGN[1]
TEXT_COLOUR_COUNT = 0
array TEXT_COLOUR[1]
STRIP_NAME_COUNT = 2
array STRIP_NAME[2]
STRIP_NAME[1] = "\156\040\050\156\147\306\260\341\273\235\151\051"
STRIP_NAME[2] = "\153\150\303\264\156\147\040\153\341\273\213\160"
STRIP_NAME_Y_COUNT = 2
array STRIP_NAME_Y[2]
STRIP_NAME_Y[1] = 0.16767310000000002
STRIP_NAME_Y[2] = 0.12936910000000001
CELL_COUNT = 14
array CELL[14]
CELL[1] = "\066\060"
CELL[2] = "\064\060"
CELL[3] = "\065\060"
CELL[4] = "\063\060"
CELL[5] = "\062\060"
CELL[6] = "\070\060"
CELL[7] = "\061\060"
CELL[8] = "\061\065"
CELL[9] = "\060"
CELL[10] = "\066"
CELL[11] = "\342\200\223"
CELL[12] = "\061"
CELL[13] = "\342\200\223"
CELL[14] = "\342\200\223"
CELL_X_COUNT = 14
array CELL_X[14]
CELL_X[1] = 1
CELL_X[2] = 2
CELL_X[3] = 3
CELL_X[4] = 4
CELL_X[5] = 8
CELL_X[6] = 9
CELL_X[7] = 10
CELL_X[8] = 1
CELL_X[9] = 2
CELL_X[10] = 3
CELL_X[11] = 4
CELL_X[12] = 8
CELL_X[13] = 9
CELL_X[14] = 10
CELL_Y_COUNT = 14
array CELL_Y[14]
CELL_Y[1] = 0.16767310000000002
CELL_Y[2] = 0.16767310000000002
CELL_Y[3] = 0.16767310000000002
CELL_Y[4] = 0.16767310000000002
CELL_Y[5] = 0.16767310000000002
CELL_Y[6] = 0.16767310000000002
CELL_Y[7] = 0.16767310000000002
CELL_Y[8] = 0.12936910000000001
CELL_Y[9] = 0.12936910000000001
CELL_Y[10] = 0.12936910000000001
CELL_Y[11] = 0.12936910000000001
CELL_Y[12] = 0.12936910000000001
CELL_Y[13] = 0.12936910000000001
CELL_Y[14] = 0.12936910000000001
BAND_FROM_COUNT = 0
array BAND_FROM[1]
BAND_TO_COUNT = 0
array BAND_TO[1]
BREAK_X_COUNT = 0
array BREAK_X[1]
MARK_COUNT = 0
array MARK[1]
MARK_X_COUNT = 0
array MARK_X[1]
MARK_Y_COUNT = 0
array MARK_Y[1]
TARGET_SHOWN = 0
TARGET_NAMED = 0
TARGET_Y = 0
TARGET = ""
TARGET_AT_X = 0
TARGET_AT_Y = 0
LABEL_COUNT = 0
array LABEL[1]
LABEL_X_COUNT = 0
array LABEL_X[1]
LABEL_Y_COUNT = 0
array LABEL_Y[1]
LABEL_COLOUR_COUNT = 0
array LABEL_COLOUR[1]
LEGEND_DASH = 0.010991735537190083
LEGEND_COUNT = 4
array LEGEND[4]
LEGEND[1] = "\164\162\157\156\147\040\066\040\164\150\303\241\156\147"
LEGEND[2] = "\153\150\303\264\156\147\040\153\341\273\213\160"
LEGEND[3] = "\143\150\306\260\141\040\142\303\241\157\040\143\303\241\157"
LEGEND[4] = "\143\150\306\260\141\040\304\221\341\272\277\156\040\150\341\272\241\156"
LEGEND_X_COUNT = 4
array LEGEND_X[4]
LEGEND_X[1] = 0.035173553719008266
LEGEND_X[2] = 0.19220688686402376
LEGEND_X[3] = 0.32265241396565081
LEGEND_X[4] = 0.47823297028344519
LEGEND_Y_COUNT = 4
array LEGEND_Y[4]
LEGEND_Y[1] = 0.82045000000000001
LEGEND_Y[2] = 0.82045000000000001
LEGEND_Y[3] = 0.82045000000000001
LEGEND_Y[4] = 0.82045000000000001
LEGEND_MARK_X_COUNT = 4
array LEGEND_MARK_X[4]
LEGEND_MARK_X[1] = 0.021983471074380166
LEGEND_MARK_X[2] = 0.17901680421939567
LEGEND_MARK_X[3] = 0.30946233132102274
LEGEND_MARK_X[4] = 0.46504288763881707
LEGEND_POINT_COUNT = 4
array LEGEND_POINT[4]
LEGEND_POINT[1] = 5
LEGEND_POINT[2] = 5
LEGEND_POINT[3] = 5
LEGEND_POINT[4] = 4
LEGEND_COLOUR_COUNT = 4
array LEGEND_COLOUR[4]
LEGEND_COLOUR[1] = 29362
LEGEND_COLOUR[2] = 15113984
LEGEND_COLOUR[3] = 14277081
LEGEND_COLOUR[4] = 5855577
$IN_TIME << END_OF_BLOCK
1 22.5 0.62 1.3799999999999999 0 45
2 20 1.6200000000000001 2.3799999999999999 0 40
3 22 2.6200000000000001 3.3799999999999999 0 44
8 9.5 7.6200000000000001 8.3800000000000008 0 19
END_OF_BLOCK
IN_TIME_COUNT = 4
$LATE << END_OF_BLOCK
1 52.5 0.62 1.3799999999999999 45 60
3 47 2.6200000000000001 3.3799999999999999 44 50
8 19.5 7.6200000000000001 8.3800000000000008 19 20
END_OF_BLOCK
LATE_COUNT = 3
$UNTOLD << END_OF_BLOCK
4 15 3.6200000000000001 4.3799999999999999 0 30
9 40 8.6199999999999992 9.3800000000000008 0 80
END_OF_BLOCK
UNTOLD_COUNT = 2
$OPEN << END_OF_BLOCK
10 5 9.6199999999999992 10.380000000000001 0 10
END_OF_BLOCK
OPEN_COUNT = 1
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
  set label LEGEND[i] at screen LEGEND_X[i], screen LEGEND_Y[i] left font LEGEND_FONT tc rgb BLACK
  if (LEGEND_TYPE > 0) {
    set label "" at screen LEGEND_MARK_X[i], screen LEGEND_Y[i] point pt LEGEND_TYPE ps POINT \
      lw 1.2 lc rgb LEGEND_RGB
  } else {
    set arrow from screen LEGEND_MARK_X[i]-LEGEND_DASH, screen LEGEND_Y[i] \
      to screen LEGEND_MARK_X[i]+LEGEND_DASH, screen LEGEND_Y[i] nohead lc rgb LEGEND_RGB lw 1.4 dt (12,5)
  }
}
# New mediators by month of recognition, stacked: trained in time, not in time, not told; hollow and dashed
# where the six months still run. Blocks: x, y, left, right, bottom, top.
plot \
  $IN_TIME using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb BLUE notitle, \
  $LATE using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 border rgb BLACK lc rgb ORANGE lw 0.7 notitle, \
  $UNTOLD using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 border rgb GREY lc rgb PALE lw 0.7 notitle, \
  $OPEN using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 1.2 dt (4,3) notitle
unset output
