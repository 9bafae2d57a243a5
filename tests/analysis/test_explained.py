"""One step explained: the formulas of the source with the numbers of the path in them."""

import functools

import numpy as np
import pytest
from compilations import no_compilation

from optviz.analysis.explanation.explanation import explain
from optviz.analysis.explanation.lines import lines_of
from optviz.analysis.explanation.values import ALONG
from optviz.optimizers import OPTIMIZERS
from optviz.simulation import run
from surfaces import SURFACES

RAVINE = SURFACES["ravine"]
NUM_STEPS = 30
WITH_LINES = [id for id, spec in OPTIMIZERS.items() if lines_of(spec.rule)]

NUMPY = {
    **{"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "**": np.power},
    **{"neg": np.negative, "sqrt": np.sqrt, "abs": np.abs, "sign": np.sign, "max": np.maximum},
    **{"min": np.minimum, "exp": np.exp},
    **{"=": np.equal, "≠": np.not_equal, "and": np.logical_and},
    **{"where": np.where, ">": np.greater, "<": np.less, "@": np.matmul, "dot": np.dot},
    **{"transposed": np.transpose, "solve": np.linalg.solve},
    **{"unit": lambda v: v / np.linalg.norm(v)},
}


def explained(id, surface=RAVINE, settings=None, num_steps=NUM_STEPS, **told):
    spec = OPTIMIZERS[id]
    path = run(surface, spec, settings or {}, num_steps=num_steps, **told)
    batches = told.get("batches")
    return path, explain(id, surface, {}, spec, settings or {}, path, batches=batches)


# Two tests look at each rule: it is run, compiled and explained once for both.
explained_once = functools.cache(explained)


def evaluated(formula, values):
    """What a formula says, worked out with NumPy."""
    kind, *parts = formula
    if kind == "number":
        return float(parts[0])
    if kind == "value":
        return values[parts[0]]
    return NUMPY[kind](*(evaluated(part, values) for part in parts))


def mentions(formula, kind):
    return formula[0] == kind or any(mentions(p, kind) for p in formula[1:] if isinstance(p, list))


@pytest.mark.parametrize("id", WITH_LINES)
def test_every_line_says_what_the_rule_did(id):
    path, told = explained_once(id)
    checked = 0
    for name, formula in told.lines:
        if formula is None or mentions(formula, "∇f") or mentions(formula, "∇²f"):
            continue
        for t in (0, 1, 2, 7, NUM_STEPS):
            with np.errstate(all="ignore"):
                said = evaluated(formula, {key: value[t] for key, value in told.values.items()})
            did = told.values[name][t]
            # A product with a matrix rounds every coordinate to the digits of the largest one.
            rounding = 1e-9 * np.max(np.abs(did), initial=0.0, where=np.isfinite(did))
            np.testing.assert_allclose(said, did, rtol=1e-9, atol=max(rounding, 1e-12))
            checked += 1
    assert checked
    assert told.lines[-1][0] == "update"
    np.testing.assert_array_equal(told.values["update"], path.update)


@pytest.mark.parametrize("id", OPTIMIZERS)
def test_every_rule_can_be_explained(id):
    path, told = explained_once(id)
    assert told.gains.shape == path.update.shape
    assert set(told.symbols) >= {name for name, _ in told.lines}
    assert all(letter for letter, _, _ in told.symbols.values())
    at, after = (int(np.argmin(np.abs(ALONG - part))) for part in (0, 1))
    seen = np.isfinite(path.value)
    np.testing.assert_allclose(told.along[seen, at], path.value[seen], rtol=1e-12)
    np.testing.assert_allclose(
        told.along[:-1, after][seen[1:]], path.value[1:][seen[1:]], rtol=1e-9
    )


def test_momentum_is_what_earlier_steps_left():
    path, told = explained("momentum", settings={"learning_rate": 0.1, "decay": 0.9})
    np.testing.assert_array_equal(told.momentum[0], [0, 0])
    np.testing.assert_allclose(told.momentum[1:], -0.1 * 0.9 * path.state.v[:-1])
    np.testing.assert_allclose(path.update - told.momentum, -0.1 * path.grad, atol=1e-12)
    assert told.unscaled is None


def test_nesterov_s_momentum_leads_to_the_look_ahead():
    path, told = explained("nesterov")
    np.testing.assert_allclose(path.params + told.momentum, path.state.look_ahead)


def test_adam_s_momentum_and_gains():
    path, told = explained("adam")
    t = np.arange(1, NUM_STEPS + 2)[:, None]
    v_hat = path.state.v / (1 - 0.999**t)
    np.testing.assert_allclose(told.gains, 0.1 / (np.sqrt(v_hat) + 1e-8))
    part = 0.9 * path.state.m[:-1] / (1 - 0.9 ** t[1:])
    np.testing.assert_allclose(told.momentum[1:], -told.gains[1:] * part, rtol=1e-9)
    m_hat = path.state.m / (1 - 0.9**t)
    np.testing.assert_allclose(told.unscaled, -0.1 * m_hat, rtol=1e-9)


@pytest.mark.parametrize("id", ["momentum", "momentum_velocity", "nesterov", "gradient_descent"])
def test_without_scaling_the_gain_is_the_learning_rate(id):
    _, told = explained(id, settings={"learning_rate": 0.03})
    np.testing.assert_allclose(told.gains, 0.03)
    assert not told.measured


def test_a_rule_of_another_library_is_measured():
    path, told = explained("lion")
    assert told.lines == []
    assert told.measured
    np.testing.assert_allclose(told.gains, np.abs(path.update / path.grad))


def test_a_batch_has_its_own_hessian():
    batches = [[0, 5, 9], [1, 2], [3, 4, 20]]
    path, told = explained("newton", SURFACES["gabor"], num_steps=5, batches=batches)
    assert np.isfinite(path.value).all()
    step = np.linalg.solve(told.values["hessian"], path.grad[..., None])[..., 0]
    np.testing.assert_allclose(told.values["step"], step, rtol=1e-9)


def test_a_lost_path_is_explained_as_far_as_it_goes():
    path, told = explained("gradient_descent", settings={"learning_rate": 10.0}, num_steps=2000)
    assert not np.isfinite(path.value[-1])
    np.testing.assert_array_equal(np.isfinite(told.along[:, 5]), np.isfinite(path.value))


def test_other_numbers_are_not_compiled_again():
    explained("adam")
    with no_compilation():
        explained("adam", settings={"learning_rate": 0.37, "b1": 0.5}, num_steps=NUM_STEPS + 9)
