"""The packages of Python in which a path can be written, and their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from optviz.scripts.python.lines import Words
from optviz.scripts.trees.unfolding import IN_OTHER_PRECISION


@dataclass(frozen=True)
class Target:
    """What is particular to a package.

    `imports` also switch 64 bit on; `own_imports`, if others, stand where the package itself is not
    used. `array` makes an array of a list, `gradient` defines the
    gradient (nothing where it is written out), `hessian` the Hessian. `lacks` are functions
    that it does not have, `defined` is the function `rounded` where it has to be written out.

    A rule that a class of the package is begins with `class_first`, has its rate set by
    `class_rate`, learns the gradient by `class_grad`, which is then `grad`, and moves by
    `class_move`. `settle` ends a step, `number` makes a plain number of an array, `indices` an
    index of a list.
    """

    id: str
    words: Words
    imports: Sequence[str]
    array: str
    own_imports: Sequence[str] = ()
    gradient: Sequence[str] = ()
    hessian: Sequence[str] = ()
    lacks: frozenset[str] = frozenset()
    defined: Sequence[str] = ()
    class_first: Sequence[str] = ()
    class_rate: str = ""
    class_grad: Sequence[str] = ("grad = gradient(params{data})",)
    class_move: Sequence[str] = ()
    grad: str = "grad"
    settle: str = ""
    number: str = "float({})"
    indices: str = "{}"

    @property
    def imports_of_own(self) -> Sequence[str]:
        """The imports of a script that does not use the package itself."""
        return self.own_imports or self.imports


# Functions that only some packages have, besides the Hessian.
PARTS_OF_FEW = frozenset({"hessian", *IN_OTHER_PRECISION})

_SIGMOID = "1 / (1 + np.exp(-a))"
_LINEAR = ("norm", "solve", "eigh")
# Rounded to bfloat16, of which a number keeps 8 bits of precision.
_ROUNDED = (
    "def rounded(a):",
    "    mantissa, exponent = {}.frexp(a)",
    "    return {}.ldexp({}.round(256 * mantissa) / 256, exponent)",
)


def _linear(package: str) -> dict[str, str]:
    return {f: f"{package}.linalg.{f}({'a, b' if f == 'solve' else 'a'})" for f in _LINEAR}


NUMPY = Target(
    "numpy",
    Words(
        "NumPy",
        "np.",
        {
            **_linear("np"),
            **{"sigmoid": _SIGMOID, "softplus": "np.logaddexp(0, a)", "rounded": "rounded(a)"},
            "erf": "np.vectorize(math.erf)(a)",
            "in_single": "np.float64(np.float32(a))",
            "power_in_single": "np.float32(a) ** np.float32(b)",
        },
        of_numbers=False,
    ),
    ("import numpy as np",),
    "np.array({})",
    lacks=frozenset({"qr_in_single"}),
    defined=tuple(line.replace("{}", "np") for line in _ROUNDED),
)

_JAX = ("import jax", "import jax.numpy as jnp")
_JAX_64_BIT = ("", 'jax.config.update("jax_enable_x64", True)')

OPTAX = Target(
    "optax",
    Words(
        "JAX",
        "jnp.",
        {
            **_linear("jnp"),
            **{"sigmoid": "jax.nn.sigmoid(a)", "softplus": "jax.nn.softplus(a)"},
            "erf": "jax.scipy.special.erf(a)",
            "rounded": "jax.lax.reduce_precision(a, exponent_bits=8, mantissa_bits=7)",
            "in_single": "jnp.float64(jnp.float32(a))",
            "power_in_single": "jnp.float32(a) ** jnp.float32(b)",
            "qr_in_single": "jnp.float64(jnp.linalg.qr(jnp.float32(a))[0])",
        },
        of_numbers=False,
    ),
    (*_JAX, "import optax", *_JAX_64_BIT),
    "jnp.array({})",
    (*_JAX, *_JAX_64_BIT),
    gradient=("gradient = jax.jit(jax.grad(objective))",),
    hessian=("hessian = jax.jit(jax.hessian(objective))",),
    class_first=("optimizer = {call}", "state = optimizer.init(params)"),
    # A schedule that optax is given gets optax's own count, and computes in single precision.
    class_rate="optimizer = {call}",
    indices="jnp.array({})",
    class_move=(
        "update, state = optimizer.update(grad, state, params{known})",
        "params = optax.apply_updates(params, update)",
    ),
)

TORCH = Target(
    "torch",
    Words(
        "PyTorch",
        "torch.",
        {
            **_linear("torch"),
            **{"arctan2": "torch.atan2(a, b)", "deg2rad": "torch.deg2rad(a)"},
            "softplus": "torch.logaddexp(torch.zeros(()), a)",
            **{"rounded": "rounded(a)", "in_single": "a.float().double()"},
        },
        arrays_only=frozenset({"maximum", "minimum", "arctan2"}),
        array="torch.tensor(a)",
    ),
    ("import torch", "", "torch.set_default_dtype(torch.float64)"),
    "torch.tensor({})",
    gradient=("gradient = torch.func.grad(objective)",),
    hessian=("hessian = torch.func.hessian(objective)",),
    lacks=frozenset({"power_in_single", "qr_in_single"}),
    defined=tuple(line.replace("{}", "torch") for line in _ROUNDED),
    class_first=("params.requires_grad_()", "optimizer = {call}"),
    class_rate='optimizer.param_groups[0]["lr"] = schedule(i)',
    class_grad=("optimizer.zero_grad()", "objective(params{data}).backward()"),
    class_move=("optimizer.step()",),
    grad="params.grad",
    number="{}.item()",
)

# Keras' own sin, tanh, mean and norm are of single precision even where its floats are of double:
# so the functions are those of JAX, on which it runs here.
KERAS = Target(
    "keras",
    OPTAX.words,
    (
        "import os",
        "",
        'os.environ["KERAS_BACKEND"] = "jax"',
        *(*_JAX, "import keras", *_JAX_64_BIT),
        'keras.config.set_floatx("float64")',
    ),
    "jnp.array({})",
    OPTAX.own_imports,
    gradient=OPTAX.gradient,
    lacks=frozenset({"hessian"}),
    indices=OPTAX.indices,
    class_first=("variable = keras.Variable(params)", "optimizer = {call}"),
    class_rate="optimizer.learning_rate = schedule(i)",
    class_move=("optimizer.apply([grad], [variable])", "params = variable.value"),
)

MLX = Target(
    "mlx",
    Words(
        "MLX",
        "mx.",
        {
            **_linear("mx"),
            "sigmoid": _SIGMOID.replace("np", "mx"),
            "dot": "mx.inner(a, b)",
            "softplus": "mx.logaddexp(0, a)",
        },
        arrays_only=frozenset({"where"}),
        array="mx.array(a, mx.float64)",
    ),
    ("import mlx.core as mx", "", "mx.set_default_device(mx.cpu)  # which has 64 bit"),
    "mx.array({}, mx.float64)",
    gradient=("gradient = mx.grad(objective)",),
    lacks=PARTS_OF_FEW,
    indices="mx.array({})",
)

_METHODS = (
    *("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "log2", "log10", "sqrt", "abs"),
    *("sign", "floor", "round", "sum", "mean", "sigmoid", "softplus", "zeros_like"),
)
TINYGRAD = Target(
    "tinygrad",
    Words(
        "tinygrad",
        "Tensor.",
        {
            **{method: f"a.{method}()" for method in _METHODS},
            **{f"arc{f}": f"a.a{f}()" for f in ("sin", "cos", "tan")},
            **{"arctan2": None, "erf": None, "maximum": "a.maximum(b)", "minimum": "a.minimum(b)"},
            **{"where": "a.where(b, c)", "dot": "a.dot(b)", "norm": "a.square().sum().sqrt()"},
            **{"float": "a.item()", "len": "len(a.tolist())"},
        },
        arrays_only=frozenset({"maximum", "minimum", "where"}),
        array="Tensor(a, dtype=dtypes.float64)",
    ),
    ("from tinygrad import Tensor, dtypes",),
    "Tensor({}, dtype=dtypes.float64)",
    gradient=(
        "def gradient(params{names}):",
        "    return objective(params{names}).gradient(params)[0]",
    ),
    lacks=PARTS_OF_FEW,
    settle="params = params.realize()",
    number="{}.item()",
    indices="Tensor({})",
)

PYTHON_TARGETS = {target.id: target for target in (NUMPY, OPTAX, TORCH, KERAS, MLX, TINYGRAD)}
