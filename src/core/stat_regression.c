/* Least squares by Householder QR. Sources: Golub, Van Loan, Matrix Computations, 5.2 and 5.3; NIST
   StRD. Columns are scaled, all work is in long double, one round of refinement follows. Normal
   equations, which lose every digit of Filip, are never formed. */
#include "stat_regression.h"

#include "stat_rmath.h"
#include "stat_sum.h"

#include <math.h>

/* A scaled column whose part orthogonal to the others is smaller depends on them: doubles hold
 * 1e-16. */
#define SMALLEST_PIVOT 1e-14L

struct work {
    const struct regression_input *input;
    size_t rows, parameters;
    long double *matrix;   /* rows x parameters: R above, reflectors below the diagonal */
    long double *diagonal; /* of R */
    long double *scale;    /* what a column was divided by: a power of 2 */
    long double *right;    /* right side, then Q' of it */
    long double *solution; /* unscaled coefficients */
    long double *inverse;  /* of R */
};

size_t stat_regression_parameters(const struct regression_input *input)
{
    const size_t slopes = input->degree > 1 ? (size_t)input->degree : input->predictors;
    return slopes + (input->intercept ? 1 : 0);
}

size_t stat_regression_scratch(const struct regression_input *input)
{
    const size_t parameters = stat_regression_parameters(input);
    return input->rows * (parameters + 1) + parameters * (parameters + 3);
}

/* The entry of the design for parameter j, given the values of the predictors at that row. */
static long double design(const struct regression_input *input, const double *values, size_t step,
                          size_t j)
{
    if (input->intercept) {
        if (j == 0)
            return 1;
        j--;
    }
    if (input->degree <= 1)
        return values[j * step];
    long double power = values[0];
    for (size_t i = 0; i < j; i++)
        power *= values[0];
    return power;
}

static long double weight_root(const struct regression_input *input, size_t row)
{
    return input->weights == NULL ? 1 : sqrtl(input->weights[row]);
}

static void fill(struct work *work)
{
    const struct regression_input *input = work->input;
    for (size_t j = 0; j < work->parameters; j++) {
        long double *column = work->matrix + j * work->rows;
        long double squares = 0;
        for (size_t i = 0; i < work->rows; i++) {
            column[i] = weight_root(input, i) * design(input, input->columns + i, input->rows, j);
            squares += column[i] * column[i];
        }
        int exponent = 0;
        frexpl(sqrtl(squares), &exponent);
        work->scale[j] = squares > 0 ? ldexpl(1, exponent) : 1;
        for (size_t i = 0; i < work->rows; i++)
            column[i] /= work->scale[j];
    }
}

/* Applies the reflector kept in column k to a vector of `rows`. */
static void reflect(const struct work *work, size_t k, long double *vector)
{
    const long double *reflector = work->matrix + k * work->rows;
    long double product = 0;
    for (size_t i = k; i < work->rows; i++)
        product += reflector[i] * vector[i];
    product /= reflector[k];
    for (size_t i = k; i < work->rows; i++)
        vector[i] -= product * reflector[i];
}

/* Factors the matrix; false when a column depends on those before it. Reflector k is stored as
   v/|x| + e, so that v'v/2 = v_k as in JAMA and LINPACK. */
static bool factor(struct work *work)
{
    for (size_t k = 0; k < work->parameters; k++) {
        long double *column = work->matrix + k * work->rows;
        long double squares = 0;
        for (size_t i = k; i < work->rows; i++)
            squares += column[i] * column[i];
        long double norm = sqrtl(squares);
        if (norm < SMALLEST_PIVOT)
            return false;
        if (column[k] < 0)
            norm = -norm;
        for (size_t i = k; i < work->rows; i++)
            column[i] /= norm;
        column[k] += 1;
        for (size_t j = k + 1; j < work->parameters; j++)
            reflect(work, k, work->matrix + j * work->rows);
        work->diagonal[k] = -norm;
    }
    return true;
}

/* Solves R z = Q' right and adds the unscaled z to the solution. */
static void solve(struct work *work)
{
    for (size_t k = 0; k < work->parameters; k++)
        reflect(work, k, work->right);
    for (size_t k = work->parameters; k-- > 0;) {
        long double value = work->right[k];
        for (size_t j = k + 1; j < work->parameters; j++)
            value -= work->matrix[j * work->rows + k] * work->right[j];
        work->right[k] = value / work->diagonal[k];
    }
    for (size_t k = 0; k < work->parameters; k++)
        work->solution[k] += work->right[k] / work->scale[k];
}

static long double fitted_value(const struct work *work, size_t row)
{
    long double value = 0;
    for (size_t j = 0; j < work->parameters; j++)
        value += work->solution[j] * design(work->input, work->input->columns + row, work->rows, j);
    return value;
}

/* The right side becomes the weighted residuals of the present solution. */
static void take_residuals(struct work *work)
{
    for (size_t i = 0; i < work->rows; i++)
        work->right[i] = weight_root(work->input, i) * (work->input->y[i] - fitted_value(work, i));
}

/* Inverse of R with the scaling undone, column by column; upper triangular. */
static void invert(struct work *work)
{
    const size_t size = work->parameters;
    for (size_t column = 0; column < size; column++) {
        long double *out = work->inverse + column * size;
        for (size_t i = 0; i < size; i++)
            out[i] = i == column ? 1 : 0;
        for (size_t i = column + 1; i-- > 0;) {
            for (size_t j = i + 1; j <= column; j++)
                out[i] -= work->matrix[j * work->rows + i] * out[j];
            out[i] /= work->diagonal[i];
        }
    }
    for (size_t column = 0; column < size; column++)
        for (size_t i = 0; i < size; i++)
            work->inverse[column * size + i] /= work->scale[i];
}

