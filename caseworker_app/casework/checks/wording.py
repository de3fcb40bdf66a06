"""How the focus is worded: it names the problem, not a technique or a goal."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.forms import lists
from caseworker_app.model.assessment import Assessment
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_AIMS = re.compile(
    r"^\W*(?:upaya\s+|untuk\s+)?(?:me(?:ningkatkan|nurunkan|ngurangi|ngatasi|mperbaiki|numbuhkan|mbangun|nguatkan|mulihkan"
    r"|ngembangkan|mbantu)|(?:peningkatan|penurunan|pengurangan|perbaikan|pemulihan|penguatan|pengembangan)\b"
    r"|(?:agar|supaya)\b|klien (?:mampu|dapat|bisa|menjadi|lebih)\b)",
    re.IGNORECASE,
)
_LEAST = 6  # letters of a technique: shorter words are parts of others


@check("focus-is-no-problem", Severity.UNLIKELY, mark("Fokus berupa teknik atau tujuan"), reads=(Assessment,))
def focus_is_no_problem(scope: Scope) -> Iterator[Doubt]:
    """A focus that begins with a technique («terapi realitas …») or with what is to be reached («peningkatan …»)."""
    assessment = scope.case.assessment
    focus = " ".join((assessment.focus or "").split())
    if _AIMS.search(focus):
        words = tr(
            "Fokus ini dirumuskan sebagai tujuan; sebutkan masalahnya, misalnya “kecemasan menghadapi dunia kerja”."
        )
        yield Doubt(assessment, Assessment.focus.key, words)
    elif _begins_with_technique(focus):
        words = tr("Fokus ini dimulai dengan teknik; sebutkan masalahnya, misalnya “kecemasan menghadapi dunia kerja”.")
        yield Doubt(assessment, Assessment.focus.key, words)


def _begins_with_technique(focus: str) -> bool:
    begun = re.sub(r"^\W*(?:penerapan|pelaksanaan|pemberian|penggunaan|teknik)\s+", "", focus.casefold())
    return any(begun.startswith(name) for name in _techniques())


@cache
def _techniques() -> tuple[str, ...]:
    names = {
        word.casefold()
        for key in ("techniques", "methods")
        for entry in lists.load(key).entries
        for word in (entry.value, *entry.aliases)
    }
    return tuple(name for name in names if len(name) >= _LEAST)
