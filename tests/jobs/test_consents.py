"""A consent is made, answered, signed and taken back; what was signed stays what it was, whatever is tried."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from caseworker_app.casework.consent import State, is_frozen, standing
from caseworker_app.casework.consent_frozen import thaw
from caseworker_app.casework.consent_template import template
from caseworker_app.casework.permissions import Use, permission
from caseworker_app.casework.signers import THUMB
from caseworker_app.casework.signing import PAPER, SCREEN
from caseworker_app.casework.taking_back import can_be_taken_back, consequences
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput, NotAllowed
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.jobs import attachments, consents, printing, templates
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ParentageKind, Sex
from caseworker_app.model.engagement import Consent, Contract
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.notes import Attachment, Disclosure
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Conference
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.model.termination import Referral
from caseworker_app.store.notebook import Notebook

IMAGE = 3  # what pdfium calls a picture on a page


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGBA", (120, 40), (20, 20, 60, 255)).save(made, "PNG")
    return made.getvalue()


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(
        number="2024-001",
        client=Person(name="Melati Sari", stated_age=PartialDate.parse("usia 27")),
        agency=Agency(name="Sentra Contoh", city="Bogor", phone="022"),
        practitioner=Practitioner(name="Nadia Putri", role="praktikan"),
    )
    with notebook.edit("Kasus baru") as session:
        session.add(made)
    return made


def filled(notebook: Notebook, case: Case, *, no: tuple[str, ...] = (), **said: Any) -> Consent:
    """A form explained and answered, ready to be signed."""
    made = consents.begin(notebook, case)
    for part in template().told:
        consents.explain(notebook, case, made, part.covers, done=True)
    for statement in made.statements:
        consents.answer(notebook, case, statement, agreed=statement.key not in no)
        known = template().statement(statement.key)
        if known and known.with_parties:
            consents.name_parties(notebook, case, statement, ["Puskesmas Melati"])
    with notebook.edit("Penanda tangan"):
        for key, value in said.items():
            setattr(made, key, value)
    return made


def test_a_form_signed_in_the_window_says_when_and_who_and_is_printed_with_the_picture(
    notebook: Notebook, case: Case
) -> None:
    one = filled(notebook, case, no=("foto",))
    assert list(consents.reading(notebook, case, one).lacks) == []
    picture = png()
    consents.sign(notebook, case, one, SCREEN, picture=picture)
    assert (one.status, one.method, one.signature) == ("setuju sebagian", SCREEN, picture)
    assert (one.signer_name, one.signer_status, one.practitioner_name) == ("Melati Sari", "klien", "Nadia Putri")
    assert one.date == PartialDate.on(date.today())
    assert one.time is not None
    assert one.time.start is not None
    assert is_frozen(one)
    assert "Praktikan ingin mengenal saya" in (one.signed_text or "")
    assert permission(case, Use.REPORT, date.today()).given
    assert not permission(case, Use.PHOTO, date.today()).given
    data = printing.print_document(notebook, case.id, "consent", Wish(item=one.id))
    with pypdfium2.PdfDocument(data) as document:
        kinds = [thing.type for page in document for thing in page.get_objects(max_depth=4)]
    assert IMAGE in kinds
    assert one.time.long("WIB") in words(data)


@pytest.mark.parametrize("answers", [True, False])
def test_the_state_follows_from_the_answers(notebook: Notebook, case: Case, answers: bool) -> None:  # noqa: FBT001 - a parameter of the test
    keys = () if answers else tuple(one.key for one in template().asked)
    one = filled(notebook, case, no=keys)
    consents.sign(notebook, case, one, PAPER)
    assert one.status == ("setuju" if answers else "tidak setuju")
    assert one.signature is None


def test_what_lacks_is_named_and_nothing_is_signed(notebook: Notebook, case: Case) -> None:
    one = consents.begin(notebook, case)
    told = list(consents.reading(notebook, case, one).lacks)
    assert told[0].startswith("belum dijelaskan: Tujuan")
    assert told[1] == f"{len(one.statements)} pernyataan belum dijawab"
    party = next(statement for statement in one.statements if statement.key == "rujukan")
    consents.answer(notebook, case, party, agreed=True)
    assert "belum disebut siapa: rujukan dan berbagi data" in consents.reading(notebook, case, one).lacks
    with pytest.raises(NotAllowed, match="Belum dapat ditandatangani"):
        consents.sign(notebook, case, one, PAPER)
    assert (one.method, one.signed_text, one.status) == (None, None, "draf")
    assert not is_frozen(one)


@pytest.mark.parametrize("picture", [None, b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(600_000)])
def test_without_a_picture_nothing_is_signed_in_the_window(
    notebook: Notebook, case: Case, picture: bytes | None
) -> None:
    one = filled(notebook, case)
    with pytest.raises(BadInput, match="Belum ada tanda tangan"):
        consents.sign(notebook, case, one, SCREEN, picture=picture)
    assert not is_frozen(one)


def test_a_thumbprint_needs_two_witnesses(notebook: Notebook, case: Case) -> None:
    one = filled(notebook, case)
    with pytest.raises(NotAllowed, match="dua saksi"):
        consents.sign(notebook, case, one, THUMB, thumb="kiri")
    with notebook.edit("Saksi"):
        one.witness1, one.witness2 = "Bu Ani", "Nadia Putri"
    with pytest.raises(NotAllowed, match="dua orang lain"):
        consents.sign(notebook, case, one, THUMB, thumb="kiri")
    with notebook.edit("Saksi"):
        one.witness2 = "Pak Budi"
    consents.sign(notebook, case, one, THUMB, thumb="kiri")
    assert (one.thumb, one.witness1, one.witness2) == ("kiri", "Bu Ani", "Pak Budi")
    assert permission(case, Use.PHOTO, date.today()).given


def test_for_a_child_a_guardian_signs_beside_its_own_yes(notebook: Notebook, case: Case) -> None:
    father = Person(name="Harun Wijaya")
    with notebook.edit("Anak"):
        assert case.client is not None
        case.client.stated_age = PartialDate.parse("usia 12")
        case.family.append(FamilyMember(person=father, suspected_perpetrator=True))
    one = filled(notebook, case, signer_status="orang tua", signer_name="Harun Wijaya")
    with pytest.raises(NotAllowed, match="diduga pelaku"):
        consents.sign(notebook, case, one, PAPER)
    with notebook.edit("Lain"):
        one.signer_status, one.signer_name = "lembaga", "Ibu Ratna"
    told = list(consents.reading(notebook, case, one).lacks)
    assert "alasan klien diwakili belum ditulis" in told
    assert "persetujuan anak belum dicatat" in told
    with notebook.edit("Dasar"):
        one.ground, one.assent = "Ayah diduga pelaku; ibu meninggal.", True
    consents.sign(notebook, case, one, PAPER)
    assert "Saya mau" in (one.signed_text or "")
    text = words(printing.print_document(notebook, case.id, "consent"))
    assert "Ayah diduga pelaku; ibu meninggal." in text
    assert "Klien boleh difoto" in text


def test_a_child_that_says_no_is_an_answer_and_closes_the_form(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Anak"):
        assert case.client is not None
        case.client.stated_age = PartialDate.parse("usia 12")
    one = filled(notebook, case, signer_status="wali", signer_name="Ibu Ratna", assent=False)
    assert list(consents.reading(notebook, case, one).lacks) == []
    consents.sign(notebook, case, one, PAPER)
    assert not permission(case, Use.REPORT, date.today()).given
    assert standing(case, date.today()).state is State.REFUSED


def test_who_signs_for_another_is_named(notebook: Notebook, case: Case) -> None:
    one = filled(notebook, case, signer_status="pengampu", ground="Tidak dapat berbicara.")
    assert list(consents.reading(notebook, case, one).lacks) == ["nama yang menandatangani belum ditulis"]


def test_what_a_form_leaves_empty_is_listed_with_its_place_and_stops_nobody(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Kosong"):
        assert case.client is not None
        case.client.stated_age = case.client.born = None
        case.agency.phone = case.agency.city = None  # type: ignore[union-attr] # the case has one
    one = filled(notebook, case, place=None)
    gaps = consents.reading(notebook, case, one).gaps
    assert not any(gap.must for gap in gaps)
    places = {gap.what: (gap.place, gap.field) for gap in gaps}
    assert places["bahasa yang dipakai"] == ("", "language")
    assert places["jenis kelamin klien"] == ("client/client_family", "sex")
    assert places["alamat klien"] == ("client/client_home", "street")
    assert places["jadwal pertemuan (dari kontrak)"] == ("engagement/contract", "contracts")
    assert places["nomor telepon pengaduan (lembaga atau supervisor)"] == ("settings", "")
    for stage in (*STAGES, *TABS):
        pages = {f"{stage.key}/{page.key}": {item.key for _, item in page.items()} for page in stage.pages}
        assert all(gap.field in pages[gap.place] for gap in gaps if gap.place in pages)
    consents.sign(notebook, case, one, PAPER)
    assert {"bahasa yang dipakai", "tempat penandatanganan"} <= {gap.what for gap in gaps}


def test_a_full_form_leaves_nothing_empty(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Isi"):
        assert case.client is not None
        case.client.sex, case.client.street = Sex.FEMALE, "Jalan Melati 1"
        case.contracts.append(Contract(schedule="Selasa sore", duration="enam minggu"))
    one = filled(notebook, case, language="Indonesia", read_aloud=True)
    assert consents.reading(notebook, case, one).gaps == ()


def child_with_father(notebook: Notebook, case: Case) -> tuple[Person, Person]:
    """The client is a child; a father in the family, and a neighbour who is no kin."""
    father, neighbour = Person(name="Harun Wijaya", sex=Sex.MALE), Person(name="Ibu Ratna")
    with notebook.edit("Anak") as session:
        assert case.client is not None
        case.client.stated_age = PartialDate.parse("usia 12")
        session.add_all([father, neighbour])
        union = Union(partner1_id=father.id)
        union.children = [Parentage(child_id=case.client.id, kind=ParentageKind.BIOLOGICAL, position=0)]
        session.add(union)
        case.family.append(FamilyMember(person=father, position=0))
    return father, neighbour


def test_who_is_chosen_to_sign_brings_relation_standing_and_reason(notebook: Notebook, case: Case) -> None:
    father, neighbour = child_with_father(notebook, case)
    one = filled(notebook, case, assent=True, signer=father, signer_name="Pak Harun")
    consents.name_signer(notebook, case, one)
    assert (one.signer_status, one.signer_relation, one.signer_name) == ("orang tua", "ayah", None)
    assert one.ground == "klien di bawah umur (12 tahun)"
    with notebook.edit("Tetangga"):
        one.signer, one.signer_status, one.ground = neighbour, "wali", "Ayah bekerja di luar negeri."
    consents.name_signer(notebook, case, one)
    assert one.signer_relation is None, "a neighbour is not the father"
    assert one.ground == "Ayah bekerja di luar negeri."
    assert "hubungan penanda tangan dengan klien" in consents.reading(notebook, case, one).empty
    with notebook.edit("Ayah"):
        one.signer = father
    consents.name_signer(notebook, case, one)
    consents.sign(notebook, case, one, PAPER)
    assert [one.signer_name, one.signer_relation] == ["Harun Wijaya", "ayah"]
    with pytest.raises(NotAllowed):
        consents.name_signer(notebook, case, one)


def test_one_permission_is_taken_back_and_what_was_signed_stays(notebook: Notebook, case: Case) -> None:
    one, today = filled(notebook, case, no=("video",)), PartialDate.on(date.today())
    with pytest.raises(NotAllowed, match="belum ditandatangani"):
        consents.withdraw_items(notebook, case, one, ["foto"], today, "klien")
    consents.sign(notebook, case, one, PAPER)
    before = (one.status, one.signed_text, [part.agreed for part in one.statements])
    offered = [key for key, _ in can_be_taken_back(case, one, date.today())]
    assert "foto" in offered
    assert not {"video", "kerahasiaan", "menarik_diri"} & set(offered)
    refusals: list[tuple[list[str], PartialDate, str, type[Exception], str]] = [
        ([], today, "klien", BadInput, "Pilih izin"),
        (["video"], today, "klien", NotAllowed, "tidak diberikan"),
        (["kerahasiaan"], today, "klien", NotAllowed, "tidak diberikan"),
        (["foto"], today, " ", BadInput, "siapa"),
        (["foto"], PartialDate.parse("2124-01-01"), "klien", BadInput, "tanggal"),
        (["foto"], PartialDate.parse("2001-01-01"), "klien", BadInput, "mendahului"),
    ]
    for keys, when, by, error, words_ in refusals:
        with pytest.raises(error, match=words_):
            consents.withdraw_items(notebook, case, one, keys, when, by)
    consents.withdraw_items(notebook, case, one, ["foto", "rujukan"], today, "klien", "Malu.", "dihapus")
    photo = next(part for part in one.statements if part.key == "foto")
    assert (photo.agreed, photo.withdrawn_by, photo.withdrawn_why, photo.withdrawal_effect) == (
        True, "klien", "Malu.", "dihapus",
    )  # fmt: skip
    assert (one.status, one.signed_text, [part.agreed for part in one.statements]) == before
    assert not permission(case, Use.PHOTO, date.today()).given
    assert permission(case, Use.REPORT, date.today()).given
    assert notebook.undo(case.id) is None
    with pytest.raises(NotAllowed, match="tidak diberikan"):
        consents.withdraw_items(notebook, case, one, ["foto"], today, "klien")
    assert "Izin “foto, rujukan dan berbagi data” telah dicabut" in words(
        printing.print_document(notebook, case.id, "consent")
    )
    consents.sign(notebook, case, filled(notebook, case), PAPER)
    assert permission(case, Use.PHOTO, date.today()).given


def test_one_permission_of_a_consent_recorded_as_a_whole(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Impor"):
        case.consents.append(Consent(status="setuju", signer_status="klien", date=PartialDate.parse("2024-08-26")))
    one, today = case.consents[0], PartialDate.on(date.today())
    consents.withdraw_items(notebook, case, one, ["laporan"], today, "klien")
    assert not permission(case, Use.REPORT, date.today()).given
    assert permission(case, Use.NOTES, date.today()).given
    assert one.status == "setuju"
    consents.add_statements(notebook, case, one)
    assert sorted(part.key or "" for part in one.statements) == sorted(part.key for part in template().asked)


def test_what_follows_is_said_for_the_items_that_are_taken_back(notebook: Notebook, case: Case) -> None:
    photo = " ".join(consequences(case, ["foto"]))
    assert "Lampiran baru berupa foto" in photo
    assert "Izin yang lain tetap berlaku" in photo
    assert "Laporan" not in photo
    assert "Laporan dan ringkasan" in consequences(case, ["laporan"])[0]
    assert "Surat rujukan" in consequences(case, ["rujukan"])[0]
    assert "berita acaranya" in consequences(case, ["case_conference"])[0]
    assert "kunjungan rumah" in consequences(case, ["kunjungan_rumah"])[0]
    assert consequences(case, []) == []


def test_what_was_signed_is_not_changed_by_any_way(notebook: Notebook, case: Case) -> None:
    one = filled(notebook, case, no=("foto",))
    photo = next(statement for statement in one.statements if statement.key == "foto")
    consents.sign(notebook, case, one, PAPER)
    ways: list[Any] = [
        lambda: consents.answer(notebook, case, photo, agreed=True),
        lambda: consents.name_parties(notebook, case, photo, ["semua"]),
        lambda: consents.explain(notebook, case, one, ["tujuan"], done=False),
        lambda: consents.sign(notebook, case, one, SCREEN, picture=png()),
        lambda: consents.discard(notebook, case, one),
    ]
    for way in ways:
        with pytest.raises(NotAllowed, match="tidak diubah lagi"):
            way()
    assert notebook.undo(case.id) is None, "undo does not reach behind a signature"
    assert photo.agreed is False
    later = filled(notebook, case)
    assert later.position > one.position
    assert one in case.consents


def test_an_answer_is_taken_back_and_parties_are_named_while_nobody_has_signed(notebook: Notebook, case: Case) -> None:
    one = consents.begin(notebook, case)
    party = next(statement for statement in one.statements if statement.key == "rujukan")
    consents.answer(notebook, case, party, agreed=True)
    consents.answer(notebook, case, party, agreed=True)
    assert notebook.undo(case.id) == "Jawab pernyataan"
    assert party.agreed is None
    consents.name_parties(notebook, case, party, [" Puskesmas ", ""])
    consents.name_parties(notebook, case, party, ["Puskesmas"])
    assert party.parties == ["Puskesmas"]
    consents.explain(notebook, case, one, ["tujuan"], done=True)
    consents.explain(notebook, case, one, ["tujuan"], done=False)
    assert not one.explained
    consents.discard(notebook, case, one)
    assert not case.consents
    notebook.undo(case.id)
    assert case.consents


def test_a_consent_recorded_elsewhere_is_not_thrown_away(notebook: Notebook, case: Case) -> None:
    with notebook.edit("Impor"):
        case.consents.append(Consent(status="setuju"))
    with pytest.raises(NotAllowed, match="tidak dihapus"):
        consents.discard(notebook, case, case.consents[0])


def test_taking_back_names_who_and_when_and_cannot_be_undone(notebook: Notebook, case: Case) -> None:
    one, today = filled(notebook, case), PartialDate.on(date.today())
    with pytest.raises(NotAllowed, match="belum ditandatangani"):
        consents.withdraw(notebook, case, one, today, "klien")
    consents.sign(notebook, case, one, PAPER)
    with pytest.raises(BadInput, match="siapa"):
        consents.withdraw(notebook, case, one, today, "  ")
    for when in ("2124-01-01", "entah"):
        with pytest.raises(BadInput, match="tanggal"):
            consents.withdraw(notebook, case, one, PartialDate.parse(when), "klien")
    consents.withdraw(notebook, case, one, today, "klien", "Malu.", "data disamarkan")
    assert (one.status, one.withdrawn_by, one.withdrawn_why, one.withdrawal_effect) == (
        "dicabut", "klien", "Malu.", "data disamarkan",
    )  # fmt: skip
    assert notebook.undo(case.id) is None
    with pytest.raises(NotAllowed, match="sudah dicabut"):
        consents.withdraw(notebook, case, one, today, "klien")
    with pytest.raises(NotAllowed):
        printing.print_document(notebook, case.id, "case-report")
    assert "telah dicabut" in words(printing.print_document(notebook, case.id, "consent"))
    consents.sign(notebook, case, filled(notebook, case), PAPER)
    printing.print_document(notebook, case.id, "case-report")


def test_what_follows_is_said_before(notebook: Notebook, case: Case) -> None:
    short = consequences(case)
    assert len(short) == 2
    with notebook.edit("Isi"):
        case.attachments.append(Attachment(kind="foto", media_type="image/jpeg"))
        case.attachments.append(Attachment(kind="pindaian", media_type="image/jpeg"))
        case.conferences.append(Conference())
        case.referrals.append(Referral(to=["Puskesmas"]))
        case.disclosures.append(Disclosure(to="Dinas Sosial"))
    told = " ".join(consequences(case))
    assert "1 foto" in told
    assert "case conference" in told
    assert "Dinas Sosial, Puskesmas" in told


def test_a_scan_hangs_on_the_very_consent(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    one = filled(notebook, case, no=("foto",))
    consents.sign(notebook, case, one, PAPER)
    Image.new("RGB", (60, 40)).save(tmp_path / "lembar.jpg")
    scan = consents.keep_scan(notebook, case, one, attachments.prepare(tmp_path / "lembar.jpg"))
    assert (scan.kind, scan.page, scan.entity, scan.entity_id) == ("pindaian", "consent", "Consent", one.id)
    undated = consents.begin(notebook, case)
    assert "tanpa tanggal" in (
        consents.keep_scan(notebook, case, undated, attachments.prepare(tmp_path / "lembar.jpg")).caption or ""
    )


def test_a_signed_form_prints_as_it_was_whatever_becomes_of_the_template(notebook: Notebook, case: Case) -> None:
    one = filled(notebook, case, no=("foto",))
    consents.sign(notebook, case, one, PAPER)
    before = words(printing.print_document(notebook, case.id, "consent", Wish(item=one.id)))
    changed = templates.as_plain(template())
    changed["title"] = "SURAT IZIN BARU"
    changed["explanations"][0]["text"] = "Tujuan yang lain sama sekali."
    changed["statements"][5]["text"] = "Wajah {saya} boleh terlihat."
    templates.keep_draft(notebook, "consent", changed)
    used = templates.use_draft(notebook, "consent")
    assert words(printing.print_document(notebook, case.id, "consent", Wish(item=one.id))) == before
    later = consents.begin(notebook, case)
    text = words(printing.print_document(notebook, case.id, "consent", Wish(item=later.id)))
    assert "SURAT IZIN BARU" in text
    assert "Wajah saya boleh terlihat." in text
    assert used.version in text
    assert thaw(one.signed_text, one.template_version) is not None


def test_age_and_address_on_a_signed_form_stay_what_was_written_on_it(notebook: Notebook, case: Case) -> None:
    one = filled(notebook, case)
    client = case.client
    assert client is not None
    with notebook.edit("Ubah", case_id=case.id):
        client.street, client.city, client.stated_age = "Jalan Kenanga 4", "Bandung", PartialDate.parse("27 tahun")
        one.signer_age = "28"
    consents.sign(notebook, case, one, PAPER)
    assert one.signer_address == "Jalan Kenanga 4, Bandung"
    with notebook.edit("Ubah", case_id=case.id):
        client.street, client.city = "Jalan Mawar 9", "Garut"
    text = words(printing.print_document(notebook, case.id, "consent", Wish(item=one.id)))
    assert "28 tahun" in text
    assert "Jalan Kenanga 4" in text
    assert "Jalan Mawar 9" not in text


def test_a_signed_form_prints_as_it_was_in_another_notebook(
    notebook: Notebook, case: Case, tmp_path: Path, built: Any
) -> None:
    one = filled(notebook, case)
    consents.sign(notebook, case, one, PAPER)
    before = words(printing.print_document(notebook, case.id, "consent"))
    data, case_id = export_case(notebook, case.id), case.id
    with notebook.edit("Hapus", undoable=False) as session:
        session.delete(case)
    assert import_case(notebook, data).case_id == case_id
    assert words(printing.print_document(notebook, case_id, "consent")) == before
