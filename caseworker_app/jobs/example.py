"""The notebook to play in: the example cases in a place of their own, made when asked for and removed again.

It is marked in its own settings, so that it is known as an example wherever it is opened. Its passphrase is no secret:
everybody in it is invented. Only the notebook at ``place`` is ever removed.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app import paths
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

PASSPHRASE = "buku kasus untuk latihan"  # noqa: S105 - it guards invented people
SETTING = "example"
"""The setting that marks the notebook: the ids of the cases that came with it."""
_PART = "example-"  # how folders begin in which it is made or removed; a kill may leave one
SENTENCE = mark("Contoh – semua orang di sini rekaan.")
REMOVED = mark("Contoh sudah dihapus. Buku kasus Anda sendiri tidak tersentuh.")


def place() -> Path:
    """Where the example is kept on this machine, whether it is there or not; never among the user's documents."""
    return paths.user_data() / f"{tr('Contoh')}.kasus"


def is_at(path: Path) -> bool:
    """Whether a path is the place of the example."""
    return path.absolute() == place().absolute()


def open_or_make() -> Notebook:
    """The example, opened; made first where there is none. Takes some seconds and may be done in a thread.

    Raises as ``open_notebook`` and ``create`` do: WrongPassphrase when the user has given it another passphrase.
    """
    from caseworker_app.store.notebooks import open_notebook

    if not place().exists():
        _make()
    return open_notebook(place(), PASSPHRASE)


def is_example(session: Session) -> bool:
    """Whether the notebook of this session is an example."""
    from caseworker_app.store import settings

    return settings.setting(session, SETTING) is not None


def own_cases(session: Session) -> int:
    """How many cases of an example did not come with it."""
    from sqlalchemy import func, select

    from caseworker_app.model.case import Case
    from caseworker_app.store import settings

    shipped = settings.setting(session, SETTING, [])
    return session.scalar(select(func.count()).select_from(Case).where(Case.id.not_in(shipped))) or 0


def own_cases_when_locked() -> int:
    """The same for the example at its place while it is open nowhere; raises as ``open_notebook`` does."""
    from caseworker_app.store.notebooks import open_notebook

    with open_notebook(place(), PASSPHRASE) as notebook, notebook.reader() as session:
        return own_cases(session)


def remove() -> None:
    """Remove the example from its place, with everything in it; it must be closed.

    It is moved aside first, so that no half of it is left at its place. Raises NotebookBusy; CaseworkerError where a
    file in it is held by another program, and then it stays whole.
    """
    from caseworker_app.store.lock import lock
    from caseworker_app.store.troubles import machine_trouble

    if not place().exists():
        return
    lock(place()).release()  # not from under a window that has it open
    with machine_trouble():
        aside = Path(tempfile.mkdtemp(dir=place().parent, prefix=_PART))
        place().rename(aside / place().name)
    _clear_leftovers()


def _clear_leftovers() -> None:
    for part in place().parent.glob(f"{_PART}*"):
        shutil.rmtree(part, ignore_errors=True)


def _make() -> None:
    """Built beside its place and moved there whole, so that a kill leaves no half example."""
    from caseworker_app.jobs.packages import import_case
    from caseworker_app.store import keys, settings
    from caseworker_app.store.files import private_folder
    from caseworker_app.store.notebooks import create
    from caseworker_app.store.troubles import machine_trouble

    with machine_trouble():
        private_folder(place().parent)
        _clear_leftovers()
        with tempfile.TemporaryDirectory(dir=place().parent, prefix=_PART) as building:
            half_made = Path(building) / place().name
            notebook, _ = create(half_made, PASSPHRASE, strength=keys.LOWEST)
            with notebook:
                packages = sorted(paths.resource("examples").glob("*.json"))
                ids = [import_case(notebook, package.read_bytes()).case_id for package in packages]
                settings.set_setting(notebook, SETTING, ids)
            shutil.rmtree(half_made / "backups", ignore_errors=True)
            half_made.rename(place())
