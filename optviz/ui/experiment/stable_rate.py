"""The learning rates at which a rule converges: on the slider, below it, and in words."""

import bisect
import math
from collections.abc import Mapping, Sequence

import streamlit as st

from optviz.analysis.landscape import stable_rate
from optviz.content.page_defaults import Opening
from optviz.optimizers import OptimizerSpec
from optviz.settings.setting import Setting
from optviz.settings.table import hyperparameter
from optviz.ui.controls import Controls
from surfaces import Surface


def rule_settings(
    controls: Controls,
    spec: OptimizerSpec,
    opening: Opening,
    surface: Surface | None = None,
    shape: Mapping[str, float] | None = None,
) -> tuple[dict[str, Setting], tuple[float, float] | None]:
    """The settings of a rule's hyperparameters, and what `stable_rate` says of the surface.

    The slider of the learning rate reaches a decade beyond the stable rate.
    """
    settings = {name: hyperparameter(spec, name, opening) for name in spec.hyperparameters}
    values = {name: controls.value(setting) for name, setting in settings.items()}
    stable = surface and stable_rate(surface, shape, spec.id, values)
    if stable:
        settings["learning_rate"] = settings["learning_rate"].reaching(stable[0])
    return settings, stable


def tick(values: Sequence[float], rate: float) -> str:
    """A mark below a slider where a rate lies among its values."""
    above = bisect.bisect(values, rate)
    below, next_value = values[above - 1], values[above]
    part = math.log(rate / below) / math.log(next_value / below)
    share = (above - 1 + part) / (len(values) - 1)
    # The slider's track is shorter than its box by half a thumb at both ends.
    place = f"calc(6px + (100% - 12px) * {share:.4f})"
    beside = f"right:calc(100% - {place} + 7px)" if share > 0.5 else f"left:calc({place} + 7px)"
    return (
        '<div aria-hidden="true" style="position:relative;height:1.1rem;margin-top:-0.6rem;'
        'font-size:0.75rem;opacity:0.75">'
        f'<span style="position:absolute;left:{place};transform:translateX(-50%)">▲</span>'
        f'<span style="position:absolute;white-space:nowrap;{beside}">{rate:.3g}</span></div>'
    )


def say_stable_rate(controls: Controls, rate: float, curvature: float) -> None:
    """Say the rate below which a rule converges near the minimum, and where it comes from."""
    sentence = controls.t(
        "Near the minimum it converges at rates below {rate} = {factor} / λmax, where λmax ="
        " {curvature}."
    )
    st.caption(
        sentence.format(
            rate=f"{rate:.4g}", factor=f"{rate * curvature:.4g}", curvature=f"{curvature:.4g}"
        )
    )
