"""Newton's method on the gradient, from many points at once."""

from collections.abc import Callable

import numpy as np

# All lengths are in window widths.
FOUND = 1e-7  # a last step shorter than this has arrived
SINGULAR = 1e-9  # eigenvalues this small beside the largest count as 0
_LONGEST_STEP = 0.02  # longer steps would leave one point's neighborhood for another's
_MARGIN = 0.1  # starts that stray farther from the window are given up


def newton(
    derivatives: Callable, starts: np.ndarray, window: np.ndarray, iterations: int, found: float
) -> tuple[np.ndarray, np.ndarray]:
    """Where Newton's method came to rest, its last step shorter than `found`, and from which start.

    Returns points and the indices of their starts.
    """
    low, width = window[:, 0], window[:, 1] - window[:, 0]
    points, arrived = starts, [starts[:0]]
    indices = np.arange(len(starts))
    origins = [indices[:0]]
    for _ in range(iterations):
        if not len(points):
            break
        steps, lengths = newton_steps(derivatives, points, width)
        shares = np.minimum(1, _LONGEST_STEP / np.where(lengths > 0, lengths, 1))
        with np.errstate(invalid="ignore"):
            points = points + steps * shares[:, None]
        resting = lengths < found
        arrived.append(points[resting])
        origins.append(indices[resting])
        place = (points - low) / width
        near = ((place > -_MARGIN) & (place < 1 + _MARGIN)).all(axis=1)
        points, indices = points[near & ~resting], indices[near & ~resting]
    return np.concatenate(arrived), np.concatenate(origins)


def newton_steps(
    derivatives: Callable, points: np.ndarray, width: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """-H⁻¹g at all points, but nothing along a direction without curvature; and their lengths.

    The lengths are in window widths; both are NaN where the step is not defined.
    """
    _, grads, hessians = derivatives(points)
    with np.errstate(all="ignore"):
        grads, hessians = grads * width, hessians * np.outer(width, width)
        if len(width) == 1:
            steps = -grads / hessians[:, 0]
        else:
            a, b, c = hessians[:, 0, 0], hessians[:, 0, 1], hessians[:, 1, 1]
            determinant, trace = a * c - b * b, a + c
            adjugate_grad = np.stack(
                [c * grads[:, 0] - b * grads[:, 1], a * grads[:, 1] - b * grads[:, 0]], axis=1
            )
            # Of rank one, H = λvvᵀ: its pseudoinverse is vvᵀ/λ = H/λ², and λ is its trace.
            singular = np.abs(determinant) <= SINGULAR * np.abs(hessians).max(axis=(1, 2)) ** 2
            ridge = np.einsum("nij,nj->ni", hessians, grads) / trace[:, None] ** 2
            # Along the direction without curvature no step can bring down the gradient.
            left = grads - np.einsum("nij,nj->ni", hessians, ridge)
            ridge[np.hypot(*left.T) > FOUND * np.abs(trace)] = np.nan
            steps = -np.where(singular[:, None], ridge, adjugate_grad / determinant[:, None])
        steps = np.where((grads == 0).all(axis=1, keepdims=True), 0.0, steps)
        return steps * width, np.sqrt((steps**2).sum(axis=1))
