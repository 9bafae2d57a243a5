"""The commands that compute maps: a picture for print, or their numbers."""

import argparse

from optviz import export
from optviz.command_line.many_runs import add_command
from optviz.i18n import translator
from optviz.rendering.basin_pair import make_pair
from optviz.rendering.maps import make_heat
from optviz.settings.experiment import Experiment, caption
from optviz.settings.experiment.maps import MAP_SETTINGS

_T = translator("en")

_COMMANDS = {
    "map": ("hyperparameters", "which settings work: a map over two hyperparameters of a rule"),
    "basins": ("basins", "from where it works: the minimum that each start of a window reaches"),
}


def add_map_commands(commands: argparse._SubParsersAction, settings_help: str) -> None:
    """Add the commands of maps; `settings_help` says in their help how settings are given."""
    nobody = "a map needs an optimizer"
    for name, (kind, help) in _COMMANDS.items():
        others = ("map", "seeds", *(["map_beside"] if name == "map" else []))
        own = [key for key in MAP_SETTINGS if key not in others]
        add_command(commands, name, help, settings_help, own, _map, kind=kind, nobody=nobody)


def _map(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    if experiment.map.beside != "none":
        return _pair(experiment, suffix, picture)
    heat = make_heat(experiment, _T)
    if suffix == ".csv":
        return export.heat_csv(heat.found)
    if suffix == ".npz":
        return export.heat_npz(heat.found)
    (entry,) = (entry for entry in experiment.entries if entry.id == experiment.map.of)
    symbols = _symbols(experiment)
    axes = [name.partition(".")[2].replace("_", " ") for name in heat.names]
    return export.heat_picture(
        heat,
        suffix,
        title=f"{entry.spec.name}, {experiment.surface.name}",
        axes=tuple([*axes, ""][:2]) if axes else symbols,
        caption=caption(experiment),
        **picture,
    )


def _pair(experiment: Experiment, suffix: str, picture: dict) -> bytes | str:
    pair, names = make_pair(experiment, _T), (experiment.map.of, experiment.map.beside)
    if suffix == ".csv":
        return export.pair_csv(pair, names)
    if suffix == ".npz":
        return export.pair_npz(pair, names)
    return export.pair_picture(
        pair,
        suffix,
        title=f"{' and '.join(pair.names)}, {experiment.surface.name}",
        axes=_symbols(experiment),
        caption=caption(experiment),
        **picture,
    )


def _symbols(experiment: Experiment) -> tuple[str, ...]:
    return tuple(f"${symbol}$" for symbol in experiment.surface.symbols)
