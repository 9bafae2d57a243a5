"""The parts of GIF and WebP files that hold settings, found without decoding a picture.

The files may come from anyone: sizes are checked, and what follows them is never drawn.
"""

import struct
from collections.abc import Iterator

_EXTENSION, _COMMENT, _IMAGE, _END = 0x21, 0xFE, 0x2C, 0x3B


class DamagedFileError(ValueError):
    """A file whose blocks do not follow one another to its end."""


def gif_comments(data: bytes) -> Iterator[bytes]:
    """The comments of a GIF file. Raises DamagedFileError for one that is cut or wrong."""
    try:
        position = 13 + _table_size(data[10])
        while (kind := data[position]) != _END:
            if kind == _EXTENSION:
                label, position = data[position + 1], position + 2
            elif kind == _IMAGE:
                label, position = None, position + 11 + _table_size(data[position + 9])
            else:
                raise DamagedFileError
            parts = []
            while size := data[position]:
                parts.append(data[position + 1 : position + 1 + size])
                position += 1 + size
            position += 1
            if label == _COMMENT:
                yield b"".join(parts)
    except IndexError:
        raise DamagedFileError from None


def _table_size(flags: int) -> int:
    """The bytes of the color table that follows."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a WebP file. Raises DamagedFileError for one that is cut or wrong."""
    if len(data) < 12 or struct.unpack_from("<I", data, 4)[0] + 8 != len(data):
        raise DamagedFileError
    position = 12
    while position < len(data):
        if position + 8 > len(data):
            raise DamagedFileError
        kind, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length
        if end > len(data):
            raise DamagedFileError
        yield kind, data[position + 8 : end]
        position = end + length % 2
