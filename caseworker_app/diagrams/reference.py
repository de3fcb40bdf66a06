"""The reference sheet: one small drawing for each symbol and each line of genogram and ecomap, with its name.

Every drawing is made by the same layout as the diagrams themselves, from the smallest family that shows it, so the
sheet cannot say anything else than they do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from caseworker_app.diagrams import ecomap
from caseworker_app.diagrams.display import Drawing, Pen, Shape, Text, polyline
from caseworker_app.diagrams.frame import A4_PORTRAIT, placed
from caseworker_app.diagrams.genogram.family import (
    ChildKind,
    ChildLink,
    Couple,
    CoupleKind,
    EmotionalTie,
    Ended,
    Family,
    Household,
    Member,
    Sex,
    TwinGroup,
)
from caseworker_app.diagrams.genogram.inking import CHILD_STYLES, COUPLE_STYLES, END_STYLES
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.legend import KINDS, LETTERS, SEXES, SHADINGS
from caseworker_app.diagrams.genogram.ties import STYLES
from caseworker_app.diagrams.measure import line_height, wrap
from caseworker_app.diagrams.styles import CHILDREN, COUPLES, EMOTIONAL, FAINT, GREY, TIES
from caseworker_app.text import tr

COLUMNS = 4
MARGIN = 28.0
TRIMMED = 9.0  # of the margin that a layout leaves around itself
TITLE, HEADING, NAME, NOTE = 15.0, 11.0, 8.5, 7.5
AROUND = 6.0  # around each drawing
COUPLE_APART, TIED_APART = 28.0, -12.0  # how two people are moved, so that the line between them is seen
NEARER = 11.0  # where three people stand in one row
LOWER = 20.0  # how much lower a child stands, so that the line to it is seen


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One symbol or line: its key («emosional/konflik»), its name, perhaps a short remark, and how it is drawn."""

    key: str
    name: str
    make: Callable[[], Drawing]
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind under a heading."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    scale: float = 1.0
    """How large the drawings stand on the sheet at most."""


def sections() -> tuple[Section, ...]:
    """Everything that genogram and ecomap can show, in the order of learning it."""
    return (
        Section("orang", tr("Orang"), tuple(_people())),
        Section("arsiran", tr("Arsiran dan huruf"), tuple(_shadings())),
        Section("pasangan", tr("Garis pasangan"), tuple(_couples())),
        Section("anak", tr("Garis ke anak"), tuple(_children())),
        Section("rumah", tr("Serumah"), tuple(_households())),
        Section("emosional", tr("Garis emosional"), tuple(_emotional())),
        Section("ecomap", tr("Ecomap: ikatan dan energi"), tuple(_ties()), 0.8),
    )


def pages() -> list[Drawing]:
    """The sheet on pages of A4 portrait."""
    width, height = A4_PORTRAIT
    sheets: list[list[Shape]] = [_head(width)]
    y = MARGIN + 40.0
    for section in sections():
        rows = list(_rows(section, width))
        heading = 26.0
        tall = heading + sum(high for _, high in rows)
        if y + min(tall, height - 2 * MARGIN) > height - MARGIN:
            sheets.append([])
            y = MARGIN
        sheets[-1].append(Text(MARGIN, y + 16.0, section.title, HEADING, bold=True, anchor="start"))
        y += heading
        for shapes, high in rows:
            if y + high > height - MARGIN:
                sheets.append([])
                y = MARGIN
            sheets[-1] += placed(Drawing(width, high, tuple(shapes)), 1.0, 0.0, y).shapes
            y += high
    return [Drawing(width, height, tuple(shapes), title=tr("Simbol genogram dan ecomap")) for shapes in sheets]


def whole() -> Drawing:
    """The sheet as one long picture."""
    parts = [placed(page, 1.0, 0.0, i * page.height) for i, page in enumerate(pages())]
    shapes = tuple(shape for part in parts for shape in part.shapes)
    width, height = A4_PORTRAIT
    return Drawing(width, height * len(parts), shapes, title=tr("Simbol genogram dan ecomap"))


def _head(width: float) -> list[Shape]:
    return [
        Text(MARGIN, MARGIN + 12.0, tr("Simbol genogram dan ecomap"), TITLE, bold=True, anchor="start"),
        Text(
            MARGIN,
            MARGIN + 27.0,
            tr("Genogram menurut McGoldrick, Gerson, dan Petry; ecomap menurut Hartman (1978)"),
            NAME,
            anchor="start",
            color=GREY,
        ),
        polyline([(MARGIN, MARGIN + 34.0), (width - MARGIN, MARGIN + 34.0)], Pen(0.6, FAINT)),
    ]


