"""An experiment on a page: its choices beside the player, and the rules' code below."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.content.page_defaults import Opening
from optviz.settings.experiment import Experiment
from optviz.settings.table import SETTINGS
from optviz.ui.columns import picture_and_panel
from optviz.ui.experiment import as_code, data, landscape, saving
from optviz.ui.experiment.choices import (
    choose_conditions,
    choose_rules,
    choose_starts,
    choose_surface,
)
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.sliders import entry_sliders
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.player_controls import PlayerControls
from surfaces import Surface


def name_surface(place: DeltaGenerator, controls: PlayerControls, surface: Surface) -> None:
    """Say in the page's head what is descended: on a projector the controls are folded up."""
    with place.container(key="surface-name", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{controls.t(surface.name)}**", width="content")
        formula = surface.formula.replace("\n", r" \quad ")
        st.latex(formula, width="content")


def show_race(controls: PlayerControls, opening: Opening) -> None:
    """Let the reader choose a surface and rules, and show them race, with the rules' code below."""
    fits = opening.dimension is None
    picture, panel = picture_and_panel(controls)
    with panel:
        controls.choose_typing()
        surface, shape = choose_surface(controls, opening)
        shown = landscape.choose_shown(controls)
        batches = {}
        if fits:
            surface = data.choose_data(controls, surface)
            batches = data.choose_batches(controls, surface, opening)
            arithmetic = st.container()
        shown = replace(shown, equal_units=landscape.choose_axes(controls, surface))
        specs = choose_rules(controls, opening)
        sliders = st.container()
        conditions = choose_conditions(controls, batches.get("batching", "full") != "full")
        conditions = replace(conditions, **batches)
        if conditions.batching != "full":
            shown = replace(shown, cloud=controls.show(SETTINGS["cloud"]))

    # Scenes have no size of their own; without a gap they leave no trace on the page.
    if controls.projector:
        name_surface(picture, controls, surface)
    stage = picture.container(gap=None)
    with stage:
        show_surface(controls, surface, shape, shown)
    whole = True

    # What a slider of a rule changes: only this is computed and sent again when one moves.
    @st.fragment
    def race() -> None:
        nonlocal whole
        if controls.projector != st.session_state["projector"]:
            st.rerun()  # the whole page: its columns are others
        with sliders:
            entries, moved = entry_sliders(controls, specs, opening, surface, shape)
            steps = SETTINGS["num_steps"].but(default=opening.num_steps)
            num_steps = int(controls.show(steps))
            start, more, move_start = choose_starts(controls, surface)
        if conditions.batching in ("epochs", "replacement"):
            with arithmetic:
                data.batch_arithmetic(controls, surface, conditions.batch_size, num_steps)
        experiment = Experiment(
            surface, shape, entries, start, num_steps, conditions, more_starts=more, shown=shown
        )
        parameters = parameters_of(controls, surface, steps, moved)
        with stage:
            at = show_paths(controls, experiment, parameters, move_start, whole=whole)
        whole = False
        with picture:
            if fits and surface.data.scale != 1.0:
                data.show_original_units(controls, experiment, at["step"])
            with st.container(horizontal=True):
                saving.save_button(controls, experiment, at)
                as_code.code_button(controls, experiment)

    race()
    rule_and_code(controls, specs)
