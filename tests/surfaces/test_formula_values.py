"""Own formulas: their values, gradients, LaTeX and canonical text."""

import itertools
import math
from operator import add, mul, sub, truediv

import jax
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optviz.export.style.formulas import mathtext
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import evaluate
from surfaces.formula import parse

X, Y = 0.7, -1.3


def value(text, x=X, y=Y):
    surface = parse(text)
    return float(surface.objective(np.array([x, y][: surface.dimension])))


MEANT = {
    "-x^2": -(X**2),
    "2x^2": 2 * X**2,
    "2^3^2": 2.0**9,
    "-2^2": -4.0,
    "2^-x": 2**-X,
    "x-y-1": X - Y - 1,
    "x-(y-1)": X - (Y - 1),
    "1/x/2": 1 / X / 2,
    "x/2*y": X / 2 * Y,
    "2x/3": 2 * X / 3,
    "2 x y": 2 * X * Y,
    "(x)(y)": X * Y,
    "x(y+1)": X * (Y + 1),
    "2(x+1)(y-1)": 2 * (X + 1) * (Y - 1),
    "3 sin(x y)": 3 * math.sin(X * Y),
    "e^(-x)sin(x)": math.exp(-X) * math.sin(X),
    "x²+y³": X**2 + Y**3,
    "−x·y÷2": -X * Y / 2,
    "2e": 2 * math.e,
    "2e2x": 200 * X,
    "2πx": 2 * math.pi * X,
    "--x": X,
    "x*-y": -X * Y,
    "x^-2": X**-2,
    "(-2)^3": -8.0,
    "y^3": Y**3,
    "y^17": Y**17,
    "log(x) + ln(x)": 2 * math.log(X),
    "log10(x) log2(x)": math.log10(X) * math.log2(X),
    "max(x, y, 0) + min(x, y)": X + Y,
    "atan2(y, x)": math.atan2(Y, X),
    "sign(y) floor(y) abs(y)": -1 * -2 * 1.3,
    "tau - 2pi": 0.0,
    "0^0": 1.0,
}


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant(text):
    assert value(text) == pytest.approx(MEANT[text], rel=1e-14)


FUNCTIONS = {
    name: getattr(math, name)
    for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "sqrt")
} | {"log": math.log, "log10": math.log10, "log2": math.log2, "abs": abs, "floor": math.floor}
OPERATORS = {"+": add, "-": sub, "*": mul, "/": truediv, "^": pow}
LEAVES = st.sampled_from(
    [("x", X), ("y", Y), ("2", 2.0), ("0.5", 0.5), ("3", 3.0), ("pi", math.pi), ("1e-3", 1e-3)]
)
EXACT = itertools.repeat(0.0)


def larger(parts):
    functions = st.tuples(st.sampled_from(sorted(FUNCTIONS)), parts)
    operations = st.tuples(st.sampled_from(sorted(OPERATORS)), parts, parts)
    return st.one_of(functions, operations)


def written(tree, errors=EXACT):
    """A random tree as a text with all brackets, and its value by Python's own arithmetic.

    Every part's result is off by the next of some relative `errors`.
    """
    if len(tree) == 2 and tree[0] not in FUNCTIONS:
        return tree
    texts, values = zip(*(written(part, errors) for part in tree[1:]), strict=True)
    if len(texts) == 1:
        result = float(FUNCTIONS[tree[0]](*values))
        return f"{tree[0]}({texts[0]})", result * (1 + next(errors))
    result = OPERATORS[tree[0]](*values)
    assume(isinstance(result, float))
    return f"({texts[0]}){tree[0]}({texts[1]})", result * (1 + next(errors))


def is_stable(tree, result):
    """Whether errors in the last digit of every part, where libraries differ, stay that small."""
    for errors in ((4e-16, -4e-16), (4e-16, 4e-16, -4e-16)):
        try:
            _, other = written(tree, itertools.cycle(errors))
        except (ValueError, OverflowError, ZeroDivisionError):
            return False
        if not math.isclose(result, other, rel_tol=1e-13, abs_tol=1e-13):
            return False
    return True


def explicit(tree):
    try:
        text, result = written(tree)
    except (ValueError, OverflowError, ZeroDivisionError):
        assume(False)
    assume(len(text) <= 200)
    return text, result


@settings(max_examples=300, deadline=None)
@given(st.recursive(LEAVES, larger, max_leaves=8))
def test_values_are_those_of_python(tree):
    text, result = explicit(tree)
    surface = parse(text)
    assume(abs(result) < 1e100)
    assume(is_stable(tree, result))
    assert value(text) == pytest.approx(result, rel=1e-9, abs=1e-9)
    # The picture's grid is computed by NumPy, the path by JAX: they agree.
    point = np.array([[X, Y][: surface.dimension]])
    assert surface.values(point)[0] == pytest.approx(value(text), rel=1e-12, abs=1e-12)


