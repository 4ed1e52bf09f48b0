# Rolling-origin forecasts by lm(), glm() and the formulas of the naive methods.
source("common.R")

x <- c(45, 52, 61, 40, 58, 66, 70, 49, 80, 77, 69, 90, 88)
n <- c(60, 64, 70, 52, 71, 75, 80, 66, 88, 90, 80, 97, 93)
p <- x / n
t <- c(2012:2018, 2020:2025)
lines <- "method,h,origin,at,fit,lower,upper,reaches"
target <- 0.9
conf <- 0.8
for (h in c(1, 4))
  for (j in 5:(length(t) - 1)) {
    row <- which(t == t[j] + h)
    if (length(row) == 0)
      next
    past <- data.frame(t = t[1:j], x = x[1:j], n = n[1:j], p = p[1:j])
    ahead <- data.frame(t = t[row])
    add <- function(method, place, scale, df, back, aim) {
      ends <- back(place + c(-1, 1) * qt((1 + conf) / 2, df) * scale)
      lines <<- c(lines, paste(c(method, h, t[j], t[row], exact(c(back(place), ends,
        pt((aim - place) / scale, df, lower.tail = FALSE)))), collapse = ","))
    }
    clip <- function(s) pmin(pmax(s, 0), 1)
    line <- lm(p ~ t, data = past, weights = n)
    fit <- predict(line, ahead, se.fit = TRUE)
    add("linear", fit$fit[[1]], sqrt(fit$se.fit^2 + summary(line)$sigma^2 / n[row]), line$df.residual,
        clip, target)
    model <- glm(cbind(x, n - x) ~ t, family = binomial, data = transform(past, t = t - 2018),
                 control = glm.control(epsilon = 1e-15, maxit = 100))
    phi <- max(1, sum(residuals(model, "pearson")^2) / model$df.residual)
    fit <- predict(model, data.frame(t = t[row] - 2018), type = "link", se.fit = TRUE)
    q <- plogis(fit$fit[[1]])
    add("glm", fit$fit[[1]], sqrt(phi * fit$se.fit^2 + phi / (n[row] * q * (1 - q))), model$df.residual,
        plogis, qlogis(target))
    steps <- diff(past$p)
    gaps <- diff(past$t)
    add("naive", past$p[j], sqrt(sum(steps^2 / gaps) / (j - 1) * h), j - 1, clip, target)
    span <- past$t[j] - past$t[1]
    slope <- (past$p[j] - past$p[1]) / span
    add("drift", past$p[j] + slope * h,
        sqrt(sum((steps - slope * gaps)^2 / gaps) / (j - 2) * (h + h^2 / span)), j - 2, clip, target)
    pooled <- sum(past$x) / sum(past$n)
    chance <- pooled * (1 - pooled)
    add("mean", pooled, sqrt(max(1, sum(past$n * (past$p - pooled)^2 / chance) / (j - 1)) * chance *
                               (1 / sum(past$n) + 1 / n[row])), j - 1, clip, target)
  }
write_expected("backtest", lines)
