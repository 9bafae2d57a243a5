"""Many runs of one function side by side, the runs along the last axis of all that differs.

`jax.vmap` puts the runs first wherever an operation broadcasts, and XLA then turns arrays round at
every step of a loop, which takes two to three times as long. Here they stay last, the layout in
which a processor's vector units read them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
from jax.extend.core import Jaxpr, JaxprEqn, Literal

# fmt: off
# What computes each number of its result from those at the same place.
_BY_NUMBER = frozenset({
    "abs", "acos", "acosh", "add", "add_any", "and", "asin", "asinh", "atan", "atan2", "atanh",
    "cbrt", "ceil", "clamp", "convert_element_type", "copy", "cos", "cosh", "div", "eq", "erf",
    "exp", "exp2", "expm1", "floor", "ge", "gt", "integer_pow", "is_finite", "le", "log", "log1p",
    "logistic", "lt", "max", "min", "mul", "ne", "neg", "not", "or", "pow", "reduce_precision",
    "rem", "round", "rsqrt", "select_n", "sign", "sin", "sinh", "sqrt", "square", "stop_gradient",
    "sub", "tan", "tanh", "xor",
})
# What counts axes from the first one, and keeps any other; or takes arrays as they are.
_AS_IT_IS = frozenset({
    "argmax", "argmin", "cummax", "cummin", "cumprod", "cumsum", "optimization_barrier",
    "reduce_and", "reduce_max", "reduce_min", "reduce_or", "reduce_prod", "reduce_sum", "rev",
    "squeeze",
})
# fmt: on
# What tells of every axis: the same with one more at the end.
_AXIS_BY_AXIS: Mapping[str, Callable[[Mapping[str, Any], int], dict[str, Any]]] = {
    "broadcast_in_dim": lambda params, runs: {
        "shape": (*params["shape"], runs),
        "broadcast_dimensions": (*params["broadcast_dimensions"], len(params["shape"])),
    },
    "pad": lambda params, _: {"padding_config": (*params["padding_config"], (0, 0, 0))},
    "reshape": lambda params, runs: {"new_sizes": (*params["new_sizes"], runs)},
    "slice": lambda params, runs: {
        "start_indices": (*params["start_indices"], 0),
        "limit_indices": (*params["limit_indices"], runs),
        "strides": params["strides"] and (*params["strides"], 1),
    },
    "transpose": lambda params, _: {
        "permutation": (*params["permutation"], len(params["permutation"]))
    },
}
# What calls a function, and under which name it has it.
_CALLS = {
    "jit": "jaxpr",
    "closed_call": "call_jaxpr",
    "custom_jvp_call": "call_jaxpr",
    "custom_vjp_call": "call_jaxpr",
}


def side_by_side(function: Callable[..., Any], *single: Any) -> Callable[..., Any]:
    """Return the function for many runs at once; `single` are the shapes of one run's arguments.

    An argument that differs from run to run is given with an axis for the runs after its own, one
    without it is the same for all. So are the results: those that are the same for all runs have no
    axis for them.
    """
    of_one, shapes = jax.make_jaxpr(function, return_shape=True)(*single)

    def of_many(*given: Any) -> Any:
        results = _evaluated(of_one.jaxpr, of_one.consts, jax.tree.leaves(given))
        return jax.tree.unflatten(jax.tree.structure(shapes), results)

    return of_many


def widened(tree: Any, like: Any) -> Any:
    """The same arrays, those that lack the axis for the runs that `like` has repeated along it."""

    def wide(leaf: Any, shape: Any) -> jax.Array:
        leaf = jnp.asarray(leaf)
        return leaf if leaf.ndim == len(shape.shape) else _laid(leaf, leaf.shape, shape.shape[-1])

    return jax.tree.map(wide, tree, like)


def _laid(value: Any, shape: tuple[int, ...], runs: int, *, differs: bool = False) -> jax.Array:
    """A value for all runs, of a shape in each: its own, or that of which it is every number."""
    value = jnp.asarray(value)
    own = range(value.ndim - differs)
    places = (*own, len(shape)) if differs else own
    return jax.lax.broadcast_in_dim(value, (*shape, runs), places)


def _evaluated(jaxpr: Jaxpr, consts: Sequence[Any], given: Sequence[Any]) -> list[Any]:
    known = dict(zip((*jaxpr.constvars, *jaxpr.invars), (*consts, *given), strict=True))

    def value(atom: Any) -> Any:
        return atom.val if isinstance(atom, Literal) else known[atom]

    for operation in jaxpr.eqns:
        results = _applied(operation, [value(atom) for atom in operation.invars])
        known.update(zip(operation.outvars, results, strict=True))
    return [value(atom) for atom in jaxpr.outvars]


def _applied(operation: JaxprEqn, values: Sequence[Any]) -> Sequence[Any]:
    """The results of one operation."""
    name, params = operation.primitive.name, operation.params
    if name in _CALLS:
        called = params[_CALLS[name]]
        return _evaluated(called.jaxpr, called.consts, values)

    def bound(*values: Any, **changed: Any) -> Sequence[Any]:
        results = operation.primitive.bind(*values, **{**params, **changed})
        return results if operation.primitive.multiple_results else [results]

    shapes = [atom.aval.shape for atom in operation.invars]
    differ = [jnp.ndim(value) > len(shape) for value, shape in zip(values, shapes, strict=True)]
    if not any(differ) or name in _AS_IT_IS:
        return bound(*values)
    runs = values[differ.index(True)].shape[-1]
    if name in _AXIS_BY_AXIS and differ[0] and not any(differ[1:]):
        return bound(*values, **_AXIS_BY_AXIS[name](params, runs))
    if name in _BY_NUMBER or name == "concatenate":
        if name in _BY_NUMBER:
            shapes = [operation.outvars[0].aval.shape] * len(values)
        given = zip(values, shapes, differ, strict=True)
        return bound(*(_laid(v, shape, runs, differs=own) for v, shape, own in given))
    return jax.vmap(bound, tuple(-1 if own else None for own in differ), -1)(*values)