@settings(max_examples=300, deadline=None)
@given(st.recursive(LEAVES, larger, max_leaves=8))
def test_the_canonical_text_is_read_back_and_the_latex_can_be_set(tree):
    surface = parse(explicit(tree)[0])
    assert parse(surface.text) is surface
    assert surface.formula.count("{") == surface.formula.count("}")
    for line in surface.formula.split("\n"):
        assert mathtext(line) is not None, line


CANONICAL = {
    "((x)) + (y)": "x+y",
    "x + (y + 1)": "x+(y+1)",
    "2 (x) ^ (y ^ 2)": "2*x^y^2",
    "(x^y)^2": "(x^y)^2",
    "-(x y)": "-(x*y)",
    "(-x) y": "-x*y",
    "x - (-y)": "x--y",
    "x/(y/2)": "x/(y/2)",
    "log(x)": "ln(x)",
    "+x**2.0": "x^2",
    "e^(-x)": "e^-x",
    "(-x)^2": "(-x)^2",
    "max(x,(y))": "max(x,y)",
    "1.50e3": "1500",
}


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_text(text):
    assert parse(text).text == CANONICAL[text]
    assert parse(CANONICAL[text]) is parse(text)


LATEX = {
    "x^2 + 3 sin(x y)": r"x^{2} + 3 \sin(x\,y)",
    "log(x)": r"\ln(x)",
    "1/(2x)": r"\frac{1}{2 x}",
    "sqrt(x)^3": r"\left(\sqrt{x}\right)^{3}",
    "sin(x)^2": r"\sin^{2}(x)",
    "sin(x)^-1": r"(\sin(x))^{-1}",
    "(x/y)^2": r"\left(\frac{x}{y}\right)^{2}",
    "2*3": r"2 \cdot 3",
    "x*2": r"x \cdot 2",
    "x(y+1)": r"x \cdot (y + 1)",
    "2(x+1)": r"2 (x + 1)",
    "x-(y-1)": r"x - (y - 1)",
    "x*-y": r"x \cdot (-y)",
    "-(x+1)": r"-(x + 1)",
    "exp(-x^2)": r"e^{-x^{2}}",
    "abs(x)+floor(y)": r"\left|x\right| + \left\lfloor y\right\rfloor ",
    "3e-7x": r"3 \cdot 10^{-7} x",
    "(1e20)^x": r"\left(10^{20}\right)^{x}",
    "2*(1/3)": r"2 \cdot \frac{1}{3}",
    "pi x": r"\pi\,x",
}


@pytest.mark.parametrize("text", LATEX)
def test_latex_is_made_from_the_tree(text):
    assert parse(text).formula.partition(" = ")[2] == LATEX[text]


@pytest.mark.parametrize(
    "text",
    [
        *("x^2 + 3 sin(x y)", "(1-x)^2 + 100(y - x^2)^2", "exp(-x^2) cos(y)/(1 + y^2)", "x^-3*y^5"),
        *("x^y", "abs(x)^1.5 + atan2(y, x)", "log(1 + x^2) tanh(y)", "max(x, y) sqrt(3 + x)", "y"),
    ],
)
def test_gradients_are_the_slopes(text):
    surface, point, step = parse(text), np.array([X, Y]), 1e-5
    slopes = [
        (surface.objective(point + offset) - surface.objective(point - offset)) / (2 * step)
        for offset in step * np.eye(2)
    ]
    assert jax.grad(surface.objective)(point) == pytest.approx(np.array(slopes), rel=1e-7, abs=1e-8)


def test_near_a_minimum_a_formula_with_kinks_has_its_gradient():
    table = parse("-abs(sin(x) cos(y) exp(abs(1 - sqrt(x^2 + y^2)/pi)))")
    smooth = parse("sin(x) cos(y) exp(sqrt(x^2 + y^2)/pi - 1)")  # the same around this minimum
    for step in (0, 1e-7, 1e-4):
        point = np.array([8.05502347 + step, 9.66459001])
        assert jax.grad(table.objective)(point) == pytest.approx(
            -np.sign(smooth.objective(point)) * np.array(jax.grad(smooth.objective)(point)),
            abs=1e-12,
        )


def test_dimension_and_symbols():
    assert (parse("x^2").dimension, parse("x^2").symbols) == (1, ("x",))
    assert (parse("5").dimension, parse("y^2").dimension) == (1, 2)
    assert parse("y^2").symbols == ("x", "y")
    assert parse("x").formula.startswith("f(x) = ")
    assert parse("x y").formula.startswith("f(x, y) = ")


def test_undefined_points_are_no_error():
    surface = parse("log(x)")
    values = evaluate(surface, (np.linspace(-1, 1, 5),))
    assert np.isnan(values[:2]).all()
    assert values[2] == -np.inf
    path = run(surface, OPTIMIZERS["gradient_descent"], start=0.1, num_steps=5)
    assert np.isfinite(path.value[0])
    assert np.isnan(path.value[-1])
    nowhere = run(parse("sqrt(-1-x^2-y^2)"), OPTIMIZERS["adam"], num_steps=5)
    assert np.isnan(nowhere.value).all()
