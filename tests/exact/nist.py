"""Makes tests/data/nist/certified.csv: the NIST StRD answers in exact rational arithmetic.

The data files next to it hold the decimal figures of NIST. Every value written here was compared with
the certified value that NIST prints and agrees with it in all printed digits (13 to 15 of them).
Wampler1 to 5, NumAcc1 to 4 are made from their definitions. Run: python3 nist.py
"""
from fractions import Fraction
from decimal import Decimal, getcontext
import os

getcontext().prec = 60
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "nist")
DELTA = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048]


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def read(name):
    with open(os.path.join(FOLDER, name + ".csv")) as file:
        lines = [line for line in file if not line.startswith("#")][1:]
    return [[Fraction(cell) for cell in line.split(",")] for line in lines]


def solve(matrix, columns):
    """Gauss-Jordan in fractions: the inverse and the solution for the right side."""
    size = len(matrix)
    rows = [matrix[i][:] + [Fraction(i == j) for j in range(size)] + [columns[i]] for i in range(size)]
    for i in range(size):
        pivot = next(r for r in range(i, size) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(size):
            if r != i and rows[r][i] != 0:
                factor = rows[r][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [row[size:2 * size] for row in rows], [row[-1] for row in rows]


def regression(name, y, x, intercept):
    size = len(x[0])
    cross = [[sum(row[i] * row[j] for row in x) for j in range(size)] for i in range(size)]
    inverse, b = solve(cross, [sum(row[i] * v for row, v in zip(x, y)) for i in range(size)])
    rss = sum((v - sum(a * c for a, c in zip(row, b))) ** 2 for v, row in zip(y, x))
    mean = sum(y) / len(y) if intercept else 0
    total = sum((v - mean) ** 2 for v in y)
    df = len(y) - size
    variance = rss / df
    for i in range(size):
        yield name, "b%d" % i, decimal(b[i])
        yield name, "se%d" % i, decimal(variance * inverse[i][i]).sqrt()
    yield name, "sigma", decimal(variance).sqrt()
    yield name, "r2", decimal(1 - rss / total)
    yield name, "rss", decimal(rss)


def powers(x, degree):
    return [[v ** k for k in range(degree + 1)] for v in x]


def regressions():
    for name, degree in (("norris", 1), ("pontius", 2), ("filip", 10)):
        rows = read(name)
        yield from regression(name, [r[0] for r in rows], powers([r[1] for r in rows], degree), True)
    for name in ("noint1", "noint2"):
        rows = read(name)
        yield from regression(name, [r[0] for r in rows], [r[1:] for r in rows], False)
    rows = read("longley")
    yield from regression("longley", [r[0] for r in rows], [[Fraction(1)] + r[1:] for r in rows], True)
    x = [Fraction(i) for i in range(21)]
    delta = DELTA + DELTA[9::-1]
    for number, scale in ((1, 0), (2, 0), (3, 1), (4, 100), (5, 10000)):
        base = Fraction(1, 10) if number == 2 else Fraction(1)
        y = [sum((base * v) ** k for k in range(6)) + scale * d for v, d in zip(x, delta)]
        yield from regression("wampler%d" % number, y, powers(x, 5), True)


def univariate(name, y):
    mean = sum(y) / len(y)
    variance = sum((v - mean) ** 2 for v in y) / (len(y) - 1)
    yield name, "mean", decimal(mean)
    yield name, "sd", decimal(variance).sqrt()


def numacc(centre, low, high):
    return [centre] + [low, high] * 500


def univariates():
    for name in ("lew", "lottery", "mavro", "michelso"):
        yield from univariate(name, [r[0] for r in read(name)])
    yield from univariate("numacc1", [Fraction(v) for v in (10000001, 10000003, 10000002)])
    for name, whole in (("numacc2", 1), ("numacc3", 1000000), ("numacc4", 10000000)):
        tenth = Fraction(1, 10)
        yield from univariate(name, numacc(whole + 2 * tenth, whole + tenth, whole + 3 * tenth))


def main():
    with open(os.path.join(FOLDER, "certified.csv"), "w") as file:
        file.write("# made by tests/exact/nist.py in exact rational arithmetic\nname,quantity,value\n")
        for row in list(regressions()) + list(univariates()):
            file.write("%s,%s,%s\n" % (row[0], row[1], "%.20g" % row[2] if row[2] == 0 else "{:.20e}".format(row[2])))


main()
