"""Where a client must be spared: nobody is asked to undress, no photo is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on, may_be_minor
from caseworker_app.model.choices import EmotionalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile

_VIOLENCE = re.compile(r"kekerasan|kdrt|pelecehan|perkosa|cabul|aniaya|dipukul|pemukulan|seksual", re.IGNORECASE)
_ABUSE = (EmotionalKind.PHYSICAL_ABUSE, EmotionalKind.EMOTIONAL_ABUSE, EmotionalKind.SEXUAL_ABUSE)


def spare_the_body(file: CaseFile) -> bool:
    """Whether the client is under 18, or violence is noted anywhere in the case."""
    client = file.client
    if client is not None and may_be_minor(client, drawn_on(file)):
        return True
    if any(tie.kind in _ABUSE and file.case.client_id == tie.person2_id for tie in file.kin.emotional_ties):
        return True
    return any(_VIOLENCE.search(text) for text in _told(file) if text)


def _told(file: CaseFile) -> Iterator[str | None]:
    case = file.case
    yield from (case.ppks, case.cluster, case.assessment.focus)
    for risk in case.risks:
        yield from (risk.kind, risk.findings)
    for incident in case.incidents:
        yield from (incident.kind, incident.what)
    for body_map in case.body_maps:
        yield body_map.note
        for mark in body_map.marks:
            yield from (mark.cause, mark.note)
    yield from (problem.text for problem in case.problems)
