"""Hand-made widgets for pages that no description can build: diagrams, family, consent, attachments, documents."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.gui.form.form_page import replacing, special_pages, wide_pages

if TYPE_CHECKING:
    from caseworker_app.forms.description import Stage


def with_own_hints(stage: Stage) -> Stage:
    """The stage with its diagrams left to say themselves what to do first."""
    from caseworker_app.gui.drawing.tool import editors

    pages = tuple(dataclasses.replace(page, empty="") if page.special in editors() else page for page in stage.pages)
    return dataclasses.replace(stage, pages=pages)


def register() -> None:
    """Make the special pages known to the forms, by the names that their descriptions use."""
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

    wide_pages.update({*DIAGRAMS, "family"})
    replacing.add("consent")
    tools = editors()
    for key, diagram in DIAGRAMS.items():
        special_pages[key] = partial(Desk, diagram, tools[key]) if key in tools else partial(Results, diagram)
    special_pages["tokens"] = partial(TokenLedger, DIAGRAMS["tokens"])
    special_pages["ecomap-pair"] = partial(EcomapChange, DIAGRAMS["ecomap-pair"])
    special_pages.update(
        family=FamilyWidget,
        attachments=AttachmentsWidget,
        consent=ConsentWidget,
        retention=RetentionWidget,
    )
    special_pages["data-requests"] = DataRequestsWidget
    special_pages["copies"] = CopiesWidget
