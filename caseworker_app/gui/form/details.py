"""What is selected on a page, as the column beside it shows it: a row, a person, a line, an event."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from caseworker_app.forms.description import Field, Rows

Line = tuple[str, "Callable[[], object] | None"]
"""What is said, and what it leads to; None where it leads nowhere."""
Group = tuple[str, "Sequence[Line]"]
"""A heading with the lines below it."""


class Noticed(Protocol):
    """A sentence about a field of a record that should be looked at."""

    @property
    def record(self) -> Any:
        """The record."""

    @property
    def field(self) -> str:
        """The name of its attribute."""

    @property
    def sentence(self) -> str:
        """What is to be looked at, in one sentence."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Details:
    """A selected record with the fields in which it is edited.

    source: the widget in which it is selected, which has the cursor again afterwards. form: names the form, which is
    built once for all records of its kind. place: where the record stands, «Keluarga · orang 2 dari 8». title: what it
    is called, asked anew after each change. is_there: whether the record still exists. focus: key of the field to
    write in at once, "" leaves the cursor where it is. actions: what else can be done, as words and what to call.
    groups: what it hangs together with, «Hubungan dalam genogram»; one goes there also where nothing may be changed.
    """

    source: QWidget
    form: str
    record: Any
    place: str
    title: Callable[[], str]
    items: Sequence[Field | Rows]
    is_there: Callable[[], bool]
    focus: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = ()
    groups: Sequence[Group] = ()
