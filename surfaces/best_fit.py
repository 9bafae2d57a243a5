"""Where the loss of any data has its minimum, and the window around it."""

import math
from dataclasses import replace

import numpy as np

from surfaces.fitting import Data, DataFit, Model, straight

# At the edges of a linear model's window the predictions are off by three times the spread of the
# targets if one parameter alone is moved, by half of that if the others follow as best they can.
_ALONE, _FOLLOWED = 3.0, 1.5
# The same for the logit of a logistic model, whose targets are spread over about one unit.
_LOGIT_ALONE, _LOGIT_FOLLOWED = 2.0, 1.3
_NEWTON_STEPS = 100


def best_fit(model: Model, data: Data) -> np.ndarray | None:
    """Return the parameters with the least loss, shape `(dimension,)`.

    None if there is no single minimum, or if the model is neither linear nor logistic, whose losses
    are convex. A linear model's minimum is that of least squares; a logistic model's is found by
    Newton's method (Bishop, Pattern Recognition and Machine Learning, section 4.3.3).
    """
    design, offset = _design(model, data.x)
    if np.linalg.matrix_rank(design / _lengths(design)) < design.shape[1]:
        return None
    if model.link is straight:
        return _solved(design, data.y - offset)
    if model.cross_entropy and not are_separable(data):
        return _logistic_fit(design, data.y)
    return None


def are_separable(data: Data) -> bool:
    """Whether a threshold in x parts the labels 0 and 1, so that the logistic loss has no minimum.

    Then the loss falls for ever as the slope grows (Albert and Anderson, Biometrika 71, 1984); so
    it does if the labels meet in one x only, or if there is one label only.
    """
    zeros, ones = data.x[data.y == 0], data.x[data.y == 1]
    if not zeros.size or not ones.size:
        return True
    # Both hold only where all x are equal: there the labels are not parted.
    return bool((zeros.max() <= ones.min()) != (ones.max() <= zeros.min()))


def can_be_standardized(model: Model) -> bool:
    """Whether a model of standardized inputs is the same model with other parameters."""
    design, offset = _design(model, np.array([0.0, 1.0]))
    return design.shape[1] == 2 and not offset.any()


def in_original_units(surface: DataFit, params: np.ndarray) -> np.ndarray:
    """Return the parameters that predict the same from the inputs before they were standardized.

    `params` have the shape `(..., 2)`; u = p₀ + c p₁ (x - middle) / scale is (p₀ - c q₁ middle) +
    c q₁ x with q₁ = p₁ / scale.
    """
    data = surface.data
    c = _design(surface.model, np.array([1.0]))[0][0, 1]
    slope = params[..., 1] / data.scale
    return np.stack([params[..., 0] - c * slope * data.middle, slope], axis=-1)


def with_own_data(surface: DataFit, data: Data, variant: str) -> DataFit:
    """Return the loss of a reader's own data, with a window and a start that suit them.

    `variant` tells these data from others. A known minimum is marked.
    """
    surface = replace(surface.with_data(data), variant=variant)
    model, params = surface.model, best_fit(surface.model, data)
    if params is not None:
        center, half = params, _half_widths(model, data, params)
        surface = replace(surface, minima=(tuple(map(float, params)),))
    elif model.cross_entropy:
        center, half = _around_a_threshold(data)
    elif model.link is straight:
        design, offset = _design(model, data.x)
        center = np.linalg.lstsq(design, data.y - offset)[0]
        half = _alone(design, _ALONE * _spread(data.y))
    else:
        center, half = _rescaled(surface, data)
    window = tuple((float(c - h), float(c + h)) for c, h in zip(center, half, strict=True))
    start = center + 0.7 * half * (-1.0) ** np.arange(len(half))
    return replace(surface, window=window, start=tuple(map(_shortened, start, half)))


def _shortened(value: float, length: float) -> float:
    """A number that a link can hold shortly: to a hundredth or so of a length."""
    return round(float(value), 2 - math.floor(math.log10(length)))


