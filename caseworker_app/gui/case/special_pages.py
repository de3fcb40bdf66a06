"""Hand-made parts of pages that no description can build: diagrams, family, consent, attachments, retention, copies."""

from __future__ import annotations

import dataclasses
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from caseworker_app.gui.form.form_page import SpecialPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseworker_app.forms.description import Stage


def with_own_hints(stage: Stage) -> Stage:
    """The stage with its diagrams left to say themselves what to do first."""
    from caseworker_app.gui.drawing.tool import editors

    pages = tuple(dataclasses.replace(page, empty="") if page.special in editors() else page for page in stage.pages)
    return dataclasses.replace(stage, pages=pages)


@cache
def special_pages() -> Mapping[str, SpecialPage]:
    """Every hand-made part, by the name that ``Page.special`` uses."""
    from caseworker_app.diagrams.catalogue import DIAGRAMS
    from caseworker_app.gui.case.attachments import AttachmentsWidget
    from caseworker_app.gui.case.consent import ConsentWidget
    from caseworker_app.gui.case.copies import CopiesWidget
    from caseworker_app.gui.case.data_requests import DataRequestsWidget
    from caseworker_app.gui.case.family import FamilyWidget
    from caseworker_app.gui.case.keeping import RetentionWidget
    from caseworker_app.gui.case.token_ledger import TokenLedger
    from caseworker_app.gui.drawing.desk import Desk
    from caseworker_app.gui.drawing.results import EcomapChange, Results
    from caseworker_app.gui.drawing.tool import editors

    tools = editors()
    drawings = {
        key: SpecialPage(partial(Desk, diagram, tools[key]) if key in tools else partial(Results, diagram), wide=True)
        for key, diagram in DIAGRAMS.items()
    }
    drawings["ecomap-pair"] = SpecialPage(partial(EcomapChange, DIAGRAMS["ecomap-pair"]), wide=True)
    drawings["tokens"] = SpecialPage(partial(TokenLedger, DIAGRAMS["tokens"]), wide=True)
    return MappingProxyType(
        {
            **drawings,
            "family": SpecialPage(FamilyWidget, wide=True),
            "consent": SpecialPage(ConsentWidget, replaces=True),
            "attachments": SpecialPage(AttachmentsWidget),
            "retention": SpecialPage(RetentionWidget),
            "data-requests": SpecialPage(DataRequestsWidget),
            "copies": SpecialPage(CopiesWidget),
        }
    )
