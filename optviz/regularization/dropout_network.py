"""Dropout in a network of two layers: trained with a new mask at every step, used without one.

ŷ(x) = b₂ + Σ dropout(h)ₖ w₂ₖ with h = tanh(w₁x + b₁), trained by Adam on a few noisy examples.
"""

import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.optimizers.adam import adam
from optviz.regularization.dropout import check_rate, dropout, is_kept

HIDDEN = 64
TRAINING, TEST = 16, 200
SEEDS = 10
STEPS, RECORD_EVERY = 2000, 20
LEARNING_RATE = 0.01
NOISE = 0.3
MASKS = 400
GRID = np.linspace(-1, 1, 161)

# Masks that are drawn once and used in turn, in an order that is new for each seed.
_MASK_POOL = 512


class Trained(NamedTuple):
    """Networks trained with dropout.

    `steps` are those at which half the mean squared errors `train` and `test` were measured, both
    `(SEEDS, len(steps))`, without dropout. The rest is of the first seed alone: its examples `x`
    and `y`, and the predictions on `GRID`: with each of some masks, their average, that without
    dropout, and that wrongly scaled by 1 - p as well.
    """

    steps: np.ndarray
    train: np.ndarray
    test: np.ndarray
    x: np.ndarray
    y: np.ndarray
    masked: np.ndarray
    mean: np.ndarray
    standard_error: np.ndarray
    whole: np.ndarray
    scaled_again: np.ndarray


def truth(x: np.ndarray) -> np.ndarray:
    """The function behind the noisy examples."""
    return np.sin(np.pi * x)


@functools.lru_cache(maxsize=8)  # without dropout it is shown beside every rate
def train(rate: float) -> Trained:
    """Train `SEEDS` networks with a dropout rate below 1, which is traced.

    Raises ValueError for a rate outside 0 ... 1, and for 1, at which nothing is left to train.
    """
    check_rate(rate)
    if rate == 1:
        raise ValueError("rate is 1; with every unit dropped there is nothing to train")
    draws = _draws()
    params, train_losses, test_losses = (np.asarray(a) for a in _train(*draws, np.float64(rate)))
    steps = np.arange(0, STEPS + 1, RECORD_EVERY)
    predictions = (np.asarray(a) for a in _predictions(params[0], draws[4][0], np.float64(rate)))
    return Trained(steps, train_losses, test_losses, draws[0][0], draws[1][0], *predictions)


@functools.cache
def _draws() -> tuple[np.ndarray, ...]:
    draws = [_drawn_with(seed) for seed in range(SEEDS)]
    return tuple(np.stack(arrays) for arrays in zip(*draws, strict=True))


def _drawn_with(seed: int) -> tuple[np.ndarray, ...]:
    data, start, masks = np.random.default_rng(seed).spawn(3)
    x = data.uniform(-1, 1, TRAINING)
    y = truth(x) + NOISE * data.standard_normal(TRAINING)
    params = np.concatenate(
        [
            4 * start.standard_normal(HIDDEN),  # w1
            2 * start.standard_normal(HIDDEN),  # b1
            start.standard_normal(HIDDEN) / np.sqrt(HIDDEN),  # w2
            np.zeros(1),  # b2
        ]
    )
    order = masks.integers(_MASK_POOL, size=STEPS)
    return x, y, params, order, masks.random((_MASK_POOL, HIDDEN))


def predict(params, x, keep, rate):
    """Return the prediction for each input with some units kept; all of them at rate 0."""
    w1, b1, w2, b2 = jnp.split(params, (HIDDEN, 2 * HIDDEN, 3 * HIDDEN))
    hidden = jnp.tanh(x[:, None] * w1 + b1)
    return dropout(hidden, keep, rate) @ w2 + b2


def _half_mse(params, x, y, keep, rate):
    return jnp.mean((predict(params, x, keep, rate) - y) ** 2) / 2


@jax.jit
@functools.partial(jax.vmap, in_axes=(0, 0, 0, 0, 0, None))
def _train(x, y, params, order, uniform, rate):
    optimizer = adam(LEARNING_RATE)
    everything = jnp.ones(HIDDEN)
    x_test = jnp.linspace(-1, 1, TEST)
    y_test = jnp.sin(jnp.pi * x_test)

    def losses(params):
        """Without dropout; the test examples have no noise, only the examples to learn from."""
        pairs = ((x, y), (x_test, y_test))
        return tuple(_half_mse(params, *pair, everything, 0.0) for pair in pairs)

    def step(carry, mask):
        params, state = carry
        grad = jax.grad(_half_mse)(params, x, y, is_kept(uniform[mask], rate), rate)
        update, state = optimizer.update(grad, state, params)
        return (params + update, state), None

    def stretch(carry, masks):
        after, _ = jax.lax.scan(step, carry, masks)
        return after, losses(carry[0])

    carry = (params, optimizer.init(params))
    (params, _), before = jax.lax.scan(stretch, carry, order.reshape(-1, RECORD_EVERY))
    history = (jnp.append(a, last) for a, last in zip(before, losses(params), strict=True))
    return params, *history


@jax.jit
def _predictions(params, uniform, rate):
    masks = is_kept(uniform[:MASKS], rate)
    masked = jax.vmap(lambda keep: predict(params, GRID, keep, rate))(masks)
    whole = predict(params, GRID, jnp.ones(HIDDEN), 0.0)
    # The hidden values times 1 - p once more, as without the division in training.
    again = whole - rate * (whole - params[-1])
    return masked, masked.mean(0), masked.std(0, ddof=1) / jnp.sqrt(MASKS), whole, again
