"""The commands that compute maps: a picture for print, or their numbers."""

import argparse
from pathlib import Path

from optviz import export
from optviz.command_line.options import add_settings, experiment_of
from optviz.i18n import translator
from optviz.rendering.maps import make_heat
from optviz.settings.experiment import caption
from optviz.settings.maps import MAP_SETTINGS

_COMMANDS = {
    "map": ("hyperparameters", "which settings work: a map over two hyperparameters of a rule"),
    "basins": ("basins", "from where it works: the minimum that each start of a window reaches"),
}


def add_map_commands(commands: argparse._SubParsersAction, told: str) -> None:
    """Add the commands of maps; `told` says in their help how settings are given."""
    for name, (kind, help) in _COMMANDS.items():
        parser = commands.add_parser(
            name,
            help=help,
            description=f"Compute {help}, as a PNG picture, a CSV table or a NumPy file. {told}",
        )
        file = "the file to write: .png, .csv or .npz"
        parser.add_argument("-o", "--output", type=Path, required=True, help=file)
        others = ("map", "map_beside", "seeds")
        more = {key: setting for key, setting in MAP_SETTINGS.items() if key not in others}
        add_settings(parser, more, page="maps")
        parser.add_argument("--width", type=int, default=2400, help="of the picture, in pixels")
        parser.set_defaults(
            command=_map, map=kind, settings=(*parser.get_default("settings"), "map")
        )


def _map(options: argparse.Namespace) -> int:
    suffix = options.output.suffix.lower()
    if suffix not in (".png", ".csv", ".npz"):
        raise ValueError(f"{options.output}: let its name end in .png, .csv or .npz")
    export.check_width(options.width)  # before the map is computed
    experiment, page, query = experiment_of(options)
    if experiment.map is None:
        raise ValueError("a map needs an optimizer")
    if experiment.more_starts:
        raise ValueError("the runs of a map have one start")
    t = translator("en")
    heat = make_heat(experiment, t)
    if suffix == ".csv":
        options.output.write_text(export.heat_csv(heat.found), encoding="utf-8")
    elif suffix == ".npz":
        options.output.write_bytes(export.heat_npz(heat.found))
    else:
        (entry,) = (entry for entry in experiment.entries if entry.id == experiment.map.of)
        symbols = tuple(f"${symbol}$" for symbol in experiment.surface.symbols)
        axes = [name.partition(".")[2].replace("_", " ") for name in heat.names]
        picture = export.heat_png(
            heat,
            title=f"{entry.spec.name}, {experiment.surface.name}",
            axes=tuple([*axes, ""][:2]) if axes else symbols,
            caption=caption(experiment),
            settings={"page": page, **query},
            width=options.width,
        )
        options.output.write_bytes(picture)
    return 0
