"""The window put together: logging, what happens with errors, preferences, and the application object of gui."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError

if TYPE_CHECKING:
    from types import TracebackType

    from caseworker_app.gui.application import Application

log = logging.getLogger("caseworker_app")


def run(notebook: Path | None) -> int:
    """Show the window until it is closed; gives the exit code. notebook: which one to open, else the last one."""
    set_up_log()
    from caseworker_app.gui import preferences
    from caseworker_app.gui.application import Application

    application = Application(preferences.load())
    sys.excepthook = hook(application)
    threading.excepthook = lambda found: log_failure(found.exc_type, found.exc_traceback)
    return application.run(notebook)


def set_up_log() -> None:
    """One small file of types and ids in the user's state folder; without a writable folder there is no log."""
    folder = paths.user_state()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "caseworker.log", maxBytes=200_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers = [handler]
    log.propagate = False


def hook(application: Application) -> Hook:
    """What is called with everything that nobody caught: the user's trouble is told, ours is logged and admitted."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            application.quit()
            return
        if isinstance(error, CaseworkerError):
            application.tell_trouble(str(error))
            return
        log_failure(kind, trace)
        application.show_crash(kind.__name__)

    return caught


def log_failure(kind: type[BaseException], trace: TracebackType | None) -> None:
    """The kind of an error and the places in the program that led there; never its message, which may hold a name."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).stem}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    log.error("%s at %s", kind.__name__, " > ".join(places))


if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
