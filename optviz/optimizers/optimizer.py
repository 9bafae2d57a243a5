"""The types of a rule: how a point moves, and what a reader is told about it."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Optimizer(NamedTuple):
    """A pair of pure functions, the contract of optax.

    `init(params)` gives the first state. `update(grad, state, params)` gives the update, which is
    added to params, and the next state.
    """

    init: Callable[[Any], Any]
    update: Callable[[Any, Any, Any], tuple[Any, Any]]


@dataclass(frozen=True)
class Hyperparameter:
    """What a slider needs to know of a hyperparameter; its default is in the rule's signature."""

    symbol: str
    low: float
    high: float
    log: bool = False


HYPERPARAMETERS = {
    "learning_rate": Hyperparameter(r"\eta", 1e-4, 10.0, log=True),
    "decay": Hyperparameter(r"\beta", 0.0, 0.999),
    "b1": Hyperparameter(r"\beta_1", 0.0, 0.999),
    "b2": Hyperparameter(r"\beta_2", 0.0, 0.9999),
    "eps": Hyperparameter(r"\varepsilon", 1e-10, 1.0, log=True),
}


@dataclass(frozen=True, eq=False)
class OptimizerSpec:
    """A rule and what is said about it.

    `rule` is a factory whose keyword arguments are the hyperparameters. `state` is the type of its
    state, whose field names are the symbols of the formula, or None if it has none. `formula` is
    LaTeX, one line of it per line of code. `reference` names the source of the mathematics.
    """

    id: str
    name: str
    rule: Callable[..., Optimizer]
    state: type | None
    formula: tuple[str, ...]
    reference: str
    family: str

    @property
    def hyperparameters(self) -> Mapping[str, float]:
        """The hyperparameters' names with their defaults, in the order of the signature."""
        return hyperparameters_of(self.rule)


def takes_objective(rule: Callable) -> bool:
    """Whether the rule's first argument is the objective itself."""
    return next(iter(inspect.signature(rule).parameters), None) == "objective"


@functools.lru_cache(maxsize=256)
def hyperparameters_of(rule: Callable) -> Mapping[str, float]:
    """Read a rule's hyperparameters and their defaults from its signature."""
    return {
        name: parameter.default
        for name, parameter in inspect.signature(rule).parameters.items()
        if name != "objective"
    }
