"""Losses of single predictions and of small batches, as they are written in books.

Each is a plain function in JAX, so that its gradient is that of `jax.grad`. Logarithms are natural:
losses are in nats.
"""

from collections.abc import Callable
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import entr, rel_entr


@dataclass(frozen=True)
class Loss:
    """A loss: its function, its formula and that of its gradient in LaTeX, and a reference."""

    id: str
    name: str
    function: Callable[..., jax.Array]
    formula: str
    gradient: str
    reference: str


def absolute_error(prediction, target):
    """The mean of |prediction - target|; where they are equal, `jax.grad` takes 1 for its slope."""
    return jnp.mean(jnp.abs(prediction - target))


def squared_error(prediction, target):
    """The mean of (prediction - target)²."""
    return jnp.mean((prediction - target) ** 2)


def negative_log_likelihood(log_probabilities, labels):
    """The mean of -log p of the true classes; rows are examples, columns classes."""
    picked = jnp.take_along_axis(log_probabilities, labels[:, None], axis=1)
    return -jnp.mean(picked)


def cross_entropy(logits, labels):
    """The negative log likelihood of the softmax of each row of logits."""
    return negative_log_likelihood(jax.nn.log_softmax(logits), labels)


def softmax_before_cross_entropy(logits, labels):
    """What comes out if a softmax is applied before a cross-entropy that has one already."""
    return cross_entropy(jax.nn.softmax(logits), labels)


def binary_cross_entropy(probabilities, targets):
    """The mean of -t log p - (1 - t) log(1 - p), computed as it is written.

    Where p rounds to 0 or 1 it is infinite or not a number; `binary_cross_entropy_with_logits` is
    the same function of the logit and never is.
    """
    p, t = probabilities, targets
    return -jnp.mean(t * jnp.log(p) + (1 - t) * jnp.log(1 - p))


def binary_cross_entropy_of_sigmoid(logits, targets):
    """The binary cross-entropy of the sigmoids of logits, computed in these two steps."""
    return binary_cross_entropy(1 / (1 + jnp.exp(-logits)), targets)


def binary_cross_entropy_with_logits(logits, targets):
    """The mean of log(1 + exp(z)) - t z, which is finite for every logit z."""
    return jnp.mean(jax.nn.softplus(logits) - targets * logits)


def coin_loss(probability, heads, tails):
    """The negative log likelihood of some heads and tails, -h log θ - t log(1 - θ)."""
    return -(heads * jnp.log(probability) + tails * jnp.log(1 - probability))


def entropy(p):
    """The entropy -sum p log p of a distribution; 0 log 0 is 0 (Shannon 1948)."""
    return jnp.sum(entr(p))


def divergence(p, q):
    """The divergence sum p log(p / q) of q from p (Kullback and Leibler 1951)."""
    return jnp.sum(rel_entr(p, q))


def cross_entropy_between(p, q):
    """The cross-entropy -sum p log q of two distributions: the entropy of p and the divergence."""
    return entropy(p) + divergence(p, q)


LOSSES: dict[str, Loss] = {
    loss.id: loss
    for loss in (
        Loss(
            "absolute_error",
            "Absolute error (L1)",
            absolute_error,
            r"L = |\hat y - y|",
            r"\frac{\partial L}{\partial \hat y} = \operatorname{sign}(\hat y - y)",
            "Boscovich 1757",
        ),
        Loss(
            "squared_error",
            "Squared error (MSE)",
            squared_error,
            r"L = (\hat y - y)^2",
            r"\frac{\partial L}{\partial \hat y} = 2\,(\hat y - y)",
            "Legendre 1805",
        ),
        Loss(
            "negative_log_likelihood",
            "Negative log likelihood",
            negative_log_likelihood,
            r"L = -\frac{1}{N} \sum_n \ln p_{n, y_n}",
            r"\frac{\partial L}{\partial \ln p_{n,c}} = -\tfrac{1}{N}\,[c = y_n]",
            "Fisher 1922",
        ),
        Loss(
            "cross_entropy",
            "Cross-entropy",
            cross_entropy,
            r"L = -\frac{1}{N} \sum_n \ln \frac{e^{x_{n, y_n}}}{\sum_c e^{x_{n, c}}}",
            r"\frac{\partial L}{\partial x_{n,c}} = \tfrac{1}{N}\,(p_{n,c} - [c = y_n])",
            "Bridle 1990",
        ),
        Loss(
            "binary_cross_entropy",
            "Binary cross-entropy",
            binary_cross_entropy_with_logits,
            r"L = -t \ln \sigma(z) - (1 - t) \ln(1 - \sigma(z)) = \ln(1 + e^z) - t z",
            r"\frac{\partial L}{\partial z} = \sigma(z) - t",
            "Cox 1958",
        ),
    )
}


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """The logarithms of the softmax of each row."""
    return np.asarray(jax.nn.log_softmax(np.asarray(logits, float)))


def value_and_gradient(
    function: Callable[..., jax.Array], first: np.ndarray, *rest: np.ndarray | float
) -> tuple[float, np.ndarray]:
    """A loss and its gradient by its first argument, by `jax.value_and_grad`.

    Arrays keep their precision: a float32 array shows what 32 bit would compute.
    """
    value, gradient = jax.value_and_grad(function)(jnp.asarray(first), *map(jnp.asarray, rest))
    return float(value), np.asarray(gradient)


def value_of(function: Callable[..., jax.Array], *arguments: np.ndarray | float) -> float:
    """A loss of arrays as a number."""
    return float(function(*map(jnp.asarray, arguments)))
