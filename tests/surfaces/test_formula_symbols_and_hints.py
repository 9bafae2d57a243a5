"""How a formula's coordinates are called, and the way out that a refused formula is told."""

import pytest

from surfaces.formula import FormulaError, parse

SYMBOLS = {
    "x + y": ("x", "y"),
    "y^2": ("x", "y"),
    "w^2 + b": ("w", "b"),
    "b + w": ("w", "b"),
    "a b": ("a", "b"),
    "intercept + slope^2": (r"\mathrm{slope}", r"\mathrm{intercept}"),
    "θ₁ + θ₀^2": (r"\theta_0", r"\theta_1"),
    "theta1 theta0": (r"\theta_0", r"\theta_1"),
    "phi - theta": (r"\theta", r"\phi"),
    "x2 + x1": ("x_1", "x_2"),
    "x_10 + x_9": ("x_9", "x_{10}"),
    "x(2)": ("x_1", "x_2"),
    "x[1]": ("x_0", "x_1"),
    "x_2^2": ("x_1", "x_2"),
    "x_1^2": ("x_1",),
    "v^2": ("v",),
    "2t": ("t",),
    "Y X": ("X", "Y"),
    "y + z": ("y", "z"),
    "theta x": ("x", r"\theta"),
    "5": ("x",),
}


@pytest.mark.parametrize("text", SYMBOLS)
def test_the_coordinates_are_named_as_typed_and_in_a_natural_order(text):
    surface = parse(text)
    assert surface.symbols == SYMBOLS[text]
    assert surface.formula.startswith(f"f({', '.join(SYMBOLS[text])}) = ")


# What is not read names the way out.
HINTS = {
    "|x| + |y|": "abs(x)",
    "x % 2": "mod(x, 2)",
    "sin x": "sin(x)",
    "sin^2(x)": "sin(x)^2",
    "x^2y": "x^2*y",
    "1/2x": "(1/2)*x",
    "xy": "x*y",
    "√(x² + y²)": "sqrt(x)",
    "y = x^2": "right-hand side",
    "x**2 if x > 0 else 0": "where(x > 0, x, 0)",
    "x > 0 ? x : 0": "where(x > 0, x, 0)",
    "x**2 and y": "(x > 0)*(x < 1)",
    "x'*x": "quotation",
    "sum(x.^2)": "x^2 + y^2",
    "norm(x)": "sqrt(x^2 + y^2)",
    "np.linalg.norm(x)": "before a point",
    "x.abs()": "before a point",
    "arctan(x)": "atan(x)",
    "x^2 + y^2 + z^2": "three variables",
    "x^2 + y^2 = 1": "right-hand side",
    "x^2 + y^2 < 1": "in brackets",
    "1,5x": "0.5",
    "x!": "cannot be used",
    "x^10!": "cannot be used",
    "x² ³": "two ways",
    "f(y, x) = x^2 + y": "leave out",
    "f(x, y) = x^2": "leave out",
    "x^2 + y^2;": "leave out",
    "E^x": "did you mean e",
    "x2 + y2": "x_2 or x^2",
}


@pytest.mark.parametrize("text", HINTS)
def test_what_is_refused_names_the_way_out(text):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert HINTS[text] in caught.value.message
