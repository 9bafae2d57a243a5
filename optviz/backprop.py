"""Computation graphs: the values of the forward pass and the gradients of the backward pass.

Every node knows only its own operation. Going back, a node gets the derivative of the output by its
own value, multiplies it with its local derivatives and passes the products on; what arrives at a
node from several others is summed: the chain rule (Linnainmaa 1970; Rumelhart, Hinton and Williams
1986).
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import jax
import jax.numpy as jnp
import numpy as np

from optviz.operations import Operation, value_and_partials

MAX_STEPS = 10_000


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


@dataclass(frozen=True)
class Passes:
    """What both passes find: values, local derivatives by each operand, and gradients, by node."""

    values: tuple[float, ...]
    partials: tuple[tuple[float, ...], ...]
    gradients: tuple[float, ...]


def both_passes(graph: Graph, seed: float = 1.0) -> Passes:
    """Go forward through a graph and back; `seed` is the gradient that arrives at the output."""
    values, partials = [], []
    for node in graph.nodes:
        value, local = node.value, ()
        if node.operation:
            value, local = value_and_partials(node.operation, [values[k] for k in node.operands])
        values.append(value)
        partials.append(local)
    gradients = [0.0] * len(values)
    gradients[-1] = seed
    for k in reversed(range(len(values))):
        for operand, partial in zip(graph.nodes[k].operands, partials[k], strict=True):
            if graph.nodes[operand].kind != "constant":
                gradients[operand] += gradients[k] * partial
    return Passes(tuple(values), tuple(partials), tuple(gradients))


@dataclass(frozen=True)
class Moment:
    """A moment of the two passes.

    `phase` is "start", "forward", "seed" or "backward" and `node` the node whose turn it is, None
    at the start. `computed` are the nodes whose values are known, and `gradients` what has arrived
    at each node so far, None where nothing has.
    """

    phase: str
    node: int | None
    computed: frozenset[int]
    gradients: tuple[float | None, ...]


def moments(graph: Graph, passes: Passes) -> list[Moment]:
    """All moments: the start, forward node by node, the seed, and back node by node."""
    nodes, order = graph.nodes, graph.operations
    known = {k for k, node in enumerate(nodes) if not node.operation}
    gradients: list[float | None] = [None] * len(nodes)
    found = [Moment("start", None, frozenset(known), tuple(gradients))]
    for k in order:
        known.add(k)
        found.append(Moment("forward", k, frozenset(known), tuple(gradients)))
    gradients[-1] = passes.gradients[-1]
    found.append(Moment("seed", len(nodes) - 1, frozenset(known), tuple(gradients)))
    for k in reversed(order):
        for operand, partial in zip(nodes[k].operands, passes.partials[k], strict=True):
            if nodes[operand].kind != "constant":
                gradients[operand] = (gradients[operand] or 0.0) + passes.gradients[k] * partial
        found.append(Moment("backward", k, frozenset(known), tuple(gradients)))
    return found


def output(graph: Graph, values: Sequence[jax.Array | float]) -> jax.Array:
    """The output for given numbers, one for each node that is none of the operations, in order."""
    given, known = iter(values), []
    for node in graph.nodes:
        if node.operation:
            known.append(node.operation.function(*(known[k] for k in node.operands)))
        else:
            known.append(next(given))
    return known[-1]


def descend(
    graph: Graph, trained: Sequence[int], learning_rate: float, num_steps: int
) -> tuple[Graph, np.ndarray]:
    """Take steps of gradient descent on the trained nodes.

    Return the graph with its new numbers and the output before each step and after the last one,
    shape (num_steps + 1,). Raises ValueError for a number of steps outside 0 ... 10 000.
    """
    if not 0 <= num_steps <= MAX_STEPS:
        raise ValueError(f"num_steps is {num_steps}, it must be 0 ... {MAX_STEPS}")
    given = [k for k, node in enumerate(graph.nodes) if not node.operation]
    structure = tuple((node.operation, node.operands) for node in graph.nodes)
    places = tuple(given.index(k) for k in trained)
    values = np.array([graph.nodes[k].value for k in given])
    after, losses = _descent(structure, places)(values, float(learning_rate), num_steps)
    numbers = dict(zip(given, np.asarray(after).tolist(), strict=True))
    return graph.with_values(numbers), np.asarray(losses)[: num_steps + 1]


@functools.lru_cache(maxsize=32)
def _descent(
    structure: tuple[tuple[Operation | None, tuple[int, ...]], ...], places: tuple[int, ...]
) -> Callable:
    """The compiled descent for all graphs of one structure; the rest is traced."""
    graph = Graph(
        tuple(
            Node("", "", "operation" if operation else "input", 0.0, operation, operands)
            for operation, operands in structure
        )
    )
    loss_and_grad = jax.value_and_grad(lambda values: output(graph, list(values)))
    mask = np.zeros(sum(operation is None for operation, _ in structure))
    mask[list(places)] = 1.0

    @jax.jit
    def descent(values, learning_rate, num_steps):
        def step(t, carried):
            values, losses = carried
            loss, grad = loss_and_grad(values)
            moved = jnp.where(mask > 0, values - learning_rate * grad, values)
            return moved, losses.at[t].set(loss)

        losses = jnp.full(MAX_STEPS + 1, jnp.nan)
        values, losses = jax.lax.fori_loop(0, num_steps, step, (values, losses))
        return values, losses.at[num_steps].set(output(graph, list(values)))

    return descent
