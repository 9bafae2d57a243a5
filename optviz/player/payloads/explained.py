"""The message of an explanation: what the player needs to explain every step of one path."""

from optviz.analysis.explanation.scene import Explanation
from optviz.player.payloads.payload import pack


def explained_message(name: str, explanation: Explanation) -> bytes:
    """The formulas once, then row by row the values of their names, the arrows and the rates."""
    columns = {"gains": explanation.gains, "along": explanation.along, **explanation.values}
    if explanation.momentum is not None:
        columns["momentum"] = explanation.momentum
    if explanation.unscaled is not None:
        columns["unscaled"] = explanation.unscaled
    header = {
        "kind": "explained",
        "name": name,
        "path": explanation.path,
        "lines": explanation.lines,
        "symbols": explanation.symbols,
        "measured": explanation.measured,
        "parts": [float(explanation.parts[0]), float(explanation.parts[-1])],
        "columns": [[key, *array.shape[1:]] for key, array in columns.items()],
    }
    return pack(header, list(columns.values()))
