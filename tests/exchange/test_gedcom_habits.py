"""How other programs write the same things: the family is read all the same."""

from __future__ import annotations

import pytest

from caseworker_app.diagrams.genogram.family import ChildLink
from caseworker_app.exchange.gedcom import read_gedcom
from caseworker_app.exchange.gedcom.reading import read_people
from caseworker_app.model.choices import ParentageKind

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"
CHILD = "0 @I1@ INDI\n1 NAME Rani\n{child}0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n{line}0 TRLR\n"


def test_what_reads_as_utf8_is_utf8_whatever_the_file_calls_itself() -> None:
    text = HEAD.replace("UTF-8", "ANSEL") + "0 @I1@ INDI\n1 NAME Łucja Ñúñez\n0 TRLR\n"
    assert read_gedcom(text.encode()).members[0].lines == ("Łucja Ñúñez",)


@pytest.mark.parametrize("calendar", ["@#DROMAN@ 5 MAR 1712", "@#DUNKNOWN@ 1712", "@#DJULIAN@ 5 MAR 1712/13"])
def test_a_date_in_a_calendar_that_nobody_knows_spoils_no_file(calendar: str) -> None:
    text = f"{HEAD}0 @I1@ INDI\n1 NAME Rani\n1 BIRT\n2 DATE {calendar}\n0 TRLR\n"
    assert read_gedcom(text.encode()).members[0].born[0] == 1712
    born = next(iter(read_people(text.encode()).people.values())).born
    assert born is not None
    assert "1712" in (born.text or "")


@pytest.mark.parametrize("about", ["ABT 1950", "BEF 1950", "AFT JAN 1950", "BET 1950 AND 1955", "EST 1950"])
def test_a_year_that_is_only_about_right_is_marked(about: str) -> None:
    text = f"{HEAD}0 @I1@ INDI\n1 NAME Rani\n1 BIRT\n2 DATE {about}\n1 DEAT\n2 DATE 3 MAR 2001\n0 TRLR\n"
    member = read_gedcom(text.encode()).members[0]
    assert member.born[0] == 1950
    assert member.about == {"born"}


def test_a_name_in_pieces_is_a_name() -> None:
    text = f"{HEAD}0 @I1@ INDI\n1 NAME\n2 SURN Santoso\n2 GIVN Rani Dewi\n0 TRLR\n"
    assert read_gedcom(text.encode()).members[0].lines == ("Rani Dewi Santoso",)
    assert read_people(text.encode()).people["I1"].name == "Rani Dewi Santoso"


@pytest.mark.parametrize(
    ("child", "line", "year"),
    [
        ("1 FAMC @F1@\n2 PEDI adopted\n", "", None),
        ("1 FAMC @F1@\n2 PEDI OTHER\n3 PHRASE Angkat\n", "", None),
        ("1 FAMC @F1@\n1 ADOP\n2 DATE 4 MAY 1997\n2 FAMC @F1@\n", "", 1997),
        ("1 FAMC @F1@\n", "2 _FREL Adopted\n2 _MREL Natural\n", None),
    ],
    ids=["pedigree", "phrase", "event", "in the family"],
)
def test_an_adoption_is_understood_wherever_it_stands(child: str, line: str, year: int | None) -> None:
    data = (HEAD + CHILD.format(child=child, line=line)).encode()
    assert read_gedcom(data).couples[0].children == (ChildLink("I1", "angkat", year),)
    (parentage,) = read_people(data).kin.unions[0].children
    assert parentage.kind is ParentageKind.ADOPTED
    assert parentage.since is None or parentage.since.year == year


def test_several_wives_in_one_record_are_all_wives() -> None:
    text = (
        HEAD
        + "".join(f"0 @I{i}@ INDI\n1 NAME Orang {i}\n" for i in range(1, 5))
        + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 WIFE @I3@\n1 CHIL @I4@\n0 TRLR\n"
    )
    couples = read_gedcom(text.encode()).couples
    assert [couple.partners for couple in couples] == [("I1", "I2"), ("I1", "I3")]
    assert [[child.key for child in couple.children] for couple in couples] == [["I4"], []]
    assert len({couple.key for couple in couples}) == 2
    assert len(read_people(text.encode()).kin.unions) == 2
