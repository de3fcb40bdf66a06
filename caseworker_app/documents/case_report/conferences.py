"""4.3 and 4.4, case conferences with their attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Heading, Paragraph
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import titled
from caseworker_app.forms.catalogue import page
from caseworker_app.model.plan import Conference
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V"}
_IN_HEADING = frozenset({"kind", "number", "attendees"})


def conferences(teller: Teller, found: Iterable[Conference]) -> list[Block]:
    """Each conference under its own heading: «Case Conference I»."""
    blocks: list[Block] = []
    rows = find_rows(page("conferences"), "conferences")
    for one in found:
        name = called(one)
        elsewhere = _IN_HEADING - ({"number"} if teller.typed(one, "number") else set())
        told = teller.told((one, item) for item in (*rows.columns, *rows.details) if item.key not in elsewhere)
        blocks += [Heading(2, name, key="conferences"), *told, *_attendance(teller, one, name)]
        if not told and not one.attendees:
            blocks.append(Paragraph(tr("{name} tercatat tanpa keterangan lain.").format(name=name)))
    return blocks


def called(one: Conference) -> str:
    """«Case Conference II»."""
    number = _ROMAN.get(one.number or 0, str(one.number) if one.number is not None else "")
    return f"{titled(one.kind or tr('Case conference'))} {number}".strip()


def early(one: Conference) -> bool:
    """Whether a conference closes the plan (I) and not the intervention."""
    return (one.number if one.number is not None else 1) < 2


def _attendance(teller: Teller, one: Conference, name: str) -> list[Block]:
    attendees = next(item for item in find_rows(page("conferences"), "conferences").details if item.key == "attendees")
    return teller.table(
        one.attendees,
        attendees,  # type: ignore[arg-type] # the attendees are a table
        caption=tr("Peserta {name}").format(name=name),
        key=f"attendees-{one.id}",
        sentence=tr("Peserta {name} dapat dilihat pada").format(name=name),
    )
