"""The texts of a finished document with their places, for a last look before it leaves, and the way to change them."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.hits import Hit, Piece, spliced
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.diagrams import display
from caseworker_app.documents.blocks import (
    Block,
    Chapter,
    Document,
    Enclosure,
    Facts,
    Figure,
    Heading,
    Keep,
    Landscape,
    Photo,
    PhotoRow,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Space,
    Table,
    Text,
    Title,
)
from caseworker_app.documents.walking import rebuild, rebuilt
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from caseworker_app.casework.hits import Edit
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.documents.blocks import Inline

    Change = Callable[[str, bool], str]
    """Changes a text; told whether it is a heading."""

_DEEPEST = 2  # of headings that tell a place
_BELOW = " · "
_LINE = 1.6  # of the type's size, at most, from one line of a text to the next


def pieces(document: Document) -> list[Piece]:
    """Every text of a numbered document as one reads, its title first. Letterhead and foot are the agency's."""
    found = [Piece(document.title, tr("judul berkas"), heading=True)]
    front = (document.front, tr("halaman depan"))
    for blocks, start in ((document.cover, tr("sampul")), front, (document.blocks, tr("halaman pertama"))):
        place = start
        for block in _flat(blocks):
            place = _place(block, place)
            found += [dataclasses.replace(piece, where=piece.where or place) for piece in _texts(block)]
    return [piece for piece in found if piece.text.strip()]


def pictured(document: Document) -> list[Piece]:
    """The texts of drawings alone."""
    found: list[Piece] = []

    def on_block(block: Block) -> Block:
        if isinstance(block, Figure):
            found.extend(Piece(text, heading=True) for text in dict.fromkeys(_shown(block.drawing)))
        return block

    rebuilt(document, on_block, lambda text: text)
    return found


def photos(document: Document) -> list[Hit]:
    """A hit for every photo: nobody but the worker can tell whether a face is to be known on it.

    A picture without a caption is a signature.
    """
    found: dict[str, Hit] = {}

    def seen(block: Block) -> Block:
        if isinstance(block, Photo) and block.caption:
            words = ": ".join(filter(None, (block.label, block.caption))) or tr("Foto")
            mark = photo_key(block)
            found.setdefault(mark, Hit(Kind.PHOTO, Piece(words, block.label or tr("foto")), 0, len(words), mark=mark))
        return block

    rebuilt(document, seen, lambda text: text)
    return list(found.values())


def signers(document: Document) -> list[Signer]:
    """Who signs a document itself; those of papers bound in sign these alone."""
    own = (block for block in document.blocks if not isinstance(block, Enclosure))
    return [signer for block in _flat(own) if isinstance(block, SignatureRow) for signer in block.signers]


def photo_data(document: Document) -> dict[str, bytes]:
    """What is seen on the photos of a document, by their keys."""
    found: dict[str, bytes] = {}

    def seen(block: Block) -> Block:
        if isinstance(block, Photo) and block.caption:
            found[photo_key(block)] = block.data
        return block

    for block in (*document.cover, *document.blocks):
        rebuild(block, seen, lambda text: text)
    return found


def without(document: Document, left_out: Collection[str]) -> Document:
    """The document without the photos of these keys; before it is numbered."""

    def on_block(block: Block) -> Block:
        if isinstance(block, PhotoRow):
            photos = tuple(photo for photo in block.photos if photo_key(photo) not in left_out)
            return dataclasses.replace(block, photos=photos) if photos else Space(0)
        return Space(0) if isinstance(block, Photo) and photo_key(block) in left_out else block

    return rebuilt(document, on_block, lambda text: text)


def photo_key(photo: Photo) -> str:
    """What a decision about a photo is kept under: the same picture is asked about once."""
    return f"{Kind.PHOTO.name}:{hashlib.sha256(photo.data).hexdigest()[:16]}"


def reworded(document: Document, change: Callable[[str], str], *, signers: bool = False) -> Document:
    """The document with all its words changed alike, each run keeping its manner of type; ``signers`` as below."""

    def on_text(text: Text) -> Text:
        if isinstance(text, str):
            return change(text)
        return tuple(
            dataclasses.replace(part, text=change(part.text)) if isinstance(part, Run) else part for part in text
        )

    return changed(document, on_text, lambda words, _heading: change(words), signers=signers)


def changed(
    document: Document,
    on_text: Callable[[Text], Text],
    on_words: Change,
    *,
    on_photo: Callable[[Photo], Photo] = lambda photo: photo,
    signers: bool = False,
) -> Document:
    """The document with every text passed through ``on_text``, and what is no text of blocks through ``on_words``.

    The latter are title, headings, captions, labels, drawings, and with ``signers`` the names of those who sign.
    """

    def titled(block: Document | Heading | Chapter | Enclosure | Title | Table | Photo | Figure) -> dict[str, Any]:
        words = {name: getattr(block, name, "") for name in ("title", "text", "subtitle", "caption")}
        return {name: on_words(text, True) for name, text in words.items() if text}

    def on_block(block: Block) -> Block:
        match block:
            case Facts():
                facts = (dataclasses.replace(fact, label=on_words(fact.label, False)) for fact in block.facts)
                return dataclasses.replace(block, facts=tuple(facts))
            case Enclosure(document=Document() as bound):
                bound = dataclasses.replace(bound, **titled(bound))
                return dataclasses.replace(block, document=bound, **titled(block))
            case Heading() | Chapter() | Enclosure() | Title() | Table():
                return dataclasses.replace(block, **titled(block))
            case Photo():
                return on_photo(dataclasses.replace(block, **titled(block)))
            case Figure():
                return dataclasses.replace(block, drawing=_drawn(block.drawing, on_words), **titled(block))
            case PlaceDate() if signers:
                return dataclasses.replace(block, text=on_words(block.text, False))
            case SignatureRow() if signers:
                row = (dataclasses.replace(signer, name=on_words(signer.name, False)) for signer in block.signers)
                return dataclasses.replace(block, signers=tuple(row))
            case _:
                return block

    return dataclasses.replace(rebuilt(document, on_block, on_text), title=on_words(document.title, True))


