"""What an office's template decides about a document: its words filled in, its sections in their order."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

from caseworker_app.casework.consent import worker_role
from caseworker_app.casework.document_template import in_order
from caseworker_app.documents.blocks import Heading
from caseworker_app.documents.staff import DOTS, supervisor
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseworker_app.casework.document_template import Section
    from caseworker_app.documents.blocks import Block
    from caseworker_app.model.case import Case

_Any = TypeVar("_Any")
_COUNTED = re.compile(r" (?:ke-\d+|[IVX]+)$")


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text of a template with its words in braces filled in; dots to write on where nothing is known."""
    return text.format_map(_Dotted({name: word for name, word in words.items() if word}))


def by_heading(
    sections: Iterable[Section], blocks: Iterable[Block], words: Mapping[str, str], *, level: int = 2
) -> list[Block]:
    """Blocks cut at the headings of one level, in the order of the template and under its headings.

    What comes before the first heading stays first.
    """
    cut: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            cut.append((_name(block.text), []))
        cut[-1][1].append(block)
    found: list[Block] = []
    for one, body in in_order(sections, cut):
        head = body[0] if body else None
        if one is not None and isinstance(head, Heading):
            heading = filled(one.above, words)
            heading += head.text.removeprefix(one.name) if heading else ""
            found += [dataclasses.replace(head, text=heading)] if heading else []
            found += body[1:]
        else:
            found += body
    return found


def ordered(
    sections: Iterable[Section], parts: Iterable[tuple[str, _Any]], words: Mapping[str, str]
) -> list[tuple[str, _Any]]:
    """Named parts of a sheet in the order of the template, under its names, some left out."""
    found = in_order(sections, ((name, (name, part)) for name, part in parts))
    return [(filled(one.above, words) if one else name, part) for one, (name, part) in found]


def case_words(case: Case, client: str) -> dict[str, str]:
    """What stands for the words in braces of a text about a case; ``client``: what the client is called there."""
    agency, worker, role = case.agency, case.practitioner, worker_role(case)
    return {
        "klien": client or DOTS,
        "kasus": case.number or DOTS,
        "lembaga": (agency.name if agency else None) or tr("lembaga"),
        "pimpinan": (agency.head_name if agency else None) or "",
        "supervisor": supervisor(case)[0],
        "petugas": role,
        "Petugas": capital(role),
        "nama_petugas": (worker.name if worker else None) or "",
        "asal": (worker.institution if worker else None) or "",
    }


def _name(heading: str) -> str:
    """The name of a section: its heading without «ke-2» or «II»."""
    return _COUNTED.sub("", heading)


class _Dotted(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return DOTS * 2
