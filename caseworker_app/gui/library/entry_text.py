"""An entry of the library as text to read on the screen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor

from caseworker_app.gui.base import theme
from caseworker_app.gui.drawing.symbol_help import with_tables
from caseworker_app.gui.form.choice_editors import begun
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from caseworker_app.forms.shelf import Entry


def show(document: QTextDocument, entry: Entry) -> None:
    """Put an entry into a document of the screen: a guide as it is, anything else with its facts, steps and points."""
    document.setDefaultFont(theme.font())
    if not entry.body:
        document.setHtml(as_html(entry))
        return
    note = f"\n\n**{tr('Catatan lembaga')}**: {entry.note}" if entry.note else ""
    document.setMarkdown(with_tables(entry.body) + note, document.MarkdownFeature.MarkdownDialectGitHub)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    room = QTextBlockFormat()
    room.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    room.setBottomMargin(theme.px(8))
    cursor.mergeBlockFormat(room)


def as_html(entry: Entry) -> str:
    """The entry in the subset of HTML that Qt knows; everything that was written is escaped."""
    colours = theme.colours()
    muted = f"color: {colours.muted}; font-size: {theme.px(theme.SMALL)}px"
    parts = [_paragraph(begun(entry.summary))] if entry.summary else []
    parts += [_fact(label, words, muted) for label, words in entry.facts]
    if entry.steps:
        title = tr("Langkah (milik lembaga)") if entry.own_steps or entry.own else tr("Langkah")
        steps = "".join(
            f"<li style='margin-bottom: {theme.px(4)}px'><b>{escape(step.name)}</b>"
            f"{f'<br>{escape(step.help)}' if step.help else ''}</li>"
            for step in entry.steps
        )
        parts.append(f"{_heading(title)}<ol>{steps}</ol>")
    if entry.points:
        points = "".join(f"<li style='margin-bottom: {theme.px(4)}px'>{escape(point)}</li>" for point in entry.points)
        parts.append(f"<ul>{points}</ul>")
    if entry.note:
        parts.append(_heading(tr("Catatan lembaga")) + _paragraph(entry.note))
    if entry.aliases:
        parts.append(_fact(tr("Juga disebut"), ", ".join(entry.aliases), muted))
    if entry.source:
        parts.append(f"<p style='{muted}'>{escape(tr('Sumber: {source}').format(source=entry.source))}</p>")
    return "".join(parts)


def _heading(words: str) -> str:
    return f"<p style='color: {theme.colours().action}; font-weight: 700'>{escape(words)}</p>"


def _paragraph(words: str) -> str:
    return f"<p style='line-height: 125%'>{escape(words).replace(chr(10), '<br>')}</p>"


def _fact(label: str, words: str, muted: str) -> str:
    told = escape(begun(words)).replace("\n", "<br>")
    return f"<p style='line-height: 125%'><span style='{muted}'>{escape(label)}</span><br>{told}</p>"
