"""What holds for all runs of a map or a race alike: schedule, noise and batches."""

import streamlit as st

from optviz.settings.experiment.batch_settings import batch_settings
from optviz.settings.experiment.conditions import Conditions
from optviz.settings.table import SETTINGS
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.choices import choose_schedule
from surfaces import DataFit, Surface


def choose_conditions_of_many(controls: PlayerControls, surface: Surface) -> Conditions:
    """Let the reader choose them, in a drawer."""
    drawer = st.expander(
        controls.t("Schedule, noise, batches"), key=f"{controls.page}-many", on_change="rerun"
    )
    with drawer, controls.shown_if(drawer.open):
        schedule, values = choose_schedule(controls, drawer.open)
        noise = controls.show(SETTINGS["noise"])
        batches = {}
        if isinstance(surface, DataFit):
            known = batch_settings(surface.examples, 0, listed=False)
            batches["batching"] = controls.show(known["batching"])
            if batches["batching"] != "full":
                batches["batch_size"] = int(controls.show(known["batch_size"]))
        seed = controls.show(SETTINGS["seed"]) if noise or batches.get("batch_size") else 0
    return Conditions(schedule, values, noise, seed, **batches)
