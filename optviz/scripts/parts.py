"""What a script is made of: one path of an experiment, checked, as far as no package matters."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from optviz.optimizers import OptimizerSpec
from optviz.refusal import ScriptError
from optviz.schedules import SCHEDULES
from optviz.scripts.trees.expressions import expression, number, over
from optviz.scripts.trees.objectives import Objective, objective_of
from optviz.scripts.trees.rules import Steps, steps_of
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.custom_formula import FORMULA
from optviz.settings.kinds import exact

MOST_LISTED = 600


@dataclass(frozen=True, eq=False)
class Parts:
    """One path: what is descended, by which rule and numbers, from where, under which conditions.

    `steps` are the rule's lines, None if it has none of its own. `schedule` is an id and its
    numbers, the learning rate among them. `batches` are the examples of each step.
    """

    spec: OptimizerSpec
    hyperparameters: Mapping[str, float]
    steps: Steps | None
    objective: Objective
    start: Sequence[float]
    num_steps: int
    schedule: tuple[str, Mapping[str, float]] | None
    batches: Sequence[Sequence[int]] | None
    mean: bool
    grad_tolerance: float
    value_tolerance: float
    link: str

    @property
    def numbers(self) -> Mapping[str, float]:
        """The numbers of the rule, but for a learning rate that has a schedule."""
        left = dict(self.hyperparameters)
        if self.schedule:
            del left["learning_rate"]
        return left

    @property
    def everything(self) -> str:
        """What the objective takes after the point for all data, as text that follows a comma."""
        return "" if self.objective.data is None else ", x, y"

    @property
    def arguments(self) -> str:
        """What the objective takes after the point in a step, as text that follows a comma."""
        return self.everything if self.batches is None else ", x[batch], y[batch]"

    @property
    def batch_share(self) -> ast.expr:
        """The part of the whole loss that a step's batch has."""
        if self.batches is None or self.mean:
            return number(1)
        return over(expression("len(batch)"), expression("len(x)"))


def parts_of(experiment: Experiment, path: str) -> Parts:
    """Take one path of an experiment apart. Raises ScriptError for one that no script can walk."""
    start, entry = experiment.runs[path]
    spec, hyperparameters = entry.spec, entry.hyperparameters
    hyperparameters = {name: _plain(value) for name, value in hyperparameters.items()}
    conditions = experiment.conditions
    if conditions.noise:
        raise ScriptError(
            "The noise in the gradient is drawn by optviz: a script cannot repeat it. Set it to 0."
        )
    schedule = None
    if conditions.schedule_for(hyperparameters) is not None:
        values = dict(SCHEDULES[conditions.schedule].hyperparameters)
        values |= {"learning_rate": hyperparameters["learning_rate"], **conditions.schedule_values}
        schedule = conditions.schedule, {name: _plain(value) for name, value in values.items()}
    return Parts(
        spec,
        hyperparameters,
        steps_of(spec),
        objective_of(
            experiment.surface, {name: _plain(value) for name, value in experiment.shape.items()}
        ),
        start,
        experiment.num_steps,
        schedule,
        _batches(experiment),
        experiment.surface.reduction == "mean",
        conditions.grad_tolerance,
        conditions.value_tolerance,
        _link(experiment, spec, hyperparameters, start),
    )


def _plain(value: float) -> float:
    """A number of Python itself, whatever package it came from."""
    return int(value) if isinstance(value, int) else float(value)


def _batches(experiment: Experiment) -> list[list[int]] | None:
    """The batches, listed once over if they come in turn."""
    batches = experiment.batches
    if batches is None:
        return None
    conditions = experiment.conditions
    if conditions.batching == "listed":
        listed = [[int(index) for index in batch] for batch in conditions.batches]
    else:
        listed = [batch.tolist() for batch in batches.indices[: experiment.num_steps]]
    if sum(map(len, listed)) > MOST_LISTED:
        raise ScriptError(
            "The random batches of {num_steps} steps are too many to be listed in a script, "
            "and it cannot draw them as optviz does: use fewer steps, or all data in every "
            "step.",
            num_steps=experiment.num_steps,
        )
    return listed


def _link(
    experiment: Experiment,
    spec: OptimizerSpec,
    hyperparameters: Mapping[str, float],
    start: Sequence[float],
) -> str:
    """The settings as those of a link, each of them said; data and batches are in the script."""
    surface, conditions = experiment.surface, experiment.conditions
    settings = {"surface": surface.id}
    if surface.id == FORMULA:
        settings["formula"] = surface.text
    settings |= {f"{surface.id}.{name}": exact(value) for name, value in experiment.shape.items()}
    settings["optimizers"] = spec.id
    settings |= {f"{spec.id}.{name}": exact(value) for name, value in hyperparameters.items()}
    settings["start"] = ",".join(map(exact, start))
    settings["num_steps"] = exact(experiment.num_steps)
    if conditions.schedule != "constant":
        settings["schedule"] = conditions.schedule
        for name, value in conditions.schedule_values.items():
            settings[f"schedule.{name}"] = exact(value)
    return f"?{urlencode(settings, safe=',', quote_via=quote)}"
