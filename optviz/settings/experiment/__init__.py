"""Everything that a link says: surface, rules, start, conditions and what is shown."""

import functools
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from optviz.content.page_defaults import PAGE_DEFAULTS, PageDefaults
from optviz.content.pitfalls import PITFALLS
from optviz.dialects import FAMILIES
from optviz.engine.batches import Batches
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment.conditions import Conditions, read_conditions
from optviz.settings.experiment.custom_formula import FORMULA, offered_surfaces, read_formula
from optviz.settings.experiment.entries import (
    ALIKE,
    FAMILY,
    Entry,
    as_setting,
    family_defaults,
    family_entries,
    read_entry,
)
from optviz.settings.experiment.fitting import read_data
from optviz.settings.experiment.maps import MapSettings, read_map
from optviz.settings.experiment.view_options import Shown, read_shown
from optviz.settings.kinds import Choices, Numbers, exact
from optviz.settings.links import Link
from optviz.settings.setting import Setting
from optviz.settings.table import MAX_PATHS, SETTINGS, shape_settings
from surfaces import SURFACES, DataFit, Surface


@dataclass(frozen=True, eq=False)
class Experiment:
    """Everything that a link says about a picture."""

    surface: Surface
    shape: Mapping[str, float]
    entries: Sequence[Entry]
    start: tuple[float, ...]
    num_steps: int
    conditions: Conditions
    more_starts: Sequence[Sequence[float]] = ()
    shown: Shown = field(default_factory=Shown)
    step: int | None = None
    view: Sequence[Sequence[float]] | None = None
    hidden: Sequence[str] = ()
    # The sliders' values on the page of dialects, whose entries have none of their own.
    values: Mapping[str, float] = field(default_factory=dict)
    # Paths that coincide are drawn as one.
    grouped: bool = False
    # What a map is of, on the page of maps.
    map: MapSettings | None = None

    @functools.cached_property
    def runs(self) -> dict[str, tuple[Sequence[float], Entry]]:
        """The start and the entry of every path, by its id: start by start.

        Each entry's id from the first start, "id@2" from the second, and so on.
        """
        starts = (self.start, *self.more_starts)
        runs = [(start, entry) for start in starts for entry in self.entries]
        return dict(zip(_path_ids([entry.id for entry in self.entries]), runs, strict=False))

    @property
    def path_ids(self) -> tuple[str, ...]:
        """The ids of all paths, those included that are drawn as one."""
        return tuple(self.runs)

    @property
    def parameters(self) -> dict[str, float]:
        """The values of all that a slider can change while it is held, by their names in a link."""
        shape = {f"{self.surface.id}.{name}": value for name, value in self.shape.items()}
        own = {name: v for entry in self.entries for name, v in entry.values.items()}
        # On other pages no hand sets a schedule's numbers but by the page's own sliders.
        schedule = {} if self.map is None else self.schedule_values
        return {**shape, "num_steps": self.num_steps, **own, **self.values, **schedule}

    @property
    def schedule_values(self) -> dict[str, float]:
        """The schedule's numbers by their names in a link."""
        values = self.conditions.schedule_values
        return {f"schedule.{name}": value for name, value in values.items()}

    @property
    def batches(self) -> Batches | None:
        """The batch of every step, or None if each step sees all data."""
        batches = self.conditions.batches_for(self.surface.examples, self.num_steps)
        return batches and replace(batches, mean=self.surface.reduction == "mean")


def defaults_of(link: Link, page: str) -> PageDefaults:
    """What a page shows before a link changes it; on the page of pitfalls the link says which."""
    if page == "dialects":
        return family_defaults(FAMILIES[link.get(FAMILY)])
    if page != "pitfalls":
        return PAGE_DEFAULTS[page]
    return PITFALLS[link.read("pitfall", Choices(tuple(PITFALLS)), next(iter(PITFALLS)))].defaults


