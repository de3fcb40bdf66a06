"""Tables of how many cases there are of each kind, by sex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Column, Run, Table
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.documents.blocks import Content

_UNKNOWN_SEX = 4


def case_counts(key: str, head: str, counts: Mapping[str, Sequence[int]], *, caption: str) -> Table:
    """A row for each kind, its total behind it and all totals below; who is of unknown sex only where somebody is.

    head: what stands above the kinds («Klaster»). counts: men, women and unknown of each kind, as ``recap.by_sex``.
    """
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(head, 3.2),
        Column(tr("Laki-laki"), 0.8, "centre"),
        Column(tr("Perempuan"), 0.8, "centre"),
        Column(tr("Tidak tercatat"), 0.8, "centre"),
        Column(tr("Jumlah"), 0.7, "centre"),
    )
    rows: list[tuple[Content, ...]] = [
        (str(at), capital(kind) or tr("Belum tercatat"), *map(str, several), str(sum(several)))
        for at, (kind, several) in enumerate(counts.items(), 1)
    ]
    totals = [sum(several[sex] for several in counts.values()) for sex in range(3)]
    last = (tr("Jumlah"), *map(str, totals), str(sum(totals)))
    rows.append(("", *((Run(text, bold=True),) for text in last)))
    used = [at for at in range(len(columns)) if at != _UNKNOWN_SEX or totals[2]]
    return Table(key, caption, tuple(columns[at] for at in used), tuple(tuple(row[at] for at in used) for row in rows))
