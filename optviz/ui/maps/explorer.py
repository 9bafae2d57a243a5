"""A map of runs beside the player: its choices, and the map while it is computed."""

import functools
from dataclasses import replace
from typing import Any

import streamlit as st

from optviz import player
from optviz.content.page_defaults import PageDefaults
from optviz.player.payloads.heat import heat_message
from optviz.rendering.maps import make_heat, prepare_preview
from optviz.rendering.paths import make_paths
from optviz.rendering.scene import STYLES
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.maps import read_map
from optviz.settings.kinds import Choices
from optviz.settings.setting import Setting
from optviz.settings.table import SETTINGS, schedule_settings
from optviz.ui.advancing import advancing, computed
from optviz.ui.columns import picture_and_panel
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment import as_code, landscape
from optviz.ui.experiment.choices import choose_rules, choose_starts, choose_surface
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.sliders import RuleSliders, moved_by
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.maps.basin_pair import show_basin_pair
from optviz.ui.maps.conditions import choose_conditions_of_many
from optviz.ui.maps.files import offer_files
from optviz.ui.maps.race import show_honest_race
from optviz.ui.maps.seeds import show_seeds
from optviz.ui.page_runs import OUTCOME
from optviz.ui.view_buttons import view_buttons


def show_maps(controls: PlayerControls, defaults: PageDefaults) -> None:
    """Let the reader choose a surface, a rule and a map, and show the map beside the run."""
    picture, panel = picture_and_panel(controls)
    with panel:
        chosen = st.container()
        controls.choose_typing_or_reset()
        surface, shape = choose_surface(controls, defaults)
        shown = landscape.choose_shown(controls)
        shown = replace(shown, equal_units=landscape.choose_axes(controls, surface))
        specs = choose_rules(controls, defaults)
        sliders = st.container()
    computing = picture.container(gap=None)
    stage = picture.container(gap=None)
    with stage:
        show_surface(controls, surface, shape, shown)
    whole = True

    @st.fragment(key=OUTCOME)
    def explore() -> None:
        nonlocal whole
        if controls.projector != st.session_state["projector"]:
            st.rerun()  # the whole page: its columns are others
        with sliders:
            rules = RuleSliders(controls, defaults, surface, shape, forms=False)
            read = [rules.show(*rule) for rule in zip(specs, STYLES, strict=False)]
            entries = [rule.entry for rule in read]
            steps = SETTINGS["num_steps"].but(default=defaults.num_steps)
            num_steps = int(controls.show(steps))
            start, _, move_start = choose_starts(controls, surface, more=False)
            conditions = choose_conditions_of_many(controls, surface)
        with chosen:
            get = functools.partial(_choose, controls)
            wanted = read_map(get, entries, conditions.schedule)
            if wanted is not None and wanted.is_map:
                view = controls.map_view(surface.key, (wanted.kind, wanted.x, wanted.y))
                wanted = replace(wanted, view=view)
        experiment = Experiment(
            *(surface, shape, entries, start, num_steps, conditions), shown=shown, map=wanted
        )
        parameters = parameters_of(
            *(controls, surface, steps, moved_by(read)),
            between=True,
            schedule=schedule_settings(conditions.schedule),
        )
        paths = functools.cache(lambda: make_paths(experiment, controls.t))
        with stage:
            told = controls, experiment, paths, parameters, move_start
            view_state = show_paths(*told, whole=whole, moves=OUTCOME)
        whole = False
        with picture, st.container(horizontal=True):
            files = st.container(horizontal=True, width="content")
            as_code.code_button(controls, experiment)
            view_buttons(controls, controls.full_view(view_state))
        # Last: while it is computed the run is seen already, and can be given up for another.
        if wanted is not None:
            with computing:
                is_there = _SHOW[wanted.kind](controls, experiment)
            if is_there:
                with files:
                    offer_files(controls, experiment)

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


def _send_map(controls: PlayerControls, experiment: Experiment) -> bool:
    """Compute the map and send it; the bar's own calls give it up when the reader moves on.

    False if it cannot be computed.
    """
    name, t = f"{controls.page}-heat", controls.t
    with advancing(t) as progress:
        heat = computed(lambda: make_heat(experiment, t, progress=progress), t)
    if heat is None:
        return False
    player.overlay(name, heat_message(name, heat))
    prepare_preview(experiment)
    return experiment.map.beside == "none" or show_basin_pair(controls, experiment)


_SHOW = {
    "hyperparameters": _send_map,
    "basins": _send_map,
    "race": show_honest_race,
    "seeds": show_seeds,
}
