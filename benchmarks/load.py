"""A class at work: visitors who all move a learning rate once a second, on one server.

A rerun is timed from sending the request to the end of the run, as the browser sees it; every
answer must bring other paths than the one before. Then all but a few drag without a rest: each asks
for other paths on the short way as soon as the last ones came. Visitors and server share this
machine.

    python benchmarks/load.py
"""

import asyncio
import itertools
import time

from report import Table, median, percentile
from serving import APP, memory, serve
from visitor import Visitor
from websockets.asyncio.client import connect

VISITORS, PERIOD, DURATION = 40, 1.0, 30.0
OTHERS = 5  # who move a slider while all the rest drag
SLIDER = "race:momentum.learning_rate"


async def work(visitor, first, seconds, faults):
    """Move the slider at every tick from `first` on, for as long as the benchmark takes."""
    for tick in itertools.count():
        due = first + tick * PERIOD
        if tick * PERIOD >= DURATION:
            return
        await asyncio.sleep(due - time.perf_counter())
        if time.perf_counter() > due + PERIOD:
            faults.append("a tick was skipped: the rerun before took longer than the period")
            continue
        before, began = visitor.paths, time.perf_counter()
        try:
            async with asyncio.timeout(30):
                await visitor.move(SLIDER, by=1)
        except Exception as fault:
            faults.append(repr(fault))
            return
        seconds.append(time.perf_counter() - began)
        if not visitor.paths or visitor.paths == before:
            faults.append("the paths did not change")


async def drag(address, number, until, seconds):
    """Ask for other paths as soon as the last ones came, as a hand does that never rests."""
    url = f"ws://{address}/live"
    async with connect(url, origin=f"http://{address}") as window:
        for turn in itertools.count(1):
            began = time.perf_counter()
            if began > until:
                return
            await window.send(f"{turn} race momentum.learning_rate={0.01 + turn % 100 / 1000:g}")
            await window.recv()
            seconds.append(time.perf_counter() - began)


async def class_drags(address):
    until, answers = time.perf_counter() + DURATION, []
    drags = [drag(address, k, until, answers) for k in range(VISITORS - OTHERS)]
    (seconds, faults, _), *_ = await asyncio.gather(visit(address, OTHERS), *drags)
    return answers, seconds, faults


async def visit(address, count):
    seconds, faults, arrivals = [], [], []
    visitors = []
    for _ in range(count):
        began = time.perf_counter()
        visitors.append(await Visitor(address).__aenter__())
        arrivals.append(time.perf_counter() - began)
    now = time.perf_counter() + 0.5
    await asyncio.gather(
        *(
            work(visitor, now + PERIOD * k / count, seconds, faults)
            for k, visitor in enumerate(visitors)
        )
    )
    for visitor in visitors:
        await visitor.__aexit__()
    return seconds, faults, arrivals


def main():
    with serve(APP) as (address, server):
        asyncio.run(_warm_up(address))
        before = memory(server)
        seconds, faults, arrivals = asyncio.run(visit(address, VISITORS))
        after = memory(server)
        answers, others, more_faults = asyncio.run(class_drags(address))
    table, faults = Table(), faults + more_faults
    p95 = percentile(seconds, 95)
    table.add(f"reruns of {VISITORS} visitors, a move every {PERIOD:g} s", len(seconds))
    table.add("rerun p50", f"{1000 * median(seconds):.0f} ms")
    table.add("rerun p95", f"{1000 * p95:.0f} ms", "< 250 ms", p95 < 0.25)
    table.add(
        "rerun p99, longest",
        f"{1000 * percentile(seconds, 99):.0f} ms, {1000 * max(seconds):.0f} ms",
    )
    table.add("first load of a visitor, p50", f"{1000 * median(arrivals):.0f} ms")
    dragging = VISITORS - OTHERS
    table.add(
        f"{dragging} visitors drag without a rest: answers a second for each",
        f"{len(answers) / DURATION / dragging:.1f}",
    )
    table.add(
        "an answer p50, p95",
        f"{1000 * median(answers):.0f} ms, {1000 * percentile(answers, 95):.0f} ms",
    )
    p95 = percentile(others, 95)
    table.add(
        f"meanwhile reruns of {OTHERS} others, p50, p95",
        f"{1000 * median(others):.0f} ms, {1000 * p95:.0f} ms",
        "< 250 ms",
        p95 < 0.25,
    )
    table.add("errors", len(faults), "0", not faults)
    table.add("memory of the server, before → after", f"{before:.0f} → {after:.0f} MB")
    table.print()
    for fault in sorted(set(faults)):
        print(f"\n{faults.count(fault)} × {fault}")


async def _warm_up(address):
    async with Visitor(address):
        pass


if __name__ == "__main__":
    main()
