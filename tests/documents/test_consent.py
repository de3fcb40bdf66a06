"""The consent form: what stands on it, in every case two pages at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.consent import new_consent
from caseworker_app.casework.consent_template import template
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.letters.consent import TYPE_SIZE
from caseworker_app.documents.pdf.writer import write_pdf
from caseworker_app.errors import NotFound
from caseworker_app.exchange import package
from caseworker_app.model.case import Case
from caseworker_app.model.choices import ConsentStatus, Sex
from caseworker_app.model.engagement import Consent, ConsentStatement, Contract
from caseworker_app.model.family import Parentage, Union
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner, Supervisor
from caseworker_app.paths import resource
from tests.documents.makers import consent

EXAMPLES = ("ms-sentra", "s-lansia")
LONG_STREET = "Jalan Kampung Melayu Kecil Gang Haji Abdul Manaf bin Sulaiman Nomor 17 Blok C-2"

Reader = Callable[[bytes], list[str]]


def example(name: str) -> CaseFile:
    """An example case, its links tied as the notebook ties them."""
    case, shared = package.read(resource("examples", f"{name}.json").read_bytes())
    known: dict[str | None, Any] = {record.id: record for records in shared.values() for record in records}
    case.client, case.agency = known[case.client_id], known[case.agency_id]
    case.practitioner = known[case.practitioner_id]
    for one in case.consents:
        one.signer = known.get(one.signer_id)
    return CaseFile(case, Kin())


def invented(*, age: str = "age:66@2024-08-26") -> CaseFile:
    """A case with everything on it that is long in real life."""
    client = Person(
        name="Raden Mas Bambang Suryo Hadikusumo Wijayakusuma", sex=Sex.MALE, stated_age=PartialDate.parse(age),
        street=LONG_STREET, rt="008", rw="012", village="Desa Sukamaju Mekarwangi", district="Kecamatan Cikalong Wetan",
        city="Kabupaten Bandung Barat", province="Jawa Barat", postcode="40556",
    )  # fmt: skip
    agency = Agency(
        name="Sentra Terpadu Bhakti Nusantara di Kabupaten Bandung Barat", city="Kabupaten Bandung Barat",
        address="Jalan Raya Panjang Sekali Nomor 1234, Kabupaten Bandung Barat 40391", phone="(022) 555-0199",
        letterhead=["KEMENTERIAN SOSIAL REPUBLIK INDONESIA", "DIREKTORAT JENDERAL REHABILITASI SOSIAL",
                    "SENTRA TERPADU BHAKTI NUSANTARA DI KABUPATEN BANDUNG BARAT"],
        head_name="Dr. Hj. Raden Ayu Kusumaningrum, S.Sos., M.Si.",
    )  # fmt: skip
    guide = Supervisor(
        name="Dr. Hj. Siti Nurhaliza Kusumawardhani, S.Sos., M.Si.", number="198001012005012001", phone="0812-0000-1111"
    )
    worker = Practitioner(
        name="Muhammad Fakhruddin Nur Ramadhan Simanjuntak, S.Tr.Sos.", role="praktikan", number="2104000",
        institution="Politeknik Kesejahteraan Sosial Bandung", supervisors=[guide],
    )  # fmt: skip
    case = Case(
        number="2024-017", client=client, client_id=client.id, agency=agency, practitioner=worker, supervisor=guide.name
    )
    return CaseFile(case, Kin(people=[client]))


def with_parent(file: CaseFile) -> Consent:
    """A consent that the client's mother signed, answered item by item, added to the case."""
    case = file.case
    mother = Person(
        name="Raden Ayu Kusumaningrum Prawirodirdjo", sex=Sex.FEMALE, stated_age=PartialDate.parse("usia 44"),
        street=LONG_STREET, rt="008", rw="012", village="Desa Sukamaju Mekarwangi", city="Kabupaten Bandung Barat",
    )  # fmt: skip
    file.kin.people.append(mother)
    file.kin.unions.append(Union(partner1_id=mother.id, children=[Parentage(child_id=case.client_id)]))
    one = new_consent(case, template())
    one.date, one.status, one.place = PartialDate.parse("2024-08-26"), ConsentStatus.PARTLY, "Bandung"
    one.signer, one.signer_id, one.signer_status = mother, mother.id, "orang tua"
    one.language, one.read_aloud, one.interpreter = "Sunda", True, "Ibu Euis"
    one.assent, one.assent_words = True, "Saya mau, asal tidak difoto di sekolah."
    one.witness1, one.witness2 = "Drs. Abdul Manaf Sulaiman", "Sri Rahayu Widyaningsih"
    for statement in one.statements:
        statement.agreed = statement.key not in {"foto", "video"}
        if statement.key == "pihak_lain":
            statement.parties = ["wali kelas", "ketua RT 008"]
    case.consents.append(one)
    return one


