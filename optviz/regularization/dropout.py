"""Dropout: units are switched off at random, the others made up for (Srivastava et al. 2014).

h' = 0 with probability p, else h / (1 - p): the expectation of h' is h.
"""

import math
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

VALUES = np.arange(16.0)
MASKS = 10_000


def dropout(values, keep, rate):
    """Drop the values where `keep` is 0 and divide the others by 1 - rate; at 1 all are dropped."""
    share = 1 - rate
    return jnp.where(share > 0, keep * values / jnp.where(share > 0, share, 1), 0)


def is_kept(uniform, rate):
    """Whether a unit is kept, from a number drawn evenly from [0, 1): 1 or 0."""
    return jnp.where(uniform >= rate, 1.0, 0.0)


class Dropped(NamedTuple):
    """One mask and what it leaves, and the average of what many masks leave.

    `keep` has a 1 for what is kept and a 0 for what is dropped; `standard_error` is that of the
    `mean`.
    """

    keep: np.ndarray
    values: np.ndarray
    mean: np.ndarray
    standard_error: np.ndarray


def drop(rate: float, seed: int) -> Dropped:
    """Drop some of the numbers 0 ... 15, and average over `MASKS` masks, the first among them.

    Raises ValueError for a rate outside 0 ... 1 and for a negative seed.
    """
    check_rate(rate)
    if seed < 0:
        raise ValueError(f"seed is {seed}; it must be a whole number from 0")
    uniform = np.random.default_rng(seed).random((MASKS, len(VALUES)))
    return Dropped(*(np.asarray(part) for part in _drop(uniform, np.float64(rate))))


def check_rate(rate: float) -> None:
    """Raise ValueError unless this is a probability."""
    if not (math.isfinite(rate) and 0 <= rate <= 1):
        raise ValueError(f"rate is {rate}; it must be a number from 0 to 1")


@jax.jit
def _drop(uniform, rate):
    keep = is_kept(uniform, rate)
    left = dropout(VALUES, keep, rate)
    return keep[0], left[0], left.mean(0), left.std(0, ddof=1) / jnp.sqrt(MASKS)
