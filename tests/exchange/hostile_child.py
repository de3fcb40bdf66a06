"""Brings hostile files into a notebook one after the other, each in a process of its own with little memory and time.

Called with the folder of the notebook, its key in hex, its id, «PACKAGES» or «GEDCOMS», and the names of the files.
Prints a line of JSON for each: what was said, whether a refusal changed anything, and the most memory that it took.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import select

import tests.exchange.hostile as files
from caseworker_app import limits
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs.files import opened, read_file
from caseworker_app.jobs.gedcom import import_family
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.base import Record
from caseworker_app.model.case import Case
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook

ROOM = 300 * 1024 * 1024  # bytes beside what the program itself takes
SECONDS = 20  # of the processor, so that a busy machine fails nobody; five are meant on a free one


def rows(notebook: Notebook) -> str:
    seal = hashlib.sha256()
    with notebook.reader() as session:
        for table in Record.metadata.sorted_tables:
            if table.name not in {"audit", "draft", "setting"}:
                seal.update(repr([table.name, *session.execute(select(table)).all()]).encode())
    return seal.hexdigest()


def bring(notebook: Notebook, kind: str, file: Path) -> list[str]:
    if kind == "PACKAGES":
        with opened(file, limits.PACKAGE_FILE) as source:
            return list(import_case(notebook, source).notices)
    data = read_file(file, limits.GEDCOM_FILE)
    with notebook.reader() as session:
        (case_id,) = session.scalars(select(Case.id).limit(1))
    return list(import_family(notebook, case_id, data, client="I1").notices)


def one(folder: Path, key: keys.DataKey, kind: str, file: Path) -> dict[str, object]:
    with open_notebook(folder, key=key) as notebook:
        before = rows(notebook)
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + ROOM, -1))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        try:
            told, refused = bring(notebook, kind, file), False
        except CaseworkerError as error:
            told, refused = [str(error)], True
        resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
        return {"told": told, "refused": refused, "changed": rows(notebook) != before}


def main() -> None:
    folder, raw, notebook_id, kind, *names = sys.argv[1:]
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "berkas"
            file.write_bytes(getattr(files, kind)[name]())
            reading, writing = os.pipe()
            child = os.fork()
            if not child:
                try:
                    found = one(Path(folder), keys.DataKey(notebook_id, bytes.fromhex(raw)), kind, file)
                except BaseException as error:  # noqa: BLE001 - the test is to see it
                    found = {"fault": f"{type(error).__name__}: {str(error)[:200]}"}
                os.write(writing, json.dumps(found).encode())
                os._exit(0)
            os.close(writing)
            with os.fdopen(reading, "rb") as answer:
                said = answer.read()
            _, status, used = os.wait4(child, 0)
            found = json.loads(said) if said else {"fault": f"ended with {status}"}
            spent = round(used.ru_utime + used.ru_stime, 1)
            found |= {"name": name, "seconds": spent, "memory": used.ru_maxrss // 1024}
            sys.stdout.write(json.dumps(found) + "\n")
            sys.stdout.flush()


main()
