"""Nodes of computation graphs: by their names, and how many operands an operation has."""

ARITY = {"weighted_sum": 5, "sum": 3, "min": 3, "max": 3}
TWO = {"add", "subtract", "multiply", "divide", "power", "atan2", "squared_error"}


def arity_of(operation):
    pair = operation.id in TWO or operation.id == "half_squared_error"
    return ARITY.get(operation.id, 2 if pair else 1)


def named(graph):
    return {node.name: k for k, node in enumerate(graph.nodes)}
