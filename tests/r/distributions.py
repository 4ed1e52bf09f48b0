"""Makes expected_distributions.csv in 50-digit arithmetic (mpmath 1.3), independent of R. Run here."""
from mpmath import mp, mpf, betainc, gammainc, erfc, sqrt, findroot, binomial, quad, gamma, pi

mp.dps = 50


def pnorm(q):
    return erfc(-q / sqrt(mpf(2))) / 2


def pbeta(q, a, b):
    return betainc(a, b, 0, q, regularized=True)


def pt(q, df):
    half = pbeta(df / (df + q * q), df / 2, mpf(1) / 2) / 2
    return 1 - half if q > 0 else half


def pchisq(q, df):
    return gammainc(df / 2, 0, q / 2, regularized=True)


def pf(q, df1, df2):
    return pbeta(df1 * q / (df1 * q + df2), df1 / 2, df2 / 2)


def pbinom(q, n, p):
    return sum(binomial(n, k) * p ** k * (1 - p) ** (n - k) for k in range(int(q) + 1))


def invert(function, goal, low, high):
    """Bisection on a rising function, to full precision."""
    for _ in range(400):
        middle = (low + high) / 2
        if function(middle) < goal:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def main():
    rows = []

    def add(name, value, parameters, result):
        cells = [name, value] + list(parameters) + ["nan"] * (2 - len(parameters)) + [mp.nstr(result, 25)]
        rows.append(",".join(str(cell) for cell in cells))

    for q in ("-8", "-3.09", "-1", "0.25", "1.96", "5"):
        add("pnorm", q, ("0", "1"), pnorm(mpf(float(q))))
    for p in ("1e-10", "0.025", "0.2", "0.9", "0.999"):
        goal = mpf(float(p))
        add("qnorm", p, ("0", "1"), invert(pnorm, goal, mpf(-40), mpf(40)))
        for df in ("1", "2", "3", "6.5", "60"):
            d = mpf(float(df))
            add("qt", p, (df,), invert(lambda q: pt(q, d), goal, mpf(-10) ** 13, mpf(10) ** 13))
            add("qchisq", p, (df,), invert(lambda q: pchisq(q, d), goal, mpf(0), mpf(10) ** 4))
        for a, b in (("0.5", "0.5"), ("9.5", "1.5"), ("81", "183"), ("2153", "260"), ("3", "1000")):
            x, y = mpf(float(a)), mpf(float(b))
            add("qbeta", p, (a, b), invert(lambda q: pbeta(q, x, y), goal, mpf(0), mpf(1)))
    for q in ("-4", "0.5", "2.3", "12"):
        for df in ("1", "3", "6.5", "60"):
            add("pt", q, (df,), pt(mpf(float(q)), mpf(float(df))))
    for q in ("0.1", "3.84", "30"):
        add("pchisq", q, ("3",), pchisq(mpf(float(q)), mpf(3)))
        add("pf", q, ("2", "7"), pf(mpf(float(q)), mpf(2), mpf(7)))
    for q in ("0.1", "0.5", "0.9", "0.99"):
        for a, b in (("0.5", "0.5"), ("9.5", "1.5"), ("81", "183")):
            add("pbeta", q, (a, b), pbeta(mpf(float(q)), mpf(float(a)), mpf(float(b))))
    for q in ("0", "7", "17", "19"):
        add("pbinom", q, ("20", "0.86"), pbinom(mpf(q), 20, mpf(0.86)))
    with open("expected_distributions.csv", "w") as file:
        file.write("# made by distributions.py with mpmath 1.3.0 in 50 digits\nname,value,first,second,result\n")
        file.write("\n".join(rows) + "\n")


main()
