"""The sliders of the entries: for every argument of a rule, or of a package's form of it."""

import bisect
import math
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.analysis.landscape import stable_rate
from optviz.content.page_defaults import Opening
from optviz.optimizers import OptimizerSpec
from optviz.rendering.scene import STYLES, PathStyle
from optviz.settings.entries import Entry, as_setting, read_entry
from optviz.settings.kinds import Number
from optviz.settings.setting import Setting
from optviz.ui.player_controls import PlayerControls
from surfaces import Surface


def entry_sliders(
    controls: PlayerControls,
    specs: Sequence[OptimizerSpec],
    opening: Opening,
    surface: Surface | None = None,
    shape: Mapping[str, float] | None = None,
    *,
    forms: bool = True,
) -> tuple[list[Entry], list[tuple[Setting, Entry]]]:
    """Show the sliders of every rule; return its entries, and the sliders with whose they are.

    With `forms` a rule can be had as a package has it, with the package's own arguments. On a
    `surface` whose minimum is known it is said at which learning rates a rule converges.
    """
    entries, sliders = [], []
    for spec, style in zip(specs, STYLES, strict=False):
        form = as_setting(spec)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f"{line_sample(style)} <b>{controls.t(spec.name)}</b>", width="content")
            chosen = controls.show(form) if forms and len(form.names) > 1 else form.default
        stable = None
        if surface and chosen == form.default:
            present = read_entry(controls.value, spec, opening).hyperparameters
            stable = stable_rate(surface, shape, spec.id, present)
        entry, shown = _sliders_of(controls, spec, opening, chosen, stable)
        if stable:
            rate = entry.hyperparameters["learning_rate"]
            _mark_stable_rate(controls, *shown[f"{spec.id}.learning_rate"], rate, *stable)
        entries.append(entry)
        sliders += [(setting, entry) for setting, _ in shown.values()]
    return entries, sliders


def _sliders_of(
    controls: PlayerControls,
    spec: OptimizerSpec,
    opening: Opening,
    form: str,
    stable: tuple[float, float] | None,
) -> tuple[Entry, dict[str, tuple[Setting, Any]]]:
    """Show the sliders of one rule; return also each slider's setting and place on the page.

    The slider of the learning rate reaches a decade beyond the `stable` one, if that is known.
    """
    grid = st.grid(2, gap="small", min_column_width=110)
    shown = {}

    def get(setting: Setting) -> Any:
        cell = grid
        if stable and setting.name == f"{spec.id}.learning_rate":
            setting, cell = setting.reaching(stable[0]), grid.container(gap=None)
        if isinstance(setting.kind, Number):
            shown[setting.name] = setting, cell
        with cell:
            return controls.show(setting)

    try:
        return read_entry(get, spec, opening, form), shown
    except ValueError as refusal:
        # What the package does not take together: its defaults hold until that is changed.
        st.text(str(refusal))
        return read_entry(lambda setting: setting.default, spec, opening, form), shown


def _mark_stable_rate(
    controls: PlayerControls,
    setting: Setting,
    cell: Any,
    chosen: float,
    stable: float,
    curvature: float,
) -> None:
    if not controls.typing:
        cell.html(_tick(controls.slider_values(setting), stable))
    t = controls.t
    sentence = t(
        "Near the minimum it converges at rates below {rate} = {factor} / λmax, where λmax ="
        " {curvature}."
    )
    factor = stable * curvature
    told = sentence.format(
        rate=f"{stable:.4g}", factor=f"{factor:.4g}", curvature=f"{curvature:.4g}"
    )
    if chosen > stable:
        told += " " + t("**At {rate} it diverges from there.**").format(rate=f"{chosen:.4g}")
    st.caption(told)


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
