"""The commands of many runs without a map: races and fans of seeds, as pictures or numbers."""

import argparse
from collections.abc import Callable
from pathlib import Path

from optviz import export
from optviz.command_line.options import add_settings, experiment_of
from optviz.i18n import translator
from optviz.rendering.fan import make_fans
from optviz.rendering.picture import PRINT_POINTS, make_scene
from optviz.rendering.race import make_race
from optviz.settings.experiment import Experiment, caption, told_of_conditions
from optviz.settings.maps import MAP_SETTINGS

_T = translator("en")


def add_race_commands(commands: argparse._SubParsersAction, told: str) -> None:
    """Add the commands `race` and `seeds`; `told` says in their help how settings are given."""
    race = "an honest race: equal budgets, each optimizer at its own best setting"
    budget = " The number of steps is the budget, in evaluations."
    _add(commands, "race", race, budget + told, ("tolerance", "seeds"), _race)
    _add(
        commands,
        "seeds",
        "how much is luck: stochastic runs, one for each seed",
        told,
        ("seeds",),
        _seeds,
    )


def _add(
    commands: argparse._SubParsersAction,
    name: str,
    help: str,
    told: str,
    own: tuple[str, ...],
    write: Callable[..., bytes | str],
) -> None:
    described = f"Compute {help}, as a PNG picture, a CSV table or a NumPy file. {told}"
    parser = commands.add_parser(name, help=help, description=described)
    file = "the file to write: .png, .csv or .npz"
    parser.add_argument("-o", "--output", type=Path, required=True, help=file)
    add_settings(parser, {key: MAP_SETTINGS[key] for key in own}, page="maps")
    parser.add_argument("--width", type=int, default=2400, help="of the picture, in pixels")
    settings = (*parser.get_default("settings"), "map")
    parser.set_defaults(command=_write, map=name, write=write, settings=settings)


def _write(options: argparse.Namespace) -> int:
    suffix = options.output.suffix.lower()
    if suffix not in (".png", ".csv", ".npz"):
        raise ValueError(f"{options.output}: let its name end in .png, .csv or .npz")
    export.check_width(options.width)  # before anything is run
    experiment, page, query = experiment_of(options)
    if experiment.map is None:
        raise ValueError(f"{options.map} needs at least one optimizer")
    picture = {"settings": {"page": page, **query}, "width": options.width}
    written = options.write(experiment, suffix, picture)
    options.output.write_bytes(written.encode() if isinstance(written, str) else written)
    return 0


def _race(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    view = make_race(experiment, _T)
    names = [entry.id for entry in view.entries]
    if suffix == ".csv":
        return export.race_csv(view.race, names, ("x", "y", "z")[: experiment.surface.dimension])
    if suffix == ".npz":
        return export.race_npz(view.race, names)
    title = f"Honest race, {experiment.surface.name}"
    told = ";  ".join(told_of_conditions(experiment))
    return export.race_png(view, title=title, caption=told, **picture)


def _seeds(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    if experiment.more_starts:
        raise ValueError("the runs of a fan have one start")
    view = make_fans(experiment, _T)
    names = [entry.id for entry in view.entries]
    if suffix == ".csv":
        return export.fan_csv(view.fans, names)
    if suffix == ".npz":
        return export.fan_npz(view.fans, names)
    scene = make_scene(experiment.surface, experiment.shape, None, PRINT_POINTS)
    title = f"{len(view.fans[0].seeds)} seeds, {experiment.surface.name}"
    return export.fan_png(view, scene, title=title, caption=caption(experiment), **picture)
