"""4.5, anchored scales with their levels in words and ratings, and what was followed through phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import courses
from caseworker_app.casework.scale_words import course_in_words
from caseworker_app.casework.single_subject import findings
from caseworker_app.diagrams.from_case.over_time import usual_unit
from caseworker_app.documents.blocks import Block, Column, Fact, Facts, Row, Run, SpanRow, Table
from caseworker_app.documents.case_report.composing import Gathered, composed_table, notes
from caseworker_app.documents.case_report.figures import course_figures, phase_figures
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows, supplied
from caseworker_app.documents.wording import capital, counted, lines, sentence
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.scales import AnchoredScale, CoursePhase, FollowedCourse, ScaleAnchor, ScaleRating

_SCALES, _PHASES = "anchored_scales", "followed_courses"


def scales(teller: Teller) -> list[Block]:
    """The scales with their table and picture, then the phases with what may be concluded from them."""
    return [*_scales(teller), *_phases(teller)]


def _scales(teller: Teller) -> list[Block]:
    found = teller.file.case.anchored_scales
    if not found:
        return []
    columns = (Column(tr("Angka"), 0.7, "centre"), Column(tr("Patokan"), 2.6), Column(tr("Penilaian"), 2.2))
    rows = tuple(row for one in found for row in _scale(teller, one))
    text = tr("Klien dan petugas memakai {count} skala berpatokan dari 0 sampai 10")
    told = [
        tr("{name}: {course}").format(name=courses.ratings(one).title, course=course)
        for one in found
        if (course := course_in_words(one))
    ]
    figures = course_figures(teller, f"{_SCALES}-chart")
    return [
        referring(text.format(count=counted(len(found))), _SCALES),
        Table(_SCALES, tr("Skala Berpatokan dan Penilaiannya"), columns, rows),
        *(supplied(sentence(words)) for words in told),
        *([referring(tr("Penilaian dari waktu ke waktu digambarkan"), figures[0].key)] if figures else []),
        *figures,
    ]


def _scale(teller: Teller, one: AnchoredScale) -> list[Row]:
    """A scale below its name: each level that is said in words or was given, the highest first."""
    described = find_rows(page("scales"), _SCALES)
    levels = {anchor.level for anchor in one.anchors} | {rating.level for rating in one.ratings}
    rows: list[Row] = []
    for level in sorted(levels, key=lambda level: -1 if level is None else level, reverse=True):
        words = [_at_level(teller, anchor, anchor.words or "") for anchor in one.anchors if anchor.level == level]
        given = [_rating(teller, rating) for rating in one.ratings if rating.level == level]
        rows.append(("–" if level is None else str(level), lines(*words) or "–", lines(*given)))
    told = {"name", "anchors", "ratings"}
    further = [item for item in (*described.columns, *described.details) if item.key not in told]
    return [SpanRow((Run(capital(courses.ratings(one).title), bold=True),)), *rows, *notes(teller, one, further)]


def _rating(teller: Teller, one: ScaleRating) -> str:
    """«30/8/2024, klien: sehari sesudah dikunjungi»."""
    when = ", ".join(filter(None, (teller.words(one.date), one.rated_by)))
    return _at_level(teller, one, ": ".join(filter(None, (when, one.note))))


def _at_level(teller: Teller, one: ScaleAnchor | ScaleRating, words: str) -> str:
    """What is said of a level, behind what was typed as its figure where that could not be read."""
    return ": ".join(filter(None, (teller.typed(one, "level"), words)))


def _phases(teller: Teller) -> list[Block]:
    case = teller.file.case
    described = find_rows(page("scales"), _PHASES)
    columns = (
        Gathered(tr("Yang diikuti"), 1.6, ("kind", "scale"), _followed),
        Gathered(tr("Arah yang diharapkan"), 0.9, ("wanted",)),
        Gathered(tr("Fase"), 2.4, ("phases",), lambda one: lines(*(_phase(teller, part) for part in one.phases))),
    )
    blocks: list[Block] = []
    if case.followed_courses:
        blocks.append(referring(tr("Perkembangan klien diikuti menurut fase"), _PHASES))
        caption = tr("Fase yang Dibandingkan")
        blocks.append(composed_table(teller, case.followed_courses, described, columns, key=_PHASES, caption=caption))
    figures = phase_figures(teller, "phases-chart")
    if figures:
        blocks += [referring(tr("Perubahan dari fase ke fase digambarkan"), figures[0].key), *figures]
    told = [
        Fact(capital(course.title), " ".join(map(sentence, words)))
        for course in courses.courses(case, usual_unit)
        if (words := findings([phase.figures() for phase in course.phases], course.wanted))
    ]
    return [*blocks, Facts(tuple(told))] if told else blocks


def _followed(one: FollowedCourse) -> str:
    scale = courses.ratings(one.scale).title if one.scale else None
    return lines(one.kind, scale)


def _phase(teller: Teller, one: CoursePhase) -> str:
    """«B, mulai 16 September 2024: latihan»."""
    since = tr("mulai {date}").format(date=teller.words(one.since)) if one.since else None
    return ": ".join(filter(None, (", ".join(filter(None, (one.name, since))), one.what)))
