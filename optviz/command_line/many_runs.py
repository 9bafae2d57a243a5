"""What the commands of many runs share: the file that is written, as a picture or as numbers."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from optviz import export
from optviz.command_line.looks import add_look, look_of
from optviz.command_line.options import add_settings, app_of, experiment_of
from optviz.command_line.writing import Draw, check_folder, write
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.maps import MAP_SETTINGS

# From an experiment, the file's ending and what every picture is given to what is written.
Compute = Callable[[Experiment, str, dict], bytes | str]

_ENDINGS = (*export.FORMATS, ".csv", ".npz")
_TOLD = f"{', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}"


def add_command(
    commands: argparse._SubParsersAction,
    name: str,
    help: str,
    settings_help: str,
    own: Sequence[str],
    compute: Compute,
    *,
    kind: str,
    nobody: str,
) -> None:
    """Add a command for runs of a `kind` of the setting `map`, with its `own` settings of maps.

    `settings_help` is said in its help; `nobody` is the refusal where there is no optimizer.
    """
    files = "a PNG, PDF or SVG picture, a CSV table or a NumPy file"
    described = f"Compute {help}, as {files}. {settings_help}"
    noise = "--noise 1 " if kind == "seeds" else ""
    example = f"optviz {name} --surface ravine --optimizer adam {noise}-o {name}.png"
    parser = commands.add_parser(
        name, help=help, description=described, epilog=f"example: {example}"
    )
    file = f"the file to write: {_TOLD}"
    parser.add_argument("-o", "--output", type=Path, required=True, help=file)
    add_settings(parser, {key: MAP_SETTINGS[key] for key in own}, page="maps")
    width_help = "the width of a PNG picture in pixels (as many as --size and --dpi give: 2400)"
    parser.add_argument("--width", type=int, help=width_help)
    add_look(parser, with_dpi=True)
    settings = (*parser.get_default("settings"), "map")
    parser.set_defaults(
        command=write, prepare=_prepare, map=kind, compute=compute, nobody=nobody, settings=settings
    )


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
        raise ValueError(options.nobody)
    if experiment.more_starts and options.map != "race":
        raise ValueError(f"{options.map}: the runs have one start")
    settings = {"page": page, **query}
    picture = {"settings": settings, "width": options.width, "look": look}
    picture["link"] = app_of(options.link) + export.link_of(settings)

    def draw() -> bytes:
        written = options.compute(experiment, suffix, picture)
        return written.encode() if isinstance(written, str) else written

    return draw
