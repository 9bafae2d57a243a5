"""Gradient descent: a step against the gradient."""

from optviz.optimizers.optimizer import Optimizer, OptimizerSpec


def gradient_descent(learning_rate: float = 0.1) -> Optimizer:
    """θ ← θ - ηg."""

    def init(params):
        return ()

    def update(grad, state, params):
        return -learning_rate * grad, state

    return Optimizer(init, update)


def gradient_descent_l2(learning_rate: float = 0.1, weight_decay: float = 0.1) -> Optimizer:
    """Descent of f + ½λ‖θ‖²: g ← g + λθ; θ ← θ - ηg."""

    def init(params):
        return ()

    def update(grad, state, params):
        grad = grad + weight_decay * params
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

GRADIENT_DESCENT_L2 = OptimizerSpec(
    id="gradient_descent_l2",
    name="Gradient descent (L2)",
    rule=gradient_descent_l2,
    state=None,
    formula=(
        r"g \leftarrow g + \lambda\theta",
        r"\theta \leftarrow \theta - \eta\,g",
    ),
    reference="Zhang et al., Dive into Deep Learning, equation 3.7.3",
    family="gradient",
)
