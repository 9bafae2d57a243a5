"""The options that name settings, all from the table, and the experiment that they ask for."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from optviz.content.page_defaults import PAGES_WITH_CHARTS, PAGES_WITH_PATHS
from optviz.i18n import translator
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.settings.error_marker import marked
from optviz.settings.experiment import Experiment, defaults_of, read_experiment
from optviz.settings.experiment.custom_formula import FORMULA
from optviz.settings.experiment.fitting import FIT_SETTINGS
from optviz.settings.links import ON_SCREEN, Link
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from surfaces import SURFACES, Surface
from surfaces.formula import FormulaError, parse

# What the options are called that are not called as the setting is.
_OPTIMIZER = "optimizers"
_NONE: Mapping[str, Setting] = {}
# Of the app on the reader's own machine.
ADDRESS = "http://localhost:8501/"
_PAGES = (*PAGES_WITH_PATHS, *PAGES_WITH_CHARTS)


def add_settings(
    parser: argparse.ArgumentParser,
    more: Mapping[str, Setting] = _NONE,
    page: str = "",
    *,
    several: str = "",
) -> None:
    """Add an option for a link, one for each setting of the table and `more`, those of the rules.

    They are settings of a `page`; unless it is given, of that which the link or the surface tells.
    `several` says what several links are for, where there may be some.
    """
    parser.set_defaults(settings=(*SETTINGS, *more), page=page)
    help_text = "a link copied from the app"
    if several:
        parser.add_argument("--link", action="append", help=f"{help_text}; {several}")
    else:
        parser.add_argument("--link", help=help_text)
    parser.add_argument(
        "--formula", help="an own formula of x, or of x and y, as 'x^2 + 3 sin(x y)'"
    )
    parser.add_argument(
        "--optimizer", action="append", help=f"may be repeated; one of {', '.join(OPTIMIZERS)}"
    )
    for setting in (*SETTINGS.values(), *more.values()):
        if setting.name != _OPTIMIZER:
            allowed = setting.kind.allowed(str)
            help_text = f"{setting.label}: {allowed}. {setting.help}".rstrip(". ")
            parser.add_argument(_flag(setting.name), help=help_text.replace("%", "%%"))
    for name in HYPERPARAMETERS:
        parser.add_argument(_flag(name), help=f"{name} of every chosen optimizer that has it")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any setting by its name in the link, as adam.learning_rate=0.4 or x_cos.c=0.3",
    )


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def experiment_of(options: argparse.Namespace) -> tuple[Experiment, str, dict[str, str]]:
    """The experiment that the options ask for, its page, and its settings in a link's words."""
    page, link = asked(options)
    if page in PAGES_WITH_CHARTS:
        raise ValueError(f"--link: the page {page} has charts: png, pdf and svg can draw them")
    experiment = read_experiment(link, page)
    if experiment.step is not None and experiment.step > experiment.num_steps:
        raise ValueError(f"step {experiment.step} of {experiment.num_steps}: there is none")
    complaints = link.complaints(translator("en"))
    if complaints:
        raise ValueError("; ".join(complaints))
    return experiment, page, dict(link.query)


def asked(options: argparse.Namespace) -> tuple[str, Link]:
    """The page and the settings that the options ask for, as a link would say them."""
    page, given = _address(options.link)
    page = options.page or page
    query = {}
    for name in set(options.settings) - {_OPTIMIZER}:
        if getattr(options, name) is not None:
            query[name] = getattr(options, name)
    if options.formula is not None:
        query |= {"surface": FORMULA, "formula": options.formula}
    for setting in options.set:
        name, separator, value = setting.partition("=")
        if not separator:
            raise ValueError(f"--set {setting}: write it as NAME=VALUE")
        query[name] = value
    if options.optimizer:
        query[_OPTIMIZER] = ",".join(options.optimizer)
    left = [(name, text) for name, text in given if name not in (*ON_SCREEN, *query)]
    link = Link.of([*left, *query.items()])
    surface = _surface_of(link.query)
    if not page:
        page = "curve" if surface is not None and surface.dimension == 1 else "race"
        if link.query.keys() & FIT_SETTINGS:
            page = "fit"
    if page in PAGES_WITH_CHARTS:
        for name in HYPERPARAMETERS:
            if getattr(options, name) is not None:
                raise ValueError(f"{_flag(name)}: for the page {page} write --set RULE.{name}=...")
        return page, link
    chosen = _hyperparameters(options, link.query, page)
    return page, replace(link, query={**link.query, **chosen})


def _address(text: str | None) -> tuple[str, list[tuple[str, str]]]:
    """The page of a link, empty if it names none, and the settings in it."""
    if text is None:
        return "", []
    refusal = f"--link {text[:60]}: this is not a link of the app, as http://host/curve?num_steps=5"
    try:
        address = urlsplit(text)
    except ValueError as error:
        raise ValueError(refusal) from error
    page = address.path.rstrip("/").rsplit("/", 1)[-1]
    whole = address.scheme in ("http", "https") and address.netloc
    # As in the file of a course, or at the head of a script.
    short = text.startswith(tuple(f"{page}?" for page in ("", *_PAGES)))
    if not whole and not short:
        raise ValueError(refusal)
    # Any other last word is a folder in which a server keeps the app: its first page.
    pairs = parse_qsl(address.query, keep_blank_values=True)
    return page if page in _PAGES else "", pairs


def app_of(link: str | None) -> str:
    """The address of the app that a link is of: of one on this machine, unless the link has it."""
    address = urlsplit(link or "")
    if not address.netloc:
        return ADDRESS
    folder, _, page = address.path.rstrip("/").rpartition("/")
    if page not in _PAGES:
        folder = address.path.rstrip("/")
    return f"{address.scheme}://{address.netloc}{folder}/"


def _surface_of(query: Mapping[str, str]) -> Surface | None:
    """The surface of a link; None if it names none that there is."""
    id, text = query.get("surface", ""), query.get("formula")
    if id != FORMULA or text is None:
        return SURFACES.get(id)
    try:
        return parse(text)
    except FormulaError as error:
        raise ValueError(f"{error.message}\n{marked(text, error.position)}") from error


def _hyperparameters(
    options: argparse.Namespace, query: Mapping[str, str], page: str
) -> dict[str, str]:
    optimizers = query.get(_OPTIMIZER)
    ids = optimizers.split(",") if optimizers else defaults_of(Link(query), page).rules
    specs = [OPTIMIZERS[id] for id in ids if id in OPTIMIZERS]
    settings = {}
    for name in HYPERPARAMETERS:
        value = getattr(options, name)
        if value is None:
            continue
        takers = [spec.id for spec in specs if name in spec.hyperparameters]
        if not takers:
            raise ValueError(f"{_flag(name)}: none of {', '.join(ids)} has it")
        settings.update({f"{id}.{name}": value for id in takers})
    return settings
