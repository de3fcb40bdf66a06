"""What the agency of a notebook asks of its cases, where that is other than what is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.completeness import NOTHING, Asked, kinds, shipped
from caseworker_app.store import settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

SETTING = "completeness"
"""The setting that holds, for each kind that was changed, ``{"needs": [key], "papers": [key]}``."""


def own(session: Session) -> dict[str, Asked]:
    """What is asked for in the kinds that were changed; what cannot be read is passed over."""
    found = settings.setting(session, SETTING)
    content = found if isinstance(found, dict) else {}
    return {kind: Asked(*map(_keys, _parts(raw))) for kind, raw in content.items() if kind in kinds()}


def asked_in(session: Session, kind: str) -> Asked:
    """What is asked for in one kind."""
    return own(session).get(kind) or shipped().get(kind) or NOTHING


def ask(notebook: Notebook, kind: str, asked: Asked) -> None:
    """Ask for this in a kind from now on; what is shipped is then not stored."""
    with notebook.reading() as session:
        kept = {**own(session), kind: asked}
    plain = {
        name: {"needs": sorted(one.needs), "papers": sorted(one.papers)}
        for name, one in kept.items()
        if one != shipped().get(name)
    }
    settings.set_setting(notebook, SETTING, plain)


def _parts(raw: object) -> tuple[object, object]:
    return (raw.get("needs"), raw.get("papers")) if isinstance(raw, dict) else (None, None)


def _keys(raw: object) -> frozenset[str]:
    return frozenset(key for key in raw if isinstance(key, str)) if isinstance(raw, list) else frozenset()
