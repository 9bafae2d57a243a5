"""What the hand sets while it moves: another start, other values of parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optviz.content.page_defaults import Opening
from optviz.optimizers import OptimizerSpec
from optviz.player.parameters import Parameter
from optviz.settings.kinds import FARTHEST
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS, shape_settings
from optviz.ui.controls import Controls
from optviz.ui.experiment.stable_rate import rule_settings
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
    shape: Mapping[str, float],
    specs: Sequence[OptimizerSpec],
    opening: Opening,
) -> list[Parameter]:
    """What can be changed: the surface's shape, the number of steps, the hyperparameters."""
    t = controls.t

    def parameter(setting: Setting, label: str, path: str = "", rule: str = "", **more: bool):
        named = setting.name, path, rule, label, controls.key(setting.name)
        return Parameter(*named, controls.slider_values(setting), setting.log, **more)

    shapes = shape_settings(surface)
    steps = SETTINGS["num_steps"].but(default=opening.num_steps)
    found = [parameter(setting, name, shape=True) for name, setting in shapes.items()]
    found.append(parameter(steps, t(steps.label)))
    for spec in specs:
        for setting in rule_settings(controls, spec, opening, surface, shape)[0].values():
            found.append(parameter(setting, t(setting.label), spec.id, t(spec.name)))
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
