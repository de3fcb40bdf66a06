"""The six stages of a case."""

from __future__ import annotations

from caseworker_app.casework.stages import KEYS, first_open
from caseworker_app.model.case import Case
from caseworker_app.model.choices import StageState
from tests.filled import filled_case


def test_work_goes_on_in_the_first_stage_that_is_not_done() -> None:
    assert first_open(Case()) == KEYS[0]
    case, _ = filled_case()
    for key, following in zip(KEYS, (*KEYS[1:], KEYS[-1]), strict=True):
        for later in KEYS[KEYS.index(key) :]:
            getattr(case, later).state = StageState.RUNNING
        getattr(case, key).state = StageState.DONE
        assert first_open(case) == following
