# The drifting level of stat_drift.c by another road: no Kalman recursions, but the whole covariance
# of the levels of all years written out from their independent shocks, conditioned by solve().
source("common.R")

damping <- 0.85
grid <- merge(merge(
  data.frame(drift = c(0, .05, .1, .2, .4), a = c(.15, .25, .3, .2, .1)),
  data.frame(effect = c(0, .05, .1, .2), b = c(.5, .3, .15, .05))),
  data.frame(slope = c(0, .05, .1, .2), c = c(.5, .3, .17, .03)))

# Rows: levels of years 0..last. Columns: first level, first slope, then slope and level shocks.
shocks <- function(last) {
  rows <- matrix(0, last + 1, 2 + 2 * last)
  level <- slope <- numeric(2 + 2 * last)
  level[1] <- slope[2] <- 1
  rows[1, ] <- level
  for (year in seq_len(last)) {
    slope <- damping * slope
    slope[2 + year] <- 1
    level <- level + slope
    level[2 + last + year] <- 1
    rows[year + 1, ] <- level
  }
  rows
}

forecast <- function(years, x, n, to, cases, conf, target) {
  keep <- n > 0
  years <- years[keep]; x <- x[keep]; n <- n[keep]
  z <- log(x + 0.5) - log(n - x + 0.5)
  pooled <- (sum(x) + 0.5) / (sum(n) + 1)
  share <- (x + 2 * pooled) / (n + 2)
  v <- 1 / ((n + 1) * share * (1 - share))
  last <- to - years[1]
  map <- shocks(last)
  parts <- apply(grid, 1, function(g) {
    d <- c(25, g["slope"]^2, rep(g["slope"]^2 * (1 - damping^2), last), rep(g["drift"]^2, last))
    cov <- map %*% (d * t(map))
    seen <- years - years[1] + 1
    S <- cov[seen, seen, drop = FALSE] + diag(v + g["effect"]^2, length(z))
    gain <- cov[last + 1, seen, drop = FALSE] %*% solve(S)
    c(log(g["a"] * g["b"] * g["c"]) - (determinant(S)$modulus + t(z) %*% solve(S, z)) / 2,
      gain %*% z, cov[last + 1, last + 1] - gain %*% cov[seen, last + 1])
  })
  w <- exp(parts[1, ] - max(parts[1, ]))
  w <- w / sum(w)
  centre <- plogis(sum(w * parts[2, ]))
  chance <- if (cases > 0) 1 / (cases * centre * (1 - centre)) else 0
  reported <- parts[3, ] + grid$effect^2 + chance
  quantile <- function(p, variance) plogis(uniroot(function(e)
    sum(w * pnorm(e, parts[2, ], sqrt(variance))) - p, c(-30, 30), tol = 1e-14)$root)
  at_least <- function(i) integrate(function(u)
    pbinom(ceiling(cases * target - 1e-9) - 1, cases, plogis(qnorm(u, parts[2, i],
      sqrt(parts[3, i] + grid$effect[i]^2))), lower.tail = FALSE), 0, 1, rel.tol = 1e-8)$value
  half <- if (cases > 0) 0.5 / cases else 0
  c(quantile(.5, reported), max(0, quantile((1 - conf) / 2, reported) - half),
    min(1, quantile((1 + conf) / 2, reported) + half),
    quantile((1 - conf) / 2, parts[3, ]), quantile((1 + conf) / 2, parts[3, ]),
    sum(w * pnorm(qlogis(target), parts[2, ], sqrt(parts[3, ]), lower.tail = FALSE)),
    sum(w * vapply(seq_along(w), at_least, 0)), sum(w * grid$drift), sum(w * grid$effect),
    sum(w * grid$slope))
}

series <- list(
  list(2020:2024, c(3615, 3200, 3186, 2700, 2153), c(4370, 3800, 3726, 3100, 2412), 2030, 2412),
  list(c(2020, 2022, 2024), c(3615, 3186, 2153), c(4370, 3726, 2412), 2030, 2412),
  list(2021:2026, c(20, 17, 20, 18, 20, 19), c(20, 20, 20, 20, 20, 20), 2030, 20),
  list(2022:2026, c(0, 0, 1, 0, 0), c(30, 25, 0 + 40, 20, 30), 2030, 0),
  list(2015:2026, c(80, 83, 0, 85, 88, 81, 90, 86, 93, 94, 90, 95), c(rep(100, 2), 0, rep(100, 9)),
       2030, 100),
  list(2026, 9, 10, 2026, 10))
lines <- c("series,conf,target,median,lower,upper,level_lower,level_upper,reaches,reported,drift,effect,slope")
for (i in seq_along(series)) for (conf in c(.8, .95)) for (target in c(.9, .1)) {
  s <- series[[i]]
  r <- forecast(s[[1]], s[[2]], s[[3]], s[[4]], max(s[[5]], 0), conf, target)
  if (s[[5]] == 0) r[7] <- r[6]
  lines <- c(lines, paste(c(i, conf, target, exact(r)), collapse = ","))
}
write_expected("drift", lines)
