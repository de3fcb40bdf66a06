"""Files made to stop, fill or fool the program are refused or taken: quickly, in little memory, in one sentence."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from caseworker_app.errors import CaseworkerError
from caseworker_app.exchange import package
from caseworker_app.exchange.gedcom import read_gedcom
from caseworker_app.jobs import attachments
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.limits import SENTENCE
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Attachment
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.conftest import posix_only
from tests.exchange import hostile
from tests.soak import safety
from tests.store.built import Built
from tests.store.conftest import built, built_once, notebook

__all__ = ["built", "built_once", "notebook"]

ROOT = Path(__file__).resolve().parents[2]
TAKEN = {
    *("a size of 10^12", "a script as a picture", "HTML", "SVG that reads a file", "a program", "144 megapixels"),
    *("a scan of 300 pages", "a film of 200,000 pictures", "boxes in boxes", "pages that unfold"),
    *("a way out of the folder", "an absolute name", "a name of 30,000 letters", "a place in a photo", "a film"),
    *("a size that lies", "a picture cut short", "words that unfold", "a profile that unfolds", "points that unfold"),
    *("thousands of passes", "100 megapixels", "a logo of 144 megapixels", "a PDF with a script", "UTF-16"),
    *("a PDF that starts a program", "a PDF with a file in it", "a PDF that unfolds", "one's own parent"),
    *("married to oneself", "ancestors in a circle", "a child twice"),
    *("a time of 30,000 signs",),
}
"""Packages of which the case comes in, without what is unfit; all others are refused."""


def brought(built: Built, kind: str, names: list[str]) -> list[dict[str, object]]:
    script = [sys.executable, str(Path(__file__).with_name("hostile_child.py"))]
    arguments = [str(built.path), built.raw_key.hex(), built.notebook_id, kind, *names]
    done = subprocess.run([*script, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def chosen(files: dict[str, object], tries: int) -> list[str]:
    """So many of the files, spread over all of them."""
    return [*files][:: max(1, len(files) // tries)]


def is_sound(found: dict[str, object]) -> bool:
    told = found.get("told")
    short = isinstance(told, list) and all(0 < len(sentence) <= SENTENCE for sentence in told)
    return "fault" not in found and short and not (found["refused"] and found["changed"])


@posix_only("Windows limits neither memory nor time of a process so")
@safety("S20", "hostile package brought in, in 300 MB", 6, 64)
def test_hostile_packages_do_no_harm(built: Built, tries: int) -> None:
    names = chosen({**hostile.PACKAGES}, tries)
    found = brought(built, "PACKAGES", names)
    assert [one for one in found if not is_sound(one)] == []
    assert {str(one["name"]) for one in found if not one["refused"]} == TAKEN & {*names}


@posix_only("Windows limits neither memory nor time of a process so")
@safety("S20", "hostile GEDCOM file brought in, in 300 MB", 4, 40)
def test_hostile_gedcom_files_do_no_harm(built: Built, tries: int) -> None:
    with built.open() as book, book.edit("Kasus baru", undoable=False) as session:
        session.add(Case(number="1", client=Person(name="Orang 1")))
    found = brought(built, "GEDCOMS", chosen({**hostile.GEDCOMS}, tries))
    assert [one for one in found if not is_sound(one)] == []


SIGNS = (b'"', b"{", b"]", b"\\", b"0 ", b"\n", b"\xff", b"9" * 30, b"@I1@", b"null")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, dropped, doubled or put elsewhere."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at, length = chance.randrange(len(changed) + 1), chance.choice((1, 1, 2, 8, 100, 3000))
        kind = chance.randrange(5)
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        elif kind == 3:
            changed[at:at] = chance.choice(SIGNS)
        else:
            other = chance.randrange(len(changed) + 1)
            changed[at : at + length] = changed[other : other + length]
    return bytes(changed)


def refusal(bring: object, data: bytes) -> str:
    try:
        bring(data)  # type: ignore[operator]
    except CaseworkerError as error:
        return str(error)
    return ""


@safety("S9", "mutated package read", 60, 10_000)
def test_mutated_packages_are_read_or_refused(tries: int) -> None:
    chance = random.Random(9)  # noqa: S311 - changes, not secrets
    whole = resource("examples", "ms-sentra.json").read_bytes()
    start = whole.index(b'"people"')
    for _ in range(tries):
        data = mutated(whole if chance.random() < 0.5 else whole[:start] + b'"case": {}}', chance)
        assert len(refusal(package.read, data)) <= SENTENCE


@safety("S9", "mutated GEDCOM file read", 100, 10_000)
def test_mutated_gedcom_files_are_read_or_refused(tries: int) -> None:
    chance = random.Random(10)  # noqa: S311 - changes, not secrets
    kinds = [hostile.family(8, lambda at: at // 2), hostile.GEDCOMS["ANSEL"](), hostile.GEDCOMS["UTF-16"]()]
    for _ in range(tries):
        assert len(refusal(read_gedcom, mutated(chance.choice(kinds), chance))) <= SENTENCE


def only_attachment(notebook: Notebook, data: bytes) -> tuple[Attachment, bytes, list[str]]:
    done = import_case(notebook, data)
    attachment = notebook.session.scalars(select(Attachment)).one()
    kept = attachments.content(notebook, attachment.id) if attachment.size else b""
    return attachment, kept, list(done.notices)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("a way out of the folder", "_CON.png"),
        ("an absolute name", "_aux.png"),
        ("a size of 10^12", "foto.png"),
        ("a place in a photo", "foto.jpg"),
    ],
)
def test_what_a_package_attaches_goes_through_the_gate(notebook: Notebook, name: str, called: str) -> None:
    attachment, kept, notices = only_attachment(notebook, hostile.PACKAGES[name]())
    assert attachment.file_name == called
    assert attachment.media_type == ("image/jpeg" if called.endswith("jpg") else "image/png")
    assert attachment.size == len(kept)
    assert b"rahasia" not in kept.lower()
    assert not notices


@pytest.mark.parametrize("name", ["a script as a picture", "HTML", "a program", "SVG that reads a file"])
def test_what_is_no_photo_or_pdf_is_left_out_and_named(notebook: Notebook, name: str) -> None:
    attachment, kept, (notice,) = only_attachment(notebook, hostile.PACKAGES[name]())
    assert not kept
    assert attachment.size is None
    assert attachment.file_name is not None
    assert attachment.file_name in notice
    assert "\u202e" not in attachment.file_name


@pytest.mark.parametrize("name", ["a PDF with a script", "a PDF that starts a program", "a PDF with a file in it"])
def test_a_pdf_loses_what_acts_by_itself(notebook: Notebook, name: str) -> None:
    _, kept, (notice,) = only_attachment(notebook, hostile.PACKAGES[name]())
    assert kept.startswith(b"%PDF")
    assert not any(word in kept for word in (b"JavaScript", b"Launch", b"EmbeddedFiles", b"/EF"))
    assert "halamannya tetap" in notice


def test_a_photo_that_carries_nothing_stays_as_it_is_however_often_it_travels(notebook: Notebook) -> None:
    data = hostile.attached(hostile.picture((900, 700), "JPEG"))
    _, kept, _ = only_attachment(notebook, data)
    assert kept == hostile.picture((900, 700), "JPEG")
    again = export_case(notebook, notebook.session.scalars(select(Case.id)).one())
    assert package.read(again)[0].attachments[0].content.data == kept  # type: ignore[union-attr] # it was brought in


def test_a_long_content_stays_in_the_file_until_it_is_asked_for(notebook: Notebook) -> None:
    large = hostile.picture((1200, 1200), "PNG", "RGBA", compress_level=0)
    attachment, kept, _ = only_attachment(notebook, hostile.attached(large, "besar.png"))
    assert kept == large
    assert attachment.size == len(large) > 4_000_000


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("one's own parent", "(unions[0]) menjadi orang tuanya sendiri"),
        ("married to oneself", "menikah dengan dirinya sendiri"),
        ("ancestors in a circle", "menjadi leluhurnya sendiri"),
        ("a child twice", "2 hubungan keluarga yang tidak mungkin tidak dibawa"),
    ],
)
def test_impossible_kin_is_left_out_of_a_package_and_told(notebook: Notebook, name: str, told: str) -> None:
    notices = import_case(notebook, hostile.PACKAGES[name]()).notices
    assert any(told in notice for notice in notices)
