"""A rule let loose on a surface: the whole path, with everything that was known at every step."""

import functools
import inspect
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.optimizers.optimizer import hyperparameters_of, takes_objective

MAX_STEPS = 100_000

# Rows are written into a buffer of a fixed length, so that the number of steps can be a traced
# value: one program serves every path that the sliders can ask for.
_BUFFER_ROWS = (2048, MAX_STEPS + 1)

# Compiling holds Python's lock for long stretches; one at a time keeps other users' sliders quick.
_compilation = threading.Lock()


class Trajectory(NamedTuple):
    """The path of a rule; NumPy arrays whose leading axis is time, `num_steps + 1` rows.

    Row t is everything known at step t: the point `params`, its `value` and `grad`, the `state`
    after seeing that gradient, and the `update` about to be taken, so that
    `params[t] + update[t] == params[t + 1]`. `state` has the structure of the rule's own state.
    `evaluations` counts the gradients taken so far, row t's included. `distance` is how far the
    point is from the surface's window, in widths of the window: 0 inside, and always 0 for an
    objective without a window. Rows after the first non-finite one are NaN.
    """

    params: np.ndarray
    value: np.ndarray
    grad: np.ndarray
    state: Any
    update: np.ndarray
    evaluations: np.ndarray
    distance: np.ndarray


def run(
    surface: Any,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    start: Sequence[float] | float | None = None,
    num_steps: int = 100,
    shape: Mapping[str, float] | None = None,
) -> Trajectory:
    """Let a rule descend a surface and return its path.

    `surface` is a Surface or any function `params -> scalar` that JAX can trace; `optimizer` is an
    OptimizerSpec, a rule, or an optax GradientTransformation. Hyperparameters that are left out
    take the defaults of the rule's signature; `start` is the surface's own unless given; `shape`
    sets the surface's own sliders. All of these numbers are traced: a new value never compiles.

    Divergence is a result, not an error: see `divergence_step`. Raises ValueError for an unknown
    hyperparameter or shape slider, a start of the wrong shape or not finite, and a number of steps
    outside 1 ... 100 000.
    """
    objective = getattr(surface, "objective", surface)
    rule, defaults = _rule_of(optimizer)
    settings = _merged("hyperparameter", defaults, hyperparameters)
    shape = _merged("shape slider", getattr(surface, "shape", {}), shape)
    params = _start_of(surface, start)
    if num_steps != int(num_steps) or not 1 <= num_steps <= MAX_STEPS:
        raise ValueError(f"num_steps is {num_steps}; it must be a whole number from 1 to {MAX_STEPS}")
    num_steps = int(num_steps)

    buffer_rows = next(rows for rows in _BUFFER_ROWS if rows > num_steps)
    program = _program(objective, rule, tuple(settings), tuple(shape), params.shape, buffer_rows)
    numbers = np.array([num_steps, *settings.values(), *shape.values(), *params.ravel()], float)
    rows = np.asarray(program(numbers))[: num_steps + 1]
    return _unpacked(rows, program.state_template, params.shape, getattr(surface, "window", None))


def divergence_step(trajectory: Trajectory) -> int | None:
    """Return the first step that is not finite or farther than 10 window widths from the window.

    None if there is no such step.
    """
    finite = np.isfinite(trajectory.value) & np.isfinite(trajectory.distance)
    lost = np.flatnonzero(~finite | (trajectory.distance > 10))
    return int(lost[0]) if lost.size else None


def _rule_of(optimizer: Any) -> tuple[Callable, dict[str, float]]:
    """The rule behind anything that `run` accepts, and its hyperparameters' defaults."""
    if hasattr(optimizer, "init") and hasattr(optimizer, "update"):
        return _fixed(optimizer), {}
    rule = getattr(optimizer, "rule", optimizer)
    return rule, hyperparameters_of(rule)


@functools.lru_cache(maxsize=64)
def _fixed(transformation: Any) -> Callable:
    """A rule without hyperparameters that always gives this optax transformation."""
    return lambda: transformation


def _merged(
    kind: str, defaults: Mapping[str, float], given: Mapping[str, float] | None
) -> dict[str, float]:
    unknown = set(given or {}) - set(defaults)
    if unknown:
        allowed = ", ".join(defaults) or "none"
        raise ValueError(f"unknown {kind} {', '.join(sorted(unknown))}; allowed: {allowed}")
    merged = {**defaults, **(given or {})}
    missing = [name for name, value in merged.items() if value is inspect.Parameter.empty]
    if missing:
        raise ValueError(f"{kind} {', '.join(missing)} has no default and was not given")
    return merged


