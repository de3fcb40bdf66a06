"""How the frame around the pages looks (gate, rail, header, tabs, lists): added to the style sheet of ``theme``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from caseworker_app import paths
from caseworker_app.gui.base import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def apply(app: QApplication, *, scale: int, dark: bool) -> None:
    """Dress the whole program, pages and frame."""
    theme.apply(app, scale=scale, dark=dark, further=_sheet)


def badge(text: str, meaning: str = "soft") -> QLabel:
    """A short word on coloured ground: soft, attention, trouble, plain."""
    made = theme.label(text)
    made.setProperty("badge", meaning)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setFixedHeight(theme.px(22))
    return made


def card() -> QFrame:
    """A white sheet on the ground."""
    made = QFrame()
    theme.mark(made, "card")
    return made


def rule() -> QFrame:
    """A thin line between parts."""
    made = QFrame()
    theme.mark(made, "rule")
    return made


_FILE_DIALOG = {
    "backward": "dialog-back",
    "forward": "dialog-forward",
    "filedialog-parent-directory": "dialog-up",
    "filedialog-new-directory": "dialog-new-folder",
    "filedialog-listview": "dialog-list",
    "filedialog-detailedview": "dialog-details",
}
"""The icons of Qt's file dialog, by their names in a style sheet, and ours for them."""


