"""Rekap kasus of an agency: how many cases of each cluster, stage and month, with charts, and the list of all cases.

Of a period: its own tables instead, and the list of the cases that were open in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import stages
from caseworker_app.casework.recap import CLOSED, FINISHED, UNKNOWN, by_sex, months, undated
from caseworker_app.diagrams.bars import lying_bars, upright_bars
from caseworker_app.documents.blocks import (
    Block,
    Document,
    Figure,
    Foot,
    Heading,
    Keep,
    Paragraph,
    Ref,
    Run,
    Signer,
    Title,
)
from caseworker_app.documents.elements.case_counts import case_counts
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import pairs, signed, unsigned
from caseworker_app.documents.elements.staff_names import DOTS, official_number
from caseworker_app.documents.registers.period_recap import period_tables
from caseworker_app.documents.wording import capital, counted, sentence, sentence_list, titled
from caseworker_app.model.choices import Sex
from caseworker_app.model.indonesian import long_date, month_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caseworker_app.casework.recap import Recap, RecapCase
    from caseworker_app.documents.blocks import Table
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_CHART = (440.0, 190.0)
_LETTERS = {Sex.MALE: "L", Sex.FEMALE: "P"}
_BLANK_ROWS, _HEIGHT = 14, 0.9
_MOST_BARS = 8


def agency_recap(recap: Recap, wish: Wish) -> Document:
    """The recap of all cases of a notebook; without cases a form to write in."""
    whole = not (wish.blank or recap.period) and bool(recap.cases)
    told = _of_period(recap, names=wish.names) if recap.period and not wish.blank else []
    told = _told(recap, names=wish.names) if whole else told
    return Document(
        key="agency-recap",
        title=tr("Rekap Kasus"),
        dress="report" if told else "form",
        type_size=11,
        even_margins=True,
        letterhead=letterhead(recap.agency),
        foot=Foot(VERSION),
        blocks=(
            Title(
                tr("REKAP KASUS"), (recap.period or tr("per {date}").format(date=long_date(recap.day))) if told else ""
            ),
            *(told or _by_hand()),
            _signatures(recap, blank=not told),
        ),
    )


def _told(recap: Recap, *, names: bool) -> list[Block]:
    cases = recap.cases
    called = _stage_names(recap)
    return [
        _opening(recap),
        Heading(1, tr("Kasus Menurut Klaster")),
        _counts(recap, "cluster", tr("Klaster"), lambda one: one.cluster),
        *_cluster_chart(by_sex(cases, lambda one: one.cluster)),
        *([_counts(recap, "ppks", tr("PPKS"), lambda one: one.ppks)] if any(one.ppks for one in cases) else []),
        Heading(1, tr("Kasus Menurut Tahap")),
        _counts(recap, "stage", tr("Tahap"), lambda one: called[one.stage], order=list(called.values())),
        Heading(1, tr("Kasus Menurut Bulan")),
        *_by_month(recap),
        *_by_agency(recap),
        Heading(1, tr("Daftar Kasus")),
        _list(cases, called, names=names, caption=tr("Daftar Kasus")),
    ]


def _of_period(recap: Recap, *, names: bool) -> list[Block]:
    """The tables of the period, and the cases that were open in it."""
    caption = tr("Daftar Kasus")
    blocks = list(period_tables(recap.tables))
    if recap.cases:
        cases = _list(recap.cases, _stage_names(recap), names=names, caption=caption)
        blocks += [Heading(1, caption), cases]
    return blocks


def _stage_names(recap: Recap) -> dict[str, str]:
    """What each stage is called, as the agency names them."""
    naming = recap.agency.stage_names if recap.agency else None
    return {
        **dict(zip(stages.KEYS, stages.titles(naming), strict=True)),
        FINISHED: tr("semua tahap selesai"),
        CLOSED: tr("kasus ditutup"),
        UNKNOWN: tr("belum tercatat"),
    }


def _opening(recap: Recap) -> Paragraph:
    """The whole in one paragraph: how many, of whom, how many are open."""
    cases = recap.cases
    sexes = ((Sex.MALE, tr("laki-laki")), (Sex.FEMALE, tr("perempuan")))
    parts = [(sum(one.sex is sex for one in cases), word) for sex, word in sexes]
    rest = len(cases) - sum(count for count, _ in parts)
    parts.append((rest, tr("yang jenis kelaminnya belum tercatat")))
    whom = sentence_list([f"{counted(count)} {word}" for count, word in parts if count])
    told = tr("Buku kasus ini memuat {count} kasus: {whom}.").format(count=counted(len(cases)), whom=whom)
    ends = ((CLOSED, tr("tercatat ditutup")), (FINISHED, tr("telah menyelesaikan semua tahap")))
    ended = [(sum(one.stage == stage for one in cases), word) for stage, word in ends]
    further = sentence_list([tr("{count} kasus {word}").format(count=counted(n), word=word) for n, word in ended if n])
    return Paragraph((Run(f"{told} {sentence(further)}".strip(), supplied=True),))


def _counts(
    recap: Recap, key: str, head: str, kind: Callable[[RecapCase], str], *, order: list[str] | None = None
) -> Table:
    """A table of counts by one word and by sex, its totals at its end."""
    found = by_sex(recap.cases, kind)
    counts = {word: found[word] for word in order if word in found} if order else found
    return case_counts(key, head, counts, caption=tr("Kasus Menurut {kind}").format(kind=titled(head)))


def _cluster_chart(found: dict[str, list[int]]) -> list[Block]:
    """The most frequent words, all others in one bar; nothing where one word has them all."""
    counts = [(capital(word) or tr("Belum tercatat"), sum(several)) for word, several in found.items()]
    shown, rest = (counts[:_MOST_BARS], counts[_MOST_BARS:]) if len(counts) > _MOST_BARS + 1 else (counts, [])
    if rest:
        shown.append((tr("Lainnya"), sum(count for _, count in rest)))
    if len(shown) < 2:
        return []
    drawing = lying_bars(shown, _CHART[0])
    return [Figure("cluster-chart", tr("Jumlah Kasus Menurut Klaster"), drawing, landscape=False)]


def _by_month(recap: Recap) -> list[Block]:
    found = months(recap.cases)
    if not found:
        return [Paragraph(tr("Bulan pembukaan kasus belum tercatat."))]
    cells = (
        Cell(tr("Bulan"), 3, lambda row: f"{month_name(row[0].month)} {row[0].year}"),
        Cell(tr("Dibuka"), 1, lambda row: str(row[1]), "centre"),
        Cell(tr("Ditutup"), 1, lambda row: str(row[2]), "centre"),
    )
    short = [(f"{month.month}/{month.year % 100:02}", opened) for month, opened, _ in found]
    drawing = upright_bars(short, tr("kasus"), *_CHART)
    chart = Figure("month-chart", tr("Kasus yang Dibuka Setiap Bulan"), drawing, landscape=False)
    text = (Run(tr("Kasus yang dibuka dan ditutup setiap bulan dapat dilihat pada ")), Ref("months"), Run("."))
    missing = undated(recap.cases)
    note = tr("Bulan pembukaan {count} kasus belum tercatat.").format(count=counted(missing))
    return [
        Paragraph(text),
        counted_table("months", found, cells, caption=tr("Kasus Menurut Bulan")),
        *([Paragraph(note)] if missing else []),
        *([chart] if len(short) > 1 else []),
    ]


def _by_agency(recap: Recap) -> list[Block]:
    """Where the notebook holds cases of several agencies."""
    if recap.agency is not None or len({one.agency for one in recap.cases}) < 2:
        return []
    table = _counts(recap, "agency", tr("Lembaga"), lambda one: one.agency)
    return [Heading(1, tr("Kasus Menurut Lembaga")), table]


def _list(cases: Sequence[RecapCase], called: Mapping[str, str], *, names: bool, caption: str = "") -> Table:
    """Every case in a row; without cases rows to write in."""
    cells = (
        Cell(tr("Nomor"), 0.9, lambda one: one.number),
        Cell(
            tr("Nama") if names else tr("Inisial"),
            1.3 if names else 0.7,
            lambda one: (one.name if names else "") or one.initials,
        ),
        Cell(tr("L/P"), 0.4, lambda one: _LETTERS.get(one.sex, "") if one.sex else "", "centre"),
        Cell(tr("Usia"), 0.55, lambda one: one.age, "centre"),
        Cell(tr("Klaster"), 1.5, lambda one: one.cluster),
        Cell(tr("Dibuka"), 0.9, lambda one: one.opened.long(weekday=False) if one.opened else ""),
        Cell(tr("Tahap"), 1.4, lambda one: called[one.stage] if one.stage != CLOSED else ""),
        Cell(tr("Ditutup"), 0.9, lambda one: one.closed.long(weekday=False) if one.closed else ""),
    )
    return counted_table("cases", cases, cells, caption=caption, spare=_BLANK_ROWS, height=_HEIGHT)


def _by_hand() -> list[Block]:
    facts = (tr("Lembaga"), tr("Bulan, tahun"), tr("Petugas"), tr("Jumlah kasus"))
    return [
        *pairs("head", [(name, " ") for name in facts]),
        _list((), {}, names=False),
    ]


def head_and_maker(recap: Recap, *, blank: bool) -> Block:
    """Place and date, the head who takes note, and whoever made the paper; dots where these are not known."""
    agency, worker = recap.agency, recap.practitioner
    place = (agency.city if agency else None) or DOTS
    day = "…" * 10 if blank else long_date(recap.day, weekday=False)
    head = unsigned(tr("Mengetahui,\nPimpinan"))
    if agency is not None and agency.head_name:
        head = Signer(head.role, agency.head_name, official_number(agency.head_number))
    role = capital((worker.role if worker else None) or "") or tr("Petugas")
    maker = unsigned(role)
    if worker is not None and worker.name:
        maker = Signer(role, worker.name, official_number(worker.number, worker.role))
    return signed(f"{place}, {day}", head, maker)


def _signatures(recap: Recap, *, blank: bool) -> Block:
    """The head who takes note, and whoever made the recap."""
    names = head_and_maker(recap, blank=blank)
    if blank:
        return names
    text = tr("Rekap ini disusun dari catatan kasus per {date}.").format(date=long_date(recap.day))
    return Keep((Paragraph(text), names))
