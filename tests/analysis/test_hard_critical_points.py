"""Critical points that are hard to find: at kinks and edges, degenerate, too many or too close."""

import jax.numpy as jnp
import numpy as np
import pytest
from function_surfaces import kinds_of, surface_of

from optviz.critical_points import find, survey
from surfaces import SURFACES
from surfaces.formula import parse

LOST = {
    # More points than the grid of starts can tell apart.
    "many": lambda p: jnp.sum(jnp.cos(40.1 * p)) + 0.1 * jnp.sum(p**2),
    # Nothing but critical points, or a line of them.
    "flat": lambda p: 0 * p[0],
    "gutter": lambda p: p[0] ** 2,
    "ring": lambda p: (p[0] ** 2 + p[1] ** 2 - 1) ** 2,
    "quartic": lambda p: jnp.sum(p**4),
    # Undefined in half of the window.
    "logarithm": lambda p: jnp.log(p[0]) ** 2 + p[1] ** 2,
    "nowhere": lambda p: jnp.log(-1 - p[0] ** 2),
    "overflow": lambda p: jnp.exp(1e3 * p[0] ** 2) + p[1] ** 2,
}


@pytest.mark.parametrize("name", LOST)
def test_what_may_be_incomplete_is_said_so(name):
    assert not survey(surface_of(LOST[name])).complete


def test_degenerate_points_are_found_but_not_all_of_them_returned():
    for name, few, many in (
        ("quartic", 1, 1),
        ("gutter", 5, 40),
        ("ring", 5, 80),
        ("flat", 50, 500),
    ):
        points = find(surface_of(LOST[name]))
        assert few <= sum(point.kind == "degenerate" for point in points) <= many
    assert kinds_of(find(surface_of(LOST["ring"])))["maximum"] == 1


def bisected(slope, low, high):
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return low


# Along x = 0 and below the tip the slope of the first formula is this, by hand.
CONE = bisected(
    lambda y: 15 * np.cos(3 * y) * np.exp(1 + np.sin(3 * y)) - 40 * np.exp(0.2 * y), -0.1, 0
)
KINKS = {
    "-200*exp(-0.2*sqrt(x^2+y^2))+5*exp(cos(3*x)+sin(3*y))": (None, (0, CONE), -186.411214),
    "100 sqrt(abs(y - 0.01x^2)) + 0.01 abs(x + 10)": (((-15, -5), (-3, 3)), (-10, 1), 0),
    "sqrt(x^2 + y^2)": (None, (0, 0), 0),
    "abs(x - 1) + (y + 0.5)^2": (None, (1, -0.5), 0),
    "max(abs(x + 2y - 7), abs(2x + y - 5))": (None, (1, 3), 0),
    "abs(x - 0.3)": (None, (0.3,), 0),
}


@pytest.mark.parametrize("text", KINKS)
def test_minima_at_kinks_are_found(text):
    window, params, value = KINKS[text]
    points = [point for point in find(parse(text), window=window) if point.kind == "minimum"]
    np.testing.assert_allclose(points[0].params, params, atol=2e-6)
    assert points[0].value == pytest.approx(value, abs=1e-5)


def test_a_window_whose_edge_is_lower_than_its_minima_says_so():
    eggholder = "-(y + 47) sin(sqrt(abs(x/2 + y + 47))) - x sin(sqrt(abs(x - y - 47)))"
    found = survey(parse(eggholder), window=((-512, 512), (-512, 512)))
    lowest = found.points[0]
    assert lowest.kind == "edge"
    np.testing.assert_allclose(lowest.params, (512, 404.231805), atol=1e-5)
    assert lowest.value == pytest.approx(-959.640663, abs=1e-5)
    assert [point.kind for point in found.points].count("edge") == 1
    for surface in (parse("x^2 - y^2"), SURFACES["bowl"], SURFACES["himmelblau"]):
        assert "edge" not in kinds_of(find(surface))


def test_all_four_lowest_points_of_holders_table_are_found():
    table = parse("-abs(sin(x) cos(y) exp(abs(1 - sqrt(x^2 + y^2)/pi)))")
    points = find(table, window=((-10, 10), (-10, 10)))
    lowest = sorted(point.params for point in points if point.value < -19)
    expected = [(x, y) for x in (-8.055023, 8.055023) for y in (-9.66459, 9.66459)]
    np.testing.assert_allclose(lowest, expected, atol=1e-6)
