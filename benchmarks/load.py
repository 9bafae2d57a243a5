"""A class at work on one server, beside a bare Streamlit app with one `st.plotly_chart`.

Visitors all move a slider every two seconds: of Race, of the bare app, of Network, where each move
trains a network, and of Race while somebody opens the page with a new formula every five seconds.
A rerun is timed from sending the request to the end of the run, as the browser sees it. On the bare
app the new picture is there at its end; on Race the paths come over the live socket, and are timed
by themselves. Last, a hundred drag without a rest: each asks for other paths as soon as the last
ones came. Visitors and server share this machine.

    python benchmarks/load.py
"""

import asyncio
import contextlib
import time
from urllib.parse import urlencode

from memory import formula
from report import Table, median, percentile
from serving import APP, BARE_APP, memory, serve
from visitor import Visitor

VISITORS, PERIOD, DURATION = 40, 2.0, 60.0
FORMULA_EVERY = 5.0
DRAGGING, DRAG_DURATION = 100, 20.0
SLIDER = "race:momentum.learning_rate"
NETWORK_SLIDER = "network:adam.learning_rate"


class Class:
    """Visitors of one page, how long new paths and each rerun took, and what went wrong."""

    def __init__(self, address, page, slider, *, live=False):
        self.address, self.slider = address, slider
        self.options = {"page": page, "live": live}
        self.paths_seconds, self.seconds, self.faults = [], [], []

    async def work(self, seconds=DURATION):
        """Let all visitors move the slider at every tick, the ticks spread over the period."""
        async with contextlib.AsyncExitStack() as stack:
            visitors = [
                await stack.enter_async_context(Visitor(self.address, **self.options))
                for _ in range(VISITORS)
            ]
            now = time.perf_counter() + 0.5
            async with asyncio.TaskGroup() as group:
                for k, visitor in enumerate(visitors):
                    first = now + PERIOD * k / VISITORS
                    group.create_task(self._move(visitor, first, first + seconds))

    async def _move(self, visitor, due, until):
        while due < until:
            await asyncio.sleep(due - time.perf_counter())
            began = time.perf_counter()
            if began > due + PERIOD:
                self.faults.append("a tick was skipped: the rerun before took longer than that")
            else:
                before = visitor.paths, dict(visitor.charts)
                async with asyncio.timeout(30):
                    paths_seconds, seconds = await visitor.move(self.slider, by=1)
                self.paths_seconds.append(paths_seconds)
                self.seconds.append(seconds)
                if (visitor.paths, visitor.charts) == before:
                    self.faults.append("a rerun brought nothing new")
            due += PERIOD

    def tell(self, table, what, p95_goal, beside=None):
        p95 = percentile(self.seconds, 95)
        goals, reached = [], True
        if p95_goal:
            goals.append(f"p95 ≤ {1000 * p95_goal:.0f} ms")
            reached = p95 <= p95_goal
        if beside:
            ratio = p95 / percentile(beside.seconds, 95)
            what += f" ({ratio:.2f} of the bare app's)"
            goals.append("≤ 0.5")
            reached &= ratio <= 0.5
        table.add(what, spread(self.seconds), ", ".join(goals), reached if goals else None)


def spread(seconds):
    shares = median(seconds), percentile(seconds, 95), max(seconds)
    return ", ".join(f"{1000 * share:.0f} ms" for share in shares)


async def new_formulas(address, seconds):
    """Open the page with a new formula again and again until the task is cancelled."""
    number = 0
    while True:
        began = time.perf_counter()
        async with Visitor(address, query=urlencode(formula(number)), live=True):
            seconds.append(time.perf_counter() - began)
        number += 1
        await asyncio.sleep(began + FORMULA_EVERY - time.perf_counter())


async def while_formulas_come(visitors, seconds):
    others = asyncio.create_task(new_formulas(visitors.address, seconds))
    await visitors.work()
    others.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await others


async def all_drag(address):
    """How long each of the answers to a hundred dragging visitors took."""
    seconds = []

    async def drag(visitor, turn, until):
        while (began := time.perf_counter()) < until:
            turn += 1
            await visitor.drag(SLIDER, f"{0.01 + turn % 100 / 1000:g}")
            seconds.append(time.perf_counter() - began)

    async with contextlib.AsyncExitStack() as stack:
        visitors = [
            await stack.enter_async_context(Visitor(address, live=True)) for _ in range(DRAGGING)
        ]
        until = time.perf_counter() + DRAG_DURATION
        # Each is somewhere else on the slider.
        await asyncio.gather(*(drag(visitor, k, until) for k, visitor in enumerate(visitors)))
    return seconds


def main():
    formulas = []
    with serve(BARE_APP) as (address, _):
        bare = Class(address, "", "rate")
        asyncio.run(bare.work())
    with serve(APP) as (address, server):
        race = Class(address, "race", SLIDER, live=True)
        with_formulas = Class(address, "race", SLIDER, live=True)
        network = Class(address, "network", NETWORK_SLIDER)
        asyncio.run(_warm_up(address))
        before = memory(server)
        asyncio.run(race.work())
        after = memory(server)
        asyncio.run(while_formulas_come(with_formulas, formulas))
        asyncio.run(network.work())
        drags = asyncio.run(all_drag(address))
    table = Table()
    head = f"{VISITORS} visitors, a move every {PERIOD:g} s, p50, p95, longest: "
    bare.tell(table, head + "a bare app", None)
    race.tell(table, head + "Race", 0.1, bare)
    ratio = percentile(race.paths_seconds, 95) / percentile(bare.seconds, 95)
    what = f"until Race had its new paths ({ratio:.2f} of the bare app's rerun)"
    table.add(what, spread(race.paths_seconds), "≤ 0.5", ratio <= 0.5)
    with_formulas.tell(table, head + f"Race, a new formula every {FORMULA_EVERY:g} s", 0.3)
    p95 = percentile(formulas, 95)
    told = f"{1000 * median(formulas):.0f} ms, {1000 * p95:.0f} ms"
    table.add("opening a page with a new formula meanwhile, p50, p95", told, "≤ 3 s", p95 <= 3)
    network.tell(table, head + "Network", None)
    rate = len(drags) / DRAG_DURATION / DRAGGING
    told = f"{rate:.1f}, {1000 * percentile(drags, 95):.0f} ms"
    table.add(f"{DRAGGING} drag: pictures a second for each, p95", told, "≥ 8", rate >= 8)
    table.add("memory of the server, before → after Race", f"{before:.0f} → {after:.0f} MB")
    faults = [fault for group in (bare, race, with_formulas, network) for fault in group.faults]
    table.add("faults", len(faults), "0", not faults)
    table.print()
    for fault in sorted(set(faults)):
        print(f"\n{faults.count(fault)} × {fault}")


async def _warm_up(address):
    for page in ("race", "network"):
        async with Visitor(address, page=page):
            pass


if __name__ == "__main__":
    main()
