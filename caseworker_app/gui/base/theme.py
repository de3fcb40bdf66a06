"""How everything looks: colours with a meaning, type, spacing, one style sheet; light and dark bear the same names.

A widget says what it is through ``mark(widget, "card")``; the style sheet says how that looks. Roles:
card, working (a card that the keys work on), title (20), heading (16), label (13, bold), muted (13),
action (the main button), quiet (a button like a link),
chip and step (a choice, a figure of a scale), beside (headings of a table with handles),
attention, trouble, soft, details (of a row),
section, pages (the list of a wizard), ground, rail, rule, options.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPushButton

from caseworker_app import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

FAMILY = "Inter"
FURTHER_FAMILIES = (
    "Noto Naskh Arabic",
    "Noto Sans Javanese",
    "Noto Sans Sundanese",
    "Noto Sans Balinese",
    "Noto Sans Batak",
    "Noto Sans Buginese",
    "Droid Sans Fallback",
    "DejaVu Sans",
    "Noto Emoji",
)
"""The bundled type for letters that the screen's own lacks, the same as on paper."""
SMALL, BASE, HEADING, TITLE = 13, 14, 16, 20
RADIUS = 10
TEXT_WIDTH = 720  # nothing on a page is wider than this
_OWN_FONTS = (
    *("QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QStatusBar", "QAbstractItemView", "QHeaderView"),
    *("QDockWidgetTitle", "QMdiSubWindowTitleBar"),
)
"""Kinds of widgets for which Windows brings type of its own, smaller than all the rest."""


class Colours(NamedTuple):
    """Colours by what they mean; text on its ground has a contrast of 4.5:1 at least."""

    ink: str
    muted: str
    ground: str
    card: str
    line: str
    field: str  # the border of what can be typed into
    head: str  # the heading row of a table
    action: str
    action_hover: str
    on_action: str
    soft: str
    attention: str
    attention_soft: str
    trouble: str
    trouble_soft: str
    done: str
    rail: str
    rail_chosen: str
    on_rail: str


LIGHT = Colours(
    ink="#1F2A2E",
    muted="#5B686D",
    ground="#F6F5F2",
    card="#FFFFFF",
    line="#DDDAD3",
    field="#B9B6AE",
    head="#F0EEEA",
    action="#0F6B5C",
    action_hover="#0B574B",
    on_action="#FFFFFF",
    soft="#E3F0EC",
    attention="#B45309",
    attention_soft="#FDF3E3",
    trouble="#B42318",
    trouble_soft="#FDECEA",
    done="#2E7D4F",
    rail="#12332E",
    rail_chosen="#1F4A43",
    on_rail="#E6EFEC",
)
DARK = Colours(
    ink="#E7ECEA",
    muted="#A3B1AE",
    ground="#141A1A",
    card="#1C2424",
    line="#344140",
    field="#5A6967",
    head="#243030",
    action="#5CC3AE",
    action_hover="#7AD3C1",
    on_action="#08201B",
    soft="#1F3B36",
    attention="#F2B56B",
    attention_soft="#3A2B14",
    trouble="#FF9385",
    trouble_soft="#40201C",
    done="#74C896",
    rail="#0D201D",
    rail_chosen="#1D3F39",
    on_rail="#DCE8E4",
)


class Theme(NamedTuple):
    """A set of colours and how large everything is, in percent."""

    colours: Colours = LIGHT
    scale: int = 100


_theme = Theme()


def apply(app: QApplication, *, scale: int = 100, dark: bool = False, further: Callable[[], str] | None = None) -> None:
    """Dress the whole program. scale: the user's setting, 100 to 200 percent; widgets built before keep their sizes.

    further: more of the style sheet, asked for once colours and scale are in force.
    """
    global _theme  # noqa: PLW0603 - one look per process, like the style of the application itself
    _theme = Theme(DARK if dark else LIGHT, max(100, min(200, scale)))
    register_fonts(first=True)
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(_theme.colours))
    app.setStyleSheet(style_sheet(_theme) + (further() if further else ""))
    for name in _OWN_FONTS:  # after the style sheet: with the first one Qt takes the system's type for these once more
        app.setFont(font(), name)  # type: ignore[arg-type] # the stub has bytes, where Qt takes text
    icon.cache_clear()


