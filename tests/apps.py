"""The app's pages run without a browser, and what they send to the player."""

import functools
import html
import json
import re
from urllib.parse import parse_qs

import numpy as np
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

PAGES = {
    name: f"{name}.py"
    for name in (
        "home",
        "race",
        "curve",
        "fit",
        "maps",
        "network",
        "backprop",
        "functions",
        "regularize",
        "pitfalls",
        "dialects",
    )
}


@functools.cache
def components():
    """The components of all installed packages, as a server finds them: once."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


def opened(page="race", **query):
    app = AppTest.from_file("../optviz/ui/pages/navigation.py", default_timeout=60)
    # Else each would search the packages anew, which takes longer than to run most pages.
    app._bidi_component_manager = components()
    for name, value in query.items():
        app.query_params[name] = value
    if page != "home":
        app.switch_page(PAGES[page])
    app.run()
    assert not app.exception
    return app


def moved(widget, value):
    """The page with another value of a control; only a part of it may have run for that.

    What is found there afterwards is what the last run has sent, so the page is run once more.
    """
    return widget.set_value(value).run().run()


def message_of(element):
    """The header and the arrays of a message to the player."""
    return unpacked(element.proto.bytes)


def unpacked(data):
    length = int.from_bytes(data[:4], "little")
    header = json.loads(data[4 : 4 + length])
    arrays, offset = [], 4 + length + (-length % 4)
    for count in header["lengths"]:
        arrays.append(np.frombuffer(data, "<f4", count, offset))
        offset += 4 * count
    assert offset == len(data)
    return header, arrays


def drawn(app, kind="paths"):
    """The message of a kind; there must be one."""
    messages = [message_of(element) for element in app.get("bidi_component")]
    return next(m for m in messages if m[0]["kind"] == kind)


def expect_refusal(page, name, text, allowed, **link):
    """A setting that cannot be used is named with what is allowed, and left out of the link."""
    app = opened(page, **{name: text})
    assert name in app.text[0].value
    assert allowed in app.text[0].value
    assert settings_of(app, "address") == {"lang": "en", **link}


def settings_of(app, kind="paths"):
    """The settings of the link that the player writes into the address, or an "address" does."""
    return {name: v[0] for name, v in parse_qs(drawn(app, kind)[0]["query"]).items()}


def code_of(app):
    """The Python code that a page shows to be read, without its colors."""
    blocks = [element.proto.body for element in app.get("html")]
    (block,) = [block for block in blocks if 'class="python"' in block]
    return html.unescape(re.sub("<[^>]*>", "", block)).rstrip()