/* Weighted sum of squares of the fitted values, about their mean when there is an intercept. */
static double explained(const struct work *work)
{
    long double weights = 0;
    long double mean = 0;
    for (size_t i = 0; i < work->rows; i++) {
        const long double weight = work->input->weights == NULL ? 1 : work->input->weights[i];
        weights += weight;
        mean += weight * fitted_value(work, i);
    }
    mean = work->input->intercept ? mean / weights : 0;
    long double squares = 0;
    for (size_t i = 0; i < work->rows; i++) {
        const long double weight = work->input->weights == NULL ? 1 : work->input->weights[i];
        const long double deviation = fitted_value(work, i) - mean;
        squares += weight * deviation * deviation;
    }
    return (double)squares;
}

static void summarise(const struct work *work, double *errors, struct regression *result)
{
    long double rss = 0;
    for (size_t i = 0; i < work->rows; i++)
        rss += work->right[i] * work->right[i];
    result->rss = (double)rss;
    const double mss = explained(work);
    const double slopes = (double)(work->parameters - (work->input->intercept ? 1 : 0));
    if (mss + result->rss > 0)
        result->r2 = mss / (mss + result->rss);
    result->status = STAT_PERFECT;
    if (result->df <= 0)
        return;
    result->status = STAT_OK;
    const long double variance = rss / result->df;
    result->sigma = (double)sqrtl(variance);
    result->adjusted_r2 = 1 - (1 - result->r2) * (result->df + slopes) / result->df;
    for (size_t j = 0; j < work->parameters; j++) {
        long double squares = 0;
        for (size_t k = j; k < work->parameters; k++) {
            const long double entry = work->inverse[k * work->parameters + j];
            squares += entry * entry;
        }
        errors[j] = (double)sqrtl(variance * squares);
    }
    if (slopes < 1 || result->rss <= 0)
        return;
    result->f = mss / slopes / (double)variance;
    result->f_df = slopes;
    result->f_p = pf(result->f, slopes, result->df, 0, 0);
}

static bool check_input(const struct regression_input *input, struct failure *why)
{
    const size_t parameters = stat_regression_parameters(input);
    if (input->degree > 1 && input->predictors != 1)
        return failure_set(why, FAILURE_SCRIPT, "LT-1513",
                           "degree = %d chỉ dùng với một biến giải thích, ở đây có %zu",
                           "degree = %d needs a single predictor, here are %zu", input->degree,
                           input->predictors);
    if (!stat_check_between((double)parameters, 1, REGRESSION_MOST_PARAMETERS, "parameters", why))
        return false;
    return stat_check_numbers(input->columns, input->rows * input->predictors, "x", why) &&
           stat_check_numbers(input->y, input->rows, "y", why) &&
           (input->weights == NULL || stat_check_weights(input->weights, input->rows, why));
}

static size_t rows_that_count(const struct regression_input *input)
{
    size_t count = 0;
    for (size_t i = 0; i < input->rows; i++)
        if (input->weights == NULL || input->weights[i] > 0)
            count++;
    return count;
}

static struct work lay_out(const struct regression_input *input, long double *scratch)
{
    struct work work = {.input = input, .rows = input->rows};
    work.parameters = stat_regression_parameters(input);
    work.matrix = scratch;
    work.right = work.matrix + work.rows * work.parameters;
    work.diagonal = work.right + work.rows;
    work.scale = work.diagonal + work.parameters;
    work.solution = work.scale + work.parameters;
    work.inverse = work.solution + work.parameters;
    return work;
}

bool stat_regression(const struct regression_input *input, long double *scratch,
                     double *coefficients, double *errors, double *fitted, double *residuals,
                     struct regression *result, struct failure *why)
{
    *result = (struct regression){STAT_TOO_SHORT, 0,   0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
                                  NULL,           NULL};
    if (!check_input(input, why))
        return false;
    struct work work = lay_out(input, scratch);
    result->parameters = work.parameters;
    result->rows = rows_that_count(input);
    for (size_t j = 0; j < work.parameters; j++)
        coefficients[j] = errors[j] = NAN;
    if (result->rows < work.parameters)
        return true;
    fill(&work);
    result->status = STAT_SINGULAR;
    if (!factor(&work))
        return true;
    for (size_t j = 0; j < work.parameters; j++)
        work.solution[j] = 0;
    for (int round = 0; round < 2; round++) { /* the second solves for what is left */
        take_residuals(&work);
        solve(&work);
    }
    take_residuals(&work);
    invert(&work);
    result->df = (double)(result->rows - work.parameters);
    result->coefficients = work.solution;
    result->inverse = work.inverse;
    summarise(&work, errors, result);
    for (size_t j = 0; j < work.parameters; j++)
        coefficients[j] = (double)work.solution[j];
    for (size_t i = 0; i < work.rows; i++) {
        const long double value = fitted_value(&work, i);
        if (fitted != NULL)
            fitted[i] = (double)value;
        if (residuals != NULL)
            residuals[i] = (double)(input->y[i] - value);
    }
    return true;
}

void stat_regression_at(const struct regression_input *input, const struct regression *result,
                        const double *row, double *fit, double *error)
{
    const size_t size = result->parameters;
    long double value = 0;
    for (size_t j = 0; j < size; j++)
        value += result->coefficients[j] * design(input, row, 1, j);
    long double squares = 0;
    for (size_t k = 0; k < size; k++) {
        long double product = 0;
        for (size_t j = 0; j <= k; j++)
            product += result->inverse[k * size + j] * design(input, row, 1, j);
        squares += product * product;
    }
    *fit = (double)value;
    *error = result->sigma * (double)sqrtl(squares);
}
