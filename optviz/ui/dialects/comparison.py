"""The packages' forms of one name on one map, and what tells them apart."""

import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.dialects import FAMILIES, Family
from optviz.optimizers import OPTIMIZERS
from optviz.settings.entries import ALIKE, FAMILY, family_entries, family_opening
from optviz.settings.experiment import Experiment
from optviz.settings.table import SETTINGS
from optviz.ui.columns import picture_and_panel
from optviz.ui.dialects.tables import show_arguments, show_first_steps, show_groups
from optviz.ui.experiment import landscape, saving
from optviz.ui.experiment.choices import choose_conditions, choose_starts, choose_surface
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import rule_and_code
from optviz.ui.experiment.sliders import entry_sliders
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.player_controls import PlayerControls


def show_comparison(controls: PlayerControls) -> None:
    """Let the reader choose a name, and show every package's path under it, and why they differ."""
    t = controls.t
    picture, panel = picture_and_panel(controls)
    with panel:
        controls.choose_typing()
        family = FAMILIES[controls.show(FAMILY)]
        opening = family_opening(family)
        alike = controls.show(ALIKE, row=True) == "alike"
        if not alike:
            st.caption(t("The sliders hold where a package has no default of its own."))
        surface, shape = choose_surface(controls, opening)
        shown = landscape.choose_shown(controls)
        sliders = st.container()
        conditions = choose_conditions(controls, batched=False)
    stage = picture.container(gap=None)
    with stage:
        show_surface(controls, surface, shape, shown)
    told = st.container()
    whole = True

    @st.fragment
    def comparison() -> None:
        nonlocal whole
        if controls.projector != st.session_state["projector"]:
            st.rerun()  # the whole page: its columns are others
        with sliders:
            (reference,), moved = entry_sliders(
                controls, [OPTIMIZERS[family.rule]], opening, surface, shape, forms=False
            )
            steps = SETTINGS["num_steps"].but(default=opening.num_steps)
            num_steps = int(controls.show(steps))
            start, _, move_start = choose_starts(controls, surface, more=False)
        experiment = Experiment(
            surface,
            shape,
            family_entries(family, alike, reference.hyperparameters),
            start,
            num_steps,
            conditions,
            shown=shown,
            values=reference.values,
            grouped=True,
        )
        parameters = parameters_of(controls, surface, steps, moved)
        with stage:
            at = show_paths(controls, experiment, parameters, move_start, whole=whole)
        whole = False
        with picture:
            saving.save_button(controls, experiment, at)
        with told:
            show_groups(experiment, t)
            show_first_steps(experiment, t)

    comparison()
    with told:
        show_arguments(family, t)
    rule_and_code(controls, _rules_of(family, opening))


def _rules_of(family: Family, opening: Opening) -> list:
    """The rules behind the members as they are first compared, the reference first."""
    entries = family_entries(family, True, family.settings)
    rules = [OPTIMIZERS[opening.rules[0]], *(entry.spec for entry in entries)]
    return list(dict.fromkeys(rules))
