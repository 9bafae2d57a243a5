"""What happens at a moment of backpropagation, written out with its numbers, in LaTeX."""

from optviz.backprop.graph import Graph
from optviz.backprop.passes import Moment, Passes


def written(value: float) -> str:
    """A number with four digits, in LaTeX."""
    mantissa, _, power = f"{value + 0.0:.4g}".partition("e")
    if mantissa.endswith(("inf", "nan")):
        return mantissa.replace("inf", r"\infty").replace("nan", r"\text{NaN}")
    return rf"{mantissa} \cdot 10^{{{int(power)}}}" if power else mantissa


def _operand(value: float) -> str:
    text = written(value)
    return f"({text})" if text.startswith("-") or r"\cdot" in text else text


def slope(outcome: str, symbol: str) -> str:
    """The derivative of the outcome by a node."""
    return rf"\frac{{\partial {outcome}}}{{\partial {symbol}}}"


# Where a line of equations goes on: beside the last one, or below it.
_ON, _BELOW = " = ", r" \\ & = "


def forward_line(graph: Graph, passes: Passes, k: int, *, narrow: bool = False) -> str:
    """What a node computes: with names, with numbers, and the result; `narrow` below each other."""
    node = graph.nodes[k]
    names = node.operation.formula(*(graph.nodes[j].symbol for j in node.operands))
    numbers = node.operation.formula(*(_operand(passes.values[j]) for j in node.operands))
    parts = node.symbol, names, numbers, written(passes.values[k])
    if not narrow:
        return _ON.join(parts)
    return rf"\begin{{aligned}}{parts[0]} & = {_BELOW.join(parts[1:])}\end{{aligned}}"


def backward_lines(
    graph: Graph, passes: Passes, moment: Moment, outcome: str, *, narrow: bool = False
) -> list[str]:
    """What a node sends to each of its operands: what came in times the local derivative.

    Where several nodes send to one operand, its sum so far is given as well. Each line is made of
    parts to be aligned, `narrow` ones of several rows; of many operands only with numbers, so that
    all of them are seen at once.
    """
    k = moment.node
    node = graph.nodes[k]
    symbols = [graph.nodes[j].symbol for j in node.operands]
    incoming, lines = passes.gradients[k], []
    brief = narrow and len(node.operands) > 2
    on = _BELOW if narrow and not brief else _ON
    for i, (operand, symbol) in enumerate(zip(node.operands, symbols, strict=True)):
        if graph.nodes[operand].kind == "constant":
            continue
        partial, by = passes.partials[k][i], slope(outcome, symbol)
        several = _arrivals(graph, operand) > 1
        sign = r"\mathrel{+}=" if several else "="
        local, factor = node.operation.partial(i, symbols, node.symbol), _operand(partial)
        if local != factor:
            factor = rf"\underbrace{{{factor}}}_{{{local}}}"
        chain = rf"{slope(outcome, node.symbol)} \cdot {slope(node.symbol, symbol)}{on}"
        line = (
            rf"{by} & {sign} {'' if brief else chain}{_operand(incoming)} \cdot {factor}"
            rf"{on}{written(incoming * partial)}"
        )
        if several and operand not in node.operands[i + 1 :]:
            line += r" \\ &" if narrow else ""
            line += rf" \quad ({by} = {written(moment.gradients[operand])})"
        lines.append(line)
    return lines


def _arrivals(graph: Graph, k: int) -> int:
    """How many gradients arrive at a node in all."""
    return sum(node.operands.count(k) for node in graph.nodes)
