"""The window put together: logging, what happens with errors, preferences, and the application object of gui."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.leaving import Unsaved
from caseworker_app.gui.shell import memory_dumps
from caseworker_app.gui.shell.failure_log import log_failure
from caseworker_app.store.files import make_private, new_file, private_folder
from caseworker_app.text import tr

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from caseworker_app.gui.gate.fresh_process import FreshProcess
    from caseworker_app.gui.shell.application import Application

log = logging.getLogger("caseworker_app")
MUTEX = "Local\\CaseworkerWindow"
"""What installer and uninstaller look for; they know it by this name."""
LONGEST_LOG = 200_000  # bytes; a longer one is put aside, and the one before it goes


def run(path: Path | None) -> int:
    """Show the window until it is closed; gives the exit code.

    path: the notebook to open or the backup to restore, else the last notebook. Raises CaseworkerError where a library
    of the system is missing without which Qt cannot even be loaded.
    """
    _prepare()
    from caseworker_app.gui.shell import system_libraries

    try:
        application = _application()
    except ImportError as error:
        raise CaseworkerError(
            system_libraries.sentence()
            or tr("Jendela tidak dapat dibuka: program tidak lengkap. Buku kasus tidak disentuh; pasang ulang program.")
        ) from error
    return application.run(path)


def go_on() -> int:
    """Show the gate for a process that has locked its notebook and now ends (gui/gate/fresh_process.py)."""
    _prepare()
    from caseworker_app.gui.gate import fresh_process
    from caseworker_app.gui.shell import screen
    from caseworker_app.gui.shell.application import Application  # noqa: F401 - what takes longest, while the other one saves

    screen.started()
    handover = fresh_process.received()
    if handover is None:
        return 0
    return _application().go_on(handover, fresh_process.tell_seen)


def _prepare() -> None:
    set_up_log()
    keep_quiet()
    memory_dumps.forbid()
    hold_mutex(MUTEX)


def _application() -> Application:
    from caseworker_app.gui.base import preferences
    from caseworker_app.gui.shell.application import Application

    application = Application(preferences.load(), fresh=_fresh, end=_end)
    sys.excepthook = hook(application)
    return application


def _fresh() -> FreshProcess:
    from caseworker_app.gui.gate.fresh_process import FreshProcess

    return FreshProcess()


def _end() -> None:
    """End this process wherever it is: in a dialog that waits for its answer, with work in threads that hangs."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(0)


def hold_mutex(name: str) -> int | None:
    """Take a named mutex of Windows until the process ends, so that installer and uninstaller see an open window.

    Gives its handle, which nobody need close; None on other systems, and where Windows refuses.
    """
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    create = ctypes.windll.kernel32.CreateMutexW
    create.restype, create.argtypes = wintypes.HANDLE, (wintypes.LPVOID, wintypes.BOOL, wintypes.LPCWSTR)
    handle: int | None = create(None, False, name)
    return handle


def set_up_log() -> None:
    """One small file of types and ids in the user's state folder; without a writable folder there is no log."""
    for earlier in log.handlers:
        earlier.close()
    file = paths.log_file()
    try:
        private_folder(file.parent)
        if file.is_file() and file.stat().st_size > LONGEST_LOG:
            with contextlib.suppress(PermissionError):  # open in another window; it stays as it is until next time
                file.replace(file.with_suffix(".log.1"))
        if not file.exists():
            new_file(file).close()
        make_private(file)
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers = [handler]
    log.propagate = False


def keep_quiet() -> None:
    """What Python and its libraries would write to stderr, text of a case included, goes to the log by its kind."""

    def warned(
        message: Warning | str,  # noqa: ARG001 - it may hold a name
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG001 - as the library has it
        line: str | None = None,  # noqa: ARG001 - as the library has it
    ) -> None:
        log.warning("%s at %s:%d", category.__name__, Path(filename).stem, lineno)

    warnings.showwarning = warned
    logging.getLogger().addHandler(logging.NullHandler())
    threading.excepthook = lambda found: log_failure(found.exc_type, found.exc_traceback)
    sys.unraisablehook = lambda found: log_failure(found.exc_type, found.exc_traceback)


def hook(application: Application) -> Hook:
    """What is called with everything that nobody caught: the user's trouble is told, ours is logged and admitted."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            application.quit()
            return
        try:
            if isinstance(error, ExceptionGroup):
                for single in error.exceptions:
                    caught(type(single), single, single.__traceback__)
                return
            if isinstance(error, CaseworkerError):
                if isinstance(error, Unsaved) and not isinstance(error.cause, CaseworkerError):
                    log_failure(type(error.cause), error.cause.__traceback__)
                application.tell_trouble(str(error))
                return
            log_failure(kind, trace)
            application.show_crash(kind.__name__)
        except Exception as failure:  # noqa: BLE001 - Python would write both errors to stderr, word for word
            log_failure(type(failure), failure.__traceback__)

    return caught


if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
