"""The settings of a picture, written into its file and read back."""

import html
import json
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping

from PIL.PngImagePlugin import PngInfo

from optviz.export.files.blocks import DamagedFileError, gif_comments, webp_chunks
from optviz.refusal import ExportError

MAX_UPLOAD_BYTES = 8_000_000
MAX_SETTINGS_BYTES = 16_000
MAX_SIDE = 30_000  # pixels

_KEYWORD = b"optviz"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Matplotlib writes a document's information as it is, not compressed; ours is ASCII.
_PDF_KEYWORDS = re.compile(rb"/Keywords \(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_SVG_KEYWORDS = re.compile(rb"<rdf:li>(\{[ -;=-~]*\})</rdf:li>")
_XMP_SETTINGS = re.compile(rb'optviz:settings="([ !#-;=-~]*)"')


class PictureError(ExportError):
    """A file that is no picture with settings."""


def settings_text(settings: Mapping[str, str]) -> str:
    """Settings as a line of ASCII. Raises ValueError if they are not texts, or too long."""
    if not all(isinstance(part, str) for item in settings.items() for part in item):
        raise ValueError("settings must be texts")
    text = json.dumps(dict(settings), sort_keys=True, separators=(",", ":"))
    if len(text) > MAX_SETTINGS_BYTES:
        raise ValueError(f"settings are longer than {MAX_SETTINGS_BYTES} characters")
    return text


def png_info(settings: Mapping[str, str] | None) -> PngInfo:
    """What is written into a file besides the pixels: the same settings give the same bytes."""
    info = PngInfo()
    info.add_text("Software", "optviz")
    if settings is not None:
        info.add_itxt(_KEYWORD.decode(), settings_text(settings))
    return info


def xmp_packet(settings: Mapping[str, str]) -> bytes:
    """Settings as XMP, the metadata of a WebP file."""
    text = html.escape(settings_text(settings))
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:optviz="urn:optviz" optviz:settings="{text}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def settings_of(data: bytes) -> dict[str, str]:
    """Read the settings that `png`, `pdf`, `svg`, `gif` or `webp` has written into a picture.

    The file may come from anyone: it is never decoded as an image or as a document. Raises
    PictureError with a plain sentence if it is too large, no such file, damaged, or without
    settings.
    """
    if len(data) > MAX_UPLOAD_BYTES:
        raise PictureError(
            "This file is larger than {size} MB.", size=MAX_UPLOAD_BYTES // 1_000_000
        )
    if data.startswith(b"%PDF-"):
        found = [re.sub(rb"\\(.)", rb"\1", text) for text in _PDF_KEYWORDS.findall(data)]
    elif data.startswith(b"<?xml"):
        found = _unescaped(_SVG_KEYWORDS.findall(data))
    elif data.startswith(_SIGNATURE):
        found = [_text_of(content) for kind, content in _chunks(data) if _is_ours(kind, content)]
    elif data.startswith((b"GIF87a", b"GIF89a")) or (data[:4], data[8:12]) == (b"RIFF", b"WEBP"):
        found = _of_film(data)
    else:
        raise PictureError("This is not a PNG, PDF, SVG, GIF or WebP file.")
    if not found:
        raise PictureError("This picture contains no optviz settings.")
    return _parsed(found[0])


def _of_film(data: bytes) -> list[bytes]:
    try:
        if data.startswith(b"GIF"):
            return [text for text in gif_comments(data) if text.startswith(b"{")]
        packets = [content for kind, content in webp_chunks(data) if kind == b"XMP "]
    except DamagedFileError:
        raise PictureError("This film is damaged.") from None
    return _unescaped(text for packet in packets for text in _XMP_SETTINGS.findall(packet))


def _unescaped(texts: Iterable[bytes]) -> list[bytes]:
    return [html.unescape(text.decode()).encode() for text in texts]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file, each checked.

    Pillow is not asked: it reports dubious files as warnings, which cannot be made errors in one
    thread only, and it does not look at what follows the part that it needs.
    """
    position, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        first = not kind
        if position + 12 > len(data):
            raise PictureError("This PNG file is damaged.")
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 8 + length
        if end + 4 > len(data) or first != (kind == b"IHDR"):
            raise PictureError("This PNG file is damaged.")
        if zlib.crc32(data[position + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            raise PictureError("This PNG file is damaged.")
        content = data[position + 8 : end]
        if first and (length != 13 or not _plausible(*struct.unpack_from(">II", content))):
            raise PictureError("This PNG file is damaged.")
        yield kind, content
        position = end + 4


def _plausible(width: int, height: int) -> bool:
    return 1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE


def _is_ours(kind: bytes, content: bytes) -> bool:
    return kind == b"iTXt" and content.startswith(_KEYWORD + b"\0")


def _text_of(content: bytes) -> bytes:
    """The text of an international text chunk that is not compressed."""
    # Keyword; compression flag and method, language; translated keyword; text.
    parts = content[len(_KEYWORD) + 3 :].split(b"\0", 2)
    if content[len(_KEYWORD) + 1 : len(_KEYWORD) + 2] != b"\0" or len(parts) != 3:
        raise PictureError("The optviz settings in this picture are damaged.")
    return parts[2]


def _parsed(text: bytes) -> dict[str, str]:
    """The settings that a text says."""
    if len(text) > MAX_SETTINGS_BYTES:
        raise PictureError("The optviz settings in this picture are damaged.")
    try:
        settings = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        raise PictureError("The optviz settings in this picture are damaged.") from None
    if not isinstance(settings, dict) or not all(isinstance(v, str) for v in settings.values()):
        raise PictureError("The optviz settings in this picture are damaged.")
    return settings
