"""What a program of many runs side by side is made for, and what it takes."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import jax
import numpy as np

from optviz.optimizers.optimizer import Rule

# Runs that a device computes side by side: so many that a processor's vector units are busy, so few
# that all they need stays in its cache, and that XLA makes one function of the loop (`configure`).
LANES = 512


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


class Inputs(NamedTuple):
    """What the loop takes, as arrays or as their shapes.

    For all runs: `numbers` (of steps, of evaluations at most, hyperparameters, sliders), the
    `window`'s middle and width, the `data`, the `series` of the steps. For each run, along the last
    axis: what is `varying`, its start, its limit, and the place of its seed.
    """

    numbers: Any
    window: Any
    data: tuple[Any, ...]
    series: Mapping[str, Any]
    varying: Any
    starts: Any
    limits: Any
    seed: Any


class Structure(NamedTuple):
    """Which surface, rule and sizes a loop is made for, but no numbers.

    `varied` are the names of the hyperparameters of which each run has its own. The rest is as in
    `optviz.engine.loop.Structure`.
    """

    objective: Callable[..., jax.Array]
    rule: Rule
    setting_names: tuple[str, ...]
    shape_names: tuple[str, ...]
    varied: tuple[str, ...]
    dimension: int
    data_shapes: tuple[tuple[int, ...], ...]
    kind: Kind

    @property
    def type(self) -> Any:
        """The type of all numbers."""
        return np.float64 if self.kind.double else np.float32

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many of the numbers are control, hyperparameters, sliders."""
        return 2, len(self.setting_names), len(self.shape_names)

    def array(self, *shape: int) -> jax.ShapeDtypeStruct:
        """Return the type of an array of numbers."""
        return jax.ShapeDtypeStruct(shape, self.type)

    def inputs(self) -> Inputs:
        """The shapes of what the loop takes."""
        kind, array, series = self.kind, self.array, {}
        if kind.scheduled:
            series["rates"] = array(kind.rows, LANES)
        if kind.noisy:
            series["gradient_noise"] = array(kind.rows, self.dimension, kind.seeds)
        if kind.batched:
            series["counts"] = array(kind.rows, *self.data_shapes[0], kind.seeds)
        return Inputs(
            *(array(sum(self.sizes)), array(2, self.dimension)),
            *(tuple(array(*shape) for shape in self.data_shapes), series),
            *(array(len(self.varied), LANES), array(self.dimension, LANES), array(LANES)),
            jax.ShapeDtypeStruct((LANES,), np.int32),
        )
