"""One entry of the library on paper: a technique with its steps, a regulation, a service, to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Foot,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Title,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.model.practice import Agency


def library_entry(entry: Entry, section: str, agency: Agency | None) -> Document:
    """An entry with all that it says; ``section``: what its part of the library is called."""
    return Document(
        key="library-entry",
        title=capital(entry.title),
        dress="form",
        type_size=11,
        letterhead=letterhead(agency),
        foot=Foot("1.0"),
        blocks=(Title(capital(entry.title), " · ".join(filter(None, (section, entry.group)))), *_blocks(entry)),
    )


def _blocks(entry: Entry) -> Iterator[Block]:
    if entry.badge:
        yield Paragraph((Run(capital(entry.badge), bold=True),), "plain")
    if entry.summary:
        yield Paragraph(entry.summary, "plain")
    if entry.facts:
        yield Facts(tuple(Fact(label, words) for label, words in entry.facts))
    if entry.steps:
        yield Heading(2, tr("Langkah"), numbered=False)
        yield NumberedList(
            tuple((Run(step.name, bold=True), Run(f": {step.help}" if step.help else "")) for step in entry.steps)
        )
    if entry.points:
        yield BulletList(entry.points)
    yield from (Paragraph(line, "plain") for line in entry.body.splitlines() if line.strip())
    if entry.note:
        yield Facts((Fact(tr("Catatan lembaga"), entry.note),))
    if entry.source:
        yield Paragraph(tr("Sumber: {source}").format(source=entry.source), "small")
