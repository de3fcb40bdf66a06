"""Hand-made widgets for pages that no description can build: diagrams, family, consent, attachments, documents."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.gui.form_page import replacing, special_pages, wide_pages

if TYPE_CHECKING:
    from caseworker_app.forms.description import Stage

DIAGRAMS = {"genogram", "ecomap", "roadmap", "quadrant", "bodymap", "venn", "bpss", "mindmap"}
RESULTS = {"scores", "readings", "tokens", "ecomap-pair"}


def with_own_hints(stage: Stage) -> Stage:
    """The stage with its diagrams left to say themselves what to do first."""
    pages = tuple(dataclasses.replace(page, empty="") if page.special in DIAGRAMS else page for page in stage.pages)
    return dataclasses.replace(stage, pages=pages)


def register() -> None:
    """Make the special pages known to the forms, by the names that their descriptions use."""
    from caseworker_app.gui.drawing.bodymap import BodyMapDesk
    from caseworker_app.gui.drawing.bpss import BpssDesk
    from caseworker_app.gui.drawing.ecomap import EcomapDesk
    from caseworker_app.gui.drawing.genogram import GenogramDesk
    from caseworker_app.gui.drawing.mindmap import MindMapDesk
    from caseworker_app.gui.drawing.quadrant import QuadrantDesk
    from caseworker_app.gui.drawing.results import EcomapChange, Readings, Scores, Tokens
    from caseworker_app.gui.drawing.roadmap import RoadMapDesk
    from caseworker_app.gui.drawing.venn import VennDesk
    from caseworker_app.gui.keeping import RetentionWidget
    from caseworker_app.gui.pages.attachments import AttachmentsWidget
    from caseworker_app.gui.pages.consent import ConsentWidget
    from caseworker_app.gui.pages.copies import CopiesWidget
    from caseworker_app.gui.pages.data_requests import DataRequestsWidget
    from caseworker_app.gui.pages.family import FamilyWidget

    wide_pages.update({*DIAGRAMS, *RESULTS, "family"})
    replacing.add("consent")
    special_pages.update(
        genogram=GenogramDesk,
        ecomap=EcomapDesk,
        roadmap=RoadMapDesk,
        quadrant=QuadrantDesk,
        bodymap=BodyMapDesk,
        venn=VennDesk,
        bpss=BpssDesk,
        mindmap=MindMapDesk,
        scores=Scores,
        readings=Readings,
        tokens=Tokens,
        family=FamilyWidget,
        attachments=AttachmentsWidget,
        consent=ConsentWidget,
        retention=RetentionWidget,
    )
    special_pages["ecomap-pair"] = EcomapChange
    special_pages["data-requests"] = DataRequestsWidget
    special_pages["copies"] = CopiesWidget
