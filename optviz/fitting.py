"""What a page shows of a fit: the data, the model, and where other batches would have led."""

import numpy as np

from optviz.scene import Fit
from surfaces import Surface
from surfaces.fitting import padded

_CURVE_POINTS = 301
_LINK_POINTS = 4001


def make_fit(surface: Surface) -> Fit:
    """Tabulate the model of a data fit, so that its curve can be drawn for any parameters."""
    data, model = surface.data, surface.model
    room = 0.06 * (np.ptp(data.x) or 1.0)
    grid = np.linspace(data.x.min() - room, data.x.max() + room, _CURVE_POINTS)
    # Padded, so that no other number of examples is compiled for anew.
    _, (inputs, _) = padded(data, 1.0)
    # Beyond this u the links are flat or straight.
    reach = 40.0
    loss = "half_squares" if model.half else "squares"
    return Fit(
        x=data.x,
        y=data.y,
        design=np.asarray(model.design(inputs))[: len(data.x)],
        offset=np.asarray(model.offset(inputs))[: len(data.x)],
        grid=grid,
        grid_design=np.asarray(model.design(grid)),
        grid_offset=np.asarray(model.offset(grid)),
        link=np.asarray(model.link(np.linspace(-reach, reach, _LINK_POINTS))),
        link_low=-reach,
        link_high=reach,
        loss="cross_entropy" if model.cross_entropy else loss,
        weight=surface.weight,
    )
