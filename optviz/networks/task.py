"""What networks are trained for, and how: the settings of the Network page, as a link says them."""

import functools
from dataclasses import dataclass

from optviz.content.page_defaults import PageDefaults
from optviz.networks.own_points import KINDS, split
from optviz.settings.kinds import Choices, Number
from surfaces.datasets import DATASETS, EXAMPLES, MAX_NOISE
from surfaces.fitting import Data
from surfaces.network_losses import NetworkLoss
from surfaces.networks import ACTIVATIONS, INITS, Network

DATA = Choices((*DATASETS, *KINDS))
COUNT = Choices(tuple(map(str, EXAMPLES)))
DATA_NOISE = Number(0.0, MAX_NOISE)
LAYERS = Number(0, 4, whole=True)
UNITS = Number(1, 32, whole=True)
ACTIVATION = Choices(tuple(ACTIVATIONS))
INIT = Choices(tuple(INITS))
DROPOUT = Number(0.0, 0.9)
PENALTY = Number(0.0, 1.0)
BATCHING = Choices(("full", "epochs"))
PLANE = Choices(("pca", "ends", "random"))

USUAL_UNITS = 8
USUAL_BATCH = 16
PAGE_DEFAULTS = PageDefaults(
    None,
    "moons",
    ("gradient_descent", "momentum", "adam"),
    500,
    {
        "gradient_descent.learning_rate": 0.3,
        "momentum.learning_rate": 0.1,
        "momentum.decay": 0.9,
        "adam.learning_rate": 0.03,
    },
)


@dataclass(frozen=True)
class Task:
    """Data, a network and its regularization; each field is a setting of the link.

    `points` are a reader's own, empty for other data.
    """

    data: str
    data_noise: float
    examples: int
    data_seed: int
    hidden: tuple[int, ...]
    activation: str
    init: str
    init_seed: int
    dropout: float
    l1: float
    l2: float
    points: tuple[tuple[float, ...], ...] = ()

    @property
    def shape(self) -> dict[str, float]:
        """The numbers of the regularization, as `run` takes them."""
        shape = {"l1": self.l1, "l2": self.l2}
        return shape | {"dropout": self.dropout} if self.drops else shape

    @property
    def drops(self) -> bool:
        """Whether there are units to be dropped, and a rate at which they are."""
        return self.dropout > 0 and bool(self.hidden)


@functools.lru_cache(maxsize=32)
def task_of(task: Task) -> tuple[NetworkLoss, Data]:
    """Return the loss of a task's network, and the examples to test it with."""
    if task.points:
        kind = KINDS[task.data]
        train, test = split(kind, task.points, task.data_seed)
        network = Network(kind.inputs, task.hidden, 1, task.activation, kind.loss)
    else:
        data = DATASETS[task.data]
        train, test = data.draw(task.examples, task.data_noise, task.data_seed)
        network = Network(data.inputs, task.hidden, data.outputs, task.activation, data.loss)
    start = network.init(task.init_seed, task.init)
    return NetworkLoss(network, train, start, random=task.drops), test
