"""Results of instruments beside each other: what they are called, which may be compared, and the change in words.

Two totals are compared only where instrument and variant are the same and both lie in the range; a total outside it is
kept and marked, and left out of charts and comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.scoring import band_of, read_answers, score
from caseworker_app.forms.instruments import HIGH_IS_BAD, HIGH_IS_GOOD, find, plain
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.tools import Measurement

LATER = ("selama", "sesudah", "tindak lanjut", "setelah", "akhir", "ulang")
"""How a moment begins that is not the first."""
Own = tuple["Instrument", ...]
"""The agency's own instruments."""


def instrument_of(one: Measurement, own: Iterable[Instrument] = ()) -> Instrument | None:
    """The instrument of a result, if it is known in this variant."""
    return find(one.instrument, own, one.variant)


def identity(one: Measurement, own: Iterable[Instrument] = ()) -> tuple[str, str]:
    """Instrument and variant, the same for all results that may be compared."""
    known = instrument_of(one, own)
    if known is None:
        return plain(one.instrument), plain(one.variant)
    return plain(known.name), plain(known.variant)


def title(one: Measurement) -> str:
    """«skala kesepian (versi 3)»."""
    return f"{one.instrument or '–'} ({one.variant})" if one.variant else one.instrument or "–"


def grouped(results: Iterable[Measurement], own: Iterable[Instrument] = ()) -> list[list[Measurement]]:
    """Results that may be compared together, in the order in which each instrument first came."""
    own = tuple(own)
    found: dict[tuple[str, str], list[Measurement]] = {}
    for one in results:
        found.setdefault(identity(one, own), []).append(one)
    return list(found.values())


def bounds(one: Measurement, own: Iterable[Instrument] = ()) -> tuple[float | None, float | None]:
    """Least and greatest total: as noted with the result, else as known of its instrument."""
    if one.lowest is not None or one.highest is not None:
        return (None, None) if _backwards(one) else (one.lowest, one.highest)
    known = instrument_of(one, own)
    return (known.lowest, known.highest) if known else (None, None)


def is_out_of_range(one: Measurement, own: Iterable[Instrument] = ()) -> bool:
    """Whether the total is one that its instrument cannot give."""
    low, high = bounds(one, own)
    return one.score is not None and ((low is not None and one.score < low) or (high is not None and one.score > high))


def usable(one: Measurement, own: Iterable[Instrument] = ()) -> float | None:
    """The total, for charts and comparison; None where there is none or it cannot be."""
    return None if is_out_of_range(one, own) else one.score


def called(one: Measurement, own: Iterable[Instrument] = ()) -> str:
    """The band of a result: as the worker wrote it, else as the instrument calls it."""
    if one.category or one.score is None or is_out_of_range(one, own):
        return one.category or ""
    known = instrument_of(one, own)
    return band_of(known, one.score) if known else ""


def outside_words(one: Measurement, own: Iterable[Instrument] = ()) -> str:
    """«di luar rentang 0–27», or nothing."""
    if not is_out_of_range(one, own):
        return ""
    low, high = ("…" if end is None else number(end) for end in bounds(one, own))
    return tr("di luar rentang {low}–{high}").format(low=low, high=high)


def missing_words(one: Measurement, own: Iterable[Instrument] = ()) -> str:
    """«3 butir belum dijawab» of a result whose answers give no total yet, or nothing."""
    known = instrument_of(one, own)
    if known is None or one.score is not None or not one.answers:
        return ""
    return score(known, read_answers(one.answers)).missing_words()


def total_words(one: Measurement, own: Iterable[Instrument] = ()) -> str:
    """«33 (mendekati rendah)», «31 (di luar rentang 0–27)», «3 butir belum dijawab», or nothing."""
    own = tuple(own)
    total = number(one.score) if one.score is not None else ""
    words = "; ".join(filter(None, (called(one, own), outside_words(one, own), missing_words(one, own))))
    return f"{total} ({words})" if total and words else total or words


def is_later(one: Measurement) -> bool:
    """Whether it was measured after the first time, by the word for its moment."""
    return (one.moment or "").casefold().startswith(LATER)


def pair(same: Sequence[Measurement], own: Iterable[Instrument] = ()) -> tuple[Measurement, Measurement] | None:
    """The first and the last result of one instrument that can be compared."""
    own = tuple(own)
    told = [one for one in same if usable(one, own) is not None or (one.score is None and one.category)]
    later = [one for one in told if is_later(one)]
    first = next((one for one in told if not is_later(one)), None)
    if first is None or not later or _ranges_differ(first, later[-1]):
        return None
    return first, later[-1]


def difference(first: Measurement, last: Measurement, own: Iterable[Instrument] = ()) -> float | None:
    """By how much the total rose; None where the two cannot be compared."""
    own = tuple(own)
    then, now = usable(first, own), usable(last, own)
    if then is None or now is None or _ranges_differ(first, last) or identity(first, own) != identity(last, own):
        return None
    return round(now - then, 4)


def change_words(first: Measurement, last: Measurement, own: Iterable[Instrument] = ()) -> str:
    """«turun 59 angka, dari tinggi ke mendekati rendah (92 menjadi 33)»; nothing where they cannot be compared.

    «membaik» or «memburuk» is said only where the instrument declares which end is better.
    """
    own = tuple(own)
    then, now = called(first, own), called(last, own)
    change = difference(first, last, own)
    if change is None:
        told = first.score is None and last.score is None and then and now
        return tr("berubah dari {then} menjadi {now}").format(then=then, now=now) if told else ""
    scores = tr("{then} menjadi {now}").format(then=number(first.score or 0.0), now=number(last.score or 0.0))
    if change == 0:
        return tr("tetap {score}").format(score=number(last.score or 0.0)) + (f" ({now})" if now else "")
    words = (tr("turun {count} angka") if change < 0 else tr("naik {count} angka")).format(count=number(abs(change)))
    if then and now:
        bands = tr("dari {then} ke {now}") if plain(then) != plain(now) else tr("tetap {now}")
        words = tr("{change}, {bands} ({scores})").format(
            change=words, bands=bands.format(then=then, now=now), scores=scores
        )
    else:
        words = tr("{change}, dari {scores}").format(change=words, scores=scores)
    known = instrument_of(last, own)
    better = {HIGH_IS_BAD: change < 0, HIGH_IS_GOOD: change > 0}.get(known.direction if known else "")
    return words if better is None else f"{words}, {tr('membaik') if better else tr('memburuk')}"


def changes(results: Iterable[Measurement], own: Iterable[Instrument] = ()) -> list[str]:
    """«hasil skala kesepian turun 59 angka, dari tinggi ke mendekati rendah (92 menjadi 33)», one an instrument."""
    own = tuple(own)
    told = []
    for same in grouped(results, own):
        both = pair(same, own)
        if both and (words := change_words(*both, own)):
            told.append(tr("hasil {name} {change}").format(name=title(both[0]), change=words))
    return told


def _ranges_differ(first: Measurement, last: Measurement) -> bool:
    """Whether the two were noted with other ends of their scale, and so are of different variants."""
    pairs = ((first.lowest, last.lowest), (first.highest, last.highest))
    return any(then is not None and now is not None and then != now for then, now in pairs)


def _backwards(one: Any) -> bool:
    return one.lowest is not None and one.highest is not None and bool(one.lowest > one.highest)
