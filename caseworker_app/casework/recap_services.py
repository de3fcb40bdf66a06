"""The tables of what was done in a period: meetings and hours, services by ATENSI component, assistance, referrals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from caseworker_app.casework.outcomes import UNSAID
from caseworker_app.casework.periods import Placed
from caseworker_app.casework.recap_facts import Aid, Meeting, ReferralFact
from caseworker_app.casework.tallies import Tally, TallyColumn, TallyRow, TallyTable, grouped, named, summed
from caseworker_app.model.choices import MeetingOutcome
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.periods import Period
    from caseworker_app.casework.recap_facts import Facts

Record = TypeVar("Record", bound=Meeting | Aid | ReferralFact)
GOODS = "barang"


def service_tables(facts: Facts, period: Period) -> list[TallyTable]:
    """What was done in a period. Of records whose date does not say whether they lie in it, only how many there are."""
    meetings = _split([meeting for meeting in facts.meetings if not meeting.failed], period)
    failed, aid = _split([meeting for meeting in facts.meetings if meeting.failed], period), _split(facts.aid, period)
    return [
        _meetings(*meetings, period),
        *([_failed(*failed, period)] if any(failed) else []),
        _components(meetings, aid, period),
        _aid(*aid, period),
        _goods(*aid, period),
        _referrals(*_split(facts.referrals, period), period),
    ]


def _split(records: Iterable[Record], period: Period) -> tuple[list[Record], list[Record]]:
    """The records that lie in the period, and those of which that is not known."""
    placed = [(record, period.place(record.date)) for record in records]
    return (
        [record for record, place in placed if place is Placed.IN],
        [record for record, place in placed if place is Placed.UNKNOWN],
    )


def _cases(records: Iterable[Meeting | Aid | ReferralFact]) -> tuple[str, ...]:
    """The ids of the cases that records belong to, each once."""
    ids: dict[str, None] = {}
    for record in records:
        ids.update(dict.fromkeys(record.cases if isinstance(record, Meeting) else (record.case,)))
    return tuple(ids)


def _count(records: Sequence[Meeting | Aid | ReferralFact]) -> Tally:
    return Tally(len(records), _cases(records))


def _reached(records: Sequence[Meeting | Aid | ReferralFact]) -> Tally:
    cases = _cases(records)
    return Tally(len(cases), cases)


def _rows(
    within: Sequence[Record],
    undated: Sequence[Record],
    word: Callable[[Record], str],
    reckoned: Callable[[Sequence[Record]], tuple[Tally, ...]],
) -> list[TallyRow]:
    """A row for each word with what is reckoned of its records, and how many have no certain date behind it."""
    groups = grouped([*((record, True) for record in within), *((record, False) for record in undated)],
                     lambda pair: word(pair[0]))  # fmt: skip
    rows = []
    for name, pairs in groups.items():
        certain = [record for record, known in pairs if known]
        rest = [record for record, known in pairs if not known]
        rows.append(TallyRow(named(name), (*reckoned(certain), _count(rest))))
    return rows


def _total(rows: Sequence[TallyRow], columns: Sequence[TallyColumn], reached: int) -> TallyRow:
    """All rows together; in column ``reached`` every case counts once, though it stands in several rows."""
    total = summed(tr("Jumlah"), rows, len(columns))
    cases = total.tallies[reached].cases
    whole = [Tally(len(cases), cases) if at == reached else each for at, each in enumerate(total.tallies)]
    return TallyRow(total.label, tuple(whole))


def _undated() -> TallyColumn:
    about = tr("tanggalnya tidak dicatat atau tidak pasti, jadi tidak ikut dihitung di kolom lain")
    return TallyColumn(tr("Tanggal tidak diketahui"), about=about, spare=True)


def _hours(meetings: Sequence[Meeting]) -> Tally:
    timed = [meeting for meeting in meetings if meeting.minutes]
    return Tally(sum(meeting.minutes or 0 for meeting in timed), _cases(timed))


def _reached_column() -> TallyColumn:
    return TallyColumn(tr("Kasus"), about=tr("kasus yang terlibat, masing-masing sekali"))


def _meetings(within: Sequence[Meeting], undated: Sequence[Meeting], period: Period) -> TallyTable:
    columns = (
        TallyColumn(tr("Kegiatan")),
        TallyColumn(tr("Jam"), "minutes", tr("jumlah lama semua kegiatan yang jam mulai dan selesainya dicatat")),
        TallyColumn(tr("Tanpa lama"), about=tr("jam mulai atau selesainya tidak dicatat: terhitung, tanpa jamnya")),
        _reached_column(),
        _undated(),
    )

    def reckoned(meetings: Sequence[Meeting]) -> tuple[Tally, ...]:
        return (
            _count(meetings),
            _hours(meetings),
            _count([one for one in meetings if not one.minutes]),
            _reached(meetings),
        )

    rows = _rows(within, undated, lambda meeting: meeting.what, reckoned)
    return TallyTable(
        key="meetings",
        title=tr("Kegiatan dan jam, {period}").format(period=period.in_sentence),
        head=tr("Jenis kegiatan"),
        columns=columns,
        rows=tuple(rows),
        total=_total(rows, columns, 3),
        explained=tr(
            "Dihitung dari kontak, kunjungan rumah, wawancara, observasi, pertemuan, kelompok, case conference, dan "
            "bimbingan sampai hari ini, menurut jam mulai dan selesai."
        ),
        notes=(
            tr("Pertemuan kelompok dihitung sekali, walaupun diikuti beberapa kasus."),
            tr("Yang baru direncanakan tidak dihitung."),
            tr("Jam yang bertumpuk dijumlahkan di sini; di jam kerja petugas dihitung sekali."),
        ),
        charted=0,
    )  # fmt: skip


def _failed(within: Sequence[Meeting], undated: Sequence[Meeting], period: Period) -> TallyTable:
    """Meetings that did not take place, by their kind: how many were put off, missed, called off."""
    words = [outcome.value for outcome in MeetingOutcome if outcome is not MeetingOutcome.HELD] + [UNSAID]
    columns = (
        TallyColumn(tr("Semua")),
        *(TallyColumn(word[:1].upper() + word[1:]) for word in words[:-1]),
        TallyColumn(
            tr("Tanpa keterangan"),
            about=tr("hanya sebab gagalnya yang ditulis"),
            spare=True,
        ),
        _reached_column(),
        _undated(),
    )

    def reckoned(meetings: Sequence[Meeting]) -> tuple[Tally, ...]:
        parts = [[one for one in meetings if one.failed == word] for word in words]
        return (_count(meetings), *map(_count, parts), _reached(meetings))

    rows = _rows(within, undated, lambda meeting: meeting.what, reckoned)
    return TallyTable(
        key="not_held",
        title=tr("Pertemuan yang tidak terlaksana, {period}").format(period=period.in_sentence),
        head=tr("Jenis kegiatan"),
        columns=columns,
        rows=tuple(rows),
        total=_total(rows, columns, len(columns) - 2),
        explained=tr(
            "Dihitung dari isian Keterlaksanaan; kunjungan rumah yang hanya menyebut sebab gagalnya ikut dihitung."
        ),
        notes=(tr("Tidak termasuk dalam kegiatan dan jam."),),
    )


def _components(
    meetings: tuple[list[Meeting], list[Meeting]], aid: tuple[list[Aid], list[Aid]], period: Period
) -> TallyTable:
    """Sessions and assistance by the component of ATENSI that they belong to."""
    carried = [[meeting for meeting in part if meeting.is_session] for part in meetings]
    records_of_both: list[Meeting | Aid] = [*carried[0], *aid[0], *carried[1], *aid[1]]
    groups = grouped(records_of_both, lambda record: record.component)
    undated = {id(record) for record in (*carried[1], *aid[1])}
    rows = []
    for word, records in groups.items():
        certain = [record for record in records if id(record) not in undated]
        held = [record for record in certain if isinstance(record, Meeting)]
        given = [record for record in certain if isinstance(record, Aid)]
        rest = [record for record in records if id(record) in undated]
        figures = (_count(held), _hours(held), _count(given), _rupiah(given), _reached(certain), _count(rest))
        rows.append(TallyRow(named(word), figures))
    columns = (
        TallyColumn(
            tr("Pertemuan"),
            about=tr("pertemuan di Pelaksanaan yang kegiatannya di rancangan program menyebut komponen ini"),
        ),
        TallyColumn(tr("Jam"), "minutes", tr("lama pertemuan itu")),
        TallyColumn(tr("Bantuan"), about=tr("bantuan yang diberikan, berapa kali")),
        TallyColumn(tr("Rupiah"), "rupiah", tr("nilai bantuan yang dicatat")),
        _reached_column(),
        _undated(),
    )
    return TallyTable(
        key="components",
        title=tr("Komponen ATENSI, {period}").format(period=period.in_sentence),
        head=tr("Komponen ATENSI"),
        columns=columns,
        rows=tuple(rows),
        total=_total(rows, columns, 4),
        explained=tr("Dihitung dari komponen kegiatan yang dilaksanakan pertemuan, dan komponen di Bantuan."),
    )


def _rupiah(aid: Sequence[Aid]) -> Tally:
    valued = [each for each in aid if each.rupiah is not None]
    return Tally(sum(each.rupiah or 0 for each in valued), _cases(valued))


def _aid_columns() -> tuple[TallyColumn, ...]:
    return (
        TallyColumn(tr("Kali"), about=tr("berapa kali bantuan diberikan")),
        TallyColumn(tr("Rupiah"), "rupiah", tr("jumlah nilai yang dicatat")),
        TallyColumn(tr("Tanpa nilai"), about=tr("nilai rupiahnya tidak dicatat: terhitung, tanpa nilainya")),
        _reached_column(),
        _undated(),
    )


def _aid_figures(aid: Sequence[Aid]) -> tuple[Tally, ...]:
    return _count(aid), _rupiah(aid), _count([each for each in aid if each.rupiah is None]), _reached(aid)


def _aid(within: Sequence[Aid], undated: Sequence[Aid], period: Period) -> TallyTable:
    rows = _rows(within, undated, lambda aid: aid.kind, _aid_figures)
    return TallyTable(
        key="aid",
        title=tr("Jenis bantuan, {period}").format(period=period.in_sentence),
        head=tr("Jenis bantuan"),
        columns=_aid_columns(),
        rows=tuple(rows),
        total=_total(rows, _aid_columns(), 3),
        explained=tr("Dihitung dari halaman Bantuan semua kasus, menurut tanggal pemberiannya."),
    )


def _goods(within: Sequence[Aid], undated: Sequence[Aid], period: Period) -> TallyTable:
    goods = [[each for each in part if each.kind.casefold().strip() == GOODS] for part in (within, undated)]
    rows = _rows(goods[0], goods[1], lambda aid: aid.what, _aid_figures)
    return TallyTable(
        key="goods",
        title=tr("Bantuan barang, {period}").format(period=period.in_sentence),
        head=tr("Barang"),
        columns=_aid_columns(),
        rows=tuple(rows),
        total=_total(rows, _aid_columns(), 3),
        explained=tr("Dihitung dari bantuan yang jenisnya barang, menurut yang diberikan."),
    )


def _referrals(within: Sequence[ReferralFact], undated: Sequence[ReferralFact], period: Period) -> TallyTable:
    columns = (
        TallyColumn(tr("Rujukan")),
        TallyColumn(tr("Sudah dijawab"), about=tr("ada tanggal atau isi jawabannya")),
        TallyColumn(tr("Belum dijawab")),
        _reached_column(),
        _undated(),
    )

    def reckoned(sent: Sequence[ReferralFact]) -> tuple[Tally, ...]:
        parts = [[each for each in sent if each.answered is answered] for answered in (True, False)]
        return _count(sent), _count(parts[0]), _count(parts[1]), _reached(sent)

    rows = _rows(within, undated, lambda referral: referral.nature, reckoned)
    return TallyTable(
        key="referrals",
        title=tr("Rujukan, {period}").format(period=period.in_sentence),
        head=tr("Sifat rujukan"),
        columns=columns,
        rows=tuple(rows),
        total=_total(rows, columns, 3),
        explained=tr("Dihitung dari halaman Rujukan semua kasus, menurut tanggal suratnya."),
    )
