"""optviz: optimizer trajectories in the browser. Run with `streamlit run app.py`, or `optviz app`.

Streamlit runs optviz/ui/pages/navigation.py for every reader; beside it the player has a live
socket, on which paths come while a hand moves, the first page its small pictures, and a class a
page on which it answers a poll.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from optviz import ui
from optviz.health import healthz, later, measures, warm_up
from optviz.serving import Border, RaceLinks


def load() -> None:
    """Import what the pages need: most of what the start takes, so a thread does it."""
    from optviz import configure

    configure()
    import optviz.player.ballot
    import optviz.ui.experiment.race
    import optviz.ui.home.thumbnails  # noqa: F401


base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
picture = f"{base}/lessons/{{lesson}}/{{which}}/{{theme}}.svg"
routes = [
    WebSocketRoute(f"{base}/live", later("optviz.player.live_socket", "live")),
    Route(f"{base}/healthz", healthz),
    Route(f"{base}/poll/{{code}}", later("optviz.player.ballot", "ballot")),
    Route(picture, later("optviz.ui.home.thumbnails", "answer")),
]
middleware = [Middleware(Border), Middleware(RaceLinks, base)]
if measures():
    load()
    from optviz import metrics

    metrics.start()
    routes.append(Route(f"{base}/metrics", metrics.metrics))
    middleware.append(Middleware(metrics.Counted, base))
warm_up(load)
# Where the package is: of an installed one this file is not beside it.
pages = Path(ui.__file__).parent / "pages" / "navigation.py"
app = st.App(pages, routes=routes, middleware=middleware)
