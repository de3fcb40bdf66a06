"""What earlier programs made is opened by this one, from the folder and from its backup, and nothing of it is lost.

A later schema joins by putting its notebook, its backup and what ``tests.store.kept`` notes of it beside the others.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import select

from caseworker_app.casework.consent_frozen import thaw
from caseworker_app.documents.wish import Wish
from caseworker_app.exchange import package_former
from caseworker_app.jobs import attachments, printing, search, templates
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.packages import package_of
from caseworker_app.model import Record
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent
from caseworker_app.model.notes import Attachment
from caseworker_app.model.person import Person
from caseworker_app.store import backup, database, keys, schema
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.store.kept import FOLDER, MOVED_IN, NAMES, TRAIL, noted, rows_of, seal
from tests.store.shapes import migrated_to, shape

FORMS = [(name, form) for name in NAMES for form in ("kasus", "cadangan")]


class Kept:
    """A kept notebook in a place of its own, what was noted of it, and its data key."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.noted = path, noted(name)
        self._key = keys.unlock(path, self.noted["passphrase"])

    def key(self) -> keys.DataKey:
        return keys.DataKey(self._key.notebook_id, self._key.bytes)

    def open(self) -> Notebook:
        return open_notebook(self.path, key=self.key())


def placed(name: str, form: str, folder: Path) -> Path:
    """A copy of the notebook's folder, or what is restored from its backup."""
    if form == "cadangan":
        return backup.restore(FOLDER / f"{name}.cadangan", folder / f"{name}.kasus")
    return Path(shutil.copytree(FOLDER / f"{name}.kasus", folder / f"{name}.kasus"))


@pytest.fixture(scope="module", params=FORMS, ids=".".join)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    name, form = request.param
    return Kept(placed(name, form, tmp_path_factory.mktemp("old")), name)


@pytest.fixture(scope="module")
def opened(kept: Kept) -> Iterator[Notebook]:
    """The notebook as this program opens it, migrated where it is older; each test leaves it as it was."""
    with kept.open() as notebook:
        yield notebook


def test_a_notebook_of_every_schema_before_the_newest_is_kept() -> None:
    whole = {name for name in NAMES if (FOLDER / f"{name}.cadangan").exists()}
    wanted = {f"schema-{revision}-lived-in" for revision in {"0001", *schema.REVISIONS[:-1]}}
    assert wanted <= whole, "keep one, made by the program before this change: tests/files/notebooks/README.md"


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_notebook_has_the_tables_that_its_revision_makes(name: str, tmp_path: Path) -> None:
    kept = Kept(placed(name, "kasus", tmp_path), name)
    then = database.engine_for(kept.path / database.FILE, kept.key(), "read")
    with migrated_to(kept.noted["schema"]) as migrated:
        same = shape(then) == shape(migrated)
    then.dispose()
    assert same, (
        f"revision {kept.noted['schema']} was changed after notebooks had been made by it: "
        "put it back as it was, and write a further one with «python -m caseworker_app.store.migrations»"
    )


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-lived-in")])
def test_a_lived_in_notebook_has_something_of_everything(name: str) -> None:
    assert [table for table, noted_of in noted(name)["tables"].items() if not noted_of["rows"]] == []


def test_the_recovery_code_gives_the_same_key(kept: Kept) -> None:
    assert keys.unlock(kept.path, recovery_code=kept.noted["recovery_code"]).bytes == kept.key().bytes


def test_it_becomes_a_notebook_of_today_with_a_backup_of_before(kept: Kept, opened: Notebook) -> None:
    with opened.reader() as session:
        assert schema.is_current(session.get_bind().engine)
    older = kept.noted["schema"] != schema.REVISIONS[-1]
    assert [each.reason for each in backup.automatic(kept.path)] == ["sebelum-penyesuaian"] * older


def test_every_row_of_every_table_is_as_it_was(kept: Kept, opened: Notebook) -> None:
    with opened.reader() as session:
        connection = session.connection()
        for table, then in kept.noted["tables"].items():
            moved = kept.noted["schema"] < MOVED_IN.get(table, "0001")  # the package of its case has what was moved
            rows = rows_of(connection, table, then["columns"][:1] if moved else then["columns"])
            if table == TRAIL:
                rows = rows[: then["rows"]]
            assert (table, len(rows)) == (table, then["rows"])
            if not moved:
                assert (table, seal(rows)) == (table, then["sha256"])


def test_every_case_says_what_it_said_or_what_was_typed_over_it(kept: Kept, opened: Notebook) -> None:
    with opened.reader() as session:
        typed = {f"| {raw}" for raw in session.scalars(select(Draft.raw))}
        assert set(session.scalars(select(Case.id))) == set(kept.noted["packages"])
    for case_id, then in kept.noted["packages"].items():
        now = json.loads(package_of(load(opened, case_id)))
        package_former.renew(then)
        assert list(missing(then, now, case_id, typed)) == []


