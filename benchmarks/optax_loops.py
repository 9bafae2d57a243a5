"""Adam as optax has it, in a compiled `lax.scan` that returns the arrays of `run`, in NumPy."""

import jax
import numpy as np
import optax


def adam(surface, settings, num_steps):
    """A function that descends a surface: its points, values, gradients, updates, and the state."""
    rule = optax.adam(**settings)
    value_and_grad = jax.value_and_grad(lambda params: surface.objective(params, **surface.shape))

    def step(carry, _):
        params, state = carry
        value, grad = value_and_grad(params)
        update, state = rule.update(grad, state, params)
        moments = state[0]
        row = params, value, grad, update, moments.mu, moments.nu, moments.count
        return (params + update, state), row

    @jax.jit
    def descend(params):
        return jax.lax.scan(step, (params, rule.init(params)), length=num_steps + 1)[1]

    start = np.array(surface.start, float)
    return lambda: jax.device_get(descend(start))
