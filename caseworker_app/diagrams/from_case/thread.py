"""Benang merah, as it is drawn from a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.red_thread import Gap, Link, Node, Strand, red_thread
from caseworker_app.diagrams import red_thread as drawn
from caseworker_app.diagrams.diagram import Diagram, View
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.limits import brief
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.case_file import CaseFile

LONGEST, LONGEST_NOTE = 90, 60
"""Letters: the rest is read where the words stand."""


def red_thread_data(file: CaseFile, *, names: bool = False) -> drawn.RedThreadData:
    """The strands of the thread; the key of a bead is its strand, the attribute and the id of its record."""
    say = wording(file, names=names)
    strands = red_thread(file, date.today())
    return drawn.RedThreadData(
        tuple(tr(link) for link in Link),
        tuple(tuple(_cell(at, strand, link, say) for link in Link) for at, strand in enumerate(strands)),
        tuple(
            (_missing(at, gap, strand.subject).key, gap_sentence(gap, say(strand.subject.words)))
            for at, strand in enumerate(strands)
            for gap in strand.gaps.values()
        ),
    )


def gap_sentence(gap: Gap, subject: str) -> str:
    """«Tujuan tanpa sesi: “lebih sabar mengelola emosi”»."""
    words = tr("{gap}: “{subject}”").format(gap=tr(gap), subject=brief(subject.rstrip("."), LONGEST))
    return words[:1].upper() + words[1:]


def spot_of(key: str) -> tuple[str, str]:
    """The id of the record and the attribute that a bead stands for."""
    _, field, record_id = key.split("/")
    return record_id, field


def _cell(at: int, strand: Strand, link: Link, say: Callable[[str | None], str]) -> tuple[drawn.Bead, ...]:
    if gap := strand.gaps.get(link):
        return (_missing(at, gap, strand.subject),)
    return tuple(
        drawn.Bead(_key(at, node), brief(say(node.words).rstrip("."), LONGEST), brief(say(node.note), LONGEST_NOTE))
        for node in strand.nodes.get(link, ())
    )


def _missing(at: int, gap: Gap, subject: Node) -> drawn.Bead:
    return drawn.Bead(f"{at}:{gap.name.lower()}/{subject.field}/{subject.record.id}", tr(gap), missing=True)


def _key(at: int, node: Node) -> str:
    return f"{at}/{node.field}/{node.record.id}"


def _opened(view: View) -> str:
    opened = view.file.case.opened
    return tr("Kasus dibuka {date}").format(date=opened.long(weekday=False)) if opened else ""


DIAGRAMS = (
    Diagram(
        "red-thread",
        mark("Benang merah"),
        read=lambda view: red_thread_data(view.file, names=view.names),
        layout=drawn.layout,
        legend=drawn.legend_entries,
        shows=lambda data: data.strands,
        empty=mark("Belum ada isi. Benang merah mulai dari gejala, fokus masalah, dan tujuan."),
        dated=_opened,
        words=lambda data: [sentence for _, sentence in data.gaps],
        for_room=lambda width, _height: (drawn.box_width(len(Link), width),),
    ),
)
