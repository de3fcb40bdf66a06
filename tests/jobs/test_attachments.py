"""Photos, PDFs and recordings come in without what they secretly carry, and nothing else comes in at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from caseworker_app import limits
from caseworker_app.casework.permissions import Use, use_of_attachment
from caseworker_app.errors import BadInput, NotAllowed, NotFound
from caseworker_app.jobs import attachments
from caseworker_app.jobs.packages import export_case, read_case
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook
from tests.jobs.intake.made_recordings import RECORDINGS

REASON = "Direkam atas permintaan klien sendiri, persetujuannya menyusul."


@pytest.fixture
def case(notebook: Notebook) -> Case:
    agreed = Consent(status="setuju", statements=[ConsentStatement(key="foto", agreed=True)])
    made = Case(number="2024-001", client=Person(name="Melati Sari"), consents=[agreed])
    with notebook.edit("Kasus baru") as session:
        session.add(made)
    return made


def photo(path: Path, *, size: tuple[int, int] = (60, 40), turned: bool = False) -> Path:
    """A JPEG that says where, when and how it was taken."""
    picture = Image.new("RGB", size, (200, 120, 40))
    said = Image.Exif()
    said[0x010F] = "Kamera Rahasia"
    said.get_ifd(0x8825)[1] = "S"
    said.get_ifd(0x8769)[36867] = "2024:08:26 09:15:00"
    if turned:
        said[0x0112] = 6
    picture.save(path, exif=said)
    return path


def pdf(path: Path) -> Path:
    Image.new("RGB", (200, 300), "white").save(path, "PDF")
    return path


def test_a_photo_loses_place_and_camera_but_tells_its_day(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    made = attachments.attach(notebook, case, photo(tmp_path / "rumah.jpg"), "Ruang keluarga", "home_visits")
    data = attachments.content(notebook, made.id)
    assert b"Kamera Rahasia" not in data
    kept = Image.open(io.BytesIO(data))
    assert not dict(kept.getexif())
    assert kept.size == (60, 40)
    assert made.taken_on is not None
    assert str(made.taken_on) == "2024-08-26"
    assert (made.caption, made.page, made.media_type) == ("Ruang keluarga", "home_visits", "image/jpeg")
    assert made.size == len(data)


def test_a_photo_taken_upright_stands_upright(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    made = attachments.attach(notebook, case, photo(tmp_path / "tegak.jpg", turned=True))
    assert Image.open(io.BytesIO(attachments.content(notebook, made.id))).size == (40, 60)


def test_a_see_through_picture_stays_so(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "ttd.png")
    made = attachments.attach(notebook, case, tmp_path / "ttd.png")
    kept = Image.open(io.BytesIO(attachments.content(notebook, made.id)))
    assert kept.getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_pdf_is_kept_as_it_is_and_has_a_small_picture(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    path = pdf(tmp_path / "surat.pdf")
    made = attachments.attach(notebook, case, path)
    data = attachments.content(notebook, made.id)
    assert data == path.read_bytes()
    width, height, raw = attachments.thumbnail(data, "application/pdf", 90)
    assert (width, height) == (60, 90)
    assert len(raw) == width * height * 4


@pytest.mark.parametrize("content", [b"", b"bukan gambar", b"%PDF-1.7 rusak", b"\xff\xd8\xff\xe0 terpotong", b"GIF89a"])
def test_what_is_no_photo_or_pdf_is_refused(notebook: Notebook, case: Case, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "aneh.jpg").write_bytes(content)
    with pytest.raises(BadInput):
        attachments.attach(notebook, case, tmp_path / "aneh.jpg")
    assert not case.attachments


def test_what_is_too_large_is_refused_before_it_is_read(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    with (tmp_path / "besar.jpg").open("wb") as file:
        file.truncate(limits.FILE + 1)
    with pytest.raises(BadInput, match="64 MB"):
        attachments.attach(notebook, case, tmp_path / "besar.jpg")


def test_a_folder_is_refused_kindly(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="pilih berkas di dalamnya"):
        attachments.attach(notebook, case, tmp_path)


def test_a_recording_needs_its_own_consent_and_is_kept_to_be_copied_out(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    for name, item in (("opus", "rekaman suara"), ("mp4", "video")):
        data, media_type, suffix = RECORDINGS[name]
        (tmp_path / f"rekaman{suffix}").write_bytes(data)
        with pytest.raises(NotAllowed, match=item):
            attachments.attach(notebook, case, tmp_path / f"rekaman{suffix}")
        with pytest.raises(NotAllowed, match=item):
            attachments.attach(notebook, case, tmp_path / f"rekaman{suffix}", kind="pindaian")
        kept = attachments.attach(notebook, case, tmp_path / f"rekaman{suffix}", override=REASON)
        assert (kept.media_type, kept.kind) == (media_type, "rekaman suara" if name == "opus" else "rekaman video")
        attachments.export(notebook, case, kept, tmp_path / f"salinan{suffix}", override=REASON)
        assert (tmp_path / f"salinan{suffix}").read_bytes() == attachments.content(notebook, kept.id)


@pytest.mark.parametrize("refused", ["rekaman_suara", "foto"])
def test_a_video_holds_voice_and_face_so_neither_may_be_refused(
    notebook: Notebook, case: Case, tmp_path: Path, refused: str
) -> None:
    answers = [ConsentStatement(key=key, agreed=key != refused) for key in ("foto", "rekaman_suara", "video")]
    with notebook.edit("Persetujuan", case_id=case.id):
        case.consents[0].statements[:] = answers
    (tmp_path / "rekaman.mp4").write_bytes(RECORDINGS["mp4"][0])
    with pytest.raises(NotAllowed, match="tidak disetujui"):
        attachments.attach(notebook, case, tmp_path / "rekaman.mp4")
    with notebook.edit("Persetujuan", case_id=case.id):
        for statement in case.consents[0].statements:
            statement.agreed = True
    assert attachments.attach(notebook, case, tmp_path / "rekaman.mp4").kind == "rekaman video"


def test_what_a_case_holds_fits_into_its_package(
    notebook: Notebook, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = photo(tmp_path / "rumah.jpg")
    attachments.attach(notebook, case, path)
    monkeypatch.setattr(limits, "PACKAGE_CONTENTS", 1000)
    with pytest.raises(BadInput, match="bersama-sama"):
        attachments.attach(notebook, case, path)
    assert len(case.attachments) == 1


def test_recordings_travel_with_their_case(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    (tmp_path / "rekaman.m4a").write_bytes(RECORDINGS["m4a"][0])
    kept = attachments.attach(notebook, case, tmp_path / "rekaman.m4a", override=REASON)
    travelled = export_case(notebook, case.id)
    arrived = read_case(io.BytesIO(travelled))
    assert arrived.notices == ()
    content = arrived.case.attachments[0].content
    assert content is not None
    assert content.data == attachments.content(notebook, kept.id)


def test_pictures_made_a_pdf_stay_pictures_of_the_client(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 255)]
    frames[0].save(tmp_path / "gerak.gif", save_all=True, append_images=frames[1:])
    kept = attachments.attach(notebook, case, tmp_path / "gerak.gif")
    assert (kept.media_type, kept.kind) == ("application/pdf", "foto")
    assert use_of_attachment(kept.kind, kept.media_type) is Use.PHOTO


def test_a_file_that_is_not_there_is_named(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"tiada\.jpg"):
        attachments.attach(notebook, case, tmp_path / "tiada.jpg")


def test_export_writes_a_copy_and_removal_can_be_undone(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    made = attachments.attach(notebook, case, photo(tmp_path / "rumah.jpg"))
    attachments.export(notebook, case, made, tmp_path / "salinan.jpg")
    assert (tmp_path / "salinan.jpg").read_bytes() == attachments.content(notebook, made.id)
    attachments.remove(notebook, case, made)
    with pytest.raises(NotFound):
        attachments.content(notebook, made.id)
    notebook.undo(case.id)
    assert attachments.content(notebook, case.attachments[0].id) == (tmp_path / "salinan.jpg").read_bytes()
