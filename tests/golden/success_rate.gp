# success_rate, report: a chart of lotrinh. To change it, edit and run
#   gnuplot -d FILE (texts are octal escapes, numbers are plain)
FORMAT = "\163\166\147"
OUTPUT = "\163\165\143\143\145\163\163\137\162\141\164\145\056\163\166\147"
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
HEAD[1] = "\110\303\240\040\116\341\273\231\151\072\040\164\341\273\267\040\154\341\273\207\040\150\303\262\141\040\147\151\341\272\243\151\040\164\150\303\240\156\150\040\156\304\203\155\040\062\060\062\064\040\154\303\240\040\070\071\054\063\045\054\040\143\303\262\156\040\164\150\151\341\272\277\165\040\060\054\067\040\304\221\151\341\273\203\155\040\163\157\040\166\341\273\233\151\040\155\341\273\245\143\040\164\151\303\252\165"
HEAD[2] = "\071\060\045\040\156\304\203\155\040\062\060\063\060"
HEAD[3] = "\110\303\262\141\040\147\151\341\272\243\151\040\164\150\303\240\156\150\040\057\040\163\341\273\221\040\166\341\273\245\040\304\221\303\243\040\147\151\341\272\243\151\040\161\165\171\341\272\277\164\040\302\267\040\156\304\203\155\040\062\060\062\060\040\304\221\341\272\277\156\040\156\304\203\155\040\062\060\062\064\040\302\267\040\163\341\273\221\040\304\221\303\243\040\143\303\264\156\147\040\142\341\273\221"
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
NOTE_COUNT = 2
array NOTE[2]
NOTE[1] = "\156\072\040\163\341\273\221\040\166\341\273\245\040\166\151\341\273\207\143\040\154\303\240\155\040\155\341\272\253\165\040\163\341\273\221\056\040\126\341\272\241\143\150\040\304\221\341\273\251\156\147\040\341\273\237\040\155\341\273\227\151\040\304\221\151\341\273\203\155\072\040\153\150\157\341\272\243\156\147\040\164\151\156\040\143\341\272\255\171\040\127\151\154\163\157\156\040\071\065\045\056\040\342\200\223\072\040\156\147\165\341\273\223\156\040\143\150\341\273\211\040\143\150\157\040\164\341\273\267\040\154\341\273\207\056\040\156\304\203\155\040\062\060\062\064\072\040\156\147\165\341\273\223\156\040\154\303\240\040\142\341\272\243\156\040\143\150\303\251\160\056"
NOTE[2] = "\116\147\165\341\273\223\156\072\040\142\303\241\157\040\143\303\241\157\040\143\303\264\156\147\040\164\303\241\143\040\150\303\262\141\040\147\151\341\272\243\151\040\341\273\237\040\143\306\241\040\163\341\273\237\040\143\303\241\143\040\156\304\203\155\040\062\060\062\060\342\200\223\062\060\062\065\040\143\341\273\247\141\040\341\273\246\171\040\142\141\156\040\156\150\303\242\156\040\144\303\242\156\040\164\150\303\240\156\150\040\160\150\341\273\221"
NOTE_Y_COUNT = 2
array NOTE_Y[2]
NOTE_Y[1] = 0.055939800000000012
NOTE_Y[2] = 0.025296600000000002
WATERMARK = ""
WATERMARK_SCALE = 31.660179787359024
PLOT_LEFT = 0.11241241493414258
PLOT_RIGHT = 0.98241322314049584
PLOT_BOTTOM = 0.23611490000000004
PLOT_TOP = 0.75402980000000008
X_LOW = 2019
X_HIGH = 2031
X_TIC_COUNT = 12
array X_TIC[12]
X_TIC[1] = 2019.5
X_TIC[2] = 2020.5
X_TIC[3] = 2021.5
X_TIC[4] = 2022.5
X_TIC[5] = 2023.5
X_TIC[6] = 2024.5
X_TIC[7] = 2025.5
X_TIC[8] = 2026.5
X_TIC[9] = 2027.5
X_TIC[10] = 2028.5
X_TIC[11] = 2029.5
X_TIC[12] = 2030.5
X_NAME_COUNT = 12
array X_NAME[12]
X_NAME[1] = "\062\060\061\071"
X_NAME[2] = "\062\060\062\060"
X_NAME[3] = "\062\060\062\061"
X_NAME[4] = "\062\060\062\062"
X_NAME[5] = "\062\060\062\063"
X_NAME[6] = "\062\060\062\064"
X_NAME[7] = "\062\060\062\065"
X_NAME[8] = "\062\060\062\066"
X_NAME[9] = "\062\060\062\067"
X_NAME[10] = "\062\060\062\070"
X_NAME[11] = "\062\060\062\071"
X_NAME[12] = "\062\060\063\060"
X_TIC_Y = 0.21363790000000002
X_GRID_COUNT = 11
array X_GRID[11]
X_GRID[1] = 2020
X_GRID[2] = 2021
X_GRID[3] = 2022
X_GRID[4] = 2023
X_GRID[5] = 2024
X_GRID[6] = 2025
X_GRID[7] = 2026
X_GRID[8] = 2027
X_GRID[9] = 2028
X_GRID[10] = 2029
X_GRID[11] = 2030
X_TITLE = ""
X_TITLE_Y = 0
Y_LOW = 70
Y_HIGH = 104
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
Y_NAME_X = 0.10581737361182855
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
STRIP_NAME_COUNT = 3
array STRIP_NAME[3]
STRIP_NAME[1] = "\156\040\143\341\272\243\040\156\304\203\155"
STRIP_NAME[2] = "\156\040\061\060\040\164\150\303\241\156\147"
STRIP_NAME[3] = "\156\040\066\040\164\150\303\241\156\147"
STRIP_NAME_Y_COUNT = 3
array STRIP_NAME_Y[3]
STRIP_NAME_Y[1] = 0.17533390000000001
STRIP_NAME_Y[2] = 0.13702990000000001
STRIP_NAME_Y[3] = 0.098725900000000005
CELL_COUNT = 6
array CELL[6]
CELL[1] = "\064\056\063\067\060"
CELL[2] = "\063\056\067\062\066"
CELL[3] = "\342\200\223"
CELL[4] = "\062\056\071\061\061"
CELL[5] = "\061\056\071\065\063"
CELL[6] = "\061\056\067\071\061"
CELL_X_COUNT = 6
array CELL_X[6]
CELL_X[1] = 2020.5
CELL_X[2] = 2022.5
CELL_X[3] = 2024.4999999999998
CELL_X[4] = 2021.4166666666665
CELL_X[5] = 2021.2499999999998
CELL_X[6] = 2022.2500000000002
CELL_Y_COUNT = 6
array CELL_Y[6]
CELL_Y[1] = 0.17533390000000001
CELL_Y[2] = 0.17533390000000001
CELL_Y[3] = 0.17533390000000001
CELL_Y[4] = 0.13702990000000001
CELL_Y[5] = 0.098725900000000005
CELL_Y[6] = 0.098725900000000005
BAND_FROM_COUNT = 0
array BAND_FROM[1]
BAND_TO_COUNT = 0
array BAND_TO[1]
BREAK_X_COUNT = 1
array BREAK_X[1]
BREAK_X[1] = 2025.495890410959
MARK_COUNT = 1
array MARK[1]
MARK[1] = "\164\341\273\253\040\060\061\057\067\057\062\060\062\065\072\040\061\062\066\040\170\303\243\054\040\160\150\306\260\341\273\235\156\147"
MARK_X_COUNT = 1
array MARK_X[1]
MARK_X[1] = 0.58336490723032575
MARK_Y_COUNT = 1
array MARK_Y[1]
MARK_Y[1] = 0.78597640000000013
TARGET_SHOWN = 1
TARGET_NAMED = 1
TARGET_Y = 90
TARGET = "\115\341\273\245\143\040\164\151\303\252\165\040\062\060\063\060\072\040\342\211\245\040\071\060\045\040\050\113\110\040\062\061\065\054\040\155\341\273\245\143\040\111\111\056\062\051"
TARGET_AT_X = 0.80335843088197312
TARGET_AT_Y = 0.5632144735294119
LABEL_COUNT = 6
array LABEL[6]
LABEL[1] = "\070\062\054\067\045"
LABEL[2] = "\070\065\054\065\045"
LABEL[3] = "\070\071\054\063\045"
LABEL[4] = "\070\065\054\063\045"
LABEL[5] = "\070\060\054\067\045"
LABEL[6] = "\070\061\054\065\045"
LABEL_X_COUNT = 6
array LABEL_X[6]
LABEL_X[1] = 0.22116251595993677
LABEL_X[2] = 0.36616265066099568
LABEL_X[3] = 0.51116278536205451
LABEL_X[4] = 0.28762091103126086
LABEL_X[5] = 0.27553756647283384
LABEL_X[6] = 0.34803763382336328
LABEL_Y_COUNT = 6
array LABEL_Y[6]
LABEL_Y[1] = 0.46585927097443369
LABEL_Y[2] = 0.50829626962351215
LABEL_Y[3] = 0.55877508305882351
LABEL_Y[4] = 0.50732241684467005
LABEL_Y[5] = 0.3529826357522966
LABEL_Y[6] = 0.36387513940975319
LABEL_COLOUR_COUNT = 6
array LABEL_COLOUR[6]
LABEL_COLOUR[1] = 29362
LABEL_COLOUR[2] = 29362
LABEL_COLOUR[3] = 29362
LABEL_COLOUR[4] = 40563
LABEL_COLOUR[5] = 13983232
LABEL_COLOUR[6] = 13983232
LEGEND_DASH = 0.010991735537190083
LEGEND_COUNT = 3
array LEGEND[3]
LEGEND[1] = "\143\341\272\243\040\156\304\203\155"
LEGEND[2] = "\061\060\040\164\150\303\241\156\147"
LEGEND[3] = "\066\040\164\150\303\241\156\147"
LEGEND_X_COUNT = 3
array LEGEND_X[3]
LEGEND_X[1] = 0.035173553719008266
LEGEND_X[2] = 0.14180747159090909
LEGEND_X[3] = 0.26091934933496902
LEGEND_Y_COUNT = 3
array LEGEND_Y[3]
LEGEND_Y[1] = 0.82045000000000001
LEGEND_Y[2] = 0.82045000000000001
LEGEND_Y[3] = 0.82045000000000001
LEGEND_MARK_X_COUNT = 3
array LEGEND_MARK_X[3]
LEGEND_MARK_X[1] = 0.021983471074380166
LEGEND_MARK_X[2] = 0.128617388946281
LEGEND_MARK_X[3] = 0.24772926669034095
LEGEND_POINT_COUNT = 3
array LEGEND_POINT[3]
LEGEND_POINT[1] = 7
LEGEND_POINT[2] = 5
LEGEND_POINT[3] = 9
LEGEND_COLOUR_COUNT = 3
array LEGEND_COLOUR[3]
LEGEND_COLOUR[1] = 29362
LEGEND_COLOUR[2] = 40563
LEGEND_COLOUR[3] = 13983232
$FAN << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
FAN_COUNT = 0
$YEARS << END_OF_BLOCK
2020.5 82.723112128146454 81.573630170106597 83.815113956232466
2022.5 85.507246376811594 84.340341411628657 86.601011705203717
2024.5 89.259999999999991 89.259999999999991 89.259999999999991
END_OF_BLOCK
YEARS_COUNT = 3
$MONTHS << END_OF_BLOCK
2021.4166666666667 85.297148746135349 83.964181164233722 86.537080363431869
END_OF_BLOCK
MONTHS_COUNT = 1
$HALVES << END_OF_BLOCK
2021.25 80.747567844342043 78.939225856560768 82.435189254400342
2022.25 81.518704634282528 79.654295309773104 83.248196409011513
END_OF_BLOCK
HALVES_COUNT = 2
$ESTIMATES << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
ESTIMATES_COUNT = 0
$LINES << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
LINES_COUNT = 0
$DASHES << END_OF_BLOCK
NaN NaN NaN NaN NaN
END_OF_BLOCK
DASHES_COUNT = 0
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
# Share of settled cases: whole years as points with their 95 % Wilson interval, parts of a year apart,
# with other marks and never joined to the years. Blocks: x, share in %, low, high.
# $FAN: the forecast, x, median, low, high; $ESTIMATES: x, share, point type, colour; $LINES, $DASHES: x, share.
# Intervals are two-headed arrows, since error bars leave a gap around their point in SVG.
plot \
  $FAN using 1:3:4 with filledcurves fs transparent solid 0.25 noborder lc rgb SKY notitle, \
  $FAN using 1:2 with lines lc rgb BLUE lw 1.0 dt (3,3) notitle, \
  $LINES using 1:2 with lines lc rgb BLUE lw 1.2 notitle, \
  $DASHES using 1:2 with lines lc rgb BLUE lw 1.2 dt (5,4) notitle, \
  $HALVES using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb VERMILION lw 0.9 notitle, \
  $MONTHS using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb GREEN lw 0.9 notitle, \
  $YEARS using 1:3:(0):($4-$3) with vectors heads size screen 0.004,90 nofilled lc rgb BLUE lw 1.3 notitle, \
  $HALVES using 1:2 with points pt 9 ps POINT lc rgb VERMILION notitle, \
  $MONTHS using 1:2 with points pt 5 ps POINT lc rgb GREEN notitle, \
  $YEARS using 1:2 with points pt 7 ps POINT lc rgb BLUE notitle, \
  $ESTIMATES using 1:2:3 with points pt variable ps POINT lc rgb WHITE notitle, \
  $ESTIMATES using 1:2:($3-1):4 with points pt variable ps POINT lw 1.2 lc rgb variable notitle
unset output
