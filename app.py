"""optviz: optimizer trajectories in the browser. Run with `streamlit run app.py`.

Streamlit runs optviz/ui/pages/navigation.py for every reader; beside it the player has a live
socket, on which paths come while a hand moves, and a page on which a class answers a poll.
"""

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route, WebSocketRoute

from optviz import configure
from optviz.health import healthz, warm_up
from optviz.player.ballot import ballot
from optviz.player.live_socket import live
from optviz.serving import Border

configure()
warm_up()


async def to_first_page(request: Request) -> RedirectResponse:
    """Streamlit shows the first page without a name; its name is a good address all the same."""
    return RedirectResponse(f"{base}/?{request.url.query}")


base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
routes = [
    WebSocketRoute(f"{base}/live", live),
    Route(f"{base}/race", to_first_page),
    Route(f"{base}/healthz", healthz),
    Route(f"{base}/poll/{{code}}", ballot),
]
app = st.App("optviz/ui/pages/navigation.py", routes=routes, middleware=[Middleware(Border)])
