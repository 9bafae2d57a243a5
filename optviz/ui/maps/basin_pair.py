"""The basins of two rules side by side, below the map of the first."""

from functools import partial

import streamlit as st

from optviz.rendering.basin_pair import make_pair
from optviz.rendering.figures.basin_pair import basins_plot, differences_plot
from optviz.settings.experiment import Experiment
from optviz.settings.symbols import plain
from optviz.ui.advancing import advancing, computed
from optviz.ui.charts import show_figure
from optviz.ui.controls.player_controls import PlayerControls


def show_basin_pair(controls: PlayerControls, experiment: Experiment) -> bool:
    """Show the basins of both rules, and where they differ; False if they cannot be computed."""
    t = controls.t
    with advancing(t) as progress:
        pair = computed(lambda: make_pair(experiment, t, progress), t)
    if pair is None:
        return False
    axes = pair.found[0].x, pair.found[0].y
    first, second = (plain(symbol) for symbol in experiment.surface.symbols)
    look = {"titles": (first, second)}
    columns = st.columns(3)
    for k, (name, found) in enumerate(zip(pair.names, pair.found, strict=True)):
        figure = partial(basins_plot, axes, found.reached, found.minima, title=name, **look)
        alt = t("Which minimum {rule} reaches from where").format(rule=name)
        show_figure(columns[k], figure, f"maps-basins-{k}", alt)
    figure = partial(differences_plot, axes, pair.different, title=t("Where they part"), **look)
    show_figure(columns[2], figure, "maps-basins-differ", pair.said)
    st.caption(pair.said)
    return True
