"""Activation functions of neural networks, with their derivatives by automatic differentiation."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

# A curve is computed this close to a kink on either side, so that the jump of its derivative is
# seen as a jump.
NEAR = 1e-9


@dataclass(frozen=True)
class Activation:
    """A function that a unit of a network applies to its weighted sum.

    `function(x)` takes a number; a keyword argument is its own slider. `formula` and `derivative`
    are LaTeX. `kinks` are the points at which it has no derivative; what is computed there is a
    convention. `reference` says where it comes from.
    """

    id: str
    name: str
    function: Callable[..., jax.Array]
    formula: str
    derivative: str
    reference: str
    kinks: tuple[float, ...] = ()

    @property
    def shape(self) -> dict[str, float]:
        """The keyword arguments of the function, and their defaults."""
        arguments = list(inspect.signature(self.function).parameters.values())[1:]
        return {argument.name: argument.default for argument in arguments}


def sigmoid(x):
    """The logistic function 1 / (1 + exp(-x)); its derivative is at most 1/4, at 0."""
    return 1 / (1 + jnp.exp(-x))


def tanh(x):
    """The hyperbolic tangent (1 - exp(-2x)) / (1 + exp(-2x)) = 2 sigmoid(2x) - 1."""
    return jnp.tanh(x)


def tanh_as_printed(x):
    """What some notes print as the hyperbolic tangent, and is tanh(x/2)."""
    return (1 - jnp.exp(-x)) / (1 + jnp.exp(-x))


def relu(x):
    """The rectifier: x where it is positive, else 0. `jax.nn.relu` defines its slope at 0 as 0."""
    return jax.nn.relu(x)


def relu_as_maximum(x):
    """The rectifier as max(x, 0): JAX shares the slope of a maximum between equal arguments."""
    return jnp.maximum(x, 0)


def leaky_relu(x, slope=0.01):
    """A rectifier that lets a little through (Maas, Hannun and Ng 2013)."""
    return jnp.where(x > 0, x, slope * x)


def parametric_relu(x, slope=0.25):
    """A leaky rectifier whose slope is learned; 0.25 is where He et al. 2015 let it begin."""
    return jnp.where(x > 0, x, slope * x)


def elu(x):
    """The exponential linear unit (Clevert, Unterthiner and Hochreiter 2016)."""
    return jax.nn.elu(x)


def silu(x):
    """The sigmoid linear unit x sigmoid(x), also called swish (Elfwing et al. 2018)."""
    return x * sigmoid(x)


def gelu(x):
    """The Gaussian error linear unit x Φ(x) (Hendrycks and Gimpel 2016)."""
    return jax.nn.gelu(x, approximate=False)


def softplus(x):
    """The smooth rectifier log(1 + exp(x)), whose derivative is the sigmoid."""
    return jax.nn.softplus(x)


ACTIVATIONS: dict[str, Activation] = {
    activation.id: activation
    for activation in (
        Activation(
            "sigmoid",
            "Sigmoid",
            sigmoid,
            r"\sigma(x) = \frac{1}{1 + e^{-x}}",
            r"\sigma'(x) = \sigma(x)\,(1 - \sigma(x)) \le \tfrac{1}{4}",
            "Rumelhart, Hinton and Williams 1986",
        ),
        Activation(
            "tanh",
            "Tanh",
            tanh,
            r"\tanh x = \frac{1 - e^{-2x}}{1 + e^{-2x}}",
            r"\tanh' x = 1 - \tanh^2 x \le 1",
            "LeCun, Bottou, Orr and Müller 1998",
        ),
        Activation(
            "relu",
            "ReLU",
            relu,
            r"\mathrm{relu}(x) = \max(x, 0)",
            r"\mathrm{relu}'(x) = 1 \text{ if } x > 0,\; 0 \text{ if } x < 0",
            "Nair and Hinton 2010",
            kinks=(0.0,),
        ),
        Activation(
            "leaky_relu",
            "Leaky ReLU",
            leaky_relu,
            r"f(x) = x \text{ if } x > 0,\; \alpha x \text{ if } x \le 0",
            r"f'(x) = 1 \text{ if } x > 0,\; \alpha \text{ if } x < 0",
            "Maas, Hannun and Ng 2013",
            kinks=(0.0,),
        ),
        Activation(
            "parametric_relu",
            "Parametric ReLU",
            parametric_relu,
            r"f(x; \alpha) = x \text{ if } x > 0,\; \alpha x \text{ if } x \le 0",
            r"\frac{\partial f}{\partial \alpha} = 0 \text{ if } x > 0,\; x \text{ if } x \le 0",
            "He, Zhang, Ren and Sun 2015",
            kinks=(0.0,),
        ),
        Activation(
            "elu",
            "ELU",
            elu,
            r"f(x) = x \text{ if } x > 0,\; e^x - 1 \text{ if } x \le 0",
            r"f'(x) = 1 \text{ if } x > 0,\; e^x \text{ if } x \le 0",
            "Clevert, Unterthiner and Hochreiter 2016",
        ),
        Activation(
            "silu",
            "SiLU (swish)",
            silu,
            r"f(x) = x\,\sigma(x)",
            r"f'(x) = \sigma(x)\,(1 + x\,(1 - \sigma(x)))",
            "Elfwing, Uchibe and Doya 2018",
        ),
        Activation(
            "gelu",
            "GELU",
            gelu,
            r"f(x) = x\,\Phi(x)",
            r"f'(x) = \Phi(x) + x\,\frac{e^{-x^2/2}}{\sqrt{2\pi}}",
            "Hendrycks and Gimpel 2016",
        ),
        Activation(
            "softplus",
            "Softplus",
            softplus,
            r"f(x) = \ln(1 + e^x)",
            r"f'(x) = \sigma(x)",
            "Dugas et al. 2001",
        ),
        Activation(
            "tanh_as_printed",
            "Tanh as misprinted",
            tanh_as_printed,
            r"f(x) = \frac{1 - e^{-x}}{1 + e^{-x}} = \tanh \tfrac{x}{2}",
            r"f'(x) = \tfrac{1}{2}(1 - \tanh^2 \tfrac{x}{2}) \le \tfrac{1}{2}",
            "notes on backpropagation",
        ),
    )
}


def values_and_slopes(
    function: Callable[..., jax.Array], x: np.ndarray, shape: Mapping[str, float] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """A function of one number and its derivative by `jax.grad`, at every number of an array.

    `shape` are the function's keyword arguments. At a kink the derivative is JAX's convention.
    """
    values = {name: float(value) for name, value in (shape or {}).items()}
    both = _compiled(function)(np.asarray(x, float), values)
    return tuple(np.asarray(array) for array in both)


def slope_by_shape(activation: Activation, x: float, shape: Mapping[str, float]) -> float:
    """The derivative of an activation by its own argument, as α of the parametric ReLU."""
    (name,) = activation.shape
    return float(jax.grad(lambda value: activation.function(x, **{name: value}))(shape[name]))


@functools.cache
def _compiled(function: Callable[..., jax.Array]) -> Callable:
    both = jax.value_and_grad(lambda x, shape: function(x, **shape))
    return jax.jit(jax.vmap(both, in_axes=(0, None)))


def softmax(values: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """The softmax exp(v_i / T) / sum_j exp(v_j / T) of the last axis.

    The temperature T flattens the probabilities above 1 and sharpens them below.
    """
    return np.asarray(_softmax(np.asarray(values, float), temperature))


def softmax_slopes(values: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """The derivatives of the softmax: row i, column j is that of probability i by value j."""
    return np.asarray(_softmax_slopes(np.asarray(values, float), temperature))


@jax.jit
def _softmax(values, temperature):
    return jax.nn.softmax(values / temperature)


_softmax_slopes = jax.jit(jax.jacfwd(_softmax))


def grid(low: float, high: float, kinks: tuple[float, ...] = (), count: int = 401) -> np.ndarray:
    """Even numbers from `low` to `high`, and each kink with a close number on either side."""
    near = [kink + side for kink in kinks for side in (-NEAR, 0.0, NEAR)]
    return np.unique(np.concatenate([np.linspace(low, high, count), near]))
