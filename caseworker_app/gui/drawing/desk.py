"""A diagram to work on: the canvas, what can be done, and word to the column beside of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu

from caseworker_app.errors import CaseworkerError
from caseworker_app.forms.description import Field, Rows, resolve
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.drawing.actions import Bar, fill
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.gui.drawing.picture import Picture
from caseworker_app.gui.drawing.record_choice import RecordChoice
from caseworker_app.gui.form.details import Details
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QPoint

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.diagrams.display import Line
    from caseworker_app.forms.description import Section
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.drawing.actions import Action
    from caseworker_app.gui.drawing.picture import Shown
    from caseworker_app.gui.drawing.tool import Tool

FOLLOW = 120  # ms on another symbol until the column shows that one


class Desk(Picture):
    """A diagram to work on; what its symbols mean and what can be done with them is known by its tool.

    Where it fills its page it bears the title, and the fields of the page are opened in the column from there.
    """

    def __init__(
        self, diagram: Diagram, tool: type[Tool], edits: CaseSession, *, large: bool = False, fills: bool = False
    ) -> None:
        self.may_edit = not edits.notebook.read_only
        self.hint, self.start_words, self._upright = tool.hint, tool.start_words, tool.upright
        super().__init__(diagram, edits, large=large, fills=fills)
        self.mode: Callable[[str], None] | None = None
        self.chosen = ""
        self._shown_key = ""
        self.tool = tool(self)
        self.canvas.line_kinds, self.canvas.joins = tool.line_kinds, tool.joins and self.may_edit
        self.bar = Bar(self.canvas)
        self._actions = self.tool.actions()
        self.bar.show_actions(self._actions, enabled=self.may_edit)
        self._choice = RecordChoice()
        self._choice.chosen.connect(self.choose)
        self._choice.described.connect(self.show_record)
        self._note = theme.label("", "muted", wrap=True)
        self._keys = ElidedLabel(tr(tool.keys_help))
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._show_followed)
        self._lay_out()
        self._connect()
        self.say()

    def _lay_out(self) -> None:
        """The title with what is drawn, what can be done, the canvas, a line on the keys."""
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        if self.fills:
            head.addWidget(theme.label(tr(self.diagram.title), "heading"))
            head.addWidget(self._choice)
            for section in self._sections():
                button = theme.button(tr(section.title) or tr("Daftar"), "link")
                button.clicked.connect(lambda _=False, section=section: self.show_section(section))
                head.addWidget(button)
        else:
            head.addWidget(self.bar, 1)
        head.addWidget(self.foot, 1 if self.fills else 0)
        self.column.insertLayout(0, head)
        self.column.removeWidget(self._hint)
        self.column.insertWidget(1, self._hint)
        if self.fills:
            self.column.insertWidget(2, self.bar)
        self.column.addWidget(self._note)
        self.column.addWidget(self._keys)
        for part in (self._choice, self._hint, self.bar, self.frame, self.foot):
            part.raise_()  # Tab goes through the parts as one sees them

    def _sections(self) -> Sequence[Section]:
        """What the page holds beside the drawing."""
        return self.diagram.page.sections if self.diagram.page is not None else ()

    @property
    def canvas(self) -> Canvas:
        """The drawing."""
        assert isinstance(self.view, Canvas)  # noqa: S101 - made so below
        return self.view

    def make_view(self) -> Canvas:
        """The drawing, to work on."""
        return Canvas(lambda key: self.may_edit and self.tool.is_movable(key), upright=self._upright)

    def another(self) -> Desk:
        """The same editor once more."""
        return Desk(self.diagram, type(self.tool), self.edits, large=True)

    def first_step(self) -> bool:
        """What the button beside the hint does."""
        self.tool.first_step()
        return True

    def record(self) -> Any:
        """The record that is drawn, chosen or the last; None where there is none, or the diagram needs none."""
        records = self.diagram.all_records(self.case)
        return next((record for record in records if record.id == self.chosen), records[-1] if records else None)

    def record_in(self, file: CaseFile) -> Any:
        """The chosen one of a snapshot."""
        return next((record for record in self.diagram.all_records(file.case) if record.id == self.chosen), None)

    def choose(self, record_id: str) -> None:
        """Draw this record from now on."""
        self.chosen = record_id
        self.canvas.select("")
        self.refresh()

    def display(self, diagram: Diagram) -> None:
        """Draw another diagram of the case in place of its own, or its own again."""
        self.displayed = diagram
        self.hide_details()
        self.refresh()

    def choose_as(self, other: Picture) -> None:
        """Show the same record."""
        super().choose_as(other)
        if isinstance(other, Desk):
            self.chosen = other.chosen

    def offered(self, key: str) -> list[Action]:
        """What the menu of a symbol offers."""
        if self.displayed is not self.diagram:
            return []
        return [action for action in self._actions if action.on(key)]

    def say(self, text: str = "", role: str = "muted") -> None:
        """A line below the drawing, in place of the one on the keys; without a text that one stands there again."""
        theme.mark(self._note, role)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._keys.setVisible(not text)

    def start(self, mode: Callable[[str], None], text: str) -> None:
        """From now on a click or Enter on a symbol is handed to ``mode``, until Esc."""
        self.mode = mode
        self.say(text, "attention")
        self.canvas.setFocus()

    def stop(self) -> None:
        """Back to choosing and opening."""
        self.mode = None
        self.canvas.pick(())
        self.tool.stopped()
        self.say()

    def do(self, action: Callable[[], Any]) -> Any:
        """Do something to the notebook; what stands against it is said below the drawing."""
        if not self.may_edit:
            return None
        self.flush()
        try:
            return action()
        except CaseworkerError as error:
            self.say(str(error), "trouble")
            return None

    def show_details(
        self,
        form: str,
        record: Any,
        title: Callable[[], str],
        items: Sequence[Field | Rows],
        is_there: Callable[[], bool],
        **more: Any,
    ) -> None:
        """Show the fields of a record in the column beside; what the arguments mean, and ``more``, says ``Details``."""
        self.flush()
        self._shown_key = self.canvas.current
        more.setdefault("place", tr(self.diagram.title))
        name = f"{self.diagram.key}/{form}"
        self.edits.show_details(Details(self.canvas, name, record, title=title, items=items, is_there=is_there, **more))

    def hide_details(self) -> None:
        """Nothing is chosen any more."""
        self._shown_key = ""
        self.edits.hide_details(self.canvas)

    def show_section(self, section: Section, focus: str = "") -> None:
        """Show fields of the page in the column: the list of all such diagrams, what is told of them in words."""
        record = resolve(self.case, section.of)
        self.canvas.select("")
        words = tr(section.title) or tr("Daftar")
        title = f"{words}: {tr(self.diagram.title)}"
        form = section.items[0].key
        self.show_details(form, record, lambda: title, section.items, lambda: True, focus=focus)

    def show_record(self) -> None:
        """Show date, stage and remark of the diagram that is drawn."""
        record = self.record()
        if record is None or self.diagram.page is None:
            return
        items = (item for section in self._sections() for item in section.items)
        table = next(item for item in items if isinstance(item, Rows) and item.key == self.diagram.records)
        fields = [item for item in (*table.columns, *table.details) if isinstance(item, Field)]
        self.canvas.select("")
        title = tr(table.item).capitalize()
        self.show_details(
            "record", record, lambda: title, fields, lambda: record in self.diagram.all_records(self.case)
        )

    def go_to(self, key: str) -> bool:
        """Show a field of the page in the column, and write there."""
        name = key.partition("/")[0]
        for section in self._sections() if self.fills else ():
            if any(item.key == name for item in section.items):
                self.show_section(section, name)
                return True
        if not self.tool.is_removable(key):
            return False
        self.canvas.select(key)
        self.tool.show_fields(key, go=False)
        return True

    def take_focus(self) -> bool:
        """Let the keys work on the drawing; what was chosen there before is shown again."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown_key = ""
        self._follow.start()
        return True

    def remove_chosen(self) -> None:
        """Remove the symbol in the ring, or say that one must be chosen."""
        if self.canvas.current:
            self.canvas.removing.emit(self.canvas.current)
        else:
            self.say(tr("Pilih dahulu yang akan dihapus, dengan klik atau panah."), "attention")

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The drawing, and which records there are; what was said about the change before is over."""
        self._choice.offer(self.diagram.all_records(self.case), self.record())
        super().refresh(kinds)
        if self.mode is None:
            self.say()

    def take(self, shown: Shown) -> None:
        """Paint what was drawn, and tell the tool of it."""
        super().take(shown)
        self.tool.drawn(shown)

    def flush(self) -> None:
        """Save what is being typed, and what the arrow keys have moved."""
        run_all([self.canvas.keep_push, self.edits.flush, self.tool.flush])

    def step(self, undo_or_redo: Callable[[str], str | None], words: str, none: str) -> None:
        """What is being typed is kept first."""
        self.flush()
        super().step(undo_or_redo, words, none)

    def release(self) -> None:
        """Save and stop listening."""
        run_all([super().release, self.flush])

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.chosen.connect(self._clicked)
        canvas.opened.connect(self._entered)
        canvas.moved.connect(lambda key, dx, dy: self.do(lambda: self.tool.shift(key, dx, dy)))
        canvas.stepped.connect(lambda key, steps: self.do(lambda: self.tool.push_along(key, steps)))
        canvas.removing.connect(lambda key: self.do(lambda: self.tool.drop(key)))
        canvas.pressed.connect(self._pressed)
        canvas.line_chosen.connect(self._open_line)
        canvas.joined.connect(self._joined)
        canvas.current_changed.connect(self._moved_on)
        canvas.escaped.connect(self._escape)
        canvas.menu_wanted.connect(self._offer)
        canvas.focused.connect(lambda on: theme.mark(self.frame, "working" if on else "card"))

    def _moved_on(self, key: str) -> None:
        """What was said about the symbol before is over; the column soon shows the one that was gone to."""
        if self.mode is not None:
            return
        self.say()
        if key:
            self._follow.start()
        else:
            self.hide_details()

    def show_current(self, *, go: bool) -> None:
        """Show the fields of the symbol in the ring; ``go``: put the cursor there."""
        self.tool.show_fields(self.canvas.current, go=go)

    def _show_followed(self) -> None:
        key = self.canvas.current
        if key and key != self._shown_key and self.mode is None and self.canvas.hasFocus():
            self.tool.follow(key)

    def _clicked(self, key: str) -> None:
        if self.mode is not None and key:
            self.mode(key)
        elif key:
            self.tool.show_fields(key, go=False)

    def _entered(self, key: str) -> None:
        if self.mode is not None:
            self.mode(key)
        else:
            self.tool.show_fields(key, go=True)

    def _open_line(self, line: Line) -> None:
        if self.mode is None:
            self.tool.open_line(line)

    def _pressed(self, x: float, y: float) -> None:
        """What was chosen is done with; a tool may put something new there."""
        if self.mode is None:
            self.flush()
            self.hide_details()
        if self.mode is None and self.may_edit and self.shown is not None:
            left, top = self.shown.origin
            self.do(lambda: self.tool.press(x - left, y - top))

    def _escape(self) -> None:
        if self.mode is not None:
            self.stop()
        elif self.canvas.current or self._shown_key:
            self.canvas.select("")
            self.hide_details()
        elif self.large:
            self.window().close()

    def _offer(self, key: str, place: QPoint) -> None:
        actions = self.offered(key) if key and self.may_edit else []
        if actions:
            self.pop_up(actions, place)

    def _joined(self, first: str, second: str, place: QPoint) -> None:
        """A line was drawn from one symbol to another: ask what it means."""
        actions = self.tool.join(first, second) if self.may_edit else ()
        if actions:
            self.pop_up(actions, place)

    def pop_up(self, actions: Sequence[Action], place: QPoint) -> QMenu:
        """A menu at a place of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu, actions)
        menu.popup(place)
        return menu