def _sheet() -> str:
    c = theme.colours()

    tick = paths.resource("icons", "tick.svg").as_posix()
    dialog = "".join(
        f"{what}-icon: url({paths.resource('icons', f'{name}.svg').as_posix()}); "
        for what, name in _FILE_DIALOG.items()
    )

    def s(size: float) -> str:
        return f"{theme.px(size)}px"

    return f"""
QLabel[badge] {{ border-radius: {s(10)}; padding: 0 {s(10)}; font-size: {s(12)}; font-weight: 600; }}
QLabel[badge="soft"] {{ background: {c.soft}; color: {c.action}; }}
QLabel[badge="plain"] {{ background: {c.head}; color: {c.ink}; }}
QLabel[badge="attention"] {{ background: {c.attention_soft}; color: {c.attention}; }}
QLabel[badge="trouble"] {{ background: {c.trouble_soft}; color: {c.trouble}; }}
QLabel[role="brand"] {{ color: {c.on_rail}; font-size: {s(17)}; font-weight: 700; }}
QLabel[role="greeting"] {{ font-size: {s(26)}; font-weight: 700; }}
QLabel[role="client_item"] {{ font-size: {s(26)}; font-weight: 600; }}
QLabel[role="client_muted"] {{ font-size: {s(18)}; color: {c.muted}; }}
QPushButton[role="client_answer"] {{ font-size: {s(21)}; text-align: left; padding: {s(12)} {s(18)}; }}
QPushButton[role="client_answer"]:checked {{ background: {c.soft}; border: 2px solid {c.action}; }}
QLabel[role="name"] {{ font-size: {s(19)}; font-weight: 700; }}
QLabel[role="code"] {{ font-size: {s(18)}; font-weight: 600; background: {c.ground}; border: 1px solid {c.line};
  border-radius: {s(8)}; padding: {s(14)}; }}
QLabel[role="on_rail"] {{ color: {c.on_rail}; }}
QPushButton[role="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; padding: {s(4)} {s(5)}; color: {c.muted}; font-weight: 400;
  font-size: {s(13)}; min-height: {s(18)}; }}
QPushButton[role="tab"]:hover {{ color: {c.ink}; }}
QPushButton[role="tab"]:checked {{ color: {c.action}; border-bottom: 2px solid {c.action}; font-weight: 600; }}
QPushButton[role="tab"]:focus {{ background: {c.soft}; color: {c.action}; }}
QPushButton[role="link"] {{ background: transparent; color: {c.action}; font-weight: 600; border: none;
  border-bottom: 1px solid transparent; border-radius: 0; padding: {s(3)} 0; font-size: {s(13)}; text-align: left; }}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ border-bottom: 1px solid {c.action}; }}
QPushButton[role="back"], QPushButton[role="next"] {{ background: transparent; border: 1px solid transparent;
  padding: {s(4)} {s(8)}; color: {c.muted}; }}
QPushButton[role="next"] {{ color: {c.action}; font-weight: 700; }}
QPushButton[role="back"]:hover, QPushButton[role="next"]:hover {{ background: {c.soft}; }}
QPushButton[role="back"]:focus, QPushButton[role="next"]:focus {{ border: 1px solid {c.action};
  padding: {s(4)} {s(8)}; }}
QPushButton[role="missing"] {{ background: transparent; color: {c.muted}; border: none; padding: {s(3)} 0;
  border-bottom: 1px solid transparent; border-radius: 0; font-size: {s(13)}; text-align: left; }}
QPushButton[role="missing"]:hover, QPushButton[role="missing"]:focus {{ border-bottom: 1px solid {c.muted}; }}
QPushButton[role="link"]:disabled {{ color: {c.muted}; }}
QPushButton[role="line"], QPushButton[role="short line"] {{ background: transparent; border: 1px solid transparent;
  border-radius: {s(6)}; padding: 0; min-height: {s(44)}; }}
QPushButton[role="short line"] {{ min-height: {s(30)}; }}
QPushButton[role="line"]:hover, QPushButton[role="short line"]:hover {{ background: {c.ground}; }}
QPushButton[role="line"]:focus, QPushButton[role="short line"]:focus {{ border: 1px solid {c.action}; padding: 0; }}
QPushButton[role="menu"] {{ background: transparent; border: 1px solid transparent; border-radius: {s(6)};
  color: {c.action}; font-weight: 600; font-size: {s(13)}; padding: {s(3)} {s(8)}; min-height: {s(18)}; }}
QPushButton[role="menu"]:hover {{ background: {c.soft}; }}
QPushButton[role="menu"]:focus {{ border: 1px solid {c.action}; padding: {s(3)} {s(8)}; }}
QPushButton[role="menu"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="item"] {{ background: transparent; border: 1px solid transparent; text-align: left;
  padding: {s(4)} {s(8)}; min-height: {s(17)}; color: {c.ink}; font-weight: 400; }}
QPushButton[role="item"]:hover {{ background: {c.ground}; }}
QPushButton[role="item"]:checked {{ background: {c.soft}; color: {c.action}; font-weight: 600; }}
QPushButton[role="item"]:focus {{ border: 1px solid {c.action}; }}
QPushButton[role="agreed"], QPushButton[role="alarm"] {{ background: {c.soft}; color: {c.action};
  border: 1px solid {c.soft}; border-radius: {s(10)}; padding: {s(1)} {s(10)}; font-size: {s(12)}; font-weight: 600;
  text-align: center; min-height: {s(14)}; }}
QPushButton[role="alarm"] {{ background: {c.attention_soft}; color: {c.attention}; border-color: {c.attention_soft}; }}
QPushButton[role="agreed"]:hover, QPushButton[role="agreed"]:focus {{ border: 1px solid {c.action};
  padding: {s(1)} {s(10)}; }}
QPushButton[role="alarm"]:hover, QPushButton[role="alarm"]:focus {{ border: 1px solid {c.attention};
  padding: {s(1)} {s(10)}; }}
QPushButton[role="action"]:disabled {{ background: {c.line}; border-color: {c.line}; color: {c.muted}; }}
QPushButton[role="danger"]:focus {{ border: 2px solid {c.trouble}; padding: {s(6)} {s(14)}; }}
QFrame[role="banner"] {{ background: {c.attention_soft}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[role="banner"] QLabel {{ color: {c.attention}; }}
QFrame[role="note"] {{ background: {c.card}; border: 1px solid {c.action}; border-radius: {s(10)}; }}
QTextBrowser {{ border: none; background: transparent; padding: 0; }}
QTextBrowser:focus {{ border: none; padding: 0; }}
QListWidget {{ border: 1px solid {c.line}; border-radius: {s(8)}; padding: {s(4)}; }}
QListWidget::item {{ padding: {s(6)} {s(8)}; border-radius: {s(4)}; color: {c.ink}; }}
QListWidget::item:selected {{ background: {c.soft}; color: {c.action}; }}
QListWidget::item:focus {{ border: 1px solid {c.action}; }}
QCheckBox, QRadioButton {{ spacing: {s(8)}; }}
QCheckBox::indicator, QListWidget::indicator, QTableView::indicator {{
  width: {s(16)}; height: {s(16)}; border: 1px solid {c.field}; border-radius: {s(4)}; background: {c.card}; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked, QTableView::indicator:checked {{
  background: {c.action}; border-color: {c.action}; image: url({tick}); }}
QCheckBox::indicator:focus {{ border: 2px solid {c.action}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.action}; }}
QSlider::groove:horizontal {{ height: {s(4)}; background: {c.line}; border-radius: {s(2)}; }}
QSlider::handle:horizontal {{ background: {c.action}; width: {s(16)}; margin: -{s(6)} 0; border-radius: {s(8)}; }}
QProgressBar {{ border: none; background: {c.line}; border-radius: {s(2)}; max-height: {s(4)}; }}
QProgressBar::chunk {{ background: {c.action}; border-radius: {s(2)}; }}
QTableView[role="cases"] {{ border: none; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QFileDialog {{ {dialog}}}
"""
