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
