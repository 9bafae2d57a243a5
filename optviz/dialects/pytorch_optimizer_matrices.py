"""pytorch_optimizer's optimizers of matrices, and what they do to a vector."""

import functools

from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import BFLOAT16, FLOAT64, Precision

_optimizer = functools.partial(
    Dialect,
    package="pytorch_optimizer",
    version="4.1.0",
    learning_rate_name="lr",
    precision=FLOAT64,
)
_ROOM = "pytorch_optimizer/optimizer"
_ADAM = dict(learning_rate="lr", b1="betas.0", b2="betas.1", eps="eps")
_SOAP = dict(
    source=f"{_ROOM}/soap.py",
    defaults=dict(
        lr=0.003,
        betas=(0.95, 0.95),
        shampoo_beta=None,
        weight_decay=0.01,
        precondition_frequency=10,
        correct_bias=True,
        normalize_gradient=False,
        eps=1e-8,
    ),
)

PYTORCH_OPTIMIZER_MATRICES = (
    _optimizer(
        name="SOAP",
        **_SOAP,
        forms=(Form("soap", {**_ADAM, "weight_decay": "weight_decay"}),),
        notes=("The first call only sets up the axes: the parameter does not move.",),
        precision=Precision(1e-6, "The package turns the axes in single precision."),
    ),
    _optimizer(
        name="SOAP:vector",
        **_SOAP,
        forms=(
            Form(
                "soap_of_vector",
                {**_ADAM, "weight_decay": "weight_decay"},
                unused=("shampoo_beta", "precondition_frequency"),
            ),
        ),
        notes=(
            "The first call does not move the parameter.",
            "A vector has no axes: it is Adam with uncorrected ε.",
        ),
    ),
    _optimizer(
        name="Muon",
        source=f"{_ROOM}/muon/muon.py",
        defaults=dict(
            lr=0.02,
            momentum=0.95,
            weight_decay=0.0,
            nesterov=True,
            ns_steps=5,
            use_adjusted_lr=False,
        ),
        forms=(
            Form(
                "muon_bfloat16",
                dict(learning_rate="lr", decay="momentum", weight_decay="weight_decay"),
            ),
        ),
        notes=("Each group of parameters must say whether to use Muon.",),
        precision=BFLOAT16,
    ),
)
