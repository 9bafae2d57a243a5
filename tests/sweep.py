"""Every rule on every surface at once, one compiled step for each rule.

As a script it prints the rates of `optviz/content/teaching_rates.py` that the rules' defaults call
for: the largest of 1, 2, 5, 10 … at which a path neither diverges nor leaves its window by more
than half, nor ends higher than it began.
"""

import functools

import jax
import jax.numpy as jnp
import numpy as np

from optviz import configure
from optviz.compiling import SMALL
from optviz.content.page_defaults import PAGE_DEFAULTS
from optviz.engine.batches import batch_counts
from optviz.optimizers import OPTIMIZERS
from optviz.optimizers.optimizer import build
from surfaces import SURFACES, DataFit

RATES = [float(f"{m}e{power}") for power in range(-6, 2) for m in (1, 2, 5)]
DIVERGED = 10  # widths of the window: `divergence_step` of optviz.simulation


# They go down for ever: to leave them is what there is to be seen.
ENDLESS = {"saddle", "monkey_saddle"}


def group(dimension, with_data=True):
    """The surfaces of a dimension that have a lowest point, in the order of their lanes."""
    found = [s for s in SURFACES.values() if s.dimension == dimension and s.id not in ENDLESS]
    return [s for s in found if with_data or not isinstance(s, DataFit)]


def defaults_of(surface):
    if isinstance(surface, DataFit):
        return PAGE_DEFAULTS["fit"]
    return PAGE_DEFAULTS["race" if surface.dimension == 2 else "curve"]


@functools.cache
def objectives(dimension, with_data):
    """Each surface's loss at a step: that of its batch if it has data, as its page draws them."""

    def at_step(surface):
        if not isinstance(surface, DataFit):
            return lambda params, t: surface.objective(params)
        defaults = PAGE_DEFAULTS["fit"]
        counts = batch_counts(
            surface.examples, defaults.num_steps + 1, batch_size=defaults.batch_size, seed=0
        )
        return lambda params, t: surface.objective(params, weights=jnp.asarray(counts, float)[t])

    return [at_step(surface) for surface in group(dimension, with_data)]


@functools.cache
def gradients(dimension, with_data):
    """The gradients of all lanes at a step, compiled once for all rules."""

    def loss(params, k, t):
        return jax.lax.switch(k, objectives(dimension, with_data), params, t)

    by_lane = jax.vmap(jax.grad(loss), in_axes=(0, 0, None))
    return jax.jit(lambda k, params, t: by_lane(params, k, t))


def paths(spec, dimension, rates, with_data=True):
    """Walk every surface at some rates each, `rates[surface, rate]`; returns all their points.

    The shape is `(steps + 1, surfaces, rates, dimension)`.
    """
    surfaces = group(dimension, with_data)
    lanes = jnp.repeat(jnp.arange(len(surfaces)), rates.shape[1])
    params = jnp.array([surfaces[k].start for k in lanes])
    rest = {name: v for name, v in spec.hyperparameters.items() if name != "learning_rate"}
    whole = [surface.objective for surface in surfaces]

    def optimizer(rate, k, t):
        def objective(params):
            return jax.lax.switch(k, objectives(dimension, with_data), params, t)

        def full_objective(params):
            return jax.lax.switch(k, whole, params)

        own = {**rest, "learning_rate": rate} if "learning_rate" in spec.hyperparameters else rest
        return build(spec.rule, own, objective, full_objective, 1.0)

    def begin(params, rate, k):
        return optimizer(rate, k, 0).init(params)

    def step(grad, state, params, rate, k, t):
        update, state = optimizer(rate, k, t).update(grad, state, params)
        return params + update, state

    step = jax.jit(jax.vmap(step, in_axes=(0, 0, 0, 0, 0, None)), compiler_options=SMALL)
    flat, points = jnp.asarray(rates.ravel()), [params]
    state = jax.vmap(begin)(params, flat, lanes)
    for t in range(max(defaults_of(surface).num_steps for surface in surfaces)):
        grads = gradients(dimension, with_data)(lanes, params, t)
        params, state = step(grads, state, params, flat, lanes, t)
        points.append(params)
    return np.stack(points).reshape(len(points), *rates.shape, dimension)


def outside(points, surfaces):
    """How far each path comes from its window while its page shows it, in widths of the window.

    The shape is `(surfaces, rates)`; what is not finite is infinitely far.
    """
    low, high = (np.array([s.window for s in surfaces])[:, None, :, k] for k in (0, 1))
    widths = (np.maximum(low - points, points - high) / (high - low)).max(-1)
    for k, surface in enumerate(surfaces):
        widths[defaults_of(surface).num_steps + 1 :, k] = 0
    return np.where(np.isfinite(widths), widths, np.inf).max(0)


def usual_rate(spec, surface):
    """The learning rate that a rule has by default on the page of a surface."""
    named = defaults_of(surface).hyperparameters
    return named.get(f"{spec.id}.learning_rate", spec.hyperparameters["learning_rate"])


def swept():
    """The rates for all rules whose default diverges, by surface and rule."""
    found = {surface.id: {} for surface in SURFACES.values()}
    for spec in rules():
        for dimension in (1, 2):
            surfaces = group(dimension)
            usual = [usual_rate(spec, surface) for surface in surfaces]
            tried = np.array([[rate, *RATES] for rate in usual])
            walked = paths(spec, dimension, tried)
            widths = outside(walked, surfaces)
            for k, surface in enumerate(surfaces):
                if widths[k, 0] <= DIVERGED:
                    continue
                ends = surface.values(walked[defaults_of(surface).num_steps, k])
                before = surface.values(np.array([surface.start]))[0]
                good = (widths[k] <= 0.5) & (ends <= before) & (tried[k] < usual[k])
                if good.any():
                    found[surface.id][spec.id] = float(tried[k][good].max())
    return found


def rules():
    """The rules that have a learning rate, and are not there to go wrong."""
    return [
        spec
        for spec in OPTIMIZERS.values()
        if "learning_rate" in spec.hyperparameters and spec.family != "pitfall"
    ]


if __name__ == "__main__":
    configure()
    for id, found in swept().items():
        if found:
            print(f"    {id!r}: {found},")
