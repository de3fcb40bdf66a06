"""What short documents are made of: rows with a label at the left, points cut to what fits, hours, signatures."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Keep,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Space,
    SpanRow,
    Table,
    WritingLines,
)
from caseworker_app.documents.elements.staff_names import DOTS, official_number, supervisor
from caseworker_app.documents.towns import town
from caseworker_app.documents.wording import capital
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate

_SENTENCE_ENDS = (". ", "! ", "? ", "; ")
_ACROSS = 4
_DATE_DOTS, _NAME_DOTS = "…" * 10, "…" * 11
_FEW_WORDS = 45
_LINE, _PADS, _LABEL_LETTERS = 12.0, 5.0, 19
LABEL_SHARE = 0.24
Part = tuple[str, Content]
"""A label and what stands beside it."""


def sheet(key: str, parts: Iterable[Part], *, label: float = LABEL_SHARE) -> list[Block]:
    """Rows with a bold label at the left, those without content left out. ``label``: its share of the width."""
    rows = tuple(((Paragraph((Run(name, bold=True),), "plain"),), content) for name, content in parts if content)
    columns = (Column("", label), Column("", 1 - label))
    return [Table(key, "", columns, rows, numbered=False)] if rows else []


def pairs(key: str, facts: Iterable[tuple[str, Content]]) -> list[Block]:
    """Labels and values in two pairs of columns, those without a value left out."""
    cells: list[Content] = []
    for label, value in facts:
        if value:
            cells += [(Run(label, bold=True),), value]
    cells += [""] * (-len(cells) % _ACROSS)
    rows = [tuple(cells[at : at + _ACROSS]) for at in range(0, len(cells), _ACROSS)]
    return grid(key, (Column("", 0.8), Column("", 1.5), Column("", 0.8), Column("", 1.5)), rows)


def gap(what: str, place: str) -> Content:
    """What matters and is not known: dots to write on, in a draft its name in brackets.

    place: where it is filled in («assessment/focus#focus»).
    """
    return (Run(what, missing=True, place=place),)


def grid(
    key: str, columns: Sequence[Column], rows: Iterable[tuple[Content, ...] | SpanRow], *, caption: str = ""
) -> list[Block]:
    """A table, or nothing where it has no rows. Without a caption it is not counted."""
    told = tuple(rows)
    return [Table(key, caption, tuple(columns), told, numbered=bool(caption))] if told else []


@dataclasses.dataclass(frozen=True, slots=True)
class Detail:
    """How much is told: so many points of a list, each about so many letters long."""

    most: int
    length: int


DETAILS = (Detail(8, 200), Detail(7, 160), Detail(6, 130), Detail(5, 100), Detail(4, 80), Detail(3, 60), Detail(2, 40))
"""From much to little, for pages that have an end."""


def fitted(told: Callable[[Detail], list[Part]], height: Callable[[list[Part]], float], room: float) -> Detail | None:
    """The most of which a height has room, measured in the same unit; None where it has none even for the least."""
    return next((detail for detail in DETAILS if height(told(detail)) <= room), None)


def height_of(parts: Iterable[Part], across: int) -> float:
    """About how many points of height rows of ``sheet`` take in a report, with so many letters to a line."""
    shown = ((lines_of(name, _LABEL_LETTERS), lines_of(content, across)) for name, content in parts if content)
    return sum(max(lines) * _LINE + _PADS for lines in shown)


def lines_of(content: Content, across: int) -> int:
    """About how many lines a text or points fill."""
    if isinstance(content, BulletList):
        return sum(lines_of(item, across - 3) for item in content.items)
    if isinstance(content, str):
        return sum(-(-len(line) // across) for line in content.splitlines()) or 1
    return 1


def empty_rows(columns: int, count: int, height: float) -> tuple[tuple[Content, ...], ...]:
    """Counted rows of a height in centimetres, for a pen."""
    return tuple((str(at), Space(height), *[""] * (columns - 2)) for at in range(1, count + 1))


def to_write(parts: Iterable[tuple[str, int]]) -> list[Part]:
    """Labels with so many ruled lines beside each."""
    return [(name, WritingLines(count)) for name, count in parts]


def points(texts: Iterable[str | None], *, most: int = 0, length: int = 0) -> Content:
    """One text as it is, several as points; at most so many of them, each cut to a length where one is given."""
    known = [text.strip() for text in texts if text and text.strip()]
    most = most if most and len(known) > most + 1 else len(known)
    shown = [shortened(text, length) if length else text for text in known[:most]]
    if len(shown) < len(known):
        shown.append(tr("dan {count} lainnya").format(count=len(known) - len(shown)))
    return BulletList(tuple(shown)) if len(shown) > 1 else "".join(shown)


def listed(texts: Iterable[str | None], *, most: int, length: int) -> Content:
    """Few words each: in one line, parted by semicolons; longer ones as points. Cut as ``points`` cuts."""
    known = [text.strip() for text in texts if text and text.strip()]
    most = most if len(known) > most + 1 else len(known)
    shown = [shortened(text, length).rstrip(".") for text in known[:most]]
    if len(known) < 2 or sum(map(len, shown)) / len(shown) > _FEW_WORDS:
        return points(known, most=most, length=length)
    more = [tr("dan {count} lainnya").format(count=len(known) - most)] if len(known) > most else []
    return "; ".join([*shown, *more])


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as fits so many letters: whole sentences where that keeps half of them, else words.

    A remark in brackets is told whole or not at all.
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[:most]
    if head.rfind("(") > head.rfind(")"):
        head = head[: head.rfind("(")].rstrip() or head
    end = max(head.rfind(mark) for mark in _SENTENCE_ENDS)
    if end >= most / 2:
        return f"{head[: end + 1].rstrip(';')} …"
    return f"{head.rsplit(' ', 1)[0].rstrip(',;:')} …"


def hours(minutes: int) -> str:
    """«1 jam 25 menit», «2 jam», «50 menit»."""
    whole, rest = divmod(minutes, 60)
    parts = [tr("{hours} jam").format(hours=whole)] if whole else []
    parts += [tr("{minutes} menit").format(minutes=rest)] if rest or not whole else []
    return " ".join(parts)


def place_of(case: Case) -> str:
    """The town for the line of place and date; dots where it is not known."""
    return town(case) or DOTS


def closing(
    case: Case,
    day: PartialDate | None = None,
    *,
    instructor: bool = False,
    before: Signer | None = None,
    remarks: str = "",
) -> Block:
    """Place and date, the supervisor who has taken note, and the worker; dots where these are not known.

    ``instructor``: the field instructor signs as well, where there is one; ``before``: somebody else does;
    ``remarks``: what the supervisor may write on two lines above.
    """
    when = long_date(day.day, weekday=False) if day and day.day and not day.text else _DATE_DOTS
    one = case.practitioner
    further = [before] if before else []
    if instructor and one is not None and one.field_instructor:
        number = official_number(one.field_instructor_number)
        further += [Signer(tr("Pendamping lapangan"), one.field_instructor, number)]
    names = signed(f"{place_of(case)}, {when}", supervisor_signer(case), *further, worker_signer(case))
    if not remarks:
        return names
    return Keep((Paragraph((Run(f"{remarks}:", bold=True),), "plain"), WritingLines(2), names))


def closing_by_hand(*, client: bool = False) -> Block:
    """The same for a blank form, with the ``client`` where asked for."""
    roles = (_supervised(), *([tr("Klien")] if client else []), tr("Praktikan/Pekerja sosial"))
    return signed(f"{DOTS}, {_DATE_DOTS}", *map(unsigned, roles))


def signed(dated: str, *signers: Signer) -> Block:
    """Signatures below place and date; of two, place and date stand above the last one's role, to save height."""
    if len(signers) != 2 or not any(mark in signers[0].role for mark in ("\n", ", ")):
        return Keep((PlaceDate(dated), SignatureRow(signers)))
    first, last = signers
    upper = first.role if "\n" in first.role else first.role.replace(", ", ",\n", 1)
    pair = (dataclasses.replace(first, role=upper), dataclasses.replace(last, role=f"{dated}\n{last.role}"))
    return Keep((SignatureRow(pair),))


def _supervised() -> str:
    return tr("Mengetahui, Supervisor")


def unsigned(role: str) -> Signer:
    """Somebody whose name is written by hand."""
    return Signer(role, f"({_NAME_DOTS})")


def worker_signer(case: Case) -> Signer:
    """The one who works on the case."""
    one = case.practitioner
    role = capital((one.role if one else None) or tr("praktikan/pekerja sosial"))
    if one is None or not one.name:
        return unsigned(role)
    return Signer(role, one.name, official_number(one.number, one.role))


def supervisor_signer(case: Case) -> Signer:
    """The supervisor of the case, who has taken note of it."""
    name, record = supervisor(case)
    role = _supervised()
    return Signer(role, name, official_number(record.number if record else None)) if name else unsigned(role)
