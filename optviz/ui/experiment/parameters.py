"""What the hand sets while it moves: another start, other values of parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optviz.player.payloads.parameters import Parameter
from optviz.settings.experiment.entries import Entry
from optviz.settings.kinds import FARTHEST
from optviz.settings.setting import Setting
from optviz.settings.table import shape_settings
from optviz.ui.controls import Controls
from surfaces import Surface


@dataclass(frozen=True)
class Change:
    """What the hand has set: the change's number, a start or None, and values by name."""

    number: int
    start: tuple[float, ...] | None
    parameters: Mapping[str, float]


def parameters_of(
    controls: Controls,
    surface: Surface,
    num_steps: Setting,
    sliders: Sequence[tuple[Setting, Entry]],
    *,
    between: bool = False,
    schedule: Mapping[str, Setting] | None = None,
) -> list[Parameter]:
    """What can be changed: the surface's shape, the number of steps, the sliders of the entries.

    Those of the entries and of a `schedule` can be set `between` their sliders' values too, if so
    told.
    """
    t = controls.t

    def ends_of(setting: Setting) -> tuple[float, float] | None:
        return (setting.kind.low, setting.kind.high) if between else None

    def parameter(setting: Setting, label: str, path: str = "", rule: str = "", **more: Any):
        named = setting.name, path, rule, label, controls.key(setting.name)
        return Parameter(*named, controls.slider_values(setting), setting.log, **more)

    shapes = shape_settings(surface).items()
    found = [parameter(setting, name, shape=True) for name, setting in shapes]
    found.append(parameter(num_steps, t(num_steps.label)))
    for setting, entry in sliders:
        label = t(setting.label) if setting.translated else setting.label
        found.append(parameter(setting, label, entry.id, entry.name(t), ends=ends_of(setting)))
    for setting in (schedule or {}).values():
        found.append(parameter(setting, t(setting.label), ends=ends_of(setting)))
    return found


def read_change(change: Any, dimension: int, parameters: Sequence[Parameter]) -> Change | None:
    """Read what the hand has set; what the page does not allow is left out.

    A change comes from the browser, which may be anyone's: one without a number is None.
    """
    change = change if isinstance(change, Mapping) else {}
    number, start, wished = (change.get(name) for name in ("number", "start", "parameters"))
    if type(number) is not int or not 0 < number < 2**53:
        return None
    known = {item.name: item for item in parameters}
    wished = wished if isinstance(wished, Mapping) else {}
    return Change(
        number,
        tuple(map(float, start)) if _is_point(start, dimension) else None,
        {
            name: float(value) if known[name].ends else _own(known[name].values, value)
            for name, value in wished.items()
            if name in known and _is_allowed(known[name], value)
        },
    )


def _is_allowed(parameter: Parameter, value: Any) -> bool:
    if value in parameter.values:
        return True
    ends = parameter.ends
    return ends is not None and type(value) in (int, float) and ends[0] <= value <= ends[1]


def _own(values: Sequence[float], value: Any) -> float:
    """The slider's own number that equals a value of the browser's."""
    return values[values.index(value)]


def _is_point(point: Any, dimension: int) -> bool:
    if not isinstance(point, Sequence) or len(point) != dimension:
        return False
    return all(type(v) in (int, float) and abs(v) <= FARTHEST for v in point)
