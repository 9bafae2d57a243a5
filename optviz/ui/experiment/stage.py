"""The player on its stage: what a page sends to it, and what it hears back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from optviz import player
from optviz.player.messages import Also, overlay_messages, overlay_names
from optviz.player.payloads.parameters import Parameter
from optviz.player.words.player import player_words
from optviz.rendering.fit import make_fit
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.settings.experiment.pinned import usable_run
from optviz.settings.experiment.view_options import Shown
from optviz.ui.controls.player_controls import PlayerControls
from optviz.ui.experiment.parameters import read_change
from optviz.ui.page_runs import BENCH, OUTCOME, then_run
from surfaces import Surface


def show_surface(
    controls: PlayerControls,
    surface: Surface,
    shape: Mapping[str, float],
    shown: Shown,
) -> None:
    """Send the player what no slider of a rule changes: a surface, and its data if it is a fit."""
    t = controls.t
    scene = make_scene(surface, shape, shown=shown)
    player.scene(f"{controls.page}-scene", scene, title=t(surface.name), words=player_words(t))
    if controls.page == "fit":
        player.fit("fit-points", make_fit(surface))


def show_paths(
    controls: PlayerControls,
    experiment: Experiment,
    made: Callable[[], Sequence[Path]],
    parameters: Sequence[Parameter],
    move_start: Callable[[Sequence[float]], None],
    *,
    whole: bool,
    moves: str = BENCH,
) -> Mapping[str, Any]:
    """Show the player on the surface of this page and return its step and view.

    Unless the `whole` page has run, a player whose live socket is open has the paths already, or
    asks for them there; `made`, which makes them, is called only where they are sent. `moves` is
    the part of the page with all that a hand in the picture can move.
    """
    page, surface = controls.page, experiment.surface
    name = f"{page}-player"
    player.parameters(f"{page}-pad", parameters)
    axes = [item.name for item in parameters if item.path]
    view_state, keep_view_state = controls.view_state(
        surface.key, name, experiment.path_ids, experiment.num_steps, axes
    )
    detail = None
    if view_state["view"]:
        detail = f"{page}-detail"
        scene = make_scene(surface, experiment.shape, view_state["view"], shown=experiment.shown)
        player.scene(detail, scene, title="", words={})
    known = st.session_state.setdefault(f"{name}-known", {"change": 0, "live": False})

    explained = view_state["parts"].get("explain")
    explained = explained if explained in experiment.path_ids else None
    pinned = usable_run(page, view_state["parts"].get("pinned"))
    also = Also(explained, pinned, predicted="predict" in view_state["parts"])
    paths = None
    if whole or not known["live"]:
        paths = made()
        seen = replace(experiment, step=view_state["step"])
        overlays = overlay_messages(page, seen, paths, also, controls.t)
        for overlay, message in overlays.items():
            player.overlay(overlay, message)
    message = player.PlayerMessage(
        page=page,
        scene=f"{page}-scene",
        detail=detail,
        scene_id=controls.scene_id(surface.key),
        dimension=surface.dimension,
        query=controls.link.query_string(),
        view_state=view_state,
        pad=f"{page}-pad",
        parameters=experiment.parameters,
        start=experiment.start,
        last_change=known["change"],
        live=known["live"],
        projector=controls.projector,
        fit="fit-points" if page == "fit" else None,
        overlays=overlay_names(page, experiment, also),
    )
    change, live, projector = _keepers(
        controls, name, known, surface.dimension, parameters, move_start
    )
    on = {
        "change": then_run(moves, change),
        "view_state": then_run(OUTCOME, keep_view_state),
        "live": then_run(OUTCOME, live),
        "projector": projector,
    }
    player.paths(name, message, paths, on)
    return view_state


def _keepers(
    controls: PlayerControls,
    name: str,
    known: dict[str, Any],
    dimension: int,
    parameters: Sequence[Parameter],
    move_start: Callable[[Sequence[float]], None],
) -> Sequence[Callable[[], None]]:
    """What keeps a change by hand in the picture, whether the socket is open, the projector."""

    def said(what: str) -> Any:
        # Nothing, where the reader has left the page before it was heard.
        return st.session_state.get(name, {}).get(what)

    def on_change() -> None:
        change = read_change(said("change"), dimension, parameters)
        if change is not None:
            if change.start is not None:
                move_start(change.start)
            for parameter, value in change.parameters.items():
                controls.turn(parameter, value)
            known["change"] = change.number

    def on_live() -> None:
        known["live"] = bool(said("live"))

    def on_projector() -> None:
        st.session_state["projector"] = bool(said("projector"))

    return on_change, on_live, on_projector
