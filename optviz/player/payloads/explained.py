"""The message of an explanation: what the player needs to explain every step of one path."""

from optviz.analysis.explanation.scene import Explanation
from optviz.player.payloads.payload import pack


def explained_message(name: str, told: Explanation) -> bytes:
    """The formulas once, then row by row the values of their names, the arrows and the rates."""
    columns = {"gains": told.gains, "along": told.along, **told.values}
    if told.momentum is not None:
        columns["momentum"] = told.momentum
    if told.unscaled is not None:
        columns["unscaled"] = told.unscaled
    header = {
        "kind": "explained",
        "name": name,
        "path": told.path,
        "lines": told.lines,
        "symbols": told.symbols,
        "measured": told.measured,
        "parts": [float(told.parts[0]), float(told.parts[-1])],
        "columns": [[key, *array.shape[1:]] for key, array in columns.items()],
    }
    return pack(header, list(columns.values()))
