from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.errors import BadInput
from caseworker_app.exchange.gedcom import read_gedcom

FILES = Path(__file__).parents[1] / "files" / "genograms"

TEXT = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR {char}
0 @I1@ INDI
1 NAME José /Müller/
1 SEX M
1 BIRT
2 DATE ABT 12 MAR 1950
1 DEAT
2 DATE 2001
0 @I2@ INDI
1 NAME Siti //
1 SEX F
1 OCCU pedagang
0 @I3@ INDI
1 NAME Dewi /Müller/
1 SEX F
1 BIRT
2 DATE BET 1980 AND 1982
1 FAMC @F1@
2 PEDI adopted
1 ASSO @I4@
2 RELA identical twin
0 @I4@ INDI
1 SEX X
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 MARR
2 DATE 1978
1 DIV Y
1 CHIL @I3@
1 CHIL @I4@
0 @F2@ FAM
1 WIFE @I2@
1 CHIL @I9@
0 TRLR
"""


@pytest.mark.parametrize(
    ("char", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-8", "cp1252"),
        ("ANSI", "cp1252"),
        ("UNICODE", "utf-16"),
        ("UNICODE", "utf-16-be"),
        ("IBMPC", "cp437"),
        ("MACINTOSH", "mac-roman"),
    ],
)
def test_the_family_is_read_in_whatever_encoding(char: str, encoding: str) -> None:
    family = read_gedcom(TEXT.format(char=char).replace("\n", "\r\n").encode(encoding))
    father, mother, child, other = family.members
    assert father.lines == ("José Müller",)
    assert (father.sex, father.born, father.died, father.deceased) == ("L", (1950, 3, 12), 2001, True)
    assert mother.lines == ("Siti", "pedagang")
    assert (child.born, other.sex, other.lines) == ((1980,), "U", ("?",))
    couple, single = family.couples
    assert couple.partners == ("I1", "I2")
    assert (couple.since, couple.ended) == (1978, "cerai")
    assert [(c.key, c.kind) for c in couple.children] == [("I3", "angkat"), ("I4", "biologis")]
    assert single.partners == ("I2",)
    assert family.twins[0].members == ("I3", "I4")
    assert family.twins[0].identical


def test_ansel_is_read() -> None:
    data = TEXT.format(char="ANSEL").replace("é", "#").replace("ü", "%").encode("ascii")
    data = data.replace(b"#", b"\xe2e").replace(b"%", b"\xe8u")
    assert read_gedcom(data).members[0].lines == ("José Müller",)


def test_version_seven_has_no_encoding_line() -> None:
    text = TEXT.replace("1 CHAR {char}\n", "").replace("5.5.1", "7.0").replace("PEDI adopted", "PEDI ADOPTED")
    family = read_gedcom(text.encode("utf-8"))
    assert family.members[0].lines == ("José Müller",)
    assert family.couples[0].children[0].kind == "angkat"


def test_broken_lines_are_passed_over() -> None:
    text = TEXT.format(char="UTF-8").replace("1 SEX F\n", "1 SEX F\nini bukan baris GEDCOM\n\n9 XXX terlalu dalam\n", 1)
    assert len(read_gedcom(text.encode()).members) == 4


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 \x00\x01", b"nama;umur\nSiti;3\n", b"0 HEAD\n0 TRLR\n", bytes(range(256))]
)
def test_what_is_no_family_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        read_gedcom(data)
    assert "GEDCOM" in str(refused.value)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\n", " \r\n"])
@pytest.mark.parametrize("tab", [" ", "\t", "  "])
def test_ends_of_lines_tabs_and_a_missing_last_line_do_no_harm(ends: str, tab: str) -> None:
    plain = read_gedcom(TEXT.format(char="UTF-8").encode())
    lines = [line.replace(" ", tab, 1) for line in TEXT.format(char="UTF-8").splitlines() if line != "0 TRLR"]
    assert read_gedcom(ends.join(lines).encode()) == plain


def test_a_child_of_whom_only_the_child_tells_is_joined_to_its_parents() -> None:
    text = TEXT.format(char="UTF-8").replace("1 CHIL @I3@\n", "").replace("1 WIFE @I2@\n", "", 1)
    family = read_gedcom(text.replace("1 OCCU", "1 FAMS @F1@\n1 OCCU").encode())
    assert family.couples[0].partners == ("I1", "I2")
    assert {child.key for child in family.couples[0].children} == {"I3", "I4"}


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(noise: bytes) -> None:
    data = TEXT.format(char="UTF-8").encode("utf-8")
    at = len(noise) * 7 % len(data)
    try:
        family = read_gedcom(data[:at] + noise + data[at:])
    except BadInput:
        return
    assert family.members


@pytest.mark.parametrize("file", sorted(FILES.glob("*.ged")), ids=lambda file: file.stem)
def test_families_of_other_programs_are_drawn(file: Path) -> None:
    family = read_gedcom(file.read_bytes())
    drawing = layout(family)
    alone = {f"{couple.key}/2" for couple in family.couples if len(couple.partners) == 1}
    assert {s.key for s in drawing.symbols} - alone == {m.key for m in family.members}
