"""What a reader of the screen waits for: the picture after a key press, its bytes, its motion.

Latency is measured side by side with the least that a Streamlit app can do (bare_app.py), key
press by key press in turn, on the same server settings. Needs the packages of
requirements-dev.txt and Chromium.

    python benchmarks/screen.py [latency] [bytes] [playing] [start]
"""

import base64
import re
import sys
import time
from collections import Counter
from pathlib import Path

import messages
from report import Table, median, percentile
from serving import APP, BARE_APP, chromium, serve

WATCH = Path(__file__).with_name("watch.js")
DRAWN = ".player[data-drawings]"
# What is started: its script, page and picture, and how often the bare app's time it may take.
STARTED = {
    "a bare app": (BARE_APP, "", ".js-plotly-plot .main-svg", None),
    "Home": (APP, "", DRAWN, 1.15),
    "Race": (APP, "/race", DRAWN, 1.15),
    "Network": (APP, "/network", ".network canvas", 1.5),
}
SIX = "gradient_descent,momentum,nesterov,adagrad,rmsprop,adam"
EIGHT = f"{SIX},adadelta,nadam"

ROUNDS, MOVES = 3, 16  # from a decay of 0.9 sixteen keys down: every picture is a new one
SHARE = 0.7  # of the bare app's time, to be reached
STARTS = 5
PLAYING_MS = 3_000


def latency(table, window, url, bare_url):
    """Key press to paint, ours and the bare app's in turn."""
    ours, bare = [], []
    for k in range(ROUNDS):
        our_page, bare_page = window(), window()
        for page in (our_page, bare_page):
            page.add_init_script(path=WATCH)
        # Every linked view is open, and the path that the slider changes is the explained one.
        our_page.goto(f"{url}/?explain=momentum&momentum.learning_rate={0.1 + 0.1 * k:g}")
        our_page.wait_for_selector(DRAWN, state="attached")
        our_page.get_by_role("slider", name=re.compile("decay")).focus()
        our_page.evaluate("watchPlayer()")
        bare_page.goto(bare_url)
        bare_page.wait_for_selector(".scatterlayer .js-line", state="attached")
        bare_page.get_by_role("slider").focus()
        bare_page.evaluate("watchPlotly()")
        windows = []
        for page, moves in ((our_page, ours), (bare_page, bare)):
            page.wait_for_timeout(1500)
            tools = page.context.new_cdp_session(page)
            tools.send("Performance.enable")
            windows.append((page, tools, moves))
        for _ in range(MOVES):
            for page, tools, moves in windows:
                moves.append(_move(page, tools))
        for page in (our_page, bare_page):
            page.context.close()

    for name, moves in (("optviz", ours), ("bare app", bare)):
        for what, span in (
            ("key → painted", lambda m: m["painted"] - m["pressed"]),
            ("key → picture changed", lambda m: m["changed"] - m["pressed"]),
            ("of it: key → request sent", lambda m: m["sent"] - m["pressed"]),
            ("of it: server, until the picture's data arrive", lambda m: _arrival(m) - m["sent"]),
            ("of it: browser, until it has drawn", lambda m: m["changed"] - _arrival(m)),
            ("the browser's main thread at work", lambda m: m["work"]),
        ):
            spans = [span(m) for m in moves]
            measured = f"{median(spans):.0f} ms, p95 {percentile(spans, 95):.0f}"
            goal = ()
            if name == "optviz" and what == "key → painted":
                others = median([span(m) for m in bare])
                goal = (f"≤ {SHARE:g} × bare, {others:.0f} ms", median(spans) <= SHARE * others)
            table.add(f"{name}: {what} (n = {len(spans)})", measured, *goal)


def _move(page, tools):
    """Press a key on the slider in focus and wait for what watch.js saw."""
    page.evaluate("moves.length = 0")
    before = _work(tools)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => moves.length")
    page.wait_for_timeout(150)
    return {**page.evaluate("moves[0]"), "work": _work(tools) - before}


