"""The legend of a genogram: a sample of each symbol and line that is used, and of no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from caseworker_app.diagrams.display import Drawing, Path, Pen, Shape, Text, polyline
from caseworker_app.diagrams.frame import SMALLEST_TEXT, LegendEntry, placed
from caseworker_app.diagrams.genogram import households, inking, ties
from caseworker_app.diagrams.genogram.family import (
    ChildKind,
    CoupleKind,
    Ended,
    Family,
    Member,
    MemberKind,
    Sex,
    Shading,
)
from caseworker_app.diagrams.genogram.kinship import Kinship, kinship
from caseworker_app.diagrams.genogram.symbols import symbol_shapes
from caseworker_app.diagrams.genogram.unknown import with_unknown_partners
from caseworker_app.diagrams.strokes import sample, styled_line
from caseworker_app.diagrams.styles import ADOPTED_BESIDE, CHILDREN, COUPLES, EMOTIONAL
from caseworker_app.text import mark, tr

SEXES: dict[Sex, str] = {"L": mark("laki-laki"), "P": mark("perempuan"), "U": mark("jenis kelamin belum diketahui")}
KINDS: dict[MemberKind, str] = {
    "kehamilan": mark("kehamilan"),
    "lahir_mati": mark("lahir mati"),
    "keguguran": mark("keguguran"),
    "aborsi": mark("aborsi"),
    "hewan": mark("hewan peliharaan"),
}
SHADINGS: dict[Shading, str] = {
    "zat": mark("penyalahgunaan alkohol atau zat"),
    "zat_diduga": mark("diduga menyalahgunakan alkohol atau zat"),
    "sakit": mark("penyakit fisik atau jiwa"),
    "zat_pulih": mark("pulih dari alkohol atau zat"),
    "sakit_pulih": mark("pulih dari penyakit"),
}
LETTERS = {"S": mark("merokok"), "O": mark("obesitas"), "B": mark("kendala bahasa")}


def legend_entries(family: Family, *, private: bool = True) -> list[LegendEntry]:
    """Shapes in a box of 36 by 18 points with their meaning, for all that ``layout`` draws of this family."""
    kin = kinship(with_unknown_partners(family))
    shown = [t for t in family.ties if private or not t.private]
    known = {m.key for m in kin.members}
    kinds = {t.kind for t in shown if t.a in known and t.b in known and t.a != t.b}
    entries = [*_people(kin.members), *_couples(kin), *_children(kin)]
    homes = households.encircled(family.households, known)
    for at, (pen, living) in enumerate(zip(households.PENS, homes.values(), strict=False), 1):
        name = next((home.name for home in living if home.name), "")
        entries.append(([_curve(pen)], _together(name, at, several=len(homes) > 1)))
    entries += [
        (sample(EMOTIONAL[style]), tr(EMOTIONAL[style].name)) for kind, style in ties.STYLES.items() if kind in kinds
    ]
    return entries


def _together(name: str, at: int, *, several: bool) -> str:
    """What the curve of a household means; of several, which of them it is."""
    if several and name:
        return tr("tinggal serumah: {name}").format(name=name)
    return tr("tinggal serumah, rumah ke-{number}").format(number=at) if at > 1 else tr("tinggal serumah")


def _symbol(member: Member) -> list[Shape]:
    """A symbol small enough for the box, with any text in it still readable."""
    small = placed(Drawing(36.0, 36.0, tuple(symbol_shapes(member, 36.0, 18.0))), 0.45, 1.8, 0.9)
    return [
        dataclasses.replace(shape, y=shape.y + 0.34 * (SMALLEST_TEXT - shape.size), size=SMALLEST_TEXT)
        if isinstance(shape, Text)
        else shape
        for shape in small.shapes
    ]


def _people(members: list[Member]) -> Iterable[LegendEntry]:
    people = [m for m in members if m.kind == "orang"]
    for sex, meaning in SEXES.items():
        if any(m.sex == sex for m in people):
            yield _symbol(Member("", sex)), tr(meaning)
    for client in [m for m in members if m.client][:1]:
        yield _symbol(Member("", client.sex, client=True)), tr("klien")
    for nobody in [m for m in people if m.unknown][:1]:
        yield _symbol(Member("", nobody.sex, unknown=True)), tr("orang yang belum diketahui")
    for dead in [m for m in people if m.deceased][:1]:
        yield _symbol(Member("", dead.sex if dead.sex != "U" else "L", deceased=True)), tr("meninggal")
    for kind, name in KINDS.items():
        if any(m.kind == kind for m in members):
            yield _symbol(Member("", "L", kind=kind)), tr(name)
    for shading, name in SHADINGS.items():
        if any(shading in m.shading for m in members):
            yield _symbol(Member("", "L", shading=(shading,))), tr(name)
    yield from _texts(members)


def _texts(members: list[Member]) -> Iterable[LegendEntry]:
    for letter, name in LETTERS.items():
        if any(letter in m.letters for m in members):
            yield [Text(18.0, 12.0, letter, 8.0)], tr(name)
    if any(m.age is not None for m in members):
        yield [Text(18.0, 12.0, "27", 8.0)], tr("usia dalam tahun")
    if any(m.born for m in members):
        yield [Text(17.0, 9.0, "1955", 7.0, anchor="end"), _corner()], tr("tahun lahir")
    if any(m.died is not None for m in members):
        yield [Text(19.0, 9.0, "2022", 7.0, anchor="start"), _corner()], tr("tahun meninggal")


def _corner() -> Path:
    return polyline([(10.0, 16.0), (10.0, 11.0), (26.0, 11.0), (26.0, 16.0)], Pen(0.7))


def _couples(kin: Kinship) -> Iterable[LegendEntry]:
    pairs = [(u, union) for u, union in enumerate(kin.unions) if len(union.partners) > 1]
    used = {inking.couple_style(union.records[0], related=kin.related(u)).name for u, union in pairs}
    for style in COUPLES.values():
        if style.name in used and not style.slashes:
            yield sample(style), tr(style.name)
    ended = {union.ended() for _, union in pairs}
    for end, key in inking.END_STYLES.items():
        if end in ended:
            yield sample(COUPLES[key]), tr(COUPLES[key].name)
    dates: dict[str, str] = {}
    since: dict[CoupleKind, str] = {
        "menikah": tr("menikah tahun 1983"),
        "hidup_bersama": tr("hidup bersama sejak 1983"),
    }
    until: dict[Ended, str] = {
        "cerai": tr("cerai tahun 1997"),
        "pisah": tr("pisah tahun 1997"),
        "rujuk": tr("rujuk tahun 1997"),
    }
    for record in [r for _, union in pairs for r in union.records]:
        if record.since is not None and record.kind in since:
            dates[inking.SINCE[record.kind].format(1983)] = since[record.kind]
        if record.until is not None and record.ended in until:
            dates[inking.UNTIL[record.ended].format(97)] = until[record.ended]
    for words, meaning in sorted(dates.items()):
        yield [Text(18.0, 12.0, words, 7.5)], meaning


def _children(kin: Kinship) -> Iterable[LegendEntry]:
    links = [link for union in kin.unions for link in union.links.values()]
    kinds: list[ChildKind] = ["angkat", "asuh", "tiri"]
    for kind in kinds:
        if any(link.kind == kind for link in links):
            style = CHILDREN[inking.CHILD_STYLES[kind]]
            ends = [(18.0, 1.0), (18.0, 17.0)]
            beside = styled_line(ends, ADOPTED_BESIDE) if kind == "angkat" else []
            yield [*styled_line(ends, style), *beside], tr(style.name)
        if any(link.kind == kind and link.year is not None for link in links) and kind in inking.PLACED:
            yield [Text(18.0, 12.0, inking.PLACED[kind].format(97), 7.5)], tr("sejak tahun 1997")
    twins = {identical for u in range(len(kin.unions)) for _, identical in kin.twins_of(u)}
    for identical, meaning in ((True, tr("kembar identik")), (False, tr("kembar tidak identik"))):
        if identical in twins:
            shapes = [polyline([(9.0, 17.0), (18.0, 1.0), (27.0, 17.0)])]
            yield [*shapes, polyline([(13.5, 9.0), (22.5, 9.0)])] if identical else shapes, meaning


def _curve(pen: Pen) -> Path:
    steps = (
        ("M", (4.0, 9.0)),
        ("C", (4.0, -1.0), (32.0, -1.0), (32.0, 9.0)),
        ("C", (32.0, 19.0), (4.0, 19.0), (4.0, 9.0)),
    )
    return Path((*steps, ("Z",)), pen)
