"""The player on its stage: what a page sends to it, and what it hears back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz import player
from optviz.experiment import Experiment
from optviz.fitting import make_fit
from optviz.picture import make_cloud, make_scene
from optviz.player.words import player_words
from optviz.player_controls import PlayerControls
from optviz.scene import Path


def show_surface(controls: PlayerControls, experiment: Experiment) -> None:
    """Send a surface, and its data if it is shown as a fit, to the player of this page."""
    t, surface = controls.t, experiment.surface
    scene = make_scene(surface, experiment.shape, critical=experiment.shown.critical)
    player.scene(f"{controls.page}-scene", scene, title=t(surface.name), words=player_words(t))
    if controls.page == "fit":
        player.fit("fit-points", make_fit(surface))


def show_paths(
    controls: PlayerControls,
    experiment: Experiment,
    paths: Sequence[Path],
    move_start: Callable[[Sequence[float]], None],
) -> Mapping[str, Any]:
    """Show the player on the surface of this page and return its step and view."""
    name, surface = f"{controls.page}-player", experiment.surface
    at, keep_at = controls.at(surface.key, name, [path.id for path in paths])
    detail = None
    if at["view"]:
        detail = f"{controls.page}-detail"
        scene = make_scene(
            surface, experiment.shape, at["view"], critical=experiment.shown.critical
        )
        player.scene(detail, scene, title="", words={})
    heard = st.session_state.setdefault(f"{name}-heard", [0])

    def on_start() -> None:
        sent = st.session_state[name]["start"]
        move_start(sent["point"])
        heard[0] = sent["number"]

    player.paths(
        name,
        paths,
        scene=f"{controls.page}-scene",
        detail=detail,
        scene_id=":".join(filter(None, (controls.scope, surface.key, controls.opening))),
        dimension=surface.dimension,
        query=controls.link.query_string(),
        at=at,
        heard=heard[0],
        on_start=on_start,
        on_at=keep_at,
        **(_fit_messages(experiment, paths, at) if controls.page == "fit" else {}),
    )
    return at


def _fit_messages(
    experiment: Experiment, paths: Sequence[Path], at: Mapping[str, Any]
) -> dict[str, str]:
    """Send what belongs to a fit, and return the names under which the player finds it."""
    sent = {"fit": "fit-points"}
    batches = experiment.batches
    if batches is not None:
        player.batches("fit-batches", batches)
        sent["batches"] = "fit-batches"
        if experiment.shown.cloud:
            player.cloud("fit-cloud", make_cloud(experiment, paths, at["step"]))
            sent["cloud"] = "fit-cloud"
    return sent
