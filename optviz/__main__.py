"""The command line: `python -m optviz png` draws the picture that the app would save."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from optviz import configure, export
from optviz.content.page_defaults import OPENINGS
from optviz.i18n import translator
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.rendering.picture import PRINT_POINTS, fit_of, make_paths, make_scene
from optviz.settings.custom_formula import FORMULA
from optviz.settings.error_marker import marked
from optviz.settings.experiment import caption, opening_of, read_experiment
from optviz.settings.fitting import FIT_SETTINGS
from optviz.settings.links import ON_SCREEN, Link
from surfaces import SURFACES, Surface
from surfaces.formula import FormulaError, parse

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
    png = commands.add_parser(
        "png",
        help="draw a picture for print",
        description="Draw a picture for print. Settings are those of the app's link: a link copied"
        " from the app can be given whole, and options replace its settings.",
    )
    png.set_defaults(command=_png)
    png.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    png.add_argument("--link", help="a link copied from the app")
    png.add_argument("--surface", help=f"one of {', '.join(SURFACES)}, {FORMULA}")
    png.add_argument("--formula", help="an own formula of x, or of x and y, as 'x^2 + 3 sin(x y)'")
    png.add_argument(
        "--optimizer", action="append", help=f"may be repeated; one of {', '.join(OPTIMIZERS)}"
    )
    for name in HYPERPARAMETERS:
        flag = f"--{name.replace('_', '-')}"
        png.add_argument(flag, help=f"{name} of every chosen optimizer that has it")
    png.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any setting by its name in the link, as adam.learning_rate=0.4 or x_cos.c=0.3",
    )
    png.add_argument("--start", help="the start, as --start=-5,-2")
    png.add_argument("--num-steps", help="the number of steps")
    png.add_argument("--step", help="the step to show; the last one unless given")
    png.add_argument("--view", help="the part to show, as --view=-5,1,-4,1 (x range, y range)")
    png.add_argument("--width", type=int, default=2400, help="the width in pixels (2400)")
    return parser


def _png(options: argparse.Namespace) -> int:
    if options.output.suffix.lower() != ".png":
        raise ValueError(f"{options.output}: the picture is a PNG file; let its name end in .png")
    page, query = _query(options)
    for name in ON_SCREEN:
        query.pop(name, None)
    link, english = Link(query), translator("en")
    experiment = read_experiment(link, page)
    complaints = link.complaints(english)
    if complaints:
        raise ValueError("; ".join(complaints))
    picture = export.png(
        make_scene(
            experiment.surface,
            experiment.shape,
            experiment.view,
            PRINT_POINTS,
            shown=experiment.shown,
        ),
        [path for path in make_paths(experiment, english) if path.id not in experiment.hidden],
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


def _query(options: argparse.Namespace) -> tuple[str, dict[str, str]]:
    """The page and the settings that the options ask for, as a link would say them."""
    address = urlsplit(options.link or "")
    query = dict(parse_qsl(address.query))
    page = address.path.rstrip("/").rsplit("/", 1)[-1]
    for name in ("surface", "start", "num_steps", "step", "view"):
        if getattr(options, name) is not None:
            query[name] = getattr(options, name)
    if options.formula is not None:
        query |= {"surface": FORMULA, "formula": options.formula}
    for setting in options.set:
        name, separator, value = setting.partition("=")
        if not separator:
            raise ValueError(f"--set {setting}: write it as NAME=VALUE")
        query[name] = value
    surface = _surface_of(query)
    if page not in (*OPENINGS, "pitfalls"):
        page = "curve" if surface is not None and surface.dimension == 1 else "race"
        if query.keys() & FIT_SETTINGS:
            page = "fit"
    if options.optimizer:
        query["optimizers"] = ",".join(options.optimizer)
    query.update(_hyperparameters(options, query, page))
    return page, query


def _surface_of(query: dict[str, str]) -> Surface | None:
    """The surface of a link; None if it names none that there is."""
    id, text = query.get("surface", ""), query.get("formula")
    if id != FORMULA or text is None:
        return SURFACES.get(id)
    try:
        return parse(text)
    except FormulaError as error:
        raise ValueError(f"{error.message}\n{marked(text, error.position)}") from error


def _hyperparameters(
    options: argparse.Namespace, query: dict[str, str], page: str
) -> dict[str, str]:
    optimizers = query.get("optimizers")
    ids = optimizers.split(",") if optimizers else opening_of(Link(query), page).rules
    specs = [OPTIMIZERS[id] for id in ids if id in OPTIMIZERS]
    settings = {}
    for name in HYPERPARAMETERS:
        value = getattr(options, name)
        if value is None:
            continue
        takers = [spec.id for spec in specs if name in spec.hyperparameters]
        if not takers:
            raise ValueError(f"--{name.replace('_', '-')}: none of {', '.join(ids)} has it")
        settings.update({f"{id}.{name}": value for id in takers})
    return settings


if __name__ == "__main__":
    sys.exit(main())
