# Beta-binomial by optim(), funnel by the formulas of Spiegelhalter (2005), Poisson-binomial by brute force.
source("common.R")

join <- function(values) paste(values, collapse = ";")
set.seed(20260701)
sets <- list(
  list(x = c(9, 17, 4, 30, 12, 8, 22, 15), n = c(10, 20, 9, 33, 20, 8, 31, 17)),
  list(x = c(3, 0, 14, 55, 2, 9, 7, 31, 5, 8), n = c(4, 3, 20, 60, 9, 9, 12, 40, 5, 11)),
  {
    n <- 3 + rpois(40, 20)
    list(x = rbinom(40, n, rbeta(40, 12, 2)), n = n)
  })
lines <- "x,n,ml_a,ml_b,ml_log,moments_rho,phi,tau2,lower95,upper998,exact_lower95,exact_upper998"
for (s in sets) {
  x <- s$x
  n <- s$n
  value <- function(logs) -sum(lbeta(x + exp(logs[1]), n - x + exp(logs[2])) - lbeta(exp(logs[1]), exp(logs[2])))
  gradient <- function(logs) {
    a <- exp(logs[1])
    b <- exp(logs[2])
    both <- digamma(a + b) - digamma(a + b + n)
    -c(a * sum(digamma(x + a) - digamma(a) + both), b * sum(digamma(n - x + b) - digamma(b) + both))
  }
  fit <- optim(c(2, 0.5), value, gradient, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  fit <- optim(fit$par, value, gradient, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  p <- sum(x) / sum(n)
  m <- length(x)
  rho <- (sum(n * (x / n - p)^2) - p * (1 - p) * (m - 1)) /
    (p * (1 - p) * (sum(n) - sum(n^2) / sum(n) - (m - 1)))
  z <- (asin(sqrt(x / n)) - asin(sqrt(p))) * 2 * sqrt(n)
  ends <- quantile(z, c(0.1, 0.9), names = FALSE)
  z <- pmin(pmax(z, ends[1]), ends[2])
  phi <- mean(z^2)
  w <- 4 * n
  tau2 <- if (phi * m > m - 1) (m * phi - (m - 1)) / (sum(w) - sum(w^2) / sum(w)) else 0
  half <- function(conf) qnorm((1 + conf) / 2) * sqrt(1 / (4 * n[1]) + tau2)
  limit <- function(angle) sin(min(max(angle, 0), pi / 2))^2
  exact_end <- function(tail) {
    r <- min(which(pbinom(0:n[1], n[1], p) >= tail)) - 1
    min(max((r - (pbinom(r, n[1], p) - tail) / dbinom(r, n[1], p)) / n[1], 0), 1)
  }
  lines <- c(lines, paste(c(join(x), join(n), exact(c(exp(fit$par), -fit$value, rho, phi, tau2,
    limit(asin(sqrt(p)) - half(0.95)), limit(asin(sqrt(p)) + half(0.998)), exact_end(0.025),
    exact_end(0.999)))), collapse = ","))
}
write_expected("units", lines)
