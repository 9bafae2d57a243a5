"""The types of a rule: how a point moves, and what a reader is told about it."""

import functools
import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax

Scalar = float | jax.Array
Objective = Callable[[jax.Array], jax.Array]


class Optimizer(NamedTuple):
    """A pair of pure functions, the contract of optax.

    `init(params)` gives the first state. `update(grad, state, params)` gives the update, which is
    added to params, and the next state.
    """

    init: Callable[[jax.Array], Any]
    update: Callable[[jax.Array, Any, jax.Array], tuple[jax.Array, Any]]


Rule = Callable[..., Optimizer]


@dataclass(frozen=True)
class Hyperparameter:
    """What a slider needs to know of a hyperparameter; its default is in the rule's signature.

    `log` asks for a logarithmic slider, `whole` for one that takes whole numbers only.
    """

    symbol: str
    low: float
    high: float
    log: bool = False
    whole: bool = False


HYPERPARAMETERS = {
    "learning_rate": Hyperparameter(r"\eta", 1e-4, 10.0, log=True),
    "decay": Hyperparameter(r"\beta", 0.0, 0.999),
    "b1": Hyperparameter(r"\beta_1", 0.0, 0.999),
    "b2": Hyperparameter(r"\beta_2", 0.0, 0.9999),
    "eps": Hyperparameter(r"\varepsilon", 1e-10, 1.0, log=True),
    "weight_decay": Hyperparameter(r"\lambda", 0.0, 3.0),
    "momentum_decay": Hyperparameter(r"\psi", 0.0, 0.1),
    "switch_eps": Hyperparameter(r"\epsilon", 1e-9, 1.0, log=True),
    "stride": Hyperparameter(r"\delta", 1e-3, 1.0, log=True),
    "max_dist": Hyperparameter(r"D", 1e-2, 10.0, log=True),
    "max_iter": Hyperparameter(r"N", 1, 20, whole=True),
    "thresh": Hyperparameter(r"\tau", 1e-8, 1e-1, log=True),
    "slope_rtol": Hyperparameter(r"c", 0.0, 0.9),
    "decrease_factor": Hyperparameter(r"\rho", 0.1, 0.9),
    "b3": Hyperparameter(r"\beta_3", 0.0, 0.9999),
    "decay_rate": Hyperparameter(r"\rho", 0.1, 1.0),
    "eta_minus": Hyperparameter(r"\eta_-", 0.1, 0.9),
    "eta_plus": Hyperparameter(r"\eta_+", 1.0, 2.0),
    "alpha": Hyperparameter(r"\alpha", 0.0, 10.0),
    "beta": Hyperparameter(r"\beta", 0.0, 2.0),
    "max_learning_rate": Hyperparameter(r"\eta_{\max}", 1e-4, 10.0, log=True),
    "anchor_every": Hyperparameter("K", 1, 200, whole=True),
    "dampening": Hyperparameter(r"\delta", 0.0, 1.0),
    "momentum": Hyperparameter(r"\mu", 0.0, 0.999),
    "max_norm": Hyperparameter("G", 1e-3, 100.0, log=True),
    "initial_accumulator": Hyperparameter("a", 0.0, 10.0),
    "rate_decay": Hyperparameter(r"\delta", 0.0, 1.0),
    "threshold": Hyperparameter(r"\tau", 4.0, 20.0),
    "min_step_size": Hyperparameter(r"s_{\min}", 1e-8, 1.0, log=True),
    "max_step_size": Hyperparameter(r"s_{\max}", 1e-2, 100.0, log=True),
    "trust_coefficient": Hyperparameter(r"\kappa", 1e-4, 1.0, log=True),
    "scale": Hyperparameter(r"\kappa", 0.0, 2.0),
    "final_rate": Hyperparameter(r"\alpha", 1e-4, 10.0, log=True),
    "gamma": Hyperparameter(r"\gamma", 1e-5, 1.0, log=True),
    "nu1": Hyperparameter(r"\nu_1", 0.0, 1.0),
    "nu2": Hyperparameter(r"\nu_2", 0.0, 1.0),
    "l1": Hyperparameter(r"\lambda_1", 0.0, 3.0),
    "l2": Hyperparameter(r"\lambda_2", 0.0, 3.0),
    "power": Hyperparameter(r"\alpha", 0.0, 1.0),
    "average_from": Hyperparameter("t_0", 0, 1000, whole=True),
    "initial_rate": Hyperparameter("d_0", 1e-8, 1.0, log=True),
    "min_norm": Hyperparameter(r"\varepsilon", 1e-10, 1e-2, log=True),
    "f_min": Hyperparameter(r"f^*", -20.0, 20.0),
}


