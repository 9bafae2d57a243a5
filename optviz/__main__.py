"""The command line: what the app would save, a path as a script, maps of runs."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from optviz import configure, export, scripts
from optviz.command_line.maps import add_map_commands
from optviz.command_line.options import add_settings, experiment_of
from optviz.command_line.races import add_race_commands
from optviz.i18n import LANGUAGES, translator
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import PRINT_POINTS, fit_of, make_scene
from optviz.settings.experiment import caption

# A word that is an option, with its value or without.
_OPTION = re.compile(r"-[oh]|--[a-z][a-z0-9-]+(=.*)?", re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 2 with a sentence on standard error if it cannot be done."""
    options = _parser().parse_args(_joined(sys.argv[1:] if arguments is None else arguments))
    configure()
    try:
        return options.command(options)
    except OSError as error:
        problem = f"{error.filename}: it cannot be written ({error.strerror})"
    except ValueError as error:
        problem = str(error)
    print(f"optviz: {problem}", file=sys.stderr)
    return 2


def _joined(arguments: Sequence[str]) -> list[str]:
    """Options and values in one word where a value begins with a minus, as in --start -5,-2.

    argparse takes such a value for an option.
    """
    joined: list[str] = []
    for argument in arguments:
        before = joined[-1] if joined else ""
        value = argument.startswith("-") and not _OPTION.fullmatch(argument)
        if value and _OPTION.fullmatch(before) and "=" not in before:
            joined[-1] = f"{before}={argument}" if before.startswith("--") else before + argument
        else:
            joined.append(argument)
    return joined


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="optviz", description=__doc__)
    commands = parser.add_subparsers(required=True)
    settings = (
        "Settings are those of the app's link: a link copied from the app can be given whole,"
    )
    settings += " and options replace its settings."
    for ending in export.FORMATS:
        kind = ending.removeprefix(".")
        picture = commands.add_parser(
            kind,
            help=f"draw a picture for print, as a {kind.upper()} file",
            description=f"Draw a picture for print as a {kind.upper()} file. {settings}",
        )
        picture.set_defaults(command=_picture, ending=ending)
        picture.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
        add_settings(picture)
        if kind == "png":
            picture.add_argument(
                "--width", type=int, default=2400, help="the width in pixels (2400)"
            )
    page = commands.add_parser(
        "html",
        help="write a run as a page that plays it without a server",
        description=f"Write a run as one HTML file that plays it, offline too. {settings}",
    )
    page.set_defaults(command=_page)
    page.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    page.add_argument("--language", choices=LANGUAGES, default="en", help="of its words (en)")
    add_settings(page)
    script = commands.add_parser(
        "script",
        help="write a path as a script that walks it",
        description=f"Write one path as a script that walks it and prints its points. {settings}",
    )
    script.set_defaults(command=_script)
    script.add_argument(
        "--in", dest="target", required=True, help=f"one of {', '.join(scripts.TARGETS)}"
    )
    script.add_argument("--path", help="which of several optimizers; the first one unless given")
    script.add_argument("-o", "--output", type=Path, help="the file to write; else it is printed")
    add_settings(script)
    add_map_commands(commands, settings)
    add_race_commands(commands, settings)
    return parser


def _check_output(path: Path, ending: str) -> None:
    if path.suffix.lower() != ending:
        kind = ending[1:].upper()
        raise ValueError(f"{path}: this writes a {kind} file; let its name end in {ending}")
    if not path.parent.is_dir():
        raise ValueError(f"{path}: there is no folder {path.parent}")


def _page(options: argparse.Namespace) -> int:
    # Imported here: it brings Streamlit along, which takes a second.
    from optviz.player.run_file import run_file

    _check_output(options.output, ".html")
    experiment, page, query = experiment_of(options)
    at = {
        "step": experiment.step,
        "view": experiment.view,
        "speed": None,
        "hidden": list(experiment.hidden),
        "parts": {},
    }
    options.output.write_bytes(run_file(page, experiment, at, urlencode(query), options.language))
    return 0


def _picture(options: argparse.Namespace) -> int:
    _check_output(options.output, options.ending)
    size = {}
    if options.ending == ".png":
        export.check_width(options.width)
        size = {"width": options.width}
    experiment, page, query = experiment_of(options)
    scene = make_scene(
        experiment.surface, experiment.shape, experiment.view, PRINT_POINTS, shown=experiment.shown
    )
    if not np.isfinite(scene.values).any():
        raise ValueError("the surface has no finite value in this window: there is nothing to draw")
    picture = export.FORMATS[options.ending](
        scene,
        [
            path
            for path in make_paths(experiment, translator("en"))
            if path.id not in experiment.hidden
        ],
        step=experiment.step,
        view=experiment.view,
        title=experiment.surface.name,
        caption=caption(experiment),
        settings={"page": page, **query},
        **fit_of(experiment, page, experiment.step),
        **size,
    )
    options.output.write_bytes(picture)
    return 0


def _script(options: argparse.Namespace) -> int:
    experiment, _, _ = experiment_of(options)
    text = scripts.script(experiment, options.target, options.path)
    if options.output is None:
        print(text, end="")
    else:
        options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
