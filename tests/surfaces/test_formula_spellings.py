"""Formulas as people write them in MATLAB, NumPy, PyTorch, JavaScript, LaTeX and by hand.

Each is read with the value that Python's own arithmetic gives for what is meant.
"""

import math
from math import cos, e, exp, log, pi, sin, sqrt, tanh

import numpy as np
import pytest

from surfaces.formula import parse

X, Y = 0.7, -1.3


def goldstein_price(x, y):
    a = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    b = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    return (1 + (x + y + 1) ** 2 * a) * (30 + (2 * x - 3 * y) ** 2 * b)


def ackley(x, y):
    root = sqrt(0.5 * (x * x + y * y))
    return -20 * exp(-0.2 * root) - exp(0.5 * (cos(2 * pi * x) + cos(2 * pi * y))) + e + 20


def levy13(x, y):
    first = sin(3 * pi * x) ** 2 + (x - 1) ** 2 * (1 + sin(3 * pi * y) ** 2)
    return first + (y - 1) ** 2 * (1 + sin(2 * pi * y) ** 2)


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def rastrigin(x, y):
    return 20 + x**2 + y**2 - 10 * (cos(2 * pi * x) + cos(2 * pi * y))


def himmelblau(x, y):
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


GOLDSTEIN_PRICE = (
    "(1+(x(1)+x(2)+1)^2*(19-14*x(1)+3*x(1)^2-14*x(2)+6*x(1)*x(2)+3*x(2)^2))"
    "*(30+(2*x(1)-3*x(2))^2*(18-32*x(1)+12*x(1)^2+48*x(2)-36*x(1)*x(2)+27*x(2)^2))"
)

