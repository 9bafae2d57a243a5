"""The words in a picture, and its numbers."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The words in a picture, English unless a page passes translations.

    `{step}`, `{norm}` and `{threshold}` are replaced by numbers.
    """

    loss: str = "loss"
    gradient_norm: str = "gradient norm"
    data: str = "data and model"
    batch_loss: str = "Loss of this step's batch"
    step: str = "step"
    start: str = "start"
    minimum: str = "minimum"
    saddle: str = "saddle"
    maximum: str = "maximum"
    degenerate: str = "degenerate point"
    edge: str = "lowest point, at the edge"
    loss_at_step: str = "loss at step {step}"
    left: str = "left at step {step}, now |{point}| = {norm}"
    outside: str = "outside, |{point}| = {norm}"
    diverged: str = "diverged at step {step}"
    not_finite: str = "not finite from step {step}"
    no_gradient: str = "ends at step {step}: no gradient there"
    log_axis: str = "log axis"
    linear_axis: str = "linear axis"
    symlog_axis: str = "linear to ±{threshold}, then log"
    height_linear: str = "height: value"
    height_bent: str = "height: value, the low ones stretched"
    height_cut: str = "cut open at the top"
    height_cut_below: str = "cut open at the bottom"


def filled(template: str, **numbers: str) -> str:
    """Put numbers into a label; unlike `str.format`, any template will do."""
    for name, number in numbers.items():
        template = template.replace(f"{{{name}}}", number)
    return template


def short(value: float, digits: int = 3) -> str:
    """Write a number in a few characters: 0.25, −12, 3.2e5, ∞."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    text = f"{value:.{digits}g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")
