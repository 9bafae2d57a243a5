"""The commands that draw pictures for print and films of them, and write what they show as data."""

import argparse
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from optviz import export
from optviz.command_line.charts import charts_of
from optviz.command_line.looks import add_look, look_of
from optviz.command_line.multiples import draw_several, each_of
from optviz.command_line.options import add_settings, app_of, asked, experiment_of
from optviz.command_line.views import paths_of, player_setting, space_of, view_of
from optviz.command_line.writing import Draw, check_folder, write
from optviz.content.page_defaults import PAGES_WITH_CHARTS
from optviz.i18n import LANGUAGES
from optviz.rendering.picture import fit_of
from optviz.settings.experiment import caption
from optviz.settings.experiment.player_view import PLAYER_SETTINGS, read_player_view
from optviz.settings.links import Link

_SEVERAL = f"2 to {export.MOST} of them are drawn side by side"
_FILM = "The film goes from the start up to --step, or to the last one."


def add_picture_commands(commands: argparse._SubParsersAction, settings_help: str) -> None:
    """Add a command for each format; `settings_help` says in their help how settings are given."""
    for ending in export.FORMATS:
        parser = _add(commands, ending, "draw a picture for print", settings_help, several=_SEVERAL)
        if ending == ".png":
            width_help = "the width in pixels (as many as --size and --dpi give: 2400)"
            parser.add_argument("--width", type=int, help=width_help)
        add_look(parser, with_dpi=ending == ".png")
    for ending in export.FILMS:
        parser = _add(commands, ending, "draw a film of the paths", f"{_FILM} {settings_help}")
        parser.add_argument("--width", type=int, default=800, help="the width in pixels (800)")
        add_look(parser, with_dpi=False)
        rates = ", ".join(map(str, export.RATES))
        rate_help = f"frames a second: one of {rates} (10)"
        parser.add_argument("--fps", dest="rate", type=int, default=10, help=rate_help)
    page = _add(
        commands, ".html", "write a run as a page that plays it offline", settings_help, _page
    )
    page.add_argument("--language", choices=LANGUAGES, default="en", help="of its words (en)")
    _add(commands, ".csv", "write every row of the runs", settings_help, _rows)
    _add(commands, ".json", "write the settings", settings_help, _settings)


def _add(
    commands: argparse._SubParsersAction,
    ending: str,
    help: str,
    settings_help: str,
    prepare: Callable[[argparse.Namespace], Draw] | None = None,
    *,
    several: str = "",
) -> argparse.ArgumentParser:
    kind = ending.removeprefix(".")
    parser = commands.add_parser(
        kind,
        help=f"{help}, as {kind.upper()} file",
        description=f"{help.capitalize()} as {kind.upper()} file. {settings_help}",
        epilog=f"example: optviz {kind} --surface ravine --optimizer adam -o adam.{kind}",
    )
    parser.set_defaults(command=write, prepare=prepare or _picture, ending=ending)
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    add_settings(parser, several=several)
    return parser


def _check_output(options: argparse.Namespace, what: str) -> None:
    """Raise ValueError unless the file's name is that of `what` is written, in a folder."""
    output, ending = options.output, options.ending
    if output.suffix.lower() != ending:
        kind = ending[1:].upper()
        raise ValueError(f"{output}: the {what} is a {kind} file; let its name end in {ending}")
    check_folder(options)


def _picture(options: argparse.Namespace) -> Draw:
    ending, drawing = options.ending, {"look": look_of(options)}
    _check_output(options, "film" if ending in export.FILMS else "picture")
    if ending == ".png" and options.width is None:
        export.check_pixels(drawing["look"])
    elif "width" in options:
        export.check_width(options.width)
        drawing["width"] = options.width
    if ending in export.FILMS:
        export.check_rate(options.rate)
        if ending == ".mp4":
            export.check_encoder()
        drawing |= {"rate": options.rate, "progress": _progress}
    elif len(each := each_of(options)) > 1:
        return draw_several(each, ending, drawing)
    else:
        (options,) = each
        page, link = asked(options)
        if page in PAGES_WITH_CHARTS:
            return _charts(options, page, link, drawing)
    shown = view_of(options)
    experiment = shown.experiment
    contents = fit_of(experiment, shown.page) | {
        "step": experiment.step,
        "view": experiment.view,
        "camera": shown.camera,
        "title": experiment.surface.name,
        "caption": caption(experiment),
        "settings": shown.settings,
        "link": shown.link,
    }
    scene, paths, look = shown.scene, shown.paths, drawing["look"]
    if look.height is not None or look.has_link:
        export.check_room(scene, paths, look=look, **contents)
    draw = {**export.FORMATS, **export.FILMS}[ending]
    return functools.partial(draw, scene, paths, **contents, **drawing)


def _charts(options: argparse.Namespace, page: str, link: Link, drawing: dict) -> Draw:
    charts, title, caption, settings = charts_of(page, link)
    texts = {"title": title, "caption": caption}
    texts["link"] = app_of(options.link) + export.link_of(settings)
    export.check_charts(charts, look=drawing["look"], **texts)
    more = {**texts, **drawing, "settings": settings}
    return functools.partial(export.charts_picture, charts, options.ending, **more)


def _page(options: argparse.Namespace) -> Draw:
    # Imported here: it brings Streamlit along, which takes a second.
    from optviz.player.run_file import run_file

    _check_output(options, "page")
    experiment, page, query = experiment_of(options)
    # A link says more of the player than a picture shows: what is explained, whether to guess.
    view_state = player_setting(
        options, PLAYER_SETTINGS, lambda link: read_player_view(link, page, experiment)
    )
    if ("projector", "on") in parse_qsl(urlsplit(options.link or "").query):
        query["projector"] = "on"
    arguments = page, experiment, view_state, urlencode(query), options.language
    return functools.partial(run_file, *arguments)


def _rows(options: argparse.Namespace) -> Draw:
    _check_output(options, "table")
    experiment, _, _ = experiment_of(options)
    paths = paths_of(experiment)
    return lambda: export.run_csv(paths).encode()


def _settings(options: argparse.Namespace) -> Draw:
    _check_output(options, "text of the settings")
    experiment, page, query = experiment_of(options)
    arguments = experiment.surface.id, caption(experiment)
    space = space_of(options, experiment.surface)
    text = export.settings_json({"page": page, **query, **space}, *arguments)
    return text.encode


def _progress(share: float) -> None:
    """Say on a terminal how much of a film is drawn."""
    if sys.stderr.isatty():
        print(f"\r{share:4.0%}", end="\n" if share == 1 else "", file=sys.stderr, flush=True)
