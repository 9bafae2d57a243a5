"""How closely a run here can follow a package's own numbers."""

from typing import NamedTuple


class Precision(NamedTuple):
    """How far a run here may be from the package's own numbers, and why it is not closer.

    `tolerance` is absolute for numbers up to 1 and relative beyond.
    """

    tolerance: float
    reason: str


FLOAT64 = Precision(1e-9, "The package computes in double precision.")
FLOAT32 = Precision(2e-5, "The package computes in single precision.")
SINGLE_KERNEL = Precision(1e-5, "The package's kernel takes hyperparameters in single precision.")
SINGLE_ARGUMENTS = Precision(
    1e-9,
    "The package holds arguments in single precision and computes in double precision; so does"
    " the run here.",
)
SINGLE_POWERS = Precision(
    3e-5, "The package keeps the powers of β, or the corrections made of them, in single precision."
)
BFLOAT16 = Precision(
    1e-6, "The package rounds intermediate numbers to bfloat16, of 8 bits; so does the rule here."
)
