# Holt and simple smoothing by HoltWinters(); damped by the recursion written out, with optim().
source("common.R")

join <- function(values) paste(exact(values), collapse = ";")
series <- list(c(88, 84, 85, 85, 84, 85, 83, 85, 88, 89, 91, 99, 104, 112, 126, 138, 146, 151, 150, 148),
               c(0.81, 0.83, 0.82, 0.86, 0.85, 0.88, 0.9, 0.89, 0.91, 0.9, 0.93, 0.92))
damped_sse <- function(y, alpha, beta, phi) {
  l <- y[1]
  b <- (y[3] - y[1]) / 2
  sse <- 0
  for (v in y[-1]) {
    f <- l + phi * b
    sse <- sse + (v - f)^2
    new <- alpha * v + (1 - alpha) * f
    b <- beta * (new - l) + (1 - beta) * phi * b
    l <- new
  }
  c(sse, l, b)
}
lines <- "kind,y,alpha,beta,phi,sse,level,slope,least_sse"
for (y in series) {
  # The value before the first is not used when l.start and b.start are given.
  model <- function(alpha, beta)
    HoltWinters(ts(if (isFALSE(beta)) y else c(0, y)), alpha = alpha, beta = beta, gamma = FALSE,
                l.start = y[1], b.start = if (isFALSE(beta)) NULL else (y[3] - y[1]) / 2)
  best <- function(start, f) {
    inside <- function(p) f(1e-4 + plogis(p) * 0.9998)
    optim(optim(start, inside, control = list(reltol = 1e-14, maxit = 5000))$par, inside,
          control = list(reltol = 1e-14, maxit = 5000))$value
  }
  ses <- model(0.5, FALSE)
  least <- optimize(function(a) model(a, FALSE)$SSE, c(1e-4, 0.9999), tol = 1e-10)$objective
  lines <- c(lines, paste("ses", join(y), exact(0.5), 0, 1, exact(ses$SSE), exact(ses$coefficients[["a"]]),
                          0, exact(least), sep = ","))
  holt <- model(0.5, 0.2)
  least <- best(c(1, -1), function(p) damped_sse(y, p[1], p[2], 1)[1])
  lines <- c(lines, paste("holt", join(y), exact(0.5), exact(0.2), 1, exact(holt$SSE),
                          exact(holt$coefficients[["a"]]), exact(holt$coefficients[["b"]]), exact(least),
                          sep = ","))
  damped <- damped_sse(y, 0.5, 0.2, 0.85)
  lines <- c(lines, paste("damped", join(y), exact(0.5), exact(0.2), exact(0.85), exact(damped[1]),
                          exact(damped[2]), exact(damped[3]), "nan", sep = ","))
}
write_expected("smooth", lines)
