"""Ready-made computation graphs."""

from collections.abc import Sequence

from optviz.backprop.graph import Builder, Graph
from optviz.backprop.operations import (
    ADD,
    ADD_ONE,
    EXP,
    HALF_SQUARED_ERROR,
    MULTIPLY,
    NEGATE,
    RECIPROCAL,
    SIGMOID,
    SQUARED_ERROR,
    SUM,
    WEIGHTED_SUM,
)

# Three points for the fit of a line.
POINTS = ((0.5, 1.4), (1.5, 1.8), (3.0, 3.3))

# Matt Mazur's step by step example of 2015: two inputs, two hidden units, two outputs. Rows are
# units, columns what goes into them.
INPUTS, TARGETS = (0.05, 0.10), (0.01, 0.99)
WEIGHTS = (((0.15, 0.20), (0.25, 0.30)), ((0.40, 0.45), (0.50, 0.55)))
BIASES = ((0.35, 0.35), (0.60, 0.60))

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def below(text: str, index: int | str) -> tuple[str, str]:
    """A name with an index, in LaTeX and in plain letters."""
    return f"{text}_{{{index}}}", text + str(index).translate(_SUBSCRIPTS)


def multiply(x: float = 3.0, y: float = 4.0) -> Graph:
    """The smallest graph: z = x y."""
    build = Builder()
    first, second = build.given("input", "x", "x", x), build.given("input", "y", "y", y)
    build.apply(MULTIPLY, "z", "z", first, second)
    return build.graph()


def sigmoid_unit(x: float = 1.0, w: float = 0.0, b: float = 0.0) -> Graph:
    """The function 1 / (1 + exp(-(wx + b))) in its smallest steps."""
    build = Builder()
    weight, given = build.given("parameter", "w", "w", w), build.given("input", "x", "x", x)
    product = build.apply(MULTIPLY, "p", "p", weight, given)
    bias = build.given("parameter", "b", "b", b)
    total = build.apply(ADD, "u", "u", product, bias)
    negative = build.apply(NEGATE, "n", "n", total)
    raised = build.apply(EXP, "q", "q", negative)
    more = build.apply(ADD_ONE, "s", "s", raised)
    build.apply(RECIPROCAL, "f", "f", more)
    return build.graph()


def line_fit(
    w: float = 0.2, b: float = 0.5, points: Sequence[tuple[float, float]] = POINTS
) -> Graph:
    """The sum of the squared errors of a line at some points; w and b feed all of them."""
    build = Builder()
    weight, bias = build.given("parameter", "w", "w", w), build.given("parameter", "b", "b", b)
    errors = []
    for i, (x, y) in enumerate(points, start=1):
        given = build.given("input", *below("x", i), x)
        symbol, name = below("y", i)
        line = build.apply(WEIGHTED_SUM, rf"\hat {symbol}", f"ŷ{name[1:]}", weight, given, bias)
        target = build.given("input", symbol, name, y)
        errors.append(build.apply(SQUARED_ERROR, *below("E", i), line, target))
    build.apply(SUM, "L", "L", *errors)
    return build.graph()


def network() -> Graph:
    """The network with two inputs, two hidden units and two outputs; all units are sigmoids."""
    build = Builder()
    signals = [build.given("input", *below("x", i), v) for i, v in enumerate(INPUTS, start=1)]
    for layer, outer in enumerate(("h", "o")):
        units = []
        for i, (row, bias) in enumerate(zip(WEIGHTS[layer], BIASES[layer], strict=True), start=1):
            letter = "wv"[layer]
            terms = []
            for j, (value, signal) in enumerate(zip(row, signals, strict=True), start=1):
                terms += [build.given("parameter", *below(letter, f"{i}{j}"), value), signal]
            offset = build.given("parameter", *below("bc"[layer], i), bias)
            net = build.apply(WEIGHTED_SUM, *below("an"[layer], i), *terms, offset)
            units.append(build.apply(SIGMOID, *below(outer, i), net))
        signals = units
    errors = []
    for i, (unit, value) in enumerate(zip(signals, TARGETS, strict=True), start=1):
        target = build.given("input", *below("t", i), value)
        errors.append(build.apply(HALF_SQUARED_ERROR, *below("E", i), unit, target))
    build.apply(SUM, "L", "L", *errors)
    return build.graph()
