"""What `run` is given, checked and in the form that the engine takes."""

import functools
import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np
import optax

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec, Rule, hyperparameters_of
from surfaces import DataFit, Surface
from surfaces.fitting import padded
from surfaces.network_losses import NetworkLoss


@dataclass(frozen=True, eq=False)
class PlainFunction:
    """A function `params -> scalar`, which has nothing of a surface but its values."""

    objective: Callable[..., jax.Array]
    shape: Mapping[str, float] = field(default_factory=dict)
    start: None = None
    dimension: None = None
    window: None = None
    random: bool = False
    examples: int = 0
    reduction: str = "sum"


Descended = Surface | NetworkLoss | PlainFunction


def descended(surface: Surface | NetworkLoss | Callable[..., jax.Array]) -> Descended:
    """Return what is to be descended, a bare function with all that the engine asks of it."""
    return surface if isinstance(surface, (Surface, NetworkLoss)) else PlainFunction(surface)


def data_of(surface: Descended, batched: bool) -> tuple[np.ndarray, ...]:
    """The weights, inputs and targets to be passed in; the objective's own data need not be."""
    if isinstance(surface, NetworkLoss):
        return surface.weighted_data()
    if isinstance(surface, DataFit):
        if surface.altered:
            weights, data = padded(surface.data, surface.weight)
            return weights, *data
        return surface.weighted_data() if batched else ()
    if batched:
        raise ValueError("batches need a surface with data; this one has none")
    return ()


def rule_of(
    optimizer: OptimizerSpec | Rule | Optimizer | optax.GradientTransformation,
) -> tuple[Rule, Mapping[str, Any]]:
    """The rule behind anything that `run` accepts, and its hyperparameters' defaults."""
    if isinstance(optimizer, OptimizerSpec):
        return optimizer.rule, optimizer.hyperparameters
    if isinstance(optimizer, (Optimizer, optax.GradientTransformation)):
        return _fixed(optimizer), {}
    return optimizer, hyperparameters_of(optimizer)


@functools.lru_cache(maxsize=64)
def _fixed(transformation: Any) -> Rule:
    """A rule without hyperparameters that always gives this optax transformation."""
    return lambda: transformation


def merged(
    kind: str, defaults: Mapping[str, Any], given: Mapping[str, float] | None
) -> dict[str, float]:
    """Put what is given over the defaults.

    A default is `inspect.Parameter.empty` where there is none. Raises ValueError for what is
    unknown or missing, and for NaN. Infinity is a number like any other: a bound that never holds,
    or a rate that loses the path at once.
    """
    unknown = set(given or {}) - set(defaults)
    if unknown:
        allowed = ", ".join(defaults) or "none"
        raise ValueError(f"unknown {kind} {', '.join(sorted(unknown))}; allowed: {allowed}")
    merged = {**defaults, **(given or {})}
    missing = [name for name, value in merged.items() if value is inspect.Parameter.empty]
    if missing:
        raise ValueError(f"{kind} {', '.join(missing)} has no default and was not given")
    undefined = [name for name, value in merged.items() if math.isnan(value)]
    if undefined:
        raise ValueError(f"{kind} {', '.join(undefined)} is not a number")
    return merged


def whole(name: str, number: float, low: int, high: float) -> int:
    """Check a whole number within bounds. Raises ValueError for any other."""
    if not (low <= number <= high and number % 1 == 0):
        allowed = f"from {low}" if high == math.inf else f"from {low} to {high}"
        raise ValueError(f"{name} is {number}; it must be a whole number {allowed}")
    return int(number)


def start_of(surface: Descended, start: Sequence[float] | float | None) -> np.ndarray:
    """Return the start as one flat array, the surface's own unless given; checks its shape."""
    given = surface.start if start is None else start
    if given is None:
        raise ValueError("start is needed for an objective that has none of its own")
    params = np.asarray(given, float)
    dimension = surface.dimension
    if dimension is not None:
        if params.size != dimension or params.ndim > 1:
            raise ValueError(f"start has shape {params.shape}; it must be ({dimension},)")
        params = params.reshape(dimension)
    if params.ndim > 1:
        raise ValueError(f"start has shape {params.shape}; it must be one flat array")
    if not np.isfinite(params).all():
        raise ValueError(f"start is {params.tolist()}; every coordinate must be finite")
    return params
