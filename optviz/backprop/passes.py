"""The values of the forward pass and the gradients of the backward pass.

Every node knows only its own operation. Going back, a node gets the derivative of the output by its
own value, multiplies it with its local derivatives and passes the products on; what arrives at a
node from several others is summed: the chain rule (Linnainmaa 1970; Rumelhart, Hinton and Williams
1986).
"""

from dataclasses import dataclass

from optviz.backprop.graph import Graph
from optviz.backprop.operations import value_and_partials


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
