"""The command line: the picture that the app would save, and a path as a script to paste."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from optviz import configure, export, scripts
from optviz.content.page_defaults import OPENINGS
from optviz.i18n import translator
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.rendering.picture import PRINT_POINTS, fit_of, make_paths, make_scene
from optviz.settings.custom_formula import FORMULA
from optviz.settings.error_marker import marked
from optviz.settings.experiment import Experiment, caption, opening_of, read_experiment
from optviz.settings.fitting import FIT_SETTINGS
from optviz.settings.links import ON_SCREEN, Link
from surfaces import SURFACES, Surface
from surfaces.formula import FormulaError, parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 2 with a sentence on standard error if it cannot be done."""
    options = _parser().parse_args(arguments)
    configure()
    try:
        return options.command(options)
    except (ValueError, OSError) as error:
        print(f"optviz: {error}", file=sys.stderr)
        return 2


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
    _add_settings(png)
    png.add_argument("--step", help="the step to show; the last one unless given")
    png.add_argument("--view", help="the part to show, as --view=-5,1,-4,1 (x range, y range)")
    png.add_argument("--width", type=int, default=2400, help="the width in pixels (2400)")
    script = commands.add_parser(
        "script",
        help="write a path as a script that walks it",
        description=f"Write one path as a script that walks it and prints its points. {settings}",
    )
    script.set_defaults(command=_script, step=None, view=None)
    script.add_argument(
        "--in", dest="target", required=True, help=f"one of {', '.join(scripts.TARGETS)}"
    )
    script.add_argument("--path", help="which of several optimizers; the first one unless given")
    script.add_argument("-o", "--output", type=Path, help="the file to write; else it is printed")
    _add_settings(script)
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--link", help="a link copied from the app")
    parser.add_argument("--surface", help=f"one of {', '.join(SURFACES)}, {FORMULA}")
    parser.add_argument(
        "--formula", help="an own formula of x, or of x and y, as 'x^2 + 3 sin(x y)'"
    )
    parser.add_argument(
        "--optimizer", action="append", help=f"may be repeated; one of {', '.join(OPTIMIZERS)}"
    )
    for name in HYPERPARAMETERS:
        flag = f"--{name.replace('_', '-')}"
        parser.add_argument(flag, help=f"{name} of every chosen optimizer that has it")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any setting by its name in the link, as adam.learning_rate=0.4 or x_cos.c=0.3",
    )
    parser.add_argument("--start", help="the start, as --start=-5,-2")
    parser.add_argument("--num-steps", help="the number of steps")


def _png(options: argparse.Namespace) -> int:
    if options.output.suffix.lower() != ".png":
        raise ValueError(f"{options.output}: the picture is a PNG file; let its name end in .png")
    experiment, page, query = _experiment(options)
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
    experiment, _, _ = _experiment(options)
    text = scripts.script(experiment, options.target, options.path)
    if options.output is None:
        print(text, end="")
    else:
        options.output.write_text(text, encoding="utf-8")
    return 0


def _experiment(options: argparse.Namespace) -> tuple[Experiment, str, dict[str, str]]:
    """The experiment that the options ask for, its page, and its settings in a link's words."""
    page, query = _query(options)
    for name in ON_SCREEN:
        query.pop(name, None)
    link = Link(query)
    experiment = read_experiment(link, page)
    complaints = link.complaints(translator("en"))
    if complaints:
        raise ValueError("; ".join(complaints))
    return experiment, page, query


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
