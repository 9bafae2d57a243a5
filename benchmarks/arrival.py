"""How the player arrives over a slow network: its requests, and the time to the first picture.

The bundles that the app serves, beside the modules that they are made of, in turn, with an empty
cache and as many milliseconds from a request to its answer as a far server has. Needs the packages
of requirements-dev.txt and Chromium.

    python benchmarks/arrival.py
"""

import base64
import time

from report import Table, median
from serving import APP, chromium, serve

LATENCY = 60  # milliseconds
ROUNDS = 5
MOST_REQUESTS = 5
PAGES = {"race": ("/", ".player[data-drawings]"), "network": ("/network", ".network canvas")}
BUNDLES = "*/bundle/*.js"
COMPONENTS = "/_stcore/bidi-components/"


def arrival(window, url, drawn, as_modules):
    """Open a page once: seconds to its picture, and for how long it loaded which files."""
    page = window()
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    no_limit = {"downloadThroughput": -1, "uploadThroughput": -1}
    tools.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **no_limit}
    )
    if as_modules:
        tools.on("Fetch.requestPaused", lambda event: _answer(tools, event))
        tools.send("Fetch.enable", {"patterns": [{"urlPattern": BUNDLES}]})
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(drawn, state="attached")
    seconds = time.perf_counter() - began
    loaded = page.evaluate(
        """(components) => performance.getEntriesByType("resource")
            .filter(({ name }) => name.includes(components))
            .map(({ startTime, responseEnd }) => [startTime, responseEnd])""",
        COMPONENTS,
    )
    page.context.close()
    span = max(end for _, end in loaded) - min(start for start, _ in loaded)
    return seconds, len(loaded), span / 1000


def _answer(tools, event):
    """In place of a bundle its entry, as it stands beside the folder of the bundles."""
    entry = event["request"]["url"].replace("/bundle/", "/")
    tools.send(
        "Fetch.fulfillRequest",
        {
            "requestId": event["requestId"],
            "responseCode": 200,
            "responseHeaders": [{"name": "Content-Type", "value": "text/javascript"}],
            "body": base64.b64encode(f'export {{ default }} from "{entry}"'.encode()).decode(),
        },
    )


def _medians(arrivals):
    return [median(column) for column in zip(*arrivals, strict=True)]


def main():
    table = Table()
    with chromium() as window, serve(APP) as (address, _):
        for name, (path, drawn) in PAGES.items():
            url = f"http://{address}{path}"
            arrival(window, url, drawn, False)  # compiles what the page computes
            modules, bundle = [], []
            for _ in range(ROUNDS):
                modules.append(arrival(window, url, drawn, True))
                bundle.append(arrival(window, url, drawn, False))
            seconds, requests, span = _medians(modules)
            what = f"{LATENCY} ms latency (n = {ROUNDS})"
            measured = f"{requests} requests in {span:.2f} s; first picture after {seconds:.2f} s"
            table.add(f"{name}, module by module, {what}", measured)
            ours, fewer, short = _medians(bundle)
            table.add(
                f"{name}, bundle, {what}",
                f"{fewer} requests in {short:.2f} s ({short / span:.2f} × as long);"
                f" first picture after {ours:.2f} s ({ours / seconds:.2f} ×)",
                f"≤ {MOST_REQUESTS} requests",
                fewer <= MOST_REQUESTS,
            )
    table.print()


if __name__ == "__main__":
    main()
