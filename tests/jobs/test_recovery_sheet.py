from __future__ import annotations

import pypdfium2

from caseworker_app.jobs.recovery_sheet import recovery_sheet


def test_the_sheet_bears_the_code_the_notebook_and_the_warning() -> None:
    code = "3Z77-P3DR-K9EQ-YPC2-GSNQ-0QQK-38R2"
    document = pypdfium2.PdfDocument(recovery_sheet(code, "Kasus <Saya> & Anda"))
    assert len(document) == 1
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert code in text
    assert "Kasus <Saya> & Anda" in text
    assert "terpisah dari laptop" in text
