"""The sliders of the rules, and what they are set to."""

import bisect
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from optviz.analysis.landscape import stable_rate
from optviz.content.page_defaults import PageDefaults
from optviz.optimizers import OptimizerSpec
from optviz.rendering.scene import PathStyle
from optviz.settings.experiment.entries import Entry, Get, as_setting, read_entry
from optviz.settings.kinds import Number
from optviz.settings.setting import Setting
from optviz.ui.controls import Controls
from optviz.ui.controls.typing_numbers import is_typing
from surfaces import Surface


@dataclass(frozen=True)
class ReadRule:
    """A rule's entry and its sliders' settings, as they are set.

    `stable` has the rate below which it converges and λmax, where they are known; `refusal` says
    what the package does not take together.
    """

    entry: Entry
    sliders: Sequence[Setting]
    stable: tuple[float, float] | None
    refusal: str = ""


@dataclass(frozen=True)
class RuleSliders:
    """The sliders of rules: for every argument of a rule, or of a package's form of it.

    With `forms` a rule can be had as a package has it, with the package's own arguments. On a
    `surface` whose minimum is known it is said at which learning rates a rule converges.
    """

    controls: Controls
    defaults: PageDefaults
    surface: Surface | None = None
    shape: Mapping[str, float] | None = None
    forms: bool = True

    def read(self, spec: OptimizerSpec, get: Get | None = None) -> ReadRule:
        """Read a rule as its controls are set; `get` may show the slider of what it reads."""
        controls, form = self.controls, as_setting(spec)
        chosen = controls.value(form) if self._is_offered(form) else form.default
        stable = None
        if self.surface and chosen == form.default:
            present = read_entry(controls.value, spec, self.defaults).hyperparameters
            stable = stable_rate(self.surface, self.shape, spec.id, present)
        sliders = []

        def read(setting: Setting) -> Any:
            # The slider of the learning rate reaches a decade beyond the stable one.
            if stable and setting.name == _rate_of(spec):
                setting = setting.reaching(stable[0])
            if isinstance(setting.kind, Number):
                sliders.append(setting)
            return (get or controls.value)(setting)

        try:
            return ReadRule(read_entry(read, spec, self.defaults, chosen), sliders, stable)
        except ValueError as refusal:
            # What the package does not take together: its defaults hold until that is changed.
            entry = read_entry(lambda setting: setting.default, spec, self.defaults, chosen)
            return ReadRule(entry, sliders, stable, str(refusal))

    def show(self, spec: OptimizerSpec, style: PathStyle) -> ReadRule:
        """Show the sliders of a rule, and return what they are set to."""
        controls, form = self.controls, as_setting(spec)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f"{line_sample(style)} <b>{controls.t(spec.name)}</b>", width="content")
            if self._is_offered(form):
                controls.show(form)
        grid = st.grid(2, gap="small", min_column_width=110)
        shown = {}

        def show(setting: Setting) -> Any:
            # A mark may stand below the slider of the learning rate.
            cell = grid.container(gap=None) if setting.name == _rate_of(spec) else grid
            shown[setting.name] = setting, cell
            with cell:
                return controls.show(setting)

        found = self.read(spec, show)
        if found.refusal:
            st.text(found.refusal)
        if found.stable:
            chosen = found.entry.hyperparameters["learning_rate"]
            _mark_stable_rate(controls, *shown[_rate_of(spec)], chosen, *found.stable)
        return found

    def _is_offered(self, form: Setting) -> bool:
        return self.forms and len(form.names) > 1


def _rate_of(spec: OptimizerSpec) -> str:
    return f"{spec.id}.learning_rate"


def moved_by(read: Sequence[ReadRule]) -> list[tuple[Setting, Entry]]:
    """The sliders of all rules, with whose they are."""
    return [(slider, rule.entry) for rule in read for slider in rule.sliders]


def _mark_stable_rate(
    controls: Controls,
    setting: Setting,
    cell: Any,
    chosen: float,
    stable: float,
    curvature: float,
) -> None:
    if not is_typing():
        cell.html(_tick(controls.slider_values(setting), stable))
    t = controls.t
    sentence = t(
        "Near the minimum it converges at rates below {rate} = {factor} / λmax, where λmax ="
        " {curvature}."
    )
    factor = stable * curvature
    text = sentence.format(
        rate=f"{stable:.4g}", factor=f"{factor:.4g}", curvature=f"{curvature:.4g}"
    )
    if chosen > stable:
        text += " " + t("**At {rate} it diverges from there.**").format(rate=f"{chosen:.4g}")
    st.caption(text)


def _tick(values: Sequence[float], rate: float) -> str:
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


def line_sample(style: PathStyle) -> str:
    """A piece of a path's line, as HTML."""
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
