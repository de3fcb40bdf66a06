"""Hand-made parts of pages that no description can build: diagrams, family, consent, attachments, retention, copies."""

from __future__ import annotations

import dataclasses
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.client import CLIENT
from caseworker_app.gui.form.form_page import SpecialPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseworker_app.forms.description import Stage

CLIENT_PAGES = frozenset(page.key for page in CLIENT.pages)


def with_own_hints(stage: Stage) -> Stage:
    """The stage with its diagrams left to say themselves what to do first."""
    from caseworker_app.gui.drawing.tool import editors

    pages = tuple(dataclasses.replace(page, empty="") if page.special in editors() else page for page in stage.pages)
    return dataclasses.replace(stage, pages=pages)


@cache
def described() -> Mapping[str, Stage]:
    """The parts of a case as the window shows them, by their keys.

    Client and family are the first step and have a page for the family; Asesmen does not show them once more.
    """
    from caseworker_app.gui.case.attachments import with_attachments_page
    from caseworker_app.gui.case.family import with_family_page

    parts = {stage.key: with_own_hints(stage) for stage in (*STAGES, *TABS)}
    for stage in STAGES:
        own = tuple(page for page in parts[stage.key].pages if page.key not in CLIENT_PAGES)
        parts[stage.key] = dataclasses.replace(parts[stage.key], pages=own)
    parts["client"] = with_family_page(parts["client"])
    parts["files"] = with_attachments_page(parts["files"])
    return MappingProxyType(parts)


@cache
def special_pages() -> Mapping[str, SpecialPage]:
    """Every hand-made part, by the name that ``Page.special`` uses."""
    from caseworker_app.diagrams.catalogue import DIAGRAMS
    from caseworker_app.gui.case.answer_sheet import AnswerSheet
    from caseworker_app.gui.case.atensi import AtensiCoverage
    from caseworker_app.gui.case.attachments import AttachmentsWidget
    from caseworker_app.gui.case.attainment_board import AttainmentBoard
    from caseworker_app.gui.case.checks_page import ChecksWidget
    from caseworker_app.gui.case.completeness_page import CompletenessWidget
    from caseworker_app.gui.case.consent import ConsentWidget
    from caseworker_app.gui.case.copies import CopiesWidget
    from caseworker_app.gui.case.data_requests import DataRequestsWidget
    from caseworker_app.gui.case.family import FamilyWidget
    from caseworker_app.gui.case.group_meetings import GroupMeetings
    from caseworker_app.gui.case.keeping import RetentionWidget
    from caseworker_app.gui.case.procedures_page import ProceduresWidget
    from caseworker_app.gui.case.red_thread_page import RedThread
    from caseworker_app.gui.case.scale_board import ScaleBoard
    from caseworker_app.gui.case.token_ledger import TokenLedger
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.gui.drawing.point_changes import PointChanges
    from caseworker_app.gui.drawing.results import EcomapChange, Results
    from caseworker_app.gui.drawing.tool import editors

    tools = editors()
    drawings = {}
    for key, diagram in DIAGRAMS.items():
        fills = diagram.page is not None
        make = partial(Desk, diagram, tools[key], fills=fills) if key in tools else partial(Results, diagram)
        drawings[key] = SpecialPage(make, wide=True, replaces=fills, fills=fills)
    drawings["ecomap-pair"] = SpecialPage(partial(EcomapChange, DIAGRAMS["ecomap-pair"]), wide=True)
    drawings["scores"] = SpecialPage(partial(AnswerSheet, DIAGRAMS["scores"]), wide=True)
    for board in (TokenLedger, ScaleBoard, AttainmentBoard, RedThread):
        drawings[board.key] = SpecialPage(partial(board, DIAGRAMS[board.key]), wide=True)
    drawings["point-changes"] = SpecialPage(PointChanges, wide=True, below=True)
    return MappingProxyType(
        {
            **drawings,
            "family": SpecialPage(FamilyWidget, wide=True, replaces=True, fills=True),
            "atensi": SpecialPage(AtensiCoverage, wide=True),
            "consent": SpecialPage(ConsentWidget, replaces=True),
            "attachments": SpecialPage(AttachmentsWidget, wide=True, fills=True),
            "retention": SpecialPage(RetentionWidget),
            "data-requests": SpecialPage(DataRequestsWidget),
            "copies": SpecialPage(CopiesWidget),
            "checks": SpecialPage(ChecksWidget, replaces=True),
            "completeness": SpecialPage(CompletenessWidget, wide=True),
            "procedures": SpecialPage(ProceduresWidget, replaces=True),
            "group-meetings": SpecialPage(GroupMeetings, wide=True),
        }
    )
