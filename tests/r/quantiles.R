# quantile() of all nine types.
source("common.R")

samples <- list(7, c(3, 1), c(15, 20, 35, 40, 50), c(2, 2, 2, 5, 9, 9, 1, 0, 4, 7),
                c(0.91, 0.87, 0.93, 0.88, 0.9, 0.86, 0.95, 0.99, 1, 0.7, 0.82))
points <- c(0, 0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.6, 0.75, 0.9, 0.95, 1)
lines <- "values,type,p,quantile"
for (type in 1:9)
  for (sample in samples)
    for (p in points)
      lines <- c(lines, paste(paste(exact(sample), collapse = ";"), type, exact(p),
                              exact(quantile(sample, p, type = type, names = FALSE)), sep = ","))
write_expected("quantiles", lines)
