# cases, report: a chart of lotrinh. To change it, edit and run
#   gnuplot -d FILE (texts are octal escapes, numbers are plain)
FORMAT = "\163\166\147"
OUTPUT = "\143\141\163\145\163\056\163\166\147"
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
HEAD[1] = "\110\303\240\040\116\341\273\231\151\072\040\164\151\341\272\277\160\040\156\150\341\272\255\156\040\062\056\064\065\066\040\166\341\273\245\040\166\151\341\273\207\143\040\156\304\203\155\040\062\060\062\064\054\040\147\151\341\272\243\155\040\063\066\054\062\045\040\163\157\040\166\341\273\233\151\040\156\304\203\155\040\062\060\062\062"
HEAD[2] = "\126\341\273\245\040\166\151\341\273\207\143\040\150\303\262\141\040\147\151\341\272\243\151\040\341\273\237\040\143\306\241\040\163\341\273\237\054\040\153\341\273\203\040\143\341\272\243\040\153\341\273\263\040\164\162\306\260\341\273\233\143\040\143\150\165\171\341\273\203\156\040\163\141\156\147\040\302\267\040\062\060\061\071\040\304\221\341\272\277\156\040\062\060\062\065\040\302\267\040\163\341\273\221\040\304\221\303\243\040\143\303\264\156\147\040\142\341\273\221"
HEAD_Y_COUNT = 2
array HEAD_Y[2]
HEAD_Y[1] = 0.96282650000000003
HEAD_Y[2] = 0.91813849999999997
HEAD_SCALE_COUNT = 2
array HEAD_SCALE[2]
HEAD_SCALE[1] = 1.2
HEAD_SCALE[2] = 0.90000000000000002
NOTE_COUNT = 2
array NOTE[2]
NOTE[1] = "\342\200\223\072\040\143\150\306\260\141\040\143\303\264\156\147\040\142\341\273\221\056\040\052\040\166\303\240\040\143\341\273\231\164\040\162\341\273\227\156\147\072\040\143\150\341\273\211\040\143\303\263\040\163\341\273\221\040\143\341\273\247\141\040\155\341\273\231\164\040\160\150\341\272\247\156\040\156\304\203\155\040\050\061\060\040\164\150\303\241\156\147\040\062\060\062\061\051\054\040\153\150\303\264\156\147\040\163\157\040\166\341\273\233\151\040\143\341\272\243\040\156\304\203\155\056"
NOTE[2] = "\116\147\165\341\273\223\156\072\040\142\303\241\157\040\143\303\241\157\040\143\303\264\156\147\040\164\303\241\143\040\150\303\262\141\040\147\151\341\272\243\151\040\341\273\237\040\143\306\241\040\163\341\273\237\040\143\303\241\143\040\156\304\203\155\040\062\060\062\060\342\200\223\062\060\062\065\040\143\341\273\247\141\040\341\273\246\171\040\142\141\156\040\156\150\303\242\156\040\144\303\242\156\040\164\150\303\240\156\150\040\160\150\341\273\221"
NOTE_Y_COUNT = 2
array NOTE_Y[2]
NOTE_Y[1] = 0.055939800000000012
NOTE_Y[2] = 0.025296600000000002
WATERMARK = ""
WATERMARK_SCALE = 30.58978447485902
PLOT_LEFT = 0.14182617042226242
PLOT_RIGHT = 0.98241322314049584
PLOT_BOTTOM = 0.19781090000000001
PLOT_TOP = 0.8051018000000002
X_LOW = 2019
X_HIGH = 2026
X_TIC_COUNT = 7
array X_TIC[7]
X_TIC[1] = 2019.5
X_TIC[2] = 2020.5
X_TIC[3] = 2021.5
X_TIC[4] = 2022.5
X_TIC[5] = 2023.5
X_TIC[6] = 2024.5
X_TIC[7] = 2025.5
X_NAME_COUNT = 7
array X_NAME[7]
X_NAME[1] = "\062\060\061\071"
X_NAME[2] = "\062\060\062\060"
X_NAME[3] = "\062\060\062\061"
X_NAME[4] = "\062\060\062\062"
X_NAME[5] = "\062\060\062\063"
X_NAME[6] = "\062\060\062\064"
X_NAME[7] = "\062\060\062\065"
X_TIC_Y = 0.17533390000000001
X_GRID_COUNT = 6
array X_GRID[6]
X_GRID[1] = 2020
X_GRID[2] = 2021
X_GRID[3] = 2022
X_GRID[4] = 2023
X_GRID[5] = 2024
X_GRID[6] = 2025
X_TITLE = ""
X_TITLE_Y = 0
Y_LOW = 0
Y_HIGH = 6120
Y_TIC_COUNT = 7
array Y_TIC[7]
Y_TIC[1] = 0
Y_TIC[2] = 1000
Y_TIC[3] = 2000
Y_TIC[4] = 3000
Y_TIC[5] = 4000
Y_TIC[6] = 5000
Y_TIC[7] = 6000
Y_NAME_COUNT = 7
array Y_NAME[7]
Y_NAME[1] = "\060"
Y_NAME[2] = "\061\056\060\060\060"
Y_NAME[3] = "\062\056\060\060\060"
Y_NAME[4] = "\063\056\060\060\060"
Y_NAME[5] = "\064\056\060\060\060"
Y_NAME[6] = "\065\056\060\060\060"
Y_NAME[7] = "\066\056\060\060\060"
Y_GRID_COUNT = 7
array Y_GRID[7]
Y_GRID[1] = 0
Y_GRID[2] = 1000
Y_GRID[3] = 2000
Y_GRID[4] = 3000
Y_GRID[5] = 4000
Y_GRID[6] = 5000
Y_GRID[7] = 6000
Y_NAME_X = 0.13523112909994836
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
STRIP_NAME[1] = "\164\151\341\272\277\160\040\156\150\341\272\255\156"
STRIP_NAME[2] = "\150\303\262\141\040\147\151\341\272\243\151\040\164\150\303\240\156\150"
STRIP_NAME_Y_COUNT = 2
array STRIP_NAME_Y[2]
STRIP_NAME_Y[1] = 0.13702990000000001
STRIP_NAME_Y[2] = 0.098725900000000005
CELL_COUNT = 14
array CELL[14]
CELL[1] = "\065\056\060\066\063"
CELL[2] = "\064\056\065\071\066"
CELL[3] = "\063\056\060\062\070\052"
CELL[4] = "\063\056\070\065\060"
CELL[5] = "\342\200\223"
CELL[6] = "\062\056\064\065\066"
CELL[7] = "\342\200\223"
CELL[8] = "\342\200\223"
CELL[9] = "\063\056\066\061\065"
CELL[10] = "\062\056\064\070\063\052"
CELL[11] = "\063\056\061\070\066"
CELL[12] = "\342\200\223"
CELL[13] = "\062\056\061\065\063"
CELL[14] = "\342\200\223"
CELL_X_COUNT = 14
array CELL_X[14]
CELL_X[1] = 2019.5
CELL_X[2] = 2020.5
CELL_X[3] = 2021.5
CELL_X[4] = 2022.5000000000002
CELL_X[5] = 2023.5000000000002
CELL_X[6] = 2024.5000000000002
CELL_X[7] = 2025.5000000000002
CELL_X[8] = 2019.5
CELL_X[9] = 2020.5
CELL_X[10] = 2021.5
CELL_X[11] = 2022.5000000000002
CELL_X[12] = 2023.5000000000002
CELL_X[13] = 2024.5000000000002
CELL_X[14] = 2025.5000000000002
CELL_Y_COUNT = 14
array CELL_Y[14]
CELL_Y[1] = 0.13702990000000001
CELL_Y[2] = 0.13702990000000001
CELL_Y[3] = 0.13702990000000001
CELL_Y[4] = 0.13702990000000001
CELL_Y[5] = 0.13702990000000001
CELL_Y[6] = 0.13702990000000001
CELL_Y[7] = 0.13702990000000001
CELL_Y[8] = 0.098725900000000005
CELL_Y[9] = 0.098725900000000005
CELL_Y[10] = 0.098725900000000005
CELL_Y[11] = 0.098725900000000005
CELL_Y[12] = 0.098725900000000005
CELL_Y[13] = 0.098725900000000005
CELL_Y[14] = 0.098725900000000005
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
MARK_X[1] = 0.89185928693181815
MARK_Y_COUNT = 1
array MARK_Y[1]
MARK_Y[1] = 0.83704840000000014
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
LEGEND_COUNT = 2
array LEGEND[2]
LEGEND[1] = "\164\151\341\272\277\160\040\156\150\341\272\255\156"
LEGEND[2] = "\150\303\262\141\040\147\151\341\272\243\151\040\164\150\303\240\156\150"
LEGEND_X_COUNT = 2
array LEGEND_X[2]
LEGEND_X[1] = 0.035173553719008266
LEGEND_X[2] = 0.15880297036415289
LEGEND_Y_COUNT = 2
array LEGEND_Y[2]
LEGEND_Y[1] = 0.87152200000000013
LEGEND_Y[2] = 0.87152200000000013
LEGEND_MARK_X_COUNT = 2
array LEGEND_MARK_X[2]
LEGEND_MARK_X[1] = 0.021983471074380166
LEGEND_MARK_X[2] = 0.1456128877195248
LEGEND_POINT_COUNT = 2
array LEGEND_POINT[2]
LEGEND_POINT[1] = 5
LEGEND_POINT[2] = 5
LEGEND_COLOUR_COUNT = 2
array LEGEND_COLOUR[2]
LEGEND_COLOUR[1] = 5682409
LEGEND_COLOUR[2] = 29362
BAR_WIDTH = 0.38
MISSING_COUNT = 3
array MISSING[3]
MISSING[1] = "\143\150\306\260\141\040\143\303\264\156\147\040\142\341\273\221"
MISSING[2] = "\143\150\306\260\141\040\143\303\264\156\147\040\142\341\273\221"
MISSING[3] = "\143\150\306\260\141\040\143\303\264\156\147\040\142\341\273\221"
MISSING_X_COUNT = 3
array MISSING_X[3]
MISSING_X[1] = 2019.71
MISSING_X[2] = 2023.5
MISSING_X[3] = 2025.25
$RECEIVED << END_OF_BLOCK
2019.29 5063
2020.29 4596
2022.29 3850
2024.29 2456
END_OF_BLOCK
RECEIVED_COUNT = 4
$RECEIVED_PART << END_OF_BLOCK
2021.29 3028
END_OF_BLOCK
RECEIVED_PART_COUNT = 1
$SETTLED << END_OF_BLOCK
2020.71 3615
2022.71 3186
2024.71 2153
END_OF_BLOCK
SETTLED_COUNT = 3
$SETTLED_PART << END_OF_BLOCK
2021.71 2483
END_OF_BLOCK
SETTLED_PART_COUNT = 1
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
