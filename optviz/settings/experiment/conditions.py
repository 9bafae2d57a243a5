"""What holds for all rules of an experiment alike: schedule, noise, and when to stop."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import optax

from optviz.engine.batches import Batches, batch_counts, batches_per_epoch, with_replacement
from optviz.schedules import SCHEDULES
from optviz.settings.experiment.batch_settings import batch_settings
from optviz.settings.links import Link
from optviz.settings.table import SETTINGS, schedule_settings


@dataclass(frozen=True)
class Conditions:
    """The conditions of a race; the defaults switch everything off.

    `schedule` is an id of SCHEDULES, `schedule_values` its numbers but the learning rate, which is
    each rule's own. `noise` is the standard deviation of the gradient's noise. A path ends where
    its gradient's length is at most `grad_tolerance`, or its value has changed by at most
    `value_tolerance`; 0 never ends it.

    On a surface with data, `batching` says how each step's batch is drawn, `batch_size` examples at
    a time: "full" (all of them), "epochs" (without replacement), "replacement", or "listed", which
    takes `batches`, lists of indices, in turn.
    """

    schedule: str = "constant"
    schedule_values: Mapping[str, float] = field(default_factory=dict)
    noise: float = 0.0
    seed: int = 0
    grad_tolerance: float = 0.0
    value_tolerance: float = 0.0
    batching: str = "full"
    batch_size: int = 0
    batches: Sequence[Sequence[int]] = ()

    def batches_for(self, examples: int, num_steps: int) -> Batches | None:
        """Return the batch of every step, or None if each step sees all data."""
        if self.batching == "full" or not examples:
            return None
        turns = tuple(tuple(batch) for batch in self.batches)
        return _batches(self.batching, self.batch_size, turns, self.seed, examples, num_steps + 1)

    @property
    def changing(self) -> bool:
        """Whether the steps differ: in their rates, by chance, or in their examples."""
        return self.schedule != "constant" or self.noise > 0 or self.batching != "full"

    @property
    def of_many(self) -> dict[str, Any]:
        """The conditions as maps and races of many runs take them; those have no listed batches."""
        constant = self.schedule == "constant"
        return {
            "noise": self.noise,
            "batch_size": self.batch_size if self.batching == "epochs" else None,
            "schedule": None if constant else SCHEDULES[self.schedule].factory,
            "schedule_values": None if constant else dict(self.schedule_values),
        }

    def schedule_for(self, hyperparameters: Mapping[str, float]) -> optax.Schedule | None:
        """Return the schedule of a rule, or None if its learning rate stays or it has none."""
        if self.schedule == "constant" or "learning_rate" not in hyperparameters:
            return None
        values = {"learning_rate": hyperparameters["learning_rate"], **self.schedule_values}
        return _schedule(self.schedule, tuple(values.items()))


@functools.lru_cache(maxsize=64)
def _batches(
    batching: str, size: int, turns: tuple, seed: int, examples: int, num_steps: int
) -> Batches:
    if batching == "listed":
        arrays = [np.array(batch, int) for batch in turns]
        return Batches([arrays[t % len(arrays)] for t in range(num_steps)], None)
    if batching == "replacement":
        return Batches(with_replacement(examples, num_steps, size, seed), None)
    counts = batch_counts(examples, num_steps, batch_size=size, seed=seed)
    return Batches([np.flatnonzero(row) for row in counts], batches_per_epoch(examples, size))


@functools.lru_cache(maxsize=64)
def _schedule(id: str, values: tuple[tuple[str, float], ...]) -> optax.Schedule:
    return SCHEDULES[id].factory(**dict(values))


def read_conditions(
    link: Link, examples: int = 0, batch_size: int = 0, *, many: bool = False
) -> Conditions:
    """Read the conditions from a link; batches only for data, of `batch_size` unless it says so.

    Those of `many` runs have batches in epochs only, and take all their steps.
    """
    batched = batch_settings(examples, batch_size, listed=not many) if examples else {}
    schedule = link.get(SETTINGS["schedule"])
    values = {name: link.get(setting) for name, setting in schedule_settings(schedule).items()}
    common = ("noise", "seed") if many else ("noise", "seed", "grad_tolerance", "value_tolerance")
    return Conditions(
        schedule,
        values,
        **{name: link.get(SETTINGS[name]) for name in common},
        **{name: link.get(setting) for name, setting in batched.items()},
    )