def read_experiment(link: Link, page: str) -> Experiment:
    """Read the settings of a page's link; what cannot be used is noted in the link's problems."""
    defaults = defaults_of(link, page)
    id = link.read("surface", Choices(offered_surfaces(defaults)), defaults.surface)
    surface = read_formula(link, defaults.dimension) if id == FORMULA else SURFACES[id]
    examples = 0
    if page == "fit" and isinstance(surface, DataFit):
        surface = read_data(link, surface)
        examples = surface.examples
    if page == "maps" and isinstance(surface, DataFit):
        examples = surface.examples
    shape = {name: link.get(setting) for name, setting in shape_settings(surface).items()}
    chosen = _read_entries(link, page, defaults)
    view = link.get(SETTINGS["view"])
    conditions = read_conditions(link, examples, defaults.batch_size, many=page == "maps")
    ids = _path_ids([entry.id for entry in chosen["entries"]])
    return Experiment(
        surface=surface,
        shape=shape,
        start=link.get(start_setting(surface)),
        num_steps=link.get(SETTINGS["num_steps"].but(default=defaults.num_steps)),
        conditions=conditions,
        more_starts=link.get(more_starts_setting(surface)),
        shown=read_shown(link, conditions.batching != "full", surface),
        step=link.get(SETTINGS["step"]),
        view=view and (view[:2], view[2:]),
        hidden=link.get(SETTINGS["hidden"].but(kind=Choices(ids, at_most=len(ids)))),
        map=read_map(link.get, chosen["entries"], conditions.schedule) if page == "maps" else None,
        **chosen,
    )


def _read_entries(link: Link, page: str, defaults: PageDefaults) -> dict[str, Any]:
    """Read whose paths are compared; what an Experiment takes of it."""
    if page == "dialects":
        family = FAMILIES[link.get(FAMILY)]
        reference = read_entry(link.get, OPTIMIZERS[family.rule], defaults)
        alike = link.get(ALIKE) == "alike"
        entries = family_entries(family, alike, reference.hyperparameters)
        return {"entries": entries, "values": reference.values, "grouped": True}
    ids = link.get(SETTINGS["optimizers"].but(default=defaults.rules))
    specs = [OPTIMIZERS[id] for id in ids]
    return {"entries": [read_entry(link.get, s, defaults, link.get(as_setting(s))) for s in specs]}


def start_setting(surface: Surface) -> Setting:
    """The setting of the start on a surface."""
    return SETTINGS["start"].but(kind=Numbers(surface.dimension), default=surface.start)


def more_starts_setting(surface: Surface) -> Setting:
    """The setting of the further starts: points of the surface."""
    more = SETTINGS["more_starts"]
    return more.but(kind=replace(more.kind, size=(surface.dimension, surface.dimension)))


def _path_ids(entries: Sequence[str]) -> tuple[str, ...]:
    """The ids of all paths that there can be: each entry's from its first start, second, ..."""
    most = max(MAX_PATHS, len(entries))
    further = (f"{id}@{k}" for k in range(2, MAX_PATHS + 1) for id in entries)
    return tuple(itertools.islice(itertools.chain(entries, further), most))


def caption(experiment: Experiment) -> str:
    """The numbers of an experiment in one line, in the words of the code."""
    rules = [entry.call for entry in experiment.entries]
    return ";  ".join([*rules, *words_of_runs(experiment), *words_of_conditions(experiment)])


def words_of_runs(experiment: Experiment) -> list[str]:
    """Where all rules of an experiment start, and how far they go, in the words of the code."""
    starts = " and ".join(
        f"({', '.join(map(exact, start))})" for start in (experiment.start, *experiment.more_starts)
    )
    return [f"start={starts}", f"num_steps={experiment.num_steps}"]


def words_of_conditions(experiment: Experiment) -> list[str]:
    """What holds for all rules of an experiment alike, in the words of the code."""
    words, conditions, fit = [], experiment.conditions, experiment.surface
    if conditions.schedule != "constant":
        words.append(f"schedule={conditions.schedule}({_arguments(conditions.schedule_values)})")
    if isinstance(fit, DataFit) and fit.altered:
        words.append(f"{fit.reduction} over {fit.examples} examples")
    if isinstance(fit, DataFit) and fit.data.scale != 1.0:
        words.append(f"x standardized: (x - {exact(fit.data.middle)}) / {exact(fit.data.scale)}")
    if conditions.batching == "listed":
        words.append(f"batches=[{len(conditions.batches)} listed]")
    elif conditions.batching != "full":
        drawn = f"batch_size={conditions.batch_size}, seed={conditions.seed}"
        words.append(
            f"{drawn}, with replacement" if conditions.batching == "replacement" else drawn
        )
    if conditions.noise:
        words.append(f"noise={exact(conditions.noise)}, seed={conditions.seed}")
    if not experiment.shown.equal_units:
        words.append("axes to different scales")
    if experiment.shape:
        words.append(f"{experiment.surface.id}({_arguments(experiment.shape)})")
    return words


def _arguments(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name}={exact(value)}" for name, value in values.items())
