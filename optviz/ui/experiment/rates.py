"""The learning rates with which a surface is shown when a reader chooses it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from optviz.analysis.landscape import stable_rate
from optviz.content.page_defaults import PageDefaults
from optviz.content.teaching_rates import TEACHING_RATES
from optviz.optimizers import OptimizerSpec
from optviz.settings.setting import Setting
from optviz.settings.table import hyperparameter
from optviz.ui.controls import Controls
from surfaces import SURFACES, Surface


def bring_rates(
    controls: Controls,
    defaults: PageDefaults,
    surface: Surface,
    shape: Mapping[str, float],
    specs: Sequence[OptimizerSpec],
) -> None:
    """Give each rule the rate at which a surface teaches most, when either is chosen by hand.

    A rate that the reader has moved stays where it is. So does one of a link: a link that says
    nothing of a rate means the rule's default, on every surface.
    """
    brought = st.session_state.setdefault(f"{controls.page}:rates", {})
    by_hand = controls.page in st.session_state["opened"]
    for spec in specs:
        if "learning_rate" not in spec.hyperparameters:
            continue
        setting = hyperparameter(spec, "learning_rate", defaults)
        rate = _teaching_rate(setting, surface, shape, spec)
        before = brought.get(spec.id)
        moves = before is None or (
            before[0] != surface.key and controls.value(setting) == before[1]
        )
        if by_hand and moves:
            controls.turn(setting.name, rate)
        brought[spec.id] = surface.key, rate


def _teaching_rate(
    setting: Setting, surface: Surface, shape: Mapping[str, float], spec: OptimizerSpec
) -> float:
    """The rate stored for a surface; on a reader's own one at most half the stable rate."""
    if surface.key in SURFACES:
        return TEACHING_RATES.get(surface.id, {}).get(spec.id, setting.default)
    stable = stable_rate(surface, shape, spec.id, spec.hyperparameters)
    if stable is None or setting.default < stable[0]:
        return setting.default
    half = stable[0] / 2
    below = [value for value in setting.slider_values if value <= half]
    return below[-1] if below else float(f"{half:.1e}")
