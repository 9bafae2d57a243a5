"""The registry: every dialect by its id."""

from optviz.dialects.autograd import AUTOGRAD
from optviz.dialects.chainer import CHAINER
from optviz.dialects.dialect import Dialect
from optviz.dialects.jax_example import JAX_EXAMPLE
from optviz.dialects.keras import KERAS
from optviz.dialects.mlx import MLX
from optviz.dialects.optax import OPTAX
from optviz.dialects.optax_contrib import OPTAX_CONTRIB
from optviz.dialects.paddle import PADDLE
from optviz.dialects.pennylane import PENNYLANE
from optviz.dialects.pytorch_optimizer import PYTORCH_OPTIMIZER
from optviz.dialects.pytorch_optimizer_matrices import PYTORCH_OPTIMIZER_MATRICES
from optviz.dialects.qiskit import QISKIT
from optviz.dialects.river import RIVER
from optviz.dialects.sklearn import SKLEARN
from optviz.dialects.tfjs import TFJS
from optviz.dialects.thinc import THINC
from optviz.dialects.tinygrad import TINYGRAD
from optviz.dialects.torch import TORCH

DIALECTS: dict[str, Dialect] = {
    dialect.id: dialect
    for dialect in (
        *TORCH,
        *KERAS,
        *OPTAX,
        *OPTAX_CONTRIB,
        *MLX,
        *PADDLE,
        *TINYGRAD,
        *SKLEARN,
        *RIVER,
        *PENNYLANE,
        *TFJS,
        *PYTORCH_OPTIMIZER,
        *PYTORCH_OPTIMIZER_MATRICES,
        *AUTOGRAD,
        *JAX_EXAMPLE,
        *THINC,
        *CHAINER,
        *QISKIT,
    )
}
