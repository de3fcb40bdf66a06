"""Steps of techniques that an agency has worded itself, on their way with a case: out of the library, and into another.

What a session did stands in the session. So that the next one can be laid out in the same words elsewhere, the steps
travel with the case, and never take the place of those that another agency has worded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.exchange.package_schema import TECHNIQUE_WORDS
from caseworker_app.forms import library
from caseworker_app.forms.instruments import plain
from caseworker_app.jobs import own_library
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from caseworker_app.jobs.package_arrival import Arrived
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


def used(session: Session, case: Case) -> Iterator[dict[str, Any]]:
    """The techniques that sessions of a case name, or whose steps were laid into them, with the agency's own steps."""
    names = {plain(name) for held in case.sessions for name in _named(held)}
    names |= {plain(known.name) for known in library.techniques() if any(known.is_called(name) for name in names)}
    for raw in own_library.worded_techniques(session):
        if plain(raw["title"]) in names - {""} and raw.get("steps"):
            words = {key: raw[key] for key in TECHNIQUE_WORDS if raw.get(key)}
            yield {"title": raw["title"], **words, "steps": raw["steps"]}


def take(notebook: Notebook, arrived: Arrived) -> list[str]:
    """Put into the library the steps that a package brings and nobody has worded here; gives what to tell of it.

    What is worded otherwise here stays, and the technique of the package comes beside it under a name that says where
    it is from.
    """
    notices: list[str] = []
    for sent in arrived.techniques:
        with notebook.reading() as session:
            kept = own_library.worded_techniques(session)
        here = [raw for raw in kept if plain(raw["title"]) == plain(sent["title"])]
        name = brief(sent["title"], 60)
        if not plain(sent["title"]) or any(_same(raw, sent) for raw in _named_after(kept, sent)):
            continue
        if not here:
            own_library.take_technique(notebook, sent)
            notices.append(tr("Langkah teknik “{name}” dari paket ditambahkan ke pustaka.").format(name=name))
            continue
        origin = tr("dari paket {number}").format(number=brief(arrived.case.number or "–", 24))
        beside = f"{sent['title']} ({origin})"
        own_library.take_technique(notebook, {**sent, "title": beside})
        words = tr("Langkah “{name}” di sini lain dari yang di paket; yang dari paket disimpan sebagai “{beside}”.")
        notices.append(words.format(name=name, beside=brief(beside, 100)))
    return notices


def _named(held: Any) -> Iterator[str]:
    yield from held.techniques or ()
    yield from (step.technique for step in held.steps if step.technique)


def _named_after(kept: list[dict[str, Any]], sent: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Techniques of that name, and those that came beside it from an earlier package."""
    name = plain(sent["title"])
    return (raw for raw in kept if plain(raw["title"]) == name or plain(raw["title"]).startswith(f"{name} ("))


def _same(raw: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
    """Whether two techniques go by the same steps."""

    def steps(one: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [(plain(step["name"]), plain(step.get("help", ""))) for step in one.get("steps", ())]

    return steps(raw) == steps(sent)
