"""The compiled loop behind a map: many runs side by side, of which no path is kept."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from optviz.engine.descent import Descent
from optviz.maps.sharding import sharded
from optviz.maps.side_by_side import side_by_side, widened
from optviz.optimizers.optimizer import recorded

# Runs that a device computes side by side: so many that a processor's vector units are busy, so few
# that all they need stays in its cache, and that XLA makes one function of the loop (`configure`).
LANES = 512

# Farther than 10 window widths from the window is lost, as for a path: from its middle.
_FAR = 10.5


class Ends(NamedTuple):
    """What is kept of each run, arrays whose last axis is that of the runs: 64 bytes for a plane.

    Where it ended, `params` of shape `(dimension, runs)`, the loss and the length of the gradient
    there, of all data and without noise. In the last quarter of the steps it `walked` so far, and
    its end is so far, `net`, from where it was then, both in window widths. `steps` is the first
    step from which on what was measured stayed within its limit, `num_steps + 1` if it never did.
    `lost` is the first step farther than 10 window widths from the window, `ended` the one at which
    there was no finite gradient; -1 if there was none, and for `ended` if it was lost before.
    `evaluations` are the gradients and values that had been taken when what was measured was first
    within its limit to stay there, -1 if it never was: one a step unless the rule counts them.
    """

    params: np.ndarray
    value: np.ndarray
    grad_norm: np.ndarray
    walked: np.ndarray
    net: np.ndarray
    steps: np.ndarray
    lost: np.ndarray
    ended: np.ndarray
    evaluations: np.ndarray


class Kind(NamedTuple):
    """What a program of lanes computes.

    What is measured at every step is the loss or, `by_gradient`, the length of the gradient; all in
    64 bit if `double`, else in 32. Each step may have its own learning rate (`scheduled`), noise in
    the gradient (`noisy`) or batch (`batched`, whose losses are averaged if `mean`): of `rows`
    steps, and of as many `seeds`; none of both if each step is like the others.
    """

    by_gradient: bool
    double: bool
    scheduled: bool = False
    noisy: bool = False
    batched: bool = False
    mean: bool = False
    rows: int = 0
    seeds: int = 0


class Lanes:
    """One compiled loop for one structure, LANES runs at a time on each device.

    `varied` are the names of the hyperparameters of which each run has its own. The rest is as for
    `optviz.engine.program.Program`.
    """

    def __init__(
        self,
        objective,
        rule,
        setting_names,
        shape_names,
        varied,
        dimension,
        data_shapes,
        kind: Kind,
    ):
        self._double, self._type = kind.double, np.float64 if kind.double else np.float32
        sizes = (2, len(setting_names), len(shape_names))

        def descent_of(numbers, data, lane):
            _, settings, sliders = jnp.split(numbers, np.cumsum(sizes[:-1]))
            return Descent(
                *(objective, rule, (dimension,)),
                dict(zip(setting_names, settings, strict=True))
                | dict(zip(varied, lane, strict=True)),
                *(dict(zip(shape_names, sliders, strict=True)), data),
                **{"scheduled": kind.scheduled, "batched": kind.batched},
                **{"mean": kind.mean, "random": False},
            )

        usual = {"rates": 0.0}  # alike at every step, and for the runs

        def at_step(t, series, seed):
            """What a step has of its own, the runs along the last axis."""
            return {"gradient_noise": jnp.zeros(dimension)} | {
                name: array[t] if name == "rates" else array[t][:, seed]
                for name, array in series.items()
            }

        def first_state(numbers, data, lane, params, at):
            return descent_of(numbers, data, lane).first_state(params, usual | at)

        def end(numbers, data, lane, params):
            return jax.value_and_grad(descent_of(numbers, data, lane).loss)(params)

        def advance(numbers, data, lane, params, state, at):
            descent = descent_of(numbers, data, lane)
            value, grad, update, state = descent.advance(params, state, usual | at)
            taken = recorded(state).evaluations
            taken = () if taken is None else (jnp.asarray(taken, value.dtype),)
            return update, state, (value, grad, *taken)

        def simulate(numbers, window, data, series, varying, starts, limits, seed):
            num_steps, budget = numbers[0].astype(np.int32), numbers[1]
            quarter = num_steps - num_steps // 4
            middle, width = window[:, :, None]
            # Quotients and roots take longest of all: of those that no result needs there are none.
            reach, scale = _FAR * width, 1 / width

            def length(way):
                return jnp.sqrt(jnp.sum((way * scale) ** 2, axis=0))

            def step(t, carry):
                # The update is added at the start of the next step, as for a path.
                params, update, state, last, lost, ended, walked, mark, spent = carry
                before, params, moved = params, params + update, length(update)
                at = at_step(t, series, seed)
                advanced = advance_all(numbers, data, varying, params, state, at)
                like = params, state, (limits, params, *spent[1:])
                update, state, (value, grad, *taken) = widened(advanced, like)
                squares = jnp.sum(grad**2, axis=0)
                within = squares <= limits**2 if kind.by_gradient else value <= limits
                known = jnp.isfinite(jnp.sum(grad, axis=0))
                # Without a gradient a run stays where it is, as a path ends there.
                update = jnp.where(known, update, 0)
                far = jnp.any(jnp.abs(params - middle) > reach, axis=0)
                if self._counts:
                    # A step that the budget does not cover is not taken, nor any after it.
                    over, reached = spent
                    over = over | (taken[0] > budget)
                    params = jnp.where(over, before, params)
                    within, far, known = within | over, far & ~over, known | over
                    first = jnp.where(reached < 0, taken[0], reached)
                    spent = over, jnp.where(over, reached, jnp.where(within, first, -1))
                last = jnp.where(within, last, t)
                lost = jnp.where(far & (lost < 0), t, lost)
                ended = jnp.where(~known & (ended < 0) & (lost < 0), t, ended)
                walked = walked + jnp.where(t > quarter, moved, 0)
                mark = jnp.where(t == quarter, params, mark)
                return params, update, state, last, lost, ended, walked, mark, spent

            state = first_states(numbers, data, varying, starts, at_step(0, series, seed))
            state = widened(state, state_shapes)
            none, zeros = jnp.full(LANES, -1, np.int32), jnp.zeros_like(limits)
            spent = (jnp.zeros(LANES, bool), zeros - 1) if self._counts else ()
            carry = starts, jnp.zeros_like(starts), state, none, none, none, zeros, starts, spent
            carry = jax.lax.fori_loop(np.int32(0), num_steps + 1, step, carry)
            params, _, _, last, lost, ended, walked, mark, spent = carry
            ends = end_all(numbers, data, varying, params)
            value, grad = widened(ends, (limits, params))
            whole = jnp.stack([last + 1, jnp.where(ended >= 0, -2 - ended, lost), *spent[1:]])
            norm = jnp.sqrt(jnp.sum(grad**2, axis=0))
            measured = jnp.stack([value, norm, walked, length(params - mark)])
            return jnp.concatenate([params, measured, whole.astype(measured.dtype)])

        def array(*shape):
            return jax.ShapeDtypeStruct(shape, self._type)

        data = tuple(array(*shape) for shape in data_shapes)
        numbers, window = array(sum(sizes)), array(2, dimension)
        lane, params = array(len(varied), LANES), array(dimension, LANES)
        series = {}
        if kind.scheduled:
            series["rates"] = array(kind.rows, LANES)
        if kind.noisy:
            series["gradient_noise"] = array(kind.rows, dimension, kind.seeds)
        if kind.batched:
            series["counts"] = array(kind.rows, *data_shapes[0], kind.seeds)
        seed = jax.ShapeDtypeStruct((LANES,), np.int32)

        with jax.enable_x64(kind.double):
            own = {name: array(*s.shape[1:-1]) for name, s in series.items()}
            own["gradient_noise"] = array(dimension)
            one = numbers, data, array(len(varied)), array(dimension)
            template = jax.eval_shape(first_state, *one, own)
            self._counts = recorded(template).evaluations is not None
            first_states = side_by_side(first_state, *one, own)
            advance_all = side_by_side(advance, *one, template, own)
            end_all = side_by_side(end, *one)
            # A count of the steps is the same for all runs: so are its powers, which then need not
            # be computed for each of them.
            at = jax.eval_shape(at_step, 0, series, seed)
            state_shapes = jax.eval_shape(first_states, numbers, data, lane, params, at)
            while True:
                before = state_shapes
                advanced = jax.eval_shape(advance_all, numbers, data, lane, params, before, at)
                state_shapes = jax.tree.map(_wider, before, advanced[1])
                if jax.tree.leaves(state_shapes) == jax.tree.leaves(before):
                    break
            inputs = numbers, window, data, series, lane, params, array(LANES), seed
            self._simulate, self.width = sharded(simulate, inputs)

    def run(self, *inputs) -> np.ndarray:
        """Run as many runs as there are lanes on all devices, `width`; gives columns for `ends_of`.

        The inputs are the numbers of all runs (of steps, of evaluations at most, hyperparameters,
        sliders), the window's middle and width, the data, the series of the steps, and for each run
        what varies, its start, its limit, and the place of its seed.
        """
        *numbers, seed = inputs
        with jax.enable_x64(self._double):
            given = jax.tree.map(lambda array: np.asarray(array, self._type), numbers)
            return self._simulate(*given, np.asarray(seed, np.int32))


def _wider(one, other):
    """That of two shapes which has an axis for the runs."""
    return one if len(one.shape) >= len(other.shape) else other


def ends_of(columns: np.ndarray, dimension: int, num_steps: int) -> Ends:
    """Read what is known of all runs from the columns of their lanes."""
    params = columns[:dimension]
    value, norm, walked, net, steps, last, *taken = columns[dimension:]
    last, steps = last.astype(np.int32), steps.astype(np.int32)
    evaluations = taken[0].astype(np.int32) if taken else np.where(steps > num_steps, -1, steps + 1)
    return Ends(
        params,
        *(value, norm, walked, net, steps),
        lost=np.where(last >= 0, last, -1),
        ended=np.where(last <= -2, -2 - last, -1),
        evaluations=evaluations,
    )
