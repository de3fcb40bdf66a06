"""4.3 and 4.4, case conferences with their attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Fact, Facts, Heading, Ref, Run, Table
from caseworker_app.documents.case_report.photos import documentation
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import counted, titled
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Rows
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.model.plan import Conference

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
        body = [*told, *_attendance(teller, one, name)] or [
            missing(tr("jalannya {name} belum ditulis").format(name=name), "plan/conferences")
        ]
        blocks += [Heading(2, name, key="conferences"), *body, *documentation(teller, one)]
    return blocks


def called(one: Conference) -> str:
    """«Case Conference II»."""
    number = _ROMAN.get(one.number or 0, str(one.number) if one.number is not None else "")
    return f"{titled(one.kind or tr('Case conference'))} {number}".strip()


def early(one: Conference) -> bool:
    """Whether a conference closes the plan (I) and not the intervention."""
    return (one.number if one.number is not None else 1) < 2


def _attendance(teller: Teller, one: Conference, name: str) -> list[Block]:
    """Who was invited and came: how many in a fact that refers to their table; names alone as a list."""
    details = find_rows(page("conferences"), "conferences").details
    rows = next(item for item in details if isinstance(item, Rows) and item.key == "attendees")
    key = f"attendees-{one.id}"
    caption = tr("Peserta {name}").format(name=name)
    blocks = teller.table(one.attendees, rows, caption=caption, key=key)
    table = blocks[-1] if blocks else None
    if not isinstance(table, Table):
        return blocks
    invited, came = len(one.attendees), sum(1 for row in one.attendees if row.present)
    text = tr("{count} orang, {came} di antaranya hadir") if 0 < came < invited else tr("{count} orang")
    pointer = (Run(text.format(count=counted(invited), came=counted(came))), Run(" ("), Ref(key), Run(")"))
    return [Facts((Fact(tr("Peserta"), pointer),)), table]
