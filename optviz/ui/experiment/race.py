"""Rules that race on a page: its choices beside the player, and the rules' code below."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.content.page_defaults import PageDefaults
from optviz.settings.experiment import Experiment
from optviz.settings.table import SETTINGS
from optviz.ui.columns import picture_and_panel
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment import data, landscape
from optviz.ui.experiment.bench import Paths, show_experiment
from optviz.ui.experiment.choices import choose_conditions, choose_rules, choose_surface
from optviz.ui.experiment.rates import bring_rates
from optviz.ui.experiment.rules import rule_and_code
from surfaces import Surface


def name_surface(place: DeltaGenerator, controls: PlayerControls, surface: Surface) -> None:
    """Say in the page's head what is descended: on a projector the controls are folded up."""
    # A formula of several lines has no room beside the names of the pages.
    key = "surface-model" if "\n" in surface.formula else "surface-name"
    with place.container(key=key, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{controls.t(surface.name)}**", width="content")
        formula = surface.formula.replace("\n", r" \quad ")
        st.latex(formula, width="content")


def show_race(
    controls: PlayerControls, defaults: PageDefaults, explain: Callable[[], None] | None = None
) -> None:
    """Let the reader choose a surface and rules, and show them race, with the rules' code below.

    What `explain` shows stands beside the picture, above the choices.
    """
    fits = defaults.dimension is None
    picture, panel = picture_and_panel(controls)
    with panel:
        if explain:
            explain()
        controls.choose_typing_or_reset()
        surface, shape = choose_surface(controls, defaults)
        shown = landscape.choose_shown(controls)
        batches = {}
        if fits:
            surface = data.choose_data(controls, surface)
            batches = data.choose_batches(controls, surface, defaults)
            arithmetic = st.container()
        shown = replace(shown, equal_units=landscape.choose_axes(controls, surface))
        specs = choose_rules(controls, defaults)
        bring_rates(controls, defaults, surface, shape, specs)
        sliders = st.container()
        conditions = choose_conditions(controls, batches.get("batching", "full") != "full")
        conditions = replace(conditions, **batches)
        if conditions.batching != "full":
            shown = replace(shown, cloud=controls.show(SETTINGS["cloud"]))

    rules = []

    def tell(experiment: Experiment, view_state: Mapping[str, Any], paths: Paths) -> None:
        run = list(dict.fromkeys(entry.spec for entry in experiment.entries))
        if rules and rules != run:
            st.rerun()  # the whole page, which shows other rules below
        rules[:] = run
        if conditions.batching in ("epochs", "replacement"):
            with arithmetic:
                size = conditions.batch_size
                data.batch_arithmetic(controls, surface, size, experiment.num_steps)
        if fits and surface.data.scale != 1.0:
            data.show_original_units(controls, surface, paths(), view_state["step"])

    if controls.projector:
        name_surface(picture, controls, surface)
    show_experiment(
        controls,
        Experiment(surface, shape, (), (), defaults.num_steps, conditions, shown=shown),
        specs,
        defaults,
        picture=picture,
        sliders=sliders,
        complete=lambda experiment: experiment,
        tell=tell,
    )
    rule_and_code(controls, rules)
