"""Numbers as people write them: with a unit, thousands apart, a point or a comma for decimals."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MARKS = (".", ",")

# What is written where a value is missing, in lower case.
_MISSING = {
    *("", "-", "--", "---", "–", "—", "?", "??", ".", "..", "...", "…", "*", "/"),
    *("na", "n/a", "n.a.", "n.a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "none", "nil"),
    *("missing", "unknown", "k.a.", "k. a.", "fehlt", "nd", "n.d.", "缺失", "无", "暂无"),
    *("#value!", "#div/0!", "#ref!", "#name?", "#num!", "#null!", "nat", "(null)", "\\n"),
}

_CURRENCY = (
    r"(?:US|A|C|HK|NT|R|S|NZ)?\$|[€£¥₹₩₽₺₫฿₴¢]"
    r"|(?:EUR|USD|GBP|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|Rs\.?|Fr\.|kr\.?)(?![A-Za-z])"
)
# A unit behind the number has no digit but a power at its end: m2, kWh/m³, °C, %.
_UNIT = r"(?:[^\W\d_]|[%‰°€£¥$₹₩₽¢])(?:[^\d.,;|#=<>()\n]*[^\d.,;|#=<>()\s])?(?:(?<=m)[23])?"
_CELL = re.compile(
    rf"""(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<currency>{_CURRENCY})?\s*(?P<later_sign>[-+])?\s*
    (?P<body>[.,]?\d[\d.,'’_\ ]*?)\s?
    (?P<power>[eE][-+]?\d{{1,3}}|[dD][-+]\d{{1,3}}|\ ?[x×*·]\ ?10\^[-+]?\d{{1,3}})?
    (?:(?P<behind>-)|\s*(?P<unit>{_UNIT}))?\s*(?P<close>\))?""",
    re.VERBOSE,
)
_LONG_DECIMAL = re.compile(r"-?\d+\.(?:\d{1,2}|\d{4,})")
_NO_MONEY = re.compile(rf"(?:{_CURRENCY})\s*-?|-\s*(?:{_CURRENCY})")
_NO_CENTS = re.compile(r"(?<=\d)[.,]-+")  # as in CHF 900.-
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003\u3000", " "),
        **dict.fromkeys("\u2212\u2013\u2012\u2010\u2011\ufe63\uff0d", "-"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D},
        "\u200b": None,
        "\ufeff": None,
    }
)


@dataclass(frozen=True)
class Numeral:
    """A number that was found in a cell, and its unit.

    `values` has for each decimal mark the number if it can be read so, else None.
    """

    values: Mapping[str, float | None]
    unit: str


@functools.cache
def _plain_with(mark: str) -> re.Pattern:
    decimal = re.escape(mark)
    return re.compile(rf"\d+(?:{decimal}\d*)?|{decimal}\d+")


@functools.cache
def _body_with(mark: str) -> re.Pattern:
    """What a number may look like; thousands are apart by threes, in India by twos and a three."""
    decimal, other = re.escape(mark), "." if mark == "," else ","
    gap = rf"[{re.escape(other)}'’_ ]"
    by_threes = rf"[1-9]\d{{0,2}}(?P<gap>{gap})\d{{3}}(?:(?P=gap)\d{{3}})*"
    by_twos = rf"[1-9]\d?(?:{re.escape(other)}\d{{2}})+{re.escape(other)}\d{{3}}"
    plain = _plain_with(mark).pattern
    return re.compile(rf"{plain}|(?:{by_threes}|{by_twos})(?:{decimal}\d*)?")


def tidy(cell: str) -> str:
    """A cell with plain spaces and minus signs, out of a spreadsheet's ="..." and 'text marks."""
    cell = cell.translate(_SIGNS).strip()
    if cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1].strip()
    return cell.removeprefix("'").strip()


def is_missing(cell: str) -> bool:
    """Whether a tidy cell says that there is no value, as Excel's `$ -` does."""
    return cell.lower() in _MISSING or bool(_NO_MONEY.fullmatch(cell))


@functools.lru_cache(maxsize=4096)
def numeral(cell: str) -> Numeral | None:
    """Find the number in a tidy cell; None if there is none, or more than that."""
    if _LONG_DECIMAL.fullmatch(cell):  # most cells of long tables; nothing else to be found there
        return Numeral({".": float(cell), ",": None}, "")
    found = _CELL.fullmatch(_NO_CENTS.sub("", cell))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    signs = [s for s in (found["sign"], found["later_sign"], found["behind"]) if s]
    if len(signs) > 1 or (signs and found["open"]):
        return None
    if found["currency"] and found["unit"]:
        return None
    negative = bool(found["open"]) or "-" in signs
    power = re.sub(r".*10\^|[eEdD]", "e", found["power"] or "")
    values = {mark: _value(found["body"], power, negative, mark) for mark in MARKS}
    if values == dict.fromkeys(MARKS):
        return None
    return Numeral(values, (found["currency"] or found["unit"] or "").strip())


def _value(body: str, power: str, negative: bool, mark: str) -> float | None:
    """The number if `mark` stands before its decimals, None if that cannot be."""
    pattern = _plain_with(mark) if power else _body_with(mark)
    if not pattern.fullmatch(body):
        return None
    other = "." if mark == "," else ","
    digits = re.sub(rf"[{other}'’_ ]", "", body).replace(mark, ".")
    return float(f"{'-' if negative else ''}{digits}{power}")


def possible_marks(numerals: Sequence[Numeral]) -> tuple[str, ...]:
    """The decimal marks with which all the numbers of a column can be read."""
    return tuple(
        mark for mark in MARKS if all(number.values[mark] is not None for number in numerals)
    )


def differ(numerals: Sequence[Numeral]) -> bool:
    """Whether any number depends on which mark stands before the decimals."""
    return any(number.values["."] != number.values[","] for number in numerals)
