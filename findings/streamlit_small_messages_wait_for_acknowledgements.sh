#!/usr/bin/env bash
# Streamlit 1.67.0 with uvicorn 0.54.0: connections to the server keep Nagle's algorithm, though
# asyncio turns it off for TCP. Streamlit binds and hands over the listening socket itself, made by
# `socket.socket(family)`, whose `proto` is 0; asyncio sets TCP_NODELAY only where `proto` says TCP.
# So a small message behind a large one waits until the browser's system acknowledges the large one,
# about 40 ms under Linux: in a run with a picture of some 400 kB and a few widgets behind it that
# happens once or twice. An app can set TCP_NODELAY on the listening socket: on Linux and BSD,
# accepted connections inherit it.
# Seen: proto of the listening socket 0, TCP_NODELAY of an accepted connection 0; by asyncio's own
# `start_server("127.0.0.1", 0)` 6 and 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 uvicorn==0.54.0
cat > "$folder/page.py" <<'PYTHON'
import streamlit as st

st.text("a page")
PYTHON
cat > "$folder/app.py" <<'PYTHON'
import gc
import socket

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Route

NODELAY = socket.IPPROTO_TCP, socket.TCP_NODELAY


async def seen(request):
    [listening] = [
        some
        for some in gc.get_objects()
        if isinstance(some, socket.socket)
        and some.fileno() >= 0
        and some.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    ]
    [accepted] = [
        some
        for some in gc.get_objects()
        if isinstance(some, socket.socket)
        and some.fileno() >= 0
        and some is not listening
        and some.family == listening.family
    ]
    return PlainTextResponse(f"{listening.proto} {accepted.getsockopt(*NODELAY)}")


app = st.App("page.py", routes=[Route("/seen", seen)])
PYTHON
cd "$folder" && venv/bin/python - <<'PYTHON'
import asyncio
import contextlib
import socket
import subprocess
import sys
import time
import urllib.request

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
server = subprocess.Popen(
    [sys.executable, "-m", "streamlit", "run", "app.py", *options], stdout=subprocess.DEVNULL
)
try:
    told, until = None, time.monotonic() + 60
    while told is None and time.monotonic() < until:
        with contextlib.suppress(ConnectionError, urllib.error.URLError):
            told = urllib.request.urlopen(f"http://127.0.0.1:{port}/seen").read().decode()
finally:
    server.terminate()
    server.wait(10)


async def own():
    asked = asyncio.Queue()

    async def answer(reader, writer):
        await asked.put(writer.get_extra_info("socket").getsockopt(6, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listening:
        address = listening.sockets[0].getsockname()
        _, writer = await asyncio.open_connection(*address)
        nodelay = await asked.get()
        writer.close()
        return f"{listening.sockets[0].proto} {nodelay}"


by_asyncio = asyncio.run(own())
print(f"proto, TCP_NODELAY: Streamlit {told}, asyncio {by_asyncio}")
assert (told, by_asyncio) == ("0 0", "6 1"), "no longer so"
PYTHON
