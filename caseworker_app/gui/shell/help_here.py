"""Which help belongs to what one looks at: F1 opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms import page_help
from caseworker_app.gui.base.place import Place
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST = "mulai"


def help_of(part: QWidget | None) -> tuple[str, str, str]:
    """The topic that belongs to a part of the window; title and text of the page there, "" where there is none."""
    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.settings.settings_page import SettingsPage

    if isinstance(part, CaseWindow):
        page = part.page()
        topic = page_help.topic_of_page(part.place())
        return (topic, tr(page.title), page_help.about(page, _drawing_keys(part))) if page else (topic, "", "")
    if isinstance(part, Place):
        shown = part.help_page()
        return (part.help_topic, tr(shown.title), page_help.about(shown)) if shown else (part.help_topic, "", "")
    if isinstance(part, SettingsPage):
        return part.help_topic(), "", ""
    return FIRST, "", ""


def _drawing_keys(part: QWidget) -> str:
    """How to work in the drawing that is seen there, "" where none is."""
    from caseworker_app.gui.drawing.desk import Desk

    seen = (desk for desk in part.findChildren(Desk) if desk.isVisibleTo(part))
    return next((tr(desk.tool.keys_help) for desk in seen), "")


def show_over(dialog: QWidget) -> None:
    """The help that belongs to a window over the main window, in a window of its own."""
    from caseworker_app.gui.shell.help import HelpWindow

    HelpWindow(dialog, page_help.topic_of_dialog(type(dialog).__name__) or FIRST).open()
