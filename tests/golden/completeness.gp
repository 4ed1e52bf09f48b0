# completeness, report: a chart of lotrinh. To change it, edit and run
#   gnuplot -d FILE (texts are octal escapes, numbers are plain)
FORMAT = "\163\166\147"
OUTPUT = "\143\157\155\160\154\145\164\145\156\145\163\163\056\163\166\147"
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
HEAD[1] = "\110\303\240\040\116\341\273\231\151\072\040\061\062\061\040\164\162\157\156\147\040\061\062\066\040\170\303\243\054\040\160\150\306\260\341\273\235\156\147\040\304\221\303\243\040\142\303\241\157\040\143\303\241\157\040\156\304\203\155\040\062\060\062\066\054\040\143\303\262\156\040\164\150\151\341\272\277\165\040\065"
HEAD[2] = "\142\303\241\157\040\143\303\241\157\040\166\341\273\245\040\166\151\341\273\207\143\040\150\303\262\141\040\147\151\341\272\243\151\054\040\163\341\273\221\040\170\303\243\054\040\160\150\306\260\341\273\235\156\147\040\143\303\263\040\164\303\252\156\040\164\162\157\156\147\040\153\341\273\263"
HEAD_Y_COUNT = 2
array HEAD_Y[2]
HEAD_Y[1] = 0.96282650000000003
HEAD_Y[2] = 0.91813849999999997
HEAD_SCALE_COUNT = 2
array HEAD_SCALE[2]
HEAD_SCALE[1] = 1.2
HEAD_SCALE[2] = 0.90000000000000002
NOTE_COUNT = 3
array NOTE[3]
NOTE[1] = "\103\150\306\260\141\040\142\303\241\157\040\143\303\241\157\040\156\304\203\155\040\062\060\062\066\072\040\120\150\306\260\341\273\235\156\147\040\107\151\341\272\243\156\147\040\126\303\265\054\040\120\150\306\260\341\273\235\156\147\040\110\157\303\240\156\147\040\115\141\151\054\040\120\150\306\260\341\273\235\156\147\040\120\150\303\272\040\104\151\341\273\205\156\054\040\130\303\243\040\102\341\272\245\164\040\102\341\272\241\164\054\040\130\303\243\040\130\165\303\242\156\040\115\141\151\056\040\102\303\241\157\040\143\303\241\157\040\153\150\303\264\156\147\040\143\303\263\040\166\341\273\245\040\156\303\240\157\040\166\341\272\253\156\040\154\303\240"
NOTE[2] = "\304\221\303\243\040\142\303\241\157\040\143\303\241\157\056"
NOTE[3] = "\116\147\165\341\273\223\156\072\040\164\341\273\207\160\040\164\145\163\164\061\040\050\154\341\272\247\156\040\156\150\341\272\255\160\040\061\051"
NOTE_Y_COUNT = 3
array NOTE_Y[3]
NOTE_Y[1] = 0.086583000000000007
NOTE_Y[2] = 0.055939800000000012
NOTE_Y[3] = 0.025296600000000002
WATERMARK = ""
WATERMARK_SCALE = 31.845579787359021
PLOT_LEFT = 0.10731774551265497
PLOT_RIGHT = 0.98241322314049584
PLOT_BOTTOM = 0.15184610000000004
PLOT_TOP = 0.87404900000000008
X_LOW = 0
X_HIGH = 119
X_TIC_COUNT = 6
array X_TIC[6]
X_TIC[1] = 0
X_TIC[2] = 20
X_TIC[3] = 40
X_TIC[4] = 60
X_TIC[5] = 80
X_TIC[6] = 100
X_NAME_COUNT = 6
array X_NAME[6]
X_NAME[1] = "\060\045"
X_NAME[2] = "\062\060\045"
X_NAME[3] = "\064\060\045"
X_NAME[4] = "\066\060\045"
X_NAME[5] = "\070\060\045"
X_NAME[6] = "\061\060\060\045"
X_TIC_Y = 0.12936910000000001
X_GRID_COUNT = 6
array X_GRID[6]
X_GRID[1] = 0
X_GRID[2] = 20
X_GRID[3] = 40
X_GRID[4] = 60
X_GRID[5] = 80
X_GRID[6] = 100
X_TITLE = ""
X_TITLE_Y = 0
Y_LOW = -2.3999999999999999
Y_HIGH = 2.6000000000000001
Y_TIC_COUNT = 2
array Y_TIC[2]
Y_TIC[1] = 1
Y_TIC[2] = 2
Y_NAME_COUNT = 2
array Y_NAME[2]
Y_NAME[1] = "\156\304\203\155\040\062\060\062\065"
Y_NAME[2] = "\156\304\203\155\040\062\060\062\066"
Y_GRID_COUNT = 0
array Y_GRID[1]
Y_NAME_X = 0.10072270419034092
BORDER = 3
TEXT_LINE_COUNT = 2
array TEXT_LINE[2]
TEXT_LINE[1] = "\061\062\061\057\061\062\066"
TEXT_LINE[2] = "\061\062\061\057\061\062\066"
TEXT_X_COUNT = 2
array TEXT_X[2]
TEXT_X[1] = 101
TEXT_X[2] = 101
TEXT_Y_COUNT = 2
array TEXT_Y[2]
TEXT_Y[1] = 1
TEXT_Y[2] = 2
TEXT_SCALE_COUNT = 2
array TEXT_SCALE[2]
TEXT_SCALE[1] = 0.90000000000000002
TEXT_SCALE[2] = 0.90000000000000002
TEXT_ALIGN_COUNT = 2
array TEXT_ALIGN[2]
TEXT_ALIGN[1] = 1
TEXT_ALIGN[2] = 1
TEXT_COLOUR_COUNT = 2
array TEXT_COLOUR[2]
TEXT_COLOUR[1] = 0
TEXT_COLOUR[2] = 0
STRIP_NAME_COUNT = 0
array STRIP_NAME[1]
STRIP_NAME_Y_COUNT = 0
array STRIP_NAME_Y[1]
CELL_COUNT = 0
array CELL[1]
CELL_X_COUNT = 0
array CELL_X[1]
CELL_Y_COUNT = 0
array CELL_Y[1]
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
LEGEND_COUNT = 0
array LEGEND[1]
LEGEND_X_COUNT = 0
array LEGEND_X[1]
LEGEND_Y_COUNT = 0
array LEGEND_Y[1]
LEGEND_MARK_X_COUNT = 0
array LEGEND_MARK_X[1]
LEGEND_POINT_COUNT = 0
array LEGEND_POINT[1]
LEGEND_COLOUR_COUNT = 0
array LEGEND_COLOUR[1]
$BARS << END_OF_BLOCK
48.015873015873019 1 0 96.031746031746039 0.64000000000000001 1.3599999999999999
48.015873015873019 2 0 96.031746031746039 1.6400000000000001 2.3599999999999999
END_OF_BLOCK
BARS_COUNT = 2
$WHOLE << END_OF_BLOCK
50 1 0 100 0.64000000000000001 1.3599999999999999
50 2 0 100 1.6400000000000001 2.3599999999999999
END_OF_BLOCK
WHOLE_COUNT = 2
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
# A bar a period: how many of the communes reported. Blocks: x, row, left, right, bottom, top.
plot \
  $WHOLE using 1:2:3:4:5:6 with boxxyerror fs empty border rgb GREY lc rgb GREY lw 0.6 notitle, \
  $BARS using 1:2:3:4:5:6 with boxxyerror fs solid 1.0 noborder lc rgb BLUE notitle
unset output
