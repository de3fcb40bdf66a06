"""The six helping stages, and the names that an agency gives them: those of the practicum, or those of ATENSI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms import lists
from caseworker_app.model.choices import StageState
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case

KEYS = ("engagement", "assessment", "plan", "intervention", "evaluation", "termination")
PRACTICUM = "praktikum"
ATENSI = "ATENSI"
_SHORT = {
    PRACTICUM: (
        mark("EIC"),
        mark("Asesmen"),
        mark("Rencana intervensi"),
        mark("Intervensi"),
        mark("Evaluasi"),
        mark("Terminasi dan rujukan"),
    ),
    ATENSI: (
        mark("Pendekatan awal"),
        mark("Asesmen"),
        mark("Perencanaan"),
        mark("Implementasi"),
        mark("Monev"),
        mark("Pascalayanan"),
    ),
}


def titles(naming: str | None) -> tuple[str, ...]:
    """The names of the six stages as an agency says them («praktikum» where it says nothing).

    ATENSI has seven steps: the first two fall into one stage and share its name.
    """
    groups = lists.load("stages").groups()
    chosen = next((words for words in groups if words.casefold() == (naming or "").casefold()), PRACTICUM)
    return tuple("; ".join(entry.value for entry in groups[chosen] if entry.code == key) for key in KEYS)


def short_titles(naming: str | None) -> tuple[str, ...]:
    """The same as a line has room for them: «EIC», «Asesmen»."""
    return tuple(tr(name) for name in _SHORT.get(naming or PRACTICUM, _SHORT[PRACTICUM]))


def first_open(case: Case) -> str:
    """The key of the stage in which work goes on: the first that is not done, else the last."""
    stages = ((key, getattr(case, key)) for key in KEYS)
    return next((key for key, stage in stages if stage is None or stage.state is not StageState.DONE), KEYS[-1])
