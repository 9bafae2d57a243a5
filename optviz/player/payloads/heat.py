"""The message of a map: what became of each run, in few bytes."""

import numpy as np

from optviz.maps import Basins
from optviz.player.payloads.payload import pack
from optviz.rendering.maps import HeatMap

# A run's regime and its steps are one number: regime times this, and the steps.
_STEPS = 2**18


def heat_message(name: str, heat: HeatMap) -> bytes:
    """The axes and the words, then for each cell what became of its run and where it ended.

    Of a map of hyperparameters the second array is the loss, of basins the index of the minimum.
    """
    found = heat.found
    is_basins = isinstance(found, Basins)
    x, y = (found.x, found.y) if is_basins else (found.x[1], found.y[1])
    steps = np.where(found.lost >= 0, found.lost, found.steps)
    arrays = [
        _STEPS * found.regime.astype(int) + steps,
        found.reached if is_basins else found.value,
    ]
    if heat.fragile is not None:
        arrays.append(heat.fragile)
    best = None if heat.theory is None else heat.theory.best
    header = {
        "kind": "heat",
        "name": name,
        "basins": is_basins,
        "view": heat.view,
        "whole": heat.whole,
        "log": heat.log,
        "names": heat.names,
        "path": heat.path,
        "shows": heat.shows,
        "x": x.tolist(),
        "y": np.nan_to_num(y).tolist(),
        "num_steps": found.num_steps,
        "minima": found.minima.tolist() if is_basins else [],
        "bound": [] if heat.theory is None else heat.theory.bound.tolist(),
        "best": None if best is None else np.nan_to_num(best).tolist(),
        "corrected": heat.corrected,
        "preview": heat.preview,
        "said": heat.said,
    }
    return pack(header, arrays)
