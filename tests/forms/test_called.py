from __future__ import annotations

from caseworker_app.forms.called import called, kinds
from caseworker_app.model import Record


def test_every_kind_of_record_is_called_something() -> None:
    classes = {mapper.class_.__name__ for mapper in Record.registry.mappers}
    assert [name for name in sorted(classes) if called(name) == name] == ["Ecomap"]
    assert {kind for several in kinds().values() for kind in several} == classes


def test_a_kind_of_a_later_program_keeps_its_own_name() -> None:
    assert called("Something") == "Something"
    assert called("JournalEntry") == "Catatan harian dan mingguan"
