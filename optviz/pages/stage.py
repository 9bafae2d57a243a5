"""The player on its stage: what a page sends to it, and what it hears back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz import player
from optviz.experiment import Experiment
from optviz.fitting import make_fit
from optviz.pages.live import read_asked
from optviz.picture import make_cloud, make_explanation, make_scene
from optviz.player.pad_payload import Knob
from optviz.player.words import player_words
from optviz.player_controls import PlayerControls
from optviz.scene import Path


def show_surface(controls: PlayerControls, experiment: Experiment, knobs: Sequence[Knob]) -> None:
    """Send the player of this page what no slider of a rule changes.

    A surface, its data if it is shown as a fit, and the hyperparameters that its pad can turn.
    """
    t, surface = controls.t, experiment.surface
    scene = make_scene(surface, experiment.shape, critical=experiment.shown.critical)
    player.scene(f"{controls.page}-scene", scene, title=t(surface.name), words=player_words(t))
    if controls.page == "fit":
        player.fit("fit-points", make_fit(surface))
    player.pad(f"{controls.page}-pad", knobs)


def show_paths(
    controls: PlayerControls,
    experiment: Experiment,
    paths: Sequence[Path],
    knobs: Sequence[Knob],
    move_start: Callable[[Sequence[float]], None],
) -> Mapping[str, Any]:
    """Show the player on the surface of this page and return its step and view."""
    name, surface = f"{controls.page}-player", experiment.surface
    at, keep_at = controls.at(
        surface.key, name, [path.id for path in paths], [knob.name for knob in knobs]
    )
    detail = None
    if at["view"]:
        detail = f"{controls.page}-detail"
        scene = make_scene(
            surface, experiment.shape, at["view"], critical=experiment.shown.critical
        )
        player.scene(detail, scene, title="", words={})
    heard = st.session_state.setdefault(f"{name}-heard", [0])

    def on_live() -> None:
        asked = read_asked(st.session_state[name]["live"], surface.dimension, knobs)
        if asked is not None:
            if asked.point is not None:
                move_start(asked.point)
            for knob, value in asked.turned.items():
                controls.turn(knob, value)
            heard[0] = asked.number

    def on_projector() -> None:
        st.session_state["projector"] = bool(st.session_state[name]["projector"])

    player.paths(
        name,
        paths,
        page=controls.page,
        scene=f"{controls.page}-scene",
        detail=detail,
        scene_id=":".join(filter(None, (controls.scope, surface.key, controls.opening))),
        dimension=surface.dimension,
        query=controls.link.query_string(),
        at=at,
        pad=f"{controls.page}-pad",
        turned=experiment.turned,
        heard=heard[0],
        on_live=on_live,
        on_at=keep_at,
        projector=controls.projector,
        on_projector=on_projector,
        explained=_explanation_message(controls, experiment, paths, at),
        **(_fit_messages(experiment, paths, at) if controls.page == "fit" else {}),
    )
    return at


def _explanation_message(
    controls: PlayerControls,
    experiment: Experiment,
    paths: Sequence[Path],
    at: Mapping[str, Any],
) -> str | None:
    """Send the explanation of the path that is asked for, and return its name; None if none is."""
    id = at["parts"].get("explain")
    if id not in [path.id for path in paths]:
        return None
    name = f"{controls.page}-explained"
    player.explanation(name, make_explanation(experiment, paths, id))
    return name


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
