"""The tables of a recap of a period: cases carried over, new and closed, by what they are, month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.periods import ALWAYS
from caseworker_app.casework.recap_facts import GROUPINGS, Standing, standing
from caseworker_app.casework.recap_services import service_tables
from caseworker_app.casework.tallies import TallyColumn, TallyRow, TallyTable, grouped, named, summed, tally, trimmed
from caseworker_app.model.choices import Sex
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.periods import Period
    from caseworker_app.casework.recap_facts import CaseFacts, Facts, Grouping

Holds = Callable[[Standing], bool]
Stood = Sequence[tuple["CaseFacts", Standing]]
"""Cases, each with how it stands to the period."""


def tables(facts: Facts, period: Period, keys: Iterable[str], today: date) -> list[TallyTable]:
    """All tables of a recap: the balance, one for each grouping, the course of months, and what was done.

    keys: of the groupings that are wanted. today: no age is told of a later day.
    """
    stood = [(case, standing(case, period)) for case in facts.cases]
    day = min(period.last, today)
    by_key = {grouping.key: grouping for grouping in GROUPINGS}
    groups = [by_group(stood, by_key[key], period, day) for key in keys]
    course = [] if period == ALWAYS else [by_part(facts.cases, period)]
    found = [balance(stood, period), *groups, *(table for table in course if len(table.rows) > 1)]
    return [trimmed(table) for table in [*found, *service_tables(facts, period)]]


def balance(stood: Stood, period: Period) -> TallyTable:
    """How many cases there were at the beginning, came, were closed, and are left; the lines add up to all cases."""
    lines: tuple[tuple[str, Holds], ...] = (
        (tr("Terbuka pada awal periode"), lambda how: how.carried),
        (tr("Baru atau dibuka kembali"), lambda how: how.new),
        (tr("Dilayani (terbuka pada awal + baru)"), lambda how: how.served),
        (tr("Ditutup dalam periode"), lambda how: how.ended),
        (tr("Masih terbuka pada akhir periode"), lambda how: how.served and not how.ended),
        (tr("Tidak diketahui: tanggal dibuka atau ditutup tidak pasti"), lambda how: how.unknown),
        (tr("Tidak terbuka dalam periode"), lambda how: how.outside),
        (tr("Semua kasus (dilayani + tidak diketahui + tidak terbuka)"), lambda _how: True),
    )
    rows = tuple(_by_sex(name, [case for case, how in stood if holds(how)]) for name, holds in lines)
    columns = (
        TallyColumn(tr("Laki-laki")),
        TallyColumn(tr("Perempuan")),
        TallyColumn(tr("Tidak diketahui"), about=tr("jenis kelamin klien belum dicatat"), spare=True),
        TallyColumn(tr("Jumlah")),
    )
    title = tr("Neraca kasus, {period}").format(period=period.in_sentence)
    explained = tr(
        "Dihitung dari tanggal Dibuka dan Ditutup di Data kasus, juga pembukaan kembali. "
        "Dilayani − ditutup = masih terbuka pada akhir periode."
    )
    return TallyTable("balance", title, tr("Keadaan"), columns, rows, explained=explained)


def _by_sex(name: str, cases: Sequence[CaseFacts]) -> TallyRow:
    known = (Sex.MALE, Sex.FEMALE)
    parts = [[case.id for case in cases if case.sex is sex] for sex in known]
    rest = [case.id for case in cases if case.sex not in known]
    return TallyRow(name, (*map(tally, parts), tally(rest), tally(case.id for case in cases)))


def _standings() -> tuple[TallyColumn, ...]:
    return (
        TallyColumn(tr("Awal"), about=tr("terbuka pada awal periode")),
        TallyColumn(tr("Baru"), about=tr("dibuka atau dibuka kembali dalam periode")),
        TallyColumn(tr("Ditutup"), about=tr("ditutup dalam periode")),
        TallyColumn(tr("Akhir"), about=tr("masih terbuka pada akhir periode: awal + baru − ditutup")),
        TallyColumn(tr("Tanggal tidak pasti"), about=tr("tanggal dibuka atau ditutup tidak pasti"), spare=True),
    )


def _stand(name: str, stood: Stood) -> TallyRow:
    """The columns of ``_standings`` for these cases, in one pass: there may be thousands, for each of many months."""
    carried, new, ended, left, unknown = ids = [list[str]() for _ in range(5)]
    for case, how in stood:
        if how.served:
            (carried if how.carried else new).append(case.id)
            (ended if how.ended else left).append(case.id)
        elif not how.outside:
            unknown.append(case.id)
    return TallyRow(name, tuple(map(tally, ids)))


def by_group(stood: Stood, grouping: Grouping, period: Period, day: date) -> TallyTable:
    """The cases of the period by a word of theirs: each once, what is not said in a row of its own.

    Cases whose dates do not decide whether they belong to the period are counted with the others, and in a column of
    their own as well.
    """
    concerned = [pair for pair in stood if not pair[1].outside]
    groups = grouped(concerned, lambda pair: grouping.word(pair[0], day))
    rows = []
    for word, pairs in groups.items():
        stands, sexes = _stand("", pairs), _by_sex("", [case for case, _ in pairs])
        rows.append(TallyRow(named(word), (*stands.tallies, *sexes.tallies)))
    columns = (
        *_standings(),
        TallyColumn(tr("L"), about=tr("laki-laki")),
        TallyColumn(tr("P"), about=tr("perempuan")),
        TallyColumn(tr("?"), about=tr("jenis kelamin klien belum dicatat"), spare=True),
        TallyColumn(tr("Jumlah"), about=tr("semua kasus baris ini, masing-masing sekali")),
    )
    title = tr("Kasus menurut {group}, {period}").format(group=_lower(tr(grouping.title)), period=period.in_sentence)
    return TallyTable(
        *(grouping.key, title, tr(grouping.title), columns, tuple(rows)),
        total=summed(tr("Jumlah"), rows, len(columns)),
        explained=tr("Dihitung dari {about}.").format(about=tr(grouping.about)),
        charted=len(columns) - 1,
    )


def _lower(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def by_part(cases: Iterable[CaseFacts], period: Period) -> TallyTable:
    """The balance of each month of a period, or of each year of a long one; the rows cannot be added."""
    every = tuple(cases)
    rows = tuple(_stand(part.title, [(case, standing(case, part)) for case in every]) for part in period.parts())
    title = tr("Perjalanan kasus, {period}").format(period=period.in_sentence)
    explained = tr("Dihitung dari tanggal Dibuka dan Ditutup; akhir satu baris adalah awal baris berikutnya.")
    return TallyTable("course", title, tr("Waktu"), _standings(), rows, explained=explained, charted=1)
