"""What leaves by the command line is looked through as well: hard names, numbers, places, faces, other clients."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import String

from caseworker_app.arguments.papers import DETAILS_TOLD, KINDS_FOUND
from caseworker_app.casework.coarsening import DETAILS
from caseworker_app.casework.hits import Decision
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.cli import main
from caseworker_app.documents.blocks import Block, Document, Photo
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput, WrongUse
from caseworker_app.jobs import drawing, last_look, leaving, printing
from caseworker_app.jobs.case_files import load, walk
from caseworker_app.jobs.last_look import Keeping
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.base import MemoText
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import OralConsent
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from caseworker_app.store import audit, keys
from caseworker_app.store.notebook import Notebook
from tests.store.built import PASSPHRASE

HARD = (
    ("Gimin", "Mbah Imin"),
    ("SITI ROKAYAH", "Ijah"),
    ("ahmad fauzi", "ojik"),
    ("I Gusti Ayu Made Rasmini", None),
    ("Abdul-Rahman Saleh", None),
    ("Nur'aini", None),
    ("Ibu Sumarni", None),
    ("M. Iqbal Ramadhan", "Iqbal"),
    ("La Ode Saputra", None),
    ("Yohanes Don Bosco Tukan, S.Pd.", "Jon"),
    ("Ny. Kartinah", None),
    ("Ani", None),
    ("Kasmirah binti Sastro", None),
    ("Soekardi", None),
    ("Adi", "Cak Adi"),
)
"""One word, all large, all small, titles and degrees in the name, short ones that stand inside other words."""
SENTENCES = (
    "Kemarin {whole} datang bersama Bapak {part}, lalu menangani dan menjadi lega.",
    "{part} menangis, lalu si {part} pulang; {upper} tidak.",
    "Tas {part}nya dekat meja Mbak {part}.",
    "Menurut Kak {part}, {part}pun setuju. Anaknya/{part} hadir ({whole}).",
    "Panggilannya {nick}; Pak {nick} dan Bu {nick} pulang.",
    "NIK 3201 0145 0890 0001, WA +62 812-3456-7890, surel {lower}@contoh.id, akun @{lower}.",
    "Ia bersekolah di SMK Negeri 2 Cempaka, Desa Sukamandi, Jl. Kenanga No. 5 RT 03/RW 04.",
)
NUMBERS = ("3201 0145 0890 0001", "812-3456-7890", "contoh.id", "SMK Negeri 2", "Sukamandi", "Kenanga", "RT 03/RW 04")
LEAVING = [key for key, kind in DOCUMENTS.items() if kind.leaves]
SMALL = {"don", "binti", "ibu"}


def part_of(name: str) -> str:
    return next(word[0] for word in re.finditer(r"[\w'-]+", name) if word[0] not in {"Ibu", "Ny", "M", "I", "La"})


def salt(notebook: Notebook, case_id: str) -> None:
    """Hard names in every text of a case that a worker types, in captions and names of files."""
    turn = itertools.cycle(itertools.product(HARD, SENTENCES))
    photo = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(photo, "JPEG")
    with notebook.edit("Isi", undoable=False) as session:
        case = session.get_one(Case, case_id)
        for name, nick in HARD:
            case.family.append(FamilyMember(person=Person(name=name, nickname=nick), relation="kerabat"))
        case.oral_consents.append(OralConsent(status="klien", covers=["difoto"]))
        content = AttachmentContent(data=photo.getvalue())
        case.attachments.append(
            Attachment(kind="foto", media_type="image/jpeg", file_name="Gimin_di_rumah.jpg", content=content,
                       caption="Gimin bersama Bu Rokayah", size=9)
        )  # fmt: skip
        for record in walk(case):
            for column in record.__mapper__.columns:
                if not isinstance(record, Person) and isinstance(column.type, MemoText):
                    (name, nick), sentence = next(turn)
                    part = part_of(name)
                    told = sentence.format(
                        whole=name, part=part, upper=name.upper(), nick=nick or part, lower=part.lower()
                    )
                    old = getattr(record, column.key)
                    setattr(record, column.key, f"{old} {told}" if old else told)


def everything_in(data: bytes, suffix: str) -> str:
    """Text, properties, outlines, alternative texts, names of parts: whatever a search could find."""
    found: list[str] = []
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                text = package.read(name).decode("utf-8", "ignore") if not name.endswith((".jpeg", ".png")) else ""
                ended = text.replace("</w:p>", "\n").replace("</w:t>", "")
                found += [name, re.sub(r"<[^>]*>", "", ended), *re.findall(r'="([^"]*)"', text)]
        return "\n".join(found)
    with pypdfium2.PdfDocument(data) as shown:
        found += [page.get_textpage().get_text_range() for page in shown]
    with pikepdf.open(io.BytesIO(data)) as document:
        found.append(str(document.open_metadata()))
        for held in document.objects:
            if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
                found += [str(value) for value in dict(held.items()).values() if isinstance(value, pikepdf.String)]
    return "\n".join(found)


def names_in(text: str, names: set[str]) -> set[str]:
    spelled = {one: {one, one.upper(), one.capitalize(), one.lower() if len(one) > 3 else one} for one in names}
    return {
        one
        for one, forms in spelled.items()
        if re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?:nya|pun)?(?!\w)", text)
    }


@pytest.fixture
def salted(notebook: Notebook) -> str:
    case_id = import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id
    import_case(notebook, resource("examples", "s-lansia.json").read_bytes())
    salt(notebook, case_id)
    return case_id


@pytest.fixture
def names(notebook: Notebook, salted: str) -> set[str]:
    people = load(notebook, salted).kin.people
    words = {word for one in people for word in re.findall(r"[\w'-]+", f"{one.name or ''} {one.nickname or ''}")}
    staff = {"Nadia", "Ramadhani", "Hadi", "Kusnadi", "Sri", "Dewi", "Lestari", "Wahyuni"}
    return {one for one in words if len(one) > 2 and one.casefold() not in SMALL} - staff


def test_no_leaving_document_holds_a_name_number_or_place(notebook: Notebook, salted: str, names: set[str]) -> None:
    assert {"Gimin", "ROKAYAH", "fauzi", "ojik", "Rasmini", "Sumarni", "Situmorang", "Adi", "Ani"} <= names
    for key in LEAVING:
        made = last_look.with_care(notebook, printing.prepare(notebook, salted, key, gate="cleared"))
        for suffix in (".pdf", ".docx") if key in ("case-report", "logbook", "photo-sheet") else (".pdf",):
            text = everything_in(made.written(suffix), suffix)
            assert names_in(text, names) == set(), (key, suffix)
            assert [one for one in NUMBERS if one in text] == [], (key, suffix)


def test_no_diagram_holds_a_name(notebook: Notebook, salted: str, names: set[str]) -> None:
    for key, _ in drawing.available():
        text = drawing.encoded(drawing.draw_case(notebook, salted, key), ".svg").decode("utf-8")
        shown = "\n".join([re.sub(r"<[^>]*>", "", text), *re.findall(r'="([^"]*)"', text)])
        assert names_in(shown, names) == set(), key
        assert [one for one in NUMBERS if one in shown] == [], key


def test_a_word_that_may_be_a_name_makes_a_draft_and_is_told(notebook: Notebook, salted: str) -> None:
    with notebook.edit("Isi", undoable=False) as session:
        case = session.get_one(Case, salted)
        case.family.append(FamilyMember(person=Person(name="Bunga"), relation="adik"))
        case.assessment.focus = "Bunga di halaman layu. Kemarin Bunga menangis; bunganya dipetik Ibu Bunga."
    before = printing.prepare(notebook, salted, "case-summary", gate="cleared")
    made = last_look.with_care(notebook, before)
    text = " ".join(everything_in(made.written(".pdf"), ".pdf").split())
    assert "Bunga di halaman layu. Kemarin B menangis; bunganya dipetik Ibu B." in text
    assert "Konsep, belum untuk diserahkan: ada kata yang mungkin nama orang." in text
    assert made.document.draft
    told = last_look.notices(made, before)
    assert any(one.startswith("Periksa sebelum diserahkan: “Bunga” (Kata yang juga nama; ") for one in told)
    assert leaving.around(notebook, salted).decisions == {}, "for this once"


def test_agreed_photos_stay_whole_others_are_blurred_and_one_can_be_left_out(notebook: Notebook, salted: str) -> None:
    with notebook.edit("Isi", undoable=False) as session:
        for consent in session.get_one(Case, salted).consents:
            consent.withdrawn_why = consent.withdrawal_effect = None  # what was salted there takes the consent back
    before = printing.prepare(notebook, salted, "photo-sheet")
    (photo,) = [hit for hit in before.hits if hit.kind.name == "PHOTO"]
    assert [hit.key for hit in before.undecided if hit.kind is Kind.PHOTO] == [photo.key], "the window asks about it"
    careful = last_look.with_care(notebook, before)
    assert photos_of(careful.document) == photos_of(before.document), "the client agreed to it"
    unsure = dataclasses.replace(before, beside=dataclasses.replace(before.beside, photos_agreed=False))
    assert photos_of(last_look.with_care(notebook, unsure).document) != photos_of(before.document)
    left_out = last_look.with_care(notebook, before, without=["foto 1"])
    assert photos_of(left_out.document) == []
    with pytest.raises(WrongUse, match="Foto 7"):
        last_look.with_care(notebook, before, without=["Foto 7"])
    leaving.decide(notebook, salted, [photo], Decision(leaving.LEFT_OUT))
    without = printing.prepare(notebook, salted, "photo-sheet")
    assert "Foto 1" not in everything_in(without.written(".pdf"), ".pdf")
    assert photo.key in {hit.key for hit in without.hits}, "it can be decided otherwise"
    assert not [hit for hit in without.undecided if hit.key == photo.key]
    leaving.decide(notebook, salted, [photo], Decision(None, "Hanya punggungnya yang terlihat"))
    shown = printing.prepare(notebook, salted, "photo-sheet")
    assert "Foto 1" in everything_in(shown.written(".pdf"), ".pdf")
    named = printing.prepare(notebook, salted, "photo-sheet", Wish(names=True))
    assert "Foto 1" in everything_in(named.written(".pdf"), ".pdf")


def photos_of(document: Document) -> list[bytes]:
    found: list[bytes] = []

    def seen(block: Block) -> Block:
        if isinstance(block, Photo):
            found.append(block.data)
        return block

    for block in document.blocks:
        rebuild(block, seen, lambda text: text)
    return found


def test_another_client_is_hidden_and_somebody_of_the_same_name_here_is_not(notebook: Notebook, salted: str) -> None:
    with notebook.edit("Isi", undoable=False) as session:
        case = session.get_one(Case, salted)
        session.add_all([Case(number="9", client=Person(name="Gimin")), Case(number="8", client=Person(alias="XY"))])
        case.assessment.focus = "Slamet Sukardi, klien “XY”, dan Bu Gimin."
    before = printing.prepare(notebook, salted, "case-summary", gate="cleared")
    text = " ".join(everything_in(last_look.with_care(notebook, before).written(".pdf"), ".pdf").split())
    assert "klien lain, klien lain, dan Bu G." in text
    named = printing.prepare(notebook, salted, "case-summary", gate="cleared", wish=Wish(names=True))
    text = " ".join(everything_in(last_look.with_care(notebook, named).written(".pdf"), ".pdf").split())
    assert "klien lain, klien lain, dan Bu Gimin." in text


def test_a_reason_keeps_what_was_found_and_is_written_down(notebook: Notebook, salted: str) -> None:
    before = printing.prepare(notebook, salted, "case-summary", gate="cleared")
    assert before.undecided
    with pytest.raises(BadInput, match="terlalu singkat"):
        last_look.with_care(notebook, before, Keeping("ya", everything=True))
    made = last_look.with_care(notebook, before, Keeping("Pembaca sudah mengenal keluarga ini", everything=True))
    assert made.undecided == []
    assert all(one.startswith("Dipertahankan: “") for one in last_look.notices(made, before))
    assert {one.reason for one in leaving.around(notebook, salted).decisions.values()} == {
        "Pembaca sudah mengenal keluarga ini"
    }
    with notebook.reader() as session:
        assert [one.action for one in audit.entries(session.connection())][-1] == "decide"


def test_the_command_line_replaces_and_tells_or_keeps_with_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)
    book, out = str(tmp_path / "Buku.kasus"), tmp_path / "ringkasan.pdf"
    assert main(["new", book]) == 0
    told = resource("examples", "ms-sentra.json").read_text(encoding="utf-8")
    package = tmp_path / "ms.json"
    package.write_text(told.replace("Lulus SMA lalu", "Di Kecamatan 50 lulus SMA lalu"), encoding="utf-8")
    assert main(["import", book, str(package)]) == 0
    capsys.readouterr()
    assert main(["document", book, "MS", "case-summary", str(out)]) == 0
    assert "Diganti: “Kecamatan 50” menjadi “Kecamatan …” (Desa atau kelurahan; " in capsys.readouterr().err
    assert "Kecamatan 50" not in everything_in(out.read_bytes(), ".pdf")
    summary = ["document", book, "MS", "case-summary", str(out)]
    assert main([*summary, "--keep", "Kecamatan 50"]) == 2, "without a reason"
    assert main([*summary, "--keep", "Kecamatan 51", "--keep-reason", "Wilayah ini sudah diketahui umum"]) == 2
    assert main([*summary, "--keep", "Kecamatan 50", "--keep-reason", "hm"]) == 3
    assert main([*summary, "--exact", "alamat"]) == 0
    assert "Kecamatan 50" in everything_in(out.read_bytes(), ".pdf")
    assert main([*summary, "--keep-kind", "orang", "--keep-reason", "Nama teman boleh disebut"]) == 0
    assert "Kecamatan 50" not in everything_in(out.read_bytes(), ".pdf"), "this once it was told exactly"
    capsys.readouterr()
    assert main([*summary, "--keep", "kecamatan 50", "--keep-reason", "Wilayah ini sudah diketahui umum"]) == 0
    assert "Dipertahankan: “Kecamatan 50” (Desa atau kelurahan; " in capsys.readouterr().err
    assert "Kecamatan 50" in everything_in(out.read_bytes(), ".pdf")


def test_the_command_line_offers_every_kind_and_detail() -> None:
    assert set(KINDS_FOUND) == set(last_look.KINDS)
    assert set(last_look.KINDS.values()) == set(Kind)
    assert list(DETAILS_TOLD) == [one.key for one in DETAILS]


def test_short_texts_are_salted_too(notebook: Notebook, salted: str, names: set[str]) -> None:
    """Names in one-line fields: places, purposes, what people do."""
    with notebook.edit("Isi", undoable=False) as session:
        for at, record in enumerate(walk(session.get_one(Case, salted))):
            for key in ("place", "purpose", "title", "label", "role", "note", "topic", "name"):
                column = record.__mapper__.columns.get(key)
                if column is not None and isinstance(column.type, String) and not isinstance(record, Person):
                    setattr(record, key, f"{getattr(record, key) or 'acara'} bersama {HARD[at % len(HARD)][0]}")
    for key in ("case-report", "diagrams", "visit-report", "conference-minutes"):
        made = last_look.with_care(notebook, printing.prepare(notebook, salted, key, gate="cleared"))
        assert names_in(everything_in(made.written(".pdf"), ".pdf"), names) == set(), key
