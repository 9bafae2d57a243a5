"""Where the nodes of a graph are drawn: in columns, from what is given to the output.

The usual way for layered graphs (Sugiyama, Tagawa and Toda 1981): columns by the longest way to the
output, a place kept free for every edge that passes a column, rows ordered to have few crossings.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

Place = tuple[int, float]

_SWEEPS = 8


@dataclass(frozen=True)
class Layout:
    """The places of nodes and the ways of edges, as (column, row); rows are centred at 0.

    `ways[consumer, operand]` lists the places that an edge passes, both ends included.
    """

    places: tuple[Place, ...]
    ways: dict[tuple[int, int], tuple[Place, ...]]
    columns: int
    rows: int


def lay_out(operands: Sequence[Sequence[int]]) -> Layout:
    """Lay out a graph given by the operands of each node; the last node is the output.

    Every node must lead to the output, and come after its operands.
    """
    count = len(operands)
    depth = [0] * count
    for k in reversed(range(count)):
        for operand in operands[k]:
            depth[operand] = max(depth[operand], depth[k] + 1)
    columns: list[list[int]] = [[] for _ in range(max(depth) + 1)]
    links: dict[int, list[int]] = {}  # towards the output
    back: dict[int, list[int]] = {}
    chains: dict[tuple[int, int], list[int]] = {}
    for k in range(count):
        columns[depth[k]].append(k)
    fresh = count
    for k in range(count):
        for operand in dict.fromkeys(operands[k]):
            passed = list(range(depth[k] + 1, depth[operand]))
            chain = [k, *range(fresh, fresh + len(passed)), operand]
            fresh += len(passed)
            for column, between in zip(passed, chain[1:-1], strict=True):
                columns[column].append(between)
            for near, far in itertools.pairwise(chain):
                links.setdefault(far, []).append(near)
                back.setdefault(near, []).append(far)
            chains[k, operand] = chain
    rows = _ordered(columns, links, back)
    where = {node: (len(columns) - 1 - c, row) for c, r in enumerate(rows) for node, row in r}
    return Layout(
        tuple(where[k] for k in range(count)),
        {edge: tuple(where[node] for node in chain) for edge, chain in chains.items()},
        len(columns),
        max(map(len, columns)),
    )


def _ordered(
    columns: list[list[int]], links: dict[int, list[int]], back: dict[int, list[int]]
) -> list[list[tuple[int, float]]]:
    """Order each column by the mean rows of its neighbours, and give each node its row."""
    row = {node: float(i) for column in columns for i, node in enumerate(column)}

    def sort(column: list[int], neighbours: dict[int, list[int]]) -> None:
        def middle(node: int) -> float:
            near = neighbours.get(node, ())
            return sum(row[other] for other in near) / len(near) if near else row[node]

        column.sort(key=middle)
        for i, node in enumerate(column):
            row[node] = i - (len(column) - 1) / 2

    # From the output outwards, where operands of one node stay in their order, and sweeps between.
    for sweep in range(_SWEEPS):
        ways = (columns, links) if sweep % 2 == 0 else (columns[::-1], back)
        for column in ways[0]:
            sort(column, ways[1])
    for column in columns:
        sort(column, links)
    tallest = max(map(len, columns))
    return [
        [(node, row[node] * _spread(len(column), tallest)) for node in column] for column in columns
    ]


def _spread(count: int, tallest: int) -> float:
    """How far apart the rows of a column are: short columns use the height of the tallest one."""
    return min(2.0, tallest / count)
