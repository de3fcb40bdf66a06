from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app.jobs.cases import create, summaries
from caseworker_app.model.person import Person
from caseworker_app.store import keys, notebooks
from tests.examples import few
from tests.soak import safety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.store.notebook import Notebook

NAMES = {"Melati 100% Sari_": "anak", 'Ani O\'Brian \\ "Mawar"': "lansia"}
WORDS = st.text(max_size=30) | st.text("%_\\\"' -()*:^~\0Marin", max_size=20)


@pytest.fixture(scope="module")
def two_clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    place = tmp_path_factory.mktemp("cari") / "dua.kasus"
    notebook, _ = notebooks.create(place, "sandi untuk uji coba", strength=keys.LOWEST)
    with notebook:
        for name, cluster in NAMES.items():
            create(notebook, client=Person(name=name), cluster=cluster)
        yield notebook


@safety("S12", "words searched for", 20, 10_000)
@few(20, 10_000)
@given(words=WORDS)
@example(words="%")
@example(words="_")
@example(words="\\")
@example(words="'; DROP TABLE case_; --")
@example(words='"NEAR(a b" OR *')
def test_any_words_may_be_searched_for_and_mean_themselves(two_clients: Notebook, words: str) -> None:
    with two_clients.reader() as session:
        matches = summaries(session, words)
        everyone = summaries(session)
    assert len(everyone) == len(NAMES)
    if words.isascii() and "\0" not in words:
        texts = {case.id: f"{case.number} {case.name} {case.cluster}".lower() for case in everyone}
        wanted = words.lower().split()
        assert {case.id for case in matches} == {
            case_id for case_id, text in texts.items() if all(word in text for word in wanted)
        }
