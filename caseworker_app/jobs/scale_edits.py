"""Rating an anchored scale, beginning one from a template, and choosing levels of goal attainment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from caseworker_app.model.evaluation import AttainmentScale
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.scales import AnchoredScale, ScaleAnchor, ScaleRating
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.forms.scale_templates import ScaleTemplate
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

When = Literal["before", "after"]


def rating_on(scale: AnchoredScale, day: PartialDate) -> ScaleRating | None:
    """The rating of a day; of several the last, None where there is none."""
    return next((one for one in reversed(scale.ratings) if one.date == day), None)


def rate(
    notebook: Notebook,
    case: Case,
    scale: AnchoredScale,
    day: PartialDate,
    level: int | None,
    *,
    continues: bool = False,
) -> None:
    """Note the level of a day; a rating of that day is changed, and without a level and a note taken away.

    continues: it goes on with what was typed just before, and is one step of undo with it.
    """
    rating = rating_on(scale, day)
    follows = rating.id if rating and continues else ""
    with notebook.edit(tr("Nilai skala"), case_id=case.id, origin=rate, follows=follows):
        if rating is None:
            if level is not None:
                scale.ratings.append(ScaleRating(date=day, level=level, rated_by=scale.rated_by))
        elif level is None and not rating.note:
            scale.ratings.remove(rating)
        else:
            rating.level = level


def add_from_template(notebook: Notebook, case: Case, template: ScaleTemplate) -> AnchoredScale:
    """Begin a scale with the words of a template, which the case may then change."""
    scale = AnchoredScale(
        name=template.name,
        question=template.question,
        wanted=template.wanted,
        rated_by=template.rated_by,
        ask=list(template.ask),
        look_for=list(template.look_for),
        anchors=[
            ScaleAnchor(level=level, words=words, position=at) for at, (level, words) in enumerate(template.anchors)
        ],
    )
    with notebook.edit(tr("Tambah skala"), case_id=case.id, origin=add_from_template):
        scale.position = 1 + max((one.position for one in case.anchored_scales), default=-1)
        case.anchored_scales.append(scale)
    return scale


def set_level(notebook: Notebook, case: Case, scale: AttainmentScale, when: When, level: int | None) -> None:
    """Choose the level before or after; None empties it."""
    with notebook.edit(tr("Pilih tingkat pencapaian"), case_id=case.id, origin=set_level):
        setattr(scale, f"level_{when}", level)
