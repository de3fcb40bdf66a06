"""The diagrams that a case can show: key, title, and how each is drawn."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import called
from caseworker_app.diagrams import from_case
from caseworker_app.diagrams.frame import A4_LANDSCAPE
from caseworker_app.diagrams.sheet import Sheet, noted, stacked
from caseworker_app.forms import intervention, measurements, tools
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.model.partial_date import PartialDate

Size = tuple[float, float] | None
Make = "Callable[[CaseFile, Any, bool, bool], Sheet]"

PAGE: Size = A4_LANDSCAPE
"""What a diagram is fitted to when it stands on a page of its own."""


@dataclasses.dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram of a case.

    ``make(file, record, names, private)`` gives its sheet; ``names`` shows full names instead of initials, ``private``
    what is marked private (never in an export). ``several`` is the attribute of the case that holds the records it is
    drawn from; the diagrams without one are drawn from the case as a whole.
    """

    key: str
    title: str
    make: Callable[[CaseFile, Any, bool, bool], Sheet]
    several: str = ""

    def sheet(self, file: CaseFile, *, names: bool = False, private: bool = False, record: Any = None) -> Sheet:
        """The diagram of one of its records, without one of the last."""
        if record is None and self.several:
            records = sorted(getattr(file.case, self.several), key=lambda one: one.position)
            record = records[-1] if records else None
        return self.make(file, record, names, private)

    def draw(self, file: CaseFile, names: bool, private: bool, size: Size) -> Drawing:  # noqa: FBT001 - as ``make``
        """Framed: title, date, initials, legend; on a page of this size, or as large as it is."""
        return self.sheet(file, names=names, private=private).framed(size)


def credit(file: CaseFile) -> str:
    """«Klien: MS · Praktikan: NR», as it stands in the corner of every drawing."""
    worker = file.case.practitioner
    parts = [tr("Klien: {initials}").format(initials=file.initials(file.client))]
    if worker and worker.name:
        role = (worker.role or tr("Praktikan")).capitalize()
        parts.append(f"{role}: {called(None, worker.name)}")
    return " · ".join(parts)


def _sheet(
    file: CaseFile, title: str, subtitle: str, drawing: Drawing, legend: Sequence[LegendEntry] = (), empty: str = ""
) -> Sheet:
    """The drawing with all that stands around it; ``empty`` is the friendly line below one that shows nothing yet."""
    return Sheet(noted(drawing, empty) if empty else drawing, title, subtitle, credit(file), tuple(legend))


def _dated(record: Any) -> str:
    """«Asesmen · 26 Agustus 2024»; a date that nobody wrote down is said to be missing."""
    if record is None:
        return ""
    day = record.date.long(weekday=False) if record.date else tr("tanggal belum diisi")
    return " · ".join(filter(None, (record.stage, day)))


def _of_the_case(file: CaseFile) -> str:
    """For a picture drawn from the whole assessment: when the case was opened."""
    opened = file.case.opened
    if opened is None:
        return tr("Asesmen")
    return f"{tr('Asesmen')} · {tr('kasus dibuka {date}').format(date=opened.long(weekday=False))}"


def _period(dates: Iterable[PartialDate | None]) -> str:
    """«26 Agustus 2024 – 14 September 2024», or the one date."""
    known = sorted((when for when in dates if when and when.readable), key=lambda when: when.sort_key)
    if not known:
        return tr("tanggal belum diisi")
    ends = [known[0].long(weekday=False), known[-1].long(weekday=False)]
    return " – ".join(dict.fromkeys(ends))


def _genogram(file: CaseFile, _record: Any, names: bool, private: bool) -> Sheet:  # noqa: FBT001 - one signature for all
    from caseworker_app.diagrams.genogram.layout import layout
    from caseworker_app.diagrams.genogram.legend import legend_entries

    family = from_case.genogram(file, names=names, private=private)
    dated = tr("Usia per {date}").format(date=long_date(from_case.drawn_on(file), weekday=False))
    empty = tr(tools.GENOGRAM.empty) if len(family.members) < 2 else ""
    return _sheet(file, tr("Genogram"), dated, layout(family), legend_entries(family), empty)


