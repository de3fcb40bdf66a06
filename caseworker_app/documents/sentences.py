"""Sentences that a report is joined by: with references in brackets, opening a stage, listing a few points."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    Paragraph,
    Ref,
    Run,
    SpanRow,
    Table,
)  # fmt: skip
from caseworker_app.documents.elements.office_template import case_words, filled
from caseworker_app.documents.wording import joined, sentence
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Row
    from caseworker_app.documents.telling import Teller

_FEW = 2
"""So many points stand in a sentence; more of them are a list."""


def referring(words: str, *keys: str) -> Paragraph:
    """A sentence with its references in brackets before the full stop: «… (Tabel 4.2 dan Gambar 4.1).» is one.

    ``words`` may be several sentences: the references stand in the last one.
    """
    words = sentence(words)
    refs: list[Run | Ref] = []
    for at, key in enumerate(keys):
        if at:
            refs.append(Run(tr(" dan ") if len(keys) == 2 else tr(", dan ") if at == len(keys) - 1 else ", "))
        refs.append(Ref(key))
    if not refs:
        return _supplied(words)
    lead, end = (words[:-1], words[-1]) if words.endswith((".", "!", "?")) else (words, "")
    return Paragraph((Run(f"{lead} (", supplied=True), *refs, Run(f"){end}", supplied=True)))


def stage_opening(teller: Teller, stage_key: str, sentences: Sequence[str]) -> list[Block]:
    """The paragraph that opens a stage: ``sentences`` on when, where and with whom, then its aim.

    stage_key: of forms («assessment»); the aim is the text «aim-assessment» of the report's template. Empty sentences
    are passed over; a stage of which nothing is known has no opening.
    """
    known = [sentence(words) for words in sentences if words]
    if not known:
        return []
    aim = teller.file.document_template("case-report").text(f"aim-{stage_key}")
    return [_supplied(" ".join((*known, filled(aim, case_words(teller.file.case, teller.client)))))]


def joined_points(label: str, points: Sequence[str], *, words: str = "{points}") -> list[Block]:
    """One or two points as a sentence, from three on a list under its label; nothing where there are none.

    ``words``: the sentence, «Klien mengharapkan {points}».
    """
    if len(points) > _FEW:
        return [Heading(4, f"{label}:", numbered=False), BulletList(tuple(points))]
    if not points:
        return []
    listed = joined([point.strip().rstrip(".") for point in points])
    return [_supplied(sentence(words.format(points=listed)))]


def compact_table(key: str, caption: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """A table whose rows are counted in a first column; a column of which nothing is known is left out.

    Rows over the whole width («Catatan: …») belong to the row before them and are not counted.
    """
    known = [row for row in rows if not isinstance(row, SpanRow)]
    used = [at for at in range(len(columns)) if any(row[at] not in {"", "–"} for row in known)]
    numbers = itertools.count(1)
    told = (row if isinstance(row, SpanRow) else (str(next(numbers)), *(row[at] or "–" for at in used)) for row in rows)
    return Table(key, caption, (Column(tr("No."), 0.35, "centre"), *(columns[at] for at in used)), tuple(told))


def _supplied(words: str) -> Paragraph:
    return Paragraph((Run(words, supplied=True),))
