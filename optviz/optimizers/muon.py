"""Muon, from optax: momentum whose matrix is made orthogonal before it is taken."""

import optax

from optviz.optimizers.optax_adapter import OptaxState
from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def muon(learning_rate: float = 0.05, decay: float = 0.9) -> Optimizer:
    """Muon, on the point as a matrix of one row, of which it keeps little but the direction."""
    transformation = optax.contrib.muon(learning_rate, beta=decay)

    def init(params):
        return OptaxState(transformation.init(params[None]))

    def update(grad, state, params):
        update, inner = transformation.update(grad[None], state.inner, params[None])
        return update[0], OptaxState(inner)

    return Optimizer(init, update)


MUON = OptimizerSpec(
    id="muon",
    name="Muon",
    rule=muon,
    state=OptaxState,
    formula=(
        r"m \leftarrow \beta m + (1 - \beta)\,g",
        r"u \leftarrow \beta\,\hat m + (1 - \beta)\,\hat g",
        r"\theta \leftarrow \theta - \eta\,\operatorname{NewtonSchulz}(u)",
    ),
    reference="Jordan et al. 2024; for a row, Newton-Schulz gives a length near 1 but not 1",
    family="optax",
)
