from __future__ import annotations

from caseworker_app.text import install_translator, mark, tr


def test_a_translator_is_asked_for_as_long_as_it_is_installed() -> None:
    assert tr("Simpan") == "Simpan"
    install_translator({"Simpan": "Save"}.__getitem__)
    try:
        assert tr(mark("Simpan")) == "Save"
    finally:
        install_translator(None)
    assert tr("Simpan") == "Simpan"
