"""An honest race as it is shown: its table, its curves, and what is said of it in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from optviz.i18n import Translate
from optviz.maps import Entrant, Race, Standing, honest_race, quartiles
from optviz.rendering.figures.lines import Curve
from optviz.rendering.kept import kept
from optviz.rendering.scene import STYLES, PathStyle
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.entries import Entry


@dataclass(frozen=True, eq=False)
class RaceView:
    """A race and what belongs to it.

    `entries` are those of its standings. `rows` are the cells of the table below `header`, in
    words. `profiles` has for each the share of its runs, in percent, that had succeeded after so
    many evaluations; `sweeps`, for those with a learning rate, the evaluations spent at each rate
    with the best value of what else was tried, the best rate marked.
    """

    race: Race
    entries: Sequence[Entry]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    profiles: Sequence[Curve]
    sweeps: Sequence[Curve]
    said: str


def make_race(
    experiment: Experiment, t: Translate, progress: Callable[[float], None] | None = None
) -> RaceView:
    """Run the race that an experiment asks for, or return it if it is known already.

    The number of steps is the budget. Raises ValueError for what cannot be raced.
    """
    wanted, conditions = experiment.map, experiment.conditions
    starts = (experiment.start, *experiment.more_starts) if experiment.more_starts else None
    arguments = {
        "starts": starts,
        "budget": experiment.num_steps,
        "tolerance": wanted.tolerance,
        "shape": dict(experiment.shape),
        **conditions.of_many,
        "seeds": range(conditions.seed, conditions.seed + wanted.seeds),
    }
    entrants = [Entrant(entry.spec, entry.hyperparameters) for entry in experiment.entries]
    ids = [(entry.spec.id, *entry.hyperparameters.items()) for entry in experiment.entries]
    key = ("race", experiment.surface, *ids, repr(arguments))
    race = kept(
        key, lambda: honest_race(experiment.surface, entrants, **arguments, progress=progress)
    )
    pairs = list(zip(experiment.entries, race.standings, strict=True))
    budgets = np.arange(race.budget + 1)
    profiles = [
        Curve(t(entry.spec.name), budgets, 100 * standing.profile(budgets), style)
        for (entry, standing), style in zip(pairs, STYLES, strict=False)
    ]
    sweeps = [
        _sweep(t(entry.spec.name), standing, style)
        for (entry, standing), style in zip(pairs, STYLES, strict=False)
        if standing.axes and standing.axes[0][0] == "learning_rate"
    ]
    rows = [_row(entry, standing, t) for entry, standing in pairs]
    header = (
        t("Optimizer"),
        t("Best setting of the sweep"),
        t("Loss at the end"),
        t("Steps to the tolerance"),
        t("Evaluations"),
        t("Succeeded"),
    )
    return RaceView(race, experiment.entries, header, rows, profiles, sweeps, _said(race, rows, t))


def _sweep(name: str, standing: Standing, style: PathStyle) -> Curve:
    """The evaluations spent at each learning rate, with the best of what else was tried."""
    rates = standing.axes[0][1]
    spent = standing.spent.reshape(len(rates), -1).min(axis=1)
    place = standing.best[0]
    return Curve(name, rates, spent, style, marks=((rates[place], spent[place]),))


def _row(entry: Entry, standing: Standing, t: Translate) -> tuple[str, ...]:
    tried, edge = [name for name, _ in standing.axes], t("at the edge")
    best = ", ".join(
        f"{t(name.replace('_', ' '))} {standing.settings[name]:g}"
        + (f" ({edge})" if name in standing.at_the_edge else "")
        for name in tried
    )
    share = f"{100 * standing.solved.mean():.3g} %"
    numbers = (standing.value, standing.steps, standing.evaluations)
    return t(entry.spec.name), best or "–", *map(_spread, numbers), share


def _spread(numbers: np.ndarray) -> str:
    """The median, and the quartiles in brackets."""
    low, middle, high = (
        f"{number:.3g}" if number < np.inf else "∞" for number in quartiles(numbers)
    )
    return f"{middle} ({low}…{high})".replace("-", "−")


def _said(race: Race, rows: Sequence[Sequence[str]], t: Translate) -> str:
    """Say under which conditions was raced, and who succeeded most often and with the least."""
    order = [
        (np.minimum(s.evaluations, race.budget + 1).mean(), k) for k, s in enumerate(race.standings)
    ]
    conditions = t(
        "{starts} starts, seeds: {seeds}; each run has {budget} evaluations and succeeds if at most"
        " {tolerance} of the start's loss above the minimum is left at the end."
    ).format(
        starts=len(race.starts),
        seeds=len(race.seeds),
        budget=race.budget,
        tolerance=f"{race.tolerance:g}",
    )
    sentences = [
        t("{rule}: {share} succeeded, half of all runs within {evaluations} evaluations.").format(
            rule=rows[k][0],
            share=rows[k][5],
            evaluations=rows[k][4].partition(" ")[0],
        )
        for _, k in sorted(order)
    ]
    return " ".join([conditions, *sentences])
