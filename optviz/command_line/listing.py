"""The command that lists what there is, a sentence each, by the names that other commands take."""

import argparse
import inspect
from collections.abc import Callable, Iterator, Mapping

from optviz.content.lessons import LESSONS
from optviz.content.page_defaults import PAGES_WITH_PATHS
from optviz.content.tasks import TASKS
from optviz.optimizers import OPTIMIZERS
from optviz.schedules import SCHEDULES
from optviz.scripts import TARGETS
from optviz.settings.experiment.maps import MAP_SETTINGS
from optviz.settings.kinds import exact
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS, shape_settings
from surfaces import SURFACES, DataFit, Surface

# An id, and what it is.
Line = tuple[str, str]


def add_list_command(commands: argparse._SubParsersAction) -> None:
    """Add the command `list`."""
    parser = commands.add_parser(
        "list",
        help="list surfaces, optimizers, lessons and the other names that commands take",
        description="List what there is, a line each: the name that commands and links take, and "
        "what it is. Without a kind: which kinds there are.",
        epilog="examples: optviz list surfaces;  optviz list optimizers | grep -i nesterov",
    )
    parser.set_defaults(command=_list)
    parser.add_argument("kind", nargs="?", choices=_KINDS, help="of what is listed")


def _list(options: argparse.Namespace) -> int:
    if options.kind is None:
        entries = ((kind, sentence) for kind, (sentence, _) in _KINDS.items())
    else:
        entries = _KINDS[options.kind][1]()
    for id, sentence in entries:
        print(f"{id}  {sentence}".rstrip())
    return 0


def _surfaces() -> Iterator[Line]:
    for surface in SURFACES.values():
        shape = {name: setting.default for name, setting in shape_settings(surface).items()}
        yield surface.id, f"{_called(surface.name, shape)}: {_description(surface)}"


def _description(surface: Surface) -> str:
    if isinstance(surface, DataFit):
        return f"the loss of {surface.examples} points, on the page fit."
    return _first_line(surface.objective)


def _optimizers() -> Iterator[Line]:
    for spec in OPTIMIZERS.values():
        yield spec.id, f"{_called(spec.name, spec.hyperparameters)}: {_first_line(spec.rule)}"


def _schedules() -> Iterator[Line]:
    for id, schedule in SCHEDULES.items():
        yield id, _called(schedule.name, schedule.hyperparameters)


def _settings() -> Iterator[Line]:
    yield from map(_setting, SETTINGS.values())
    for setting in MAP_SETTINGS.values():
        id, sentence = _setting(setting)
        yield id, f"{sentence} (maps)"


def _setting(setting: Setting) -> Line:
    sentence = f"{setting.label}: {setting.kind.allowed(str)}. {setting.help}"
    return setting.name, sentence.rstrip(". ") + "."


def _lessons() -> Iterator[Line]:
    for lesson in LESSONS.values():
        yield lesson.id, f"{lesson.title}: {lesson.question} ({lesson.page})"


def _pages() -> Iterator[Line]:
    for page in PAGES_WITH_PATHS:
        yield page, TASKS[page].look


def _targets() -> Iterator[Line]:
    for target in TARGETS:
        yield target, f"for script --in {target}"


def _called(name: str, arguments: Mapping[str, float]) -> str:
    """A name with the arguments that it takes, and their defaults."""
    given = ", ".join(f"{argument}={exact(value)}" for argument, value in arguments.items())
    return f"{name} ({given})" if given else name


def _first_line(documented: object) -> str:
    return inspect.getdoc(documented).partition("\n")[0]


_KINDS: Mapping[str, tuple[str, Callable[[], Iterator[Line]]]] = {
    "surfaces": ("What is minimized: --surface, and surface= in a link.", _surfaces),
    "optimizers": ("The rules, with their hyperparameters: --optimizer.", _optimizers),
    "schedules": ("How a learning rate changes with the steps: --schedule.", _schedules),
    "settings": ("What else a link says; each is an option too, as --num-steps.", _settings),
    "lessons": ("The questions of the course on Home, for the command lesson.", _lessons),
    "pages": ("Pages of the app whose links commands take, and what to look at.", _pages),
    "targets": ("The packages in whose words a path is written: script --in.", _targets),
}
