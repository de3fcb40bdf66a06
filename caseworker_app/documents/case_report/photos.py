"""Photos of a case in its report: only where consent allows them, each where the record that it hangs on is told."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.permissions import Use, permission, use_of_attachment
from caseworker_app.documents.blocks import Block, Heading, Paragraph, Photo, PhotoRow, Ref, Run
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wording import capital
from caseworker_app.forms.called import called
from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Rows
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.documents.blocks import Inline, Text
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.base import Record
    from caseworker_app.model.notes import Attachment

_SCREEN_KINDS = ("gambar layar", "tangkapan layar")
_ACROSS = 2
_ALONE = 8.0
"""Width in centimetres of a photo that has no other beside it: little more than each of two."""
_LAST = 10_000  # a year after all others
_DEEPEST = 2  # of the headings that begin a section
_SECTIONS = {
    "activities": ("programme",),
    "client": ("identity",),
    "client_family": ("family", "identity"),
    "contract": ("contracts",),
    "evaluation_matrix": ("outcome",),
    "evaluation_result": ("conclusion",),
    "genogram": ("family",),
    "handovers": ("case",),
    "instruments": ("measurements", "outcome"),
    "plan_resources": ("resources", "potentials"),
    "potentials": ("potentials", "resources"),
    "sessions": ("activities",),
    "symptoms": ("symptoms", "causes"),
    "termination_result": ("closing",),
    "token_economy": ("token_economies",),
}
"""The keys of the sections that tell what stands on a page, where they are not the page's own."""
_PAGES = {
    "Assessment": "background",
    "Engagement": "intake",
    "Evaluation": "evaluation_matrix",
    "Intervention": "opportunity",
    "Plan": "goals",
    "Termination": "termination",
    **dict.fromkeys(
        ("EmotionalTie", "Household", "HouseholdMember", "Parentage", "Person", "TwinGroup", "Union"), "client_family"
    ),
}
"""The pages of records that stand in no table of a stage."""


def may_show(teller: Teller) -> bool:
    """Whether consent covers photos of the client."""
    return permission(teller.file.case, Use.PHOTO, date.today()).given


def is_photo(one: Attachment) -> bool:
    """A picture that is not said to be one of a paper: scans bear names."""
    return (one.media_type or "").startswith("image/") and use_of_attachment(one.kind, one.media_type) is Use.PHOTO


def is_screen(one: Attachment) -> bool:
    """A picture of a website or programme: the result of a test, a page that the client made."""
    return (one.kind or "").casefold().startswith(_SCREEN_KINDS) and (one.media_type or "").startswith("image/")


def photo_key(one: Attachment) -> str:
    """What a reference to the photo bears."""
    return f"photo-{one.id}"


def photos_of(teller: Teller, *records: Record) -> list[Block]:
    """The photos of some records and of their own rows, two side by side; nothing where consent does not allow them."""
    owners = {part.id: part for record in records for part in _with_rows(record)}
    photos = (_photo(teller, one, owners[one.entity_id]) for one in _shown(teller) if one.entity_id in owners)
    return in_rows(photos)


def documentation(teller: Teller, *records: Record) -> list[Block]:
    """The same photos below a line that refers to them, where no text says more of them."""
    keys = photo_keys(teller, *records)
    return [_pointer(keys), *photos_of(teller, *records)] if keys else []


def with_reference(text: Text, *keys: str) -> tuple[Inline, ...]:
    """A text with references in brackets before its full stop: «Klien menanam cabai (Foto 4.2 dan Foto 4.3).»."""
    parts: tuple[Inline, ...] = text if isinstance(text, tuple) else (Run(text),) if text else ()
    if not keys:
        return parts
    gaps = ["", *([", "] * (len(keys) - 2)), tr(" dan ") if len(keys) == 2 else tr(", dan ")][: len(keys)]
    refs = [part for gap, key in zip(gaps, keys, strict=True) for part in (Run(gap), Ref(key))]
    end = parts[-1] if parts else None
    if isinstance(end, Run) and end.text.rstrip().endswith("."):
        kept = dataclasses.replace(end, text=f"{end.text.rstrip()[:-1]} (")
        return (*parts[:-1], kept, *refs[1:], Run(")."))
    return (*parts, Run(" (" if parts else "("), *refs[1:], Run(")"))


def photo_keys(teller: Teller, *records: Record) -> list[str]:
    """The keys of the photos that ``photos_of`` shows of the same records."""
    return [photo.key for row in photos_of(teller, *records) if isinstance(row, PhotoRow) for photo in row.photos]


def photo_keys_in(blocks: Iterable[Block]) -> set[str]:
    """The keys of the photos that some blocks hold, however deep."""
    found: set[str] = set()

    def seen(block: Block) -> Block:
        if isinstance(block, Photo):
            found.add(block.key)
        return block

    for block in blocks:
        rebuild(block, seen, lambda text: text)
    return found


