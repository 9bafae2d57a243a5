"""Qiskit Algorithms: `qiskit_algorithms.optimizers`."""

from optviz.dialects import sentences
from optviz.dialects.dialect import Dialect, Form
from optviz.dialects.precision import FLOAT64

_ADAM = dict(learning_rate="lr", b1="beta_1", b2="beta_2", eps="noise_factor")
_UNUSED = ("maxiter", "tol", "eps")

QISKIT = (
    Dialect(
        package="qiskit",
        name="ADAM",
        version="0.4.0",
        source="qiskit_algorithms/optimizers/adam_amsgrad.py",
        defaults=dict(
            maxiter=10000,
            tol=1e-6,
            lr=0.001,
            beta_1=0.9,
            beta_2=0.99,
            noise_factor=1e-8,
            eps=1e-10,
            amsgrad=False,
        ),
        learning_rate_name="lr",
        forms=(
            Form("amsgrad_uncorrected_eps", _ADAM, dict(amsgrad=True), unused=_UNUSED),
            Form(
                "adam_uncorrected_eps",
                {**_ADAM, "weight_decay": 0.0},
                dict(amsgrad=False),
                unused=_UNUSED,
            ),
        ),
        notes=(
            sentences.B2_SMALL,
            "Adam's ε is called noise_factor; eps is the width of a numerical gradient.",
            "It stops by itself once a move is shorter than tol, or after maxiter steps;"
            " the path here goes on.",
        ),
        precision=FLOAT64,
    ),
)
