"""A diagram to work on in its page: the canvas, buttons for what can be done, and the chosen record's fields beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.drawing.actions import Bar, fill
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.gui.drawing.picture import SMALLEST, Picture
from caseworker_app.gui.drawing.record_choice import RecordChoice
from caseworker_app.gui.drawing.record_panel import RecordPanel
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QPoint

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.forms.description import Field, Rows
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.drawing.actions import Action
    from caseworker_app.gui.drawing.picture import Shown
    from caseworker_app.gui.drawing.tool import Tool

PANEL, LARGE_PANEL = 332, 360  # px at 100 %: the panel beside the drawing, on a page and in a window of its own
BESIDE = 700  # px at 100 %: a narrower page has the panel below the drawing
WIDEST = 16777215  # what Qt calls no limit
WORKING = 380  # px at 100 %: the drawing is at least so high while a panel stands beside it
SHARE = 0.4  # of what the page has room for goes to a panel below the drawing
SETTLED = 60  # ms after the first drawing, and after a panel has opened, until everything stands in its place
FOLLOW = 120  # ms on another symbol until an open panel shows that one


class Desk(Picture):
    """A diagram to work on; what its symbols mean and what can be done with them is known by its tool."""

    leads = True

    def __init__(self, diagram: Diagram, tool: type[Tool], edits: CaseSession, *, large: bool = False) -> None:
        self.may_edit = not edits.notebook.read_only
        self.hint, self.start_words, self._upright = tool.hint, tool.start_words, tool.upright
        super().__init__(diagram, edits, large=large)
        self.mode: Callable[[str], None] | None = None
        self.chosen = ""
        self._forms: dict[str, RecordForm] = {}
        self._open_form, self._open_key = "", ""
        self._alive: Callable[[], bool] = lambda: False
        self._entitled: Callable[[], str] = str
        self._record: Any = None
        self.tool = tool(self)
        self.canvas.line_kinds, self.canvas.joins = tool.line_kinds, tool.joins and self.may_edit
        self.bar = Bar(self.canvas)
        self._actions = self.tool.actions()
        self.bar.show_actions(self._actions, enabled=self.may_edit)
        self._choice = RecordChoice()
        self._choice.chosen.connect(self.choose)
        self._note = theme.label("", "muted", wrap=True)
        self._panel = RecordPanel()
        self._panel.closing.connect(self.close_panel)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._show_followed)
        self.column.removeWidget(self.frame)
        self.column.insertWidget(self.column.indexOf(self._hint) + 1, self._choice)
        self.column.insertWidget(self.column.indexOf(self._choice) + 1, self.bar)
        self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work.setSpacing(theme.px(8))
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        self._keys = theme.label(tr(tool.keys_help), "muted", wrap=True)
        self.column.removeWidget(self.foot)
        left.addWidget(self.frame, 1)
        left.addWidget(self._note)
        left.addWidget(self.foot)
        left.addWidget(self._keys)
        self._work.addLayout(left, 1)
        self._work.addWidget(self._panel, 0, Qt.AlignmentFlag(0) if large else Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._work, 1)
        for part in (self._hint, self._choice, self.bar, self.frame, self._panel, self.foot):
            part.raise_()  # Tab goes through the parts as one sees them
        self._connect()
        self.say()

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
        self._hide_panel()
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
        """A line below the drawing, which stays where it is; without a text the line goes."""
        theme.mark(self._note, role)
        self._note.setText(text)
        self._note.setVisible(bool(text))

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

    def open_panel(
        self,
        kind: str,
        items: Sequence[Field | Rows],
        record: Any,
        title: str | Callable[[], str],
        *,
        alive: Callable[[], bool],
        go: str = "",
        extras: Sequence[tuple[str, Callable[[], Any]]] = (),
    ) -> None:
        """Show the fields of a record. ``kind`` names the form, which is built once; ``go`` is the field to write in.

        ``alive`` says later whether the record is still there; ``extras`` are further things to do, as buttons. A
        ``title`` that the fields change is given as a function.
        """
        self.flush()
        self._record, self._open_form, self._alive = record, kind, alive
        self._open_key = self.canvas.current
        if kind not in self._forms:
            form = RecordForm(items, lambda **_: self._record, self.edits)
            self._forms[kind] = form
            self._panel.add_form(form)
        for name, form in self._forms.items():
            form.setVisible(name == kind)
        self._entitled = title if callable(title) else lambda: title
        self._panel.show_head(self._entitled(), extras, enabled=self.may_edit)
        self._forms[kind].refresh()
        self._panel.show()
        self.take_height()
        for pause in (0, SETTLED):
            QTimer.singleShot(pause, self._panel, self._bring_in_sight)
        if go:
            self._forms[kind].go_to(go)

    def take_focus(self) -> bool:
        """Let the keys work on the drawing."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def remove_chosen(self) -> None:
        """Remove the symbol in the ring, or say that one must be chosen."""
        if self.canvas.current:
            self.canvas.removing.emit(self.canvas.current)
        else:
            self.say(tr("Pilih dahulu yang akan dihapus, dengan klik atau panah."), "attention")

    def close_panel(self) -> None:
        """Save what is being typed and go back to the drawing."""
        self.flush()
        self._hide_panel()
        self.canvas.setFocus()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The drawing, and the fields of the record that is open; what was removed meanwhile is closed.

        What was said about the change before is over.
        """
        self._choice.offer(self.diagram.all_records(self.case), self.record())
        super().refresh(kinds)
        if self.mode is None:
            self.say()
        if not self._open_form:
            return
        if not self._alive():
            self._hide_panel()
        else:
            self._panel.entitle(self._entitled())
            self._forms[self._open_form].refresh()

    def take(self, shown: Shown) -> None:
        """The first drawing is shown so that it can be read, a large one around where the keys begin."""
        first = self.shown is None
        super().take(shown)
        self.tool.drawn(shown)
        if first:
            QTimer.singleShot(SETTLED, self.canvas, self._begin)

    def _begin(self) -> None:
        self.canvas.read_around(self.canvas.box_of(self.canvas.start))

    def take_height(self) -> None:
        """The panel stands beside the drawing and is as high; on a narrow page below it, so that both are in sight."""
        beside = self.large or self.width() >= theme.px(BESIDE)
        down = QBoxLayout.Direction.TopToBottom
        self._work.setDirection(QBoxLayout.Direction.LeftToRight if beside else down)
        self._panel.setMinimumWidth(theme.px(LARGE_PANEL if self.large else PANEL) if beside else 0)
        self._panel.setMaximumWidth(theme.px(LARGE_PANEL if self.large else PANEL) if beside else WIDEST)
        below = bool(self._open_form) and not beside
        self.view.keep_scale(on=below)
        self.foot.setVisible(not below)
        self._keys.setVisible(not below)
        if self.large:
            return
        if not below:
            height = max(self.fitting_height(), theme.px(WORKING) if self._open_form else 0)
            self.view.setFixedHeight(height)
            self._panel.setFixedHeight(height)
            return
        room = self.page_height() - self.bar.height() - theme.px(4 * 8)
        panel = max(theme.px(SMALLEST), round(room * SHARE))
        self.view.setFixedHeight(max(theme.px(SMALLEST), room - panel))
        self._panel.setFixedHeight(panel)

    def flush(self) -> None:
        """Save what is being typed, and what the arrow keys have moved."""
        form = [self._forms[self._open_form].flush] if self._open_form else []
        run_all([self.canvas.keep_push, *form, self.tool.flush])

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
        canvas.removing.connect(lambda key: self.do(lambda: self.tool.drop(key)))
        canvas.pressed.connect(self._pressed)
        canvas.line_chosen.connect(self.tool.open_line)
        canvas.joined.connect(self._joined)
        canvas.current_changed.connect(self._moved_on)
        canvas.escaped.connect(self._escape)
        canvas.menu_wanted.connect(self._offer)
        canvas.focused.connect(lambda on: theme.mark(self.frame, "working" if on else "card"))

    def _moved_on(self, _key: str) -> None:
        """What was said about the symbol before is over; an open panel soon shows the one that was gone to."""
        if self.mode is None:
            self.say()
            self._follow.start()

    def show_current(self, *, go: bool) -> None:
        """Show the fields of the symbol in the ring; ``go``: put the cursor there."""
        self.tool.show_fields(self.canvas.current, go=go)

    def _show_followed(self) -> None:
        key = self.canvas.current
        if self._open_form and key and key != self._open_key and self.mode is None and self.canvas.hasFocus():
            self.tool.show_fields(key, go=False)

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

    def _pressed(self, x: float, y: float) -> None:
        """What was open is done with."""
        if self.mode is None and self._open_form:
            self.flush()
            self._hide_panel()
        if self.mode is None and self.may_edit and self.shown is not None:
            left, top = self.shown.origin
            self.do(lambda: self.tool.press(x - left, y - top))

    def _escape(self) -> None:
        if self.mode is not None:
            self.stop()
        elif self._open_form:
            self._hide_panel()
        elif self.canvas.current:
            self.canvas.select("")
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

    def _bring_in_sight(self) -> None:
        """A panel below the drawing is shown together with the drawing and its bar."""
        self.canvas.select(self.canvas.current)
        if self._page is not None and not self.large:
            bar = self._page.verticalScrollBar()
            top = self._place_in_page(self.bar) - theme.px(8)
            low = self._place_in_page(self._panel) + self._panel.height() + theme.px(8)
            if low > bar.value() + self._page.viewport().height() or top < bar.value():
                bar.setValue(top)

    def _hide_panel(self) -> None:
        self._record, self._open_form, self._open_key = None, "", ""
        self._panel.hide()
        self.take_height()
