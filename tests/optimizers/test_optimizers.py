"""Every rule of the registry, alone and beside optax's own version of it."""

import ast
import inspect
import textwrap

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from references import OPTAX

from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.simulation import divergence_step, run
from surfaces import SURFACES

FAMILIES = {"gradient", "momentum", "adaptive", "line search", "curvature", "optax", "pitfall"}

# What a field of a state may be called, besides the symbols of its rule's formula.
FIELD_WORDS = {
    "evaluations",
    "halvings",
    "hessian",
    "inner",
    "look_ahead",
    "look_ahead_grad",
    "rate",
    "strides",
    "switched",
    "trials",
}
FIELD_SYMBOLS = {
    "anchor": r"\tilde\theta",
    "alpha": r"\alpha",
    "lam": r"\lambda",
    "mu_product": r"\Pi",
    "origin": r"\theta_0",
    "q": "Q",
    "spread": "C",
    "v_max": r"v_{\max}",
}


@pytest.fixture(scope="module", params=OPTIMIZERS)
def name(request):
    """A rule; its tests come one after the other, so that they share its compiled program."""
    return request.param


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_registry(name):
    spec = OPTIMIZERS[name]
    assert spec.id == name == spec.rule.__name__
    assert spec.name
    assert spec.reference
    assert spec.family in FAMILIES
    assert not spec.corrects_bias or "b1" in spec.hyperparameters
    assert all(line.strip() and line.count("{") == line.count("}") for line in spec.formula)
    assert spec.formula
    parameters = inspect.signature(spec.rule).parameters
    given = {"objective", "full_objective", "batch_share"}
    assert list(spec.hyperparameters) == [name for name in parameters if name not in given]
    for hyperparameter, default in spec.hyperparameters.items():
        slider = HYPERPARAMETERS[hyperparameter]
        assert slider.low <= default <= slider.high
        assert not isinstance(default, bool | str)
        assert not slider.log or slider.low > 0
    assert inspect.getdoc(spec.rule)


def test_names_are_unique_and_no_hyperparameter_is_unused():
    specs = OPTIMIZERS.values()
    assert len({spec.name for spec in specs}) == len(specs)
    assert {name for spec in specs for name in spec.hyperparameters} == set(HYPERPARAMETERS)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_state_has_the_symbols_of_the_formula(name):
    spec = OPTIMIZERS[name]
    formula = " ".join(spec.formula)
    for field in () if spec.state is None else spec.state._fields:
        assert field in FIELD_WORDS or FIELD_SYMBOLS.get(field, field) in formula


def test_on_the_bowl(name):
    """Defaults descend; rows agree with each other to the last bit; the state stays finite."""
    spec = OPTIMIZERS[name]
    path = run(SURFACES["bowl"], spec, num_steps=1000)
    if spec.state is None:
        assert path.state == ()
    else:
        assert type(path.state) is spec.state

    # A path that is lost soon squares a gradient that is still finite to one that is not.
    rows = np.arange(1001)[: divergence_step(path)]
    assert np.array_equal((path.params + path.update)[rows[:-1]], path.params[rows[1:]])
    np.testing.assert_allclose(path.grad[rows], path.params[rows] * [2, 4], rtol=1e-12)
    for field, leaves in getattr(path.state, "_asdict", dict)().items():
        for leaf in jax.tree.leaves(leaves):
            # A search rarely makes all the trials that there is room for.
            assert np.isfinite(leaf[rows]).all() or field == "trials"

    if spec.family != "pitfall":
        assert len(rows) == 1001
        assert path.value[-1] < 0.005 * path.value[0]


@pytest.mark.parametrize("name", ["adam_times_gradient", "adagrad_without_gradient"])
def test_the_worst_pitfalls_climb_the_bowl(name):
    path = run(SURFACES["bowl"], OPTIMIZERS[name], num_steps=1000)
    assert path.value[-1] > path.value[0]


def test_at_a_minimum_nothing_moves(name):
    path = run(SURFACES["bowl"], OPTIMIZERS[name], start=(0.0, 0.0), num_steps=20)
    if name in ("radam_paper", "dadapt_adamw", "prodigy"):  # without ε they take 0 / 0
        assert np.isnan(path.params[-1]).all()
    elif name == "adagrad_without_gradient":
        assert (path.params[-1] < -1).all()
    elif name == "yogi":  # its averages start at 1e-6
        np.testing.assert_allclose(path.params, 0, atol=0.1)
    else:
        assert np.array_equal(path.params, np.zeros((21, 2)))


# One of each kind, and none whose minimum is reached early: about it rounding errors grow.
ORACLE_SURFACES = ("parabola", "x_cos", "ravine", "gabor", "rosenbrock", "himmelblau")
NUM_STEPS = 60


def optax_paths(transformation):
    """The paths of an optax optimizer, by its own loop."""
    transformation = optax.with_extra_args_support(transformation)

    def path_on(surface):
        def step(carry, _):
            params, state = carry
            value, grad = jax.value_and_grad(surface.objective)(params)
            update, state = transformation.update(
                grad, state, params, value=value, grad=grad, value_fn=surface.objective
            )
            params = optax.apply_updates(params, update)
            return (params, state), params

        start = jnp.array(surface.start)
        carry = start, transformation.init(start)
        return jnp.vstack([start, jax.lax.scan(step, carry, length=NUM_STEPS)[1]])

    return jax.jit(lambda: {name: path_on(SURFACES[name]) for name in ORACLE_SURFACES})()


@pytest.mark.parametrize("name", OPTAX)
def test_as_optax(name):
    settings, transformation = OPTAX[name]
    # Close to a minimum rounding errors decide whether a step pays.
    num_rows = 10 if name in ("armijo", "lbfgs") else NUM_STEPS + 1
    for surface, expected in optax_paths(transformation).items():
        path = run(SURFACES[surface], OPTIMIZERS[name], settings, num_steps=NUM_STEPS)
        np.testing.assert_allclose(
            path.params[:num_rows],
            expected[:num_rows],
            rtol=1e-9,
            atol=1e-9,
            err_msg=f"{name} on {surface}",
        )


def test_bridged_rules_are_those_of_optax():
    lion = run(SURFACES["ravine"], optax.lion(0.05, weight_decay=0.0), num_steps=50)
    from_optax = run(SURFACES["ravine"], OPTIMIZERS["lion"], {"learning_rate": 0.05}, num_steps=50)
    np.testing.assert_array_equal(from_optax.params, lion.params)
    assert {spec.family for spec in OPTIMIZERS.values() if "Optax" in str(spec.state)} == {"optax"}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_argument_of_a_rule_is_used(name):
    rule = OPTIMIZERS[name].rule
    body = ast.parse(textwrap.dedent(inspect.getsource(rule))).body[0].body
    used = {node.id for part in body for node in ast.walk(part) if isinstance(node, ast.Name)}
    assert set(inspect.signature(rule).parameters) <= used


def test_the_exact_line_search_records_what_it_tried():
    spec = OPTIMIZERS["line_search"]
    stride = spec.hyperparameters["stride"]
    state = run(SURFACES["ravine"], spec, num_steps=10).state
    assert ((state.strides - 1) * stride <= state.s).all()
    assert (state.s <= state.strides * stride).all()
    np.testing.assert_allclose(state.halvings[:, 0], (state.strides - 0.5) * stride)
    np.testing.assert_allclose(state.halvings[:, -1], state.s, rtol=1e-14)
    counted = np.diff(state.evaluations)
    np.testing.assert_array_equal(counted, 1 + state.strides[1:] + state.halvings.shape[1])
