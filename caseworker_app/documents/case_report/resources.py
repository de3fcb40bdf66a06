"""4.2 and 4.3, resource systems: told once where they were found, and once more only for what they are used for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Rows
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block
    from caseworker_app.model.assessment import Resource


def potentials(teller: Teller) -> list[Block]:
    """The client's strengths, and the systems that the assessment found."""
    rows = find_rows(page("potentials"), "resources")
    found = [one for one in teller.file.case.resources if not _planned(one)]
    told = teller.items_of(page("potentials"), skip=frozenset({"resources", "expectations", "needs"}))
    caption = tr("Sistem Sumber yang Ditemukan pada Asesmen")
    text = tr("Pihak dan hal yang dapat mendukung pertolongan sudah dikenali sejak asesmen")
    skip = frozenset({"found_in"} if {one.found_in for one in found} == {"asesmen"} else ())
    return [
        *teller.told(told),
        *teller.table(found, rows, caption=caption, key="resources-found", skip=skip, sentence=text),
    ]


def used(teller: Teller) -> list[Block]:
    """The systems that the plan names or uses, with their use, and the agreement on them."""
    found, plan = find_rows(page("potentials"), "resources"), find_rows(page("plan_resources"), "resources")
    chosen = [one for one in teller.file.case.resources if _planned(one) or one.use or one.agreed is not None]
    known = {column.key for column in plan.columns}
    first, *others = plan.columns
    news = [column for column in found.columns if column.key not in known | {"found_in"}]
    if not any(map(_planned, chosen)):
        news = []
    rows = Rows(plan.attribute, plan.label, (first, *news, *others), details=found.details if news else ())
    caption = tr("Sistem Sumber yang Digunakan dalam Rencana")
    return [
        *teller.table(chosen, rows, caption=caption, key="resources-used"),
        *teller.told(teller.items_of(page("plan_resources"), skip=frozenset({"resources"}))),
    ]


def _planned(one: Resource) -> bool:
    return "rencana" in (one.found_in or "").casefold()
