"""The commands of many runs: maps, races and fans of seeds, as a picture or as numbers."""

import argparse
from pathlib import Path

from optviz import export
from optviz.command_line.looks import add_look, look_of
from optviz.command_line.options import add_settings, app_of, experiment_of
from optviz.command_line.writing import Draw, check_folder, write
from optviz.settings.experiment.maps import MAP_SETTINGS

_OF_MAPS = set(MAP_SETTINGS) - {"map", "seeds"}
# Each command's kind of the setting `map`, what it is for, its own settings, and what else is said.
_COMMANDS = {
    "map": (
        "hyperparameters",
        "which settings work: a map over two hyperparameters of a rule",
        _OF_MAPS - {"map_beside"},
        "",
    ),
    "basins": (
        "basins",
        "from where it works: the minimum that each start of a window reaches",
        _OF_MAPS,
        "",
    ),
    "race": (
        "race",
        "an honest race: equal budgets, each optimizer at its own best setting",
        {"tolerance", "seeds"},
        " The number of steps is the budget, in evaluations.",
    ),
    "seeds": ("seeds", "how much is luck: stochastic runs, one for each seed", {"seeds"}, ""),
}
_ENDINGS = (*export.FORMATS, ".csv", ".npz")
_TOLD = f"{', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}"


def add_commands_of_many_runs(commands: argparse._SubParsersAction, settings_help: str) -> None:
    """Add the commands; `settings_help` says in their help how settings are given."""
    for name, (kind, help, own, said) in _COMMANDS.items():
        files = "a PNG, PDF or SVG picture, a CSV table or a NumPy file"
        described = f"Compute {help}, as {files}.{said} {settings_help}"
        noise = "--noise 1 " if kind == "seeds" else ""
        example = f"optviz {name} --surface ravine --optimizer adam {noise}-o {name}.png"
        parser = commands.add_parser(
            name, help=help, description=described, epilog=f"example: {example}"
        )
        file = f"the file to write: {_TOLD}"
        parser.add_argument("-o", "--output", type=Path, required=True, help=file)
        add_settings(parser, {k: v for k, v in MAP_SETTINGS.items() if k in own}, page="maps")
        width_help = "the width of a PNG picture in pixels (as many as --size and --dpi give: 2400)"
        parser.add_argument("--width", type=int, help=width_help)
        add_look(parser, with_dpi=True)
        settings = (*parser.get_default("settings"), "map")
        parser.set_defaults(command=write, prepare=_prepare, map=kind, settings=settings)


def _prepare(options: argparse.Namespace) -> Draw:
    suffix = options.output.suffix.lower()
    if suffix not in _ENDINGS:
        raise ValueError(f"{options.output}: let its name end in {_TOLD}")
    check_folder(options)
    look = look_of(options)
    if suffix == ".png":
        export.check_size(options.width, look)  # before anything is run
    experiment, page, query = experiment_of(options)
    if experiment.map is None:
        raise ValueError("at least one optimizer is needed")
    if experiment.more_starts and options.map != "race":
        raise ValueError(f"{options.map}: the runs have one start")
    settings = {"page": page, **query}
    link = app_of(options.link) + export.link_of(settings)

    def draw() -> bytes:
        files = export.files_of(experiment)
        if suffix == ".csv":
            return files.csv().encode()
        if suffix == ".npz":
            return files.npz()
        return files.draw(suffix, settings=settings, width=options.width, look=look, link=link)

    return draw