def _ecomap(file: CaseFile, record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import ecomap

    data = from_case.ecomap_data(file, record, names=names)
    title = (record.title if record else None) or tr("Ecomap")
    empty = "" if data.systems else tr(tools.ECOMAP.empty)
    sheet = _sheet(file, title, _dated(record), ecomap.layout(data), ecomap.legend_entries(data), empty)
    return (
        sheet if empty else dataclasses.replace(sheet, shape=lambda width, height: ecomap.layout(data, (width, height)))
    )


def _ecomap_pair(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams.ecomap_pair import compare, compare_legend

    title = tr("Ecomap sebelum dan sesudah")
    pair = from_case.ecomap_pair_data(file, names=names)
    if pair is not None:
        return _sheet(file, title, "", compare(*pair), compare_legend(*pair))
    one = DIAGRAMS["ecomap"].sheet(file, names=names)
    empty = tr("Untuk membandingkan perlu dua ecomap: satu saat asesmen, satu lagi saat evaluasi.")
    return _sheet(file, title, one.subtitle, one.drawing, one.legend, empty)


def _roadmap(file: CaseFile, record: Any, names: bool, private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import roadmap

    data = from_case.roadmap_data(file, record, names=names)
    empty = "" if data.events else tr(tools.ROAD_MAP.empty)
    drawing = roadmap.layout(data, private=private)
    legend = roadmap.legend_entries(data, private=private)
    sheet = _sheet(file, tr("Life road map"), _dated(record), drawing, legend, empty)
    if empty:
        return sheet

    def shape(width: float, height: float) -> Drawing:
        return roadmap.layout(data, private=private, room=height * drawing.width / width)

    return dataclasses.replace(sheet, shape=shape)


def _quadrant(file: CaseFile, record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import quadrant

    data = from_case.quadrant_data(file, record, names=names)
    empty = "" if data.points else tr(tools.QUADRANT.empty)
    return _sheet(file, tr("Kuadran Strength"), _dated(record), quadrant.layout(data), (), empty)


def _bodymap(file: CaseFile, record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import bodymap

    data = from_case.bodymap_data(file, record, names=names)
    empty = "" if data.marks else tr(tools.BODY_MAP.empty)
    return _sheet(file, tr("Body map"), _dated(record), bodymap.layout(data), bodymap.legend_entries(data), empty)


def _venn(file: CaseFile, record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import venn

    data = from_case.venn_data(file, record, names=names)
    empty = "" if data.bodies else tr(tools.VENN.empty)
    return _sheet(file, tr("Diagram Venn"), _dated(record), venn.layout(data), venn.legend_entries(data), empty)


def _bpss(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import bpss

    data = from_case.bpss_data(file, names=names)
    empty = "" if data.points else tr("Belum ada isi. Mulailah dengan satu pokok pada tiap aspek.")
    return _sheet(file, tr("Gambaran BPSS"), _of_the_case(file), bpss.layout(data), (), empty)


def _mindmap(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import mindmap

    data = from_case.mindmap_data(file, names=names)
    empty = "" if data.branches else tr("Belum ada isi. Tambahkan gejala, penyebab, dampak, serta potensi dan sumber.")
    return _sheet(file, tr("Peta pikiran"), _of_the_case(file), mindmap.layout(data), (), empty)


def _scores(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import scores

    title = tr("Skor sebelum dan sesudah")
    data = from_case.scores_data(file, names=names)
    if not data:
        return _sheet(file, title, "", _no_values(), (), tr(measurements.INSTRUMENTS.empty))
    dated = _period(one.date for one in file.case.measurements)
    return _sheet(file, title, dated, stacked([scores.layout(one) for one in data], title))


def _readings(file: CaseFile, _record: Any, _names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import charts

    title = tr("Pengukuran berkala")
    data = from_case.readings_data(file)
    if not data:
        return _sheet(file, title, "", _no_values(), (), tr(intervention.READINGS.empty))
    dated = _period(one.date for one in file.case.readings)
    drawing = stacked([charts.trend(one) for one in data], title)
    return _sheet(file, title, dated, drawing, [entry for one in data for entry in charts.trend_legend(one)])


def _single_subject(file: CaseFile, _record: Any, _names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import single_subject

    title = tr("Grafik A–B")
    data = from_case.single_subjects_data(file)
    if not data:
        empty = tr("Belum ada pengukuran berkala dari sebelum dan sesudah pertemuan pertama.")
        return _sheet(file, title, "", _no_values(), (), empty)
    dated = _period(one.date for one in file.case.readings)
    legend = {meaning: (sign, meaning) for one in data for sign, meaning in single_subject.legend_entries(one)}
    drawing = stacked([single_subject.layout(one) for one in data], title)
    return _sheet(file, title, dated, drawing, tuple(legend.values()))


def _sociogram(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import sociogram

    title = tr("Sosiogram")
    found = from_case.last_sociogram(file)
    if found is None:
        empty = tr("Belum ada jawaban sosiogram dari anggota kelompok.")
        return _sheet(file, title, "", sociogram.layout(sociogram.SociogramData()), (), empty)
    group, one = found
    data = from_case.sociogram_data(group, one, names=names)
    asked = one.date.long(weekday=False) if one.date else tr("tanggal belum diisi")
    say = from_case.wording(file, names=names)
    subtitle = " · ".join(filter(None, (say(group.name), asked, say(one.question))))
    sheet = _sheet(file, title, subtitle, sociogram.layout(data), sociogram.legend_entries(data))
    return dataclasses.replace(sheet, shape=lambda width, height: sociogram.layout(data, (width, height)))


def _tokens(file: CaseFile, _record: Any, names: bool, _private: bool) -> Sheet:  # noqa: FBT001 - as above
    from caseworker_app.diagrams import charts

    title = tr("Token ekonomi")
    data = [one for one in from_case.tokens_data(file, names=names) if one.days]
    if not data:
        return _sheet(file, title, "", _no_values(), (), tr(intervention.TOKEN_ECONOMY.empty))
    economies = file.case.token_economies
    dates = [row.date for one in economies for row in one.entries]
    dated = _period([*dates, *(row.date for one in economies for row in one.exchanges)])
    legend = {meaning: (sample, meaning) for one in data for sample, meaning in charts.tokens_legend(one)}
    return _sheet(file, title, dated, stacked([charts.tokens(one) for one in data], title), tuple(legend.values()))


def _no_values() -> Drawing:
    """A chart in which nothing stands yet."""
    from caseworker_app.diagrams import charts

    return charts.trend(charts.TrendData())


DIAGRAMS: dict[str, Diagram] = {
    diagram.key: diagram
    for diagram in (
        Diagram("genogram", mark("Genogram"), _genogram),
        Diagram("ecomap", mark("Ecomap"), _ecomap, "ecomaps"),
        Diagram("ecomap-pair", mark("Ecomap sebelum dan sesudah"), _ecomap_pair),
        Diagram("roadmap", mark("Life road map"), _roadmap, "road_maps"),
        Diagram("quadrant", mark("Kuadran Strength"), _quadrant, "quadrants"),
        Diagram("bodymap", mark("Body map"), _bodymap, "body_maps"),
        Diagram("venn", mark("Diagram Venn"), _venn, "venn_diagrams"),
        Diagram("bpss", mark("Gambaran BPSS"), _bpss),
        Diagram("mindmap", mark("Peta pikiran"), _mindmap),
        Diagram("scores", mark("Skor sebelum dan sesudah"), _scores),
        Diagram("readings", mark("Pengukuran berkala"), _readings),
        Diagram("ab", mark("Grafik A–B"), _single_subject),
        Diagram("tokens", mark("Token ekonomi"), _tokens),
        Diagram("sociogram", mark("Sosiogram"), _sociogram),
    )
}
"""In the order in which they are offered."""
