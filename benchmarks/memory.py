"""What the server keeps: its memory while readers come and go, and write their own formulas.

First readers open the page Race, move a slider and leave. Then each writes another formula: by
turns on a page, which is opened with it, and on the live socket, where surface and explanation are
asked for too. Visitors and server share this machine, but no memory.

    python benchmarks/memory.py [sessions] [formulas]
"""

import asyncio
import sys
from urllib.parse import urlencode

import messages
from report import Table
from serving import APP, memory, serve
from visitor import Visitor
from websockets.asyncio.client import connect

SESSIONS, FORMULAS, EVERY, MOST = 600, 500, 50, 30
SLIDER = "race:momentum.learning_rate"


def formula(number):
    """A formula that no other number gives: constants differ, and so do the operations."""
    bumps = ("sin(3x)", "cos(x y)", "exp(-x^2)", "x y", "tanh(y)", "sqrt(1 + x^2)", "abs(y)")
    text = f"x^2/{2 + number} + {1 + number / 8:g} y^2 + {bumps[number % len(bumps)]}"
    return {"surface": "formula", "formula": text}


async def visit(address, query=""):
    """Open the page, move a slider, leave."""
    async with asyncio.timeout(60), Visitor(address, query=query) as visitor:
        before = visitor.paths
        await visitor.move(SLIDER, by=1)
        if visitor.paths == before:
            raise RuntimeError("the paths did not change")


async def drag(address, query):
    """Ask on the live socket for the surface, the paths and the explanation of one of them."""
    async with (
        asyncio.timeout(60),
        connect(f"ws://{address}/live", origin=f"http://{address}", max_size=None) as window,
    ):
        await window.send(f"1 race+scene {query}&explain=momentum")
        while (kind := await _kind(window)) != "paths":
            if kind == "refused":
                raise RuntimeError("a formula was refused")


async def _kind(window):
    return messages.player_header(await window.recv())["kind"]


async def come_and_go(address, server, sessions, formulas):
    """The server's memory after each number of sessions and formulas."""
    await visit(address)
    curve = []

    def note(*numbers):
        curve.append((*numbers, memory(server)))
        print(*curve[-1], file=sys.stderr)  # it takes minutes

    note(0, 0)
    for number in range(1, sessions + 1):
        await visit(address)
        if number % EVERY == 0 or number == sessions:
            note(number, 0)
    for number in range(1, formulas + 1):
        query = urlencode(formula(number))
        await (visit(address, query) if number % 2 else drag(address, query))
        if number % EVERY == 0 or number == formulas:
            note(sessions, number)
    return curve


def main():
    """Print the curve."""
    sessions, formulas = [*map(int, sys.argv[1:]), SESSIONS, FORMULAS][:2]
    with serve(APP) as (address, server):
        curve = asyncio.run(come_and_go(address, server, sessions, formulas))
    table, first = Table(), curve[0][-1]
    for opened, written, megabytes in curve:
        table.add(
            f"{opened} sessions closed, {written} formulas",
            f"{megabytes:.0f} MB, {megabytes - first:+.0f}",
        )
    grown = curve[-1][-1] - first
    table.add("grown", f"{grown:.0f} MB", f"≤ {MOST} MB", grown <= MOST)
    table.print()


if __name__ == "__main__":
    main()
