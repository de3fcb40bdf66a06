"""Ages as GEDCOM writes them, as words and in whole years."""

from __future__ import annotations

import re

from caseworker_app.text import mark, tr

OLDEST = 150
_AGE = re.compile(
    r"([<>]?)\s*(?:(\d{1,3})\s*Y\w*)?\s*(?:(\d{1,4})\s*M\w*)?\s*(?:(\d{1,4})\s*W\w*)?\s*(?:(\d{1,5})\s*D\w*)?"
)
_UNITS = (mark("{count} tahun"), mark("{count} bulan"), mark("{count} minggu"), mark("{count} hari"))
_BOUNDS = {"<": mark("kurang dari {age}"), ">": mark("lebih dari {age}")}
_AGE_WORDS = {"INFANT": mark("bayi"), "CHILD": mark("anak-anak"), "STILLBORN": mark("lahir mati")}


def age_in_words(written: str, phrase: str = "") -> str:
    """«75y 3m» as «75 tahun 3 bulan»; what is no age as it is written, or the phrase beside it."""
    text = " ".join(written.split())
    match = _AGE.fullmatch(f"{text}y" if text.isdigit() else text.upper()) or _AGE.fullmatch(f"{text}Y")
    if match and any(match.groups()[1:]):
        parts = zip(match.groups()[1:], _UNITS, strict=True)
        age = " ".join(tr(unit).format(count=int(count)) for count, unit in parts if count)
        age = tr(_BOUNDS[match[1]]).format(age=age) if match[1] else age
    else:
        age = tr(_AGE_WORDS[text.upper()]) if text.upper() in _AGE_WORDS else text
    return f"{age} ({phrase})" if age and phrase else age or phrase


def age_in_years(written: str) -> int | None:
    """The whole years of an age that is neither a bound nor a word."""
    text = written.strip()
    match = _AGE.fullmatch(f"{text}Y" if text.isdigit() else text.upper())
    if not match or match[1] or not any(match.groups()[1:]):
        return None
    years = int(match[2] or 0) + int(match[3] or 0) // 12
    return years if years <= OLDEST else None
