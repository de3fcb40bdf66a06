"""Instruments that an agency has described itself, on their way with a case: out of the library, and into another.

A result says only the name of its instrument and the variant. So that it keeps its range and its bands elsewhere, the
description travels with it, and never takes the place of another one of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.forms.instruments import WRITTEN, plain
from caseworker_app.jobs import own_library
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from caseworker_app.jobs.package_arrival import Arrived
    from caseworker_app.model.case import Case
    from caseworker_app.model.group import Group
    from caseworker_app.store.notebook import Notebook


def used(session: Session, case: Case, groups: Iterable[Group]) -> Iterator[dict[str, str]]:
    """The descriptions of those by which something was measured in a case and its groups."""
    names = {plain(result.instrument) for result in case.measurements}
    names |= {plain(tool.kind) for group in groups for tool in group.tools}
    for raw in own_library.described_instruments(session):
        if plain(raw["title"]) in names - {""}:
            yield {key: raw[key] for key in WRITTEN if raw.get(key)}


def take(notebook: Notebook, arrived: Arrived) -> list[str]:
    """Put into the library what a package describes and nobody has described here; gives what to tell of it.

    What is described otherwise here stays. That of the package comes beside it as a variant of its own, and the results
    of the package say that variant, so that no total of the one is ever compared with one of the other.
    """
    notices: list[str] = []
    for sent in arrived.instruments:
        with notebook.reading() as session:
            here = [raw for raw in own_library.described_instruments(session) if _named_alike(raw, sent)]
        if not here:
            own_library.take(notebook, sent)
            words = tr("Alat ukur “{name}” dari paket ditambahkan ke pustaka.")
            notices.append(words.format(name=brief(sent["title"], 60)))
        elif not any(_same(raw, sent) and _variant(raw) == _variant(sent) for raw in here):
            notices.append(_beside(notebook, arrived, sent, here))
    return notices


def _beside(notebook: Notebook, arrived: Arrived, sent: Mapping[str, str], here: list[dict[str, Any]]) -> str:
    variant = next((raw.get("variant", "") for raw in here if _same(raw, sent)), "")
    if not variant:
        origin = tr("dari paket {number}").format(number=brief(arrived.case.number or "–", 24))
        variant = ", ".join(filter(None, (sent.get("variant", ""), origin)))
        own_library.take(notebook, {**sent, "variant": variant})
    for result in arrived.case.measurements:
        if plain(result.instrument) == plain(sent["title"]) and plain(result.variant) in {"", _variant(sent)}:
            result.variant = variant
    words = tr(
        "Alat ukur “{name}” di sini lain dari yang di paket; keduanya disimpan, yang dari paket sebagai versi “{v}”."
    )
    return words.format(name=brief(sent["title"], 60), v=brief(variant, 60))


def _named_alike(raw: Mapping[str, Any], sent: Mapping[str, str]) -> bool:
    return plain(raw.get("title")) == plain(sent["title"])


def _variant(raw: Mapping[str, Any]) -> str:
    return plain(raw.get("variant"))


def _same(raw: Mapping[str, Any], sent: Mapping[str, str]) -> bool:
    """Whether two descriptions say the same of what is measured; who wrote what about it does not matter."""
    measured = ("range", "direction", "bands", "items", "options", "reversed", "formula")
    return all(plain(raw.get(key)) == plain(sent.get(key)) for key in measured)
