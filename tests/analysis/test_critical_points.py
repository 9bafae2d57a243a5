"""Critical points against `golden.json` and theory; winding numbers, convexity, regimes."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from compilations import no_compilation
from function_surfaces import kinds_of, surface_of
from references import GOLDEN

from optviz.calculus.convexity import convexity
from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.regimes import REGIMES, has_regimes, regimes, stability_bound
from optviz.critical_points import find, survey, winding_number
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

KINDS = {"min": "minimum", "saddle": "saddle", "max": "maximum"}
# The golden list of the Gabor loss is that of the book's window.
WINDOWS = {"gabor": ((-10.0, 10.0), (2.5, 22.5))}
LISTED = {
    "x_cos": "xcos",
    "rosenbrock": "rosenbrock",
    "himmelblau": "himmelblau",
    "gaussian_well": "gausswell",
    "gabor": "gabor_syn28",
    "line_fit": "linreg_syn12",
}


@pytest.mark.parametrize("id", LISTED)
def test_all_listed_points_are_found_and_no_others(id):
    surface = SURFACES[id]
    found = survey(surface, window=WINDOWS.get(id))
    listed = GOLDEN["surfaces"][LISTED[id]]["critical_points"]
    assert len(found.points) == len(listed)
    assert found.complete
    coordinates, value = ("phi", "loss") if id == "gabor" else ("x", "f")
    for point in listed:
        params = np.array(point[coordinates], float)
        nearest = min(found.points, key=lambda p: np.abs(np.subtract(p.params, params)).max())
        np.testing.assert_allclose(nearest.params, params, atol=1e-9)
        assert nearest.kind == KINDS[point["kind"]]
        assert nearest.value == pytest.approx(float(point[value]), abs=1e-10)
        expected = sorted(float(number) for number in point["hessian_eigenvalues"])
        np.testing.assert_allclose(nearest.eigenvalues, expected, rtol=1e-8)


COUNTS = {
    "himmelblau": ({"minimum": 4, "saddle": 4, "maximum": 1}, 1),
    "styblinski_tang": ({"minimum": 4, "saddle": 4, "maximum": 1}, 1),
    "three_hump_camel": ({"minimum": 3, "saddle": 2}, 1),
    "beale": ({"minimum": 1, "saddle": 2}, -1),
    "rastrigin": ({"minimum": 121, "saddle": 220, "maximum": 100}, 1),
    "ackley": ({"minimum": 121, "saddle": 220, "maximum": 100}, 1),
    "saddle": ({"saddle": 1}, -1),
    "plateau": ({"minimum": 1}, 1),
    "logistic": ({"minimum": 1}, 1),
    "parabola": ({"minimum": 1}, 1),
    "x_cos": ({"minimum": 3, "maximum": 3}, 0),
}


@pytest.mark.parametrize("id", COUNTS)
def test_counts_and_winding_numbers(id):
    counts, winding = COUNTS[id]
    found = survey(SURFACES[id])
    assert kinds_of(found.points) == counts
    assert found.winding == winding
    assert found.complete


@pytest.mark.parametrize("id", SURFACES)
def test_every_point_is_critical_and_every_known_minimum_is_found(id):
    surface = SURFACES[id]
    points = find(surface)
    grad_of = jax.jit(jax.grad(surface.objective))
    hessian_of = jax.jit(jax.hessian(surface.objective))
    assert [point.value for point in points] == sorted(point.value for point in points)
    for point in points:
        params = np.array(point.params)
        for x, (low, high) in zip(params, surface.window, strict=True):
            assert low <= x <= high
        assert point.value == pytest.approx(float(surface.objective(params)), abs=1e-12)
        if np.isnan(point.eigenvalues).any():
            assert id == "ackley" and point.params == (0.0, 0.0)
            continue
        hessian = np.asarray(hessian_of(params))
        scale = max(np.abs(hessian).max(), 1.0)
        assert np.abs(grad_of(params)).max() < 1e-10 * scale
        np.testing.assert_allclose(
            point.eigenvalues, np.linalg.eigvalsh(hessian), rtol=1e-9, atol=1e-12 * scale
        )
        vectors = np.array(point.eigenvectors)
        np.testing.assert_allclose(
            hessian @ vectors, vectors * point.eigenvalues, atol=1e-9 * scale
        )
    minima = np.array([point.params for point in points if point.kind == "minimum"])
    for known in surface.minima:
        assert np.abs(minima - known).max(axis=1).min() < 1e-8


def test_a_monkey_saddle_is_degenerate():
    found = survey(SURFACES["monkey_saddle"])
    assert kinds_of(found.points) == {"degenerate": 1}
    np.testing.assert_allclose(found.points[0].params, 0, atol=1e-6)
    assert found.winding == -2
    assert not found.complete


def test_the_window_restricts_and_extends_the_search():
    himmelblau = SURFACES["himmelblau"]
    quarter = survey(himmelblau, window=((0, 6), (0, 5)))
    assert kinds_of(quarter.points) == {"minimum": 1, "saddle": 2}
    assert quarter.complete
    window = ((2.0, 3.0), (1.0, 2.0))  # closed: the minimum is its corner
    assert [point.params for point in find(himmelblau, window=window)] == [(3.0, 2.0)]
    assert survey(himmelblau, window=window).winding is None
    assert find(SURFACES["bowl"], window=((1, 2), (1, 2))) == []


def test_shape_and_window_never_compile():
    surface = SURFACES["quadratic"]
    survey(surface)
    convexity(surface)
    rng = np.random.default_rng(0)
    with no_compilation():
        for _ in range(5):
            shape = {"curvature_1": rng.uniform(0.1, 5), "rotation": rng.uniform(-90, 90)}
            low = rng.uniform(-5, -1, 2)
            window = np.stack([low, low + rng.uniform(2, 9, 2)], axis=1)
            survey(surface, shape, window)
            convexity(surface, shape, window, points=int(rng.integers(5, 80)))
            derivatives_of(surface, shape)(rng.normal(size=(rng.integers(1, 3000), 2)))


def test_the_shape_is_the_one_asked_for():
    [point] = find(SURFACES["quadratic"], {"curvature_1": 0.3, "curvature_2": 2.5})
    np.testing.assert_allclose(point.eigenvalues, (0.3, 2.5), rtol=1e-12)
    maxima = find(SURFACES["x_cos"], {"c": 1.0})
    assert kinds_of(maxima) == {"minimum": 5, "maximum": 5}


def test_points_at_any_scale_of_the_coordinates():
    def stretched(p):
        return SURFACES["himmelblau"].objective(p * jnp.array([1e-3, 1e4]))

    found = survey(surface_of(stretched, ((-6e3, 6e3), (-5e-4, 5e-4))))
    assert kinds_of(found.points) == {"minimum": 4, "saddle": 4, "maximum": 1}
    assert found.complete


@pytest.mark.parametrize("seed", range(8))
def test_random_waves_add_up_to_their_winding_number(seed):
    rng = np.random.default_rng(seed)
    directions, phases = rng.normal(scale=2, size=(14, 2)), rng.uniform(0, 6, 14)
    heights = rng.normal(size=14)
    surface = surface_of(lambda p: heights @ jnp.sin(directions @ p + phases), ((-4, 4), (-3, 3)))
    found = survey(surface)
    assert len(found.points) > 20
    assert found.complete
    # A pole adds 1 for each point inside a smaller window too.
    part = survey(surface, window=((-2.2, 1.1), (-1.7, 2.3)))
    inside = [p for p in found.points if -2.2 < p.params[0] < 1.1 and -1.7 < p.params[1] < 2.3]
    found = [point for point in part.points if point.kind != "edge"]
    assert kinds_of(found) == kinds_of(inside)
    assert part.complete


@pytest.mark.parametrize("power", range(1, 7))
def test_winding_number_of_complex_powers(power):
    def real_part(p):  # of z^(power + 1): its gradient is the conjugate of (power + 1) z^power
        return jnp.real((p[0] + 1j * p[1]) ** (power + 1))

    assert winding_number(surface_of(real_part, ((-1.0, 1.5), (-1.2, 1.0)))) == -power


def test_winding_number_where_the_gradient_turns_fast():
    close = surface_of(lambda p: jnp.sum((p - jnp.array([1.0, 0.3])) ** 2))
    assert winding_number(close, window=((-1, 1 + 1e-9), (-1, 1))) == 1
    assert winding_number(close, window=((-1, 1 - 1e-9), (-1, 1))) == 0
    assert winding_number(close, window=((-1, 1), (-1, 1))) is None


def test_linear_regression_is_convex():
    """Problem 6.2: the Hessian's trace and determinant are positive, everywhere the same."""
    surface = SURFACES["line_fit"]
    [listed] = GOLDEN["surfaces"]["linreg_syn12"]["critical_points"]
    hessians = derivatives_of(surface)(np.random.default_rng(0).normal(size=(30, 2)))[2]
    np.testing.assert_allclose(np.trace(hessians, axis1=1, axis2=2), listed["hessian_trace"])
    np.testing.assert_allclose(np.linalg.det(hessians), listed["hessian_det"], rtol=1e-12)
    tested = convexity(surface)
    assert tested.convex
    assert tested.share == 0
    assert tested.lowest == pytest.approx(float(listed["hessian_eigenvalues"][0]))


