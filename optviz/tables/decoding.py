"""From the bytes of a file to its text."""

import codecs
import json

from charset_normalizer import from_bytes

from optviz.i18n import Translate

MAX_BYTES = 2_000_000

# Longer marks first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# The encodings of spreadsheets that do not write UTF-8, by how often they come: of those that fit
# equally well the first is taken.
_OLD_ENCODINGS = {
    "cp1252": "Windows-1252",
    "gb18030": "GB 18030",
    "cp932": "Shift JIS",
    "big5": "Big5",
    "cp1251": "Windows-1251",
}
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM6", b"II*\0", b"MM\0*", b"RIFF")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")


def decode(content: bytes, t: Translate) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises ValueError with a sentence for the reader if it is no text, or text of another kind.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(t("The file is too large; at most 2 MB can be read."))
    _refuse_other_kinds(content, t)
    text, encoding = _text_of(content, t)
    if "\0" in text:
        raise ValueError(t("This is not a text file; export the table as CSV."))
    _refuse_other_texts(text.lstrip(), t)
    return text.rstrip("\x1a"), encoding


def _refuse_other_kinds(content: bytes, t: Translate) -> None:
    if content.startswith(_ARCHIVES):
        raise ValueError(
            t("The file is a workbook or an archive; open it in its program and save it as CSV.")
        )
    if content.startswith(b"%PDF"):
        raise ValueError(
            t("The file is a PDF; copy its table into a spreadsheet, save that as CSV.")
        )
    if content.startswith(_PICTURES):
        raise ValueError(t("The file is a picture; the table is needed as text, saved as CSV."))
    if content.startswith(_PACKED):
        raise ValueError(t("The file is compressed; unpack it and choose the CSV file in it."))
    if content.startswith((b"PAR1", b"SQLite format 3", b"\x89HDF", b"\x93NUMPY", b"\x80\x04")):
        raise ValueError(t("The file is in a program's own format; save the table as CSV."))


def _text_of(content: bytes, t: Translate) -> tuple[str, str]:
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content, codec, t), name
    if content[1:2] == b"\0" or content[:1] == b"\0":
        # Digits and separators in UTF-16 have a zero beside them, even where no mark says so.
        codec = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return _decoded(content, codec, t), "UTF-16"
    try:
        return content.decode("utf-8"), "ASCII" if content.isascii() else "UTF-8"
    except UnicodeDecodeError:
        pass
    # Only the lines that tell the encodings apart: digits would make every guess a good one.
    telling = b"\n".join(line for line in content.split(b"\n") if not line.isascii())
    # Without preemption: a file may call itself something that it is not.
    matches = from_bytes(telling, cp_isolation=list(_OLD_ENCODINGS), preemptive_behaviour=False)
    order = list(_OLD_ENCODINGS)
    # A match stands for all encodings that give the same text.
    ranked = [(m.chaos, order.index(c)) for m in matches for c in m.could_be_from_charset]
    if not ranked:
        raise ValueError(
            t("The file's letters are in no encoding known here; save the table as CSV in UTF-8.")
        )
    codec = order[min(ranked)[1]]
    return _decoded(content, codec, t), _OLD_ENCODINGS[codec]


def _decoded(content: bytes, codec: str, t: Translate) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise ValueError(t("This is not a text file; export the table as CSV.")) from None


def _refuse_other_texts(text: str, t: Translate) -> None:
    if text[:1] in ("{", "["):
        try:
            json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            pass
        else:
            raise ValueError(
                t("The file is JSON; save the two columns as CSV, one row for each point.")
            )
    start = text[:200].lower()
    if start.startswith(("<html", "<!doctype", "<?xml", "<table", "<svg", "<meta")):
        raise ValueError(t("The file is a web page or XML; save its table as CSV."))
    if start.startswith(("{\\rtf", "\\documentclass", "\\begin{")):
        raise ValueError(t("The file is a text with markup; save its table as CSV."))
