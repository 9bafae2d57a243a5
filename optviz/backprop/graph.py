"""Computation graphs: given numbers, and operations on nodes before them."""

from dataclasses import dataclass, replace

from optviz.backprop.operations import Operation


@dataclass(frozen=True)
class Node:
    """A node: an operation on nodes before it, or a given number.

    `symbol` is its name in LaTeX and `name` in plain letters. `kind` is "operation", or for a given
    number "input", "parameter" (which is trained) or "constant" (which gets no gradient).
    """

    symbol: str
    name: str
    kind: str
    value: float = 0.0
    operation: Operation | None = None
    operands: tuple[int, ...] = ()


@dataclass(frozen=True)
class Graph:
    """Nodes, each after its operands; the last one is the output."""

    nodes: tuple[Node, ...]

    @property
    def operations(self) -> list[int]:
        """The nodes that compute something, in the order of the forward pass."""
        return [k for k, node in enumerate(self.nodes) if node.operation]

    @property
    def parameters(self) -> list[int]:
        """The nodes that are trained."""
        return [k for k, node in enumerate(self.nodes) if node.kind == "parameter"]

    def consumers(self, k: int) -> list[int]:
        """The nodes that a node's value goes into."""
        return [j for j, node in enumerate(self.nodes) if k in node.operands]

    def with_values(self, values: dict[int, float]) -> "Graph":
        """The same graph with other given numbers."""
        return Graph(
            tuple(
                replace(node, value=values[k]) if k in values else node
                for k, node in enumerate(self.nodes)
            )
        )


class Builder:
    """Builds a graph node by node; every method returns the number of the new node."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []

    def given(self, kind: str, symbol: str, name: str, value: float) -> int:
        """Add a given number."""
        return self._add(Node(symbol, name, kind, float(value)))

    def apply(self, operation: Operation, symbol: str, name: str, *operands: int) -> int:
        """Add an operation on nodes that are there."""
        node = Node(symbol, name, "operation", operation=operation, operands=operands)
        return self._add(node)

    def _add(self, node: Node) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1

    def graph(self) -> Graph:
        """The graph, whose output is the node that was added last."""
        return Graph(tuple(self._nodes))
