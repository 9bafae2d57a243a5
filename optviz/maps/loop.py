"""The loop of a map, as JAX traces it: many runs side by side, of which no path is kept."""

import functools
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.engine.descent import Descent
from optviz.maps.side_by_side import side_by_side, widened
from optviz.maps.structure import LANES, Inputs, Structure
from optviz.optimizers.optimizer import recorded

# Farther than 10 window widths from the window is lost, as for a path: from its middle.
_FAR = 10.5

_USUAL = {"rates": 0.0}  # alike at every step, and for the runs


class _Carry(NamedTuple):
    """What is known of the runs after a step; see `optviz.maps.lanes.Ends`.

    `last` is the last step that was not within the limit, `mark` where the last quarter of the
    steps began. Of a rule that counts its evaluations: whether a run is `over` its budget, and the
    evaluations when it `reached` what is within the limit, -1 where it is not.
    """

    params: jax.Array
    update: jax.Array
    state: Any
    last: jax.Array
    lost: jax.Array
    ended: jax.Array
    walked: jax.Array
    mark: jax.Array
    over: jax.Array | None
    reached: jax.Array | None


class Loop:
    """The loop of a structure; made and traced in the precision of its kind."""

    def __init__(self, structure: Structure):
        self._structure = structure
        inputs, array = structure.inputs(), structure.array
        own = {name: array(*s.shape[1:-1]) for name, s in inputs.series.items()}
        own["gradient_noise"] = array(structure.dimension)
        one = array(sum(structure.sizes)), inputs.data, array(len(structure.varied))
        params = array(structure.dimension)
        template = jax.eval_shape(self._first_state, *one, params, own)
        self._counts = recorded(template).evaluations is not None
        self._first_states = side_by_side(self._first_state, *one, params, own)
        self._advance_all = side_by_side(self._advance, *one, params, template, own)
        self._end_all = side_by_side(self._end, *one, params)
        self._state_shapes = self._settled(inputs)

    def _settled(self, inputs: Inputs) -> Any:
        """The shapes of the rule's state at every step.

        A count of the steps is the same for all runs: so are its powers, which then need not be
        computed for each of them.
        """
        given = inputs.numbers, inputs.data, inputs.varying, inputs.starts
        at = jax.eval_shape(self._at, 0, inputs)
        after = jax.eval_shape(self._first_states, *given, at)
        before = None
        while before is None or jax.tree.leaves(after) != jax.tree.leaves(before):
            before = after
            _, next_state, _ = jax.eval_shape(self._advance_all, *given, before, at)
            after = jax.tree.map(_wider, before, next_state)
        return after

    # Of one run.

    def _descent(self, numbers: Any, data: Any, lane: Any) -> Descent:
        """The rule on its surface, with the numbers of one run."""
        structure, kind = self._structure, self._structure.kind
        _, settings, sliders = jnp.split(numbers, np.cumsum(structure.sizes[:-1]))
        return Descent(
            *(structure.objective, structure.rule, (structure.dimension,)),
            dict(zip(structure.setting_names, settings, strict=True))
            | dict(zip(structure.varied, lane, strict=True)),
            *(dict(zip(structure.shape_names, sliders, strict=True)), data),
            **{"scheduled": kind.scheduled, "batched": kind.batched},
            **{"mean": kind.mean, "random": False},
        )

    def _first_state(self, numbers: Any, data: Any, lane: Any, params: Any, at: Any) -> Any:
        return self._descent(numbers, data, lane).first_state(params, _USUAL | at)

    def _advance(
        self, numbers: Any, data: Any, lane: Any, params: Any, state: Any, at: Any
    ) -> tuple[Any, Any, tuple[Any, ...]]:
        descent = self._descent(numbers, data, lane)
        value, grad, update, state = descent.advance(params, state, _USUAL | at)
        taken = recorded(state).evaluations
        counted = () if taken is None else (jnp.asarray(taken, value.dtype),)
        return update, state, (value, grad, *counted)

    def _end(self, numbers: Any, data: Any, lane: Any, params: Any) -> tuple[Any, Any]:
        return jax.value_and_grad(self._descent(numbers, data, lane).loss)(params)

    # Of all runs.

    def _at(self, t: Any, inputs: Inputs) -> dict[str, Any]:
        """What a step has of its own, the runs along the last axis."""
        return {"gradient_noise": jnp.zeros(self._structure.dimension)} | {
            name: array[t] if name == "rates" else array[t][:, inputs.seed]
            for name, array in inputs.series.items()
        }

    def simulate(self, *given: Any) -> jax.Array:
        """Take all steps and return the columns for `optviz.maps.lanes.ends_of`."""
        inputs = Inputs(*given)
        of_all = inputs.numbers, inputs.data, inputs.varying
        num_steps = inputs.numbers[0].astype(np.int32)
        state = self._first_states(*of_all, inputs.starts, self._at(0, inputs))
        none, zeros = jnp.full(LANES, -1, np.int32), jnp.zeros_like(inputs.limits)
        carry = _Carry(
            *(inputs.starts, jnp.zeros_like(inputs.starts), widened(state, self._state_shapes)),
            *(none, none, none, zeros, inputs.starts),
            *((jnp.zeros(LANES, bool), zeros - 1) if self._counts else (None, None)),
        )
        step = functools.partial(self._step, inputs)
        carry = jax.lax.fori_loop(np.int32(0), num_steps + 1, step, carry)
        params = carry.params
        value, grad = widened(self._end_all(*of_all, params), (inputs.limits, params))
        last = jnp.where(carry.ended >= 0, -2 - carry.ended, carry.lost)
        whole = jnp.stack([carry.last + 1, last, *([carry.reached] if self._counts else [])])
        norm = jnp.sqrt(jnp.sum(grad**2, axis=0))
        net = _length(inputs, params - carry.mark)
        measured = jnp.stack([value, norm, carry.walked, net])
        return jnp.concatenate([params, measured, whole.astype(measured.dtype)])

    def _step(self, inputs: Inputs, t: jax.Array, carry: _Carry) -> _Carry:
        num_steps, budget = inputs.numbers[0].astype(np.int32), inputs.numbers[1]
        quarter = num_steps - num_steps // 4
        middle, width = inputs.window[:, :, None]
        # The update is added at the start of the next step, as for a path.
        params, moved = carry.params + carry.update, _length(inputs, carry.update)
        of_all = inputs.numbers, inputs.data, inputs.varying
        advanced = self._advance_all(*of_all, params, carry.state, self._at(t, inputs))
        like = params, carry.state, (inputs.limits, params, *([carry.reached] * self._counts))
        update, state, (value, grad, *taken) = widened(advanced, like)
        squares = jnp.sum(grad**2, axis=0)
        by_gradient = self._structure.kind.by_gradient
        within = squares <= inputs.limits**2 if by_gradient else value <= inputs.limits
        known = jnp.isfinite(jnp.sum(grad, axis=0))
        # Without a gradient a run stays where it is, as a path ends there.
        update = jnp.where(known, update, 0)
        far = jnp.any(jnp.abs(params - middle) > _FAR * width, axis=0)
        over, reached = carry.over, carry.reached
        if self._counts:
            # A step that the budget does not cover is not taken, nor any after it.
            over = over | (taken[0] > budget)
            params = jnp.where(over, carry.params, params)
            within, far, known = within | over, far & ~over, known | over
            first = jnp.where(reached < 0, taken[0], reached)
            reached = jnp.where(over, reached, jnp.where(within, first, -1))
        lost = jnp.where(far & (carry.lost < 0), t, carry.lost)
        return _Carry(
            *(params, update, state),
            last=jnp.where(within, carry.last, t),
            lost=lost,
            ended=jnp.where(~known & (carry.ended < 0) & (lost < 0), t, carry.ended),
            walked=carry.walked + jnp.where(t > quarter, moved, 0),
            mark=jnp.where(t == quarter, params, carry.mark),
            **{"over": over, "reached": reached},
        )


def _length(inputs: Inputs, way: jax.Array) -> jax.Array:
    """The length of ways in window widths."""
    # Quotients take longest of all: there is one for all runs.
    scale = 1 / inputs.window[1][:, None]
    return jnp.sqrt(jnp.sum((way * scale) ** 2, axis=0))


def _wider(one: Any, other: Any) -> Any:
    """That of two shapes which has an axis for the runs."""
    return one if len(one.shape) >= len(other.shape) else other
