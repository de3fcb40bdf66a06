"""The service directory: what is doubtful, what is printed, and a file from one worker to another."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from caseworker_app.casework import directory
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput
from caseworker_app.jobs import office_papers, services
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.service import Service
from tests.documents.case_report.texts import text_of

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 9, 26)


def keep(notebook: Notebook, *made: Service) -> None:
    with notebook.edit("Layanan", undoable=False) as session:
        session.add_all(made)


def clinic(**values: object) -> Service:
    day = PartialDate.parse("2024-08-26")
    given = {"name": "Puskesmas Garuda", "kind": "puskesmas", "city": "Kota Bandung", "checked_on": day, **values}
    return Service(**given)


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (None, "belum diperiksa"),
        ("kata Bu RT", "belum diperiksa"),
        ("2024-03-01", "belum diperiksa lebih dari 6 bulan (terakhir 1 Maret 2024)"),
        ("2024-03-31", ""),
    ],
)
def test_what_was_not_checked_within_half_a_year_is_doubtful(checked: str | None, words: str) -> None:
    service = clinic(checked_on=PartialDate.parse(checked) if checked else None)
    assert directory.doubt(service, TODAY) == words


def test_a_service_that_is_gone_stands_last_and_is_not_offered(notebook: Notebook) -> None:
    keep(notebook, clinic(name="Ambon", gone_since=PartialDate.parse("2023")), clinic(name="Zamrud"))
    with notebook.reading() as session:
        assert [one.name for one in services.services(session)] == ["Zamrud", "Ambon"]
        assert list(services.offered(session)) == ["Zamrud"]


def test_the_paper_lists_by_kind_and_marks_what_to_ask_again(notebook: Notebook) -> None:
    keep(
        notebook,
        clinic(bring=["fotokopi KK", "kartu BPJS"], checked_on=None),
        Service(name="Rumah Singgah Melati", kind="rumah singgah"),
        Service(name="Tanpa Jenis"),
    )
    paper = KINDS["service-directory"].make(office_papers.gather(notebook, "service-directory"), Wish())
    told = text_of(paper)
    order = ("Puskesmas\n", "Puskesmas Garuda", "Rumah singgah", "Rumah Singgah Melati", "Jenis belum diisi", "Tanpa")
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    assert "Belum diperiksa" in told
    assert "kartu BPJS" in told


def test_a_directory_handed_on_is_whole_and_one_step_of_undo(notebook: Notebook) -> None:
    keep(notebook, clinic(phone="022-111", bring=["KK"]), Service(name="LBH Jaya"))
    data = services.write_file(notebook)
    with notebook.edit("Kosongkan", undoable=False) as session:
        for service in services.services(session):
            session.delete(service)
    assert services.read_file(notebook, data).told().startswith("2 layanan baru, 0 dilengkapi")
    with notebook.reading() as session:
        (jaya, garuda) = services.services(session)
        assert (jaya.name, garuda.phone, garuda.bring) == ("LBH Jaya", "022-111", ["KK"])
        assert garuda.checked_on == PartialDate.parse("2024-08-26")
    assert services.read_file(notebook, data).same == 2
    notebook.undo(None)
    with notebook.reading() as session:
        assert services.services(session) == []


def test_what_is_here_is_completed_and_only_a_later_check_takes_its_place(notebook: Notebook) -> None:
    keep(notebook, clinic(phone="022-111", hours="8-12"))

    def arrives(**values: object) -> Service:
        entry = {"name": "puskesmas  garuda", "city": "Kota Bandung", **values}
        file = {"format": "caseworker-services", "version": 1, "services": [entry]}
        services.read_file(notebook, json.dumps(file).encode())
        with notebook.reading() as session:
            (only,) = services.services(session)
            return only

    earlier = arrives(phone="022-222", cost="gratis", checked_on="2024-01-01")
    assert (earlier.phone, earlier.cost, earlier.name) == ("022-111", "gratis", "Puskesmas Garuda")
    later = arrives(phone="022-222", checked_on="2024-09-01")
    assert (later.phone, later.hours, later.name) == ("022-222", "8-12", "Puskesmas Garuda")
    assert "Telepon: 022-111" in (later.note or "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b'{"format": "caseworker-services", "version": 2, "services": []}',
        b'{"format": "caseworker-services", "version": 1, "services": [{"name": ""}]}',
        b'{"format": "caseworker-services", "version": 1, "services": [{"name": "A", "id": "x"}]}',
        b'{"format": "caseworker-services", "version": 1, "services": [{"name": "A", "bring": "KK"}]}',
        b'{"format": "caseworker-services", "version": 1, "services": [{"name": "A", "phone": 22}]}',
        b'{"format": "caseworker-services", "version": 1, "services": [{"name": "A\\u0000"}]}',
        b"[" * 100_000,
    ],
)
def test_another_file_is_refused_in_a_sentence_and_changes_nothing(notebook: Notebook, data: bytes) -> None:
    with pytest.raises(BadInput, match="direktori tidak berubah"):
        services.read_file(notebook, data)
    with notebook.reading() as session:
        assert services.services(session) == []
