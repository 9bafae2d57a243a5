"""Parts that several pages share, each shown where it is called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from optviz.analysis.landscape import stable_rate
from optviz.content.page_defaults import Opening
from optviz.i18n import Translate
from optviz.optimizers import HYPERPARAMETERS, OPTIMIZERS, OptimizerSpec
from optviz.rendering.scene import STYLES, PathStyle
from optviz.schedules import SCHEDULE_HYPERPARAMETERS, SCHEDULES
from optviz.settings.conditions import NOISE, SEED, TOLERANCE, Conditions, schedule_kinds
from optviz.settings.custom_formula import FORMULA, offered_surfaces
from optviz.settings.experiment import (
    MAX_PATHS,
    NUM_STEPS,
    Experiment,
    Settings,
    allowed_of,
    number_of,
    starts_kind,
)
from optviz.settings.links import Number
from optviz.settings.slider_values import STEP_COUNTS, listed_values
from optviz.ui.columns import picture_and_panel
from optviz.ui.controls import Controls
from optviz.ui.experiment import data, landscape, saving
from optviz.ui.experiment.custom_formula import choose_formula
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.rules import below, rule_and_code
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.player_controls import PlayerControls
from surfaces import SURFACES, Surface

_NOISES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_TOLERANCES = (0.0, 1e-10, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0)


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
    shape = {}
    for name, slider in surface.shape_sliders.items():
        kind = Number(slider.low, slider.high)
        shape[name] = controls.slide(
            f"{surface.id}.{name}", f"${slider.symbol}$", kind, surface.shape[name]
        )
    return surface, shape


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
    t = controls.t
    label = t("Schedule, noise, stopping")
    drawer = st.expander(label, key=f"{controls.page}-conditions", on_change="rerun")
    with drawer, controls.shown_if(drawer.open):
        schedule, values = choose_schedule(controls, drawer.open)
        noise = controls.pick("noise", t("Noise in the gradient"), NOISE, _NOISES, 0.0)
        label = t("Seed of the batches") if batched else t("Seed of the noise")
        seed = controls.type_in("seed", label, SEED, 0) if noise or batched else 0
        label = t("Stop where the gradient is at most (0: never)")
        grad_tolerance = controls.pick("grad_tolerance", label, TOLERANCE, _TOLERANCES, 0.0)
        label = t("Stop where the loss changes by at most (0: never)")
        value_tolerance = controls.pick("value_tolerance", label, TOLERANCE, _TOLERANCES, 0.0)
    return Conditions(schedule, values, noise, seed, grad_tolerance, value_tolerance)


def choose_schedule(controls: Controls, shown: bool) -> tuple[str, dict[str, float]]:
    """Choose a schedule and its numbers; its formula is written out if the controls are shown."""
    t = controls.t
    names = {spec.id: t(spec.name) for spec in SCHEDULES.values()}
    schedule = controls.choose("schedule", t("Learning rate schedule"), names, "constant")
    if shown:
        st.latex(below(SCHEDULES[schedule].formula.split("\n")))
    values = {}
    for name, (kind, default) in schedule_kinds(schedule).items():
        known = SCHEDULE_HYPERPARAMETERS[name]
        label = _label(t, name, known.symbol)
        values[name] = controls.slide(f"schedule.{name}", label, kind, default, log=known.log)
    return schedule, values


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
        values = {}
        for name, default in spec.hyperparameters.items():
            known = HYPERPARAMETERS[name]
            label = _label(t, name, known.symbol)
            setting = f"{spec.id}.{name}"
            default = opening.hyperparameters.get(setting, default)
            with grid:
                values[name] = _slide(controls, setting, label, name, default)
        if surface is not None:
            _say_stable_rate(controls, surface, shape, spec, values)
        settings.append((spec, values))
    return settings


def _say_stable_rate(
    controls: PlayerControls,
    surface: Surface,
    shape: Mapping[str, float],
    spec: OptimizerSpec,
    values: Mapping[str, float],
) -> None:
    stable = stable_rate(surface, shape, spec.id, values)
    if stable is None:
        return
    rate, curvature = stable
    sentence = controls.t(
        "Near the minimum it converges at rates below {rate} = {factor} / λmax, where λmax ="
        " {curvature}."
    )
    st.caption(
        sentence.format(
            rate=f"{rate:.4g}", factor=f"{rate * curvature:.4g}", curvature=f"{curvature:.4g}"
        )
    )


def _slide(controls: PlayerControls, setting: str, label: str, name: str, default: float) -> float:
    """Choose a hyperparameter; a link may ask for values beyond those of the slider."""
    known = HYPERPARAMETERS[name]
    listed = listed_values(number_of(known), log=known.log)
    if listed is None:
        return controls.slide(setting, label, number_of(known), default)
    return controls.pick(setting, label, allowed_of(name), listed, default)


def show_race(controls: PlayerControls, opening: Opening) -> None:
    """Let the reader choose a surface and rules, and show them race, with the rules' code below."""
    t, fits = controls.t, opening.dimension is None
    picture, panel = picture_and_panel(controls)
    with panel:
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
            shown = replace(shown, cloud=landscape.choose_cloud(controls))

    # Scenes have no size of their own; without a gap they leave no trace on the page.
    stage = picture.container(gap=None)
    parameters = parameters_of(surface, specs, opening, t, controls.key)
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
            label = t("Steps")
            num_steps = controls.pick("num_steps", label, NUM_STEPS, STEP_COUNTS, opening.num_steps)
            num_steps = int(num_steps)
            with st.grid(2, gap="small", min_column_width=110):
                start, move_start = controls.start(
                    surface.key, surface.symbols, surface.start, surface.window
                )
            help = t("Points from which every rule starts as well, as 3:10,2.5:10.")
            more = controls.write_in(
                "more_starts", t("More starts"), starts_kind(surface), (), help=help
            )
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


def _label(t: Translate, name: str, symbol: str) -> str:
    return f"{t(name.replace('_', ' '))} ${symbol}$"


def _line_sample(style: PathStyle) -> str:
    color = style.dark if st.context.theme.type == "dark" else style.light
    line = "solid" if not style.dash else "dotted" if style.dash[0] < 2 else "dashed"
    return (
        f'<span style="display:inline-block;width:2.4em;vertical-align:middle;'
        f'border-top:4px {line} {color}"></span>'
    )
