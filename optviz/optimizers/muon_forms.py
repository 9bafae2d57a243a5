"""Muon of a matrix of one row, as libraries have it: decay, shape factor and precision differ."""

import jax
import jax.numpy as jnp

from optviz.optimizers.momentum import AverageState, MomentumState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec

_C_IN_SINGLE = 2.0315001010894775  # MLX holds this coefficient in single precision.


def orthogonalized(row: jax.Array, c: float = 2.0315, eps: float = 1e-7) -> jax.Array:
    """Return a row after five Newton-Schulz steps from length 1: its length is 0.696 then."""
    u: jax.Array = row / (jnp.linalg.norm(row) + eps)
    for _ in range(5):
        gram = jnp.dot(u, u)
        u = (3.4445 - 4.7750 * gram + c * gram**2) * u
    return u


def rounded(x: jax.Array) -> jax.Array:
    """Round to bfloat16, of which a number keeps 8 bits of precision."""
    return jax.lax.reduce_precision(x, exponent_bits=8, mantissa_bits=7)


def orthogonalized_in_bfloat16(row: jax.Array) -> jax.Array:
    """Return what the same steps give where every product is rounded to bfloat16."""
    u = rounded(row)
    u = rounded(u / jnp.maximum(rounded(jnp.linalg.norm(u)), 1e-7))
    for _ in range(5):
        gram = rounded(jnp.dot(u, u))
        factor = rounded(-4.7750 * gram + 2.0315 * gram * gram)
        u = rounded(3.4445 * u + factor * u)
    return u


def muon_decoupled(
    learning_rate: float = 0.05, decay: float = 0.9, weight_decay: float = 0.0
) -> Optimizer:
    """Muon whose steps are 0.696η long, and θ shrinks by ηλθ."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v + grad
        u = orthogonalized(grad + decay * v)
        return -learning_rate * (u + weight_decay * params), MomentumState(v)

    return Optimizer(init, update)


def muon_scaled(
    learning_rate: float = 0.1, decay: float = 0.9, weight_decay: float = 0.0, scale: float = 0.2
) -> Optimizer:
    """Muon whose steps are as long as Adam's, and θ shrinks by ηλθ."""

    def init(params):
        return MomentumState(v=jnp.zeros_like(params))

    def update(grad, state, params):
        v = decay * state.v + grad
        u = scale * params.size**0.5 * orthogonalized(grad + decay * v)
        return -learning_rate * (u + weight_decay * params), MomentumState(v)

    return Optimizer(init, update)


def muon_bfloat16(
    learning_rate: float = 0.05, decay: float = 0.9, weight_decay: float = 0.0
) -> Optimizer:
    """Muon whose Newton-Schulz steps are rounded to 8 bits, and θ shrinks by ηλθ."""

    def init(params):
        return AverageState(m=jnp.zeros_like(params))

    def update(grad, state, params):
        m = decay * state.m + (1 - decay) * grad
        u = orthogonalized_in_bfloat16((1 - decay) * grad + decay * m)
        return -learning_rate * (u + weight_decay * params), AverageState(m)

    return Optimizer(init, update)


def muon_l2(
    learning_rate: float = 0.05, decay: float = 0.9, weight_decay: float = 0.01
) -> Optimizer:
    """Muon of g + λθ: what is made orthogonal keeps little of the decay's size."""

    def init(params):
        return AverageState(m=jnp.zeros_like(params))

    def update(grad, state, params):
        grad = grad + weight_decay * params
        m = decay * state.m + (1 - decay) * grad
        u = orthogonalized((1 - decay) * grad + decay * m, _C_IN_SINGLE)
        return -learning_rate * u, AverageState(m)

    return Optimizer(init, update)


_M = r"m \leftarrow \beta m + (1 - \beta)\,g"

MUON_DECOUPLED = OptimizerSpec(
    id="muon_decoupled",
    name="Muon (with decay)",
    rule=muon_decoupled,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v + g",
        r"u \leftarrow \operatorname{NewtonSchulz}(g + \beta v)",
        r"\theta \leftarrow \theta - \eta\,(u + \lambda\theta)",
    ),
    reference="Jordan et al. 2024; tinygrad.nn.optim.Muon",
    family="momentum",
)

MUON_SCALED = OptimizerSpec(
    id="muon_scaled",
    name="Muon (as long as Adam)",
    rule=muon_scaled,
    state=MomentumState,
    formula=(
        r"v \leftarrow \beta v + g",
        r"u \leftarrow \kappa\,\sqrt{n}\,\operatorname{NewtonSchulz}(g + \beta v)",
        r"\theta \leftarrow \theta - \eta\,(u + \lambda\theta)",
    ),
    reference="Liu et al. 2025, equation 4; keras.optimizers.Muon",
    family="momentum",
)

MUON_BFLOAT16 = OptimizerSpec(
    id="muon_bfloat16",
    name="Muon (bfloat16)",
    rule=muon_bfloat16,
    state=AverageState,
    formula=(
        _M,
        r"u \leftarrow \operatorname{NewtonSchulz}_{16}((1 - \beta)\,g + \beta m)",
        r"\theta \leftarrow \theta - \eta\,(u + \lambda\theta)",
    ),
    reference="Jordan et al. 2024; torch.optim.Muon",
    family="momentum",
)

MUON_L2 = OptimizerSpec(
    id="muon_l2",
    name="Muon (L2)",
    rule=muon_l2,
    state=AverageState,
    formula=(
        r"g \leftarrow g + \lambda\theta",
        _M,
        r"u \leftarrow \operatorname{NewtonSchulz}((1 - \beta)\,g + \beta m)",
        r"\theta \leftarrow \theta - \eta\,u",
    ),
    reference="mlx.optimizers.Muon",
    family="momentum",
)
