/* Linear least squares by Householder QR in extended precision: weights, with or without intercept.
 */
#ifndef LOTRINH_STAT_REGRESSION_H
#define LOTRINH_STAT_REGRESSION_H

#include "stat.h"

enum { REGRESSION_MOST_PARAMETERS = 64 };

struct regression_input {
    const double *columns; /* predictors, one after the other, each of `rows` values */
    size_t rows;
    size_t predictors;
    const double *y;
    const double *weights; /* NULL: all 1. A row of weight 0 is left out, also of the df */
    bool intercept;
    int degree; /* 1, or the degree of a polynomial in the single predictor */
};

struct regression {
    enum stat_status status; /* OK, PERFECT (no df left: no errors), TOO_SHORT, SINGULAR */
    size_t rows;             /* with weight above 0 */
    size_t parameters;
    double df;
    double rss;   /* weighted */
    double sigma; /* sqrt(rss/df) */
    double r2;    /* about the weighted mean with an intercept, about 0 without, as R's lm */
    double adjusted_r2;
    double f, f_df, f_p; /* all slopes at once */
    /* Borrowed from the caller's arrays; the coefficients in extended precision for predictions. */
    const long double *coefficients;
    const long double *inverse; /* of R, unscaled, parameters x parameters, column by column */
};

/* Number of parameters, 0 when the input asks for none. */
size_t stat_regression_parameters(const struct regression_input *input);

/* How many long doubles stat_regression needs as scratch. */
size_t stat_regression_scratch(const struct regression_input *input);

/* coefficients and errors have room for the parameters, intercept first; fitted and residuals for
   the rows, or NULL. The scratch must live as long as *result is asked for predictions. */
bool stat_regression(const struct regression_input *input, long double *scratch,
                     double *coefficients, double *errors, double *fitted, double *residuals,
                     struct regression *result, struct failure *why);

/* The fitted value at a row of predictors and its standard error (NaN when there is none). */
void stat_regression_at(const struct regression_input *input, const struct regression *result,
                        const double *row, double *fit, double *error);

#endif
