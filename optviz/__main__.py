"""The command line: the picture that the app would save, a path as a script, maps of runs."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from optviz import configure, export, scripts
from optviz.command_line.maps import add_map_commands
from optviz.command_line.options import add_settings, experiment_of
from optviz.i18n import translator
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
    except (ValueError, OSError) as error:
        print(f"optviz: {error}", file=sys.stderr)
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
    png = commands.add_parser(
        "png",
        help="draw a picture for print",
        description=f"Draw a picture for print. {settings}",
    )
    png.set_defaults(command=_png)
    png.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    add_settings(png)
    png.add_argument("--width", type=int, default=2400, help="the width in pixels (2400)")
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
    return parser


def _png(options: argparse.Namespace) -> int:
    if options.output.suffix.lower() != ".png":
        raise ValueError(f"{options.output}: the picture is a PNG file; let its name end in .png")
    experiment, page, query = experiment_of(options)
    picture = export.png(
        make_scene(
            experiment.surface,
            experiment.shape,
            experiment.view,
            PRINT_POINTS,
            shown=experiment.shown,
        ),
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
        width=options.width,
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
