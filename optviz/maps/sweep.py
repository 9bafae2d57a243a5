"""What is tried of an optimizer to find its best setting."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from optviz.maps.hyperparameters import Axis
from optviz.optimizers.optimizer import HYPERPARAMETERS

# Rates over the slider's range, six to a decade, and a memory of gradients.
_RATES = [float(f"{rate:.3g}") for rate in np.geomspace(1e-4, 10.0, 31)]
_DECAYS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99)
_MEMORIES = ("decay", "b1", "momentum")


def usual_sweep(hyperparameters: Mapping[str, Any]) -> list[Axis]:
    """What is tried of a rule: its learning rate and a memory of gradients, where it has them."""
    axes: list[Axis] = []
    if "learning_rate" in hyperparameters:
        axes.append(("learning_rate", _RATES))
    memory = next((name for name in _MEMORIES if name in hyperparameters), None)
    if memory is not None:
        axes.append((memory, _DECAYS))
    return axes


def is_last(name: str, value: float) -> bool:
    """Whether a hyperparameter can be no less, or hardly be more."""
    known = HYPERPARAMETERS[name]
    return not known.log and (value <= known.low or value >= 0.99 * known.high)
