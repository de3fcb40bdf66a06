"""Berkas kasus lengkap: an index of all papers of a case by stage, then its report and every paper bound in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Chapter,
    Column,
    Content,
    Document,
    Paragraph,
    Ref,
    Space,
    SpanRow,
    Table,
    Title,
)
from caseworker_app.documents.book.enclosures import enclosures
from caseworker_app.documents.book.handling import staged
from caseworker_app.documents.book.papers import CasePaper, date_of, papers
from caseworker_app.documents.case_report.photos import photo_keys_in
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.elements.staff_names import agency_name, worker_name
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

KEY = "case-file"


def case_file(file: CaseFile, wish: Wish) -> Document:
    """The file of one case as an auditor opens it."""
    teller, listed = Teller(file, names=wish.names), papers(file)
    report = staged(file, names=wish.names, blank=wish.blank)
    bound = [] if wish.blank else [one for _, one in enclosures(file, listed, wish, photo_keys_in(report))]
    title = tr("Berkas Kasus Lengkap")
    return Document(
        key=KEY,
        title=f"{title} {capital(teller.client)}",
        dress="report",
        even_margins=True,
        cover=tuple(_cover(teller, title)),
        front=(
            Chapter(tr("INDEKS BERKAS"), key="index"),
            *_index(teller, listed, {enclosure.key for enclosure in bound}),
        ),
        contents=True,
        blocks=(Chapter(tr("LAPORAN KASUS"), key="report"), *report, *bound),
    )


def _cover(teller: Teller, title: str) -> list[Block]:
    case = teller.file.case
    known = (
        *parts(teller, case, Case.number, Case.client, Case.cluster),
        (tr("Lembaga"), agency_name(case)),
        (tr("Petugas"), worker_name(case)),
        *parts(teller, case, Case.supervisor),
        (tr("Dibuka"), teller.words(case.opened)),
        (tr("Ditutup"), teller.words(case.closed)),
    )
    return [Space(4), Title(title.upper()), Space(3), *known_facts(known)]


def _index(teller: Teller, listed: list[CasePaper], bound: Collection[str]) -> list[Block]:
    """Every paper by stage: its date, whether it is there, and where it stands in this file."""
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Berkas"), 2.7),
        Column(tr("Tanggal"), 1.4),
        Column(tr("Status"), 1.5),
        Column(tr("Letak"), 1, "centre"),
        Column(tr("Halaman"), 0.8, "centre"),
    )
    names = {stage.key: tr(stage.title) for stage in (*STAGES, *TABS)}
    rows: list[SpanRow | tuple[Content, ...]] = []
    stage = ""
    for at, paper in enumerate(listed, 1):
        if paper.stage != stage:
            stage = paper.stage
            rows.append(SpanRow(names[stage]))
        status = f"{tr(paper.status)}: {paper.why}" if paper.why else tr(paper.status)
        usual = (tr("laporan") if paper.bound else "–", "–")
        where: tuple[Content, Content] = usual
        if paper.key in bound:
            where = ((Ref(paper.key),), (Ref(paper.key, page=True),))
        rows.append((str(at), paper.title, date_of(teller, paper) or "–", status, *where))
    count = sum(paper.bound for paper in listed)
    told = tr("Berkas ini memuat laporan kasus dan {count} dari {all} berkas yang tercatat.")
    return [
        Paragraph(told.format(count=count, all=len(listed))),
        Table("papers", "", columns, tuple(rows), numbered=False),
    ]
