"""What a link says of a map: of which rule, over what, and what of it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS
from optviz.schedules import SCHEDULE_HYPERPARAMETERS, SCHEDULES
from optviz.settings.experiment.entries import Entry
from optviz.settings.kinds import SWITCH, Choices, Number, Numbers
from optviz.settings.setting import Setting
from surfaces import Surface

_TOLERANCES = (1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.3)

# What a map can be over: a rule's hyperparameters, and a schedule's own numbers.
SCHEDULE = "schedule."
_AXES = HYPERPARAMETERS | {
    f"{SCHEDULE}{name}": known
    for name, known in SCHEDULE_HYPERPARAMETERS.items()
    if name != "learning_rate"
}

MAP_SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "map",
            Choices(("hyperparameters", "basins", "race", "seeds")),
            "hyperparameters",
            "Map",
            names={
                "hyperparameters": "Which settings work?",
                "basins": "From where?",
                "race": "Who wins an honest race?",
                "seeds": "How much is luck?",
            },
        ),
        Setting("map_of", Choices(tuple(OPTIMIZERS)), "", "Map of"),
        Setting("map_beside", Choices(("none", *OPTIMIZERS)), "none", "Beside"),
        Setting("map_x", Choices(tuple(_AXES)), "", "Across"),
        Setting("map_y", Choices(tuple(_AXES)), "", "Up"),
        Setting(
            "map_shows",
            Choices(("steps", "loss")),
            "steps",
            "Colors",
            names={"steps": "Steps needed", "loss": "Loss at the end"},
        ),
        Setting(
            "tolerance",
            Number(1e-12, 0.9),
            1e-3,
            "Converged: this share of the loss is left",
            values=_TOLERANCES,
            help="Of the difference between the loss at the start and that of the lowest minimum.",
        ),
        Setting(
            "digits",
            SWITCH,
            False,
            "Mark what depends on the last digit",
            help="Runs that end differently if they are computed in 32 bit instead of 64.",
        ),
        Setting("seeds", Number(50, 200, whole=True), 50, "Seeds", values=(50, 100, 200)),
        Setting("map_view", Numbers(4, ranges=True), None, "View of the map"),
    )
}


@dataclass(frozen=True)
class MapSettings:
    """Of which entry a map is, by its id, over which of its hyperparameters, and what is shown.

    `kind` is "hyperparameters" or "basins"; or "race" or "seeds", which are of all entries, and
    whose stochastic runs have so many `seeds`. `y` is empty for a rule with one hyperparameter.
    `beside` is the id of the entry whose basins are compared with those of the first, or "none".
    `view` has the ends of the horizontal axis and of the other, None for all.
    """

    kind: str
    of: str
    x: str
    y: str
    shows: str
    tolerance: float
    digits: bool
    view: tuple[float, float, float, float] | None
    seeds: int = MAP_SETTINGS["seeds"].default
    beside: str = "none"

    @property
    def is_map(self) -> bool:
        """Whether it is a map of cells."""
        return self.kind in ("hyperparameters", "basins")


def read_map(
    get: Callable[[Setting], Any], entries: Sequence[Entry], schedule: str = "constant"
) -> MapSettings | None:
    """Read the settings of a map, each by `get`; None without an entry.

    `schedule` is the id of the learning rate's, whose numbers can be axes too.
    """
    if not entries:
        return None
    kind = get(MAP_SETTINGS["map"])
    if kind in ("race", "seeds"):
        tolerance = get(MAP_SETTINGS["tolerance"]) if kind == "race" else 0.0
        return MapSettings(
            kind, "", "", "", "", tolerance, False, None, int(get(MAP_SETTINGS["seeds"]))
        )
    ids = {entry.id: entry.spec.name for entry in entries}
    of = get(_choice("map_of", ids, next(iter(ids))))
    (entry,) = (entry for entry in entries if entry.id == of)
    x, y, beside = "", "", "none"
    shows, tolerance = "steps", MAP_SETTINGS["tolerance"].default
    if kind == "hyperparameters":
        x, y = _axes(get, entry, schedule)
        shows, tolerance = (get(MAP_SETTINGS[name]) for name in ("map_shows", "tolerance"))
    if kind == "basins":
        others = {"none": "nothing"} | {id: name for id, name in ids.items() if id != of}
        beside = get(_choice("map_beside", others, "none"))
    digits, view = (get(MAP_SETTINGS[name]) for name in ("digits", "map_view"))
    return MapSettings(kind, of, x, y, shows, tolerance, digits, view, beside=beside)


def view_of(settings: MapSettings, surface: Surface) -> tuple[float, float, float, float]:
    """The ends of both axes of a map: those of its view, within a hyperparameter's own range."""
    whole, view = full_view(settings, surface), settings.view
    if view is None or settings.kind == "basins":
        return view or whole
    ends = [max(view[k], whole[k]) if k % 2 == 0 else min(view[k], whole[k]) for k in range(4)]
    return tuple(ends) if ends[0] < ends[1] and ends[2] < ends[3] else whole


def _axes(get: Callable[[Setting], Any], entry: Entry, schedule: str) -> tuple[str, str]:
    """The hyperparameters of a map: the learning rate and a momentum unless others are chosen."""
    names = {name: name.replace("_", " ") for name in entry.spec.hyperparameters}
    if "learning_rate" in names:
        numbers = [name for name in SCHEDULES[schedule].hyperparameters if name not in names]
        names |= {f"{SCHEDULE}{name}": name.replace("_", " ") for name in numbers}
    first = "learning_rate" if "learning_rate" in names else next(iter(names))
    x = get(_choice("map_x", names, first))
    # Of two numbers of a schedule each cell would have a schedule of its own: that takes too long.
    of_schedule = x.startswith(SCHEDULE)
    others = {
        name: text
        for name, text in names.items()
        if name != x and not (of_schedule and name.startswith(SCHEDULE))
    }
    if not others:
        return x, ""
    second = next((name for name in ("decay", "b1") if name in others), next(iter(others)))
    return x, get(_choice("map_y", others, second))


def _choice(name: str, names: dict[str, str], default: str) -> Setting:
    return MAP_SETTINGS[name].but(kind=Choices(tuple(names)), default=default, names=names)


def axis_range(name: str) -> tuple[float, float, bool]:
    """The ends of a hyperparameter's axis, its slider's, and whether it is logarithmic."""
    known = _AXES[name]
    return known.low, known.high, known.log


def full_view(settings: MapSettings, surface: Surface) -> tuple[float, float, float, float]:
    """The ends of both axes of a map that is not zoomed."""
    if settings.kind == "basins":
        return (*surface.window[0], *surface.window[1])
    y = axis_range(settings.y)[:2] if settings.y else (0.0, 1.0)
    return (*axis_range(settings.x)[:2], *y)


def is_whole(name: str) -> bool:
    """Whether a hyperparameter takes whole numbers only."""
    return _AXES[name].whole
