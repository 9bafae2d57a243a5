"""A fan of seeds as it is shown: its paths, the bands of its losses, and what is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from optviz.i18n import Translate
from optviz.maps import Fan, seed_fan
from optviz.rendering.figures.bands import Banded
from optviz.rendering.figures.lines import Curve
from optviz.rendering.kept import kept
from optviz.rendering.scene import STYLES, PathStyle
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.entries import Entry

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, eq=False)
class FanView:
    """The fans of all entries, with their names and styles.

    `bands` has for each the median, the band that holds half of the runs, and outside of it the one
    that holds nine of ten.
    """

    entries: Sequence[Entry]
    names: Sequence[str]
    styles: Sequence[PathStyle]
    fans: Sequence[Fan]
    bands: Sequence[Banded]
    said: str


def has_chance(experiment: Experiment) -> bool:
    """Whether another seed gives another run."""
    conditions = experiment.conditions.of_many
    batched = conditions["batch_size"] is not None
    return bool(conditions["noise"]) or batched or experiment.surface.random


def make_fans(
    experiment: Experiment, t: Translate, progress: Callable[[float], None] | None = None
) -> FanView:
    """Run the fans that an experiment asks for, or return them if they are known already.

    Raises ValueError for runs without chance.
    """
    conditions, entries = experiment.conditions, experiment.entries
    arguments = {name: conditions.of_many[name] for name in ("noise", "batch_size")}
    arguments |= {"start": experiment.start, "num_steps": experiment.num_steps}
    arguments |= {"shape": dict(experiment.shape)}
    arguments |= {"seeds": range(conditions.seed, conditions.seed + experiment.map.seeds)}
    ids = [(entry.spec.id, *entry.hyperparameters.items()) for entry in entries]
    schedule = (conditions.schedule, *conditions.schedule_values.items())
    key = ("fans", experiment.surface, *ids, schedule, repr(arguments))

    def made() -> list[Fan]:
        fans = []
        for k, entry in enumerate(entries):

            def advanced(share: float, before: int = k) -> None:
                if progress is not None:
                    progress((before + share) / len(entries))

            fans.append(
                seed_fan(
                    *(experiment.surface, entry.spec, entry.hyperparameters),
                    **arguments,
                    schedule=conditions.schedule_for(entry.hyperparameters),
                    progress=advanced,
                )
            )
        return fans

    fans = kept(key, made)
    names, styles = [t(entry.spec.name) for entry in entries], STYLES[: len(entries)]
    bands = [_banded(*item) for item in zip(names, fans, styles, strict=True)]
    return FanView(entries, names, styles, fans, bands, _said(names, fans, t))


def _banded(name: str, fan: Fan, style: PathStyle) -> Banded:
    lowest, low, middle, high, highest = fan.bands(LEVELS)
    curve = Curve(name, np.arange(len(middle)), middle, style)
    return Banded(curve, low, high, (lowest, highest))


def _said(names: Sequence[str], fans: Sequence[Fan], t: Translate) -> str:
    """Say of each how far apart its runs end."""
    sentence = t(
        "{rule}, {seeds} seeds: at the end half of the runs have a loss of at most {middle}, one in"
        " twenty more than {highest} and one in twenty at most {lowest}."
    )
    sentences = []
    for name, fan in zip(names, fans, strict=True):
        lowest, _, middle, _, highest = (
            f"{v:.3g}".replace("-", "−") for v in fan.bands(LEVELS)[:, -1]
        )
        ends = {"lowest": lowest, "middle": middle, "highest": highest}
        sentences.append(sentence.format(rule=name, seeds=len(fan.seeds), **ends))
    return " ".join(sentences)
