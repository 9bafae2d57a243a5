"""The losses of networks on data, as functions of one flat parameter vector."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.fitting import Data
from surfaces.networks import LOSSES, Network


@functools.lru_cache(maxsize=64)
def objective_of(network: Network) -> Callable[..., jax.Array]:
    """Return the loss of a network on data: one function for each network, so compiled once.

    `objective(params, weights, data, draw=None, l1=0, l2=0, dropout=0)`: the losses of the examples
    times their weights, plus l1 Σ|w| + l2/2 Σw² over the network's own weights. With a random
    number `draw`, units are dropped with the rate `dropout`, each example's on their own, and the
    others divided by 1 - dropout (Srivastava et al. 2014, section 10).
    """
    own = network.is_weight.astype(float)

    def objective(
        params: jax.Array,
        weights: jax.Array,
        data: tuple[jax.Array, jax.Array],
        draw: jax.Array | None = None,
        l1: float = 0.0,
        l2: float = 0.0,
        dropout: float = 0.0,
    ) -> jax.Array:
        x, y = data
        keep = None
        if draw is not None:
            shape = (len(y), sum(network.hidden))
            kept = jax.random.uniform(jax.random.key(draw), shape, jnp.float32) >= dropout
            keep = kept / (1 - dropout)
        outputs = network.predict(params, x, keep)
        penalty = jnp.dot(own, l1 * jnp.abs(params) + l2 / 2 * params**2)
        return jnp.dot(weights, LOSSES[network.loss](outputs, y)) + penalty

    return objective


@dataclass(frozen=True, eq=False)
class NetworkLoss:
    """The mean loss of a network over data, for `optviz.simulation.run` to descend.

    `data` are inputs `(examples, inputs)` and targets `(examples,)`; `start` are the first
    parameters. Its shape are `l1` and `l2`; one that is `random` also has `dropout`, the rate at
    which units are dropped, anew in each step, when gradients are taken. The value of a step is
    that without dropout. All of it but the network and the number of examples is traced.
    """

    network: Network
    data: Data
    start: np.ndarray
    random: bool = False

    @property
    def window(self) -> None:
        """None: no part of so many dimensions is shown."""
        return None

    @property
    def reduction(self) -> str:
        """The losses of the examples are averaged."""
        return "mean"

    @property
    def objective(self) -> Callable[..., jax.Array]:
        """The loss as a function of the flat parameters."""
        return objective_of(self.network)

    @property
    def shape(self) -> dict[str, float]:
        """The strengths of the regularization, all off."""
        return {"l1": 0.0, "l2": 0.0, **({"dropout": 0.0} if self.random else {})}

    @property
    def dimension(self) -> int:
        """The number of parameters."""
        return self.network.dimension

    @property
    def examples(self) -> int:
        """The number of examples."""
        return len(self.data.y)

    def settings(self, shape: Mapping[str, float] | None = None) -> dict[str, Any]:
        """Return all that the objective takes besides the point, as arrays to be traced."""
        settings = {name: np.float64(v) for name, v in {**self.shape, **(shape or {})}.items()}
        weights, x, y = self.weighted_data()
        return settings | {"weights": weights, "data": (x, y)}

    def weighted_data(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the weights of the examples, their inputs and their targets."""
        return np.full(self.examples, 1 / self.examples), self.data.x, self.data.y
