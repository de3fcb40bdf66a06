"""What the ratings of an anchored scale say, in words: «naik dari 3 ke 7: …»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.courses import ratings
from caseworker_app.model.choices import Wanted
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.scales import AnchoredScale


def anchor_at(scale: AnchoredScale, level: float) -> str:
    """What a level means: its own anchor, else «» (words of a neighbouring level would say too much)."""
    return next((anchor.words or "" for anchor in scale.anchors if anchor.level == level), "")


def course_in_words(scale: AnchoredScale) -> str:
    """First and last rating, the way between them and what both levels mean; «» without a rating."""
    line = ratings(scale).lines[0]
    if not line:
        return ""
    first, last = line[0], line[-1]
    if first is last:
        return tr("bernilai {level}").format(level=_said(scale, first.value))
    ends = {"first": _said(scale, first.value), "last": _said(scale, last.value), "count": len(line)}
    if last.value == first.value:
        return tr("tetap {last} pada penilaian pertama dan terakhir dari {count} penilaian").format(**ends)
    way = Wanted.UP if last.value > first.value else Wanted.DOWN
    text = (
        tr("naik dari {first} ke {last} dalam {count} penilaian")
        if way is Wanted.UP
        else tr("turun dari {first} ke {last} dalam {count} penilaian")
    )
    if scale.wanted is None:
        return text.format(**ends)
    wished = tr("searah dengan yang diharapkan") if way is scale.wanted else tr("berlawanan dengan yang diharapkan")
    return f"{text.format(**ends)}, {wished}"


def _said(scale: AnchoredScale, level: float) -> str:
    """«3 (“takut pulang”)», or the number alone."""
    words = anchor_at(scale, level)
    return f"{level:.0f} (“{words}”)" if words else f"{level:.0f}"