MEANT = {
    # MATLAB and Octave
    "x(1)^2+x(2)^2": lambda x, y: x**2 + y**2,
    "x(1)^2 + 3*x(2)": lambda x, y: x**2 + 3 * y,
    "x(2)^2": lambda x, y: y**2,
    "100*(x(2)-x(1)^2)^2+(1-x(1))^2": rosenbrock,
    "x.^2 + y.^2": lambda x, y: x**2 + y**2,
    "x.*exp(-x.^2-y.^2)": lambda x, y: x * exp(-(x**2) - y**2),
    "2.^x ./ 3": lambda x, y: 2**x / 3,
    "3*(1-x).^2.*exp(-(x.^2) - (y+1).^2) - 10*(x/5 - x.^3 - y.^5).*exp(-x.^2-y.^2)"
    " - 1/3*exp(-(x+1).^2 - y.^2)": lambda x, y: (
        3 * (1 - x) ** 2 * exp(-(x**2) - (y + 1) ** 2)
        - 10 * (x / 5 - x**3 - y**5) * exp(-(x**2) - y**2)
        - exp(-((x + 1) ** 2) - y**2) / 3
    ),
    "X(:,1).^2 - 2*X(:,2)": lambda x, y: x**2 - 2 * y,
    "20 + x(:,1).^2 + x(:,2).^2 - 10*(cos(2*pi*x(:,1)) + cos(2*pi*x(:,2)))": rastrigin,
    GOLDSTEIN_PRICE: goldstein_price,
    "sin(x) + mod(y, 2)": lambda x, y: sin(x) + y % 2,
    "power(x, 3) - exp(1)*y": lambda x, y: x**3 - e * y,
    "(x > 0).*x + (x <= 0).*0.1.*x": lambda x, y: x,
    # NumPy, math, PyTorch, TensorFlow, SymPy
    "np.sin(x)": lambda x, y: sin(x),
    "np.sin(x)**2 + np.cos(y)": lambda x, y: sin(x) ** 2 + cos(y),
    "np.exp(-(x**2 + y**2)/2)": lambda x, y: exp(-(x**2 + y**2) / 2),
    "-20.0*np.exp(-0.2*np.sqrt(0.5*(x**2 + y**2)))"
    " - np.exp(0.5*(np.cos(2*np.pi*x) + np.cos(2*np.pi*y))) + np.e + 20": ackley,
    "numpy.log(1 + numpy.abs(x)) - numpy.power(y, 2)": lambda x, y: log(1 + abs(x)) - y**2,
    "np.maximum(0, x) + np.minimum(y, 0)": lambda x, y: x + y,
    "np.square(x) + np.arctan2(y, x)": lambda x, y: x**2 + math.atan2(y, x),
    "np.where(x > 0, x, 0.01*x)": lambda x, y: x,
    "np.where(y > 0, y, 0.01*y)": lambda x, y: 0.01 * y,
    "np.arcsin(x) + np.arccos(x)": lambda x, y: pi / 2,
    "np.hypot(x, y) + np.log1p(x**2)": lambda x, y: math.hypot(x, y) + log(1 + x**2),
    "np.sign(y)*np.cbrt(x)": lambda x, y: -(x ** (1 / 3)),
    "x[0]**2 + 2*x[1]**2": lambda x, y: x**2 + 2 * y**2,
    "x[1]": lambda x, y: y,
    "(1 - x[0])**2 + 100*(x[1] - x[0]**2)**2": rosenbrock,
    "X[:, 0]**2 + X[:, 1]": lambda x, y: x**2 + y,
    "x[..., 0]*x[..., 1]": lambda x, y: x * y,
    "params[0]**2 - params[1]": lambda x, y: x**2 - y,
    "p[0]*p[1]": lambda x, y: x * y,
    "math.sin(x)*math.exp(-x**2)": lambda x, y: sin(x) * exp(-(x**2)),
    "math.pi*x + math.tau*y + math.e": lambda x, y: pi * x + 2 * pi * y + e,
    "math.pow(x, 2) + math.log10(x)": lambda x, y: x**2 + math.log10(x),
    "math.erf(x)": lambda x, y: math.erf(x),
    "scipy.special.erf(y)": lambda x, y: math.erf(y),
    "torch.sin(3*x) + torch.cos(3*y)": lambda x, y: sin(3 * x) + cos(3 * y),
    "torch.relu(x) + torch.relu(y)": lambda x, y: x,
    "torch.sigmoid(x)": lambda x, y: 1 / (1 + exp(-x)),
    "F.softplus(x) + F.relu(y)": lambda x, y: log(1 + exp(x)),
    "torch.where(x > 0, x, torch.exp(x) - 1)": lambda x, y: x,
    "torch.abs(x) + torch.max(x, y)": lambda x, y: 2 * x,
    "torch.clamp(y, -1, 1)": lambda x, y: -1.0,
    "tf.tanh(x) + tf.square(y)": lambda x, y: tanh(x) + y**2,
    "sp.Abs(y) + sp.exp(x)": lambda x, y: -y + exp(x),
    # JavaScript and C
    "Math.pow(x, 2) + Math.pow(y, 2)": lambda x, y: x**2 + y**2,
    "Math.sin(x * Math.PI) + Math.E": lambda x, y: sin(x * pi) + e,
    "Math.sqrt(x*x + y*y)": math.hypot,
    "Math.pow(1 - x, 2) + 100 * Math.pow(y - x*x, 2)": rosenbrock,
    "Math.abs(y) + Math.max(x, 0)": lambda x, y: x - y,
    "pow(x, 2) + fabs(y)": lambda x, y: x**2 - y,
    "std::exp(x) - std::floor(y)": lambda x, y: exp(x) + 2,
    # Mathematica
    "Sin[x]^2 + Cos[y]": lambda x, y: sin(x) ** 2 + cos(y),
    "Exp[-x^2] Sqrt[1 + y^2]": lambda x, y: exp(-(x**2)) * sqrt(1 + y**2),
    "Abs[x - Pi] + Log[2]": lambda x, y: pi - x + log(2),
    "If[x > 0, x^2, y]": lambda x, y: x**2,
    # LaTeX, as Desmos copies it
    r"\frac{1}{2}x^{2} + y^{2}": lambda x, y: x**2 / 2 + y**2,
    r"\sin\left(x\right)\cos\left(y\right)": lambda x, y: sin(x) * cos(y),
    r"\sqrt{x^2+y^2}": math.hypot,
    r"e^{-x^2/2}\cdot\pi": lambda x, y: exp(-(x**2) / 2) * pi,
    r"\frac{\sin(x)}{x} + \ln(2)": lambda x, y: sin(x) / x + log(2),
    r"x_{1}^{2}+x_{2}^{2}": lambda x, y: x**2 + y**2,
    r"\theta_0^2 + \theta_1": lambda x, y: x**2 + y,
    r"\theta_{0} \times \theta_{1}": lambda x, y: x * y,
    r"\max(x, y) + \operatorname{abs}(y)": lambda x, y: x - y,
    r"\left(x^{2}+y-11\right)^{2}+\left(x+y^{2}-7\right)^{2}": himmelblau,
    r"\log_{10}(x) + \log_2(x)": lambda x, y: math.log10(x) + math.log2(x),
    r"\arctan(x) + 2\alpha": lambda x, alpha: math.atan(x) + 2 * alpha,
    # Raised and lowered letters, other signs
    "x² + y²": lambda x, y: x**2 + y**2,
    "x⁴ − 3x³": lambda x, y: x**4 - 3 * x**3,
    "2⁴x": lambda x, y: 16 * x,
    "x²y": lambda x, y: x**2 * y,
    "x⁻¹ + e⁻²": lambda x, y: 1 / x + exp(-2),
    "x – 1": lambda x, y: x - 1,
    "x — y": lambda x, y: x - y,
    "x‐1": lambda x, y: x - 1,
    "3 × x · y": lambda x, y: 3 * x * y,
    "x ∕ 2 ∗ y": lambda x, y: x / 2 * y,
    "x₁² + x₂²": lambda x, y: x**2 + y**2,
    "θ₀² + 3θ₁": lambda x, y: x**2 + 3 * y,
    "π x²": lambda x, y: pi * x**2,
    "sin(πx)": lambda x, y: sin(pi * x),
    # Other names
    "x1^2 + 2 x2^2": lambda x, y: x**2 + 2 * y**2,
    "x_1^2 + x_1 x_2": lambda x, y: x**2 + x * y,
    "theta0**2 + theta1**2": lambda x, y: x**2 + y**2,
    "theta_0*theta_1": lambda x, y: x * y,
    "w^2 + 3b": lambda w, b: w**2 + 3 * b,
    "(b + 2w - 1)^2": lambda w, b: (b + 2 * w - 1) ** 2,
    "m*2 + b": lambda m, b: 2 * m + b,
    "u^2 - v": lambda u, v: u**2 - v,
    "(a - 1)^2 + (b - a^2)^2": lambda a, b: (a - 1) ** 2 + (b - a**2) ** 2,
    "alpha^2 + beta": lambda alpha, beta: alpha**2 + beta,
    "w0^2 + w1": lambda x, y: x**2 + y,
    "weight*2 + bias": lambda weight, bias: weight * 2 + bias,
    "slope^2 + intercept": lambda slope, intercept: slope**2 + intercept,
    "t^2 - 2t": lambda t, _: t**2 - 2 * t,
    "X^2 + Y^2": lambda x, y: x**2 + y**2,
    "p q + q^2": lambda p, q: p * q + q**2,
    "λ^2 + μ": lambda a, b: a**2 + b,
    # By hand
    "(x + y + 1)^2 (19 - 14x)": lambda x, y: (x + y + 1) ** 2 * (19 - 14 * x),
    "sin(3pi x)^2 + (x - 1)^2 (1 + sin(3pi y)^2) + (y - 1)^2 (1 + sin(2pi y)^2)": levy13,
    "(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6x y + 3y^2))"
    " (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36x y + 27y^2))": goldstein_price,
    "x^2 y": lambda x, y: x**2 * y,
    "x^2(y + 1)": lambda x, y: x**2 * (y + 1),
    "x^2 sin(y)": lambda x, y: x**2 * sin(y),
    "x^-2 y": lambda x, y: y / x**2,
    "2x^2 y^3 x": lambda x, y: 2 * x**3 * y**3,
    "e**x": lambda x, y: exp(x),
    "e^(-x^2) cos(2pi y)": lambda x, y: exp(-(x**2)) * cos(2 * pi * y),
    "ln(x) + log(x) + log2(x)": lambda x, y: 2 * log(x) + math.log2(x),
    "ReLU(x) + ReLU(y)": lambda x, y: x,
    "relu(x - 1)": lambda x, y: 0.0,
    "max(0, 1 - x y)": lambda x, y: 1 - x * y,
    "softplus(y)": lambda x, y: log(1 + exp(y)),
    "sigmoid(x + y)": lambda x, y: 1 / (1 + exp(-x - y)),
    "erf(x/2)": lambda x, y: math.erf(x / 2),
    "mod(x, 0.5) + round(y)": lambda x, y: x % 0.5 - 1,
    "ceil(x) + floor(y)": lambda x, y: -1.0,
    "where(x > 0, x^2, -x)": lambda x, y: x**2,
    "where(x < y, 1, where(x < 1, 2, 3))": lambda x, y: 2.0,
    "(x > 0)*x^2 + (x ≤ 0)*y": lambda x, y: x**2,
    "if(x >= 0.5, sin(x), y)": lambda x, y: sin(x),
    "0.5(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)": lambda x, y: (
        0.5 * (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y)
    ),
    "-(y + 47) sin(sqrt(abs(x/2 + y + 47))) - x sin(sqrt(abs(x - y - 47)))": lambda x, y: (
        -(y + 47) * sin(sqrt(abs(x / 2 + y + 47))) - x * sin(sqrt(abs(x - y - 47)))
    ),
    "-200*exp(-0.2*sqrt(x^2+y^2))+5*exp(cos(3*x)+sin(3*y))": lambda x, y: (
        -200 * exp(-0.2 * math.hypot(x, y)) + 5 * exp(cos(3 * x) + sin(3 * y))
    ),
    "sech(x)^2 + cot(x)": lambda x, y: 1 / math.cosh(x) ** 2 + 1 / math.tan(x),
    "clip(y, -1, 1) + hypot(3, 4)": lambda x, y: 4.0,
    "f(x, y) = x^2 + y^2": lambda x, y: x**2 + y**2,
    "f(w,b) = (2w + b)^2": lambda w, b: (2 * w + b) ** 2,
    "@(x,y) x.^2 + 2*y": lambda x, y: x**2 + 2 * y,
    "@(x) x.^2": lambda x, y: x**2,
    "lambda x, y: x**2 - y": lambda x, y: x**2 - y,
    "(x, y) => x*y": lambda x, y: x * y,
    "silu(x)": lambda x, y: x / (1 + exp(-x)),
}


@pytest.mark.parametrize("text", MEANT)
def test_a_formula_is_read_as_it_is_meant(text):
    surface = parse(text)
    point = np.array([X, Y][: surface.dimension])
    meant = MEANT[text](X, Y)
    assert float(surface.objective(point)) == pytest.approx(meant, rel=1e-13, abs=1e-13)
    assert surface.values(point[None])[0] == pytest.approx(meant, rel=1e-13, abs=1e-13)
    assert parse(surface.text) is surface


def test_there_are_many():
    assert len(MEANT) >= 120
