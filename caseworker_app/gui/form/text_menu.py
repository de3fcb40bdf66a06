"""The menu of a long text: sentences with the words of the case, and what was written on earlier occasions."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.phrases import filled
from caseworker_app.gui.base import theme
from caseworker_app.jobs import phrases
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.memo import Memo


def extend(menu: QMenu, memo: Memo, edits: EditSession, record: Any, key: str) -> None:
    """Put what can be inserted at the end of the menu of a text; ``record`` and ``key`` say whose text it is."""
    if memo.isReadOnly() or edits.notebook.read_only:
        return
    menu.addSeparator()
    known = phrases.phrases(edits.notebook)
    insert = menu.addMenu(tr("Sisipkan kalimat"))
    for group, entries in groupby(known, key=lambda phrase: phrase.group):
        below = insert.addMenu(theme.plain(group))
        for phrase in entries:
            text = filled(phrase.text, edits.case, date.today())
            action = below.addAction(theme.plain(phrase.title))
            action.setToolTip(text)
            action.triggered.connect(lambda _=False, text=text: memo.insertPlainText(text))
    earlier = phrases.earlier_texts(edits.notebook, record, key)
    copy = menu.addMenu(tr("Salin dari catatan sebelumnya"))
    copy.setEnabled(bool(earlier))
    for title, text in earlier:
        action = copy.addAction(theme.plain(f"{title}: {brief(text)}"))
        action.triggered.connect(lambda _=False, text=text: memo.insertPlainText(text))
    chosen = memo.textCursor().selectedText().replace("\u2029", "\n").strip()
    if chosen:
        menu.addAction(tr("Simpan pilihan sebagai kalimat"), lambda: phrases.keep_phrase(edits.notebook, chosen))
    own = [phrase for phrase in known if phrase.own]
    if own:
        forget = menu.addMenu(tr("Buang kalimat milik lembaga"))
        for phrase in own:
            action = forget.addAction(theme.plain(phrase.title))
            action.triggered.connect(lambda _=False, phrase=phrase: phrases.forget_phrase(edits.notebook, phrase))
