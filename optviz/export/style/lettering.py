"""Text in a picture: which fonts can write it, and how wide it is.

Everything here except `can_write` is called while a picture is drawn, by one thread at a time.
"""

import functools
import re
import threading
import unicodedata

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

BASE_FONT = "DejaVu Sans"  # comes with matplotlib
CJK_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "SimHei",
    "Droid Sans Fallback",
    "Noto Sans CJK TC",
    "Noto Sans CJK HK",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Arial Unicode MS",
)
MATH_FONT = "stix"  # its characters have their own names in every reader of a file
POINTS = 72  # in an inch

# Chinese and Japanese may be broken after any character, but not before a closing mark.
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_CLOSING = "、。〉》」』】）！，．：；？”’…"
_WORD = re.compile(rf"\s*(?:[{_CJK}][{_CLOSING}]*|[^\s{_CJK}]+[{_CLOSING}]*)")

_reading_fonts = threading.Lock()
_ruler = TextToPath()


@functools.cache
def _characters(family: str) -> frozenset[int]:
    """The code points a font has; empty for a font that is not installed."""
    with _reading_fonts:
        if family not in font_manager.get_font_names():
            return frozenset()
        path = font_manager.findfont(FontProperties(family=family))
        return frozenset(font_manager.get_font(path).get_charmap())


def _fonts_for(text: str) -> tuple[str, ...]:
    """The fewest fonts that together have most of a text's characters."""
    missing = {ord(character) for character in text} - _characters(BASE_FONT)
    if missing:
        for family in CJK_FONTS:
            if not missing.isdisjoint(_characters(family)):
                return BASE_FONT, family
    return (BASE_FONT,)


def can_write(text: str) -> bool:
    """Say whether the installed fonts have every character of a text."""
    known = frozenset().union(*(_characters(family) for family in _fonts_for(text)))
    return all(ord(character) in known or character.isspace() for character in text)


def writable(text: str, longest: int = 400) -> str:
    """The text on one line, at most `longest` characters, with □ for what no font can write."""
    text = "".join(" " if unicodedata.category(c).startswith(("C", "Z")) else c for c in text)
    text = " ".join(text.split())
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    known = frozenset().union(*(_characters(family) for family in _fonts_for(text)))
    return "".join(c if ord(c) in known else "□" for c in text)


def font(text: str, size: float) -> FontProperties:
    """The font for a text that has passed `writable`; size in points."""
    return FontProperties(family=list(_fonts_for(text)), size=size, math_fontfamily=MATH_FONT)


@functools.lru_cache(maxsize=4096)
def extent(text: str, size: float, math: bool = False) -> tuple[float, float, float]:
    """Width, height and descent of a line of text, in inches."""
    lengths = _ruler.get_text_width_height_descent(text, font(text, size), ismath=math)
    return tuple(float(length) / POINTS for length in lengths)


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into at most `most` lines no wider than `width` inches."""
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and extent(lines[-1] + word, size)[0] > width:
            lines.append(word.lstrip())
        else:
            lines[-1] += word
    if len(lines) > most:
        lines[most - 1] += "…"
    return [shortened(line, size, width) for line in lines[:most] if line]


def shortened(text: str, size: float, width: float) -> str:
    """Cut a line of text with … so that it is no wider than `width` inches."""
    if extent(text, size)[0] <= width:
        return text
    return text[: _fitting(text, size, width, "…")].rstrip() + "…"


def broken(link: str, size: float, width: float) -> list[str]:
    """Break a link into lines no wider than `width` inches, with nothing added or left out.

    A line ends before a setting, where one fits into a line.
    """
    lines = [""]
    for part in re.findall(r"[^&]+|&[^&]*", link):
        if extent(lines[-1] + part, size)[0] > width:
            lines.append("")
        lines[-1] += part
        while extent(lines[-1], size)[0] > width:
            length = max(1, _fitting(lines[-1], size, width))
            lines[-1:] = [lines[-1][:length], lines[-1][length:]]
    return [line for line in lines if line]


def _fitting(text: str, size: float, width: float, end: str = "") -> int:
    """How many characters of a text, with `end` behind them, are no wider than `width` inches."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if extent(text[:middle].rstrip() + end, size)[0] <= width:
            low = middle
        else:
            high = middle - 1
    return low
