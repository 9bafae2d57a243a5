"""What the controls of a page are set to: the link's values at first, kept for the session."""

from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from optviz.i18n import LANGUAGES
from optviz.settings.kinds import Choices
from optviz.settings.links import ON_SCREEN, Link


def begin_anew(page: str, query: str | None = None) -> None:
    """Let all controls of a page begin anew, from a query or else from the page's address."""
    state = st.session_state
    for values in (state.get("kept", {}), state):
        for key in [key for key in values if str(key).startswith(f"{page}:")]:
            del values[key]
    state.setdefault("opened", set()).discard(page)
    state.setdefault("queries", {})[page] = query
    state["openings"] = state.get("openings", 0) + 1


def _pairs(page: str) -> list[tuple[str, str]]:
    """The names and texts that a page is opened with."""
    query = st.session_state.get("queries", {}).get(page)
    if query is not None:
        return parse_qsl(query, keep_blank_values=True)
    address = st.query_params
    return [(name, text) for name in address for text in address.get_all(name)]


class Kept:
    """The values of one page's settings.

    On a session's first run of the page the values come from the link; later they are the
    widgets' own. Values are kept when a widget is not shown for a while, as when another page or
    another surface is chosen. `scope` separates the values of different experiments on one page;
    `topic` is the setting that chooses among them, where there is one.
    `written` are all settings so far, those too that are usual, in a link's words.
    `opening` changes when another link is opened in place of the one before.
    """

    def __init__(self, page: str, language: str):
        self.page = page
        self.language = language
        self.scope = ""
        self.topic: dict[str, str] = {}
        self.written: dict[str, str] = {}
        self._always: set[str] = set()  # the settings that a link says at their default, too
        self._kept: dict[str, Any] = st.session_state.setdefault("kept", {})
        opened = st.session_state.setdefault("opened", set())
        self.link = Link.of([] if page in opened else _pairs(page))
        languages = Choices(tuple(LANGUAGES))
        self.link.read("lang", languages, language)
        # Always written: the default is the browser's language, and a link's reader has another.
        self.link.write("lang", languages, language, None)

    @property
    def opening(self) -> str:
        """How many links were opened on this page's menu, empty for none."""
        return str(st.session_state.get("openings", ""))

    def begin_with(self, name: str, value: Any) -> None:
        """Let a setting begin with a value that is not its default, unless a link sets anything.

        A link always says it: one without any settings is for that value.
        """
        self._always.add(name)
        if not self.link.query.keys() - set(ON_SCREEN):
            self._kept.setdefault(self.key(name), value)

    def turn(self, name: str, value: float) -> None:
        """Give a control another value, before it is shown: in a callback, or earlier in a run."""
        self._kept[self.key(name)] = value
        for key in (self.key(name), self.text_key(name), f"{self.key(name)}:{self.language}"):
            st.session_state.pop(key, None)

    def text_key(self, name: str) -> str:
        """The key in the session's state of what is written in a field."""
        return f"{self.key(name)}:text"

    def keep(self, name: str, kind: Any, default: Any) -> Any:
        """Keep a setting of the link that has no control."""
        self._keep(name, name, kind, default)
        return self._hold(name, kind, default)

    def key(self, name: str) -> str:
        """The key in the session's state of a setting's control, if its options are no words."""
        return ":".join(filter(None, (self.page, self.scope, name)))

    def _keep(self, kept_name: str, name: str, kind: Any, default: Any) -> str:
        """Make sure of a kept value, the link's at first, and return its key."""
        key = self.key(kept_name)
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
        return self._note(name, kind, self._kept[self.key(name)], default)

    def _note(self, name: str, kind: Any, value: Any, default: Any) -> Any:
        self._kept[self.key(name)] = value
        self.written[name] = kind.write(value)
        self.link.write(name, kind, value, None if name in self._always else default)
        return value