def whole(text: Text) -> str:
    """The words of a text, whatever runs they stand in."""
    return text if isinstance(text, str) else "".join(part.text for part in text if isinstance(part, Run))


def edited(text: Text, edits: Sequence[Edit]) -> Text:
    """The text with some of its words changed; what spreads over several runs is written into the first of them."""
    if isinstance(text, str):
        return spliced(text, edits)
    parts: list[Inline] = []
    at = 0
    for part in text:
        if not isinstance(part, Run):
            parts.append(part)
            continue
        end = at + len(part.text)
        inside = [
            (max(start, at) - at, min(stop, end) - at, words if start >= at else "")
            for start, stop, words in edits
            if start < end and stop > at
        ]
        parts.append(dataclasses.replace(part, text=spliced(part.text, inside)) if inside else part)
        at = end
    return tuple(parts)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Keep):
            yield from _flat(block.blocks)
        elif isinstance(block, Enclosure):
            bound = block.document
            yield dataclasses.replace(block, blocks=(), document=None)
            yield from _flat((*block.blocks, *((*bound.cover, *bound.front, *bound.blocks) if bound else ())))
        elif isinstance(block, PhotoRow):
            yield from block.photos
        else:
            yield block


def _place(block: Block, before: str) -> str:
    """Where one is after this block: at a heading; tables, figures and photos bear their own place."""
    if isinstance(block, Chapter | Enclosure):
        return block.title
    if not isinstance(block, Heading) or block.level > _DEEPEST:
        return before
    named = f"{block.number} {block.text}".strip()
    return named if block.level == 1 else f"{before.partition(_BELOW)[0]}{_BELOW}{named}"


def _texts(block: Block) -> list[Piece]:
    """What stands in a block; without a place where it is that of the heading above."""
    own = getattr(block, "label", "")
    match block:
        case Heading():
            return [Piece(block.text, heading=True)]
        case Chapter() | Enclosure():
            return [Piece(block.title, heading=True)]
        case Title():
            return [Piece(block.text, heading=True), Piece(block.subtitle, heading=True)]
        case Figure():
            shown = dict.fromkeys((block.caption, *_shown(block.drawing)))
            return [Piece(text, own, heading=True) for text in shown]
        case Photo():
            return [Piece(block.caption, own, heading=True)]
        case PlaceDate():
            return [Piece(block.text)]
        case SignatureRow():
            return [Piece(one.name, tr("tanda tangan")) for one in block.signers]
        case _:
            return _gathered(block, own)


def _gathered(block: Block, where: str) -> list[Piece]:
    """The texts of a block and of all within it."""
    found: list[Piece] = []

    def on_block(inner: Block) -> Block:
        match inner:
            case Table():
                found.append(Piece(inner.caption, where, heading=True))
            case Facts():
                found.extend(Piece(fact.label, where) for fact in inner.facts)
            case Figure() | Photo() | SignatureRow() if inner is not block:
                found.extend(_texts(inner))
        return inner

    def on_text(text: Text) -> Text:
        found.append(Piece(whole(text), where))
        return text

    rebuild(block, on_block, on_text)
    return found


def _shown(drawing: Drawing) -> Iterator[str]:
    """The texts of a drawing; lines that stand below each other are one text."""
    yield drawing.title
    lines: list[display.Text] = []
    for shape in drawing.shapes:
        if lines and not (isinstance(shape, display.Text) and _goes_on(lines[-1], shape)):
            yield " ".join(line.text for line in lines)
            lines = []
        if isinstance(shape, display.Text):
            lines.append(shape)
    yield " ".join(line.text for line in lines)
    yield from (label.text for label in drawing.labels)


def _goes_on(above: display.Text, below: display.Text) -> bool:
    alike = (above.size, above.bold, above.italic, above.anchor) == (below.size, below.bold, below.italic, below.anchor)
    return alike and abs(above.x - below.x) < 1 and 0 < below.y - above.y < _LINE * above.size


def _drawn(drawing: Drawing, on_words: Change) -> Drawing:
    """The last look at a drawing, for what was put into it as words of its own."""
    shapes = tuple(
        dataclasses.replace(shape, text=on_words(shape.text, True)) if isinstance(shape, display.Text) else shape
        for shape in drawing.shapes
    )
    labels = tuple(dataclasses.replace(label, text=on_words(label.text, True)) for label in drawing.labels)
    return dataclasses.replace(drawing, shapes=shapes, labels=labels, title=on_words(drawing.title, True))
