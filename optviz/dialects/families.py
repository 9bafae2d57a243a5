"""The families: which dialects go by one name, and the form that they are compared with."""

from collections.abc import Iterable, Mapping
from typing import Any

from optviz.dialects.comparison import Family, Member
from optviz.dialects.registry import DIALECTS


def _members(ids: str, **arguments: Any) -> tuple[Member, ...]:
    return tuple(Member(DIALECTS[id], arguments) for id in ids.split())


def _family(name: str, rule: str, settings: Mapping[str, float], *members: Iterable[Member]):
    return Family(name, rule, settings, tuple(one for some in members for one in some))


_RATE = dict(learning_rate=0.1)
_ADAM = dict(**_RATE, b1=0.9, b2=0.999, eps=1e-8)
_MOMENTUM = dict(**_RATE, decay=0.9)
_ADAMS = (
    "torch/Adam optax/adam jax_example/adam autograd/adam paddle/Adam tinygrad/Adam"
    " tfjs/train.adam keras/Adam sklearn/AdamOptimizer river/Adam chainer/Adam thinc/Adam"
    " pennylane/AdamOptimizer qiskit/ADAM mlx/Adam"
)

FAMILIES: dict[str, Family] = {
    "momentum": _family(
        "SGD with momentum",
        "momentum",
        _MOMENTUM,
        _members("torch/SGD keras/SGD optax/sgd mlx/SGD tinygrad/SGD", momentum=0.9),
        _members("paddle/Momentum"),
        _members("sklearn/SGDOptimizer", nesterov=False),
        _members(
            "river/Momentum chainer/MomentumSGD chainer/CorrectedMomentumSGD"
            " jax_example/momentum pennylane/MomentumOptimizer tfjs/train.momentum autograd/sgd"
        ),
    ),
    "nesterov": _family(
        "Nesterov's momentum",
        "nesterov",
        _MOMENTUM,
        _members("torch/SGD keras/SGD optax/sgd mlx/SGD tinygrad/SGD", momentum=0.9, nesterov=True),
        _members("paddle/Momentum", use_nesterov=True),
        _members("tfjs/train.momentum", useNesterov=True),
        _members(
            "sklearn/SGDOptimizer jax_example/nesterov river/NesterovMomentum"
            " river/NesterovMomentum:without_look_ahead pennylane/NesterovMomentumOptimizer"
            " chainer/NesterovAG"
        ),
    ),
    "adagrad": _family(
        "Adagrad",
        "adagrad",
        dict(learning_rate=0.4, eps=1e-8),
        _members(
            "torch/Adagrad keras/Adagrad optax/adagrad tfjs/train.adagrad mlx/Adagrad"
            " paddle/Adagrad chainer/AdaGrad river/AdaGrad pennylane/AdagradOptimizer"
            " jax_example/adagrad"
        ),
    ),
    "rmsprop": _family(
        "RMSprop",
        "rmsprop",
        dict(**_RATE, decay=0.9, eps=1e-8),
        _members(
            "torch/RMSprop mlx/RMSprop chainer/RMSprop keras/RMSprop tfjs/train.rmsprop"
            " optax/rmsprop river/RMSProp pennylane/RMSPropOptimizer jax_example/rmsprop"
            " paddle/RMSProp autograd/rmsprop"
        ),
    ),
    "rmsprop_centered": _family(
        "RMSprop, centered, with momentum",
        "rmsprop_centered_outside",
        dict(**_RATE, decay=0.9, momentum=0.5, eps=1e-8),
        _members(
            "torch/RMSprop keras/RMSprop optax/rmsprop paddle/RMSProp tfjs/train.rmsprop",
            centered=True,
            momentum=0.5,
        ),
        _members("chainer/RMSpropGraves jax_example/rmsprop_momentum"),
    ),
    "adadelta": _family(
        "Adadelta",
        "adadelta",
        dict(learning_rate=1.0, decay=0.9, eps=1e-6),
        _members(
            "torch/Adadelta optax/adadelta mlx/AdaDelta pytorch_optimizer/AdaDelta"
            " keras/Adadelta paddle/Adadelta river/AdaDelta chainer/AdaDelta tfjs/train.adadelta"
        ),
    ),
    "adam": _family("Adam", "adam", _ADAM, _members(_ADAMS)),
    "amsgrad": _family(
        "AMSGrad",
        "amsgrad",
        _ADAM,
        _members("torch/Adam keras/Adam paddle/Adam chainer/Adam qiskit/ADAM", amsgrad=True),
        _members("river/AMSGrad optax/amsgrad"),
    ),
    "adamw": _family(
        "AdamW",
        "adamw",
        dict(**_ADAM, weight_decay=0.01),
        _members(
            "torch/AdamW paddle/AdamW tinygrad/AdamW mlx/AdamW keras/AdamW optax/adamw"
            " chainer/AdamW"
        ),
    ),
    "adamax": _family(
        "Adamax",
        "adamax_eps_outside",
        _ADAM,
        _members(
            "torch/Adamax optax/adamax pytorch_optimizer/AdaMax paddle/Adamax keras/Adamax"
            " tfjs/train.adamax river/AdaMax jax_example/adamax mlx/Adamax"
        ),
    ),
    "nadam": _family(
        "NAdam",
        "nadam",
        _ADAM,
        _members("torch/NAdam paddle/NAdam keras/Nadam optax/nadam river/Nadam"),
    ),
    "radam": _family(
        "RAdam",
        "radam",
        _ADAM,
        _members("torch/RAdam optax/radam paddle/RAdam thinc/RAdam pytorch_optimizer/RAdam"),
    ),
    "rprop": _family(
        "Rprop", "rprop_immediate", _RATE, _members("torch/Rprop paddle/Rprop optax/rprop")
    ),
    "lamb": _family(
        "LAMB",
        "lamb",
        dict(**_RATE, b1=0.9, b2=0.999, eps=1e-6, weight_decay=0.0),
        _members("optax/lamb tinygrad/LAMB keras/Lamb paddle/Lamb pytorch_optimizer/Lamb"),
    ),
    "lion": _family(
        "Lion",
        "lion",
        dict(**_RATE, b1=0.9, b2=0.99, weight_decay=0.0),
        _members("keras/Lion mlx/Lion pytorch_optimizer/Lion optax/lion"),
    ),
    "muon": _family(
        "Muon",
        "muon_decoupled",
        dict(**_RATE, decay=0.95, weight_decay=0.0),
        _members(
            "torch/Muon keras/Muon optax/contrib.muon mlx/Muon tinygrad/Muon pytorch_optimizer/Muon"
        ),
    ),
    "adafactor": _family(
        "Adafactor",
        "adafactor_capped",
        dict(**_RATE, decay_rate=0.8),
        _members(
            "torch/Adafactor keras/Adafactor optax/adafactor mlx/Adafactor"
            " pytorch_optimizer/AdaFactor"
        ),
    ),
    "adan": _family(
        "Adan",
        "adan_paper",
        dict(**_RATE, b1=0.98, b2=0.92, b3=0.99, eps=1e-8),
        _members("optax/adan pytorch_optimizer/Adan"),
    ),
    "lars": _family(
        "LARS",
        "lars",
        dict(**_MOMENTUM, weight_decay=0.0, trust_coefficient=0.001),
        _members("optax/lars tinygrad/LARS"),
    ),
    "asgd": _family("ASGD", "asgd_average", _RATE, _members("torch/ASGD:average paddle/ASGD")),
    "ftrl": _family(
        "FTRL",
        "ftrl",
        dict(**_RATE, beta=0.0, l1=0.0, l2=0.0),
        _members("keras/Ftrl river/FTRLProximal"),
    ),
    "prodigy": _family(
        "Prodigy",
        "prodigy",
        dict(learning_rate=1.0, b1=0.9, b2=0.999, eps=1e-8),
        _members("optax/contrib.prodigy pytorch_optimizer/Prodigy"),
    ),
}
