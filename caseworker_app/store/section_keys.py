"""Templates of an office from before sections had keys: each section is given the key of the name that it bears."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from caseworker_app.paths import resource


def with_keys(document: str, template: dict[str, Any]) -> dict[str, Any]:
    """The template of a document, as plain data, with a key for every section that was known by its name only.

    A section of a name that no release had keeps that name as its key, and is dropped when the template is read.
    """
    names, sections = _names().get(document, {}), template.get("sections")
    if not isinstance(sections, list):
        return template
    return {**template, "sections": [_with_key(section, names) for section in sections]}


def _with_key(section: Any, names: dict[str, str]) -> Any:
    if not isinstance(section, dict) or "key" in section:
        return section
    part, name = section.get("part") or "", section.get("name", "")
    known = names.get(f"{part}/{name}" if part else str(name))
    if known is None:
        return {**section, "key": name}
    part, _, key = known.rpartition("/")
    return {**section, "key": key, "part": part}


@cache
def _names() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("templates", "section-names.toml").read_text("utf-8"))
