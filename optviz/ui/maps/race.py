"""An honest race beside its choices: who succeeds with how much, and from which setting."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from optviz.rendering.figures.lines import Curve, line_plot
from optviz.rendering.race import RaceView, make_race
from optviz.settings.experiment import Experiment
from optviz.ui.advancing import advancing, computed
from optviz.ui.charts import show_figure
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.tables import show_table

_HEIGHT, _NAME = 280, 21  # of the curves and of a line of their legend, in pixels


def show_honest_race(controls: PlayerControls, experiment: Experiment) -> bool:
    """Run the race and show its profile, its sweep and its table; False if it cannot be run."""
    t = controls.t
    with advancing(t) as progress:
        view = computed(lambda: make_race(experiment, t, progress), t)
    if view is None:
        return False
    profile, sweep = st.columns(2)
    _show_profile(profile, view, controls)
    if view.sweeps:
        _show_sweep(sweep, view, controls)
    show_table(view.header, view.rows)
    st.caption(view.said)
    st.caption(
        t(
            "Numbers are medians, quartiles in brackets. Each rule has the setting of its sweep"
            " that spends least; in the right figure the other hyperparameter has its best value."
        )
    )
    return True


def _plot(curves: Sequence[Curve], **how: Any) -> go.Figure:
    """Curves with their names below each other: two figures in a row have no room beside."""
    names = _NAME * len(curves)
    figure = line_plot(curves, height=_HEIGHT + names, **how)
    return figure.update_layout(legend_orientation="v", margin_t=names + 10)


def _show_profile(place, view: RaceView, controls: PlayerControls) -> None:
    t = controls.t
    figure = partial(
        _plot,
        view.profiles,
        **{"x": (0, view.race.budget), "y": (-2, 102)},
        x_title=t("evaluations"),
        y_title=t("succeeded, %"),
        in_steps=True,
    )
    alt = t("Share of the runs that have succeeded against evaluations. {said}")
    show_figure(place, figure, "maps-profile", alt.format(said=view.said))


def _show_sweep(place, view: RaceView, controls: PlayerControls) -> None:
    t = controls.t
    rates = [rate for curve in view.sweeps for rate in (curve.x[0], curve.x[-1])]
    figure = partial(
        _plot,
        view.sweeps,
        **{"x": (min(rates), max(rates)), "y": (0, 1.04 * view.race.budget), "log_x": True},
        x_title=t("learning rate"),
        y_title=t("evaluations to succeed"),
    )
    best = "; ".join(f"{row[0]}: {row[1]}" for row in view.rows)
    alt = t("Mean evaluations to succeed against the learning rate; the best settings: {best}")
    show_figure(place, figure, "maps-sweep", alt.format(best=best))
