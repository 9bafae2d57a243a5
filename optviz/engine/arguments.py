"""What `run` is given, checked and in the form that the engine takes."""

import functools
import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from optviz.optimizers.optimizer import hyperparameters_of


def data_of(surface: Any, batched: bool) -> tuple[np.ndarray, ...]:
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


def rule_of(optimizer: Any) -> tuple[Callable, dict[str, float]]:
    """The rule behind anything that `run` accepts, and its hyperparameters' defaults."""
    if hasattr(optimizer, "init") and hasattr(optimizer, "update"):
        return _fixed(optimizer), {}
    rule = getattr(optimizer, "rule", optimizer)
    return rule, hyperparameters_of(rule)


@functools.lru_cache(maxsize=64)
def _fixed(transformation: Any) -> Callable:
    """A rule without hyperparameters that always gives this optax transformation."""
    return lambda: transformation


def merged(
    kind: str, defaults: Mapping[str, float], given: Mapping[str, float] | None
) -> dict[str, float]:
    """Put what is given over the defaults.

    Raises ValueError for what is unknown or missing, and for NaN. Infinity is a number like any
    other: a bound that never holds, or a rate that loses the path at once.
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


def start_of(surface: Any, start: Sequence[float] | float | None) -> np.ndarray:
    """Return the start as one flat array, the surface's own unless given; checks its shape."""
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
