"""What the hand sets while it moves: another start, other values of parameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optviz.content.page_defaults import Opening
from optviz.i18n import Translate
from optviz.optimizers import HYPERPARAMETERS, OptimizerSpec
from optviz.player.parameters import Parameter
from optviz.settings.experiment import number_of
from optviz.settings.links import FARTHEST, Number
from optviz.settings.slider_values import STEP_COUNTS, slider_values
from surfaces import Surface


@dataclass(frozen=True)
class Change:
    """What the hand has set: the change's number, a start or None, and values by name."""

    number: int
    start: tuple[float, ...] | None
    parameters: Mapping[str, float]


def parameters_of(
    surface: Surface,
    specs: Sequence[OptimizerSpec],
    opening: Opening,
    t: Translate,
    key: Callable[[str], str],
) -> list[Parameter]:
    """What can be changed: the surface's shape, the number of steps, each rule's hyperparameters.

    `key` gives the key of a setting's slider.
    """
    found = []
    for name, slider in surface.shape_sliders.items():
        setting, values = f"{surface.id}.{name}", slider_values(Number(slider.low, slider.high))
        found.append(Parameter(setting, "", "", name, key(setting), values, log=False, shape=True))
    counts = sorted({*STEP_COUNTS, opening.num_steps})
    found.append(Parameter("num_steps", "", "", t("Steps"), key("num_steps"), counts, log=True))
    for spec in specs:
        for name, default in spec.hyperparameters.items():
            known, setting = HYPERPARAMETERS[name], f"{spec.id}.{name}"
            # Of another type than the slider's own values a value would not be one of them.
            values = slider_values(number_of(known), log=known.log)
            values = sorted({*values, opening.hyperparameters.get(setting, default)})
            called = t(spec.name), t(name.replace("_", " ")), key(setting)
            found.append(Parameter(setting, spec.id, *called, values, known.log))
    return found


def read_change(change: Any, dimension: int, parameters: Sequence[Parameter]) -> Change | None:
    """Read what the hand has set; what the page does not allow is left out.

    A change comes from the browser, which may be anyone's: one without a number is None.
    """
    change = change if isinstance(change, Mapping) else {}
    number, start, wished = (change.get(name) for name in ("number", "start", "parameters"))
    if type(number) is not int or not 0 < number < 2**53:
        return None
    values = {item.name: item.values for item in parameters}
    wished = wished if isinstance(wished, Mapping) else {}
    return Change(
        number,
        tuple(map(float, start)) if _is_point(start, dimension) else None,
        {
            name: values[name][values[name].index(value)]
            for name, value in wished.items()
            if value in values.get(name, ())
        },
    )


def _is_point(point: Any, dimension: int) -> bool:
    if not isinstance(point, Sequence) or len(point) != dimension:
        return False
    return all(type(v) in (int, float) and abs(v) <= FARTHEST for v in point)
