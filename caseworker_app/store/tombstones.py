"""What was erased, where a restored backup can find it: sealed beside the database, and once more for this computer.

A backup made before an erasure knows nothing of it. So the ids of what was erased also lie outside of the database: in
the notebook's folder, and among the user's own data, under a name and a seal that only the notebook's key makes. They
tell nobody anything, and nobody without the key can add to them.

After a change of the data key the backups of before still open with the earlier one, so the notes are kept under the
name and seal of each earlier key, too. These two are remembered in the database; neither gives the key away.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, delete, insert, select, update

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.model.base import new_id
from caseworker_app.model.bookkeeping import Setting, Tombstone
from caseworker_app.store.files import copy_file, discard, write_atomically

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey

FILE, _ALL = "erased.bin", "erased*.bin"
FOLDER = "erased"
"""Among the user's data; the notes there outlive an uninstall, since backups do too."""
_NONCE = 12  # bytes
_LARGEST = 4 * 1024 * 1024
_TABLE, _SETTINGS = (table.metadata.tables[table.__tablename__] for table in (Tombstone, Setting))
_EARLIER = "seals of erasures"


class Note(msgspec.Struct, frozen=True):
    """That a case was erased, or imported again; turn, at and ground as in ``Tombstone``."""

    erased_id: str
    turn: Annotated[int, msgspec.Meta(ge=1)]
    at: str
    ground: str

    @property
    def stands(self) -> bool:
        """Whether the case must not be there."""
        return self.turn % 2 == 1


Notes = dict[str, Note]
"""By the id of the case."""


class Seal(msgspec.Struct, frozen=True):
    """Under which name the notes of one data key lie among the user's data, and with which secret they are sealed."""

    name: str
    secret: bytes


def merged(*several: Notes) -> Notes:
    """All notes; of two about one case the later."""
    found: Notes = {}
    for note in (note for notes in several for note in notes.values()):
        known = found.get(note.erased_id)
        if known is None or note.turn > known.turn:
            found[note.erased_id] = note
    return found


def in_database(connection: Connection) -> Notes:
    """The notes that the database itself holds."""
    columns = (_TABLE.c.erased_id, _TABLE.c.turn, _TABLE.c.at, _TABLE.c.ground)
    return {row.erased_id: Note(*row) for row in connection.execute(select(*columns))}


def write(connection: Connection, notes: Iterable[Note], last_backup: int, numbers: Mapping[str, str | None]) -> None:
    """Put notes into the database, each in the place of an earlier one; the file is yet to be wiped of these cases.

    last_backup: number of the newest automatic backup that may still hold them. numbers: of the cases, where known.
    """
    for note in notes:
        mine = _TABLE.c.erased_id == note.erased_id
        number = numbers.get(note.erased_id)
        kept = connection.execute(select(_TABLE.c.number_seal).where(mine)).scalar()
        connection.execute(delete(_TABLE).where(mine))
        done, seal = not note.stands, _number_seal(note.erased_id, number) if number else kept
        further = {"number_seal": seal, "wiped": done, "last_backup": last_backup, "backups_cleared": done}
        connection.execute(insert(_TABLE).values(id=new_id(), **msgspec.structs.asdict(note), **further))


def bore_number(connection: Connection, number: str) -> bool:
    """Whether a case that was erased bore this number."""
    rows = connection.execute(select(_TABLE.c.erased_id, _TABLE.c.number_seal))
    return any(seal == _number_seal(erased_id, number) for erased_id, seal in rows)


def _number_seal(erased_id: str, number: str) -> str:
    return hashlib.sha256(f"{erased_id} {number}".encode()).hexdigest()


def outside(folder: Path, key: DataKey) -> Notes:
    """The notes that lie beside the database and among the user's data; what bears another seal is no note."""
    seal = _seal_of(key)
    return merged(*(_read(place, seal, key.notebook_id) for place in (_among_user_data(seal), *folder.glob(_ALL))))


def carry(folders: Iterable[Path], target: Path) -> None:
    """Copy the notes of these folders to a notebook that is being restored; its key will tell which are its own."""
    found = sorted({note for folder in folders for note in folder.glob(_ALL)})
    for number, note in enumerate(found, 1):
        with contextlib.suppress(OSError):
            copy_file(note, target / f"erased-{number}.bin")


def keep_outside(folder: Path, key: DataKey, notes: Notes, earlier: Sequence[Seal] = ()) -> None:
    """Write them beside the database and among the user's data, where they are not there yet; nothing there is lost.

    earlier: seals of the keys that the notebook had before. A place that cannot be written is tried again on the next
    opening.
    """
    current = _seal_of(key)
    beside = {folder / FILE: current, **{folder / f"erased-{seal.name}.bin": seal for seal in earlier}}
    places = [*beside.items(), *((_among_user_data(seal), seal) for seal in (current, *earlier))]
    for place, seal in places:
        known = _read(place, seal, key.notebook_id)
        if merged(known, notes) != known:
            with contextlib.suppress(CaseworkerError, OSError):
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_atomically(place, _sealed(merged(known, notes), seal, key.notebook_id))
    for carried in folder.glob(_ALL):
        if carried not in beside:
            discard(carried)


def earlier_seals(connection: Connection) -> list[Seal]:
    """The seals of the keys that this notebook had before."""
    kept = connection.execute(select(_SETTINGS.c.value).where(_SETTINGS.c.key == _EARLIER)).scalar()
    return msgspec.convert(kept or [], list[Seal])


def remember_seal(connection: Connection, key: DataKey) -> None:
    """Put the seal of a key that is about to be replaced into the database of the next one."""
    earlier = earlier_seals(connection)
    value = msgspec.to_builtins([*earlier, _seal_of(key)])
    if earlier:
        connection.execute(update(_SETTINGS).where(_SETTINGS.c.key == _EARLIER).values(value=value))
    else:
        connection.execute(insert(_SETTINGS).values(id=new_id(), key=_EARLIER, value=value))


def _seal_of(key: DataKey) -> Seal:
    name = hmac.digest(key.bytes, b"caseworker: name of what was erased", "sha256")[:16].hex()
    return Seal(name, hashlib.sha256(b"caseworker: what was erased" + key.bytes).digest())


def _among_user_data(seal: Seal) -> Path:
    return paths.user_data() / FOLDER / seal.name


def _sealed(notes: Notes, seal: Seal, notebook_id: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    content = msgspec.json.encode(sorted(notes.values(), key=lambda note: note.erased_id))
    return nonce + AESGCM(seal.secret).encrypt(nonce, content, notebook_id.encode())


def _read(place: Path, seal: Seal, notebook_id: str) -> Notes:
    try:
        with place.open("rb") as file:
            data = file.read(_LARGEST)
        content = AESGCM(seal.secret).decrypt(data[:_NONCE], data[_NONCE:], notebook_id.encode())
        return {note.erased_id: note for note in msgspec.json.decode(content, type=list[Note])}
    except (OSError, InvalidTag, ValueError):
        return {}
