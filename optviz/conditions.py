"""What holds for all rules of an experiment alike: schedule, noise, and when to stop."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

import optax

from optviz.links import Choices, Link, Number
from optviz.schedules import SCHEDULE_HYPERPARAMETERS, SCHEDULES

NOISE = Number(0.0, 10.0)
SEED = Number(0, 9999, whole=True)
TOLERANCE = Number(0.0, 1.0)
SCHEDULE = Choices(tuple(SCHEDULES))


@dataclass(frozen=True)
class Conditions:
    """The conditions of a race; the defaults switch everything off.

    `schedule` is an id of SCHEDULES, `schedule_values` its numbers but the learning rate, which is
    each rule's own. `noise` is the standard deviation of the gradient's noise. A path ends where
    its gradient's length is at most `grad_tolerance`, or its value has changed by at most
    `value_tolerance`; 0 never ends it.
    """

    schedule: str = "constant"
    schedule_values: Mapping[str, float] = field(default_factory=dict)
    noise: float = 0.0
    seed: int = 0
    grad_tolerance: float = 0.0
    value_tolerance: float = 0.0

    def schedule_for(self, hyperparameters: Mapping[str, float]) -> optax.Schedule | None:
        """Return the schedule of a rule, or None if its learning rate stays or it has none."""
        if self.schedule == "constant" or "learning_rate" not in hyperparameters:
            return None
        values = {"learning_rate": hyperparameters["learning_rate"], **self.schedule_values}
        return _schedule(self.schedule, tuple(values.items()))


@functools.lru_cache(maxsize=64)
def _schedule(id: str, values: tuple[tuple[str, float], ...]) -> optax.Schedule:
    return SCHEDULES[id].factory(**dict(values))


def schedule_kinds(id: str) -> dict[str, tuple[Number, float]]:
    """For each number of a schedule but the learning rate: what is allowed, and its default."""
    kinds = {}
    for name, default in SCHEDULES[id].hyperparameters.items():
        known = SCHEDULE_HYPERPARAMETERS[name]
        kinds[name] = Number(known.low, known.high, whole=known.whole), default
    del kinds["learning_rate"]
    return kinds


def read_conditions(link: Link) -> Conditions:
    """Read the conditions from a link."""
    schedule = link.read("schedule", SCHEDULE, "constant")
    return Conditions(
        schedule,
        {
            name: link.read(f"schedule.{name}", kind, default)
            for name, (kind, default) in schedule_kinds(schedule).items()
        },
        noise=link.read("noise", NOISE, 0.0),
        seed=link.read("seed", SEED, 0),
        grad_tolerance=link.read("grad_tolerance", TOLERANCE, 0.0),
        value_tolerance=link.read("value_tolerance", TOLERANCE, 0.0),
    )
