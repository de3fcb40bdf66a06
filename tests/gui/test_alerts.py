"""What must be known at once stands in the head of the case; coverage of ATENSI leads to the rows behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.gui.case.alert_badge import AlertBadge
from caseworker_app.gui.case.atensi import AtensiCoverage
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Assistance
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.protection import Alert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 9, 15)


@pytest.fixture
def window(qtbot: QtBot, notebook: Notebook, case: Case) -> Iterator[CaseWindow]:
    with notebook.edit("Isi", case_id=case.id):
        case.alerts = [Alert(kind="keselamatan", text="diancam tetangga")]
        case.assistance = [Assistance(what="sembako", component="bantuan dan asistensi sosial")]
    opened = CaseWindow(case, notebook)
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    yield opened
    opened.release()


def test_the_badge_tells_what_stands_today_and_goes_when_it_ends(qtbot: QtBot) -> None:
    badge = AlertBadge()
    qtbot.addWidget(badge)
    one = Alert(kind="alergi", text="udang & kepiting", until=PartialDate.parse("15/9/2024"))
    case = Case(alerts=[one])
    badge.refresh(case, TODAY)
    assert badge.text().startswith("⚠ Alergi: udang")
    assert badge.toolTip() == "Alergi: udang & kepiting (sampai 15 September 2024)"
    badge.fold(AlertBadge.NARROW - 1)
    assert badge.text() == "⚠ Alergi"
    badge.refresh(case, date(2024, 9, 16))
    assert not badge.stands
    assert badge.isHidden()


def test_several_alerts_are_counted_and_named_one_by_one(qtbot: QtBot) -> None:
    badge = AlertBadge()
    qtbot.addWidget(badge)
    badge.refresh(Case(alerts=[Alert(kind="alergi", text="udang"), Alert(kind="jangan hubungi", text="ayah")]), TODAY)
    assert badge.text() == "⚠ Peringatan: 2"
    badge.fold(AlertBadge.TIGHT - 1)
    assert badge.text() == "⚠ 2"
    assert "Jangan hubungi: ayah" in badge.accessibleName()
    assert [action.text() for action in badge.alerts.actions()] == ["Alergi: udang", "Jangan hubungi: ayah"]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_an_alert_leads_to_its_row_by_keys_alone(qtbot: QtBot, window: CaseWindow) -> None:
    badge = window.findChild(AlertBadge)
    assert badge is not None
    badge.setFocus()
    QTest.keyClick(badge, Qt.Key.Key_Space)
    qtbot.waitUntil(badge.alerts.isVisible)
    QTest.keyClick(badge.alerts, Qt.Key.Key_Down)
    QTest.keyClick(badge.alerts, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place() == "engagement/protection")


def test_a_service_in_the_coverage_leads_to_its_row(window: CaseWindow) -> None:
    window.go_to("evaluation/atensi_indicators")
    coverage = window.findChild(AtensiCoverage)
    assert coverage is not None
    tree = coverage.tree
    (component,) = tree.findItems("6. Bantuan dan asistensi sosial", Qt.MatchFlag.MatchExactly)
    assert component.text(1) == "1 layanan · ● ada"
    tree.setCurrentItem(component)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert component.isExpanded()
    service = component.child(0)
    assert service is not None
    tree.setCurrentItem(service)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.place() == "intervention/assistance"