def missing(then: Any, now: Any, place: str, typed: set[str]) -> Iterator[str]:
    """Where something that a package held is gone or another; what came since, or waited to be read, is welcome.

    The state of a consent may have become one of the seven words, if what was written stands there or in its note.
    """
    if isinstance(then, dict) and isinstance(now, dict):
        if ".consents[" in place and "status" in then and f"“{then['status'].strip()}”" in now.get("note", ""):
            assert now["note"].startswith(then.get("note", ""))
            then = {**then, "status": now.get("status"), "note": now["note"]}
        elif ".consents[" in place and "status" in then:
            then = {**then, "status": then["status"].strip().casefold()}
        for key, value in then.items():
            yield from missing(value, now.get(key), f"{place}.{key}", typed)
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for at, (value, other) in enumerate(zip(then, now, strict=True)):
            yield from missing(value, other, f"{place}[{at}]", typed)
    elif then != now and not (isinstance(now, str) and now in typed):
        yield f"{place}: {then!r} became {now!r}"


def test_photos_and_papers_still_open(opened: Notebook) -> None:
    with opened.reader() as session:
        listed = session.execute(select(Attachment.id, Attachment.media_type, Attachment.size)).all()
    for attachment_id, media_type, size in listed:
        data = attachments.content(opened, attachment_id)
        if media_type == "application/pdf":
            with pypdfium2.PdfDocument(data) as document:
                assert len(document) > 0
        elif media_type == "image/jpeg":
            Image.open(io.BytesIO(data)).load()
        else:
            continue
        assert len(data) == size


def test_signed_consents_are_read_and_printed_with_their_strokes(opened: Notebook) -> None:
    with opened.reader() as session:
        signed = select(Consent.id, Consent.case_id, Consent.signature, Consent.signed_text, Consent.template_version)
        drawn = [row for row in session.execute(signed).all() if row.signature and row.signature.startswith(b"\x89PNG")]
    for consent in drawn:
        Image.open(io.BytesIO(consent.signature)).load()
        form = thaw(consent.signed_text, consent.template_version)
        assert form is not None
        printed = printing.print_document(opened, consent.case_id, "consent", Wish(item=consent.id))
        with pypdfium2.PdfDocument(printed) as document:
            words = " ".join(page.get_textpage().get_text_range() for page in document)
        assert form.title in words


def test_the_offices_own_templates_are_in_force_and_their_drafts_can_be_used(opened: Notebook) -> None:
    for key in templates.listed():
        versions = templates.versions(opened, key)
        in_force = templates.current(opened, key)
        assert (key, in_force.trouble) == (key, "")
        assert in_force.template.version == (versions or [templates.shipped(key).version])[-1]
        with opened.reading() as session:
            assert templates.draft_to_try(session, key).version == templates.next_version(opened, key)


def test_what_could_not_be_read_is_shown_again_as_typed(opened: Notebook) -> None:
    classes = {mapper.class_.__name__: mapper.class_ for mapper in Record.registry.mappers}
    with opened.reader() as session:
        drafts = session.execute(select(Draft.entity, Draft.entity_id, Draft.field, Draft.raw)).all()
    for entity, entity_id, field, raw in drafts:
        if entity in classes:
            record = opened.session.get_one(classes[entity], entity_id)
            assert opened.drafts.of(record)[field] == raw


def test_every_case_can_be_changed_undone_and_redone(opened: Notebook) -> None:
    for case in opened.session.scalars(select(Case).where(Case.archived.is_(None))):
        before = case.cluster
        with opened.edit("Ubah klaster", case_id=case.id):
            case.cluster = "klaster lain"
        assert opened.undo(case.id) == "Ubah klaster"
        assert case.cluster == before
        assert opened.redo(case.id) == "Ubah klaster"
        assert case.cluster == "klaster lain"
        opened.undo(case.id)


def test_the_trail_is_unbroken_from_its_first_line(opened: Notebook) -> None:
    assert opened.check_trail() == ""
    assert opened.warnings == []


def test_it_is_verified_whole(kept: Kept, opened: Notebook) -> None:
    report = backup.verify(kept.path, key=opened.key)
    assert report.contents is not None
    assert (report.complete, report.contents.cases) == (True, len(kept.noted["packages"]))
    assert report.contents.attachments == kept.noted["tables"]["attachment"]["rows"]


def test_everything_in_it_can_be_searched(kept: Kept, opened: Notebook) -> None:
    assert search.catch_up(opened)
    with opened.reader() as session:
        clients = select(Person.name, Case.number).join(Case, Case.client_id == Person.id)
        for name, number in session.execute(clients.where(Person.name.is_not(None))).all():
            hits = search.search(session, str(name)).hits
            assert (number or "") in {hit.case.number for hit in hits if hit.case}
