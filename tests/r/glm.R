# Binomial regression on time: glm() with families binomial and quasibinomial, settled to 1e-15.
source("common.R")

series <- list(
  list(t = 2020:2024, x = c(45, 51, 40, 62, 70), n = c(60, 64, 52, 71, 80)),
  list(t = 2017:2024, x = c(3300, 3410, 3150, 3521, 3600, 3480, 3702, 3699),
       n = c(4000, 4050, 3900, 4100, 4120, 3980, 4200, 4150)),
  list(t = c(2015, 2016, 2018, 2019, 2021, 2022, 2023, 2025), x = c(9, 11, 12, 8, 14, 10, 13, 12),
       n = c(12, 12, 13, 9, 14, 12, 14, 12)),
  list(t = 1:12, x = c(3, 0, 2, 1, 5, 4, 7, 9, 8, 9, 12, 14), n = rep(20, 12)),
  list(t = c(2026, 2020, 2023), x = c(18, 10, 5), n = c(20, 20, 8)),
  list(t = 2019:2024, x = c(99990, 99985, 99992, 99996, 99991, 99997), n = rep(100000, 6)),
  list(t = c(2020, 2020.5, 2021, 2021.5), x = c(1, 5, 2, 7), n = c(9, 9, 9, 9)),
  list(t = 1:4, x = c(0, 1, 0, 1), n = c(1, 1, 1, 1)),
  list(t = 2019:2024, x = c(5, 0, 6, 7, 0, 9), n = c(9, 0, 9, 9, 0, 10)))

join <- function(values) paste(values, collapse = ";")
lines <- paste("family,t,x,n,intercept_2020,slope,slope_error,statistic,p_value,deviance,",
               "null_deviance,dispersion,link_2030,error_2030", sep = "")
for (s in series)
  for (family in c("binomial", "quasibinomial")) {
    keep <- s$n > 0
    data <- data.frame(t = s$t[keep] - 2020, x = s$x[keep], n = s$n[keep])
    fit <- function(control)
      glm(cbind(x, n - x) ~ t, family = family, data = data, control = control)
    # R takes standard errors from the weights before the last step: settle, then once more.
    model <- fit(glm.control(epsilon = 1e-15, maxit = 200))
    table <- summary(model)$coefficients
    ahead <- predict(model, data.frame(t = 10), type = "link", se.fit = TRUE)
    lines <- c(lines, paste(c(family, join(s$t), join(s$x), join(s$n),
      exact(c(coef(model)[[1]], coef(model)[[2]], table[2, 2], table[2, 3], table[2, 4],
              deviance(model), model$null.deviance, summary(model)$dispersion, ahead$fit[[1]],
              ahead$se.fit[[1]]))), collapse = ","))
  }
write_expected("glm", lines)