def _rows(section: Section, width: float) -> Iterator[tuple[list[Shape], float]]:
    """Rows of drawings with their names below, and the height of each row."""
    cell = (width - 2 * MARGIN) / COLUMNS
    for start in range(0, len(section.entries), COLUMNS):
        entries = section.entries[start : start + COLUMNS]
        drawings = [entry.make() for entry in entries]
        tall = section.scale * max(drawing.height for drawing in drawings)
        shapes: list[Shape] = []
        below = 0.0
        for column, (entry, drawing) in enumerate(zip(entries, drawings, strict=True)):
            left = MARGIN + column * cell
            scale = min(section.scale, (cell - AROUND) / drawing.width)
            x, y = left + (cell - drawing.width * scale) / 2, AROUND + (tall - drawing.height * scale) / 2
            shapes += placed(drawing, scale, x, y).shapes
            words, high = _words(entry, left + cell / 2, AROUND + tall, cell - AROUND)
            shapes += words
            below = max(below, high)
        yield shapes, AROUND + tall + below + AROUND


def _words(entry: Entry, x: float, y: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    top = y
    for text, size, bold, color in ((entry.name, NAME, True, "#1F2A2E"), (entry.note, NOTE, False, GREY)):
        for line in wrap(text, width, size, bold) if text else ():
            y += line_height(size)
            shapes.append(Text(x, y, line, size, bold=bold, color=color))
    return shapes, y - top + 4.0


def _drawn(*members: Member, couples: Sequence[Couple] = (), **more: object) -> Callable[[], Drawing]:
    """A small family, with less white around it than a diagram has."""

    def make() -> Drawing:
        drawing = layout(Family(members, tuple(couples), **more))  # type: ignore[arg-type] # fields of a family
        moved = placed(drawing, 1.0, -TRIMMED, -TRIMMED)
        return dataclasses.replace(moved, width=drawing.width - 2 * TRIMMED, height=drawing.height - 2 * TRIMMED)

    return make


def _alone(sex: Sex = "L", name: str = "", **more: object) -> Callable[[], Drawing]:
    """One person."""
    return _drawn(Member("a", sex, (name or ("Sri" if sex == "P" else "Adi"),), **more))  # type: ignore[arg-type] # fields of a member


def _people() -> Iterator[Entry]:
    for (sex, name), key in zip(SEXES.items(), ("laki-laki", "perempuan", "tidak-diketahui"), strict=True):
        yield Entry(f"orang/{key}", tr(name), _alone(sex, name="?" if sex == "U" else ""))
    yield Entry("orang/klien", tr("klien"), _alone("P", client=True), tr("garis tepi ganda"))
    yield Entry("orang/usia", tr("usia"), _alone("P", age=27), tr("di dalam simbol"))
    yield Entry(
        "orang/meninggal",
        tr("meninggal"),
        _alone("L", born=(1930,), died=1999, age=69, deceased=True),
        tr("usia saat meninggal; tahun lahir di kiri, tahun meninggal di kanan"),
    )
    told = Member("a", "P", ("Sri", tr("pedagang"), "SMA"), (1985,), age=39)
    yield Entry("orang/keterangan", tr("keterangan"), _drawn(told), tr("nama atau inisial, pekerjaan, pendidikan"))
    for kind, name in KINDS.items():
        label = "Mimi" if kind == "hewan" else tr(name)
        yield Entry(f"orang/{kind.replace('_', '-')}", tr(name), _drawn(Member("a", "L", (label,), kind=kind)))


def _shadings() -> Iterator[Entry]:
    for shading, name in SHADINGS.items():
        yield Entry(f"arsiran/{shading.replace('_', '-')}", tr(name), _alone("L", shading=(shading,)))
    for letter, name in LETTERS.items():
        yield Entry(f"arsiran/{letter.lower()}", tr(name), _alone("P", letters=letter))


def _pair(couple: Couple, name: str = "") -> Callable[[], Drawing]:
    members = (Member("a", "L", ("Adi",)), Member("b", "P", (name or "Sri",)))
    return _drawn(*members, couples=[couple], nudges={"b": (COUPLE_APART, 0.0)})


def _couples() -> Iterator[Entry]:
    since = {"menikah": 1983, "hidup_bersama": 2010}
    notes = {"menikah": tr("“m” dan tahunnya"), "hidup_bersama": tr("“hb” dan tahun mulainya")}
    kinds: tuple[CoupleKind, ...] = ("menikah", "hidup_bersama", "hubungan_lain", "belum_diketahui")
    for kind in kinds:
        style = COUPLES[COUPLE_STYLES[kind]]
        couple = Couple("k", ("a", "b"), kind, since=since.get(kind))
        yield Entry(f"pasangan/{kind.replace('_', '-')}", tr(style.name), _pair(couple), notes.get(kind, ""))
    ends: tuple[tuple[Ended, int | None, str], ...] = (
        ("pisah", 1997, tr("“p” dan tahunnya")),
        ("cerai", 1997, tr("“c” dan tahunnya")),
        ("rujuk", 1998, tr("“r” dan tahunnya")),
    )
    for end, until, note in ends:
        couple = Couple("k", ("a", "b"), ended=end, until=until)
        yield Entry(f"pasangan/{end}", tr(COUPLES[END_STYLES[end]].name), _pair(couple), note)
    related = Couple("k", ("a", "b"), "sedarah")
    yield Entry("pasangan/sedarah", tr(COUPLES["consanguineous"].name), _pair(related), tr("misalnya saudara sepupu"))
    three = (Member("a", "L", ("Adi",)), Member("b", "P", ("Sri",)), Member("c", "P", ("Tuti",)))
    two = [Couple("1", ("a", "b"), ended="meninggal"), Couple("2", ("a", "c"))]
    nearer = {"b": (NEARER, 0.0), "c": (-NEARER, 0.0)}
    yield Entry("pasangan/dua-istri", tr("dua pernikahan"), _drawn(*three, couples=two, nudges=nearer))


def _hung(*links: ChildLink, twins: Sequence[TwinGroup] = ()) -> Callable[[], Drawing]:
    """A couple with children."""
    names = ("Budi", "Dewi")
    sexes: tuple[Sex, ...] = ("L", "P")
    children = [Member(link.key, sexes[i], (names[i],)) for i, link in enumerate(links)]
    parents = (Member("a", "L", ("Adi",)), Member("b", "P", ("Sri",)))
    return _drawn(
        *parents,
        *children,
        couples=[Couple("k", ("a", "b"), children=links)],
        twins=tuple(twins),
        nudges={link.key: (0.0, LOWER) for link in links},
    )


def _children() -> Iterator[Entry]:
    kinds: tuple[tuple[ChildKind, int | None, str], ...] = (
        ("biologis", None, ""),
        ("angkat", 1997, tr("“A” dan tahunnya")),
        ("asuh", 2019, tr("“AS” dan tahunnya")),
        ("tiri", None, ""),
    )
    for kind, year, note in kinds:
        name = tr(CHILDREN[CHILD_STYLES[kind]].name)
        yield Entry(f"anak/{kind}", name, _hung(ChildLink("c", kind, year)), note)
    two = (ChildLink("c"), ChildLink("d"))
    yield Entry("anak/urutan", tr("urutan anak"), _hung(*two), tr("tertua di kiri, termuda di kanan"))
    for key, name, identical in (
        ("kembar", tr("kembar tidak identik"), False),
        ("kembar-identik", tr("kembar identik"), True),
    ):
        yield Entry(f"anak/{key}", name, _hung(*two, twins=[TwinGroup(("c", "d"), identical)]))
    alone = Couple("k", ("b",), "belum_diketahui", children=(ChildLink("c"),))
    mother = (Member("b", "P", ("Sri",)), Member("c", "P", ("Dewi",)))
    yield Entry("anak/satu-orang-tua", tr("hanya satu orang tua dikenal"), _drawn(*mother, couples=[alone]))


def _households() -> Iterator[Entry]:
    people = (Member("a", "L", ("Adi",)), Member("b", "P", ("Sri",)), Member("c", "P", ("Dewi",)))
    couple = Couple("k", ("a", "b"), ended="cerai", children=(ChildLink("c"),))
    house = (Household(("b", "c")),)
    yield Entry(
        "rumah/serumah",
        tr("tinggal serumah"),
        _drawn(*people, couples=[couple], households=house),
        tr("garis titik-titik mengelilingi yang serumah"),
    )


def _emotional() -> Iterator[Entry]:
    directed = {
        "kekerasan_fisik": tr("panah ke korban"),
        "kekerasan_emosional": tr("panah ke korban"),
        "kekerasan_seksual": tr("panah ke korban"),
        "terpusat": tr("panah ke yang diperhatikan"),
        "pengasuh": tr("panah ke yang diasuh"),
    }
    for kind, style in STYLES.items():
        yield Entry(
            f"emosional/{kind.replace('_', '-')}",
            tr(EMOTIONAL[style].name),
            _drawn(
                Member("a", "L", ("Adi",)),
                Member("b", "P", ("Sri",)),
                ties=(EmotionalTie("a", "b", kind),),
                nudges={"b": (TIED_APART, 0.0)},
            ),
            directed.get(kind, ""),
        )


def _bubble(**more: object) -> Callable[[], Drawing]:
    """The client and one system above."""
    system = ecomap.EcomapSystem("a", **({"label": tr("Sekolah"), "tie": "biasa"} | more))  # type: ignore[arg-type] # fields of a system
    return lambda: ecomap.layout(ecomap.EcomapData("MS", (system,), "female"))


def _ties() -> Iterator[Entry]:
    for key, style in TIES.items():
        yield Entry(f"ecomap/{key.replace(' ', '-')}", tr(style.name), _bubble(tie=key))
    yield Entry("ecomap/stres", tr("stres"), _bubble(stress=True), tr("tanda di atas garis mana pun"))
    for energy, name in (
        ("ke klien", tr("energi ke klien")),
        ("dari klien", tr("energi dari klien")),
        ("dua arah", tr("energi dua arah")),
    ):
        yield Entry(f"ecomap/energi-{energy.replace(' ', '-')}", name, _bubble(energy=energy))
    yield Entry("ecomap/meninggal", tr("sudah meninggal"), _bubble(label=tr("Nenek"), dead=True))
