"""The sliders of the entries: for every argument of a rule, or of a package's form of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.optimizers import OptimizerSpec
from optviz.rendering.scene import STYLES, PathStyle
from optviz.settings.entries import Entry, as_setting, read_entry
from optviz.settings.kinds import Number
from optviz.settings.setting import Setting
from optviz.ui.experiment.stable_rate import rule_settings, say_stable_rate, tick
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
            st.html(f"{line_sample(style)} <b>{controls.t(spec.name)}</b>")
            chosen = controls.show(form) if forms and len(form.names) > 1 else form.default
        known, stable = {}, None
        if chosen == form.default:
            rules, stable = rule_settings(controls, spec, opening, surface, shape)
            known = {setting.name: setting for setting in rules.values()}
        entry, shown = _sliders_of(controls, spec, opening, chosen, known)
        if stable:
            if not controls.typing:
                setting, cell = shown[f"{spec.id}.learning_rate"]
                cell.html(tick(controls.slider_values(setting), stable[0]))
            say_stable_rate(controls, *stable)
        entries.append(entry)
        sliders += [(setting, entry) for setting, _ in shown.values()]
    return entries, sliders


def _sliders_of(
    controls: PlayerControls,
    spec: OptimizerSpec,
    opening: Opening,
    form: str,
    known: Mapping[str, Setting],
) -> tuple[Entry, dict[str, tuple[Setting, Any]]]:
    """Show the sliders of one rule; return also each slider's setting and place on the page.

    `known` are settings to be shown in place of those of the same names.
    """
    grid = st.grid(2, gap="small", min_column_width=110)
    shown = {}

    def get(setting: Setting) -> Any:
        setting, cell = known.get(setting.name, setting), grid.container(gap=None)
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


def line_sample(style: PathStyle) -> str:
    """A piece of a path's line, as HTML."""
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
