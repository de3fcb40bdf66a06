from __future__ import annotations

import re
from pathlib import Path

import soak

from tests.soak import ROWS

TESTS = Path(__file__).resolve().parents[1]

REPORT = """<testsuites><testsuite>
<testcase name="test_a"><properties><property name="row" value="R10"/><property name="what" value="clock set wrong"/>
<property name="tries" value="5"/></properties></testcase>
<testcase name="test_b"><properties><property name="row" value="R1"/><property name="what" value="writer killed"/>
<property name="tries" value="200"/></properties><failure message="lost"/></testcase>
<testcase name="test_c[1]"><properties><property name="row" value="R10"/><property name="what" value="clock set wrong"/>
<property name="tries" value="5"/></properties></testcase>
<testcase name="test_d"/></testsuite></testsuites>"""


def test_every_row_of_the_table_is_tried_by_a_test() -> None:
    texts = [file.read_text("utf-8") for file in TESTS.rglob("test_*.py")]
    marked = {row for text in texts for row in re.findall(r'@safety\("(\w+)"', text)}
    assert marked == set(ROWS)


def test_a_line_a_row_says_what_was_tried_how_often_and_what_failed(tmp_path: Path) -> None:
    file = tmp_path / "soak.xml"
    file.write_text(REPORT, encoding="utf-8")
    table = soak.rows(file)
    assert sorted(table, key=soak.place) == ["R1", "R10"]
    assert table["R1"].line == "writer killed 200: 1 failed (test_b)"
    assert table["R10"].line == "clock set wrong 10: no failure"
