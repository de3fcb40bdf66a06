"""The six helping stages, and the names that an agency gives them: those of the practicum, or those of ATENSI."""

from __future__ import annotations

from caseworker_app.forms import lists

KEYS = ("engagement", "assessment", "plan", "intervention", "evaluation", "termination")
PRACTICUM = "praktikum"
ATENSI = "ATENSI"


def titles(naming: str | None) -> tuple[str, ...]:
    """The names of the six stages as an agency says them («praktikum» where it says nothing).

    ATENSI has seven steps: the first two fall into one stage and share its name.
    """
    groups = lists.load("stages").groups()
    chosen = next((words for words in groups if words.casefold() == (naming or "").casefold()), PRACTICUM)
    return tuple("; ".join(entry.value for entry in groups[chosen] if entry.code == key) for key in KEYS)
