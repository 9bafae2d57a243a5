"""Gradient descent that shortens its step until the step pays."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec

# A search this long has failed: its last trial is taken, whether it pays or not.
MAX_TRIALS = 60


class ArmijoState(NamedTuple):
    """The step, the points tried for it (the rest are NaN), and the evaluations so far."""

    alpha: jax.Array
    trials: jax.Array
    evaluations: jax.Array


def armijo(
    objective: Objective,
    learning_rate: float = 1.0,
    slope_rtol: float = 1e-4,
    decrease_factor: float = 0.5,
) -> Optimizer:
    """α ← η; α ← ρα until f(θ - αg) ≤ f(θ) - cα‖g‖²; θ ← θ - αg."""

    def init(params):
        no_trials = jnp.full((MAX_TRIALS, params.size), jnp.nan)
        return ArmijoState(jnp.zeros(()), no_trials, evaluations=jnp.zeros(()))

    def update(grad, state, params):
        value = objective(params)

        def unpaid(search):
            n, alpha, trials = search
            enough = value - slope_rtol * alpha * jnp.dot(grad, grad)
            return ~(objective(trials[n]) <= enough) & (n < MAX_TRIALS - 1)

        def shorten(search):
            n, alpha, trials = search
            alpha = decrease_factor * alpha
            return n + 1, alpha, trials.at[n + 1].set(params - alpha * grad)

        alpha = learning_rate * jnp.ones(())
        trials = init(params).trials.at[0].set(params - alpha * grad)
        n, alpha, trials = jax.lax.while_loop(unpaid, shorten, (0, alpha, trials))
        evaluations = state.evaluations + 1 + n + 1
        return -alpha * grad, ArmijoState(alpha, trials, evaluations)

    return Optimizer(init, update)


ARMIJO = OptimizerSpec(
    id="armijo",
    name="Backtracking (Armijo)",
    rule=armijo,
    state=ArmijoState,
    formula=(
        r"\alpha \leftarrow \eta",
        r"\text{while } f(\theta - \alpha g) > f(\theta) - c\,\alpha\,\lVert g\rVert^2:"
        r"\ \alpha \leftarrow \rho\,\alpha",
        r"\theta \leftarrow \theta - \alpha\,g",
    ),
    reference="Armijo 1966; Nocedal and Wright, Numerical Optimization, algorithm 3.1",
    family="line search",
)
