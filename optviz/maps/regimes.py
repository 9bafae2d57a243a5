"""What became of a run, told from where it ended and how it moved there."""

from enum import IntEnum

import numpy as np

from optviz.maps.lanes import Ends

# A run that in the last quarter of its steps moved less than this share of the window hardly moves.
_HARDLY = 0.01


class Regime(IntEnum):
    """What became of a run.

    CONVERGED: it reached what was asked for, and stayed. STUCK: it came to rest elsewhere, where
    there is no gradient, or hardly any. OSCILLATING: in the last quarter of its steps it walked at
    least twice as far as it came. UNDER_WAY: it had not arrived by the last step. DIVERGED: it was
    farther than 10 window widths from the window, or its loss is not finite.
    """

    CONVERGED = 0
    STUCK = 1
    OSCILLATING = 2
    UNDER_WAY = 3
    DIVERGED = 4


def regimes_of(ends: Ends, reached: np.ndarray, flat: np.ndarray | float) -> np.ndarray:
    """Name what became of each run: codes of Regime, shape `(runs,)`.

    `reached` says of each run whether it arrived; a gradient not longer than `flat` is hardly any.
    """
    lost = (ends.lost >= 0) | ~np.isfinite(ends.value)
    with np.errstate(invalid="ignore"):
        at_rest = (ends.ended >= 0) | ((ends.grad_norm <= flat) & (ends.walked <= _HARDLY))
        turning = ends.net < ends.walked / 2
    codes = np.full(len(ends.value), Regime.UNDER_WAY, np.int8)
    # The first that holds counts: written last.
    codes[turning] = Regime.OSCILLATING
    codes[at_rest] = Regime.STUCK
    codes[reached] = Regime.CONVERGED
    codes[lost] = Regime.DIVERGED
    return codes
