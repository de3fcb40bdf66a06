"""What an office's template decides about a document: its words filled in, its sections in their order."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

from caseworker_app.casework.consent import worker_role
from caseworker_app.casework.document_template import in_order
from caseworker_app.documents.blocks import Heading
from caseworker_app.documents.elements.staff_names import DOTS, agency_name, supervisor, worker_name
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseworker_app.casework.document_template import Section
    from caseworker_app.documents.blocks import Block
    from caseworker_app.model.case import Case

_Any = TypeVar("_Any")
_COUNT = re.compile(r" (?:ke-\d+|[IVX]+)$")
"""What tells sections of one kind apart at the end of their headings: «ke-2», «II»."""


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text of a template with its words in braces filled in; dots to write on where nothing is known."""
    return text.format_map(_Dotted({name: word for name, word in words.items() if word}))


def by_heading(
    sections: Iterable[Section], blocks: Iterable[Block], words: Mapping[str, str], *, level: int = 2
) -> list[Block]:
    """Blocks cut at the headings of one level, in the order of the template and under its headings.

    Their keys say which section is which. What comes before the first heading stays first.
    """
    cut: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            cut.append((block.key, []))
        cut[-1][1].append(block)
    arranged: list[Block] = []
    for section, body in in_order(sections, cut):
        head = body[0] if body else None
        if section is not None and isinstance(head, Heading):
            heading = _heading(section, head.text, words)
            arranged += [dataclasses.replace(head, text=heading)] if heading else []
            arranged += body[1:]
        else:
            arranged += body
    return arranged


def _heading(section: Section, own: str, words: Mapping[str, str]) -> str:
    """What the template prints above a section: «{judul}» stands for the section's own heading, whose count is kept."""
    heading = filled(section.above, {**words, "judul": own})
    count = None if "{judul}" in section.above else _COUNT.search(own)
    return heading + count[0] if count and heading else heading


def ordered(
    sections: Iterable[Section], parts: Iterable[tuple[str, _Any]], words: Mapping[str, str]
) -> list[tuple[str, _Any]]:
    """Parts of a sheet by their keys, in the order of the template, under its headings, some left out."""
    placed = in_order(sections, parts)
    return [(filled(section.above, words) if section else "", part) for section, part in placed]


def case_words(case: Case, client: str) -> dict[str, str]:
    """What stands for the words in braces of a text about a case; ``client``: what the client is called there."""
    agency, worker, role = case.agency, case.practitioner, worker_role(case)
    return {
        "klien": client or DOTS,
        "kasus": case.number or DOTS,
        "lembaga": agency_name(case) or tr("lembaga"),
        "pimpinan": (agency.head_name if agency else None) or "",
        "supervisor": supervisor(case)[0],
        "petugas": role,
        "Petugas": capital(role),
        "nama_petugas": worker_name(case),
        "asal": (worker.institution if worker else None) or "",
    }


class _Dotted(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return DOTS * 2
