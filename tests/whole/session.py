"""A quiet working day in a process of its own: ``session.py NOTEBOOK PASSPHRASE TARGET``.

Opens the notebook and its first case, looks at a document, saves it as PDF to TARGET, goes through the settings and
leaves. Whatever Python asks of a network or of another program is printed, and every socket to a network that the
process has open, whoever opened it.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from caseworker_app import app
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.gui.papers.documents import DocumentsTab
from tests.whole import hands
from tests.whole.driver import Driver, Steps, idle, main_window, open_first_case, unlock

TALK = ("socket.", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "urllib.")
NETWORKS = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6")


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test reads it


def listen(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(TALK):
        say("asked:", event, arguments[:2])


def look_for_sockets() -> bool:
    """Say which sockets of this process lead to a network, as Linux lists them."""
    if not Path("/proc/self/fd").is_dir():
        return True
    mine = set()
    for handle in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            target = str(handle.readlink())
            mine |= {target[8:-1]} if target.startswith("socket:[") else set()
    for network in NETWORKS:
        table = Path("/proc/self/net") / network
        for line in table.read_text("ascii").splitlines()[1:] if table.exists() else ():
            if line.split()[9] in mine:
                say("socket:", network, line.split()[2])
    return True


def quiet_day(passphrase: str, target: str) -> Steps:
    QFileDialog.getSaveFileName = lambda *_: (target, "")  # type: ignore[method-assign] # a user who chose
    yield from unlock(passphrase)
    yield from open_first_case()
    main = main_window()
    case = main.case
    assert isinstance(case, CaseWindow)
    case.go_to("documents/case-summary")
    documents = case.findChild(DocumentsTab)
    assert documents is not None
    yield lambda: look_for_sockets() and idle() and documents.preview.pages()
    say("pages:", documents.preview.pages())
    documents.panel.pdf.click()
    yield idle
    if not Path(target).exists():  # what is left in it waits for a decision
        hands.press("Samarkan sisanya")
        yield lambda: look_for_sockets() and idle() and Path(target).exists()
    case.go_to("files/attachments")
    yield idle
    main.show_settings()
    yield lambda: look_for_sockets() and idle()
    main.close()


if __name__ == "__main__":
    sys.addaudithook(listen)
    application = QApplication(["caseworker"])
    driver = Driver(quiet_day(sys.argv[2], sys.argv[3]))
    sys.exit(app.run(Path(sys.argv[1])))