def _design(model: Model, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(model.design(x)), np.asarray(model.offset(x))


def _lengths(design: np.ndarray) -> np.ndarray:
    lengths = np.sqrt(np.mean(design**2, axis=0))
    return np.where(lengths > 0, lengths, 1.0)


def _spread(y: np.ndarray) -> float:
    return float(np.std(y)) or float(np.abs(y).max()) or 1.0


def _solved(design: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Least squares; the columns are brought to one length, so that no unit spoils a digit."""
    lengths = _lengths(design)
    solution: np.ndarray = np.linalg.lstsq(design / lengths, targets)[0] / lengths
    return solution


def _logistic_fit(design: np.ndarray, y: np.ndarray) -> np.ndarray | None:
    """The minimum of the cross-entropy by Newton's method, its step halved while the loss rises."""
    basis, triangle = np.linalg.qr(design)  # in these coordinates no curvature is far from another

    def loss(params: np.ndarray) -> float:
        u = basis @ params
        return float(np.sum(np.logaddexp(0.0, u) - y * u))

    params = np.zeros(design.shape[1])
    for _ in range(_NEWTON_STEPS):
        shares = _shares(basis @ params)
        hessian = basis.T @ (basis * (shares * (1 - shares))[:, None])
        step = np.linalg.solve(hessian, basis.T @ (shares - y))
        while loss(params - step) > loss(params) and np.abs(step).max() > 1e-12:
            step = step / 2
        params = params - step
        if np.abs(step).max() <= 1e-12 * max(1.0, np.abs(params).max()):
            break
    return np.linalg.solve(triangle, params)


def _shares(u: np.ndarray) -> np.ndarray:
    shares: np.ndarray = 1 / (1 + np.exp(-np.clip(u, -500, 500)))
    return shares


def _alone(design: np.ndarray, spread: float) -> np.ndarray:
    """How far each parameter alone can move until the predictions are off by a spread."""
    return spread / _lengths(design)


def _half_widths(model: Model, data: Data, params: np.ndarray) -> np.ndarray:
    """How far a window reaches from the minimum along each parameter, from the curvature there."""
    design, offset = _design(model, data.x)
    if model.cross_entropy:
        shares = _shares(design @ params + offset)
        # A weight of 4 s (1 - s) is 1 where the model is undecided.
        weighted = design * np.sqrt(4 * shares * (1 - shares))[:, None]
        alone, followed = 2 * _LOGIT_ALONE, 2 * _LOGIT_FOLLOWED
    else:
        weighted, spread = design, _spread(data.y)
        alone, followed = _ALONE * spread, _FOLLOWED * spread
    lengths = _lengths(weighted)
    scaled = weighted / lengths
    inverse = np.linalg.pinv(scaled.T @ scaled / len(data.x))
    half: np.ndarray = np.maximum(alone, followed * np.sqrt(np.diag(inverse))) / lengths
    return half


def _around_a_threshold(data: Data) -> tuple[np.ndarray, np.ndarray]:
    """A window for labels that can be separated: steeper and steeper slopes at the threshold."""
    zeros, ones = data.x[data.y == 0], data.x[data.y == 1]
    rising = not zeros.size or (ones.size and ones.mean() >= zeros.mean())
    low, high = (zeros, ones) if rising else (ones, zeros)
    ends = [part for part in (low.max(initial=-np.inf), high.min(initial=np.inf))]
    threshold = float(np.mean([end for end in ends if np.isfinite(end)]))
    scale = float(np.std(data.x)) or 1.0
    slope = 4.0 / scale if rising else -4.0 / scale
    half = 6.0 / scale
    center = np.array([-slope * threshold, slope])
    return center, np.array([half * abs(threshold) + 6.0, half])


def _rescaled(surface: DataFit, data: Data) -> tuple[np.ndarray, np.ndarray]:
    """The window of a model whose minimum is not known, moved and stretched with its inputs."""
    recipe = surface.recipe
    stretch = (recipe.high - recipe.low) / (np.ptp(data.x) or 1.0)
    shift = (data.x.max() + data.x.min()) / 2 * stretch - (recipe.high + recipe.low) / 2
    # u = p0 + c p1 x: with x = (z + shift) / stretch the same u needs p1 stretched, p0 moved back.
    design, _ = _design(surface.model, np.array([1.0]))
    window = np.array(surface.window)
    center, half = window.mean(axis=1), np.ptp(window, axis=1) / 2
    moved = design[0, 1] * shift
    center = np.array([center[0] - moved * center[1], stretch * center[1]])
    return center, np.array([half[0] + abs(moved) * half[1], stretch * half[1]])