@dataclass(frozen=True, eq=False)
class OptimizerSpec:
    """A rule and what is said about it.

    `rule` is a factory whose keyword arguments are the hyperparameters. `state` is the type of its
    state, whose field names are the symbols of the formula, or None if it has none. `formula` is
    LaTeX, one line of it per line of code. `reference` names the source of the mathematics.
    `corrects_bias` says that the rule divides its average of gradients, which decays by `b1`, by
    what it lacks as it starts at 0. What else a rule has to tell is in its state: see `Recorded`.
    """

    id: str
    name: str
    rule: Rule
    state: type | None
    formula: tuple[str, ...]
    reference: str
    family: str
    corrects_bias: bool = False

    @property
    def hyperparameters(self) -> Mapping[str, float]:
        """The hyperparameters' names with their defaults, in the order of the signature."""
        return hyperparameters_of(self.rule)


class Recorded(NamedTuple):
    """The fields of a rule's state that other rooms read, whatever the rule; None if it has none.

    One step of a rule costs one evaluation, the gradient, unless its state has `evaluations`: then
    the rule itself counts there every value and every gradient that its method needs, from the
    start of the path to the update about to be taken. `look_ahead` is where it takes its gradient
    if that is not the point. A line search leaves the points that it tried in `trials`, or, if it
    strides to a bracket and halves that, their distances as `strides`, `halvings` and the end `s`.
    """

    evaluations: Any = None
    look_ahead: Any = None
    trials: Any = None
    strides: Any = None
    halvings: Any = None
    s: Any = None


def fields_of(state: Any) -> dict[str, Any]:
    """Return the fields of a rule's state by their names; optax has states without any."""
    return state._asdict() if hasattr(state, "_asdict") else {}


def recorded(state: Any) -> Recorded:
    """Return what a state, or a path's states as one, tell other rooms."""
    fields = fields_of(state)
    return Recorded(**{name: fields[name] for name in Recorded._fields if name in fields})


class Resolvable(ABC):
    """An optimizer in the words of a package, which is one of our rules."""

    @abstractmethod
    def resolve(
        self, arguments: Mapping[str, Any] | None = None, scheduled: bool = False
    ) -> tuple[OptimizerSpec, dict[str, float]]:
        """Return the rule that is meant by the package's arguments, and its hyperparameters."""


class Given(NamedTuple):
    """What comes with the surface and the batch: a rule gets those that its arguments name.

    The loss that the step descends, the loss of all data, and the share of it that the batch has.
    """

    objective: Objective
    full_objective: Objective
    batch_share: Scalar


def build(
    rule: Rule,
    hyperparameters: Mapping[str, Any],
    objective: Objective,
    full_objective: Objective,
    batch_share: Scalar,
) -> Optimizer:
    """Make a rule's optimizer, giving it what it asks for besides its hyperparameters."""
    given = Given(objective, full_objective, batch_share)._asdict()
    return rule(**{name: given[name] for name in _asked_by(rule)}, **hyperparameters)


@functools.lru_cache(maxsize=256)
def _asked_by(rule: Rule) -> tuple[str, ...]:
    return tuple(name for name in inspect.signature(rule).parameters if name in Given._fields)


@functools.lru_cache(maxsize=256)
def hyperparameters_of(rule: Callable[..., Any]) -> Mapping[str, float]:
    """Read a rule's hyperparameters and their defaults from its signature."""
    return {
        name: parameter.default
        for name, parameter in inspect.signature(rule).parameters.items()
        if name not in Given._fields
    }
