# Limits of XmR, p and p' charts by their formulas.
source("common.R")

join <- function(values) paste(values, collapse = ";")
x <- c(45, 52, 61, 40, 58, 66, 70, 49, 80, 77, 69, 90, 88)
n <- c(60, 64, 70, 52, 71, 75, 80, 66, 88, 90, 80, 97, 93)
p <- x / n
centre <- sum(x) / sum(n)
s <- sqrt(centre * (1 - centre) / n)
sigma_z <- mean(abs(diff((p - centre) / s))) / 1.128
v <- c(10, 12, 11, 13, 12, 30, 12, 11, 13, 10, 12, 11)
ranges <- abs(diff(v))
screened <- mean(ranges[ranges < 3.267 * mean(ranges)])
lines <- c("kind,x,n,centre,factor,first_lower,first_upper",
  paste("p", join(x), join(n), exact(centre), "nan", exact(max(0, centre - 3 * s[1])),
        exact(min(1, centre + 3 * s[1])), sep = ","),
  paste("p_prime", join(x), join(n), exact(centre), exact(sigma_z),
        exact(max(0, centre - 3 * sigma_z * s[1])), exact(min(1, centre + 3 * sigma_z * s[1])), sep = ","),
  paste("xmr", join(v), "", exact(mean(v)), exact(screened), exact(mean(v) - 3 / 1.128 * screened),
        exact(mean(v) + 3 / 1.128 * screened), sep = ","),
  paste("xmr_all", join(v), "", exact(mean(v)), exact(mean(ranges)),
        exact(mean(v) - 3 / 1.128 * mean(ranges)), exact(mean(v) + 3 / 1.128 * mean(ranges)), sep = ","))
write_expected("charts", lines)
