"""4.2, the BPSS picture, then points, figures and narratives of each dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Paragraph, Run, Table
from caseworker_app.documents.case_report.figures import bpss_figure
from caseworker_app.documents.case_report.parts import section, with_facts
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, supplied
from caseworker_app.documents.wording import joined, sentence, titled
from caseworker_app.forms.catalogue import label_of, page
from caseworker_app.model.assessment import Assessment
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

POINTS = ("biological_points", "psychological_points", "social_points", "spiritual_points")
_SENTENCES = {
    "biological_points": mark("Dari segi fisik dicatat {points}"),
    "psychological_points": mark("Keadaan kejiwaan klien digambarkan sebagai berikut: {points}"),
    "social_points": mark("Dalam pergaulannya, hal yang menonjol ialah {points}"),
    "spiritual_points": mark("Mengenai kehidupan rohaninya diketahui: {points}"),
}
"""What tells the points of each dimension."""
_IQ = ("iq", "iq_category")
_ENOUGH = 2
"""Of so many dimensions points are known where they are drawn; with fewer the picture would be empty boxes."""


def bpss(teller: Teller) -> list[Block]:
    """The picture and what stands behind it; nothing where nothing is known."""
    one = teller.file.case.assessment
    sections = page("bpss").sections
    blocks: list[Block] = []
    listed = [getattr(one, key) for key in POINTS]
    if sum(map(bool, listed)) >= _ENOUGH:
        titles = [tr(part.title) for part in sections]
        caption = tr("Biopsikososial-Spiritual {client}").format(client=titled(teller.client))
        text = tr("Keadaan klien dilihat sebagai keutuhan dari segi fisik, kejiwaan, pergaulan, dan kerohanian")
        blocks.append(referring(text, "bpss"))
        boxes = four_boxes("bpss", caption, titles, [BulletList(tuple(p)) if p else "–" for p in listed])
        blocks.append(bpss_figure(teller, "bpss", caption) or boxes)
    iq = [(tr(label_of(Assessment.iq)), _iq(one.iq, one.iq_category))]
    for part in sections:
        further = teller.told((one, item) for item in part.items if item.key not in {*POINTS, *_IQ})
        if any(item.key in _IQ for item in part.items):
            further = with_facts(iq, further)
        found = [point for item in part.items if item.key in POINTS for point in getattr(one, item.key) or ()]
        if found:
            points = joined([point.strip().rstrip(".") for point in found])
            text = tr(_SENTENCES[next(item.key for item in part.items if item.key in POINTS)])
            further = [supplied(sentence(text.format(points=points))), *further]
        blocks += section(tr(part.title), further, level=3)
    return blocks


def _iq(score: str | None, category: str | None) -> str:
    """«111-120 (bright normal)»."""
    return f"{score} ({category})" if score and category else score or category or ""


def four_boxes(key: str, caption: str, titles: Sequence[str], contents: Sequence[Content]) -> Table:
    """Four boxes, two by two, each with its title above its points."""
    boxes = [
        (
            Paragraph((Run(title, bold=True),), "plain"),
            content if isinstance(content, BulletList) else Paragraph("–", "plain"),
        )
        for title, content in zip(titles, contents, strict=True)
    ]
    return Table(key, caption, (Column("", 1), Column("", 1)), ((boxes[0], boxes[1]), (boxes[2], boxes[3])))
