"""The player of a link on a page of its own, without Streamlit.

It is drawn in a fifth of the time that a page of the app takes. What a page sends is recorded here;
the paths come over the app's live socket, as to every page whose socket is open. A browser test
that uses nothing else of a page opens this one.
"""

import base64
import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from player_page import PLAYER
from playwright.sync_api import Page, expect

import optviz.player
from optviz.i18n import translator
from optviz.player.component import ALONE, header_of
from optviz.player.messages import Also, overlay_names
from optviz.player.run_file import LOOK, message_of, scene_messages
from optviz.player.words.player import player_words
from optviz.settings.experiment import read_experiment
from optviz.settings.experiment.player_view import read_player_view
from optviz.settings.links import Link

ASSETS = Path(optviz.player.__file__).parent / "assets"

# As wide as beside a page's controls, on the screen of the tests.
_LOOK = f"{LOOK} main {{ width: min(796px, 100%); }}"

# The bundle has the depth of its usual address: from there it finds the live socket.
_MODULE = "/one/two/three/four/player.js"
_PAGE = """<!doctype html>
<html lang="en"><head><link rel="icon" href="data:,"><style>%(look)s</style></head>
<body><main id="place"></main>
<script type="module">
import show from "%(module)s"
const parentElement = document.getElementById("place")
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const send = (data) => show({ data, parentElement, setTriggerValue })
// A run of a page would say the same settings again, with the player's own as they were told.
const packed = (header) => {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const data = new Uint8Array(4 + text.length)
  new DataView(data.buffer).setUint32(0, text.length, true)
  data.set(text, 4)
  return data
}
const header = %(header)s
const setTriggerValue = (name, value) => {
  if (name === "view_state") Object.assign(header, { view_state: value })
  else if (name === "projector") Object.assign(header, { projector: value })
  else return
  setTimeout(() => send(packed(header)))
}
for (const text of %(messages)s) send(bytes(text))
send(packed(header))
</script></body></html>"""


def open_player(page: Page, url: str) -> None:
    """Open the player of a link of the app, as `open_page` opens its page."""
    address = urlsplit(url)
    name = address.path.strip("/") or "race"
    link = Link.of(parse_qsl(address.query, keep_blank_values=True))
    experiment = read_experiment(link, name)
    view_state = read_player_view(link, name, experiment)
    assert not link.problems
    texts = scene_messages(
        name, experiment, view_state, translator("en"), player_words(translator("en"))
    )
    also = Also(experiment.path_ids[0], view_state["parts"].get("pinned"), predicted=True)
    # The player's own settings are no part of the page's.
    own = {"step", "view", "speed", "hidden", *view_state["parts"]}
    query = "&".join(part for part in address.query.split("&") if part.split("=")[0] not in own)
    overlays = overlay_names(name, experiment, also)
    message = message_of(name, experiment, view_state, query, overlays, live=True)
    header = {"kind": "paths", **header_of(message, ALONE), "paths": None, "lengths": []}
    html = _PAGE % {
        "look": _LOOK + (ASSETS / "player.css").read_text(encoding="utf-8"),
        "module": _MODULE,
        "header": json.dumps(header),
        "messages": json.dumps([base64.b64encode(text).decode() for text in texts]),
    }
    site = f"{address.scheme}://{address.netloc}"
    page.route(url, lambda route: route.fulfill(body=html, content_type="text/html"))
    module = ASSETS / "bundle" / "player.js"
    page.route(f"{site}{_MODULE}", lambda route: route.fulfill(path=module))
    page.goto(url)
    expect(page.locator(PLAYER)).to_be_visible()
