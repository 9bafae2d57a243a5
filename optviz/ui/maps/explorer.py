"""A map of runs beside the player: its choices, and the map while it is computed."""

import functools
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from optviz import player
from optviz.content.page_defaults import Opening
from optviz.i18n import Translate
from optviz.player.heat_payload import heat_message
from optviz.rendering.maps import make_heat
from optviz.rendering.paths import make_paths
from optviz.settings.conditions import Conditions
from optviz.settings.experiment import Experiment
from optviz.settings.kinds import Choices
from optviz.settings.maps import read_map
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS
from optviz.ui.columns import picture_and_panel
from optviz.ui.experiment import as_code, landscape
from optviz.ui.experiment.choices import choose_rules, choose_starts, choose_surface
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.sliders import entry_sliders
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.player_controls import PlayerControls

_PATIENCE = 0.4  # seconds, before a bar is shown
_EVERY = 0.1  # seconds between two looks at it


def show_maps(controls: PlayerControls, opening: Opening) -> None:
    """Let the reader choose a surface, a rule and a map, and show the map beside the run."""
    picture, panel = picture_and_panel(controls)
    with panel:
        chosen = st.container()
        controls.choose_typing()
        surface, shape = choose_surface(controls, opening)
        shown = landscape.choose_shown(controls)
        shown = replace(shown, equal_units=landscape.choose_axes(controls, surface))
        specs = choose_rules(controls, opening)
        sliders = st.container()
    computing = picture.container(gap=None)
    stage = picture.container(gap=None)
    with stage:
        show_surface(controls, surface, shape, shown)
    whole = True

    @st.fragment
    def explore() -> None:
        nonlocal whole
        if controls.projector != st.session_state["projector"]:
            st.rerun()  # the whole page: its columns are others
        with sliders:
            entries, moved = entry_sliders(controls, specs, opening, surface, shape, forms=False)
            steps = SETTINGS["num_steps"].but(default=opening.num_steps)
            num_steps = int(controls.show(steps))
            start, _, move_start = choose_starts(controls, surface, more=False)
        with chosen:
            wanted = read_map(lambda setting: _choose(controls, setting), entries)
            if wanted is not None:
                view = controls.map_view(surface.key, (wanted.kind, wanted.x, wanted.y))
                wanted = replace(wanted, view=view)
        experiment = Experiment(
            *(surface, shape, entries, start, num_steps, Conditions()), shown=shown, map=wanted
        )
        parameters = parameters_of(controls, surface, steps, moved, between=True)
        paths = functools.cache(lambda: make_paths(experiment, controls.t))
        with stage:
            show_paths(controls, experiment, paths, parameters, move_start, whole=whole)
        whole = False
        with picture:
            as_code.code_button(controls, experiment)
        # Last: while it is computed the run is seen already, and can be given up for another.
        if wanted is not None:
            with computing:
                _send_map(controls.page, experiment, controls.t)

    explore()
    rule_and_code(controls, specs)


def _choose(controls: PlayerControls, setting: Setting) -> Any:
    """Let a setting of the map be chosen; the view is chosen in the picture."""
    if setting.name == "map_view":
        return None
    scope = controls.scope
    dynamic = isinstance(setting.kind, Choices) and setting.name not in ("map", "map_shows")
    if dynamic:
        controls.scope = ",".join(setting.kind.options)
    with controls.shown_if(not (dynamic and len(setting.kind.options) == 1)):
        value = controls.show(setting, row=not dynamic)
    controls.scope = scope
    return value


def _send_map(page: str, experiment: Experiment, t: Translate) -> None:
    """Compute the map and send it; the bar's own calls give it up when the reader moves on."""
    place = st.empty()
    heat = make_heat(experiment, t, progress=_bar(place, t))
    place.empty()
    player.overlay(f"{page}-heat", heat_message(f"{page}-heat", heat))


def _bar(place: Any, t: Translate) -> Callable[[float], None]:
    began = time.monotonic()
    shown = began

    def progress(share: float) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - began > _PATIENCE and now - shown > _EVERY:
            left = (now - began) * (1 - share) / share
            place.progress(
                share, t("Computing the map, about {seconds} s left").format(seconds=f"{left:.0f}")
            )
            shown = now

    return progress
