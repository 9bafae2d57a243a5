"""Models, the data they are fitted to, and the surface that their loss is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from surfaces.surface import Surface

Array = jax.Array | np.ndarray

# Data that are drawn anew or brought along are padded to one of these sizes, with rows of weight 0:
# one compiled loop serves all data sets of a size.
_CAPACITIES = (128, 1024)
MAX_EXAMPLES = _CAPACITIES[-1]


@dataclass(frozen=True)
class Data:
    """Examples: inputs `x` and targets `y`, both of shape `(examples,)`.

    Inputs that were standardized are (original - `middle`) / `scale`.
    """

    x: np.ndarray
    y: np.ndarray
    middle: float = 0.0
    scale: float = 1.0

    def standardized(self) -> "Data":
        """Return the data with inputs of mean 0 and standard deviation 1 (divided by n)."""
        middle, scale = float(np.mean(self.x)), float(np.std(self.x)) or 1.0
        return Data((self.x - middle) / scale, self.y, middle, scale)


def straight(u: jax.Array) -> jax.Array:
    """The link of a linear model: it predicts u itself."""
    return u


def _no_offset(x: Array) -> jax.Array:
    return jnp.zeros_like(x)


@dataclass(frozen=True, eq=False)
class Model:
    """A model of one input: it predicts `link(u)`, with u = design(x) @ params + offset(x).

    `design(x)` has the shape `(examples, dimension)`. The loss of an example is `half` of, or the
    whole, squared error; or, with `cross_entropy`, the binary cross-entropy of link(u), which is
    then the logistic function.
    """

    design: Callable[[Array], jax.Array]
    link: Callable[[jax.Array], jax.Array]
    offset: Callable[[Array], jax.Array] = _no_offset
    half: bool = False
    cross_entropy: bool = False

    def inner(self, params: Array, x: Array) -> jax.Array:
        """Return u for every input: shape `(examples,)`."""
        # As one product its gradient is one product too; written coordinate by coordinate, XLA
        # computes the link's gradient anew for each coordinate.
        u = self.design(x) @ params
        return u if self.offset is _no_offset else u + self.offset(x)

    def predict(self, params: Array, x: Array) -> jax.Array:
        """Return the prediction for every input: shape `(examples,)`."""
        return self.link(self.inner(params, x))

    def loss(self, params: Array, x: Array, y: Array, weights: Array | None) -> jax.Array:
        """Return the sum of the examples' losses, each times its weight."""
        if self.cross_entropy:
            u = self.inner(params, x)
            losses = jax.nn.softplus(u) - y * u  # -log of the probability of y
        else:
            losses = (self.predict(params, x) - y) ** 2
            losses = losses / 2 if self.half else losses
        return jnp.sum(losses) if weights is None else jnp.dot(weights, losses)


def loss_of(model: Model, data: Data, *, mean: bool = False) -> Callable[..., jax.Array]:
    """Return the loss of a model as an objective: `objective(params, weights=None, data=...)`.

    `weights` says how much each example counts: each 1 unless given, or with `mean` each one over
    the number of examples. Other data than the model's own are `(x, y)`.
    """
    usual = np.full(len(data.x), 1 / len(data.x)) if mean else None

    def objective(
        params: Array, weights: Array | None = None, data: tuple[Array, Array] = (data.x, data.y)
    ) -> jax.Array:
        x, y = data
        return model.loss(params, x, y, usual if weights is None else weights)

    return objective


@dataclass(frozen=True)
class Recipe:
    """How data are drawn: inputs uniform from low to high, targets from the model at `params`.

    The targets have Gaussian noise of standard deviation `noise`; those of a logistic model are 1
    where its u, with the noise, is positive, and else 0.
    """

    low: float
    high: float
    params: tuple[float, ...]
    noise: float
    examples: int


def draw(model: Model, recipe: Recipe, *, seed: int, noise: float, examples: int) -> Data:
    """Draw data by a recipe; equal seeds give equal data, more examples only add some."""
    # One generator each, so that neither the noise nor the number of examples changes the others;
    # and as many as there is room for, so that no other number is compiled for anew.
    inputs, errors = np.random.default_rng(seed).spawn(2)
    size = capacity_for(examples)
    x = inputs.uniform(recipe.low, recipe.high, size)
    deviations = noise * errors.standard_normal(size)
    params = np.array(recipe.params)
    if model.cross_entropy:
        y = (np.asarray(model.inner(params, x)) + deviations > 0).astype(float)
    else:
        y = np.asarray(model.predict(params, x)) + deviations
    return Data(x[:examples], y[:examples])


def capacity_for(examples: int) -> int:
    """Return the size to which so many examples are padded."""
    return next(size for size in _CAPACITIES if size >= examples)


def padded(data: Data, weight: float) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return weights and `(x, y)` of a size that serves many data sets; the padding weighs 0."""
    examples = len(data.x)
    weights, x, y = np.zeros((3, capacity_for(examples)))
    weights[:examples], x[:examples], y[:examples] = weight, data.x, data.y
    return weights, (x, y)


@dataclass(frozen=True, eq=False, kw_only=True)
class DataFit(Surface):
    """The loss of a `model` on `data`: the sum or the mean over the examples (`reduction`).

    `recipe` draws such data anew. The objective also takes `weights`, one number for each example,
    how much it counts, and `data`, other inputs and targets than its own; a fit that is `altered`
    passes them in always, as its own data or their weights are no longer those of the objective.
    `variant` tells a reader's own data from others.
    """

    data: Data
    model: Model
    recipe: Recipe
    reduction: str = "sum"
    altered: bool = False
    variant: str = ""

    @property
    def key(self) -> str:
        """The unique key of this surface: its id, and the `variant` of a reader's data."""
        return f"{self.id}:{self.variant}" if self.variant else self.id

    @property
    def examples(self) -> int:
        """The number of examples in the data."""
        return len(self.data.x)

    @property
    def weight(self) -> float:
        """How much one example counts in the loss of all data."""
        return 1 / self.examples if self.reduction == "mean" else 1.0

    def weighted_data(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the weights of the examples, their inputs and their targets."""
        return np.full(self.examples, self.weight), self.data.x, self.data.y

    def with_data(self, data: Data) -> "DataFit":
        """Return the loss of other data. Nothing is compiled anew for one more data set."""
        return replace(self, data=data, minima=(), altered=True)

    def with_reduction(self, reduction: str) -> "DataFit":
        """Return the sum or the mean over the same data: `"sum"` or `"mean"`."""
        if reduction == self.reduction:
            return self
        summed, averaged = r"\sum_i", r"\frac{1}{n}\sum_i"
        if reduction == "mean":
            formula = self.formula.replace(summed, averaged)
        else:
            formula = self.formula.replace(averaged, summed)
        return replace(self, reduction=reduction, formula=formula, altered=True)

    def settings(self, shape: Mapping[str, float] | None = None) -> dict[str, Any]:
        """Return all that the objective takes besides the point, as arrays to be traced."""
        return self.settings_with_data(shape) if self.altered else super().settings(shape)

    def settings_with_data(self, shape: Mapping[str, float] | None = None) -> dict[str, Any]:
        """Return the same, always with the weights and the data, padded."""
        weights, data = padded(self.data, self.weight)
        return super().settings(shape) | {"weights": weights, "data": data}
