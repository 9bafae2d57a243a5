"""The commands of many runs without a map: races and fans of seeds, as pictures or numbers."""

import argparse

from optviz import export
from optviz.command_line.many_runs import add_command
from optviz.i18n import translator
from optviz.rendering.fan import make_fans
from optviz.rendering.picture import PRINT_POINTS, make_scene
from optviz.rendering.race import make_race
from optviz.settings.experiment import Experiment, caption, words_of_conditions

_T = translator("en")


def add_race_commands(commands: argparse._SubParsersAction, settings_help: str) -> None:
    """Add `race` and `seeds`; `settings_help` says in their help how settings are given."""
    race = "an honest race: equal budgets, each optimizer at its own best setting"
    budget = " The number of steps is the budget, in evaluations."
    seeds = "how much is luck: stochastic runs, one for each seed"
    for name, help, said, own, write in (
        ("race", race, budget + settings_help, ("tolerance", "seeds"), _race),
        ("seeds", seeds, settings_help, ("seeds",), _seeds),
    ):
        nobody = f"{name} needs at least one optimizer"
        add_command(commands, name, help, said, own, write, kind=name, nobody=nobody)


def _race(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    view = make_race(experiment, _T)
    names = [entry.id for entry in view.entries]
    if suffix == ".csv":
        return export.race_csv(view.race, names, ("x", "y", "z")[: experiment.surface.dimension])
    if suffix == ".npz":
        return export.race_npz(view.race, names)
    title = f"Honest race, {experiment.surface.name}"
    conditions = ";  ".join(words_of_conditions(experiment))
    return export.race_picture(view, suffix, title=title, caption=conditions, **picture)


def _seeds(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    view = make_fans(experiment, _T)
    names = [entry.id for entry in view.entries]
    if suffix == ".csv":
        return export.fan_csv(view.fans, names)
    if suffix == ".npz":
        return export.fan_npz(view.fans, names)
    scene = make_scene(experiment.surface, experiment.shape, None, PRINT_POINTS)
    title = f"{len(view.fans[0].seeds)} seeds, {experiment.surface.name}"
    return export.fan_picture(
        view, scene, suffix, title=title, caption=caption(experiment), **picture
    )
