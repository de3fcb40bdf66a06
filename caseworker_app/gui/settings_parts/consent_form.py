"""The consent form in the agency's own words: edited in place, looked at as paper, used under a new number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.consent_template import PLACEHOLDERS, template
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui import theme
from caseworker_app.gui.editors import Editor, TextEditor
from caseworker_app.gui.flow import Flow
from caseworker_app.gui.memo import MemoEditor
from caseworker_app.gui.pages.attachments import Viewer
from caseworker_app.jobs import consent_templates
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from caseworker_app.store.notebook import Notebook

Content = dict[str, Any]


class ConsentFormPart(QWidget):
    """What is typed is kept as a draft at once; the form that clients are asked with changes only by «Pakai»."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.content: Content = {}
        self._editors: list[tuple[Editor, Callable[[str], None]]] = []
        self._state = theme.label(wrap=True)
        self.trouble = theme.label("", "trouble", wrap=True)
        self.trouble.hide()
        self._sheet = QWidget()
        self._body = QVBoxLayout(self._sheet)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(8))
        self.use = theme.button("", "action")
        self._drop = theme.button(tr("Buang perubahan"))
        look, shipped = theme.button(tr("Pratinjau")), theme.button(tr("Mulai dari naskah bawaan"))
        buttons = QWidget()
        flow = Flow(buttons)
        for button, action in (
            (self.use, self.use_draft),
            (look, self.preview),
            (self._drop, self.drop),
            (shipped, self.as_shipped),
        ):
            button.clicked.connect(lambda _=False, action=action: action())
            button.setEnabled(not notebook.read_only or button is look)
            flow.add(button)
        words = tr(
            "Sesuaikan naskah dan pernyataan lembar persetujuan. Lembar yang sudah ditandatangani tidak berubah. Kata "
            "dalam kurung kurawal diisi program: {names}."
        ).format(names=", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for widget in (theme.label(words, "muted", wrap=True), self._state, buttons, self.trouble, self._sheet):
            column.addWidget(widget)

    def showEvent(self, event: QShowEvent) -> None:
        """Built when it is first looked at."""
        super().showEvent(event)
        if not self.content:
            self.reload()

    def reload(self) -> None:
        """Show what is kept."""
        self.content = consent_templates.draft(self._notebook)
        while (item := self._body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._editors.clear()
        self._text(self.content, "title", tr("Judul lembar"), long=False)
        self._text(self.content, "opening", tr("Pembuka"))
        self._heading(tr("Yang dijelaskan"))
        for at, part in enumerate(self.content["explanations"]):
            self._entry(part, at, "explanations", name="title")
        self._add_button(tr("Tambah penjelasan"), "explanations", {"title": tr("Hal lain"), "text": tr("Isinya.")})
        self._heading(tr("Pernyataan yang dijawab"))
        for at, statement in enumerate(self.content["statements"]):
            self._entry(statement, at, "statements", name="label")
        self._add_button(
            tr("Tambah pernyataan"), "statements", {"label": tr("hal lain"), "text": tr("{Petugas} boleh …")}
        )
        self._text(self.content, "closing", tr("Penutup"))
        self._heading(tr("Untuk anak"))
        assent = self.content["assent"]
        for key, words in (
            ("title", tr("Judul")),
            ("text", tr("Yang dibacakan")),
            ("yes", tr("Bila mau")),
            ("no", tr("Bila tidak")),
        ):
            self._text(assent, key, words, long=key == "text")
        self._show_state()

    def flush(self) -> None:
        """Keep what is being typed."""
        if self.content and not self._notebook.read_only:
            self._keep()

    def release(self) -> None:
        """Keep what is being typed."""
        self.flush()

    def use_draft(self) -> None:
        """Ask clients with this form from now on."""
        self._keep()
        try:
            consent_templates.use_draft(self._notebook)
        except CaseworkerError as error:
            self._tell(str(error))
            return
        self._tell("")
        self.reload()

    def preview(self) -> None:
        """The draft as a blank form on paper."""
        self.flush()
        try:
            data = consent_templates.preview(self._notebook)
        except CaseworkerError as error:
            self._tell(str(error))
            return
        self._tell("")
        Viewer(self.window(), tr("Pratinjau lembar persetujuan"), data, "application/pdf").open()

    def drop(self) -> None:
        """Back to the form in use."""
        self._editors.clear()
        consent_templates.drop_draft(self._notebook)
        self._tell("")
        self.reload()

    def as_shipped(self) -> None:
        """Begin again with the form as shipped."""
        self._editors.clear()
        consent_templates.draft_as_shipped(self._notebook)
        self._tell("")
        self.reload()

    def add(self, what: str, fresh: Content) -> None:
        """One more explanation or statement, at the end."""
        self._keep()
        taken = {one.get("key", "") for one in self.content["statements"]}
        number = next(number for number in range(1, 1000) if f"butir_{number}" not in taken)
        key = {"key": f"butir_{number}"} if what == "statements" else {}
        self.content[what].append({**fresh, **key})
        self._restructure()

    def shift(self, what: str, at: int, step: int) -> None:
        """Up or down by one."""
        self._keep()
        entries = self.content[what]
        if 0 <= at + step < len(entries):
            entries.insert(at + step, entries.pop(at))
            self._restructure()

    def remove(self, what: str, at: int) -> None:
        """Take away what the agency added itself."""
        self._keep()
        del self.content[what][at]
        self._restructure()

    def _restructure(self) -> None:
        self._editors.clear()
        consent_templates.keep_draft(self._notebook, self.content)
        self.reload()

    def _keep(self) -> None:
        """Take over what stands in the editors."""
        before = consent_templates.draft(self._notebook)
        for editor, put in self._editors:
            put(editor.value() or "")
        if self.content != before:
            consent_templates.keep_draft(self._notebook, self.content)
            self._show_state()

    def _show_state(self) -> None:
        found = consent_templates.current(self._notebook)
        own = found.template.version != template().version
        words = (
            tr("Dipakai sekarang: versi {version}, naskah lembaga.")
            if own
            else tr("Dipakai sekarang: versi {version}, naskah bawaan.")
        )
        changed = consent_templates.has_draft(self._notebook)
        state = [
            words.format(version=found.template.version),
            tr("Ada perubahan yang belum dipakai.") if changed else "",
        ]
        self._state.setText(" ".join(filter(None, (*state, found.trouble))))
        self.use.setText(
            tr("Pakai sebagai versi {version}").format(version=consent_templates.next_version(self._notebook))
        )
        for button in (self.use, self._drop):
            button.setEnabled(changed and not self._notebook.read_only)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _heading(self, words: str) -> None:
        self._body.addSpacing(theme.px(8))
        self._body.addWidget(theme.label(words, "section"))

    def _text(self, holder: Content, key: str, words: str, *, long: bool = True) -> None:
        self._body.addWidget(theme.label(words, "label"))
        self._body.addWidget(self._editor(holder, key, words, long=long))

    def _editor(self, holder: Content, key: str, words: str, *, long: bool) -> Editor:
        editor: Editor = MemoEditor() if long else TextEditor()
        editor.set_value(holder.get(key) or None)
        (editor.focusProxy() or editor).setAccessibleName(words)
        editor.edited.connect(self._keep)
        if self._notebook.read_only:
            editor.forbid()

        def put(text: str) -> None:
            holder[key] = text

        self._editors.append((editor, put))
        return editor

    def _entry(self, entry: Content, at: int, what: str, *, name: str) -> None:
        """One explanation or statement: shown or not, its name and words, its place."""
        frame = QFrame()
        theme.mark(frame, "details")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        shown = self._box(
            entry, "hidden", tr("ditanyakan") if what == "statements" else tr("dijelaskan"), inverted=True
        )
        head.addWidget(shown)
        head.addWidget(self._editor(entry, name, tr("Sebutan"), long=False), 1)
        own = self._is_own(entry, what)
        for icon, words, action in (
            ("up", tr("Naik"), lambda: self.shift(what, at, -1)),
            ("down", tr("Turun"), lambda: self.shift(what, at, 1)),
            *([("delete", tr("Hapus"), lambda: self.remove(what, at))] if own else []),
        ):
            button = theme.button(picture=theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(f"{words}: {entry.get(name, '')}")
            button.setStyleSheet(f"padding: {theme.px(5)}px {theme.px(7)}px;")
            button.setEnabled(not self._notebook.read_only)
            button.clicked.connect(lambda _=False, action=action: action())
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._editor(entry, "text", tr("Kalimat"), long=True))
        if what == "statements":
            column.addWidget(self._box(entry, "with_parties", tr("diikuti nama pihak yang dimaksud")))
        self._body.addWidget(frame)

    def _box(self, entry: Content, key: str, words: str, *, inverted: bool = False) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(bool(entry.get(key)) is not inverted)
        box.setEnabled(not self._notebook.read_only)

        def clicked(on: bool) -> None:
            entry[key] = on is not inverted
            consent_templates.keep_draft(self._notebook, self.content)
            self._show_state()

        box.clicked.connect(clicked)
        return box

    def _is_own(self, entry: Content, what: str) -> bool:
        """Whether the agency added it: what was shipped is hidden, not taken away, since rules know it by its key."""
        if what == "statements":
            return template().statement(entry.get("key")) is None
        return not entry.get("covers")

    def _add_button(self, words: str, what: str, fresh: Content) -> None:
        button = theme.button(words, picture=theme.icon("plus"))
        button.setEnabled(not self._notebook.read_only)
        button.clicked.connect(lambda: self.add(what, fresh))
        self._body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
