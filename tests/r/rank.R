# Rank trends by brute force: every arrangement of the values for the exact p; formulas for the rest.
source("common.R")

arrangements <- function(v) {
  if (length(v) == 1)
    return(matrix(v))
  do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], arrangements(v[-i]))))
}
score <- function(y) {
  s <- 0
  for (j in 2:length(y))
    s <- s + sum(sign(y[j] - y[seq_len(j - 1)]))
  s
}
row <- function(t, y) {
  y <- y[order(t)]
  t <- sort(t)
  k <- length(y)
  s <- score(y)
  all <- apply(arrangements(y), 1, score)
  ties <- table(y)
  variance <- (k * (k - 1) * (2 * k + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
  z <- (s - sign(s)) / sqrt(variance)
  pairs <- combn(k, 2)
  slopes <- sort((y[pairs[2, ]] - y[pairs[1, ]]) / (t[pairs[2, ]] - t[pairs[1, ]]))
  slope <- median(slopes)
  half <- qnorm(0.975) * sqrt(variance)
  n <- length(slopes)
  ranks <- c(round((n - half) / 2), round((n + half) / 2 + 1))
  limits <- if (ranks[1] < 1 || ranks[2] > n) c(NA, NA) else slopes[ranks]
  siegel <- median(sapply(seq_len(k), function(i) median((y[-i] - y[i]) / (t[-i] - t[i]))))
  exact(c(s, variance, z, cor(t, y, method = "kendall"), min(1, 2 * pnorm(-abs(z))),
          mean(abs(all) >= abs(s)), mean(all >= s), mean(all <= s), slope,
          median(y - slope * t), limits, siegel, median(y - siegel * t)))
}
series <- list(
  list(t = 2020:2024, y = c(0.81, 0.84, 0.82, 0.88, 0.9)),
  list(t = 2019:2024, y = c(1, 2, 2, 3, 5, 4)),
  list(t = c(2015, 2016, 2019, 2020, 2021, 2024, 2025), y = c(3, 1, 4, 1, 5, 9, 2)),
  list(t = 1:8, y = c(0.82, 0.85, 0.85, 0.83, 0.9, 0.91, 0.88, 0.93)),
  list(t = 1:8, y = c(9, 8, 8, 8, 7, 7, 3, 3)),
  list(t = 1:8, y = 1:8),
  list(t = c(5, 1, 4, 2, 3, 8), y = c(3, 9, 1, 7, 7, 2)),
  list(t = 1:5, y = c(1, 1, 1, 1, 2)))
join <- function(values) paste(exact(values), collapse = ";")
lines <- paste("t,y,s,variance,z,tau_b,p,p_exact,p_increasing,p_decreasing,slope,intercept,lower,",
               "upper,siegel,siegel_intercept", sep = "")
for (s in series)
  lines <- c(lines, paste(c(join(s$t), join(s$y), row(s$t, s$y)), collapse = ","))
write_expected("rank", lines)
