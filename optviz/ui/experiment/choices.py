"""The choices of an experiment: surface, rules and their hyperparameters, conditions."""

from collections.abc import Callable, Sequence

import streamlit as st

from optviz.content.page_defaults import PageDefaults
from optviz.optimizers import OPTIMIZERS, OptimizerSpec
from optviz.schedules import SCHEDULES
from optviz.settings.experiment import more_starts_setting
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.experiment.custom_formula import FORMULA, offered_surfaces
from optviz.settings.table import (
    MAX_PATHS,
    SETTINGS,
    schedule_settings,
    shape_settings,
)
from optviz.ui.controls import Controls
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.custom_formula import choose_formula
from optviz.ui.experiment.rules import below
from surfaces import SURFACES, Surface


def choose_surface(controls: PlayerControls, defaults: PageDefaults) -> tuple[Surface, dict]:
    """Choose a surface and its shape."""
    t = controls.t
    names = {
        id: t("Own formula") if id == FORMULA else t(SURFACES[id].name)
        for id in offered_surfaces(defaults)
    }
    id = controls.choose("surface", t("Surface"), names, defaults.surface)
    surface = choose_formula(controls, defaults.dimension) if id == FORMULA else SURFACES[id]
    formula = below(surface.formula.split("\n"))
    st.latex(rf"\small {formula}", help=surface.source)
    return surface, {name: controls.show(s) for name, s in shape_settings(surface).items()}


def choose_rules(controls: PlayerControls, defaults: PageDefaults) -> list[OptimizerSpec]:
    """Choose the rules that race."""
    t = controls.t
    offered = [
        spec
        for spec in OPTIMIZERS.values()
        if spec.family != "pitfall" or spec.id in defaults.rules
    ]
    names = {spec.id: t(spec.name) for spec in offered}
    label = t("Optimizers")
    chosen = controls.choose_some("optimizers", label, names, defaults.rules, MAX_PATHS)
    return [OPTIMIZERS[id] for id in chosen]


def choose_conditions(controls: PlayerControls, batched: bool) -> Conditions:
    """Choose what holds for all rules alike: schedule, noise, and when to stop."""
    label = controls.t("Schedule, noise, stopping")
    drawer = st.expander(label, key=f"{controls.page}-conditions", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        schedule, values = choose_schedule(controls, drawer.open)
        noise = controls.show(SETTINGS["noise"])
        seed = SETTINGS["seed"]
        if batched:
            seed = seed.but(label="Seed of the batches")
        seed = controls.show(seed) if noise or batched else 0
        tolerances = [controls.show(SETTINGS[f"{of}_tolerance"]) for of in ("grad", "value")]
    return Conditions(schedule, values, noise, seed, *tolerances)


def choose_schedule(controls: Controls, shown: bool) -> tuple[str, dict[str, float]]:
    """Choose a schedule and its numbers; its formula is written out if the controls are shown."""
    schedule = controls.show(SETTINGS["schedule"])
    if shown:
        st.latex(below(SCHEDULES[schedule].formula.split("\n")))
    return schedule, {name: controls.show(s) for name, s in schedule_settings(schedule).items()}


def choose_starts(
    controls: PlayerControls, surface: Surface, *, more: bool = True
) -> tuple[tuple[float, ...], Sequence[Sequence[float]], Callable]:
    """Choose the start and `more` starts; return them, and a function that moves the start."""
    with st.grid(2, gap="small", min_column_width=110):
        start, move = controls.start(surface.key, surface.symbols, surface.start, surface.window)
    return start, controls.show(more_starts_setting(surface)) if more else (), move
