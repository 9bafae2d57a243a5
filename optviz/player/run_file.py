"""A run as one HTML file: the player itself, played without a server and without a network."""

import base64
import html
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from optviz.i18n import Translate, translator
from optviz.player.component import ALONE, PlayerMessage, header_of
from optviz.player.messages import Also, overlay_messages, overlay_names
from optviz.player.payloads.explained import explained_message
from optviz.player.payloads.fit import fit_message
from optviz.player.payloads.parameters import parameters_message
from optviz.player.payloads.payload import paths_message, scene_message
from optviz.player.words.player import player_words
from optviz.rendering.fit import make_fit
from optviz.rendering.paths import make_paths
from optviz.rendering.picture import make_explanation, make_scene
from optviz.rendering.scene import Path
from optviz.settings.experiment import Experiment, caption
from optviz.settings.experiment.pinned import usable_run

MAX_BYTES = 1_000_000

_ASSETS = files("optviz.player") / "assets"
# Nothing is loaded but what is in the file.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data:"
)
# Streamlit's names of what its theme has; the colors are the app's.
LOOK = """
:root { color-scheme: light dark; --st-font: system-ui, sans-serif;
  --st-base-radius: 0.5rem; --st-button-radius: 0.5rem;
  --st-background-color: #ffffff; --st-secondary-background-color: #f1f4f8;
  --st-text-color: #101722; --st-primary-color: #1768d1; --st-border-color: #c9d1db;
  --st-red-text-color: #c0182a; }
@media (prefers-color-scheme: dark) { :root {
  --st-background-color: #0f141c; --st-secondary-background-color: #1a2230;
  --st-text-color: #eef1f6; --st-primary-color: #7fb0ff; --st-border-color: #3a4658;
  --st-red-text-color: #ff8a8f; } }
body { margin: 0 auto; padding: 1rem; max-width: 90rem; font-family: var(--st-font);
  background: var(--st-background-color); color: var(--st-text-color); }
h1 { font-size: 1.3rem; margin: 0 0 0.5rem; }
footer { margin-top: 0.8rem; font-size: 0.85rem; overflow-wrap: anywhere; }
"""
# A module that stands in a page exports to nobody: the player's is imported from memory.
_START = """
const text = document.getElementById("player").textContent
const module = URL.createObjectURL(new Blob([text], { type: "text/javascript" }))
const { playStored } = await import(module)
await playStored(document.getElementById("place"), %s)
"""


def run_file(
    page: str, experiment: Experiment, view_state: Mapping[str, Any], query: str, language: str
) -> bytes:
    """Make an HTML file that plays an experiment's paths as the player of a page does.

    `view_state` is what the player's own controls say (see `PlayerControls.view_state`), `query`
    the settings as a link has them, `language` one of `LANGUAGES`. Every step, view and explanation
    of the paths is in the file; what would need other paths, as another start, is not offered
    there. Explanations are left out where the file would be larger than `MAX_BYTES`, as of
    thousands of steps. The same arguments give the same bytes. Raises ValueError for the page of
    maps, whose picture is of many runs.
    """
    if page == "maps":
        raise ValueError("a file plays the paths of a run; a map is of many runs")
    t = translator(language)
    paths = make_paths(experiment, t)
    title = f"{t(experiment.surface.name)}: {', '.join(path.name for path in paths)}"
    for explained in (True, False):
        messages = _messages(page, experiment, paths, view_state, query, t, explained=explained)
        file = _file(messages, title, caption(experiment), language)
        if len(file) <= MAX_BYTES:
            break
    return file


def _messages(
    page: str,
    experiment: Experiment,
    paths: Sequence[Path],
    view_state: Mapping[str, Any],
    query: str,
    t: Translate,
    *,
    explained: bool,
) -> list[bytes]:
    """What a page sends to its player, the paths last; before them each path `explained`."""
    messages = scene_messages(page, experiment, view_state, t, still_words(t))
    pinned = usable_run(page, view_state["parts"].get("pinned"))
    also = Also(None, pinned, predicted=True)
    seen = replace(experiment, step=view_state["step"])
    messages += overlay_messages(page, seen, paths, also, t).values()
    overlays = overlay_names(page, experiment, also)
    if explained:
        messages += _explanations(experiment, paths)
        overlays["explained"] = _explained_name(view_state["parts"].get("explain", paths[0].id))
    projector = ("projector", "on") in parse_qsl(query)
    more = {"alone": True, "projector": projector}
    message = message_of(page, experiment, view_state, query, overlays, **more)
    return [*messages, paths_message(header_of(message, ALONE), paths)]


def scene_messages(
    page: str,
    experiment: Experiment,
    view_state: Mapping[str, Any],
    t: Translate,
    words: Mapping[str, str],
) -> list[bytes]:
    """What a player draws an experiment's paths on, with the `words` that it says.

    There is nothing that a hand could change.
    """
    surface, shape, shown = experiment.surface, experiment.shape, experiment.shown
    scene = make_scene(surface, shape, shown=shown)
    messages = [
        scene_message("scene", scene, t(surface.name), words),
        parameters_message("pad", []),
    ]
    if view_state["view"]:
        detail = make_scene(surface, shape, view_state["view"], shown=shown)
        messages.append(scene_message("detail", detail, "", {}))
    if page == "fit":
        messages.append(fit_message("fit", make_fit(surface)))
    return messages


def message_of(
    page: str,
    experiment: Experiment,
    view_state: Mapping[str, Any],
    query: str,
    overlays: Mapping[str, str],
    **more: bool,
) -> PlayerMessage:
    """What goes with an experiment's paths to a player that has `scene_messages`."""
    return PlayerMessage(
        page=page,
        scene="scene",
        detail="detail" if view_state["view"] else None,
        scene_id=experiment.surface.key,
        dimension=experiment.surface.dimension,
        query=query,
        view_state=view_state,
        pad="pad",
        parameters=experiment.parameters,
        start=experiment.start,
        fit="fit" if page == "fit" else None,
        overlays=overlays,
        **{"last_change": 0, "live": False, "projector": False, **more},
    )


def still_words(t: Translate) -> dict[str, str]:
    """The words of a player whose paths stay: it does not say how another start is set."""
    description = t(
        "{surface} with the paths of {paths}. Drag to pan. Space plays, the arrow keys step, plus"
        " and minus zoom. The numbers of the current step are in the table below."
    )
    return {**player_words(t), "description": description}


def _explanations(experiment: Experiment, paths: Sequence[Path]) -> list[bytes]:
    """The steps of every path explained."""
    explanations = {path.id: make_explanation(experiment, paths, path.id) for path in paths}
    return [explained_message(_explained_name(id), one) for id, one in explanations.items()]


def _explained_name(id: str) -> str:
    """The name under which the player asks for the explanation of a path."""
    return f"explained-{id}"


def _file(messages: Sequence[bytes], title: str, description: str, language: str) -> bytes:
    texts = [base64.b64encode(zlib.compress(message, 9)).decode() for message in messages]
    look = (_ASSETS / "player.css").read_text(encoding="utf-8")
    player = (_ASSETS / "bundle" / "player.js").read_text(encoding="utf-8")
    title, description = html.escape(title), html.escape(description)
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="optviz">
<title>{title}</title>
<style>{LOOK}{look}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<div id="place"></div>
</main>
<footer>{description}</footer>
<script type="text/plain" id="player">{player}</script>
<script type="module">{_START % json.dumps(texts)}</script>
</body>
</html>
""".encode()
