"""Weight decay in linear regression with more dimensions than examples.

The experiment of Zhang et al., Dive into Deep Learning, section 3.7: y = 0.05 + Σ 0.01 xᵢ + noise,
with 200 inputs but only 20 training examples.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

DIMENSION = 200
TRAINING = 20
TEST = 100
BATCH = 5
EPOCHS = 100
LEARNING_RATE = 0.003
TRUE_WEIGHT, TRUE_BIAS, NOISE = 0.01, 0.05, 0.01

# So many seeds are trained at once: one compiled program serves every number of them.
_LANES = 10

# Where the curves against λ are computed: closer together where more happens.
WEIGHT_DECAYS = np.array(
    [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10]
)

# Half the mean squared error of the constant 0.05, the best that a model without weights can do.
CONSTANT_LOSS = (DIMENSION * TRUE_WEIGHT**2 + NOISE**2) / 2


@dataclass(frozen=True, eq=False)
class Form:
    """A way in which the training is written down.

    The loss of an example is `factor` times its squared error. The bias begins at 0, or at a normal
    number of the standard deviation `bias_sd`. The penalty is λ/2 ‖w‖² in both: added to the loss
    or as λw to the gradient, which is the same. The bias is not penalized. `printed` are the norms
    that one run without a known seed ended with, for some λ.
    """

    id: str
    factor: float
    bias_sd: float
    printed: Mapping[float, float]


SCRATCH = Form("scratch", factor=0.5, bias_sd=0.0, printed={0.0: 13.111293, 3.0: 0.336960})
CONCISE = Form("concise", factor=1.0, bias_sd=1.0, printed={0.0: 12.565210, 3.0: 0.366534})
FORMS = {form.id: form for form in (SCRATCH, CONCISE)}


class Measured(NamedTuple):
    """The norm of the weights, and half the mean squared error on both sets of examples."""

    norm: np.ndarray
    train: np.ndarray
    test: np.ndarray


@functools.lru_cache(maxsize=16)  # without decay it is shown beside every λ
def train(form: Form, weight_decay: float, seeds: int) -> Measured:
    """Train once per seed; returns arrays of shape `(seeds, EPOCHS + 1)`, from the start on.

    Each seed has its own data, start and order of the batches, the same for every `weight_decay`
    and form. Raises ValueError for a weight decay that is negative or not finite, and for less
    than one seed.
    """
    if not 0 <= weight_decay < math.inf:
        raise ValueError(f"weight_decay is {weight_decay}; it must be a finite number from 0")
    parts = [
        _history(*draws, np.float64(weight_decay), np.float64(form.factor))
        for draws in _draws(form, seeds)
    ]
    return _together(parts, seeds)


@functools.lru_cache(maxsize=16)  # it is shown for every λ, but does not depend on it
def against_weight_decay(form: Form, seeds: int) -> Measured:
    """Return what each seed ends with for each of `WEIGHT_DECAYS`: shape `(seeds, decays)`."""
    factor = np.float64(form.factor)
    parts = [_ends(*draws, WEIGHT_DECAYS, factor) for draws in _draws(form, seeds)]
    return _together(parts, seeds)


def _together(parts: Sequence[Measured], seeds: int) -> Measured:
    return Measured(*(np.concatenate(arrays)[:seeds] for arrays in zip(*parts, strict=True)))


def _draws(form: Form, seeds: int) -> list[tuple[jax.Array, ...]]:
    if seeds < 1:
        raise ValueError(f"seeds is {seeds}; it must be a whole number from 1")
    chunks = [_drawn(first) for first in range(0, seeds, _LANES)]
    return [(x, y, w, form.bias_sd * b, orders) for x, y, w, b, orders in chunks]


@functools.lru_cache(maxsize=10)
def _drawn(first: int) -> tuple[np.ndarray, ...]:
    """The draws of the seeds from `first` on: examples, start, order of the examples."""
    draws = [draw(seed) for seed in range(first, first + _LANES)]
    return tuple(np.stack(arrays) for arrays in zip(*draws, strict=True))


def draw(seed: int) -> tuple[np.ndarray, ...]:
    """Draw a seed's inputs, targets, first weights and bias (normal), and order in every epoch."""
    # One generator each, so that nothing depends on how much of another is drawn.
    data, start, shuffle = np.random.default_rng(seed).spawn(3)
    x = data.standard_normal((TRAINING + TEST, DIMENSION))
    noise = NOISE * data.standard_normal(TRAINING + TEST)
    y = TRUE_BIAS + x @ np.full(DIMENSION, TRUE_WEIGHT) + noise
    orders = np.stack([shuffle.permutation(TRAINING) for _ in range(EPOCHS)])
    return x, y, start.standard_normal(DIMENSION), start.standard_normal(), orders


def _params_by_epoch(x, y, w, b, orders, weight_decay, factor):
    """Train one seed; returns `(w, b)` at the start and after each epoch."""

    def loss(params, batch):
        w, b = params
        error = x[batch] @ w + b - y[batch]
        return factor * jnp.mean(error**2) + weight_decay / 2 * jnp.dot(w, w)

    def step(params, batch):
        grad = jax.grad(loss)(params, batch)
        return jax.tree.map(lambda p, g: p - LEARNING_RATE * g, params, grad), None

    def epoch(params, order):
        after, _ = jax.lax.scan(step, params, order.reshape(-1, BATCH))
        return after, params

    last, before = jax.lax.scan(epoch, (w, b), orders)
    return jax.tree.map(lambda p, q: jnp.concatenate([p, q[None]]), before, last)


def _measured(x, y, w, b) -> Measured:
    """Measure models, one per row of `w`, on the examples that they know and those they do not."""
    halves = (w @ x.T + b[:, None] - y) ** 2 / 2
    norm = jnp.sqrt(jnp.sum(w**2, axis=1))
    return Measured(norm, halves[:, :TRAINING].mean(1), halves[:, TRAINING:].mean(1))


@jax.jit
@functools.partial(jax.vmap, in_axes=(0, 0, 0, 0, 0, None, None))
def _history(x, y, w, b, orders, weight_decay, factor):
    return _measured(x, y, *_params_by_epoch(x, y, w, b, orders, weight_decay, factor))


@jax.jit
@functools.partial(jax.vmap, in_axes=(0, 0, 0, 0, 0, None, None))
def _ends(x, y, w, b, orders, weight_decays, factor):
    def end(weight_decay):
        path = _params_by_epoch(x, y, w, b, orders, weight_decay, factor)
        return jax.tree.map(lambda p: p[-1], path)

    return _measured(x, y, *jax.vmap(end)(weight_decays))
