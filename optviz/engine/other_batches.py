"""Where a rule's next step could have led: the same step for every batch that could be drawn."""

import itertools
import math
from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from optviz.compiling import SMALL, compiling
from optviz.engine.trajectory import Trajectory
from optviz.optimizers.optimizer import Rule, build
from surfaces import DataFit
from surfaces.keeping import by_surface
from surfaces.precision import in_64_bit

# So many batches are stepped through at once. If there are more, this many are drawn.
MOST_BATCHES = 4096


def possible_batches(
    examples: int, batch_size: int, *, replacement: bool = False, seed: int = 0
) -> tuple[np.ndarray, int]:
    """Return how often each example counts in each batch that could be drawn, and their number.

    One row for each batch: all of them if there are at most MOST_BATCHES, else as many drawn.
    """
    every = range(examples)
    total = math.comb(examples + batch_size - 1 if replacement else examples, batch_size)
    if total <= MOST_BATCHES and replacement:
        indices = np.array(list(itertools.combinations_with_replacement(every, batch_size)))
    elif total <= MOST_BATCHES:
        indices = np.array(list(itertools.combinations(every, batch_size)))
    else:
        random = np.random.default_rng(seed)
        if replacement:
            indices = random.integers(examples, size=(MOST_BATCHES, batch_size))
        else:
            orders = np.tile(np.arange(examples), (MOST_BATCHES, 1))
            indices = random.permuted(orders, axis=1)[:, :batch_size]
    counts = np.zeros((len(indices), examples), np.int32)
    np.add.at(counts, (np.arange(len(indices))[:, None], indices), 1)
    return counts, total


@in_64_bit
def next_points(
    surface: DataFit,
    rule: Rule,
    hyperparameters: Mapping[str, float],
    trajectory: Trajectory,
    step: int,
    counts: np.ndarray,
) -> np.ndarray:
    """Return where the rule's next point would be if the batch of a step had been another one.

    `counts` has a row for each batch, at most MOST_BATCHES; the result has the shape
    `(batches, dimension)`. The rule is the one that made the trajectory, in the state that it had
    before the step; `hyperparameters` are those of that step.
    """
    settings = surface.settings_with_data()
    weights, data = settings["weights"], settings["data"]
    rows = np.zeros((MOST_BATCHES, len(weights)))
    rows[: len(counts), : counts.shape[1]] = counts
    rows[len(counts) :] = rows[0]
    params = trajectory.params[step]
    numbers = {name: np.float64(value) for name, value in hyperparameters.items()}
    before = None
    if step > 0:
        before = jax.tree.map(lambda leaf: leaf[step - 1], trajectory.state)
    mean = np.bool_(surface.reduction == "mean")
    after = _compiled(surface.objective, rule, before is None)
    return np.asarray(after(rows, numbers, params, before, weights, data, mean))[: len(counts)]


@by_surface(most=32, within=compiling)
def _compiled(
    objective: Callable[..., jax.Array], rule: Rule, first: bool
) -> Callable[..., jax.Array]:
    def next_point(
        counts: jax.Array,
        hyperparameters: Mapping[str, jax.Array],
        params: jax.Array,
        state: Any,
        weights: jax.Array,
        data: tuple[jax.Array, jax.Array],
        mean: jax.Array,
    ) -> jax.Array:
        batch = jnp.where(mean, counts / jnp.sum(counts), counts)

        def loss(params: jax.Array) -> jax.Array:
            return objective(params, weights=weights, data=data)

        def batch_loss(params: jax.Array) -> jax.Array:
            return objective(params, weights=batch, data=data)

        share = jnp.sum(batch) / jnp.sum(weights)
        optimizer = build(rule, hyperparameters, batch_loss, loss, share)
        start = optimizer.init(params)
        # A trajectory holds all states as floats; the rule's own may be whole numbers.
        state = start if first else jax.tree.map(lambda x, like: x.astype(like.dtype), state, start)
        update, _ = optimizer.update(jax.grad(batch_loss)(params), state, params)
        return params + update

    return jax.jit(jax.vmap(next_point, in_axes=(0, *[None] * 6)), compiler_options=SMALL)
