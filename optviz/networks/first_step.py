"""What the first step sees of a network: how far its signal goes, and how far back its gradient."""

import functools
from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.network_losses import NetworkLoss
from surfaces.networks import Network


class FirstStep(NamedTuple):
    """Of each layer the length of its gradient, and of each hidden one the standard deviation of
    its values over its units and the examples (Glorot and Bengio 2010, section 4.2).
    """

    grad_norms: np.ndarray
    deviations: np.ndarray


def first_step(loss: NetworkLoss) -> FirstStep:
    """Measure a network at its first parameters, on all examples, without dropout and penalties."""
    grad, deviations = _compiled(loss.network)(loss.start, loss.data.x, loss.data.y)
    grad = np.asarray(grad)
    norms = [np.linalg.norm(grad[layer.first : layer.end]) for layer in loss.network.layers]
    return FirstStep(np.array(norms), np.asarray(deviations))


@functools.lru_cache(maxsize=64)
def _compiled(network: Network) -> Callable:
    @jax.jit
    def measured(params, x, y):
        _, values, _ = network.inside(params, x)
        deviations = jnp.array([jnp.std(value) for value in values])
        return jax.grad(network.mean_loss)(params, x, y), deviations

    return measured
