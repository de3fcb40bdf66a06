"""A diagram to work on in its page: the canvas, buttons for what can be done, and the chosen record's fields beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui import theme
from caseworker_app.gui.case_edits import CaseEdits
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.gui.drawing.picture import SMALLEST, Picture, lead_clicks
from caseworker_app.gui.drawing.record_panel import RecordPanel
from caseworker_app.gui.flow import Flow
from caseworker_app.gui.leaving import run_all
from caseworker_app.gui.record_form import RecordForm
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from caseworker_app.forms.description import Field, Rows
    from caseworker_app.gui.drawing.picture import Shown
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

    Action = Callable[[], Any] | Sequence["Entry"]
    Entry = tuple[str, Action]

PANEL, LARGE_PANEL = 332, 360  # px at 100 %: the panel beside the drawing, on a page and in a window of its own
BESIDE = 700  # px at 100 %: a narrower page has the panel below the drawing
WIDEST = 16777215  # what Qt calls no limit
WORKING = 380  # px at 100 %: the drawing is at least so high while a panel stands beside it
SHARE = 0.52  # of what the page has room for goes to a panel below the drawing
SETTLED = 60  # ms after the first drawing, and after a panel has opened, until everything stands in its place
FOLLOW = 120  # ms on another symbol until an open panel shows that one


class Desk(Picture):
    """The base of the editors.

    An editor says what a click on a symbol, a line or an empty place does, and which fields belong to a symbol.
    """

    leads = True
    upright = False
    keys_help = ""

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        self.may_edit = not notebook.read_only
        super().__init__(case, notebook, large=large)
        self.edits = CaseEdits(case, notebook, self)
        self.mode: Callable[[str], None] | None = None
        self._forms: dict[str, RecordForm] = {}
        self._open_form, self._open_key = "", ""
        self._alive: Callable[[], bool] = lambda: False
        self._entitled: Callable[[], str] = str
        self._record: Any = None
        self.bar = QWidget()
        lead_clicks(self.bar, self.canvas)
        self._bar_flow = Flow(self.bar, gap=theme.px(6), line_gap=theme.px(6))
        self._note = theme.label("", "muted", wrap=True)
        self._panel = RecordPanel()
        self._panel.closing.connect(self.close_panel)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._show_current)
        at = self.column.indexOf(self.frame)
        self.column.removeWidget(self.frame)
        self.column.insertWidget(at, self.bar)
        self._work = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._work.setSpacing(theme.px(8))
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        self._keys = theme.label(tr(self.keys_help), "muted", wrap=True)
        self.column.removeWidget(self.foot)
        left.addWidget(self.frame, 1)
        left.addWidget(self._note)
        left.addWidget(self.foot)
        left.addWidget(self._keys)
        self._work.addLayout(left, 1)
        self._work.addWidget(self._panel, 0, Qt.AlignmentFlag(0) if large else Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._work, 1)
        self.set_order()
        self._connect()
        self.say()

    @property
    def canvas(self) -> Canvas:
        """The drawing."""
        assert isinstance(self.view, Canvas)  # noqa: S101 - made so below
        return self.view

    def make_view(self) -> Canvas:
        """The drawing, to work on."""
        return Canvas(lambda key: self.may_edit and self.is_movable(key), upright=self.upright)

    def set_order(self, *above: QWidget) -> None:
        """Let Tab go through the parts as one sees them; ``above`` stand over the bar."""
        for part in (self._hint, *above, self.bar, self.frame, self._panel, self.foot):
            part.raise_()

    def is_movable(self, key: str) -> bool:
        """Whether a symbol may be dragged."""
        return False

    def show_fields(self, key: str, *, go: bool) -> None:
        """Show a symbol's fields; ``go``: put the cursor there."""

    def shift(self, key: str, dx: float, dy: float) -> None:
        """A symbol was moved by so many points."""

    def drop(self, key: str) -> None:
        """Del was pressed on a symbol."""

    def press(self, x: float, y: float) -> None:
        """An empty place of the drawing was clicked, in the coordinates of the layout."""

    def offers(self, key: str) -> list[Entry]:
        """What the menu of a symbol offers; several actions under one entry make a further menu."""
        return []

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

    def add_button(self, words: str, action: Action, *, key: str = "", tip: str = "", picture: str = "") -> QPushButton:
        """A button in the bar; several actions make a menu. ``key``: the letter that does the same on the drawing."""
        icon = theme.icon(picture) if picture else None
        button = theme.button(words, picture=icon)
        button.setToolTip(f"{tip or words} ({key})" if key else tip)
        button.setEnabled(self.may_edit)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(7)}px;")
        if callable(action):
            single = action
            button.clicked.connect(lambda _=False: single())
        else:
            menu = QMenu(button)
            _fill(menu, action)
            menu.triggered.connect(lambda _: self.canvas.setFocus() if button.hasFocus() else None)
            button.setMenu(menu)
        if key:
            self.add_key(key, button.click if callable(action) else button.showMenu)
        self._bar_flow.add(button)
        return button

    def add_more(self, entries: Sequence[Entry]) -> None:
        """What is seldom needed, in a menu at the end of the bar."""
        button = self.add_button("…", entries, key="L", tip=tr("Lainnya"))
        button.setAccessibleName(tr("Lainnya"))

    def add_key(self, key: str, action: Callable[[], Any]) -> None:
        """A letter that does something while the drawing has the keyboard."""
        shortcut = QShortcut(QKeySequence(key), self.canvas, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.setEnabled(self.may_edit)
        shortcut.activated.connect(action)

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

    def take_focus(self) -> None:
        """Let the keys work on the drawing."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def refresh(self) -> None:
        """The drawing, and the fields of the record that is open; what was removed meanwhile is closed.

        What was said about the change before is over.
        """
        super().refresh()
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
        run_all([self.canvas.keep_push, *([self._forms[self._open_form].flush] if self._open_form else [])])

    def step(self, undo_or_redo: Callable[[str], str | None], words: str, none: str) -> None:
        """What is being typed is kept first."""
        self.flush()
        super().step(undo_or_redo, words, none)

    def release(self) -> None:
        """Save and stop listening."""
        run_all([super().release, self.flush, self.edits.release])

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.chosen.connect(self._clicked)
        canvas.opened.connect(self._entered)
        canvas.moved.connect(lambda key, dx, dy: self.do(lambda: self.shift(key, dx, dy)))
        canvas.removing.connect(lambda key: self.do(lambda: self.drop(key)))
        canvas.pressed.connect(self._pressed)
        canvas.current_changed.connect(self._moved_on)
        canvas.escaped.connect(self._escape)
        canvas.menu_wanted.connect(self._offer)
        canvas.focused.connect(lambda on: theme.mark(self.frame, "working" if on else "card"))

    def _moved_on(self, _key: str) -> None:
        """What was said about the symbol before is over; an open panel soon shows the one that was gone to."""
        if self.mode is None:
            self.say()
            self._follow.start()

    def _show_current(self) -> None:
        key = self.canvas.current
        if self._open_form and key and key != self._open_key and self.mode is None and self.canvas.hasFocus():
            self.show_fields(key, go=False)

    def _clicked(self, key: str) -> None:
        if self.mode is not None and key:
            self.mode(key)
        elif key:
            self.show_fields(key, go=False)

    def _entered(self, key: str) -> None:
        if self.mode is not None:
            self.mode(key)
        else:
            self.show_fields(key, go=True)

    def _pressed(self, x: float, y: float) -> None:
        """What was open is done with."""
        if self.mode is None and self._open_form:
            self.flush()
            self._hide_panel()
        if self.mode is None and self.may_edit and self.shown is not None:
            left, top = self.shown.origin
            self.do(lambda: self.press(x - left, y - top))

    def _escape(self) -> None:
        if self.mode is not None:
            self.stop()
        elif self._open_form:
            self._hide_panel()
        elif self.canvas.current:
            self.canvas.select("")
        elif self.large:
            self.window().close()

    def _offer(self, key: str, place: Any) -> None:
        actions = self.offers(key) if key and self.may_edit else []
        if not actions:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill(menu, actions)
        menu.popup(place)

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


def _fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    """Entries of a menu; without words a line between them."""
    for words, action in entries:
        if not words:
            menu.addSeparator()
        elif callable(action):
            menu.addAction(words).triggered.connect(lambda _=False, single=action: single())
        else:
            _fill(menu.addMenu(words), action)
