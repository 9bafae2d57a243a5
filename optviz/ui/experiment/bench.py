"""What the pages with a player share: an experiment's sliders, the player, and what can be had."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.content.page_defaults import PageDefaults
from optviz.optimizers import OptimizerSpec
from optviz.rendering.paths import make_paths
from optviz.rendering.scene import STYLES, Path, PathStyle
from optviz.settings.experiment import Experiment
from optviz.settings.table import SETTINGS
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment import as_code
from optviz.ui.experiment.choices import choose_starts
from optviz.ui.experiment.parameters import parameters_of
from optviz.ui.experiment.sliders import RuleSliders, moved_by
from optviz.ui.experiment.stage import show_paths, show_surface
from optviz.ui.export import saving
from optviz.ui.page_runs import BENCH, OUTCOME, run_only
from optviz.ui.view_buttons import view_buttons

# The paths of an experiment: they are run when they are first asked for, and only once.
Paths = Callable[[], Sequence[Path]]


def show_experiment(
    controls: PlayerControls,
    chosen: Experiment,
    specs: Sequence[OptimizerSpec],
    defaults: PageDefaults,
    *,
    picture: DeltaGenerator,
    sliders: DeltaGenerator,
    complete: Callable[[Experiment], Experiment],
    tell: Callable[[Experiment, Mapping[str, Any], Paths], None],
) -> None:
    """Show the player with the paths of some rules, and the sliders that move them.

    `chosen` has the surface and all that holds for every rule; the sliders add the rules' entries,
    the start and the number of steps, and `complete` what a page makes of them. `tell` says more
    about the paths; it is given the experiment, the player's step and view, and the paths. The
    player is in `picture`, the sliders are in `sliders`.
    """
    surface, shape = chosen.surface, chosen.shape
    # Scenes have no size of their own; without a gap they leave no trace on the page.
    stage = picture.container(gap=None)
    with stage:
        show_surface(controls, surface, shape, chosen.shown)
    # Packages are compared as they are, from one start.
    rules = RuleSliders(controls, defaults, surface, shape, forms=not chosen.grouped)
    whole = True

    def show_rule(spec: OptimizerSpec, style: PathStyle) -> None:
        # What a slider of a rule changes: itself, its mark, and what comes of it.
        @st.fragment(key=spec.id)
        def rule() -> None:
            with controls.calling(functools.partial(run_only, spec.id, OUTCOME)):
                rules.show(spec, style)

        rule()

    # What a hand in the picture changes: every slider may be another.
    @st.fragment(key=BENCH)
    def bench() -> None:
        # A part begins anew only in a place that is made anew, and this one's is.
        with sliders, st.container():
            for spec, style in zip(specs, STYLES, strict=False):
                show_rule(spec, style)
            steps = SETTINGS["num_steps"].but(default=defaults.num_steps)
            num_steps = int(controls.show(steps))
            start, more, move_start = choose_starts(controls, surface, more=not chosen.grouped)

        @st.fragment(key=OUTCOME)
        def outcome() -> None:
            nonlocal whole
            if controls.projector != st.session_state["projector"]:
                st.rerun()  # the whole page: its columns are others
            read = [rules.read(spec) for spec in specs]
            entries = [rule.entry for rule in read]
            experiment = complete(
                replace(chosen, entries=entries, start=start, more_starts=more, num_steps=num_steps)
            )
            paths = functools.cache(lambda: make_paths(experiment, controls.t))
            parameters = parameters_of(controls, surface, steps, moved_by(read))
            with stage:
                view_state = show_paths(
                    controls, experiment, paths, parameters, move_start, whole=whole
                )
            whole = False
            with picture:
                tell(experiment, view_state, paths)
                with st.container(horizontal=True):
                    saving.save_button(controls, experiment, view_state)
                    as_code.code_button(controls, experiment)
                    view_buttons(controls, controls.full_view(view_state))

        outcome()

    bench()
