"""Read numbers as Indonesian field workers write them, with their unit, and write them so that they are read again.

«1.500.000», «Rp1,5 juta», «1,61 m», «5,5 ons», «1 jam 30 menit» are converted into the unit of their field. What can
mean several things («55.250» kilograms) has several meanings, for the writer to choose from; what is no number («inf»,
«5e3») has none. Only 0 to 9 are figures. Amounts are reckoned as fractions, so that nothing is rounded.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from caseworker_app.model.indonesian import grouped

LARGEST = 10**15
_LONGEST = 60  # characters: what is longer is a story, not a number

_SCALES = {
    **dict.fromkeys(("ribu", "rb", "k"), 10**3),
    **dict.fromkeys(("juta", "jt"), 10**6),
    **dict.fromkeys(("miliar", "milyar"), 10**9),
    "triliun": 10**12,
}
_MEASURES: dict[str, dict[str, Fraction]] = {
    "length": {"mm": Fraction(1, 10), "cm": Fraction(1), "m": Fraction(100)},
    "mass": {
        "mg": Fraction(1, 1000),
        "g": Fraction(1),
        "ons": Fraction(100),
        "kg": Fraction(1000),
        "ton": Fraction(10**6),
    },
    "time": {
        "detik": Fraction(1, 60),
        "menit": Fraction(1),
        "jam": Fraction(60),
        "hari": Fraction(1440),
        "minggu": Fraction(10080),
    },
    "calendar": {"bulan": Fraction(1), "tahun": Fraction(12)},
}
"""What is measured, and how large its units are beside each other."""
_PLAIN = ("%", "°c", "mmhg", "orang", "kali", "poin")
"""Units of which there is only one size; a field without a unit takes these too."""
_SPELLINGS = {
    "sentimeter": "cm",
    "sm": "cm",
    "senti": "cm",
    "meter": "m",
    "gr": "g",
    "gram": "g",
    "kilo": "kg",
    "kilogram": "kg",
    "dtk": "detik",
    "mnt": "menit",
    "bln": "bulan",
    "th": "tahun",
    "thn": "tahun",
    "persen": "%",
    "°": "°c",
    "derajat": "°c",
    "c": "°c",
    "celsius": "°c",
    "derajat celsius": "°c",
    "org": "orang",
    "jiwa": "orang",
    "x": "kali",
    "point": "poin",
    "rp": "rupiah",
    "idr": "rupiah",
}
_SMALL_METRES = 3  # «1,61» in a field of centimetres is a height in metres
_MANY_KILOGRAMS = 500  # «3200» in a field of kilograms is the weight of a newborn in grams

_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9][0-9.,]*|,[0-9]+"
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_PART = re.compile(rf"({_NUMBER})\s*(?:({_SCALE})(?![a-z]))?\s*([a-z°%]+(?: celsius)?)?")
_BETWEEN = re.compile(r"\s*(?:\bdan\b|,)?\s*")
_MONEY = re.compile(r"(?:rp|idr)\.?\s*(?=[0-9-])")
_ABOUT = re.compile(
    r"(?:sekitar|kira-kira|kurang lebih|lebih kurang|kl\.|ca\.|±|\+/-|~|hampir|lebih dari|kurang dari|di atas|di bawah|"
    r"minimal|maksimal|[<>]=?)\s*(.+)|(.+?)(?:\s*[±~]|\s+lebih)"
)
_HALF = re.compile(r"^setengah\b")  # «setengah jam»
_ROUNDLY = re.compile(r"\b(ribu|juta|miliar|milyar)an\b")  # «2 jutaan»
_NO_CENTS = re.compile(r"[,.]-+$")  # «500.000,-»

_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]+")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3},[0-9]{3}\.[0-9]+")
_EITHER = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_DECIMAL = re.compile(r"[0-9]*[.,][0-9]+|[0-9]+")


class Meanings(NamedTuple):
    """What a written number can mean, in the unit of its field, the least first.

    ``exact`` is False where the words say more than a number («±2 juta», «lebih dari 5 kg»).
    """

    values: tuple[float, ...] = ()
    exact: bool = True

    @property
    def value(self) -> float | None:
        """The number, where the text means this one and says no more."""
        return self.values[0] if self.exact and len(self.values) == 1 else None


def read_number(text: str, unit: str = "", *, whole: bool = False) -> Meanings:
    """What a text means as a number of this unit; whole numbers only where ``whole``."""
    words = " ".join(re.sub("[\u2010-\u2015\u2212]", "-", text.casefold()).split())
    if not words or len(words) > _LONGEST:
        return Meanings()
    words, roundly = _ROUNDLY.subn(r"\1", _HALF.sub("0,5", words))
    about = _ABOUT.fullmatch(words)
    inner = _NO_CENTS.sub("", (about[1] or about[2]) if about else words).strip(" .;")
    sign = -1 if inner.startswith("-") else 1
    possible = {sign * value for value in _amounts(inner.lstrip("+-").strip(), _named(unit), whole=whole)}
    if whole:
        possible = {value for value in possible if value.denominator == 1}
    values = sorted(value for value in possible if abs(value) <= LARGEST)
    return Meanings(tuple(int(value) if whole else float(value) for value in values), exact=not (about or roundly))


def write_number(value: float, unit: str = "", *, whole: bool = False) -> str:
    """The shortest text that means this number in a field of this unit: «1.250», «55,25», «1,61 cm»."""
    if whole:
        return f"{'-' if value < 0 else ''}{grouped(abs(int(value)))}"
    figures, _, decimals = f"{Decimal(repr(abs(float(value)))):f}".partition(".")
    behind = f",{decimals}" if decimals.strip("0") else ""
    sign = "-" if value < 0 else ""
    plain = f"{sign}{figures}{behind}"
    for text in (f"{sign}{grouped(int(figures))}{behind}", plain):
        if read_number(text, unit).value == value:
            return text
    return f"{plain} {unit}".strip()


def _named(unit: str) -> str:
    words = unit.casefold()
    return _SPELLINGS.get(words, words)


def _amounts(words: str, unit: str, *, whole: bool) -> set[Fraction]:
    """All that words without a sign can mean in this unit."""
    bare, money = _MONEY.subn("", words)
    parts, at = [], 0
    while found := _PART.match(bare, at):
        parts.append(found)
        between = _BETWEEN.match(bare, found.end())
        at = between.end() if between else found.end()
    if not parts or at != len(bare) or (money and unit != "rupiah"):
        return set()
    if len(parts) == 1:
        return _part(parts[0], unit, whole=whole)
    if not all(part[2] or part[3] for part in parts):
        return set()
    sums = {Fraction(0)}
    for part in parts:
        sums = {total + value for total in sums for value in _part(part, unit, whole=False)}
    return sums


def _part(found: re.Match[str], unit: str, *, whole: bool) -> set[Fraction]:
    scale = _SCALES.get(found[2] or "", 1)
    written = _named(found[3] or "")
    size = _size(written, unit) if written else Fraction(1)
    if size is None:
        return set()
    figures = {figure * scale for figure in _figures(found[1].replace(" ", ""), whole=whole and scale == 1)}
    meant = {figure * size for figure in figures}
    if not written and unit == "cm":
        meant |= {figure * 100 for figure in figures if figure < _SMALL_METRES and figure.denominator > 1}
    if not written and unit == "kg":
        meant |= {figure / 1000 for figure in figures if figure >= _MANY_KILOGRAMS}
    return meant


def _size(written: str, unit: str) -> Fraction | None:
    """How many of the field's units one of the written ones is; None where they do not go together."""
    if written == unit or (not unit and written in _PLAIN):
        return Fraction(1)
    for sizes in _MEASURES.values():
        if written in sizes and unit in sizes:
            return sizes[written] / sizes[unit]
    return None


def _figures(token: str, *, whole: bool) -> set[Fraction]:
    """What figures with points and commas can mean: «1.250» is 1250 or 1,25."""
    if _POINTS.fullmatch(token):
        return {Fraction(token.replace(".", "").replace(",", "."))}
    if _COMMAS.fullmatch(token):
        return {Fraction(token.replace(",", ""))}
    if not _DECIMAL.fullmatch(token):
        return set()
    decimal = Fraction(token.replace(",", "."))
    mark = _EITHER.fullmatch(token)
    if mark is None or (mark[1] == "," and not whole):
        return {decimal}
    thousands = Fraction(token.replace(mark[1], ""))
    return {thousands} if mark[1] == "." and whole else {decimal, thousands}
