"""Qt's start, which may fail for want of a screen or of a system library; Qt itself would then abort, in English."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from caseworker_app import paths
from caseworker_app.gui.shell import system_libraries
from caseworker_app.text import tr

TROUBLE = 3
"""The exit code of the command line for the machine's trouble."""


def started() -> QApplication:
    """The one application object. Ends the process with a sentence where there can be no window."""
    earlier = qInstallMessageHandler(_heard)
    application = QApplication([paths.APP_NAME])
    qInstallMessageHandler(earlier)
    return application


def _heard(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """The last word before Qt aborts is ours; what it says on the way there is of no use to a user."""
    if kind == QtMsgType.QtFatalMsg:
        no_screen = tr(
            "Jendela tidak dapat dibuka: tidak ada layar. Buku kasus tidak disentuh; perintah lain tetap dapat dipakai."
        )
        if sys.stderr is not None:
            sys.stderr.write(f"{system_libraries.sentence() or no_screen}\n")
            sys.stderr.flush()
        os._exit(TROUBLE)
