"""Every way out of a case against everything that can stand against it: nothing leaves but with a written reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from caseworker_app.casework.permissions import Use
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotAllowed
from caseworker_app.jobs import attachments, consents, drawing, printing
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent
from caseworker_app.model.group import Group, GroupMember, GroupSession
from caseworker_app.model.notes import Attachment, AttachmentContent, DataRequest
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Referral
from caseworker_app.store import audit
from caseworker_app.store.notebook import Notebook
from tests.documents.case_report.texts import text_of

REASON = "Diminta penyidik untuk visum; supervisor menyetujui."
YESTERDAY = (date.today() - timedelta(days=1)).isoformat()
ALL = tuple(Use)


def answered(day: str | None, *, agreed: bool | None, others: bool | None = True, use: Use, **said: Any) -> Consent:
    """A form on which one item is answered so, and all others otherwise."""
    rows = [ConsentStatement(position=at, key=str(one), agreed=others) for at, one in enumerate(ALL)]
    rows[ALL.index(use)].agreed = agreed
    said = {"status": "setuju", "signer_status": "klien", **said}
    return Consent(date=PartialDate.parse(day) if day else None, statements=rows, **said)


def yes(use: Use, day: str | None = "2024-08-26", **said: Any) -> Consent:
    return answered(day, agreed=True, use=use, **said)


def no(use: Use, day: str | None = "2024-09-01", **said: Any) -> Consent:
    return answered(day, agreed=False, use=use, **said)


AGAINST: dict[str, Callable[[Case, Use], list[Consent]]] = {
    "refused": lambda _, use: [no(use)],
    "refused after a yes": lambda _, use: [yes(use), no(use)],
    "refused after a yes, entered the other way round": lambda _, use: [no(use), yes(use)],
    "refused on a draft that nobody signed yet": lambda _, use: [yes(use), no(use, None, status="draf")],
    "refused on a sheet without a date, entered later": lambda _, use: [yes(use), no(use, None)],
    "refused, then a later sheet that does not ask": lambda _, use: [
        no(use),
        Consent(date=PartialDate.parse("2024-10-01"), status="setuju", statements=[
            ConsentStatement(key="kerahasiaan", agreed=True)]),
    ],
    "refused as a whole": lambda _, use: [
        yes(use),
        Consent(date=PartialDate.parse("2024-09-01"), status="tidak setuju"),
    ],
    "left unanswered": lambda _, use: [answered("2024-08-26", agreed=None, use=use)],
    "expired": lambda _, use: [yes(use, valid_until=PartialDate.parse(YESTERDAY))],
    "expired, with an older one without end": lambda _, use: [
        yes(use, "2024-01-01"),
        yes(use, valid_until=PartialDate.parse(YESTERDAY)),
    ],
    "withdrawn": lambda _, use: [yes(use, withdrawn_on=PartialDate.parse("2024-09-02"), status="dicabut")],
    "withdrawn, and an older one": lambda _, use: [
        yes(use, "2024-01-01"),
        yes(use, withdrawn_on=PartialDate.parse("2024-09-02"), status="dicabut"),
    ],
    "withdrawn in a month, signed within it": lambda _, use: [
        yes(use, "2024-09-20"),
        yes(use, "2024-01-01", withdrawn_on=PartialDate.parse("2024-09"), status="dicabut"),
    ],
    "withdrawn on a sheet without a date": lambda _, use: [yes(use), yes(use, None, status="dicabut")],
    "signed by a child": lambda case, use: young(case, [yes(use)]),
    "signed by a child that is grown up since": lambda case, use: young(case, [yes(use, "2020-01-01")]),
    "a child says no": lambda case, use: young(case, [yes(use, signer_status="orang tua", assent=False)]),
    "signed by a suspect by name": lambda case, use: young(
        case, [yes(use, signer_status="orang tua", signer_name="Bapak Haroen", assent=True)]
    ),
    "signed by a suspect as what he is": lambda case, use: young(
        case, [yes(use, signer_status="orang tua", signer_relation="ayah kandung", assent=True)]
    ),
    "signed by a guardian of an adult without a ground": lambda _, use: [yes(use, signer_status="wali")],
    "a thumbprint nobody saw": lambda _, use: [yes(use, method="cap jempol")],
}  # fmt: skip


def young(case: Case, signed: list[Consent]) -> list[Consent]:
    assert case.client is not None
    case.client.born = PartialDate.parse("2007-05-05")
    father = Person(name="Harun Wijaya")
    case.family.append(FamilyMember(person=father, relation="ayah", suspected_perpetrator=True))
    return signed


def document(key: str, suffix: str = ".pdf", **how: Any) -> Callable[..., Any]:
    def out(notebook: Notebook, case: Case, _folder: Path, override: str | None) -> object:
        return printing.print_document(notebook, case.id, key, suffix=suffix, override=override, **how)

    return out


def attach(notebook: Notebook, case: Case, folder: Path, override: str | None) -> object:
    Image.new("RGB", (60, 40), "teal").save(folder / "foto.jpg")
    return attachments.attach(notebook, case, folder / "foto.jpg", override=override)


def into_a_step(notebook: Notebook, case: Case, folder: Path, override: str | None) -> object:
    Image.new("RGB", (60, 40), "teal").save(folder / "foto.jpg")
    return attachments.attach(notebook, case, folder / "foto.jpg", record=case.consents[0], override=override)


def copy_out(kind: str) -> Callable[..., Any]:
    def out(notebook: Notebook, case: Case, folder: Path, override: str | None) -> object:
        kept = next(one for one in case.attachments if one.kind == kind)
        attachments.export(notebook, case, kept, folder / "keluar", override)
        return folder / "keluar"

    return out


def renamed(before: str, after: str | None) -> Callable[..., Any]:
    def out(notebook: Notebook, case: Case, _folder: Path, override: str | None) -> object:
        kept = next(one for one in case.attachments if one.kind == before)
        attachments.set_kind(notebook, case, kept, after, override)
        return kept

    return out


WAYS: dict[str, tuple[Use, Callable[..., Any]]] = {
    "attach a photo": (Use.PHOTO, attach),
    "a photo in a step": (Use.PHOTO, into_a_step),
    "copy a photo": (Use.PHOTO, copy_out("foto")),
    "a scan becomes a photo": (Use.PHOTO, renamed("pindaian", "foto")),
    "a photo becomes a paper, to be copied": (Use.PHOTO, renamed("foto", "surat")),
    "copy a recording": (Use.SOUND, copy_out("rekaman suara")),
    "a recording becomes a paper": (Use.SOUND, renamed("rekaman suara", "dokumen")),
    "copy a video": (Use.VIDEO, copy_out("video")),
    **{
        f"{key} as {suffix}": (use, document(key, suffix))
        for key, kind in DOCUMENTS.items()
        for use in (*kind.uses, *kind.unless)
        for suffix in ((".pdf", ".docx") if key in ("case-report", "case-summary", "referral-letter") else (".pdf",))
    },
    "a report with names": (Use.REPORT, document("case-report", wish=Wish(names=True))),
    "a report on F4 as a draft": (Use.REPORT, document("case-report", wish=Wish(paper="F4", draft=True))),
}


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="2024-001", client=Person(name="Melati Sari"))
    made.referrals.append(Referral(date=PartialDate.parse("2024-09-01"), to=["Puskesmas Contoh"]))
    for kind, media in (("foto", "image/jpeg"), ("pindaian", "image/jpeg"), ("rekaman suara", "audio/ogg"),
                        ("video", "video/mp4")):  # fmt: skip
        data = AttachmentContent(data=b"isi")
        made.attachments.append(Attachment(kind=kind, media_type=media, file_name="a", content=data, size=3))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def given(notebook: Notebook, case: Case, make: Callable[[Case, Use], list[Consent]], use: Use) -> None:
    assert case.client is not None
    with notebook.edit("Persetujuan", undoable=False):
        case.client.born, case.family = None, []
        case.consents = [*make(case, use)]
        for at, one in enumerate(case.consents):
            one.position = at


@pytest.mark.parametrize("state", AGAINST)
def test_no_way_leads_around_what_the_client_said(notebook: Notebook, case: Case, tmp_path: Path, state: str) -> None:
    for use in dict.fromkeys(use for use, _ in WAYS.values()):
        given(notebook, case, AGAINST[state], use)
        kinds = [one.kind for one in case.attachments]
        for name, (needed, out) in WAYS.items():
            if needed is use:
                with pytest.raises(NotAllowed) as refused:
                    out(notebook, case, tmp_path, None)
                assert str(refused.value).count("Tidak dikerjakan") == 1, name
        assert [one.kind for one in case.attachments] == kinds
    assert not case.overrides
    assert not (tmp_path / "keluar").exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_reason_opens_each_way_once_and_stands_in_the_trail_and_in_the_report(
    notebook: Notebook, case: Case, tmp_path: Path, way: str
) -> None:
    use, out = WAYS[way]
    given(notebook, case, AGAINST["refused"], use)
    assert out(notebook, case, tmp_path, REASON)
    (kept,) = case.overrides
    assert (kept.what, kept.reason) == (use.label, REASON)
    assert "tidak disetujui" in (kept.standing or "")
    with notebook.reader() as session:
        trail = [one for one in audit.entries(session.connection()) if one.action == "override"]
    assert [(one.case_id, one.records) for one in trail] == [(case.id, {"Override": [kept.id]})]
    report = text_of(printing.prepare(notebook, case.id, "case-report", gate="preview").document)
    assert "Keterbatasan Laporan" in report
    assert REASON in report


@pytest.mark.parametrize("way", WAYS)
def test_what_was_agreed_to_opens_each_way(notebook: Notebook, case: Case, tmp_path: Path, way: str) -> None:
    use, out = WAYS[way]
    given(notebook, case, lambda _, use: [yes(use)], use)
    assert out(notebook, case, tmp_path, None)
    assert not case.overrides


@pytest.mark.parametrize("use", [Use.PHOTO, Use.REPORT])
def test_the_consent_of_another_case_of_the_same_client_opens_nothing(
    notebook: Notebook, case: Case, tmp_path: Path, use: Use
) -> None:
    with notebook.edit("Kasus lain") as session:
        session.add(Case(number="2024-002", client=case.client, consents=[yes(use)]))
    given(notebook, case, AGAINST["refused"], use)
    for needed, out in WAYS.values():
        if needed is use:
            with pytest.raises(NotAllowed):
                out(notebook, case, tmp_path, None)


def test_what_was_settled_is_neither_answered_again_nor_thrown_away(notebook: Notebook, case: Case) -> None:
    """A sheet that came signed from elsewhere bears no frozen text; its answers stand all the same."""
    given(notebook, case, AGAINST["refused"], Use.REPORT)
    (sheet,) = case.consents
    refused = sheet.statements[ALL.index(Use.REPORT)]
    attempts: tuple[Callable[[], object], ...] = (
        lambda: consents.answer(notebook, case, refused, agreed=True),
        lambda: consents.answer(notebook, case, refused, agreed=None),
        lambda: consents.name_parties(notebook, case, refused, ["siapa saja"]),
        lambda: consents.sign(notebook, case, sheet, "tanda tangan di kertas"),
        lambda: consents.discard(notebook, case, sheet),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    assert refused.agreed is False
    assert case.consents == [sheet]


def test_undo_and_redo_do_not_lead_behind_a_withdrawal(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    given(notebook, case, lambda _, use: [yes(use)], Use.PHOTO)
    kept = attach(notebook, case, tmp_path, None)
    attachments.remove(notebook, case, next(one for one in case.attachments if one is kept))
    consents.withdraw(notebook, case, case.consents[0], PartialDate.on(date.today()), "klien")
    assert notebook.undo(case.id) is None
    assert notebook.redo(case.id) is None
    assert case.consents[0].withdrawn_on is not None
    with pytest.raises(NotAllowed):
        attach(notebook, case, tmp_path, None)


def test_a_diagram_says_that_it_is_not_to_be_handed_on_or_has_a_reason(notebook: Notebook, case: Case) -> None:
    for state, make in AGAINST.items():
        given(notebook, case, make, Use.REPORT)
        assert "Konsep, belum untuk diserahkan" in drawing.draw_case(notebook, case.id, "genogram").subtitle, state
    assert "Konsep" not in drawing.draw_case(notebook, case.id, "genogram", override=REASON).subtitle
    assert [one.done for one in case.overrides] == ["simpan diagram genogram"]
    given(notebook, case, lambda _, use: [yes(use)], Use.REPORT)
    assert "Konsep" not in drawing.draw_case(notebook, case.id, "genogram").subtitle


def test_a_word_aloud_does_not_lift_what_was_written(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    for state in ("refused", "withdrawn", "expired", "a thumbprint nobody saw"):
        given(notebook, case, AGAINST[state], Use.PHOTO)
        with notebook.edit("Izin", undoable=False):
            case.oral_consents = [OralConsent(given_by="klien", covers=["difoto"])]
        with pytest.raises(NotAllowed):
            attach(notebook, case, tmp_path, None)


def test_a_member_of_the_group_who_said_no_is_not_reported_on_in_the_case_of_another(
    notebook: Notebook, case: Case
) -> None:
    given(notebook, case, lambda _, use: [yes(use)], Use.REPORT)
    other = Case(number="2024-002", client=Person(name="Bima Prakoso"), consents=[no(Use.REPORT)])
    third = Person(name="Citra Dewi")
    with notebook.edit("Kelompok", undoable=False) as session:
        session.add(other)
        session.flush()
        third_case = Case(number="2024-003", client=third, consents=[no(Use.REPORT)])
        session.add(third_case)
        session.flush()
        members = [GroupMember(case_id=case.id, person=case.client), GroupMember(person=third)]
        group = Group(name="Kelompok Fajar", members=members, sessions=[GroupSession()])
        session.add(group)
    with pytest.raises(NotAllowed, match=r"anggota kelompok CD: .*tidak disetujui"):
        printing.print_document(notebook, case.id, "group-report")
    assert printing.print_document(notebook, case.id, "group-report", override=REASON)
    with notebook.edit("Anggota", undoable=False):
        third_case.consents[0].statements[ALL.index(Use.REPORT)].agreed = True
    assert printing.print_document(notebook, case.id, "group-report")
    with notebook.edit("Anggota", undoable=False):
        group.members.append(GroupMember(case_id=other.id, name="Bima Prakoso"))
    with pytest.raises(NotAllowed, match="anggota kelompok BP"):
        printing.print_document(notebook, case.id, "group-report", suffix=".docx")


def restricted(case: Case) -> None:
    today = PartialDate.on(date.today())
    case.data_requests = [DataRequest(kind="pembatasan", date=today, what="laporan", decision="dipenuhi")]


def test_what_the_client_had_restricted_leaves_only_with_a_reason_and_says_so(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    """Agreed to or not: a restriction that was granted holds until it ends; the client's own papers are free of it."""
    for use in Use:
        given(notebook, case, lambda _, use: [yes(use)], use)
        with notebook.edit("Permintaan", undoable=False):
            restricted(case)
        for name, (needed, out) in WAYS.items():
            if needed is use and not name.startswith(("attach", "a photo", "a scan", "a recording")):
                with pytest.raises(NotAllowed, match="dibatasi sejak"):
                    out(notebook, case, tmp_path, None)
    assert "Konsep" in drawing.draw_case(notebook, case.id, "genogram").subtitle
    for key in ("consent", "client-copy", "contract"):
        assert printing.print_document(notebook, case.id, key)
    made = printing.prepare(notebook, case.id, "case-report", override=REASON)
    assert "Klien meminta pemakaian datanya dibatasi sejak" in text_of(made.document)
    with notebook.edit("Berakhir", undoable=False):
        case.data_requests[0].ended = PartialDate.on(date.today())
    given(notebook, case, lambda _, use: [yes(use)], Use.REPORT)
    assert "dibatasi" not in text_of(printing.prepare(notebook, case.id, "case-summary").document)
