"""The controls of a page: Streamlit's own widgets, each bound to a setting of the link."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.i18n import LANGUAGES, Translate
from optviz.links import SPEED, STEP, SWITCH, VIEW, Choices, Link, Number, Numbers
from optviz.slider_values import decimals, fine_step, log_values, short, values_near_one


class Controls:
    """The controls of one page.

    On a session's first run of the page the values come from the link; later they are the
    widgets' own. Values are kept when a widget is not shown for a while, as when another page or
    another surface is chosen. `scope` separates the values of different experiments on one page.
    """

    def __init__(self, page: str, language: str, t: Translate):
        self.page = page
        self.language = language
        self.t = t
        self.scope = ""
        self._shown = True
        self._kept: dict[str, Any] = st.session_state.setdefault("kept", {})
        opened = st.session_state.setdefault("opened", set())
        self.link = Link({} if page in opened else st.query_params.to_dict())
        languages = Choices(tuple(LANGUAGES))
        self.link.read("lang", languages, language)
        # Always written: the default is the browser's language, and a link's reader has another.
        self.link.write("lang", languages, language, None)

    @contextlib.contextmanager
    def shown_if(self, shown: bool) -> Iterator[None]:
        """Within this block show the controls, or only hold the values that they have."""
        self._shown = shown
        yield
        self._shown = True

    def choose(self, name: str, label: str, options: Mapping[str, str], default: str) -> str:
        """Choose one of some ids; `options` gives each its name."""
        kind = Choices(tuple(options))
        key = self._bind(name, kind, default, translated=True)
        if not self._shown:
            return self._hold(name, kind, default)
        value = st.selectbox(label, list(options), key=key, format_func=options.get)
        return self._note(name, kind, value, default)

    def choose_button(self, name: str, label: str, options: Mapping[str, str], first: str) -> str:
        """Choose one of a few ids with buttons; what is chosen here is no part of the link."""
        key = f"{self._key(name)}:{self.language}"
        if st.session_state.get(key) not in options:
            st.session_state[key] = first
        return st.segmented_control(
            label,
            list(options),
            key=key,
            format_func=options.get,
            required=True,
            label_visibility="collapsed",
        )

    def switch(self, name: str, label: str, **shown: Any) -> bool:
        """Switch something on or off; it is off unless chosen."""
        key = self._bind(name, SWITCH, False)
        return self._note(name, SWITCH, st.toggle(label, key=key, **shown), False)

    def choose_some(
        self, name: str, label: str, options: Mapping[str, str], default: Sequence[str], most: int
    ) -> list[str]:
        """Choose some ids, in the order of choosing."""
        kind = Choices(tuple(options), most)
        key = self._bind(name, kind, list(default), translated=True)
        value = st.multiselect(
            label, list(options), key=key, format_func=options.get, max_selections=most, wrap=True
        )
        return self._note(name, kind, value, list(default))

    def slide(
        self, name: str, label: str, kind: Number, default: float, *, log: bool = False
    ) -> float:
        """Choose a number with a slider: linear, logarithmic, or finer towards 1 for decays."""
        if log:
            return self.pick(name, label, kind, log_values(kind), default)
        if 0.99 <= kind.high < 1:
            return self.pick(name, label, kind, values_near_one(kind), default)
        if kind.whole:
            return self.pick(name, label, kind, range(int(kind.low), int(kind.high) + 1), default)
        key = self._bind(name, kind, default)
        if not self._shown:
            return self._hold(name, kind, default)
        step = fine_step(kind)
        value = st.slider(
            label, float(kind.low), float(kind.high), step=step, key=key, format=decimals(step)
        )
        return self._note(name, kind, value, default)

    def pick(
        self, name: str, label: str, kind: Number, options: Sequence[float], default: float
    ) -> float:
        """Choose one of some numbers with a slider, or the one that a link brought."""
        key = self._bind(name, kind, default)
        if not self._shown:
            return self._hold(name, kind, default)
        linked = self._kept.setdefault(f"{key}:linked", self._kept[key])
        options = sorted({*options, default, linked})
        value = st.select_slider(label, options, key=key, format_func=short)
        return self._note(name, kind, value, default)

    def type_in(self, name: str, label: str, kind: Number, default: int) -> int:
        """Choose a whole number by writing it."""
        key = self._bind(name, kind, default)
        if not self._shown:
            return self._hold(name, kind, default)
        value = st.number_input(label, int(kind.low), int(kind.high), step=1, key=key)
        return self._note(name, kind, value, default)

    def write_in(self, name: str, label: str, kind: Any, default: Any, **shown: Any) -> Any:
        """Choose a value by writing it; while the text cannot be read, the last value holds."""
        key = self._keep(name, name, kind, default)
        if not self._shown:
            return self._hold(name, kind, default)
        text_key = self.text_key(name)
        if text_key not in st.session_state:
            st.session_state[text_key] = kind.write(self._kept[key])
        value, text = self._kept[key], st.text_input(label, key=text_key, **shown)
        try:
            value = kind.read(text)
        except (ValueError, OverflowError):
            sentence = self.t("This cannot be used; allowed: {allowed}")
            st.text(sentence.format(allowed=kind.allowed(self.t)))
        return self._note(name, kind, value, default)

    def text_key(self, name: str) -> str:
        """The key in the session's state of what is written in a field."""
        return f"{self._key(name)}:text"

    def keep(self, name: str, kind: Any, default: Any) -> Any:
        """Keep a setting of the link that has no control."""
        self._keep(name, name, kind, default)
        return self._hold(name, kind, default)

    def forget(self, page: str) -> None:
        """Let all controls of a page begin anew, from its link. To be called by a callback."""
        for values in (self._kept, st.session_state):
            for key in [key for key in values if str(key).startswith(f"{page}:")]:
                del values[key]
        st.session_state["opened"].discard(page)
        st.session_state["times_opened"] = st.session_state.get("times_opened", 0) + 1

    def start(
        self, surface: str, symbols: Sequence[str], default: Sequence[float]
    ) -> tuple[tuple[float, ...], Callable[[Sequence[float]], None]]:
        """Choose the start, coordinate by coordinate; return it and a function that moves it."""
        kind, name, default = Numbers(len(symbols)), f"{surface}:start", tuple(default)
        key = self._keep(name, "start", kind, default)
        keys = [f"{key}:{k}" for k in range(len(symbols))]

        def move(point: Sequence[float]) -> None:
            for coordinate_key, value in zip(keys, point, strict=True):
                st.session_state[coordinate_key] = float(value)

        if keys[0] not in st.session_state:
            move(self._kept[key])
        values = []
        for symbol, coordinate_key in zip(symbols, keys, strict=True):
            label = self.t("Start {symbol}").format(symbol=f"${symbol}$")
            value = st.number_input(label, key=coordinate_key, step=0.1, format="%.6g")
            values.append(value)
        self._kept[key] = tuple(values)
        self.link.write("start", kind, tuple(values), default)
        return tuple(values), move

    def at(
        self, surface: str, player_key: str, paths: Sequence[str]
    ) -> tuple[dict[str, Any], Callable[[], None]]:
        """What the player's own controls say, the link's at first, and a function that keeps it.

        `step` (None for the last one), `view` (a pair of ranges, None for the whole window),
        `speed` (None for the usual one) and `hidden`, the ids of paths that are not shown.
        """
        key = self._key(f"{surface}:at")
        hidden = Choices(tuple(paths), at_most=len(paths))
        if key not in self._kept:
            view = self.link.read("view", VIEW, None)
            self._kept[key] = {
                "step": self.link.read("step", STEP, None),
                "view": view and [view[:2], view[2:]],
                "speed": self.link.read("speed", SPEED, None),
                "hidden": list(self.link.read("hidden", hidden, [])),
            }

        def keep() -> None:
            self._kept[key] = dict(st.session_state[player_key]["at"])

        return self._kept[key], keep

    def settings(self, at: Mapping[str, Any]) -> dict[str, str]:
        """All settings of the current view, as they are written into a saved picture."""
        settings = {"page": self.page, **self.link.settings}
        if at["step"] is not None:
            settings["step"] = STEP.write(at["step"])
        if at["view"]:
            settings["view"] = VIEW.write([*at["view"][0], *at["view"][1]])
        if at["hidden"]:
            settings["hidden"] = ",".join(at["hidden"])
        return settings

    def notice(self) -> None:
        """Say which settings of the link could not be used, and remember that it was read."""
        complaints = self.link.complaints(self.t)
        if complaints:
            with st.container(border=True):
                st.markdown(self.t("**Some settings of this link were not used:**"))
                # Plain text: markdown would turn a stranger's words into links and images.
                st.text("\n".join(complaints))
        st.session_state["opened"].add(self.page)

    def _key(self, name: str) -> str:
        return ":".join(filter(None, (self.page, self.scope, name)))

    def _keep(self, kept_name: str, name: str, kind: Any, default: Any) -> str:
        """Make sure of a kept value, the link's at first, and return its key."""
        key = self._key(kept_name)
        if key not in self._kept:
            self._kept[key] = self.link.read(name, kind, default)
        return key

    def _bind(self, name: str, kind: Any, default: Any, *, translated: bool = False) -> str:
        """Give a widget its value, and return the widget's key.

        A widget whose options are shown translated reports the shown words, which mean nothing in
        another language: each language gets a widget of its own.
        """
        key = self._keep(name, name, kind, default)
        widget_key = f"{key}:{self.language}" if translated else key
        if widget_key not in st.session_state:
            st.session_state[widget_key] = self._kept[key]
        return widget_key

    def _hold(self, name: str, kind: Any, default: Any) -> Any:
        return self._note(name, kind, self._kept[self._key(name)], default)

    def _note(self, name: str, kind: Any, value: Any, default: Any) -> Any:
        self._kept[self._key(name)] = value
        self.link.write(name, kind, value, default)
        return value
