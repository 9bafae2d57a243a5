"""Gradient descent on the numbers of a computation graph."""

import functools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
import numpy as np

from optviz.backprop.graph import Graph, Node
from optviz.backprop.operations import Operation

MAX_STEPS = 10_000


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
