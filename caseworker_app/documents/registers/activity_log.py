"""Jejak kegiatan: what the audit trail says of a notebook, for whoever must account for the data in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Document, Foot, Landscape, Paragraph, Run, Title
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.sheet import grid, pairs
from caseworker_app.model.indonesian import long_date, number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseworker_app.model.practice import Agency

VERSION = "1.0"
Row = tuple[str, str, str, str, str]
"""Number, time, what was done, case, by whom."""


def activity_log(
    rows: Sequence[Row],
    facts: Sequence[tuple[str, str]],
    finding: str,
    *,
    everything: int,
    agency: Agency | None,
    day: date,
) -> Document:
    """The lines, newest first. facts: label and words for the head. finding: what is wrong with the trail, if anything.

    everything: how many lines there are of what was chosen, of which ``rows`` may be the newest.
    """
    return Document(
        key="activity-log",
        title=tr("Jejak Kegiatan"),
        dress="report",
        type_size=10,
        even_margins=True,
        letterhead=letterhead(agency),
        foot=Foot(VERSION),
        blocks=(
            Landscape(
                (
                    Title(tr("JEJAK KEGIATAN"), tr("per {date}").format(date=long_date(day))),
                    *pairs("head", [*facts, (tr("Jumlah baris"), number(everything))]),
                    *_checked(finding),
                    *_told(rows, everything),
                )
            ),
        ),
    )


def _checked(finding: str) -> list[Block]:
    whole = tr("Jejak kegiatan sudah diperiksa dan utuh: tidak ada baris yang diubah, disisipkan, atau dihapus.")
    what = tr("Yang dicatat: waktu, jenis kegiatan, dan jenis data; isi catatan kasus tidak pernah ikut.")
    return [Paragraph((Run(finding, bold=True),) if finding else whole, "plain"), Paragraph(what, "plain")]


def _told(rows: Sequence[Row], everything: int) -> list[Block]:
    if not rows:
        return [Paragraph(tr("Tidak ada kegiatan yang cocok dengan pilihan ini."), "plain")]
    columns = (
        Column(tr("No."), 0.5, "centre"),
        Column(tr("Waktu"), 1.1),
        Column(tr("Kegiatan"), 4.2),
        Column(tr("Kasus"), 1.2),
        Column(tr("Oleh"), 1.6),
    )
    told: list[Block] = list(grid("lines", columns, rows))
    if len(rows) < everything:
        words = tr("Yang tercetak adalah {shown} baris terbaru dari {all}; persempit pilihan untuk mencetak yang lain.")
        told.append(Paragraph(words.format(shown=number(len(rows)), all=number(everything)), "plain"))
    return told
