"""What the hand asks for while it moves: another start, other values of hyperparameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optviz.content.page_defaults import Opening
from optviz.i18n import Translate
from optviz.optimizers import HYPERPARAMETERS, OptimizerSpec
from optviz.player.pad_payload import Knob
from optviz.settings.experiment import number_of
from optviz.settings.links import Number
from optviz.settings.slider_values import STEP_COUNTS, slider_values
from surfaces import Surface

_FARTHEST = 1e6  # a start's coordinates, as in a link


@dataclass(frozen=True)
class Asked:
    """A live request: its number, a start or None, and values of hyperparameters by name."""

    number: int
    point: tuple[float, ...] | None
    turned: Mapping[str, float]


def knobs_of(
    surface: Surface,
    specs: Sequence[OptimizerSpec],
    opening: Opening,
    t: Translate,
    key: Callable[[str], str],
) -> list[Knob]:
    """What can be turned: the surface's shape, the number of steps, each rule's hyperparameters.

    `key` gives the key of a setting's slider.
    """
    knobs = []
    for name, slider in surface.shape_sliders.items():
        setting, values = f"{surface.id}.{name}", slider_values(Number(slider.low, slider.high))
        knobs.append(Knob(setting, "", "", name, key(setting), values, log=False, shape=True))
    counts = sorted({*STEP_COUNTS, opening.num_steps})
    knobs.append(Knob("num_steps", "", "", t("Steps"), key("num_steps"), counts, log=True))
    for spec in specs:
        for name, default in spec.hyperparameters.items():
            known, setting = HYPERPARAMETERS[name], f"{spec.id}.{name}"
            # Of another type than the slider's own values a value would not be one of them.
            values = slider_values(number_of(known), log=known.log)
            values = sorted({*values, opening.hyperparameters.get(setting, default)})
            called = t(spec.name), t(name.replace("_", " ")), key(setting)
            knobs.append(Knob(setting, spec.id, *called, values, known.log))
    return knobs


def read_asked(asked: Any, dimension: int, knobs: Sequence[Knob]) -> Asked | None:
    """Read a live request; what the page does not allow is left out, None if it has no number.

    A request comes from the browser, which may be anyone's.
    """
    asked = asked if isinstance(asked, Mapping) else {}
    number, point, turned = (asked.get(name) for name in ("number", "point", "turned"))
    if type(number) is not int or not 0 < number < 2**53:
        return None
    values = {knob.name: knob.values for knob in knobs}
    turned = turned if isinstance(turned, Mapping) else {}
    return Asked(
        number,
        tuple(map(float, point)) if _is_point(point, dimension) else None,
        {
            name: values[name][values[name].index(value)]
            for name, value in turned.items()
            if value in values.get(name, ())
        },
    )


def _is_point(point: Any, dimension: int) -> bool:
    if not isinstance(point, Sequence) or len(point) != dimension:
        return False
    return all(type(v) in (int, float) and abs(v) <= _FARTHEST for v in point)
