"""Where a formula has no gradient although automatic differentiation gives a number.

At the kink of |x| JAX gives the slope 0, at that of max(x, y) the mean of two slopes. Whether there
is a gradient is decided by the slopes along some directions, each from one side: they are exact for
compositions of smooth functions, |x|, max and min (Nocedal and Wright, Numerical Optimization, 2nd
edition, section 8.2, treat the smooth ones), and add up only if there is one.
"""

import functools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp

from surfaces.formula.functions import CONSTANTS, applied
from surfaces.formula.tree import COMPARISONS, Name, Node, Number, Operation, whole_power

Objective = Callable[[jax.Array], jax.Array]
Value = float | jax.Array
Values = tuple[jax.Array, ...]

_KINKED = {"abs", "min", "max", "sign", "floor", "ceil", "round", "where", *COMPARISONS}
_SAME = 1e-9  # slopes that differ by less, beside their sizes, are one


def has_kinks(tree: Node) -> bool:
    """Whether there is a function with a kink or a jump in a formula."""
    if not isinstance(tree, Operation):
        return False
    return tree.head in _KINKED or any(has_kinks(operand) for operand in tree.operands)


def with_kinks(objective: Objective, tree: Node, variables: Sequence[str]) -> Objective:
    """The same objective, whose gradient is NaN where it has none."""

    def has_gradient(params: jax.Array) -> jax.Array:
        axes = jnp.eye(len(variables))
        sides = jnp.concatenate([axes, -axes, axes.sum(axis=0, keepdims=True)])
        slopes, kinked = jax.vmap(lambda side: _slope(tree, variables, params, side)[1:])(sides)
        along, against, across = jnp.split(slopes, [len(axes), 2 * len(axes)])
        least = _SAME * jnp.abs(along).sum()
        straight: jax.Array = (jnp.abs(along + against) <= least).all()
        straight &= (jnp.abs(along.sum() - across) <= least).all()
        return straight | ~jnp.any(kinked)

    @jax.custom_jvp
    def marked(params: jax.Array) -> jax.Array:
        return objective(params)

    @marked.defjvp
    def _(primals: tuple[jax.Array], tangents: tuple[jax.Array]) -> tuple[jax.Array, jax.Array]:
        ((params,), (tangent,)) = primals, tangents
        value, grad = jax.value_and_grad(objective)(params)
        grad = jnp.where(has_gradient(params), grad, jnp.nan)
        return value, jnp.dot(grad, tangent)

    return marked


def _slope(
    node: Node, variables: Sequence[str], point: jax.Array, side: jax.Array
) -> tuple[Value, Value, bool | jax.Array]:
    """The value at a point, the slope towards one side, and whether a part has its kink there.

    The slope is NaN or infinite where the value jumps.
    """
    if isinstance(node, Number):
        return node.value, 0.0, False
    if isinstance(node, Name):
        if node.name in CONSTANTS:
            return CONSTANTS[node.name], 0.0, False
        k = variables.index(node.name)
        return point[k], side[k], False
    parts = [_slope(operand, variables, point, side) for operand in node.operands]
    values = tuple(jnp.asarray(value, float) for value, _, _ in parts)
    slopes = tuple(jnp.asarray(slope, float) for _, slope, _ in parts)
    kinked = functools.reduce(jnp.logical_or, [part[2] for part in parts])
    if node.head in _KINKED:
        return *_kinked_slope(node.head, values, slopes), kinked | _at_kink(node.head, values)
    apply = applied(node.head, "jax")
    if node.head == "^" and (whole := whole_power(node.operands[1])) is not None:
        return *jax.jvp(lambda base: apply(base, whole), values[:1], slopes[:1]), kinked
    return *jax.jvp(apply, values, slopes), kinked


def _at_kink(head: str, values: Values) -> jax.Array:
    first = values[0]
    if head in ("min", "max"):
        return jnp.greater((jnp.stack(values) == applied(head, "jax")(*values)).sum(), 1)
    if head in COMPARISONS:
        return jnp.equal(first, values[1])
    if head == "where":
        return jnp.array(False)  # its condition has the kink
    whole = jnp.floor(first)
    kink = {"round": whole + 0.5, "floor": whole, "ceil": whole}
    return jnp.equal(first, kink.get(head, 0.0))


def _kinked_slope(head: str, values: Values, slopes: Values) -> tuple[jax.Array, jax.Array]:
    """The same of a function with a kink or a jump; infinite at a jump that the side crosses."""
    value, (first, *_), (slope, *_) = applied(head, "jax")(*values), values, slopes
    if head == "abs":
        return value, jnp.where(first == 0, jnp.abs(slope), jnp.sign(first) * slope)
    if head in ("min", "max"):
        choose, never = (jnp.max, -jnp.inf) if head == "max" else (jnp.min, jnp.inf)
        return value, choose(jnp.where(jnp.stack(values) == value, jnp.stack(slopes), never))
    if head == "where":
        chosen = jnp.where(jnp.isinf(slope), slope > 0, first != 0)
        continues = jnp.where(chosen, values[1], values[2]) == value
        return value, jnp.where(continues, jnp.where(chosen, slopes[1], slopes[2]), jnp.nan)
    if head in COMPARISONS:
        along = jnp.where(values[0] == values[1], slopes[0] - slopes[1], 0.0)
        beyond = jnp.where(along == 0, value, applied(head, "jax")(along, 0.0))
        return value, jnp.where(beyond == value, 0.0, jnp.inf * jnp.sign(beyond - value))
    jumps = {
        "sign": (first == 0) & (slope != 0),
        "round": (first - jnp.floor(first) == 0.5) & (slope != 0),
        "floor": (first == value) & (slope < 0),
        "ceil": (first == value) & (slope > 0),
    }
    return value, jnp.where(jumps[head], jnp.inf, 0.0)
