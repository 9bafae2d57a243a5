"""The packages' forms of one name on one map, and what tells them apart."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from optviz.content.page_defaults import PageDefaults
from optviz.dialects import FAMILIES, Family
from optviz.optimizers import OPTIMIZERS
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.entries import ALIKE, FAMILY, family_defaults, family_entries
from optviz.ui.columns import picture_and_panel
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.dialects.tables import show_arguments, show_first_steps, show_groups
from optviz.ui.experiment import landscape
from optviz.ui.experiment.bench import Paths, show_experiment
from optviz.ui.experiment.choices import choose_conditions, choose_surface
from optviz.ui.experiment.rules import rule_and_code


def show_comparison(controls: PlayerControls) -> None:
    """Let the reader choose a name, and show every package's path under it, and why they differ."""
    t = controls.t
    picture, panel = picture_and_panel(controls)
    with panel:
        controls.choose_typing_or_reset()
        family = FAMILIES[controls.show(FAMILY)]
        defaults = family_defaults(family)
        alike = controls.show(ALIKE, row=True) == "alike"
        if not alike:
            st.caption(t("The sliders hold where a package has no default of its own."))
        surface, shape = choose_surface(controls, defaults)
        shown = landscape.choose_shown(controls)
        sliders = st.container()
        conditions = choose_conditions(controls, batched=False)
    head = st.container()

    def of_packages(experiment: Experiment) -> Experiment:
        (reference,) = experiment.entries
        entries = family_entries(family, alike, reference.hyperparameters)
        return replace(experiment, entries=entries, values=reference.values)

    def tell(experiment: Experiment, view_state: Mapping[str, Any], paths: Paths) -> None:
        with head:
            show_groups(experiment, paths(), t)
            show_first_steps(experiment, paths(), t)

    start, num_steps = (), defaults.num_steps
    show_experiment(
        controls,
        Experiment(surface, shape, (), start, num_steps, conditions, shown=shown, grouped=True),
        [OPTIMIZERS[family.rule]],
        defaults,
        picture=picture,
        sliders=sliders,
        complete=of_packages,
        tell=tell,
    )
    with head:
        show_arguments(family, t)
    rule_and_code(controls, _rules_of(family, defaults))


def _rules_of(family: Family, defaults: PageDefaults) -> list:
    """The rules behind the members as they are first compared, the reference first."""
    entries = family_entries(family, True, family.settings)
    rules = [OPTIMIZERS[defaults.rules[0]], *(entry.spec for entry in entries)]
    return list(dict.fromkeys(rules))