def _work(tools):
    """Milliseconds that the page's main thread has worked: steadier than a clock on the wall."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")


def _arrival(move):
    """When the message with the picture arrived: the largest before the picture changed."""
    before = [received for received in move["received"] if received[0] <= move["changed"]]
    return max(before, key=lambda received: received[1])[0]


def sizes(table, window, url):
    """Bytes received over the websocket for a slider move; return what they are, kind by kind."""
    shares = {}
    for num_steps in (50, 200, 2000):
        received, requests, float32 = _listen(window(), f"{url}/?num_steps={num_steps}")
        totals = [sum(len(payload) for _, payload in parts) for parts in received]
        limit = 1.2 * float32 + 8000
        table.add(
            f"bytes of a slider move, {num_steps} steps ({float32} of float32)",
            f"{median(totals):.0f}, largest {max(totals)}; request {median(requests):.0f}",
            f"≤ {limit:.0f}",
            median(totals) <= limit,
        )
        share = shares[num_steps] = Counter()
        for name, payload in (part for parts in received for part in parts):
            share[name] += len(payload) / len(received)
    return shares


def _listen(page, url):
    """Move a slider some times and note each move's payloads, request and float32 bytes."""
    inward, outward, short = [], [], set()
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")

    def opened(socket):
        if socket["url"].endswith("/live"):
            short.add(socket["requestId"])

    def receive(frame):
        payload = base64.b64decode(frame["response"]["payloadData"])
        if frame["requestId"] in short:
            name = f"answer ({messages.player_header(payload)['kind']})"
        else:
            name = messages.kind_of(messages.parse(payload))
        inward.append((name, payload))

    tools.on("Network.webSocketCreated", opened)
    tools.on("Network.webSocketFrameReceived", receive)
    tools.on("Network.webSocketFrameSent", lambda frame: outward.append(frame["response"]))
    page.goto(url)
    page.wait_for_selector(DRAWN, state="attached")
    page.get_by_role("slider", name=re.compile("decay")).focus()
    page.wait_for_timeout(1500)
    received, requests = [], []
    for _ in range(8):
        inward.clear()
        outward.clear()
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(1000)
        received.append(list(inward))
        requests.append(sum(map(_size, outward)))
    page.context.close()
    (answer,) = [payload for name, payload in received[-1] if name == "answer (paths)"]
    return received, requests, messages.float32_bytes(messages.player_header(answer))


def _size(sent):
    data = sent["payloadData"]
    return len(data if sent["opcode"] == 1 else base64.b64decode(data))  # 1: text, else binary


def playing(table, window, url):
    """Pictures per second while paths play, counted beside the display's own frames."""
    for what, query in (
        ("6 paths × 200 steps", f"optimizers={SIX}&num_steps=200&step=0"),
        ("8 paths × 2000 steps, from step 1500", f"optimizers={EIGHT}&num_steps=2000&step=1500"),
    ):
        page = window()
        page.add_init_script(path=WATCH)
        page.goto(f"{url}/?{query}")
        page.wait_for_selector(DRAWN, state="attached")
        page.get_by_label("Speed").select_option("60")
        page.wait_for_timeout(1000)
        page.get_by_role("button", name="Play", exact=True).click()
        page.wait_for_timeout(200)
        seen = page.evaluate(f"countDrawings({PLAYING_MS})")
        page.context.close()
        assert seen["playing"] == "true", seen
        table.add(
            f"pictures per second, {what}",
            f"{seen['drawings']:.1f} (display {seen['frames']:.1f})",
            "≥ 50",
            seen["drawings"] >= 50,
        )


def start(table, window):
    """From the start of the server's process to the first picture, with an empty browser cache.

    In turn with the bare app; what the app compiles was kept by a start before.
    """
    seconds = {app: [] for app in STARTED}
    for turn in range(STARTS + 1):
        for app, (script, path, drawn, _) in STARTED.items():
            began = time.perf_counter()
            with serve(script) as (address, _):
                page = window()
                page.goto(f"http://{address}{path}")
                page.wait_for_selector(drawn, state="attached")
                if turn:
                    seconds[app].append(time.perf_counter() - began)
                page.context.close()
    bare = median(seconds["a bare app"])
    for app, (*_, most) in STARTED.items():
        typical = median(seconds[app])
        told = f"{typical:.2f} s, longest {max(seconds[app]):.2f}"
        what = f"server start → first picture of {app} (n = {STARTS})"
        if most is None:
            table.add(what, told)
        else:
            told += f" ({typical / bare:.2f} × bare)"
            table.add(what, told, f"≤ {most:g} × bare", typical <= most * bare)


def main(chosen):
    table, shares = Table(), {}
    with chromium() as window, serve(APP) as (app, _), serve(BARE_APP) as (bare, _):
        url = f"http://{app}"
        if "latency" in chosen:
            latency(table, window, url, f"http://{bare}")
        if "bytes" in chosen:
            shares = sizes(table, window, url)
        if "playing" in chosen:
            playing(table, window, url)
    if "start" in chosen:
        with chromium() as window:
            start(table, window)
    table.print()
    for num_steps, share in shares.items():
        told = ", ".join(f"{kind} {size:.0f}" for kind, size in share.most_common())
        print(f"\nBytes of a slider move, {num_steps} steps: {told}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["latency", "bytes", "playing", "start"])
