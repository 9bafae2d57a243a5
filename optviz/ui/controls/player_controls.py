"""The controls of a page with a player: besides the widgets, what the player itself can change."""

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from optviz.i18n import Translate
from optviz.settings.experiment.maps import MAP_SETTINGS
from optviz.settings.experiment.player_view import read_parts, run_parts, space_of
from optviz.settings.kinds import SWITCH, Choices, Numbers
from optviz.settings.links import PARTS, SPEED, STEP, VIEW
from optviz.settings.symbols import plain
from optviz.ui.controls import Controls
from optviz.ui.controls.refusal import show_refusal
from optviz.ui.controls.resets import place_of_control


class PlayerControls(Controls):
    """The controls of a page with a player.

    `projector` says whether the picture is for a projector: it is chosen for all pages of a
    session.
    """

    def __init__(self, page: str, language: str, t: Translate):
        super().__init__(page, language, t)
        chosen = st.session_state.get("projector", False)
        self.projector = self.link.read("projector", SWITCH, chosen)
        self.link.write("projector", SWITCH, self.projector, False)
        st.session_state["projector"] = self.projector

    def scene_id(self, surface: str) -> str:
        """What the player's own controls are of: they begin anew where it is another."""
        return ":".join(filter(None, (self.scope, surface, self.opening)))

    def start(
        self,
        surface: str,
        symbols: Sequence[str],
        default: Sequence[float],
        window: Sequence[Sequence[float]],
    ) -> tuple[tuple[float, ...], Callable[[Sequence[float]], None]]:
        """Choose the start, coordinate by coordinate; return it and a function that moves it.

        The buttons of a coordinate move it by about a hundredth of the `window`.
        """
        kind, name, default = Numbers(len(symbols)), f"{surface}:start", tuple(default)
        key = self._keep(name, "start", kind, default)
        keys = [f"{key}:{k}" for k in range(len(symbols))]

        def move(point: Sequence[float]) -> None:
            # A browser is told of what a run gives its fields, and not of what a callback gives.
            self._kept[key] = tuple(map(float, point))
            for coordinate_key in keys:
                st.session_state.pop(coordinate_key, None)

        if keys[0] not in st.session_state:
            st.session_state.update(zip(keys, map(float, self._kept[key]), strict=True))
        values = []
        for symbol, coordinate_key, usual, (low, high) in zip(
            symbols, keys, default, window, strict=True
        ):
            if self._is_hidden("start"):
                values.append(st.session_state[coordinate_key])
                continue
            label = self.t("Start {symbol}").format(symbol=plain(symbol))
            step = 10.0 ** round(math.log10((high - low) / 100))
            values.append(self._number(label, coordinate_key, float(usual), step, "%.10g"))
        self._kept[key] = tuple(values)
        self.link.write("start", kind, tuple(values), default)
        return tuple(values), move

    def window(
        self, surface: str, symbols: Sequence[str], default: Sequence[Sequence[float]]
    ) -> tuple[float, ...] | None:
        """Choose the ends of each axis; None as long as they are those found."""
        name, kind = f"{surface}:window", Numbers(2 * len(symbols), ranges=True)
        found = tuple(end for pair in default for end in pair)
        key = self._keep(name, "window", kind, found)
        ends = []
        for k, (symbol, pair) in enumerate(zip(symbols, default, strict=True)):
            with st.container(horizontal=True):
                for side, label in enumerate((self.t("{symbol} from"), self.t("{symbol} to"))):
                    end_key = f"{key}:{k}:{side}"
                    if end_key not in st.session_state:
                        st.session_state[end_key] = float(self._kept[key][2 * k + side])
                    label = label.format(symbol=plain(symbol))
                    step = (pair[1] - pair[0]) / 20
                    ends.append(self._number(label, end_key, float(pair[side]), step, "%.6g"))
        try:
            self._kept[key] = kind.read(kind.write(ends))
        except ValueError as error:
            show_refusal(kind, "", error, self.t)
        self.link.write("window", kind, self._kept[key], found)
        return None if self._kept[key] == found else self._kept[key]

    def _number(self, label: str, key: str, default: float, step: float, format: str) -> float:
        """Choose a number of which the session's state has the value."""
        now, reset = st.session_state[key], None
        if now != default:
            reset = functools.partial(st.session_state.__setitem__, key, default)
        with place_of_control(label, key, reset, self.t):
            return st.number_input(label, value=now, key=key, step=step, format=format)

    def view_state(
        self,
        surface: str,
        player_key: str,
        paths: Sequence[str],
        num_steps: int,
        axes: Sequence[str] = (),
        parts: Mapping[str, Any] = PARTS,
    ) -> tuple[dict[str, Any], Callable[[], None]]:
        """What the player's own controls say, the link's at first, and a function that keeps it.

        `step` (None for the last one), `view` (a pair of ranges, None for the whole window),
        `section` (the ranges that it shows, once it has told them),
        `speed` (None for the usual one), `hidden`, the ids of paths that are not shown, and
        `parts`, the texts that the player's parts remember. What is told of another scene, as by
        a player that has not yet heard of this one, is not kept. `axes` are the names that those of
        its pad can have.
        """
        parts = parts and {
            **parts,
            **({"map_view": MAP_SETTINGS["map_view"].kind} if self.page == "maps" else {}),
            **run_parts(self.page, paths),
            "pad": Choices(tuple(axes), at_most=2),
        }
        key, scene_id = self.key(f"{surface}:view_state"), self.scene_id(surface)
        hidden = Choices(tuple(paths), at_most=len(paths))
        if key not in self._kept:
            view = self.link.read("view", VIEW, None)
            self._kept[key] = {
                "step": self.link.read("step", replace(STEP, high=num_steps), None),
                "view": view and [view[:2], view[2:]],
                "speed": self.link.read("speed", SPEED, None),
                "hidden": list(self.link.read("hidden", hidden, [])),
                "parts": read_parts(self.link, parts),
            }

        def keep() -> None:
            reported = dict(st.session_state.get(player_key, {}).get("view_state") or {})
            if reported.pop("scene_id", None) == scene_id:
                self._kept[key] = reported

        return self._kept[key], keep

    def map_view(self, surface: str, axes: Sequence[str]) -> tuple[float, ...] | None:
        """The view of the map beside the player, None for all of it; it is of these axes only."""
        setting, key = MAP_SETTINGS["map_view"], self.key(f"{surface}:view_state")
        before = st.session_state.get(f"{key}:axes", axes)
        st.session_state[f"{key}:axes"] = axes
        if key not in self._kept:
            return self.link.get(setting)
        parts = self._kept[key]["parts"]
        if before != axes:
            parts.pop(setting.name, None)
        try:
            return setting.kind.read(parts[setting.name])
        except (KeyError, ValueError, OverflowError):
            return None  # none was chosen, or a stranger's browser says what it is not asked for

    def settings(self, view_state: Mapping[str, Any]) -> dict[str, str]:
        """All settings of the current view, as they are written into a saved picture."""
        settings = self.view()
        if view_state["step"] is not None:
            settings["step"] = STEP.write(view_state["step"])
        if view_state["view"]:
            settings["view"] = VIEW.write([*view_state["view"][0], *view_state["view"][1]])
        if view_state["hidden"]:
            settings["hidden"] = ",".join(view_state["hidden"])
        return settings | space_of(view_state.get("parts", {}))

    def full_view(self, view_state: Mapping[str, Any]) -> dict[str, str]:
        """All settings of the current view, and what the player's parts show besides."""
        return {**self.settings(view_state), **view_state.get("parts", {})}
