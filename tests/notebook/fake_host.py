"""A page that shows a widget as a host of `anywidget` does: its module, a model of its state."""

import base64
import json
from typing import Any

from player_page import PLAYER
from playwright.sync_api import Page, expect

# A model as `anywidget` describes it to its modules; `arrive` is a message of Python.
_PAGE = """<!doctype html>
<html lang="en"><head><link rel="icon" href="data:,"><style>%(look)s</style></head>
<body><main id="place"></main>
<script type="module">
import widget from "./widget.js"
const isBytes = (value) => typeof value?.bytes === "string"
const read = (value) => {
  if (Array.isArray(value)) return value.map(read)
  if (!isBytes(value)) return value
  // As a part of a larger buffer, which is what comes out of a message.
  const bytes = Uint8Array.from("in front" + atob(value.bytes), (letter) => letter.charCodeAt(0))
  return new DataView(bytes.buffer, 8)
}
const state = {}, listeners = []
const put = (name, value) => {
  state[name] = value
  for (const [event, call] of [...listeners]) if (event === `change:${name}`) call()
}
const waiting = {}
const model = {
  get: (name) => state[name],
  set: (name, value) => (waiting[name] = value, put(name, value)),
  save_changes: () => {
    window.saved.push({ ...waiting })
    for (const name of Object.keys(waiting)) delete waiting[name]
  },
  on: (event, call) => listeners.push([event, call]),
  off: (event, call) => {
    const place = listeners.findIndex((one) => one[0] === event && one[1] === call)
    listeners.splice(place, 1)
  },
}
window.saved = []
window.arrive = (told) => {
  for (const [name, value] of Object.entries(told)) put(name, read(value))
}
window.arrive(%(state)s)
window.leave = widget.render({ model, el: document.getElementById("place") })
window.listeners = listeners
</script></body></html>"""


def told(state: dict[str, Any]) -> dict[str, Any]:
    """A widget's state as JSON; bytes are in an object of their own."""

    def packed(value: Any) -> Any:
        if isinstance(value, (bytes, memoryview)):
            return {"bytes": base64.b64encode(value).decode()}
        return [packed(one) for one in value] if isinstance(value, list) else value

    return {name: packed(value) for name, value in state.items()}


def show_widget(page: Page, widget: Any) -> None:
    """Show a widget on a page that has no other address than its own."""
    html = _PAGE % {"look": widget._css, "state": json.dumps(told(state_of(widget)))}
    page.route("http://notebook/", lambda route: route.fulfill(body=html, content_type="text/html"))
    script = {"body": widget._esm, "content_type": "text/javascript"}
    page.route("http://notebook/widget.js", lambda route: route.fulfill(**script))
    page.goto("http://notebook/")
    expect(page.locator(PLAYER)).to_be_visible()


def state_of(widget: Any) -> dict[str, Any]:
    """What both sides have of a widget, without its code."""
    return {name: widget.get_state()[name] for name in ("step", "view", "hidden", "_still", "_run")}


def saved(page: Page) -> dict[str, Any]:
    """All that the page has saved in its model, and would have sent to Python."""
    return page.evaluate("Object.assign({}, ...window.saved)")
