"""The settings of a picture, written into its file and read back."""

import json
import struct
import zlib
from collections.abc import Iterator, Mapping

from PIL.PngImagePlugin import PngInfo

MAX_UPLOAD_BYTES = 2_000_000
MAX_SETTINGS_BYTES = 16_000
MAX_SIDE = 30_000  # pixels

_KEYWORD = b"optviz"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "this PNG file is damaged"


def png_info(settings: Mapping[str, str] | None) -> PngInfo:
    """What is written into a file besides the pixels: the same settings give the same bytes."""
    info = PngInfo()
    info.add_text("Software", "optviz")
    if settings is not None:
        if not all(isinstance(part, str) for item in settings.items() for part in item):
            raise ValueError("settings must be texts")
        text = json.dumps(dict(settings), sort_keys=True, separators=(",", ":"))
        if len(text) > MAX_SETTINGS_BYTES:
            raise ValueError(f"settings are longer than {MAX_SETTINGS_BYTES} characters")
        info.add_itxt(_KEYWORD.decode(), text)
    return info


def settings_of(data: bytes) -> dict[str, str]:
    """Read the settings that `png` has written into a picture.

    The file may come from anyone: it is never decoded as an image. Raises ValueError with a plain
    sentence if it is too large, not a PNG file, damaged, or without settings.
    """
    if len(data) > MAX_UPLOAD_BYTES:
        raise ValueError(f"this file is larger than {MAX_UPLOAD_BYTES // 1_000_000} MB")
    if not data.startswith(_SIGNATURE):
        raise ValueError("this is not a PNG file")
    found = None
    for kind, content in _chunks(data):
        if kind == b"iTXt" and content.startswith(_KEYWORD + b"\0") and found is None:
            found = content[len(_KEYWORD) + 1 :]
    if found is None:
        raise ValueError("this picture has no optviz settings in it")
    return _parsed(found)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file, each checked.

    Pillow is not asked: it reports dubious files as warnings, which cannot be made errors in one
    thread only, and it does not look at what follows the part that it needs.
    """
    position, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        first = not kind
        if position + 12 > len(data):
            raise ValueError(_DAMAGED)
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 8 + length
        if end + 4 > len(data) or first != (kind == b"IHDR"):
            raise ValueError(_DAMAGED)
        if zlib.crc32(data[position + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            raise ValueError(_DAMAGED)
        content = data[position + 8 : end]
        if first and (length != 13 or not _plausible(*struct.unpack_from(">II", content))):
            raise ValueError(_DAMAGED)
        yield kind, content
        position = end + 4


def _plausible(width: int, height: int) -> bool:
    return 1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE


def _parsed(content: bytes) -> dict[str, str]:
    """The settings in an international text chunk, after its keyword."""
    damaged = ValueError("the optviz settings in this picture are damaged")
    if len(content) > MAX_SETTINGS_BYTES + 100:
        raise damaged
    # Compression flag and method, language, translated keyword, text.
    parts = content[2:].split(b"\0", 2)
    if content[:1] != b"\0" or len(parts) != 3:
        raise damaged
    try:
        settings = json.loads(parts[2].decode("utf-8"))
    except (ValueError, RecursionError):
        raise damaged from None
    if not isinstance(settings, dict) or not all(isinstance(v, str) for v in settings.values()):
        raise damaged
    return settings
