"""A picture of each main page, made without a display.

``python -m caseworker_app.gui.shell.screenshots NOTEBOOK FOLDER``

The passphrase is read from CASEWORKER_PASSPHRASE. A copy of the notebook is opened; it stays as it is.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SIZE = (1366, 768)
PLACES = (
    "engagement",
    "engagement/consent",
    "assessment",
    "assessment/genogram",
    "assessment/ecomap",
    "assessment/road_map",
    "plan",
    "intervention",
    "evaluation",
    "termination",
    "client/client_family",
    "client/family",
    "files",
    "journal",
    "documents",
)


def grab_all(notebook: Path, folder: Path, passphrase: str, *, scale: int = 100, case: str = "") -> list[Path]:
    """Write the pictures, at 1366 × 768; gives their paths. case: its number, else the first one."""
    from caseworker_app.gui.base import theme
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.shell.application import Application
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.jobs.cases import summaries
    from caseworker_app.store.notebooks import open_notebook

    folder.mkdir(parents=True, exist_ok=True)
    preferences = Preferences(scale=scale)
    application = Application(preferences)
    done: list[Path] = []

    def grab(widget: QWidget, name: str) -> None:
        settle(application.qt.processEvents)
        done.append(folder / f"{len(done) + 1:02d}-{name}.png")
        widget.grab().save(str(done[-1]))

    application.gate.unlock(notebook)
    application.gate.resize(theme.px(920), theme.px(600))
    application.gate.show()
    grab(application.gate, "unlock")
    application.gate.hide()
    with TemporaryDirectory() as beside, open_notebook(_copy(notebook, Path(beside)), passphrase) as opened:
        main = MainWindow(opened, preferences)
        main.resize(*SIZE)
        main.show()
        main.show_cases()
        grab(main, "cases")
        with opened.reader() as session:
            found = summaries(session)
        chosen = next((line for line in found if line.number == case), found[0])
        for place in PLACES:
            main.open_case(chosen.id, place)
            grab(main, place.replace("/", "-"))
        main.show_settings()
        grab(main, "settings")
        main.show_help()
        grab(main, "help")
        main.release()
        main.hide()
    application.qt.processEvents()
    return done


def _copy(notebook: Path, place: Path) -> Path:
    """The notebook, still encrypted, without its own backups."""
    copied = place / notebook.name
    shutil.copytree(notebook, copied, ignore=shutil.ignore_patterns("backups", "*.lock"))
    return copied


def settle(process_events: Callable[[], None]) -> None:
    """Until nothing is being made in the background and everything is painted."""
    from PySide6.QtCore import QElapsedTimer, QThreadPool

    from caseworker_app.gui.base import work

    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < 250 or work.running():
        process_events()
        QThreadPool.globalInstance().waitForDone(20)
    process_events()


def main() -> int:
    """Run from the command line."""
    notebook, folder, *rest = (*sys.argv[1:], "", "")[:4]
    if not folder:
        sys.stderr.write(f"{Path(__file__).stem} NOTEBOOK FOLDER [SCALE]\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    scale = int(rest[0]) if rest and rest[0] else 100
    for path in grab_all(Path(notebook), Path(folder), os.environ["CASEWORKER_PASSPHRASE"], scale=scale):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
