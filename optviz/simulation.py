"""A rule let loose on a surface: the whole path, with everything that was known at every step."""

import functools
import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from optviz.batches import batch_counts
from optviz.optimizers.optimizer import hyperparameters_of
from optviz.program import program_of
from optviz.trajectory import Trajectory, divergence_step, stopping_step, unpack

__all__ = ["MAX_STEPS", "Trajectory", "divergence_step", "learning_rates", "run", "stopping_step"]

MAX_STEPS = 100_000

# Rows are written into a buffer of a fixed length, so that the number of steps can be a traced
# value: one program serves every path that the sliders can ask for.
_BUFFER_ROWS = (2048, MAX_STEPS + 1)


def run(
    surface: Any,
    optimizer: Any,
    hyperparameters: Mapping[str, float] | None = None,
    *,
    start: Sequence[float] | float | None = None,
    num_steps: int = 100,
    shape: Mapping[str, float] | None = None,
    schedule: Callable[[jax.Array], jax.Array] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    batch_size: int | None = None,
    batches: Sequence[Sequence[int]] | None = None,
) -> Trajectory:
    """Let a rule descend a surface and return its path.

    `surface` is a Surface or any function `params -> scalar` that JAX can trace; `optimizer` is an
    OptimizerSpec, a rule, or an optax GradientTransformation. Hyperparameters that are left out
    take the defaults of the rule's signature; `start` is the surface's own unless given; `shape`
    sets the surface's own sliders. `schedule`, from optax or `optviz.schedules`, gives the learning
    rate of every step in place of the hyperparameter. `noise` is the standard deviation of the
    Gaussian noise in the gradient. On a surface with data each step can descend the loss of a batch
    alone, its examples summed or averaged as the surface does with all of them: `batch_size` draws
    batches without replacement, in a new order in every epoch; `batches` are lists of indices, used
    in turn and over again. Equal seeds give all rules the same noise and batches. All of this is
    traced: a new value never compiles.

    Divergence is a result, not an error: see `divergence_step`. Raises ValueError for an unknown
    hyperparameter or shape slider, a start of the wrong shape or not finite, a schedule for a rule
    without a learning rate, a noise that is negative or not finite, a seed that is not a whole
    number from 0, a number of steps outside 1 ... 100 000, and batches that the data do not have.
    """
    objective = getattr(surface, "objective", surface)
    rule, defaults = _rule_of(optimizer)
    settings = _merged("hyperparameter", defaults, hyperparameters)
    shape = _merged("shape slider", getattr(surface, "shape", {}), shape)
    params = _start_of(surface, start)
    num_steps = _whole("num_steps", num_steps, 1, MAX_STEPS)

    rows = next(rows for rows in _BUFFER_ROWS if rows > num_steps)
    if schedule is not None and "learning_rate" not in settings:
        raise ValueError("a schedule needs a rule with a learning_rate; this one has none")
    rates = _zeros(rows) if schedule is None else learning_rates(schedule, rows)
    seed = _whole("seed", seed, 0, math.inf)
    tilts = _zeros(rows, params.size) if noise == 0 else _tilts(noise, seed, rows, params.size)
    batched = batch_size is not None or batches is not None
    data = _data_of(surface, batched)
    examples = len(data[0]) if data else 0
    changing = [rates, tilts]  # what differs from step to step
    if batched:
        counts = np.zeros((rows, examples), np.int32)
        drawn = dict(batch_size=batch_size, seed=seed, batches=batches)
        known = surface.examples
        counts[: num_steps + 1, :known] = batch_counts(known, num_steps + 1, **drawn)
        changing.append(counts)
    names = tuple(settings), tuple(shape)
    program = program_of(objective, rule, *names, params.shape, rows, examples, batched)
    control = (num_steps, schedule is not None, getattr(surface, "reduction", None) == "mean")
    numbers = [*control, *settings.values(), *shape.values(), *params.ravel()]
    path = program.rows(num_steps + 1, np.array(numbers, float), data, *changing)
    return unpack(path, program.state_template, params.shape, getattr(surface, "window", None))


def _data_of(surface: Any, batched: bool) -> tuple[np.ndarray, ...]:
    """The weights, inputs and targets to be passed in; the objective's own data need not be."""
    if getattr(surface, "altered", False):
        settings = surface.settings()
        return settings["weights"], *settings["data"]
    if not batched:
        return ()
    if not getattr(surface, "examples", 0):
        raise ValueError("batches need a surface with data; this one has none")
    data = surface.data
    return np.full(surface.examples, surface.weight), data.x, data.y


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


def _whole(name: str, number: float, low: int, high: float) -> int:
    if not (low <= number <= high and number % 1 == 0):
        allowed = f"from {low}" if high == math.inf else f"from {low} to {high}"
        raise ValueError(f"{name} is {number}; it must be a whole number {allowed}")
    return int(number)


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


@functools.lru_cache(maxsize=16)
def _zeros(*shape: int) -> jax.Array:
    return jax.device_put(np.zeros(shape))


def learning_rates(schedule: Callable, rows: int) -> np.ndarray:
    """Return the learning rates of the first steps, as many as `rows`."""
    return _rates(schedule, next(length for length in _BUFFER_ROWS if length >= rows))[:rows]


@functools.lru_cache(maxsize=32)
def _rates(schedule: Callable, rows: int) -> np.ndarray:
    # Operation by operation, and not in a compiled function: the schedule's own numbers would be
    # constants in that, and every new one would compile it again. So would every new length.
    rates = np.asarray(jax.vmap(schedule)(jax.device_put(np.arange(rows))), float)
    if rates.shape != (rows,):
        raise ValueError("a schedule must give one number for each step")
    rates.setflags(write=False)
    return rates


def _tilts(noise: float, seed: int, rows: int, dimension: int) -> np.ndarray:
    """The noise in the gradient of every step: a constant, so it tilts the surface for one step."""
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise is {noise}; it must be a finite number from 0")
    return noise * np.random.default_rng(seed).standard_normal((rows, dimension))
