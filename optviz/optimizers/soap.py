"""SOAP: Adam along the axes of the gradients' spread, which are turned every tenth step."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.adam import AdamState, zero_averages
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


class SoapState(NamedTuple):
    """The averages of the gradient and of its square along the axes, the spread, and the axes."""

    m: jax.Array
    v: jax.Array
    spread: jax.Array
    q: jax.Array
    t: jax.Array


def soap(
    learning_rate: float = 0.1,
    b1: float = 0.95,
    b2: float = 0.95,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> Optimizer:
    """SOAP of a matrix of one row. Step 1 only finds the axes: nothing moves."""

    def init(params):
        square, zeros = jnp.zeros((params.size, params.size)), jnp.zeros_like(params)
        return SoapState(m=zeros, v=zeros, spread=square, q=square, t=jnp.zeros(()))

    def update(grad, state, params):
        t = state.t + 1
        m = jnp.where(t > 1, b1 * state.m + (1 - b1) * grad, 0)
        along = jnp.where(t > 1, b2 * state.v + (1 - b2) * jnp.dot(grad, state.q) ** 2, 0)
        scaled = jnp.dot(state.q, jnp.dot(m, state.q) / (jnp.sqrt(along) + eps))
        correction = jnp.sqrt(1 - b2 ** (t - 1)) / (1 - b1 ** (t - 1))
        step = jnp.where(t > 1, correction * scaled, 0)
        decay = jnp.where(t > 1, weight_decay * (params - learning_rate * step), 0)
        spread = b2 * state.spread + (1 - b2) * jnp.outer(grad, grad)
        v, q = _axes(t, along, spread, state.q)
        return -learning_rate * (step + decay), SoapState(m, v, spread, q, t)

    return Optimizer(init, update)


def _axes(
    t: jax.Array, v: jax.Array, spread: jax.Array, q: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """Find the axes of the spread in step 1, and turn them towards it in steps 11, 21 ..."""

    def found():
        return v, jnp.linalg.eigh(spread)[1][:, ::-1]

    def turned():
        order = jnp.argsort(-jnp.sum(q * (spread @ q), axis=0))
        # In single precision, as the authors' code has it.
        turned = jnp.linalg.qr((spread @ q)[:, order].astype(jnp.float32))[0]
        return v[order], turned.astype(q.dtype)

    def kept():
        return v, q

    case = jnp.where(t == 1, 1, jnp.where((t - 1) % 10 == 0, 2, 0))
    v, q = jax.lax.switch(case, (kept, found, turned))
    return v, q


def soap_of_vector(
    learning_rate: float = 0.1,
    b1: float = 0.95,
    b2: float = 0.95,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> Optimizer:
    """What SOAP does to a vector: Adam (uncorrected ε) that stands still in step 1."""

    def update(grad, state, params):
        t = state.t + 1
        m = jnp.where(t > 1, b1 * state.m + (1 - b1) * grad, 0)
        v = jnp.where(t > 1, b2 * state.v + (1 - b2) * grad**2, 0)
        correction = jnp.sqrt(1 - b2 ** (t - 1)) / (1 - b1 ** (t - 1))
        step = jnp.where(t > 1, correction * m / (jnp.sqrt(v) + eps), 0)
        decay = jnp.where(t > 1, weight_decay * (params - learning_rate * step), 0)
        return -learning_rate * (step + decay), AdamState(m, v, t)

    return Optimizer(zero_averages, update)


_STEP = (
    r"\Delta \leftarrow \frac{\sqrt{1 - \beta_2^{t-1}}}{1 - \beta_1^{t-1}}\,\Delta",
    r"\theta \leftarrow \theta - \eta\,(\Delta + \lambda\,(\theta - \eta\Delta))"
    r" \text{ if } t > 1",
)

SOAP = OptimizerSpec(
    id="soap",
    name="SOAP",
    rule=soap,
    state=SoapState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,(Q^\top g)^2",
        r"\Delta \leftarrow Q\,\frac{Q^\top m}{\sqrt{v} + \varepsilon}",
        *_STEP,
        r"C \leftarrow \beta_2 C + (1 - \beta_2)\,g g^\top",
        r"Q \leftarrow \text{the axes of } C, \text{ in steps } 1, 11, 21 \ldots",
    ),
    reference="Vyas et al. 2024, algorithm 3; pytorch_optimizer.SOAP",
    family="curvature",
)

SOAP_OF_VECTOR = OptimizerSpec(
    id="soap_of_vector",
    name="SOAP (of a vector)",
    rule=soap_of_vector,
    state=AdamState,
    corrects_bias=True,
    formula=(
        r"t \leftarrow t + 1",
        r"m \leftarrow \beta_1 m + (1 - \beta_1)\,g",
        r"v \leftarrow \beta_2 v + (1 - \beta_2)\,g^2",
        r"\Delta \leftarrow \frac{m}{\sqrt{v} + \varepsilon}",
        *_STEP,
    ),
    reference="pytorch_optimizer.SOAP of a vector",
    family="adaptive",
)
