# A picture that says why there is nothing to show.
unset xtics
unset ytics
unset border
unset grid
unset key
plot NaN notitle, 2 notitle
unset output
