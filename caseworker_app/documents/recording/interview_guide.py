"""Pedoman wawancara dan observasi: questions with room for answers, things to look at with room for what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Keep,
    Paragraph,
    Space,
    Table,
    WritingLines,
)
from caseworker_app.documents.elements.form import Form, fact, given
from caseworker_app.documents.elements.record_tables import facts
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import worker_name
from caseworker_app.forms.library import topics
from caseworker_app.model.assessment import Assessment
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish

_TOPICS = ("background", "biological", "psychological", "social", "spiritual", "economic", "strengths")
_ANSWER_LINES, _SEEN = 2, 1.5


def interview_guide(file: CaseFile, wish: Wish) -> Document:
    """The case's own questions and points to observe; without them, and on a blank form, the usual ones."""
    form = Form("interview-guide", file, wish)
    assessment = form.case.assessment
    own = assessment.interview_guide or []
    usual = [(topics()[key].title, topics()[key].questions) for key in _TOPICS]
    questions: Sequence[tuple[str, Sequence[str]]] = [(tr("Pertanyaan"), own)] if own else usual
    return form.finished(
        form.title(),
        Facts(
            (
                fact(tr("Klien"), form.client),
                fact(tr("Informan"), None),
                fact(tr("Hari/tanggal"), None),
                fact(tr("Waktu dan tempat"), None),
                fact(tr("Pewawancara"), worker_name(form.case)),
                *given(
                    *facts(form.teller, assessment, Assessment.methods, Assessment.techniques),
                ),
            )
        ),
        Paragraph(form.say("advice"), "plain"),
        *form.headed(
            Heading(1, "", key="interview"),
            *_asked(questions),
            Heading(1, "", key="observation"),
            _observed(assessment.observation_guide or form.points("observation")),
            level=1,
        ),
        signed(form),
    )


def _asked(groups: Sequence[tuple[str, Sequence[str]]]) -> list[Block]:
    """Questions counted through, each with lines for the answer."""
    blocks: list[Block] = []
    count = 0
    for title, questions in groups:
        if len(groups) > 1:
            blocks.append(Heading(2, title, numbered=False))
        for question in questions:
            count += 1
            blocks.append(Keep((Paragraph(f"{count}. {question}", "plain"), WritingLines(_ANSWER_LINES), Space(0.2))))
    return blocks


def _observed(points: Sequence[str]) -> Table:
    columns = (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Yang diamati"), 1.5),
        Column(tr("Yang dilihat dan didengar"), 2.4),
        Column(tr("Tafsiran"), 1.6),
    )
    rows = tuple((str(at), point, Space(_SEEN), "") for at, point in enumerate((*points, ""), 1))
    return Table("observed", "", columns, rows, numbered=False)
