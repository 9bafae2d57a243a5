"""An experiment on a page: its choices beside the player, and the rules' code below."""

from dataclasses import replace

import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.settings.experiment import Experiment, more_starts_setting
from optviz.settings.table import SETTINGS
from optviz.ui.columns import picture_and_panel
from optviz.ui.experiment import data, landscape, saving
from optviz.ui.experiment.choices import (
    choose_conditions,
    choose_rules,
    choose_surface,
    hyperparameter_sliders,
)
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.player_controls import PlayerControls


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
    stage = picture.container(gap=None)
    parameters = parameters_of(controls, surface, shape, specs, opening)
    with stage:
        show_surface(controls, surface, shape, shown, parameters)
    whole = True

    # What a slider of a rule changes: only this is computed and sent again when one moves.
    @st.fragment
    def race() -> None:
        nonlocal whole
        if controls.projector != st.session_state["projector"]:
            st.rerun()  # the whole page: its columns are others
        with sliders:
            settings = hyperparameter_sliders(controls, specs, opening, surface, shape)
            num_steps = int(controls.show(SETTINGS["num_steps"].but(default=opening.num_steps)))
            if parameters_of(controls, surface, shape, specs, opening) != parameters:
                st.rerun()  # the whole page: the values that its pad offers are others
            with st.grid(2, gap="small", min_column_width=110):
                start, move_start = controls.start(
                    surface.key, surface.symbols, surface.start, surface.window
                )
            more = controls.show(more_starts_setting(surface))
        if conditions.batching in ("epochs", "replacement"):
            with arithmetic:
                data.batch_arithmetic(controls, surface, conditions.batch_size, num_steps)
        experiment = Experiment(
            surface, shape, settings, start, num_steps, conditions, more_starts=more, shown=shown
        )
        with stage:
            at = show_paths(controls, experiment, parameters, move_start, whole=whole)
        whole = False
        with picture:
            if fits and surface.data.scale != 1.0:
                data.show_original_units(controls, experiment, at["step"])
            saving.save_button(controls, experiment, at)

    race()
    rule_and_code(controls, specs)
