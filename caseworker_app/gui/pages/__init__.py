"""Hand-made widgets for pages that no description can build: diagrams, family, attachments, documents."""

from __future__ import annotations

from caseworker_app.gui.form_page import special_pages


def register() -> None:
    """Make the special pages known to the forms, by the names that their descriptions use."""
    from caseworker_app.gui.pages.attachments import AttachmentsWidget
    from caseworker_app.gui.pages.diagrams import EcomapPage, GenogramPage, RoadMapPage
    from caseworker_app.gui.pages.family import FamilyWidget

    special_pages.update(
        genogram=GenogramPage,
        ecomap=EcomapPage,
        roadmap=RoadMapPage,
        family=FamilyWidget,
        attachments=AttachmentsWidget,
    )
