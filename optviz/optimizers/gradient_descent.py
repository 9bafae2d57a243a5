"""Gradient descent: a step against the gradient."""

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def gradient_descent(learning_rate=0.1):
    """θ ← θ - ηg."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * grad, state

    return Optimizer(init, update)


GRADIENT_DESCENT = OptimizerSpec(
    id="gradient_descent",
    name="Gradient descent",
    rule=gradient_descent,
    state=None,
    formula=(r"\theta \leftarrow \theta - \eta\,g",),
    reference="Cauchy 1847; Prince, Understanding Deep Learning, equation 6.3",
    family="gradient",
)
