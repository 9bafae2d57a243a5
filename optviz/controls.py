"""The controls of a page: Streamlit's own widgets, each bound to a setting of the link."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from optviz.i18n import LANGUAGES, Translate
from optviz.links import VIEW, Choices, Link, Number, Numbers

MAX_PATHS = 8
STEP_COUNTS = (
    *(1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300),
    *(400, 500, 600, 800, 1000, 1200, 1500, 2000),
)

# The values of a logarithmic slider within one decade: fine where few decades are spanned.
_FINE = (1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9)
_COARSE = (1, 2, 5)


def choose_language() -> str:
    """Choose the language: at first the link's, else the browser's, else English."""
    if "lang" not in st.session_state:
        wishes = (st.query_params.get("lang", ""), (st.context.locale or "").split("-")[0], "en")
        st.session_state["lang"] = next(wish for wish in wishes if wish in LANGUAGES)
    return st.segmented_control(
        "Language · 语言",
        list(LANGUAGES),
        key="lang",
        format_func=LANGUAGES.get,
        required=True,
        label_visibility="collapsed",
    )


class Controls:
    """The controls of one page.

    On a session's first run of the page the values come from the link; later they are the
    widgets' own. Values are kept when a widget is not shown for a while, as when another page or
    another surface is chosen.
    """

    def __init__(self, page: str, language: str, t: Translate):
        self.page = page
        self.language = language
        self.t = t
        self._kept: dict[str, Any] = st.session_state.setdefault("kept", {})
        opened = st.session_state.setdefault("opened", set())
        self.link = Link({} if page in opened else st.query_params.to_dict())
        languages = Choices(tuple(LANGUAGES))
        self.link.read("lang", languages, language)
        # Always written: the default is the browser's language, which a link's reader may not share.
        self.link.write("lang", languages, language, None)

    def choose(self, name: str, label: str, options: Mapping[str, str], default: str) -> str:
        """Choose one of some ids; `options` gives each its name."""
        kind = Choices(tuple(options))
        key, widget_key = self._bind_translated(name, kind, default)
        value = st.selectbox(label, list(options), key=widget_key, format_func=options.get)
        return self._note(name, kind, key, value, default)

    def choose_some(
        self, name: str, label: str, options: Mapping[str, str], default: Sequence[str]
    ) -> list[str]:
        """Choose up to eight of some ids, in the order of choosing."""
        kind = Choices(tuple(options), at_most=MAX_PATHS)
        key, widget_key = self._bind_translated(name, kind, list(default))
        value = st.multiselect(
            label,
            list(options),
            key=widget_key,
            format_func=options.get,
            max_selections=MAX_PATHS,
            wrap=True,
        )
        return self._note(name, kind, key, value, list(default))

    def slide(
        self, name: str, label: str, low: float, high: float, default: float, *, log: bool = False
    ) -> float:
        """Choose a number with a slider: linear, logarithmic, or finer towards 1 for decays."""
        kind = Number(low, high)
        key = self._bind(name, kind, default)
        if log:
            options = self._with_linked(key, _log_values(low, high))
            value = st.select_slider(label, options, key=key, format_func=_short)
        elif 0.99 <= high < 1:
            options = self._with_linked(key, _values_near_one(low, high))
            value = st.select_slider(label, options, key=key, format_func=_short)
        else:
            step = 10.0 ** math.floor(math.log10((high - low) / 90))
            value = st.slider(label, low, high, step=step, key=key, format=_decimals(step))
        return self._note(name, kind, key, value, default)

    def num_steps(self, default: int) -> int:
        """Choose the number of steps."""
        kind = Number(1, STEP_COUNTS[-1], whole=True)
        key = self._bind("num_steps", kind, default)
        options = self._with_linked(key, STEP_COUNTS)
        value = st.select_slider(self.t("Steps"), options, key=key)
        return self._note("num_steps", kind, key, value, default)

    def start(
        self, scope: str, symbols: Sequence[str], default: Sequence[float]
    ) -> tuple[tuple[float, ...], Callable[[Sequence[float]], None]]:
        """Choose the start, coordinate by coordinate; return it and a function that moves it."""
        kind = Numbers(len(symbols))
        default = tuple(default)
        key = self._key("start", scope)
        if key not in self._kept:
            self._kept[key] = self.link.read("start", kind, default)
        keys = [f"{key}:{k}" for k in range(len(symbols))]

        def move(point: Sequence[float]) -> None:
            for coordinate_key, value in zip(keys, point, strict=True):
                st.session_state[coordinate_key] = float(value)

        if keys[0] not in st.session_state:
            move(self._kept[key])
        values = []
        for column, symbol, coordinate_key in zip(
            st.columns(len(keys)), symbols, keys, strict=True
        ):
            label = self.t("Start {symbol}").format(symbol=f"${symbol}$")
            values.append(
                column.number_input(label, key=coordinate_key, step=0.1, format="%.6g")
            )
        return self._note("start", kind, key, tuple(values), default), move

    def at(self, scope: str, player_key: str) -> tuple[dict[str, Any], Callable[[], None]]:
        """Step and view of the player: first the link's, then what the player reported last."""
        key = self._key("at", scope)
        if key not in self._kept:
            step = self.link.read("step", Number(0, STEP_COUNTS[-1], whole=True), None)
            view = self.link.read("view", VIEW, None)
            self._kept[key] = {"step": step, "view": view and [view[:2], view[2:]]}

        def keep() -> None:
            at = st.session_state[player_key]["at"]
            view = at["view"] and [at["view"][:2], at["view"][2:]]
            self._kept[key] = {"step": at["step"], "view": view}

        return self._kept[key], keep

    def settings(self, at: Mapping[str, Any]) -> dict[str, str]:
        """All settings of the current view, as they are written into a saved picture."""
        settings = {"page": self.page, **self.link.settings}
        if at["step"] is not None:
            settings["step"] = str(at["step"])
        if at["view"]:
            settings["view"] = VIEW.write([*at["view"][0], *at["view"][1]])
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

    def _key(self, name: str, scope: str = "") -> str:
        return ":".join(filter(None, (self.page, scope, name)))

    def _bind(self, name: str, kind: Any, default: Any) -> str:
        return self._bind_as(self._key(name), name, kind, default)

    def _bind_translated(self, name: str, kind: Any, default: Any) -> tuple[str, str]:
        """Bind a widget whose options are shown translated.

        Such a widget reports the shown words, which mean nothing in another language: each
        language gets a widget of its own.
        """
        return self._key(name), self._bind_as(
            f"{self._key(name)}:{self.language}", name, kind, default
        )

    def _bind_as(self, widget_key: str, name: str, kind: Any, default: Any) -> str:
        key = self._key(name)
        if key not in self._kept:
            self._kept[key] = self.link.read(name, kind, default)
        if widget_key not in st.session_state:
            st.session_state[widget_key] = self._kept[key]
        return widget_key

    def _note(self, name: str, kind: Any, key: str, value: Any, default: Any) -> Any:
        self._kept[key] = value
        self.link.write(name, kind, value, default)
        return value

    def _with_linked(self, key: str, options: Sequence[float]) -> list[float]:
        """Add the value that a link brought: a slider must be able to show it and return to it."""
        linked = self._kept.setdefault(f"{key}:linked", self._kept[key])
        return sorted({*options, linked})


def _log_values(low: float, high: float) -> list[float]:
    first, last = round(math.log10(low)), round(math.log10(high))
    mantissas = _FINE if last - first <= 6 else _COARSE
    return [
        float(f"{mantissa}e{power}") for power in range(first, last) for mantissa in mantissas
    ] + [float(f"1e{last}")]


def _values_near_one(low: float, high: float) -> list[float]:
    coarse = [low + k * 0.05 for k in range(20)]
    fine = [0.96, 0.97, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999]
    return [round(value, 4) for value in (*coarse, *fine) if value <= high]


def _short(value: float) -> str:
    return f"{value:g}"


def _decimals(step: float) -> str:
    return f"%.{max(0, -math.floor(math.log10(step)))}f"
