"""Paths under the hand: pictures a second while start, drag pad or a slider of the page is dragged.

The mouse moves sixty times a second over the first page with its three optimizers; browser and
server share this machine. Needs the packages of requirements-dev.txt and Chromium.

    python benchmarks/live.py [start] [pad] [slider] [shape]
"""

import math
import re
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from report import Table, median, percentile
from serving import APP, chromium, serve

SCRIPTS = [Path(__file__).with_name(name) for name in ("watch.js", "watch_live.js")]
DRAWN = ".player[data-drawings]"
RATE, SECONDS, GOAL = 60, 6.0, 12
AXES = ("momentum.learning_rate", "momentum.decay")


def drag(page, place):
    """Move the mouse along `place(t)`, t from 0 to 1, with its button down; return the seconds."""
    page.mouse.move(*place(0))
    page.mouse.down()
    began = time.perf_counter()
    for k in range(round(RATE * SECONDS)):
        time.sleep(max(0, began + k / RATE - time.perf_counter()))
        passed = (time.perf_counter() - began) / SECONDS
        page.mouse.move(*place(min(passed, 1)))
        if passed >= 1:
            break
    seconds = time.perf_counter() - began
    page.evaluate("ended = pictures.length")
    page.mouse.up()
    return seconds


def opened(window, url):
    page = window()
    for script in SCRIPTS:
        page.add_init_script(path=script)
    page.goto(url)
    page.wait_for_selector(DRAWN, state="attached")
    page.wait_for_timeout(2000)
    return page


def settled(page, names):
    """The settings in the address once it has them and nothing more is to come."""
    page.wait_for_timeout(1500)
    settings = parse_qs(urlsplit(page.url).query)
    return [[float(v) for v in settings[name][0].split(",")] for name in names]


def start(window, url):
    """Drag the start around a circle."""
    page = opened(window, url)
    x, y = page.evaluate(
        """() => {
            const map = findPlayer().querySelector(".map").getBoundingClientRect()
            const size = Math.min(Math.max(map.width / 60, 13), 18)
            const [width, height] = [map.width - size * 3.6 - 6, map.height - 6 - size * 2]
            const unit = Math.min(width / 8.4, height / 5.6)
            const [left, top] = [map.left + size * 3.6 + width / 2, map.top + 6 + height / 2]
            return [left + (-5 + 1.8) * unit, top + 2 * unit]
        }"""
    )

    def place(t):
        turn = 4 * math.pi * t
        return x + 60 * (1 - math.cos(turn)), y - 60 * t - 60 * math.sin(turn)

    page.evaluate("watchLive()")
    seconds = drag(page, place)
    (address,) = settled(page, ["start"])
    fields = page.get_by_role("spinbutton", name=re.compile("Start"))
    shown = [float(field.input_value()) for field in fields.all()]
    return page, seconds, address == shown, f"start = {address}"


def pad(window, url):
    """Drag the thumb of the pad to and fro over all of it."""
    page = opened(window, f"{url}?pad={','.join(AXES)}")
    canvas = page.locator(".dragpad canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()

    def place(t):
        across, up = math.sin(11 * t), math.cos(17 * t)
        return (
            box["x"] + box["width"] * (0.55 + 0.35 * across),
            box["y"] + box["height"] * (0.45 + 0.3 * up),
        )

    page.evaluate("watchLive()")
    seconds = drag(page, place)
    address = [value for (value,) in settled(page, AXES)]
    sliders = [page.locator(f".st-key-race-{name.replace('.', '-')}") for name in AXES]
    shown = [
        float(slider.get_by_role("slider").get_attribute("aria-valuetext")) for slider in sliders
    ]
    on_pad = [float(v) for v in page.locator(DRAWN).get_attribute("data-pad").split(",")]
    return page, seconds, address == shown == on_pad, f"{AXES} = {address}"


def slider(window, url):
    """Drag a slider of a rule to and fro."""
    return _drag_slider(window, url, "momentum.learning_rate")


def shape(window, url):
    """Drag a slider of the surface to and fro: a new map for every picture."""
    return _drag_slider(window, f"{url}?surface=quadratic", "quadratic.rotation")


def _drag_slider(window, url, name):
    page = opened(window, url)
    widget = page.locator(f".st-key-race-{name.replace('.', '-')}")
    widget.scroll_into_view_if_needed()
    box = widget.bounding_box()
    thumb = widget.get_by_role("slider").locator("xpath=ancestor::*[@data-rac][1]").bounding_box()
    page.evaluate("watchLive()")

    def place(t):
        across = 0.5 + 0.4 * math.sin(9 * t)
        return box["x"] + box["width"] * across, thumb["y"] + thumb["height"] / 2

    seconds = drag(page, place)
    (address,) = settled(page, [name])
    shown = float(widget.get_by_role("slider").get_attribute("aria-valuetext"))
    return page, seconds, address == [shown], f"{name} = {shown}"


def measure(table, name, page, seconds, agree, final):
    pictures = page.evaluate("pictures.slice(0, ended)")
    moves, most = page.evaluate("[pointerMoves, mostInFlight]")
    page.context.close()
    rate = len(pictures) / seconds
    ages = [picture["painted"] - picture["moved"] for picture in pictures]
    waits = [picture["changed"] - picture["sent"] for picture in pictures]
    table.add(
        f"{name}: pictures of new paths a second ({moves / seconds:.0f} moves a second)",
        f"{rate:.1f}",
        f"≥ {GOAL}",
        rate >= GOAL,
    )
    table.add(
        f"{name}: age of a picture, from the move that it shows to its paint (n = {len(ages)})",
        f"{median(ages):.0f} ms, p95 {percentile(ages, 95):.0f}, oldest {max(ages):.0f}",
    )
    table.add(f"{name}: of it, request → picture changed", f"{median(waits):.0f} ms")
    table.add(f"{name}: most requests in flight", most, "1", most == 1)
    table.add(f"{name}: at the end picture, slider and address agree", final, "equal", agree)


def main(chosen):
    table = Table()
    with chromium() as window, serve(APP) as (address, _):
        for drive in (start, pad, slider, shape):
            if drive.__name__ in chosen:
                measure(table, drive.__name__, *drive(window, f"http://{address}/race"))
    table.print()


if __name__ == "__main__":
    main(sys.argv[1:] or ["start", "pad", "slider", "shape"])
