"""optviz: optimizer trajectories in the browser. Run with `streamlit run app.py`, or `optviz app`.

Streamlit runs optviz/ui/pages/navigation.py for every reader; beside it the player has a live
socket, on which paths come while a hand moves, the first page its small pictures, and a class a
page on which it answers a poll.
"""

import os
from pathlib import Path

# Before numpy is imported: its matrices are small here, and threads that wait for work in a busy
# loop take the cores from other readers.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from optviz import configure, ui
from optviz.configuration import keep_programs
from optviz.health import healthz, measures, warm_up
from optviz.mended_server import mend
from optviz.player.ballot import ballot
from optviz.player.live_socket import live
from optviz.serving import Border, RaceLinks
from optviz.ui.home import thumbnails

mend()
configure()
keep_programs()
is_measured = measures()
warm_up()

base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
routes = [
    WebSocketRoute(f"{base}/live", live),
    Route(f"{base}/healthz", healthz),
    Route(f"{base}/poll/{{code}}", ballot),
    Route(f"{base}/{thumbnails.PLACE}/{{lesson}}/{{which}}/{{theme}}.svg", thumbnails.answer),
]
middleware = [Middleware(Border), Middleware(RaceLinks, base)]
if is_measured:
    from optviz import metrics

    metrics.start()
    routes.append(Route(f"{base}/metrics", metrics.metrics))
    middleware.append(Middleware(metrics.Counted, base))
# Where the package is: of an installed one this file is not beside it.
pages = Path(ui.__file__).parent / "pages" / "navigation.py"
app = st.App(pages, routes=routes, middleware=middleware)