def with_photos(teller: Teller, blocks: Sequence[Block]) -> list[Block]:
    """A report whose sections bear the photos that belong to them and stand nowhere in it yet, each at its end.

    A photo belongs to the section of the page that its record, or it itself, stands on.
    """
    cut: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= _DEEPEST:
            cut.append((block.key, []))
        cut[-1][1].append(block)
    last = {key: at for at, (key, _) in enumerate(cut) if key}
    placed = photo_keys_in(blocks)
    belonging: dict[int, list[Photo]] = {}
    for one, record in _with_records(teller):
        place = next((last[key] for key in _sections_of(one, record) if key in last), None)
        if place is not None and photo_key(one) not in placed:
            belonging.setdefault(place, []).append(_photo(teller, one, record))
    return [part for at, (_, body) in enumerate(cut) for part in _documented(body, belonging.get(at, ()))]


def unplaced(teller: Teller, blocks: Iterable[Block]) -> list[Block]:
    """The photos that stand in none of these blocks."""
    placed = photo_keys_in(blocks)
    found = ((one, record) for one, record in _with_records(teller) if photo_key(one) not in placed)
    return in_rows(_photo(teller, one, record) for one, record in found)


def captioned(teller: Teller, attachments: Iterable[Attachment]) -> list[Photo]:
    """Some attachments as photos with what they show and when."""
    records = {one.id: record for one, record in _with_records(teller)}
    return [_photo(teller, one, records.get(one.id)) for one in attachments]


def by_day(teller: Teller, attachments: Iterable[Attachment]) -> list[Attachment]:
    """Some attachments, the oldest first by their own day or that of their record; those without one last."""
    days = {one.id: _taken(one, record) for one, record in _with_records(teller)}
    known = {key: day.sort_key for key, day in days.items() if day is not None}
    return sorted(attachments, key=lambda one: known.get(one.id, (_LAST, 0, 0, "")))


def caption(teller: Teller, one: Attachment, record: Record | None = None) -> str:
    """What a photo shows and when it was taken: as written with it, else as its record says."""
    told = capital((one.caption or _subject(record)).strip().rstrip("."))
    when = _taken(one, record)
    said = when is not None and when.long(weekday=False) in told
    return told if when is None or said else f"{told}, {teller.words(when)}"


def _taken(one: Attachment, record: Record | None) -> PartialDate | None:
    """When a photo was taken: as noted with it, else the day of its record."""
    noted = one.taken_on or getattr(record, "date", None)
    return noted if isinstance(noted, PartialDate) and noted.readable and not noted.empty else None


def _documented(body: list[Block], photos: Sequence[Photo]) -> list[Block]:
    """A section, its last paragraph or a line below pointing to its photos."""
    if not photos:
        return body
    keys = [photo.key for photo in photos]
    before, last = body[:-1], body[-1]
    if isinstance(last, Paragraph) and last.style == "body":
        ending = dataclasses.replace(last, text=with_reference(last.text, *keys))
    else:
        before, ending = body, _pointer(keys)
    return [*before, ending, *in_rows(photos)]


def _pointer(keys: Sequence[str]) -> Paragraph:
    return Paragraph(with_reference(tr("Dokumentasi"), *keys), "plain")


def _shown(teller: Teller) -> list[Attachment]:
    """The photos that consent allows and that are kept here; pictures of a screen need no consent."""
    agreed = may_show(teller)
    kept = (one for one in teller.file.case.attachments if one.content and one.content.data)
    return [one for one in kept if (agreed and is_photo(one)) or is_screen(one)]


def _with_records(teller: Teller) -> list[tuple[Attachment, Record | None]]:
    """Each photo with the record that it hangs on, as far as it is one of the case."""
    kin = teller.file.kin
    family = (*kin.people, *kin.unions, *kin.twin_groups, *kin.households, *kin.emotional_ties)
    tops = (teller.file.case, *teller.file.groups, *family)
    known = {part.id: part for top in tops for part in _with_rows(top)}
    return [(one, known.get(one.entity_id or "")) for one in _shown(teller)]


def _with_rows(record: Record) -> Iterator[Record]:
    """A record and all rows that are its own, at every depth."""
    yield record
    for relation in record.__mapper__.relationships:
        if relation.cascade.delete_orphan:
            value: Any = getattr(record, relation.key)
            for part in value if relation.uselist else filter(None, (value,)):
                yield from _with_rows(part)


def _sections_of(one: Attachment, record: Record | None) -> tuple[str, ...]:
    """The sections, the first that is there, that tell a record, else those of the page that a photo belongs to."""
    name = type(record).__name__
    tables = (page.key for page, item in all_items() if isinstance(item, Rows) and item.row_class.__name__ == name)
    page = _PAGES.get(name) or next(tables, None) or one.page or ""
    return _SECTIONS.get(page, (page,))


def _subject(record: Record | None) -> str:
    named = getattr(record, "activity_name", None) or getattr(getattr(record, "activity", None), "name", None)
    return named or (called(type(record).__name__) if record is not None else tr("Dokumentasi kegiatan"))


def _photo(teller: Teller, one: Attachment, record: Record | None) -> Photo:
    data = (one.content.data if one.content else None) or b""
    return Photo(data, caption(teller, one, record), key=photo_key(one))


def in_rows(photos: Iterable[Photo]) -> list[Block]:
    """Photos two side by side; one alone is no larger than two."""
    every = list(photos)
    rows = [tuple(every[at : at + _ACROSS]) for at in range(0, len(every), _ACROSS)]
    return [PhotoRow(row if len(row) > 1 else (dataclasses.replace(row[0], width=_ALONE),)) for row in rows]
