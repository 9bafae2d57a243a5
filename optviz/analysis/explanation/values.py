"""The value of every line of a rule at every step of a path."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.analysis.explanation.lines import lines_of, searched_in
from optviz.compiling import SMALL, compiling
from optviz.engine.trajectory import Trajectory
from optviz.optimizers.optimizer import build, fields_of
from surfaces.keeping import by_surface
from surfaces.precision import in_64_bit

_ARRAY = (np.ndarray, jax.Array)

# Rows are filled up to one of these numbers, so that few programs serve all lengths of paths.
_ROOMS = (64, 256, 1024, 2048)

# What is evaluated along each step, in steps: from half a step back to twice as far as it goes.
ALONG = np.linspace(-0.5, 2.0, 26)


class Values(NamedTuple):
    """What a rule's own variables are at each row of a path.

    `named` has an array for each name in `lines.lines_of`, leading axis time. `momentum` is the
    part of each update that comes from earlier steps, None for a rule that keeps no first moment.
    `along` are the values of all data's loss at the point plus ALONG times the update.
    """

    named: dict[str, np.ndarray]
    momentum: np.ndarray | None
    along: np.ndarray


@in_64_bit
def values_of(
    objective: Callable,
    settings: Mapping[str, Any],
    rule: Callable,
    hyperparameters: Mapping[str, float],
    trajectory: Trajectory,
    *,
    rates: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> Values:
    """Run a rule's update once more at every row of a path that it has made, and listen.

    `settings` are what the objective takes besides the point; `rates` the learning rates of the
    rows where they change, `weights` the examples' weights in the rows' batches. The update, and
    what the objective has a part in, are as the path has recorded them.
    """
    count = len(trajectory.value)
    room = next(room for room in _ROOMS if room >= count)

    def filled(leaf):
        leaf = np.asarray(leaf, float)
        return np.concatenate([leaf, np.repeat(leaf[-1:], room - count, axis=0)])

    def before(leaf):
        return filled(np.concatenate([leaf[:1], leaf[:-1]]))

    numbers = {name: np.full(room, float(value)) for name, value in hyperparameters.items()}
    if rates is not None and "learning_rate" in numbers:
        numbers["learning_rate"] = filled(rates)
    rows = {
        "numbers": numbers,
        "grad": filled(trajectory.grad),
        "params": filled(trajectory.params),
        "update": filled(trajectory.update),
        "state": jax.tree.map(before, trajectory.state),
        "first": np.arange(room) == 0,
    }
    if weights is not None:
        rows["weights"] = filled(weights)
    recorded = _compiled(objective, rule)(rows, dict(settings))
    named, state, momentum, along = jax.tree.map(lambda leaf: np.asarray(leaf)[:count], recorded)
    recorded = _arrays_of(trajectory.state)
    searched = searched_in(lines_of(rule))
    named |= {name: value for name, value in recorded.items() if name in searched}
    named |= {f"state.{name}": value for name, value in _arrays_of(state).items()}
    named |= {f"before.{name}": value[:count] for name, value in numbers.items()}
    named |= {"before.grad": trajectory.grad, "before.params": trajectory.params}
    named["update"] = trajectory.update
    if "look_ahead" in recorded:  # the gradient there depends on the momentum too
        momentum = recorded["look_ahead"] - trajectory.params
    return Values(named, momentum, along)


@by_surface(most=32, within=compiling)
def _compiled(objective: Callable, rule: Callable) -> Callable:
    def at_row(row, settings):
        def loss(params):
            return objective(params, **settings)

        def batch_loss(params):
            return objective(params, **settings | {"weights": row["weights"]})

        batched = "weights" in row
        share = jnp.sum(row["weights"]) / jnp.sum(settings["weights"]) if batched else 1.0
        optimizer = build(rule, row["numbers"], batch_loss if batched else loss, loss, share)
        start = optimizer.init(row["params"])
        state = jax.tree.map(
            lambda x, first: jnp.where(row["first"], first, x.astype(first.dtype)),
            row["state"],
            start,
        )
        named = _locals_of(optimizer.update, row["grad"], state, row["params"])
        own = _arrays_of(state)
        moment = next((name for name in ("m", "v") if name in own), None)
        momentum = None
        if moment is not None:

            def update_from(moment_before):
                changed = state._replace(**{moment: moment_before})
                return optimizer.update(row["grad"], changed, row["params"])[0]

            # Rules with a first moment are linear in it, unless they look ahead.
            momentum = jax.jvp(update_from, (own[moment],), (own[moment],))[1]
        along = jax.vmap(lambda s: loss(row["params"] + s * row["update"]))(jnp.asarray(ALONG))
        return named, state, momentum, along

    return jax.jit(jax.vmap(at_row, in_axes=(0, None)), compiler_options=SMALL)


def _arrays_of(state: Any) -> dict[str, Any]:
    """The state's own arrays by their names; none of another library's state."""
    fields = fields_of(state)
    return {name: value for name, value in fields.items() if isinstance(value, _ARRAY)}


def _locals_of(function: Callable, *arguments: Any) -> dict[str, jax.Array]:
    """Call a function and return the values of its variables as it returned."""
    recorded = {}

    def listen(frame, event, _):
        if event == "return" and frame.f_code is function.__code__:
            recorded.update(frame.f_locals)

    before = sys.getprofile()
    sys.setprofile(listen)
    try:
        function(*arguments)
    finally:
        sys.setprofile(before)
    return {name: value for name, value in recorded.items() if isinstance(value, jax.Array)}