def words(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


def answers(document: b.Document) -> dict[str, bool | None]:
    """The statements of a form by their text."""
    kept = [block for part in document.blocks if isinstance(part, b.Keep) for block in part.blocks]
    (table,) = (block for block in kept if isinstance(block, b.CheckTable))
    return {str(statement.text): statement.answer for statement in table.statements}


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_fill_two_pages(name: str, *, blank: bool, read_pdf: Reader) -> None:
    file = example(name)
    pages = read_pdf(write_pdf(consent(file, blank=blank)))
    text = words(pages)
    case = file.case
    assert case.client
    assert case.agency
    assert case.practitioner
    assert len(pages) == 2
    assert "LEMBAR PERSETUJUAN (INFORMED CONSENT)" in text
    assert "Saya yang bertanda tangan di bawah ini" in text
    assert (str(case.client.name) in text) is not blank
    assert str(case.practitioner.name) in text
    assert str(case.agency.name) in text
    assert all(f"Kode kasus: {case.number}" in page and template().version in page for page in pages)
    assert "Setuju" in pages[1]
    assert "Saksi 1" in pages[1]


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("age", ["age:66@2024-08-26", "age:14@2024-08-26"])
def test_long_names_and_addresses_stay_on_two_pages(age: str, *, blank: bool, read_pdf: Reader) -> None:
    file = invented(age=age)
    if "14" in age:
        with_parent(file)
    assert len(read_pdf(write_pdf(consent(file, blank=blank)))) == 2


def test_a_consent_that_was_not_answered_item_by_item_shows_open_boxes_and_what_is_recorded() -> None:
    document = consent(example("ms-sentra"))
    found = answers(document)
    assert len(found) == len(template().statements)
    assert set(found.values()) == {None}
    assert "tercatat: setuju" in repr(document.blocks)
    assert "Bogor, 26 Agustus 2024" in repr(document.blocks)


def test_a_parent_signs_and_the_child_is_asked(read_pdf: Reader) -> None:
    file = invented(age="age:14@2024-08-26")
    with_parent(file)
    document = consent(file)
    found = answers(document)
    text = words(read_pdf(write_pdf(document)))
    assert found["Anak saya boleh difoto; wajah disamarkan dalam laporan."] is False
    assert found["Isi pertemuan boleh dicatat."] is True
    assert any(statement.endswith("kepada: wali kelas, ketua RT 008") for statement in found)
    for told in (
        "Raden Ayu Kusumaningrum Prawirodirdjo", "44 tahun", "Hadikusumo Wijayakusuma, 14 tahun",
        "Untuk anak", "asal tidak difoto di sekolah", "Orang tua (ibu)", "Sunda", "Ibu Euis", "Sri Rahayu",
        "NIP 198001012005012001", "NRP 2104000", "0812-0000-1111",
    ):  # fmt: skip
        assert told in text, told


def test_a_childs_own_yes_is_told_with_name_day_and_way_and_a_line_is_left_only_for_a_pen() -> None:
    file = invented(age="age:14@2024-08-26")
    one = with_parent(file)
    one.assent, one.assent_how = True, "lisan"
    name = file.case.client.name if file.case.client else ""
    told = repr(consent(file).blocks)
    assert f"label='Jawaban anak', value='{name} menyatakan mau, lisan, 26 Agustus 2024'" in told
    assert "tanda tangan: …" not in told
    one.assent, one.assent_how, one.assent_on = False, "tulisan atau gambar", PartialDate.parse("2024-08-25")
    told = repr(consent(file).blocks)
    assert f"{name} menyatakan tidak mau, tulisan atau gambar, 25 Agustus 2024; tanda tangan: …" in told
    one.assent = None
    assert "Jawaban anak" not in repr(consent(file).blocks)
    assert "Tanda tangan anak" in repr(consent(file).blocks)
    assert "menyatakan" not in repr(consent(file, blank=True).blocks)


def test_a_permission_taken_back_is_told_first_and_the_answer_stays_as_signed() -> None:
    file = invented()
    one = Consent(
        date=PartialDate.parse("2024-08-26"), status="setuju", signer_status="klien",
        statements=[ConsentStatement(key=key, agreed=True) for key in ("foto", "video", "catatan")],
    )  # fmt: skip
    file.case.consents.append(one)
    for part in one.statements[:2]:
        part.withdrawn_on, part.withdrawn_by = PartialDate.parse("2024-09-02"), "klien"
        part.withdrawn_why, part.withdrawal_effect = "Malu.", "dihapus"
    document = consent(file)
    first = document.blocks[1]
    assert isinstance(first, b.Paragraph)
    assert first.text[0].text == (  # type: ignore[union-attr] # one run of words
        "Izin “foto, video” telah dicabut pada Senin, 2 September 2024 oleh klien dengan alasan: Malu. "
        "Akibat bagi data: dihapus."
    )
    assert set(answers(document).values()) == {True}


def test_a_whole_of_which_something_was_taken_back_still_shows_all_statements() -> None:
    file = example("ms-sentra")
    withdrawn = ConsentStatement(key="foto", withdrawn_on=PartialDate.parse("2024-09-02"), withdrawn_by="klien")
    file.case.consents[0].statements.append(withdrawn)
    assert len(answers(consent(file))) == 13


def test_a_minor_who_signed_alone_leaves_the_guardian_open() -> None:
    file = invented(age="age:14@2024-08-26")
    client = file.case.client
    assert client
    file.case.consents.append(Consent(signer=client, signer_id=client.id, signer_status="klien", status="setuju"))
    told = repr(consent(file).blocks)
    assert "Orang tua/wali" in told
    assert "label='Nama', value=None" in told


def place_and_date(file: CaseFile) -> str:
    (line,) = (block.text for block in consent(file).blocks if isinstance(block, b.PlaceDate))
    return line


def test_a_sheet_for_the_parent_does_not_bear_the_day_on_which_the_child_said_yes() -> None:
    file = invented(age="age:14@2024-08-26")
    client, day = file.case.client, PartialDate.parse("2024-08-26")
    assert client
    alone = Consent(signer=client, signer_id=client.id, signer_status="klien", status="setuju", date=day, assent=True)
    file.case.consents.append(alone)
    told = repr(consent(file).blocks)
    assert "26 Agustus" not in place_and_date(file)
    assert "menyatakan mau, 26 Agustus 2024" in told
    file.case.consents.clear()
    prepared = with_parent(file)
    prepared.status, prepared.assent_on = ConsentStatus.DRAFT, day
    assert "26 Agustus" not in place_and_date(file)
    prepared.date = PartialDate.parse("2024-09-02")
    assert "2 September 2024" in place_and_date(file)


def test_an_informant_signs_for_nobody_else() -> None:
    file = invented(age="age:14@2024-08-26")
    given = with_parent(file)
    teacher = Person(name="Drs. Hadi Purnomo", sex=Sex.MALE)
    sheet = new_consent(file.case, template())
    sheet.signer, sheet.signer_id, sheet.signer_status = teacher, teacher.id, "informan"
    sheet.date = PartialDate.parse("2024-09-02")
    file.case.consents.append(sheet)
    told = repr(consent(file, item=sheet.id).blocks)
    assert "Drs. Hadi Purnomo" in told
    assert "Signer(role='Informan'" in told
    assert "Atas nama" not in told
    assert "Bambang Suryo" not in told
    assert repr(consent(file).blocks) == repr(consent(file, item=given.id).blocks)


def test_what_was_explained_is_ticked() -> None:
    file = example("s-lansia")
    file.case.consents[0].explained = ["tujuan", "manfaat"]
    ticked = [
        block.text[2].text
        for block in consent(file).blocks
        if isinstance(block, b.Paragraph) and isinstance(block.text, tuple) and b.Tick(checked=True) in block.text[:1]
        if isinstance(block.text[2], b.Run)
    ]
    assert ticked == ["Tujuan. "]


def test_schedule_and_duration_come_from_the_contract() -> None:
    file = example("ms-sentra")
    file.case.contracts.append(Contract(schedule="setiap Selasa sore.", duration="enam minggu"))
    told = repr(consent(file).blocks)
    assert "Pertemuan: setiap Selasa sore; selama: enam minggu;" in told
    assert "setiap Selasa" not in repr(consent(file, blank=True).blocks)


def test_without_a_consent_the_form_is_ready_to_be_signed() -> None:
    file = example("ms-sentra")
    file.case.consents.clear()
    told = repr(consent(file).blocks)
    assert "Marta Situmorang" in told
    assert "Bogor, ……" in told
    assert file.case.consents == []


def test_nothing_known_makes_a_blank_form_without_an_empty_letterhead(read_pdf: Reader) -> None:
    document = consent(CaseFile(Case(), Kin()))
    assert document.letterhead is None
    assert len(read_pdf(write_pdf(document))) == 2


def test_the_asked_for_consent_is_printed_and_a_later_one_leaves_it_as_it_was() -> None:
    file = example("ms-sentra")
    (first,) = file.case.consents
    file.case.consents.append(Consent(date=PartialDate.parse("2024-09-20"), status="tidak setuju", place="Jakarta"))
    assert "Jakarta, 20 September 2024" in repr(consent(file).blocks)
    assert "Bogor, 26 Agustus 2024" in repr(consent(file, item=first.id).blocks)
    with pytest.raises(NotFound, match="tidak memuat catatan"):
        consent(file, item="none")


def test_a_withdrawn_consent_says_so_first() -> None:
    file = example("ms-sentra")
    one = file.case.consents[0]
    one.withdrawn_on, one.withdrawn_by = PartialDate.parse("2024-09-02"), "klien"
    one.withdrawn_why, one.withdrawal_effect = "Pindah rumah.", "rekaman dihapus"
    second = consent(file).blocks[1]
    assert isinstance(second, b.Paragraph)
    told = "".join(part.text for part in second.text if isinstance(part, b.Run))
    assert told == (
        "Persetujuan ini telah dicabut pada Senin, 2 September 2024 oleh klien dengan alasan: Pindah rumah. "
        "Akibat bagi data: rekaman dihapus."
    )


def test_what_was_signed_stays_as_it_was_worded() -> None:
    file = example("ms-sentra")
    one = new_consent(file.case, template())
    one.date, one.status, one.signer_status = PartialDate.parse("2024-09-20"), ConsentStatus.AGREED, "wali"
    file.case.consents.append(one)
    assert any(text.startswith("Klien boleh difoto") for text in answers(consent(file)))
    one.signed_text = "Naskah yang ditandatangani."
    assert any(text.startswith("Saya boleh difoto") for text in answers(consent(file)))


def test_signing_by_thumb_or_on_the_screen() -> None:
    file = example("s-lansia")
    one = file.case.consents[0]
    one.thumb = "kiri"
    (signer, _), _ = (block.signers for block in consent(file).blocks if isinstance(block, b.SignatureRow))
    assert signer.thumbprint
    assert signer.number == "cap jempol kiri"
    one.thumb, one.signature = None, b"drawn"
    (signer, _), _ = (block.signers for block in consent(file).blocks if isinstance(block, b.SignatureRow))
    assert not signer.thumbprint
    assert signer.picture == b"drawn"


def test_an_old_man_can_read_it() -> None:
    document = consent(example("s-lansia"))
    assert document.type_size == TYPE_SIZE >= 11.5
    assert (document.language, document.paper, document.dress) == ("id-ID", "A4", "form")
