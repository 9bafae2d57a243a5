"""The choices of an experiment: surface, rules and their hyperparameters, conditions."""

import bisect
import math
from collections.abc import Mapping, Sequence

import streamlit as st

from optviz.analysis.landscape import stable_rate
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
        values, cells = {}, {}
        for name in spec.hyperparameters:
            cells[name] = grid.container(gap=None)
            with cells[name]:
                values[name] = controls.show(hyperparameter(spec, name, opening))
        stable = surface and stable_rate(surface, shape, spec.id, values)
        if stable:
            slider = controls.slider_values(hyperparameter(spec, "learning_rate", opening))
            if slider[0] < stable[0] < slider[-1]:
                cells["learning_rate"].html(_tick(slider, stable[0]))
            _say_stable_rate(controls, *stable)
        settings.append((spec, values))
    return settings


def _tick(values: Sequence[float], rate: float) -> str:
    """A mark below a slider where a rate lies among its values."""
    above = bisect.bisect(values, rate)
    below, next_value = values[above - 1], values[above]
    part = math.log(rate / below) / math.log(next_value / below)
    share = (above - 1 + part) / (len(values) - 1)
    # The slider's track is shorter than its box by half a thumb at both ends.
    place = f"calc(6px + (100% - 12px) * {share:.4f})"
    beside = f"right:calc(100% - {place} + 7px)" if share > 0.5 else f"left:calc({place} + 7px)"
    return (
        '<div aria-hidden="true" style="position:relative;height:1.1rem;margin-top:-0.6rem;'
        'font-size:0.75rem;opacity:0.75">'
        f'<span style="position:absolute;left:{place};transform:translateX(-50%)">▲</span>'
        f'<span style="position:absolute;white-space:nowrap;{beside}">{rate:.3g}</span></div>'
    )


def _say_stable_rate(controls: PlayerControls, rate: float, curvature: float) -> None:
    sentence = controls.t(
        "Near the minimum it converges at rates below {rate} = {factor} / λmax, where λmax ="
        " {curvature}."
    )
    st.caption(
        sentence.format(
            rate=f"{rate:.4g}", factor=f"{rate * curvature:.4g}", curvature=f"{curvature:.4g}"
        )
    )


def _line_sample(style: PathStyle) -> str:
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
