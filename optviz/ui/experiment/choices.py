"""The choices of an experiment: surface, rules and their hyperparameters, conditions."""

from collections.abc import Mapping, Sequence

import streamlit as st

from optviz.content.page_defaults import Opening
from optviz.optimizers import OPTIMIZERS, OptimizerSpec
from optviz.rendering.scene import STYLES, PathStyle
from optviz.schedules import SCHEDULES
from optviz.settings.conditions import Conditions
from optviz.settings.custom_formula import FORMULA, offered_surfaces
from optviz.settings.experiment import Settings
from optviz.settings.table import (
    MAX_PATHS,
    SETTINGS,
    hyperparameter,
    schedule_settings,
    shape_settings,
)
from optviz.ui.controls import Controls
from optviz.ui.experiment.custom_formula import choose_formula
from optviz.ui.experiment.rules import below
from optviz.ui.experiment.stable_rate import rule_settings, say_stable_rate, tick
from optviz.ui.player_controls import PlayerControls
from surfaces import SURFACES, Surface


def choose_surface(controls: PlayerControls, opening: Opening) -> tuple[Surface, dict]:
    """Choose a surface and its shape."""
    t = controls.t
    names = {
        id: t("Own formula") if id == FORMULA else t(SURFACES[id].name)
        for id in offered_surfaces(opening)
    }
    id = controls.choose("surface", t("Surface"), names, opening.surface)
    surface = choose_formula(controls, opening.dimension) if id == FORMULA else SURFACES[id]
    formula = below(surface.formula.split("\n"))
    st.latex(rf"\small {formula}", help=surface.source)
    return surface, {name: controls.show(s) for name, s in shape_settings(surface).items()}


def choose_rules(controls: PlayerControls, opening: Opening) -> list[OptimizerSpec]:
    """Choose the rules that race."""
    t = controls.t
    offered = [
        spec for spec in OPTIMIZERS.values() if spec.family != "pitfall" or spec.id in opening.rules
    ]
    names = {spec.id: t(spec.name) for spec in offered}
    label = t("Optimizers")
    chosen = controls.choose_some("optimizers", label, names, opening.rules, MAX_PATHS)
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


def hyperparameter_sliders(
    controls: PlayerControls,
    specs: Sequence[OptimizerSpec],
    opening: Opening,
    surface: Surface | None = None,
    shape: Mapping[str, float] | None = None,
) -> Settings:
    """Show a slider for every argument in each rule's signature.

    On a `surface` whose minimum is known it is said at which learning rates the rule converges.
    """
    t = controls.t
    settings = []
    for spec, style in zip(specs, STYLES, strict=False):
        st.html(f"{_line_sample(style)} <b>{t(spec.name)}</b>")
        grid = st.grid(2, gap="small", min_column_width=110)
        cells = {name: grid.container(gap=None) for name in spec.hyperparameters}
        values = dict(spec.hyperparameters)
        for name in [name for name in cells if name != "learning_rate"]:
            with cells[name]:
                values[name] = controls.show(hyperparameter(spec, name, opening))
        # Only now: which learning rates are stable depends on the others.
        known, stable = rule_settings(controls, spec, opening, surface, shape)
        if "learning_rate" in cells:
            with cells["learning_rate"]:
                values["learning_rate"] = controls.show(known["learning_rate"])
        if stable:
            if not controls.typing:
                slider = controls.slider_values(known["learning_rate"])
                cells["learning_rate"].html(tick(slider, stable[0]))
            say_stable_rate(controls, *stable)
        settings.append((spec, values))
    return settings


def _line_sample(style: PathStyle) -> str:
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
