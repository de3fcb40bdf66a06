"""4.2, how the people of the genogram are joined, in words: unions, children not born to them, twins, homes, ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.kin import partners
from caseworker_app.casework.ties import in_words
from caseworker_app.documents.blocks import Block, Column, Content
from caseworker_app.documents.sentences import compact_table, referring
from caseworker_app.documents.telling import Teller, noted
from caseworker_app.documents.wording import sentence_list
from caseworker_app.model.choices import ParentageKind
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.model.family import Household, Parentage, Union
    from caseworker_app.model.person import Person

Bond = tuple[str, str, list[tuple[str, str | None]]]
"""Between whom, what, and further labels with their words."""


def bonds(teller: Teller, people: Sequence[Person]) -> list[Block]:
    """The table of bonds between these people, private ties left out; nothing where none is known."""
    shown = {person.id for person in people} | {teller.file.case.client_id or ""}
    found = [*_unions(teller, shown), *_twins(teller, shown), *_homes(teller, shown), *_ties(teller, shown)]
    if not found:
        return []
    rows: list[tuple[Content, ...]] = []
    for who, what, more in found:
        rows.append((who, what, tuple(noted(label, value) for label, value in more if value) or "–"))
    columns = (Column(tr("Pihak"), 1.6), Column(tr("Hubungan"), 1.2), Column(tr("Keterangan"), 2.2))
    return [
        referring(tr("Ikatan perkawinan, tempat tinggal, dan kedekatan di antara mereka dirinci tersendiri"), "bonds"),
        compact_table("bonds", tr("Hubungan Antaranggota Keluarga"), columns, rows),
    ]


def _unions(teller: Teller, shown: set[str]) -> Iterator[Bond]:
    for union in teller.file.kin.unions:
        mates = [mate for mate in partners(union) if mate in shown]
        if mates and (len(mates) > 1 or union.kind or union.note):
            kind = teller.words(union.kind) or tr("hubungan belum diketahui")
            yield _names(teller, mates), kind, _span(teller, union)
        for parentage in union.children:
            special = parentage.kind not in {None, ParentageKind.BIOLOGICAL}
            if parentage.child_id in shown and (special or parentage.since or parentage.until or parentage.note):
                yield _names(teller, [parentage.child_id, *mates]), _child(teller, parentage), _span(teller, parentage)


def _child(teller: Teller, parentage: Parentage) -> str:
    return tr("anak {kind}").format(kind=teller.words(parentage.kind)).strip()


def _span(teller: Teller, bond: Union | Parentage) -> list[tuple[str, str | None]]:
    ended = teller.words(getattr(bond, "ended_by", None))
    return [
        *_from_to(teller, bond),
        (tr("Berakhir karena"), ended),
        (tr("Catatan"), bond.note),
    ]


def _from_to(teller: Teller, bond: Union | Parentage | Household) -> list[tuple[str, str | None]]:
    return [(tr("Sejak"), teller.words(bond.since)), (tr("Sampai"), teller.words(bond.until))]


def _twins(teller: Teller, shown: set[str]) -> Iterator[Bond]:
    for group in teller.file.kin.twin_groups:
        born = [
            parentage.child_id
            for union in teller.file.kin.unions
            for parentage in union.children
            if parentage.twin_group_id == group.id and parentage.child_id in shown
        ]
        if born:
            yield _names(teller, born), tr("kembar {kind}").format(kind=teller.words(group.kind)).strip(), []


def _homes(teller: Teller, shown: set[str]) -> Iterator[Bond]:
    for home in teller.file.kin.households:
        members = [member for member in home.members if member.person_id in shown]
        if members:
            stays = "; ".join(_stay(teller, member) for member in members if member.since or member.until)
            kind = tr("tinggal serumah") if len(home.members) > 1 else tr("tinggal sendiri")
            name = f"{kind} ({home.name})" if home.name else kind
            more = [
                *_from_to(teller, home),
                (tr("Masa tinggal"), stays),
                (tr("Catatan"), home.note),
            ]
            yield _names(teller, [member.person_id for member in members]), name, more


def _stay(teller: Teller, member: object) -> str:
    person, since, until = (getattr(member, name) for name in ("person", "since", "until"))
    parts = [tr("sejak {date}").format(date=teller.words(since))] if since else []
    parts += [tr("sampai {date}").format(date=teller.words(until))] if until else []
    return f"{teller.person(person)} {' '.join(parts)}"


def _ties(teller: Teller, shown: set[str]) -> Iterator[Bond]:
    for tie in teller.file.kin.emotional_ties:
        if tie.private or tie.person1_id not in shown or tie.person2_id not in shown:
            continue
        more = [(tr("Dicatat pada"), teller.words(tie.noted_on)), (tr("Catatan"), tie.note)]
        yield _names(teller, [tie.person1_id, tie.person2_id]), in_words(tie.words, tie.kind) or "–", more


def _names(teller: Teller, ids: Sequence[str | None]) -> str:
    return sentence_list([teller.person(teller.file.kin.person(one)) or tr("seseorang") for one in ids])
