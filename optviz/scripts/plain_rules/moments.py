"""What many rules share: the running averages of the gradient and of its square.

A script has these lines in the places of the calls, so the names are those of the rules.
"""

import jax.numpy as jnp


def nothing_seen(params):
    """The averages before the first gradient, and the number of gradients."""
    t = 0
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    return t, m, v


def averaged(grad, t, m, v, b1, b2):
    """The averages with one more gradient."""
    t = t + 1
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad**2
    return t, m, v


def corrected(t, m, v, b1, b2):
    """The averages without what they have of their start at 0."""
    m_hat = m / (1 - b1**t)
    v_hat = v / (1 - b2**t)
    return m_hat, v_hat


def corrected_rate(t, b1, b2):
    """The factor of m / √v that corrects both averages at once."""
    return (1 - b2**t) ** 0.5 / (1 - b1**t)
