"""Tools of group work: the words of the old list, and how a total changed for the group and for each member."""

from __future__ import annotations

import pytest

from caseworker_app.casework.group_tools import change_sentence, changes
from caseworker_app.casework.group_work import notices
from caseworker_app.forms import lists
from caseworker_app.forms.instruments import find, from_words
from caseworker_app.model.group import Group, GroupTool
from caseworker_app.model.partial_date import PartialDate

KOHESI = "Kohesi kelompok"
BANDS = from_words({"title": KOHESI, "bands": "5-9: rendah\n10-14: sedang\n15-20: tinggi"})


def tool(day: str | None, score: float | None, kind: str = KOHESI, member_id: str | None = None) -> GroupTool:
    return GroupTool(kind=kind, date=PartialDate.parse(day) if day else None, score=score, member_id=member_id)


def told(*tools: GroupTool) -> list[str]:
    return [change_sentence(one, one.last.member_id or "") for one in changes(tools, (BANDS,))]


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ("asesmen kebutuhan", "kelompok_kebutuhan"),
        ("pemilihan tipe kelompok", "kelompok_tipe"),
        ("proses kelompok", "kelompok_proses"),
        ("Kekompakan  kelompok", "kelompok_kohesi"),
        ("analisis fungsi kepemimpinan", "kelompok_kepemimpinan"),
        ("kuesioner iklim tim", "kelompok_iklim"),
        ("inventarisasi keterampilan antarpribadi", "kelompok_kecakapan"),
    ],
)
def test_words_of_the_old_list_name_the_instrument(old: str, key: str) -> None:
    found = find(old)
    assert found is not None
    assert found.key == key
    entry = lists.load("group_tools").find(old)
    assert entry is not None
    assert entry.value == found.name


def test_the_list_offers_the_eight_instruments_and_no_other() -> None:
    offered = lists.load("group_tools").values()
    assert len(offered) == 8
    assert all((found := find(name)) is not None and found.key.startswith("kelompok_") for name in offered)


def test_a_change_is_told_with_its_bands_from_the_first_to_the_last_day() -> None:
    assert told(tool("2 Oktober 2024", 18), tool("1 September 2024", 12), tool("20 September 2024", 9)) == [
        (
            "Kohesi kelompok, seluruh kelompok: naik 6 angka, dari sedang ke tinggi (12 menjadi 18), membaik, "
            "antara 1 September 2024 dan 2 Oktober 2024."
        )
    ]


def test_old_and_new_words_of_one_tool_are_compared_and_members_kept_apart() -> None:
    sentences = told(
        tool("1 September 2024", 12, "kekompakan kelompok"),
        tool("1 September 2024", 10, member_id="Ani"),
        tool("2 Oktober 2024", 12),
        tool("2 Oktober 2024", 8, member_id="Ani"),
        tool("2 Oktober 2024", 8, member_id="Budi"),
    )
    assert [one.partition(", antara")[0] for one in sentences] == [
        "Kohesi kelompok, seluruh kelompok: tetap 12 (sedang)",
        "Kohesi kelompok, Ani: turun 2 angka, dari sedang ke rendah (10 menjadi 8), memburuk",
    ]


@pytest.mark.parametrize(("day", "score"), [(None, 18.0), ("entah kapan", 18.0), ("2 Oktober 2024", None)])
def test_what_has_no_day_or_no_total_is_not_compared(day: str | None, score: float | None) -> None:
    assert told(tool("1 September 2024", 12), tool(day, score)) == []


def test_a_total_that_the_tool_cannot_give_is_noticed_and_not_compared() -> None:
    wrong = tool("2 Oktober 2024", 87)
    assert told(tool("1 September 2024", 12), wrong) == []
    (notice,) = notices(Group(tools=[tool("1 September 2024", 12), wrong]))
    assert (notice.record, notice.field) == (wrong, "score")
    assert notice.sentence == "Skor Kohesi kelompok di luar rentang 5–20; periksa lagi."
