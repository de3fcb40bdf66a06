"""A package as text, before anything is made of it: whole JSON, nothing twice, only real letters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from caseworker_app.errors import BadInput
from caseworker_app.limits import brief, has_stacked_marks
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.exchange.package_refusals import Faults


def plain(data: bytes, faults: Faults) -> Any:
    """What the JSON says, as dicts, lists and texts.

    A name twice in one object and a character that no text holds are added to ``faults``.
    Raises BadInput with the place for what is no whole JSON, RecursionError where it is nested too deeply.
    """
    try:
        said = json.loads(data, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise no_json(error) from error
    except ValueError as error:  # no UTF-8, a number of thousands of digits
        raise no_json() from error
    for place, reason in _troubles(said):
        faults.note(place, reason)
    return said


def canonical(said: Any, contents: Mapping[str, str]) -> bytes:
    """A package as one text, however its file was laid out: names in order, nothing empty, no blanks between.

    contents: what is to stand for a text, by that text: the digests of attachments that a scan left in the file.
    """

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            parts = {name: bare(part) for name, part in value.items()}
            return {name: part for name, part in parts.items() if part not in (None, [], {})}
        if isinstance(value, list):
            return [bare(part) for part in value]
        return contents.get(value, value.replace("\r\n", "\n")) if isinstance(value, str) else value

    body = {name: part for name, part in said.items() if name not in {"format", "version"}}
    return json.dumps(bare(body), sort_keys=True, separators=(",", ":")).encode()


def name_of_client(said: dict[str, Any]) -> str:
    """What the client of a package is called, as names are compared; «» where no name is written."""
    case, people = said.get("case"), said.get("people")
    known = [person for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    client = case.get("client_id") if isinstance(case, dict) else None
    if client is not None:
        known = [person for person in known if person.get("id") == client]
    name = known[0].get("name") if len(known) == 1 else None
    return " ".join(name.split()).casefold() if isinstance(name, str) else ""


def no_json(error: json.JSONDecodeError | None = None) -> BadInput:
    """The sentence for bytes that are no JSON, with the place where it is known."""
    where = tr(" (baris {line}, kolom {column})").format(line=error.lineno, column=error.colno) if error else ""
    told = tr("Berkas ini bukan JSON yang utuh{where}; buku kasus tidak diubah. Periksa berkasnya.")
    return BadInput(told.format(where=where))


class _Twice(dict[str, Any]):
    """An object in which a name stands twice, where readers would drop one of the values unseen."""

    def __init__(self, object_: dict[str, Any], name: str) -> None:
        super().__init__(object_)
        self.name = name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    object_ = dict(pairs)
    if len(object_) == len(pairs):
        return object_
    counted = Counter(name for name, _ in pairs)
    return _Twice(object_, next(name for name, count in counted.items() if count > 1))


def _troubles(said: Any) -> Iterator[tuple[str, str]]:
    """What is wrong, with its place; each value is looked at once, and a place is written only where it is told."""
    waiting: list[tuple[tuple[Any, ...], Any]] = [((), said)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, _Twice):
            yield _place(steps), tr("isian “{name}” tertulis dua kali").format(name=brief(value.name))
        if isinstance(value, dict):
            waiting += [((steps, name), part) for name, part in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((steps, at), value[at]) for at in reversed(range(len(value)))]
        elif isinstance(value, str) and not _is_text(value):
            yield _place(steps), tr("ada tanda yang bukan huruf (NUL, separuh huruf, atau tumpukan tanda)")


def _place(steps: tuple[Any, ...]) -> str:
    """«case.contacts[0]» for steps that each know the ones before them."""
    names: list[str] = []
    while steps:
        steps, step = steps
        names.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(reversed(names)).removeprefix(".")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value and not has_stacked_marks(value)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
