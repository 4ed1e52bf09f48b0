# Share of groups recognised as "5 tot" at points in time. Points under different criteria have marks of
# their own and are not joined. Blocks: x, share in %.
plot \
  $OLD using 1:2 with linespoints pt 7 ps POINT lc rgb BLUE lw 1.2 notitle, \
  $UNCLEAR using 1:2 with points pt 13 ps POINT*1.3 lc rgb GREY notitle, \
  $NEW using 1:2 with linespoints pt 5 ps POINT lc rgb VERMILION lw 1.2 notitle
unset output
