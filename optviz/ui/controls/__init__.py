"""The controls of a page: Streamlit's own widgets, each bound to a setting of the link."""

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from optviz.i18n import Translate
from optviz.settings.kinds import SWITCH, Choices, Names, Number, Switch, exact
from optviz.settings.links import COURSE
from optviz.settings.setting import Setting
from optviz.settings.slider_values import slider_values
from optviz.settings.symbols import plain
from optviz.ui.controls.kept import Kept
from optviz.ui.controls.refusal import show_refusal
from optviz.ui.controls.resets import offer_reset, place_of_control
from optviz.ui.controls.typing_numbers import choose_typing, is_typing

# The names of controls that a link hides.
_HIDDEN = Names(60)

_buttons = functools.partial(st.segmented_control, required=True, label_visibility="collapsed")


class Controls(Kept):
    """The controls of one page: widgets that show what is kept, and change it.

    Each is told its present value as its default, too: a browser under load shows a widget at its
    default at first, and may tell the server that value before it has heard of another.
    """

    def __init__(self, page: str, language: str, t: Translate):
        super().__init__(page, language)
        self.t = t
        self._shown = True
        self._changed: Callable[[], None] | None = None
        self.has_sliders = False
        self._can_be_hidden: set[str] = set()
        self.hidden = self.keep("hide", _HIDDEN, ())

    def view(self) -> dict[str, str]:
        """All settings of the present view and its page, without the course that has led to it."""
        settings = {name: v for name, v in self.link.settings.items() if name not in COURSE}
        return {"page": self.page, **settings}

    @contextlib.contextmanager
    def shown_if(self, shown: bool) -> Iterator[None]:
        """Within this block show the controls, or only hold the values that they have."""
        self._shown = shown
        yield
        self._shown = True

    @contextlib.contextmanager
    def calling(self, changed: Callable[[], None]) -> Iterator[None]:
        """Within this block show controls that call this once they have been changed."""
        self._changed = changed
        yield
        self._changed = None

    def show(self, setting: Setting, *, row: bool = False) -> Any:
        """Let a setting of the table be chosen, by the widget that suits its kind.

        A choice is made from a menu, or from a `row` of buttons.
        """
        name, kind, default = setting.name, setting.kind, setting.default
        t = self.t if setting.translated else str
        help = t(setting.help) if setting.help else None
        label = " ".join(filter(None, (setting.label and t(setting.label), plain(setting.symbol))))
        if isinstance(kind, Switch):
            return self.switch(name, label, default, help=help)
        if isinstance(kind, Choices):
            names = {id: t(text) for id, text in setting.names.items()}
            return self.choose(name, label, names, default, row=row)
        if not isinstance(kind, Number):
            return self.write_in(name, label, kind, default, help=help)
        if setting.typed:
            return self.type_in(name, label, kind, default)
        return self.pick(name, label, kind, setting.slider_values, default)

    def value(self, setting: Setting) -> Any:
        """The value that a setting has, be its control already shown or not."""
        key = self._keep(setting.name, setting.name, setting.kind, setting.default)
        with contextlib.suppress(KeyError, ValueError, OverflowError):
            return setting.kind.read(st.session_state[self.text_key(setting.name)])
        in_words = st.session_state.get(f"{key}:{self.language}", self._kept[key])
        return st.session_state.get(key, in_words)

    def slider_values(self, setting: Setting) -> list[float]:
        """All values of a setting's slider, in rising order."""
        key = self._keep(setting.name, setting.name, setting.kind, setting.default)
        return self._options(key, setting.slider_values)

    def choose_typing_or_reset(self) -> None:
        """Let the reader choose whether numbers are typed, or begin anew."""
        with st.container(horizontal=True, vertical_alignment="center"):
            choose_typing(self.page, self.t)
            self.offer_reset()

    def offer_reset(self) -> None:
        """Offer to begin anew with all defaults of the page, and without anything of its link."""
        if not self._is_hidden("reset"):
            offer_reset(self.page, self.topic, self.t)

    def _place(self, name: str, label: str, kind: Any, value: Any, default: Any) -> DeltaGenerator:
        """The place of a control, where it can be given its default if it has another value."""

        def reset(then: Callable[[], None] | None = self._changed) -> None:
            self.turn(name, default)
            if then:
                then()

        changed = kind.write(value) != kind.write(default)
        return place_of_control(label, self.key(name), reset if changed else None, self.t)

    def _ask(self, widget: Callable[..., Any], *args: Any, **shown: Any) -> Any:
        return widget(*args, on_change=self._changed, **shown)

    def choose(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        *,
        row: bool = False,
        **shown: Any,
    ) -> str:
        """Choose one of some ids, from a menu or a row of buttons; `options` gives their names."""
        kind = Choices(tuple(options))
        key = self._bind(name, kind, default, translated=True)
        if self._is_hidden(name):
            return self._hold(name, kind, default)
        if row:
            value = self._press(label, options, key, **shown)
        else:
            ids, now = list(options), st.session_state[key]
            place = ids.index(now) if now in ids else 0
            with self._place(name, label, kind, ids[place], default):
                shown |= {"key": key, "format_func": options.get}
                value = self._ask(st.selectbox, label, ids, place, **shown)
        return self._note(name, kind, value, default)

    def choose_button(self, name: str, label: str, options: Mapping[str, str], first: str) -> str:
        """Choose one of a few ids with buttons; what is chosen here is no part of the link."""
        key = f"{self.key(name)}:{self.language}"
        if st.session_state.get(key) not in options:
            st.session_state[key] = first
        return self._press(label, options, key)

    def _press(self, label: str, options: Mapping[str, str], key: str, **shown: Any) -> str:
        ids, now = list(options), st.session_state[key]
        now = now if now in ids else None
        return _buttons(label, ids, default=now, key=key, format_func=options.get, **shown)

    def switch(self, name: str, label: str, default: bool = False, **shown: Any) -> bool:
        """Switch something on or off; it is off unless chosen, or by `default` on."""
        key = self._bind(name, SWITCH, default)
        if self._is_hidden(name):
            return self._hold(name, SWITCH, default)
        value = self._ask(st.toggle, label, st.session_state[key], key=key, **shown)
        return self._note(name, SWITCH, value, default)

    def choose_some(
        self, name: str, label: str, options: Mapping[str, str], default: Sequence[str], most: int
    ) -> list[str]:
        """Choose some ids, in the order of choosing."""
        kind = Choices(tuple(options), most)
        key = self._bind(name, kind, list(default), translated=True)
        if self._is_hidden(name):
            return self._hold(name, kind, list(default))
        now = [id for id in st.session_state[key] if id in options]
        with self._place(name, label, kind, now, list(default)):
            value = st.multiselect(
                *(label, list(options), now),
                **{"key": key, "format_func": options.get, "max_selections": most, "wrap": True},
            )
        return self._note(name, kind, value, list(default))

    def slide(
        self, name: str, label: str, kind: Number, default: float, *, log: bool = False
    ) -> float:
        """Choose a number with a slider: linear, logarithmic, or finer towards 1 for decays."""
        return self.pick(name, label, kind, slider_values(kind, log=log), default)

    def pick(
        self, name: str, label: str, kind: Number, options: Sequence[float], default: float
    ) -> float:
        """Choose one of some numbers with a slider, or type any number that is allowed."""
        key = self._keep(name, name, kind, default)
        if self._is_hidden(name):
            return self._hold(name, kind, default)
        self.has_sliders = True
        usual = sorted({*options, default})
        if is_typing():
            value = self.write_in(name, label, kind, default)
            if not usual[0] <= value <= usual[-1]:
                sentence = self.t("outside the usual range {low} … {high}")
                st.caption(sentence.format(low=exact(usual[0]), high=exact(usual[-1])))
            return value
        self._bind(name, kind, default)
        values, now = self._options(key, usual), st.session_state[key]
        with self._place(name, label, kind, now, default):
            value = self._ask(st.select_slider, label, values, now, key=key, format_func=exact)
        return self._note(name, kind, value, default)

    def type_in(self, name: str, label: str, kind: Number, default: int) -> int:
        """Choose a whole number by writing it."""
        key = self._bind(name, kind, default)
        if self._is_hidden(name):
            return self._hold(name, kind, default)
        ends, now = (int(kind.low), int(kind.high)), st.session_state[key]
        with self._place(name, label, kind, now, default):
            value = st.number_input(label, *ends, now, step=1, key=key)
        return self._note(name, kind, value, default)

    def write_in(self, name: str, label: str, kind: Any, default: Any, **shown: Any) -> Any:
        """Choose a value by writing it; while the text cannot be read, the last value holds."""
        key = self._keep(name, name, kind, default)
        if self._is_hidden(name):
            return self._hold(name, kind, default)
        text_key = self.text_key(name)
        if text_key not in st.session_state:
            st.session_state[text_key] = kind.write(self._kept[key])
        now, value = st.session_state[text_key], self._kept[key]
        with self._place(name, label, kind, value, default):
            text = self._ask(st.text_input, label, now, key=text_key, **shown)
        try:
            value = kind.read(text)
        except (ValueError, OverflowError) as error:
            show_refusal(kind, text, error, self.t)
        return self._note(name, kind, value, default)

    def _options(self, key: str, usual: Sequence[float]) -> list[float]:
        """A slider's usual values, and the last other one: a link's, or one that was typed."""
        value = st.session_state.get(key, self._kept[key])
        if value not in usual:
            self._kept[f"{key}:other"] = value
        return sorted({*usual, self._kept.get(f"{key}:other", value)})

    def _is_hidden(self, name: str) -> bool:
        """Whether a control is not to be seen: a setting's value holds all the same."""
        self._can_be_hidden.add(name)
        return not self._shown or name in self.hidden

    def tell_hidden(self) -> None:
        """Have the link's notice tell which names to be hidden are none of the controls so far."""
        self.link.expect_controls(self.hidden, self._can_be_hidden)
