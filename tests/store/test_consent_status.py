"""What became of the words in which the state of a consent was written before it was one of seven words."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from caseworker_app.store import migrations
from tests.store.shapes import migrated_to


@pytest.mark.parametrize(
    ("written", "answers", "status", "kept"),
    [
        ("setuju", (), "setuju", False),
        ("SETUJU ", (), "setuju", False),
        ("Setuju  sebagian", (), "setuju sebagian", False),
        ("Disetujui dengan cap jempol", (), "setuju", True),
        ("Ditolak oleh keluarga", (), "tidak setuju", True),
        ("menolak", (), "tidak setuju", True),
        ("konsep", (), "draf", True),
        ("entahlah", (), None, True),
        ("entahlah", (1, 0, None), "setuju sebagian", True),
        ("entahlah", (1, 1), "setuju", True),
        ("entahlah", (0,), "tidak setuju", True),
        ("", (), None, False),
    ],
)
def test_what_was_written_as_the_state_of_a_consent_is_a_word_of_the_list_and_is_kept(
    written: str, answers: tuple[int | None, ...], status: str | None, *, kept: bool
) -> None:
    with migrated_to("0003") as engine:
        found = _after_the_next(engine, written, answers)
    words = f"Catatan.\nKeadaan persetujuan tertulis: “{written}”." if kept else "Catatan."
    assert found == (status, words)


def _after_the_next(engine: Engine, written: str, answers: tuple[int | None, ...]) -> tuple[str | None, str]:
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO person (id) VALUES ('p')"))
        connection.execute(text("INSERT INTO case_ (id, client_id) VALUES ('c', 'p')"))
        connection.execute(
            text("INSERT INTO consent (id, case_id, position, status, note) VALUES ('a', 'c', 0, :status, 'Catatan.')"),
            {"status": written},
        )
        for at, agreed in enumerate(answers):
            connection.execute(
                text(
                    "INSERT INTO consent_statement (id, consent_id, position, agreed) VALUES (:id, 'a', :at, :agreed)"
                ),
                {"id": str(at), "at": at, "agreed": agreed},
            )
        connection.commit()
    migrations.upgrade(engine, "0004")
    with engine.connect() as connection:
        status, note = connection.execute(text("SELECT status, note FROM consent")).one()
    return status, note