def _start_of(surface: Any, start: Sequence[float] | float | None) -> np.ndarray:
    if start is None:
        start = getattr(surface, "start", None)
        if start is None:
            raise ValueError("start is needed for an objective that has none of its own")
    params = np.asarray(start, float)
    dimension = getattr(surface, "dimension", None)
    if dimension is not None:
        if params.size != dimension or params.ndim > 1:
            raise ValueError(f"start has shape {params.shape}; it must be ({dimension},)")
        params = params.reshape(dimension)
    if params.ndim > 1:
        raise ValueError(f"start has shape {params.shape}; it must be one flat array")
    if not np.isfinite(params).all():
        raise ValueError(f"start is {params.tolist()}; every coordinate must be finite")
    return params


class _Program:
    """One compiled loop for one structure: which surface, rule and sizes, but no numbers."""

    def __init__(self, objective, rule, hyperparameter_names, shape_names, params_shape, rows):
        num_hyperparameters, num_shape = len(hyperparameter_names), len(shape_names)

        def setup(numbers):
            settings, sliders, params = jnp.split(
                numbers[1:], (num_hyperparameters, num_hyperparameters + num_shape)
            )
            hyperparameters = dict(zip(hyperparameter_names, settings, strict=True))
            sliders = dict(zip(shape_names, sliders, strict=True))

            def shaped_objective(params):
                return objective(params, **sliders)

            first = (shaped_objective,) if takes_objective(rule) else ()
            optimizer = rule(*first, **hyperparameters)
            return shaped_objective, optimizer, params.reshape(params_shape)

        def simulate(numbers):
            objective, optimizer, params = setup(numbers)
            num_steps = numbers[0].astype(jnp.int32)
            state = optimizer.init(params)

            def row_of(params, state):
                value, grad = jax.value_and_grad(objective)(params)
                update, state = optimizer.update(grad, state, params)
                parts = [params, value, grad, update, *jax.tree.leaves(state)]
                row = jnp.concatenate([jnp.ravel(part).astype(float) for part in parts])
                return row, update, state

            def step(t, carry):
                params, update, state, buffer = carry
                # Added here, at the start of the next step, and not where the update is made: so
                # the compiler cannot fuse both into one operation with another rounding, and
                # params[t] + update[t] == params[t + 1] to the last bit.
                params = params + update
                row, update, state = row_of(params, state)
                return params, update, state, buffer.at[t].set(row)

            width = jax.eval_shape(row_of, params, state)[0].size
            buffer = jnp.zeros((rows, width))
            carry = (params, jnp.zeros_like(params), state, buffer)
            return jax.lax.fori_loop(0, num_steps + 1, step, carry)[-1]

        def initial_state(numbers):
            _, optimizer, params = setup(numbers)
            return optimizer.init(params)

        size = 1 + num_hyperparameters + num_shape + math.prod(params_shape)
        numbers = jax.ShapeDtypeStruct((size,), np.float64)
        self.state_template = jax.eval_shape(initial_state, numbers)
        self._compiled = jax.jit(simulate).lower(numbers).compile()

    def __call__(self, numbers: np.ndarray) -> jax.Array:
        return self._compiled(numbers)


@functools.lru_cache(maxsize=128)
def _cached_program(*structure) -> _Program:
    return _Program(*structure)


def _program(*structure) -> _Program:
    with _compilation:
        return _cached_program(*structure)


def _unpacked(
    rows: np.ndarray, template: Any, params_shape: tuple[int, ...], window: Any
) -> Trajectory:
    """Cut packed rows into the fields of a Trajectory."""
    num_rows, dimension = len(rows), math.prod(params_shape)
    known = rows[:, : 2 * dimension + 1]  # the point, its value and its gradient
    if not np.isfinite(known).all():
        rows = rows.copy()
        first = int(np.flatnonzero(~np.isfinite(known).all(axis=1))[0])
        rows[first + 1 :] = np.nan

    column = 0

    def take(shape):
        nonlocal column
        size = math.prod(shape)
        part = rows[:, column : column + size].reshape(num_rows, *shape)
        column += size
        return part

    params, value, grad, update = (take(s) for s in (params_shape, (), params_shape, params_shape))
    state = jax.tree.map(lambda leaf: take(leaf.shape), template)
    return Trajectory(
        params=params,
        value=value,
        grad=grad,
        state=state,
        update=update,
        evaluations=np.arange(1, num_rows + 1),
        distance=_distance(params.reshape(num_rows, dimension), window),
    )


def _distance(params: np.ndarray, window: Any) -> np.ndarray:
    """How far each point is from the window, in widths of the window, along the worst axis."""
    if window is None:
        return np.where(np.isfinite(params).all(axis=1), 0.0, np.nan)
    farthest = np.zeros(len(params))
    for coordinate, (low, high) in zip(params.T, window, strict=True):
        outside = np.maximum(low - coordinate, coordinate - high) / (high - low)
        farthest = np.maximum(farthest, outside)
    return farthest
