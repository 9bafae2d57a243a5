"""Which class of a package is exactly which rule, and how its arguments are called.

Only what was compared point by point stands here; where a package has another form of a rule under
the same name, a script has the rule's own lines. mlx and tinygrad hold hyperparameters in single
precision: they have no entry.
"""

import ast
from typing import NamedTuple

from optviz.optimizers import OptimizerSpec
from optviz.scripts.expressions import definition_of


class PackageClass(NamedTuple):
    """The call that makes the optimizer; `known` is what each update gets besides the gradient.

    With `fixed_rate` it is the rule only while the learning rate stays as it is.
    """

    call: str
    fixed_rate: bool = False
    known: str = ""


_VALUE = ", value=objective(params{data})"

CLASSES: dict[str, dict[str, PackageClass]] = {
    "optax": {
        "gradient_descent": PackageClass("optax.sgd(learning_rate)"),
        "momentum": PackageClass("optax.sgd(learning_rate, momentum=decay)"),
        "nesterov_torch": PackageClass("optax.sgd(learning_rate, momentum=decay, nesterov=True)"),
        "sign_descent": PackageClass("optax.sign_sgd(learning_rate)"),
        "adagrad_eps_inside": PackageClass(
            "optax.adagrad(learning_rate, initial_accumulator_value=0.0, eps=eps)"
        ),
        "rmsprop": PackageClass("optax.rmsprop(learning_rate, decay, eps, eps_in_sqrt=False)"),
        "rmsprop_eps_inside": PackageClass("optax.rmsprop(learning_rate, decay, eps)"),
        "adadelta": PackageClass("optax.adadelta(learning_rate, rho=decay, eps=eps)"),
        "adam": PackageClass("optax.adam(learning_rate, b1, b2, eps)"),
        "adam_eps_inside": PackageClass("optax.adam(learning_rate, b1, b2, eps=0, eps_root=eps)"),
        "adamw": PackageClass("optax.adamw(learning_rate, b1, b2, eps, weight_decay=weight_decay)"),
        "nadam_constant": PackageClass("optax.nadam(learning_rate, b1, b2, eps)"),
        "adafactor": PackageClass("optax.adafactor(learning_rate, decay_rate=decay_rate)"),
        "polyak_sgd": PackageClass(
            "optax.polyak_sgd(max_learning_rate, f_min=f_min)", known=_VALUE
        ),
        "lbfgs": PackageClass(
            "optax.lbfgs()",
            known=_VALUE + ", grad=grad, value_fn={objective}",
        ),
    },
    "torch": {
        "gradient_descent": PackageClass("torch.optim.SGD([params], lr=learning_rate)"),
        "gradient_descent_l2": PackageClass(
            "torch.optim.SGD([params], lr=learning_rate, weight_decay=weight_decay)"
        ),
        "momentum": PackageClass("torch.optim.SGD([params], lr=learning_rate, momentum=decay)"),
        "nesterov_torch": PackageClass(
            "torch.optim.SGD([params], lr=learning_rate, momentum=decay, nesterov=True)"
        ),
        "adagrad": PackageClass("torch.optim.Adagrad([params], lr=learning_rate, eps=eps)"),
        "rmsprop": PackageClass(
            "torch.optim.RMSprop([params], lr=learning_rate, alpha=decay, eps=eps)"
        ),
        "adadelta": PackageClass(
            "torch.optim.Adadelta([params], lr=learning_rate, rho=decay, eps=eps)"
        ),
        "adam": PackageClass(
            "torch.optim.Adam([params], lr=learning_rate, betas=(b1, b2), eps=eps)"
        ),
        "amsgrad": PackageClass(
            "torch.optim.Adam([params], lr=learning_rate, betas=(b1, b2), eps=eps, amsgrad=True)"
        ),
        "adam_l2": PackageClass(
            "torch.optim.Adam([params], lr=learning_rate, betas=(b1, b2), eps=eps,"
            " weight_decay=weight_decay)"
        ),
        "adamw": PackageClass(
            "torch.optim.AdamW([params], lr=learning_rate, betas=(b1, b2), eps=eps,"
            " weight_decay=weight_decay)"
        ),
        "adamax": PackageClass(
            "torch.optim.Adamax([params], lr=learning_rate, betas=(b1, b2), eps=eps)"
        ),
        "nadam": PackageClass(
            "torch.optim.NAdam([params], lr=learning_rate, betas=(b1, b2), eps=eps,"
            " momentum_decay=momentum_decay)"
        ),
        "radam": PackageClass(
            "torch.optim.RAdam([params], lr=learning_rate, betas=(b1, b2), eps=eps)"
        ),
    },
    "keras": {
        "gradient_descent": PackageClass("keras.optimizers.SGD(learning_rate)"),
        "momentum": PackageClass(
            "keras.optimizers.SGD(learning_rate, momentum=decay)", fixed_rate=True
        ),
        "momentum_velocity": PackageClass("keras.optimizers.SGD(learning_rate, momentum=decay)"),
        "nesterov_torch": PackageClass(
            "keras.optimizers.SGD(learning_rate, momentum=decay, nesterov=True)", fixed_rate=True
        ),
        "adagrad_eps_inside": PackageClass(
            "keras.optimizers.Adagrad(learning_rate, initial_accumulator_value=0.0, epsilon=eps)"
        ),
        "rmsprop_eps_inside": PackageClass(
            "keras.optimizers.RMSprop(learning_rate, rho=decay, epsilon=eps)"
        ),
        "adadelta": PackageClass(
            "keras.optimizers.Adadelta(learning_rate, rho=decay, epsilon=eps)"
        ),
    },
    "tfjs": {
        "gradient_descent": PackageClass("tf.train.sgd(learning_rate)", fixed_rate=True),
        "momentum": PackageClass("tf.train.momentum(learning_rate, decay)", fixed_rate=True),
        "nesterov_torch": PackageClass(
            "tf.train.momentum(learning_rate, decay, true)", fixed_rate=True
        ),
        "rmsprop_eps_inside": PackageClass(
            "tf.train.rmsprop(learning_rate, decay, 0, eps)", fixed_rate=True
        ),
        "adam": PackageClass("tf.train.adam(learning_rate, b1, b2, eps)", fixed_rate=True),
    },
}


def class_of(spec: OptimizerSpec, target: str) -> PackageClass | None:
    """Return the class of a package that is exactly a rule; None if there is none.

    A rule that is bridged from optax says in its own source what it is there.
    """
    found = CLASSES.get(target, {}).get(spec.id)
    if found is not None or target != "optax":
        return found
    *lines, last = definition_of(spec.rule).body
    made = last.value
    if lines or not isinstance(made, ast.Call) or ast.unparse(made.func) != "bridged":
        return None
    transformation, *objective = map(ast.unparse, made.args)
    if not transformation.startswith("optax."):
        transformation = f"optax.{transformation}"  # from its contrib
    known = _VALUE + ", obj_fn={objective}" if objective else ""
    return PackageClass(transformation, known=known)
