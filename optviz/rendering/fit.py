"""Data and their model, as a picture shows them."""

from dataclasses import dataclass

import numpy as np

from surfaces import DataFit
from surfaces.fitting import padded

_CURVE_POINTS = 301
_LINK_POINTS = 4001


@dataclass(frozen=True, eq=False)
class Fit:
    """Data and the model fitted to them, so that a picture can evaluate it at any point.

    The model predicts link(u) with u = design @ params + offset, a row for each input: of the
    data, and of `grid`, the inputs at which its curve is drawn. `link` is a table of the link's
    values at even steps from `link_low` to `link_high`; beyond its ends it goes on straight.
    `loss` is the loss of one example: "squares", "half_squares" or "cross_entropy"; in the loss
    of all data each is multiplied by `weight`. `mean` says whether the loss of a batch is the mean.
    """

    x: np.ndarray
    y: np.ndarray
    design: np.ndarray
    offset: np.ndarray
    grid: np.ndarray
    grid_design: np.ndarray
    grid_offset: np.ndarray
    link: np.ndarray
    link_low: float
    link_high: float
    loss: str
    weight: float
    mean: bool

    def predict(self, params: np.ndarray) -> np.ndarray:
        """Return the model's curve over the grid."""
        return self._linked(self.grid_design @ params + self.grid_offset)

    def loss_of(self, params: np.ndarray, examples: np.ndarray) -> np.ndarray:
        """The loss of some examples, repeated ones counted as often, at parameters (..., d)."""
        total = np.zeros(params.shape[:-1])
        with np.errstate(all="ignore"):
            for row in examples:
                total += self._loss(params @ self.design[row] + self.offset[row], self.y[row])
        return total / len(examples) if self.mean else total

    def _loss(self, u: np.ndarray, y: float) -> np.ndarray:
        if self.loss == "cross_entropy":
            return np.logaddexp(0, u) - y * u
        squares = (self._linked(u) - y) ** 2
        return squares / 2 if self.loss == "half_squares" else squares

    def _linked(self, u: np.ndarray) -> np.ndarray:
        steps = np.linspace(self.link_low, self.link_high, len(self.link))
        beyond = u - np.clip(u, self.link_low, self.link_high)
        ends = np.where(beyond < 0, self.link[1] - self.link[0], self.link[-1] - self.link[-2])
        return np.interp(u, steps, self.link) + beyond * ends / (steps[1] - steps[0])


def make_fit(surface: DataFit) -> Fit:
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
        mean=surface.reduction == "mean",
    )
