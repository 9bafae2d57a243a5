"""The player on its stage: what a page sends to it, and what it hears back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from secrets import token_urlsafe
from typing import Any

import streamlit as st

from optviz import player
from optviz.player.live_socket import number_of_answer
from optviz.player.messages import fingerprint, messages_beside, name_beside
from optviz.player.pad_payload import Knob
from optviz.player.words import player_words
from optviz.rendering.fit import make_fit
from optviz.rendering.picture import make_scene
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment
from optviz.ui.experiment.parameters import read_asked
from optviz.ui.player_controls import PlayerControls


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
    axes = [knob.name for knob in knobs if knob.path]
    at, keep_at = controls.at(surface.key, name, [path.id for path in paths], axes)
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

    beside, answer = _send_beside(controls.page, replace(experiment, step=at["step"]), paths, at)
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
        fit="fit-points" if controls.page == "fit" else None,
        beside=beside,
        window=_window(),
        answer=answer,
    )
    return at


def _send_beside(
    page: str, experiment: Experiment, paths: Sequence[Path], at: Mapping[str, Any]
) -> tuple[dict[str, str], int | None]:
    """Send what is shown beside paths; return the names of it, by kind, and the paths' answer.

    The answer is the number under which the window got all this while the hand moved, or None.
    """
    explained = at["parts"].get("explain")
    explained = explained if explained in [path.id for path in paths] else None
    messages = messages_beside(page, experiment, paths, explained)
    answer = number_of_answer(_window(), fingerprint(paths, messages))
    names = {kind: name_beside(page, kind) for kind in messages}
    for kind, message in messages.items():
        player.beside(names[kind], message if answer is None else None)
    return names, answer


def _window() -> str:
    """What tells this session's window from others, on the short way to the server."""
    return st.session_state.setdefault("window", token_urlsafe(12))
