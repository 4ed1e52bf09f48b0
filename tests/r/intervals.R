# Intervals for one share: prop.test, binom.test, and textbook formulas where base R has no function.
source("common.R")

mid_p <- function(x, n, conf) {
  tail <- (1 - conf) / 2
  above <- function(p) pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2
  # On the logit scale, so that ends near 0 and 1 keep their relative precision.
  solve <- function(goal) plogis(uniroot(function(e) above(plogis(e)) - goal, c(-60, 30),
                                         tol = 1e-15, maxiter = 10000)$root)
  c(if (x == 0) 0 else solve(tail), if (x == n) 1 else solve(1 - tail))
}

ends <- function(method, x, n, conf) {
  z <- qnorm(1 - (1 - conf) / 2)
  alpha <- 1 - conf
  switch(method,
    wilson = suppressWarnings(prop.test(x, n, conf.level = conf, correct = FALSE))$conf.int,
    # prop.test shrinks its correction when x is near n p0, so p0 is kept away.
    wilson_cc = suppressWarnings(prop.test(x, n, p = if (x < n / 2) 0.9999 else 0.0001,
                                           conf.level = conf, correct = TRUE))$conf.int,
    agresti_coull = {
      total <- n + z^2
      p <- (x + z^2 / 2) / total
      pmin(pmax(p + c(-1, 1) * z * sqrt(p * (1 - p) / total), 0), 1)
    },
    clopper_pearson = binom.test(x, n, conf.level = conf)$conf.int,
    mid_p = mid_p(x, n, conf),
    jeffreys = c(if (x == 0) 0 else qbeta(alpha / 2, x + 0.5, n - x + 0.5),
                 if (x == n) 1 else qbeta(1 - alpha / 2, x + 0.5, n - x + 0.5)),
    wald = pmin(pmax(x / n + c(-1, 1) * z * sqrt(x / n * (1 - x / n) / n), 0), 1))
}

cases <- list(c(0, 1), c(1, 1), c(0, 5), c(2, 5), c(5, 5), c(9, 10), c(17, 20), c(20, 20),
              c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(2153, 2412), c(8996, 10000),
              c(3, 1000000), c(999999, 1000000))
lines <- "method,x,n,conf,lower,upper"
for (method in c("wilson", "wilson_cc", "agresti_coull", "clopper_pearson", "mid_p", "jeffreys",
                 "wald"))
  for (case in cases)
    for (conf in c(0.8, 0.95, 0.998)) {
      limits <- ends(method, case[1], case[2], conf)
      lines <- c(lines, sprintf("%s,%d,%d,%s,%s,%s", method, case[1], case[2], exact(conf),
                                exact(limits[1]), exact(limits[2])))
    }
write_expected("intervals", lines)
