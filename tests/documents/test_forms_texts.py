"""The words of forms and letters: as shipped, and as an office may break them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.forms_texts import filled, read_template, template
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource


def content() -> dict[str, Any]:
    return copy.deepcopy(read_toml(resource("templates", "forms.toml")))


def test_every_text_belongs_to_a_document() -> None:
    assert set(template().forms) <= set(DOCUMENTS)


def test_an_office_may_word_a_letter_anew() -> None:
    own = content()
    own["number"] = "{urut}/Dinsos-{jenis}/{tahun}"
    own["forms"]["referral-letter"]["texts"]["opening"] = "Kami titipkan klien {klien}."
    assert read_template(own).forms["referral-letter"].texts["opening"] == "Kami titipkan klien {klien}."


@pytest.mark.parametrize("broken", ["{siapa}", "{klien", "{klien!r}", "{0}", "{klien:>9}", "{}"])
def test_a_text_with_unknown_words_in_braces_is_refused(broken: str) -> None:
    own = content()
    own["forms"]["contract"]["texts"]["opening"] = broken
    with pytest.raises(BadInput, match="rusak"):
        read_template(own)


def test_a_number_pattern_with_unknown_words_or_a_missing_part_is_refused() -> None:
    own = content()
    own["number"] = "{urut}/{klien}"
    with pytest.raises(BadInput):
        read_template(own)
    own = content()
    del own["for_head"]
    with pytest.raises(BadInput):
        read_template(own)


def test_what_is_not_known_becomes_dots() -> None:
    assert filled("di {tempat}, {hari}", {"tempat": "Bogor", "hari": ""}) == "di Bogor, " + "…" * 14
