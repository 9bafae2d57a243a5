"""L-BFGS, from optax: a Hessian learned from the last steps, and a line search."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec


class OptaxSearchState(NamedTuple):
    """The state as optax keeps it, and the evaluations so far."""

    inner: Any
    evaluations: jax.Array


def lbfgs(objective: Objective) -> Optimizer:
    """L-BFGS: Newton's method with a Hessian learned from the last ten steps, and a line search."""
    transformation = optax.lbfgs()

    def init(params):
        # The gradient at the start; every later one is the last of a search.
        return OptaxSearchState(transformation.init(params), evaluations=jnp.ones(()))

    def update(grad, state, params):
        known = {"value": objective(params), "grad": grad, "value_fn": objective}
        update, inner = transformation.update(grad, state.inner, params, **known)
        evaluations = state.evaluations + inner[-1].info.num_linesearch_steps
        return update, OptaxSearchState(inner, evaluations)

    return Optimizer(init, update)


LBFGS = OptimizerSpec(
    id="lbfgs",
    name="L-BFGS",
    rule=lbfgs,
    state=OptaxSearchState,
    formula=(
        r"p \leftarrow B\,g",
        r"\alpha \leftarrow \text{a step with the strong Wolfe conditions along } -p",
        r"\theta \leftarrow \theta - \alpha\,p",
        r"B \leftarrow \text{from the last ten changes of } \theta \text{ and } g",
    ),
    reference="Liu and Nocedal 1989",
    family="optax",
)