def test_convexity():
    convex = {id for id, surface in SURFACES.items() if convexity(surface).convex}
    assert {"parabola", "bowl", "ravine", "quadratic", "line_fit", "logistic"} <= convex
    assert not convex & {"gabor", "himmelblau", "x_cos", "saddle", "rosenbrock", "plateau"}
    gabor = convexity(SURFACES["gabor"])
    hessian = jax.hessian(SURFACES["gabor"].objective)(np.array(gabor.where))
    assert np.linalg.eigvalsh(hessian)[0] == pytest.approx(gabor.lowest)
    assert gabor.lowest < -10
    # Near its minimum it is convex.
    assert convexity(SURFACES["gabor"], window=((-0.2, 0.2), (16.4, 16.9))).convex
    assert not convexity(surface_of(lambda p: jnp.log(-1 - p[0] ** 2))).convex


def test_more_than_two_dimensions_are_refused():
    surface = surface_of(lambda p: jnp.sum(p**2), ((-1, 1),) * 3)
    with pytest.raises(ValueError, match="has 3 dimensions; it may have one or two"):
        find(surface)


LINEAR = [id for id in OPTIMIZERS if has_regimes(id)]


@pytest.mark.parametrize("rule", LINEAR)
@pytest.mark.parametrize("step", [0.05, 0.4, 0.9, 1.3, 1.9, 2.3, 3.7, 5.0, 7.0])
def test_a_regime_is_what_the_path_does(rule, step):
    """On a parabola of curvature 2 the iterates approach, cross or leave the minimum as told."""
    values = {"learning_rate": step / 2}
    if "decay" in OPTIMIZERS[rule].hyperparameters:
        values["decay"] = 0.5
    told = REGIMES[regimes(rule, values, np.array([step / 2]), np.array([[2.0]])).item()]
    x = run(SURFACES["parabola"], OPTIMIZERS[rule], values, start=[1.0], num_steps=100).params
    tail = x[60:, 0]
    if told == "diverging":
        assert not np.abs(tail[-1]) < 1
    else:
        assert np.abs(tail[-1]) < 1e-2
        crossings = np.count_nonzero(np.diff(np.sign(x[20:, 0])))
        assert (crossings > 0) == (told == "oscillating")
    assert (step / 2 < stability_bound(rule, values) / 2) == (told != "diverging")


def test_regimes_of_other_curvatures():
    rates, settings = np.array([0.5]), {"learning_rate": 0.5}
    codes = regimes("gradient_descent", settings, rates, np.array([[-1.0, 0.0]]))
    assert [REGIMES[code] for code in codes[0]] == ["away", "flat"]
    assert stability_bound("momentum", {"decay": 0.9}) == pytest.approx(2 + 2 * 0.9)
    assert stability_bound("gradient_descent", {}) == 2
    assert not has_regimes("adam")
