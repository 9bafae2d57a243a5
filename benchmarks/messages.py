"""What comes over Streamlit's websocket and on the short way, taken apart."""

import json

import numpy as np
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def parse(payload):
    message = ForwardMsg()
    message.ParseFromString(payload)
    return message


def kind_of(message):
    """A name for what a message carries: its type, or that of its element or block."""
    kind = message.WhichOneof("type")
    if kind != "delta":
        return kind
    delta = message.delta
    kind = delta.WhichOneof("type")
    if kind == "new_element":
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            kind = f"player ({player_header(element.bidi_component.bytes)['kind']})"
        return kind
    if kind == "add_block":
        return f"block {delta.add_block.WhichOneof('type') or ''}".rstrip()
    return kind


def player_header(data):
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length])


def player_arrays(data):
    """The bytes of the arrays alone."""
    length = int.from_bytes(data[:4], "little")
    return bytes(data[4 + length + (-length % 4) :])


def paths_of(message):
    """The player's message of paths, if this message carries one, else None."""
    if message.WhichOneof("type") != "delta" or not message.delta.HasField("new_element"):
        return None
    component = message.delta.new_element.bidi_component
    if component.bytes and player_header(component.bytes)["kind"] == "paths":
        return component.bytes
    return None


def float32_bytes(header):
    """Bytes of what is drawn on a map: point, value and gradient of each row of each path."""
    widths = [sum(width for _, width in path["columns"]) for path in header["paths"]]
    rows = [size / width for size, width in zip(header["lengths"], widths, strict=True)]
    return 4 * int(np.dot(rows, [5] * len(rows)))