def colours() -> Colours:
    """The colours in force."""
    return _theme.colours


def colour(name: str) -> QColor:
    """One colour by its meaning, to paint with."""
    return QColor(getattr(_theme.colours, name))


def px(size: float) -> int:
    """A length in pixels at the user's scale."""
    return round(size * _theme.scale / 100)


def font(size: int = BASE, weight: int = 400) -> QFont:
    """The screen's type; size in pixels at 100 %, weight 400, 600 or 700."""
    made = QFont([FAMILY, *FURTHER_FAMILIES])
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    return made


def mark(widget: QWidget, role: str) -> None:
    """Say what a widget is; may be said again while it is shown."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the roles. It is shown as it is, never read as markup."""
    made = QLabel(text, wordWrap=wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        mark(made, role)
    return made


def plain(text: str) -> str:
    """A text for a button or a label with a buddy, with no letter of it taken for a key."""
    return text.replace("&", "&&")


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does, in a window as well as in a dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """With room for the heavier type of a choice that is chosen, which Qt does not reckon with."""
        hint = super().sizeHint()
        if self.isCheckable():
            chosen = QFont(self.font())
            chosen.setWeight(QFont.Weight.DemiBold)
            words = self.text()
            more = QFontMetrics(chosen).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
            hint.setWidth(hint.width() + max(0, more))
        return hint


def button(text: str = "", role: str = "", *, picture: QIcon | None = None, checkable: bool = False) -> QPushButton:
    """A button in one of the roles."""
    made = _Button(plain(text), autoDefault=False)
    made.setCheckable(checkable)
    if picture:
        made.setIcon(picture)
        made.setIconSize(QSize(px(16), px(16)))
    if role:
        mark(made, role)
    return made


@cache
def icon(name: str, meaning: str = "muted", size: int = 20) -> QIcon:
    """An icon of resources/icons in one of the colours."""
    drawing = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", getattr(_theme.colours, meaning)).encode()))
    side = px(size)
    picture = QPixmap(QSize(2 * side, 2 * side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


@cache
def register_fonts(*, first: bool = False) -> None:
    """Make the bundled type known to Qt; the system's fonts are never relied on.

    first: that of the first window alone, which need not wait for the letters of diagrams and for rare signs.
    """
    for file in sorted(paths.resource("fonts").glob(f"{FAMILY}-*.ttf" if first else "*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, c.ground),
        (roles.WindowText, c.ink),
        (roles.Base, c.card),
        (roles.AlternateBase, c.head),
        (roles.Text, c.ink),
        (roles.PlaceholderText, c.muted),
        (roles.Button, c.card),
        (roles.ButtonText, c.ink),
        (roles.Highlight, c.action),
        (roles.HighlightedText, c.on_action),
        (roles.ToolTipBase, c.card),
        (roles.ToolTipText, c.ink),
        (roles.Link, c.action),
    ):
        palette.setColor(role, QColor(name))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def style_sheet(theme: Theme) -> str:
    """The one style sheet, for these colours at this scale.

    Type and ink are those of the application: a rule for every widget would cost a fifth of a page's time. Lists say
    their size all the same, as they measure their items when their type comes.
    """
    c = theme.colours

    def s(size: float) -> str:
        return f"{round(size * theme.scale / 100)}px"

    arrow = paths.resource("icons", "arrow.svg").as_posix()
    return f"""
QAbstractButton, QAbstractItemView, QLineEdit, QSlider {{ outline: none; }}
QMainWindow, QDialog {{ background: {c.ground}; }}
QWidget[role="ground"] {{ background: {c.ground}; }}
QToolTip {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.line}; padding: {s(4)}; font-size: {s(SMALL)}; }}
QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {s(RADIUS)}; }}
QFrame[role="working"] {{ background: {c.card}; border: 2px solid {c.action}; border-radius: {s(RADIUS)}; }}
QFrame[role="attention"] {{ background: {c.attention_soft}; border-radius: {s(6)}; }}
QFrame[role="grave"] {{ background: {c.attention_soft}; border-left: {s(4)} solid {c.attention}; }}
QFrame[role="trouble"] {{ background: {c.trouble_soft}; border-radius: {s(6)}; }}
QFrame[role="soft"] {{ background: {c.soft}; border-radius: {s(6)}; }}
QFrame[role="details"] {{ background: {c.ground}; border: 1px solid {c.line}; border-left: 3px solid {c.action};
  border-radius: {s(6)}; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}

QLabel[role="title"] {{ font-size: {s(TITLE)}; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {s(HEADING)}; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {s(BASE)}; font-weight: 700; color: {c.action}; }}
QLabel[role="label"] {{ font-size: {s(SMALL)}; font-weight: 600; }}
QLabel[role="muted"] {{ font-size: {s(SMALL)}; color: {c.muted}; }}
QLabel[role="attention"] {{ background: transparent; font-size: {s(SMALL)}; color: {c.attention}; }}
QLabel[role="trouble"] {{ background: transparent; font-size: {s(SMALL)}; color: {c.trouble}; }}
QLabel[role="done"] {{ font-size: {s(SMALL)}; color: {c.done}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ background: {c.card}; border: 1px solid {c.field};
  placeholder-text-color: {c.muted};
  border-radius: {s(6)}; padding: 0 {s(9)}; selection-background-color: {c.action};
  selection-color: {c.on_action}; min-height: {s(32)}; }}
QPlainTextEdit, QTextEdit {{ padding: {s(4)} {s(5)}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 2px solid {c.action};
  padding: 0 {s(8)}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {s(3)} {s(4)}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {c.head}; color: {c.muted}; }}
QLineEdit[unread="true"] {{ border-color: {c.attention}; }}
QComboBox::drop-down {{ border: none; width: {s(26)}; }}
QComboBox::down-arrow {{ image: url({arrow}); width: {s(12)}; height: {s(12)}; }}
QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QAbstractItemView {{ background: {c.card}; border: 1px solid {c.line}; selection-background-color: {c.soft};
  selection-color: {c.ink}; font-size: {s(BASE)}; }}
QComboBox QAbstractItemView::item {{ min-height: {s(30)}; padding: 0 {s(8)}; }}

QListView[role="options"] {{ padding: {s(4)}; }}
QListView[role="options"]::item {{ min-height: {s(30)}; padding: 0 {s(6)}; border-radius: {s(4)}; }}
QListView[role="options"]::item:selected, QListView[role="options"]::item:hover {{ background: {c.soft};
  color: {c.ink}; }}

QPushButton, QToolButton {{ background: {c.card}; border: 1px solid {c.field}; border-radius: {s(6)};
  padding: {s(7)} {s(15)}; min-height: {s(19)}; }}
QLineEdit > QToolButton, QLineEdit > QToolButton:focus {{ border: none; background: transparent; padding: 0;
  min-height: 0; }}
QFileDialog QToolButton, QFileDialog QToolButton:focus {{ padding: {s(2)}; min-height: 0; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.action}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.action}; padding: {s(6)} {s(14)}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; border-color: {c.line}; }}
QPushButton[role="action"] {{ background: {c.action}; color: {c.on_action}; border: 1px solid {c.action};
  font-weight: 600; }}
QPushButton[role="action"]:hover {{ background: {c.action_hover}; }}
QPushButton[role="action"]:focus {{ border: 2px solid {c.ink}; padding: {s(6)} {s(14)}; }}
QPushButton[role="danger"] {{ color: {c.trouble}; border-color: {c.trouble}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; color: {c.action}; font-weight: 600;
  border: 1px solid transparent; padding: {s(4)} {s(6)}; font-size: {s(SMALL)}; text-align: left; }}
QPushButton[role="fold"] {{ background: transparent; color: {c.action}; font-weight: 600; border: none;
  border-bottom: 1px solid transparent; padding: {s(2)} 0; font-size: {s(SMALL)}; }}
QPushButton[role="fold"]:focus {{ border-bottom: 1px solid {c.action}; padding: {s(2)} 0; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {c.soft}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border: 1px solid {c.action}; }}
QPushButton[role="quiet"]:disabled {{ color: {c.muted}; }}
QPushButton[role="chip"] {{ padding: {s(5)} {s(11)}; min-height: {s(18)}; border-radius: {s(15)}; }}
QPushButton[role="chip"]:checked {{ background: {c.soft}; border: 1px solid {c.action}; color: {c.action};
  font-weight: 600; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {c.action}; padding: {s(4)} {s(10)}; }}
QPushButton[role="step"] {{ padding: {s(5)} 0; min-height: {s(18)}; min-width: {s(30)}; }}
QPushButton[role="step"]:checked {{ background: {c.action}; border-color: {c.action}; color: {c.on_action};
  font-weight: 600; }}
QPushButton[role="step"]:focus {{ border: 2px solid {c.action}; padding: {s(4)} 0; }}
QPushButton[role="step"]:checked:focus {{ border-color: {c.ink}; }}

QTableView {{ border: 1px solid {c.line}; border-top-left-radius: {s(8)};
  border-top-right-radius: {s(8)}; gridline-color: {c.line}; background: {c.card}; }}
QTableView::item {{ padding: {s(4)} {s(8)}; border: none; }}
QTableView::item:selected {{ background: {c.soft}; color: {c.ink}; }}
QHeaderView {{ background: {c.head}; border: none; border-top-left-radius: {s(8)}; border-top-right-radius: {s(8)}; }}
QHeaderView::section {{ background: {c.head}; color: {c.muted}; font-size: {s(SMALL)}; font-weight: 600; border: none;
  border-bottom: 1px solid {c.line}; padding: {s(8)} {s(9)}; }}
QHeaderView::section:first, QTableCornerButton::section {{ border-top-left-radius: {s(8)}; }}
QHeaderView::section:last {{ border-top-right-radius: {s(8)}; }}
QTableView QLineEdit, QTableView QPlainTextEdit {{ border-radius: {s(4)}; }}
QHeaderView[role="beside"], QHeaderView[role="beside"]::section:first {{ border-top-left-radius: 0; }}
EntryGrid QHeaderView::section:horizontal {{ padding: {s(8)} {s(3)}; }}
QTableCornerButton::section {{ background: {c.head}; border: none; border-bottom: 1px solid {c.line}; }}

QListView[role="pages"] {{ background: transparent; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ width: {s(10)}; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: {s(10)}; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {c.field}; border-radius: {s(4)}; margin: {s(1)}; min-height: {s(28)};
  min-width: {s(28)}; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}

QMenu {{ background: {c.card}; border: 1px solid {c.line}; padding: {s(4)}; }}
QMenu::item {{ padding: {s(6)} {s(20)}; border-radius: {s(4)}; }}
QMenu::item:selected {{ background: {c.soft}; }}
QWidget[role="rail"] {{ background: {c.rail}; }}
QWidget[role="rail"] QLabel {{ color: {c.on_rail}; }}
QWidget[role="rail"] QToolButton {{ background: transparent; border: 2px solid transparent; color: {c.on_rail};
  border-radius: {s(8)}; padding: {s(5)} 0; font-size: {s(12)}; font-weight: 400; min-height: 0; }}
QWidget[role="rail"] QToolButton:hover {{ background: {c.rail_chosen}; }}
QWidget[role="rail"] QToolButton:checked {{ background: {c.rail_chosen}; font-weight: 600; }}
QWidget[role="rail"] QToolButton:focus {{ border: 2px solid {c.on_rail}; }}
"""
