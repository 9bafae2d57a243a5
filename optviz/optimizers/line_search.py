"""Line searches that look for the lowest point along -g, in place of a learning rate."""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from optviz.optimizers.normalized import unit
from optviz.optimizers.optimizer import Objective, Optimizer, OptimizerSpec

# The exact search gives up after this many strides: the surface has no minimum that way.
MAX_STRIDES = 1000
# Enough halvings to bring a stride down to the rounding error of its end points.
HALVINGS = 52
# The longest search that the bracketing rule's `max_iter` can ask for, four trial points each.
MAX_ITERATIONS = 20


class LineSearchState(NamedTuple):
    """The distance to the minimum along the line, how it was found, and the evaluations so far.

    Every point tried is at a distance kδ for k = 1 ... `strides`, or at one of the `halvings`.
    """

    s: jax.Array
    strides: jax.Array
    halvings: jax.Array
    evaluations: jax.Array


class BracketingState(NamedTuple):
    """The step, the points tried for it (the rest are NaN), and the evaluations so far."""

    alpha: jax.Array
    trials: jax.Array
    evaluations: jax.Array


def line_search(objective: Objective, stride: float = 0.05) -> Optimizer:
    """Exact line search: s ← the first minimum of f(θ + sd), d = -g / ‖g‖; θ ← θ + sd.

    It strides along the line until the slope turns positive, and halves the last stride until
    nothing is left of it. A minimum and a maximum within one stride can be missed.
    """
    gradient = jax.grad(objective)

    def init(params):
        zero = jnp.zeros(())
        return LineSearchState(zero, zero, halvings=jnp.zeros(HALVINGS), evaluations=zero)

    def update(grad, state, params):
        direction = -unit(grad)

        def falls(s):
            return jnp.dot(gradient(params + s * direction), direction) < 0

        def another_stride(strides):
            return falls(strides * stride) & (strides < MAX_STRIDES)

        def halve(k, bracket):
            low, high, halvings = bracket
            middle = (low + high) / 2
            fall = falls(middle)
            low, high = jnp.where(fall, middle, low), jnp.where(fall, high, middle)
            return low, high, halvings.at[k].set(middle)

        strides = jax.lax.while_loop(another_stride, lambda strides: strides + 1, jnp.ones(()))
        bracket = (strides - 1) * stride, strides * stride, state.halvings
        _, s, halvings = jax.lax.fori_loop(0, HALVINGS, halve, bracket)
        evaluations = state.evaluations + 1 + strides + HALVINGS
        return s * direction, LineSearchState(s, strides, halvings, evaluations)

    return Optimizer(init, update)


def bracketing_line_search(
    objective: Objective, max_dist: float = 1.0, max_iter: float = 15, thresh: float = 1e-5
) -> Optimizer:
    """Points a < b < c < d, at first 0, D/3, 2D/3 and D, close in on a minimum of f(θ - αg).

    If the value at a is the least, the others halve their distances to it; else the bracket is
    cut at c or at b, whichever is higher, and b and c divide what remains into thirds. The book's
    first b and c are 0.33D and 0.66D.
    """

    def init(params):
        no_trials = jnp.full((4 * MAX_ITERATIONS, params.size), jnp.nan)
        return BracketingState(jnp.zeros(()), no_trials, evaluations=jnp.zeros(()))

    def update(grad, state, params):
        def searching(search):
            n, (_, b, c, _), _ = search
            return (jnp.abs(b - c) > thresh) & (n < max_iter) & (n < MAX_ITERATIONS)

        def close_in(search):
            n, (a, b, c, d), trials = search
            points = params - jnp.stack([a, b, c, d])[:, None] * grad
            f_a, f_b, f_c, f_d = jax.vmap(objective)(points)
            lowest_at_a = (f_a <= f_b) & (f_a <= f_c) & (f_a <= f_d)
            low = jnp.where(f_b < f_c, a, b)
            high = jnp.where(f_b < f_c, c, d)
            thirds = (low, low + (high - low) / 3, low + 2 * (high - low) / 3, high)
            halves = (a, a + (b - a) / 2, a + (c - a) / 2, a + (d - a) / 2)
            bracket = jax.tree.map(lambda x, y: jnp.where(lowest_at_a, x, y), halves, thirds)
            return n + 1, bracket, jax.lax.dynamic_update_slice(trials, points, (4 * n, 0))

        bracket = tuple(max_dist * jnp.array([0, 0.33, 0.66, 1]))
        search = (0, bracket, init(params).trials)
        n, (_, b, c, _), trials = jax.lax.while_loop(searching, close_in, search)
        alpha = (b + c) / 2
        evaluations = state.evaluations + 1 + 4 * n
        return -alpha * grad, BracketingState(alpha, trials, evaluations)

    return Optimizer(init, update)


LINE_SEARCH = OptimizerSpec(
    id="line_search",
    name="Exact line search",
    rule=line_search,
    state=LineSearchState,
    formula=(
        r"d \leftarrow -\frac{g}{\lVert g\rVert}",
        r"s \leftarrow \min\left\{s > 0 : \tfrac{\mathrm{d}}{\mathrm{d}s} f(\theta + s d)"
        r" \text{ turns from } - \text{ to } +\right\}",
        r"\theta \leftarrow \theta + s\,d",
    ),
    reference="Cauchy 1847; Prince, Understanding Deep Learning, section 6.1.1",
    family="line search",
)

BRACKETING_LINE_SEARCH = OptimizerSpec(
    id="bracketing_line_search",
    name="Bracketing line search",
    rule=bracketing_line_search,
    state=BracketingState,
    formula=(
        r"a, b, c, d \leftarrow 0,\ 0.33D,\ 0.66D,\ D",
        r"\text{while } |b - c| > \tau \text{, at most } N \text{ times, with }"
        r" \varphi(x) = f(\theta - x g):",
        r"\quad\text{if } \varphi(a) \text{ is least: } b, c, d \leftarrow"
        r" \tfrac{a + b}{2}, \tfrac{a + c}{2}, \tfrac{a + d}{2}",
        r"\quad\text{else: } (a, d) \leftarrow (a, c) \text{ if } \varphi(b) < \varphi(c)"
        r" \text{ else } (b, d)",
        r"\quad\phantom{\text{else: }} b, c \leftarrow \tfrac{2a + d}{3}, \tfrac{a + 2d}{3}",
        r"\alpha \leftarrow \tfrac12 (b + c)",
        r"\theta \leftarrow \theta - \alpha\,g",
    ),
    reference="Prince, Understanding Deep Learning, figure 6.10",
    family="line search",
)
