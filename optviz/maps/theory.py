"""What theory says of a map: where a rule turns unstable, and where it is fastest.

All of it is for the quadratic model at a minimum, and for the linear rules with constant rates:
gradient descent and the conventions of momentum (Polyak 1964; Lessard, Recht and Packard, Analysis
and Design of Optimization Algorithms via Integral Quadratic Constraints, 2016). For other rules no
theory is known that holds on a whole map.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from optviz.calculus.derivatives import derivatives_of
from optviz.calculus.regimes import contraction, has_regimes, stability_bound
from optviz.maps.hyperparameters import Map
from surfaces import Surface


class Theory(NamedTuple):
    """The stability bound of a map's learning rate, and its fastest setting.

    `bound` has a learning rate for each value of the other axis; `best` is a learning rate and the
    value of the other axis, among the map's own, None where the Hessian is singular.
    """

    bound: np.ndarray
    best: tuple[float, float] | None


def theory_of(
    found: Map,
    surface: Surface,
    rule: str,
    hyperparameters: Mapping[str, float],
    shape: Mapping[str, float] | None = None,
) -> Theory | None:
    """Return what theory says of a map, None where none holds.

    `rule` is the id of the map's rule, `hyperparameters` are those that both axes leave alone. Of
    several minima it is said for that with the smallest largest curvature: above its bound no
    minimum is stable.
    """
    (x_name, x), (y_name, y) = found.x, found.y
    if not has_regimes(rule) or "learning_rate" not in (x_name, y_name) or not surface.minima:
        return None
    _, _, hessians = derivatives_of(surface, shape)(np.array(surface.minima))
    spectra = [np.linalg.eigvalsh(h) for h in hessians if np.isfinite(h).all()]
    spectra = [spectrum for spectrum in spectra if spectrum[-1] > 0]
    if not spectra:
        return None
    spectrum = min(spectra, key=lambda values: values[-1])
    other_name, others, rates = (y_name, y, x) if x_name == "learning_rate" else (x_name, x, y)
    settings = [{**hyperparameters, **({other_name: v} if other_name else {})} for v in others]
    bound = np.array([stability_bound(rule, s) for s in settings]) / spectrum[-1]
    best = None
    if spectrum[0] > 0:
        factors = np.array([contraction(rule, s, rates, spectrum) for s in settings])
        row, column = np.unravel_index(np.argmin(factors), factors.shape)
        if factors[row, column] < 1:
            best = float(rates[column]), float(others[row])
    return Theory(bound, best)
