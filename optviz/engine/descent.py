"""One step of a rule down a surface: what the loops of single paths and of maps repeat."""

from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.numpy as jnp

from optviz.optimizers.optimizer import Optimizer, Rule, Scalar, build


class Descent:
    """A rule on a surface with the numbers of one run, made inside the trace of a loop.

    `hyperparameters` and `sliders` are the rule's and the surface's own, by name; `data` are the
    weights, the inputs and the targets that are passed in, if any. `scheduled` says whether the
    learning rate is each step's own, `mean` whether a batch's losses are averaged; `batched` and
    `random` whether each step has a batch, or a random number. What a step has of its own comes as
    `at`: `rates`, `gradient_noise` (a constant in the gradient), and `counts` or `draws`.
    """

    def __init__(
        self,
        objective: Callable[..., jax.Array],
        rule: Rule,
        params_shape: tuple[int, ...],
        hyperparameters: Mapping[str, Any],
        sliders: Mapping[str, Any],
        data: tuple[jax.Array, ...],
        *,
        scheduled: jax.Array,
        mean: jax.Array,
        batched: bool,
        random: bool,
    ):
        self._objective, self._rule, self._params_shape = objective, rule, params_shape
        self._hyperparameters, self._sliders, self._data = hyperparameters, sliders, data
        self._scheduled, self._mean = scheduled, mean
        self._batched, self._random = batched, random

    def first_state(self, params: jax.Array, at: Mapping[str, jax.Array]) -> Any:
        """The rule's state before its first gradient."""
        return self._optimizer(at).init(params)

    def advance(
        self, params: jax.Array, state: Any, at: Mapping[str, jax.Array]
    ) -> tuple[jax.Array, jax.Array, jax.Array, Any]:
        """The value of all data and the step's gradient at a point, the update, the next state."""
        losses = jax.value_and_grad(self._losses, has_aux=True)
        (_, value), grad = losses(params, at)
        grad = grad + at["gradient_noise"]
        update, state = self._optimizer(at).update(grad, state, params)
        return value, grad, update, state

    def loss(self, params: jax.Array, **of_step: Any) -> jax.Array:
        """The loss of all data, without noise, unless a step's own weights or draw are given."""
        given: dict[str, Any] = {}
        if self._data:
            given = {"weights": self._data[0], "data": self._data[1:]}
        params = params.reshape(self._params_shape)
        return self._objective(params, **given | of_step, **self._sliders)

    def _losses(
        self, params: jax.Array, at: Mapping[str, jax.Array]
    ) -> tuple[jax.Array, jax.Array]:
        """The loss that a step descends, of its batch or with its random number, and that of all
        examples without one.
        """
        of_step = {"draw": at["draws"]} if self._random else {}
        if self._batched:
            of_step["weights"] = self._batch(at["counts"])
        everything = self.loss(params)
        return self.loss(params, **of_step) if of_step else everything, everything

    def _batch(self, counts: jax.Array) -> jax.Array:
        return jnp.where(self._mean, counts / jnp.sum(counts), counts)

    def _optimizer(self, at: Mapping[str, jax.Array]) -> Optimizer:
        """The rule of one step, built from that step's learning rate and surface."""
        settings = dict(self._hyperparameters)
        if "learning_rate" in settings:
            fixed = settings["learning_rate"]
            settings["learning_rate"] = jnp.where(self._scheduled, at["rates"], fixed)
        share: Scalar = 1.0
        if self._batched:
            share = jnp.sum(self._batch(at["counts"])) / jnp.sum(self._data[0])
        return build(
            self._rule,
            settings,
            lambda params: self._losses(params, at)[0] + params @ at["gradient_noise"],
            self.loss,
            share,
        )
