"""What several stages of the report share: sections, «Proses:» and «Hasil:», sentences that point to a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.documents.blocks import Block, Facts, Heading, Paragraph
from caseworker_app.documents.elements.record_tables import known_facts
from caseworker_app.documents.sentences import joined_points
from caseworker_app.documents.telling import missing, supplied
from caseworker_app.documents.wording import sentence
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.documents.blocks import Content


def section(title: str, blocks: Sequence[Block], *, level: int = 2, key: str = "") -> list[Block]:
    """Blocks under their heading, or nothing where there are none. ``key`` names the section for a template."""
    return [Heading(level, title, key=key), *blocks] if blocks else []


def label(text: str) -> Heading:
    """«Proses:» above what it names; it never stands alone at the foot of a page."""
    return Heading(4, text, numbered=False)


def stage_closing(
    stage_key: str, process: str | None, results: Sequence[str] | None, led_to: Sequence[str]
) -> list[Block]:
    """The end of a stage: what the worker wrote of its course and results, else what the stage led to.

    stage_key: of forms («assessment»). led_to: sentences out of the data that say nothing told above («Fokus ini
    menjadi dasar rencana intervensi.»).
    """
    blocks: list[Block] = [Paragraph(process)] if process else []
    if results:
        blocks += joined_points(tr("Hasil"), results)
    elif known := [sentence(words) for words in led_to if words]:
        blocks.append(supplied(" ".join(known)))
    elif not process:
        name = dict(zip(KEYS, titles(None), strict=True))[stage_key].lower()
        blocks.append(
            missing(tr("hasil tahap {name} belum ditulis").format(name=name), f"{stage_key}/{stage_key}_result")
        )
    return section(tr("Proses dan Hasil"), blocks, key="course")


def with_facts(told: Iterable[tuple[str, Content | None]], blocks: Sequence[Block]) -> list[Block]:
    """Labels and known values before some blocks, in one list with the facts that the blocks begin with."""
    match (*known_facts(told), *blocks):
        case (Facts() as known, Facts() as first, *further):
            return [Facts((*known.facts, *first.facts)), *further]
        case together:
            return list(together)


def by_words(records: Iterable[Any], words: Any) -> dict[str, list[Any]]:
    """Records gathered under what ``words`` says of each, in the order of their first coming."""
    found: dict[str, list[Any]] = {}
    for record in records:
        found.setdefault(words(record), []).append(record)
    return found
