"""A fan of seeds beside its choices: where chance leads the same run, and how far apart."""

from functools import partial

import numpy as np
import streamlit as st

from optviz.rendering.fan import FanView, has_chance, make_fans
from optviz.rendering.figures.bands import band_plot
from optviz.rendering.figures.fan import fan_plot
from optviz.rendering.picture import make_scene
from optviz.settings.experiment import Experiment
from optviz.settings.symbols import plain
from optviz.ui.advancing import advancing, computed
from optviz.ui.charts import show_figure
from optviz.ui.controls.player_controls import PlayerControls

_HEIGHT = 360
# Where there is none, and a reader asks for it: seen on every surface, and no path is lost in it.
_NOISE = 1.0


def show_seeds(controls: PlayerControls, experiment: Experiment) -> bool:
    """Run every rule once for each seed, and show all paths and the bands of their losses.

    False if there are no runs to show.
    """
    t = controls.t
    if not has_chance(experiment):
        _offer_chance(controls)
        return False
    with advancing(t) as progress:
        view = computed(lambda: make_fans(experiment, t, progress), t)
    if view is None:
        return False
    paths, losses = st.columns(2)
    scene = make_scene(experiment.surface, experiment.shape, shown=experiment.shown)
    fans = [
        (name, fan.params, style)
        for name, fan, style in zip(view.names, view.fans, view.styles, strict=True)
    ]
    titles = tuple(plain(symbol) for symbol in experiment.surface.symbols)
    figure = partial(fan_plot, scene, fans, titles=titles, height=_HEIGHT)
    alt = t("The paths of all seeds on the map. {said}")
    show_figure(paths, figure, "maps-fan", alt.format(said=view.said))
    _show_bands(losses, view, controls)
    st.caption(view.said)
    return True


def _offer_chance(controls: PlayerControls) -> None:
    t = controls.t
    st.text(t("Nothing is left to chance here: every seed gives the same run."))
    st.button(
        t("Add noise to the gradient"),
        key=f"{controls.page}-chance",
        on_click=controls.turn,
        args=("noise", _NOISE),
    )
    st.caption(t("Chance comes with noise, or with batches on a surface with data."))


def _show_bands(place, view: FanView, controls: PlayerControls) -> None:
    t = controls.t
    ends = np.concatenate([end for band in view.bands for end in band.outer])
    ends = ends[np.isfinite(ends) & (ends > 0)]
    steps = len(view.bands[0].curve.x) - 1
    low, high = (ends.min(), ends.max()) if ends.size else (0.1, 1.0)
    figure = partial(
        band_plot,
        view.bands,
        **{"x": (0, steps), "y": (max(low, high * 1e-12), high * 1.1), "log": True},
        **{"height": _HEIGHT, "x_title": t("step"), "y_title": t("loss")},
    )
    alt = t("Loss against step: the median, and the bands of half and of nine tenths of the runs")
    show_figure(place, figure, "maps-bands", alt)
