"""The player as a widget of `anywidget`: the same modules as in the app, without a server."""

import json
import secrets
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from optviz.i18n import LANGUAGES, translator
from optviz.notebook.picture import paths_of, picture_of
from optviz.player.component import ALONE, PlayerMessage, header_of
from optviz.player.payloads.parameters import parameters_message
from optviz.player.payloads.payload import pack, paths_message, scene_message
from optviz.player.run_file import still_words
from optviz.rendering.outcomes import regimes_of
from optviz.rendering.scene import Path

_ASSETS = files("optviz.player") / "assets"
_STYLES = ("notebook/notebook.css", "player.css")


class PlayerWidget(anywidget.AnyWidget):
    """A player in a notebook, made by `optviz.show`.

    `step`, `view` and `hidden` are those of the player, both ways.
    """

    _esm = (_ASSETS / "bundle" / "notebook.js").read_text(encoding="utf-8")
    _css = "".join((_ASSETS / name).read_text(encoding="utf-8") for name in _STYLES)

    step = traitlets.Int(0).tag(sync=True)
    view = traitlets.List(default_value=None, allow_none=True).tag(sync=True)
    hidden = traitlets.List(traitlets.Unicode()).tag(sync=True)
    _still = traitlets.List(traitlets.Bytes()).tag(sync=True)
    _run = traitlets.List(traitlets.Bytes()).tag(sync=True)

    def __init__(self, t: Any, surface: Any, *, window: Any, shape: Any, language: str):
        if language not in LANGUAGES:
            raise ValueError(f"language is {language!r}; allowed: {', '.join(LANGUAGES)}")
        self._t = translator(language)
        self._picture = picture = picture_of(t, surface, window, shape, language)
        # Players of a notebook may share what they find by names.
        self._name = f"notebook-{secrets.token_hex(4)}"
        scene = scene_message(self._name, picture.scene, picture.title, still_words(self._t))
        still = [scene, parameters_message("pad", [])]
        self._names, self._last = _names_and_last(picture.paths)
        super().__init__(_still=still, _run=self._messages(picture.paths), step=self._last)

    def show(self, t: Any) -> None:
        """Show other trajectories on the same surface, in the forms that `optviz.show` takes.

        The zoom stays, and the step as far as they have it; who has looked at the last one, sees
        the last one again. Raises ValueError for what cannot be drawn.
        """
        paths = paths_of(t, self._picture.surface.dimension, self._t)
        at_end, (self._names, self._last) = self.step == self._last, _names_and_last(paths)
        # The paths first: a step is one of theirs.
        self._run = self._messages(paths)
        self.step = self._last if at_end else min(self.step, self._last)
        self.hidden = [name for name in self.hidden if name in self._names]

    def _messages(self, paths: list[Path]) -> list[bytes]:
        """What becomes of the paths, and the paths."""
        regimes = regimes_of(paths, self._picture.surface, self._picture.shape)
        outcomes = {"kind": "outcomes", "name": f"{self._name}-outcomes", "regimes": regimes}
        message = PlayerMessage(
            page="notebook",
            scene=self._name,
            detail=None,
            scene_id=self._name,
            dimension=self._picture.surface.dimension,
            query="",
            view_state={"step": None, "view": None, "speed": None, "hidden": [], "parts": {}},
            pad="pad",
            parameters={"num_steps": self._last},
            start=paths[0].trajectory.params[0].tolist(),
            last_change=0,
            live=False,
            projector=False,
            fit=None,
            overlays={"outcomes": outcomes["name"]},
            alone=True,
        )
        return [pack(outcomes, []), paths_message(header_of(message, ALONE), paths)]

    @traitlets.validate("step")
    def _check_step(self, proposal: Mapping[str, Any]) -> int:
        if not 0 <= proposal["value"] <= self._last:
            raise ValueError(f"step is {proposal['value']}; it must be from 0 to {self._last}")
        return proposal["value"]

    @traitlets.validate("hidden")
    def _check_hidden(self, proposal: Mapping[str, Any]) -> list[str]:
        unknown = [name for name in proposal["value"] if name not in self._names]
        if unknown:
            allowed = ", ".join(self._names)
            raise ValueError(f"hidden has {', '.join(unknown)}; the paths are {allowed}")
        return proposal["value"]

    @traitlets.validate("view")
    def _check_view(self, proposal: Mapping[str, Any]) -> list[list[float]] | None:
        view = proposal["value"]
        if view is None:
            return None
        try:
            (x_low, x_high), (y_low, y_high) = view
            usable = all(-1e300 < low < high < 1e300 for low, high in view)
        except (TypeError, ValueError):
            usable = False
        if not usable:
            raise ValueError(
                f"view is {json.dumps(view, default=str)}; it must be None or"
                " [[x low, x high], [y low, y high]]"
            )
        return [[x_low, x_high], [y_low, y_high]]


def _names_and_last(paths: list[Path]) -> tuple[list[str], int]:
    """The names of paths, and their last step."""
    return [path.id for path in paths], max(len(path.trajectory.value) for path in paths) - 1
