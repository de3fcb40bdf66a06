"""The list of copies outside the notebook: each file that is written and each sheet that is printed is noted here.

Noting never stops what it notes: where the notebook cannot be written, the file is written all the same.
"""

from __future__ import annotations

import contextlib
import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.outside_copies import NOTEBOOK_LOCK, PAPER, USUAL_DAYS, Copy, Leaving, Whereabouts, overdue
from caseworker_app.errors import CaseworkerError, NotAllowed, NotFound
from caseworker_app.jobs.files import write_file
from caseworker_app.model.bookkeeping import OutsideCopy
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Disclosure
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.store import settings
from caseworker_app.store.files import open_to_read
from caseworker_app.store.plain_file import wipe
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

DAYS = "days before reminding of copies"
"""The setting that says after how many days one is reminded; 0 for never."""
TO_NOBODY = "-"
"""The answer where a copy went to nobody."""
_CHUNK = 1024 * 1024


def write(notebook: Notebook, path: Path, data: bytes, leaving: Leaving) -> bool:
    """Write a file outside of the notebook and note it; whether it could be noted. Raises as ``write_file`` does."""
    write_file(path, data)
    return note(notebook, path, data, leaving)


def note(notebook: Notebook, path: Path, data: bytes, leaving: Leaving) -> bool:
    """Note a file that was written; whether that was possible. What is written to a device or pipe is no copy."""
    if path.is_file():
        form = path.suffix.lstrip(".").upper() or tr("berkas")
        digest = hashlib.sha256(data).hexdigest()
        return _add(notebook, leaving, form, str(path.absolute()), len(data), digest)
    return True


def note_backup(notebook: Notebook, path: Path, size: int) -> bool:
    """Note a backup in another place; whether that was possible. Its content is not looked at again, only its size."""
    leaving = Leaving(tr("Cadangan buku kasus"), names=True, lock=tr(NOTEBOOK_LOCK), discloses=False)
    return _add(notebook, leaving, tr("cadangan"), str(path.absolute()), size, None)


def note_printed(notebook: Notebook, leaving: Leaving) -> bool:
    """Note that something was printed; whether that was possible."""
    return _add(notebook, leaving, PAPER, None, 0, None)


def copies(notebook: Notebook, case_id: str | None = None) -> list[Copy]:
    """All copies, or those of one case, the newest first, as they are now. Looks at the disk: fit for a thread."""
    with notebook.reader() as session:
        wanted = select(OutsideCopy, Case).outerjoin(Case, Case.id == OutsideCopy.case_id)
        if case_id is not None:
            wanted = wanted.where(OutsideCopy.case_id == case_id)
        rows = session.execute(wanted.order_by(OutsideCopy.at.desc(), OutsideCopy.id)).all()
        found: list[tuple[OutsideCopy, Case | None]] = [(kept, case) for kept, case in rows]
        waits = [_waits(session, kept) for kept, _ in found]
        called = [(case.number or "", initials(case.client)) if case is not None else ("", "") for _, case in found]
    return [_seen(kept, *names, waits=asked) for (kept, _), names, asked in zip(found, called, waits, strict=True)]


def newest_waiting(notebook: Notebook, case_id: str) -> str | None:
    """The id of the copy that left the case last, if the register does not say yet to whom it went."""
    with notebook.reader() as session:
        wanted = select(OutsideCopy).where(OutsideCopy.case_id == case_id).order_by(OutsideCopy.at.desc())
        newest = session.scalar(wanted.limit(1))
        return newest.id if newest is not None and _waits(session, newest) else None


def reminder(notebook: Notebook, today: date) -> str:
    """A sentence on unlocked copies that have lain about for long; empty where there are none. Fit for a thread."""
    limit = days(notebook)
    count = len(overdue(copies(notebook), today, limit)) if limit else 0
    told = tr("{count} salinan yang tidak terkunci masih ada di luar buku kasus, lebih dari {days} hari.")
    return told.format(count=count, days=limit) if count else ""


def days(notebook: Notebook) -> int:
    """After how many days one is reminded of copies that lie about; 0 for never."""
    with notebook.reader() as session:
        return int(settings.setting(session, DAYS, USUAL_DAYS))


def choose_days(notebook: Notebook, count: int) -> None:
    """Be reminded after so many days."""
    settings.set_setting(notebook, DAYS, count)


def delete(notebook: Notebook, copy_id: str, *, although_changed: bool = False) -> None:
    """Overwrite and delete the file of a copy, as far as the disk allows it.

    Raises:
        NotFound: the file is not there. NotAllowed: it is not what was written. CaseworkerError: it cannot be deleted.
    """
    with notebook.reader() as session:
        kept = session.get_one(OutsideCopy, copy_id)
    where = _whereabouts(kept)
    if where not in (Whereabouts.THERE, Whereabouts.CHANGED):
        raise NotFound(tr("Berkas itu tidak terlihat di tempatnya, jadi tidak ada yang dihapus."))
    if where is Whereabouts.CHANGED and not although_changed:
        raise NotAllowed(tr("Berkas itu sudah diubah sejak disimpan, jadi belum dihapus. Periksa isinya dahulu."))
    path = Path(kept.place or "")
    try:
        wipe(path)
    except OSError as error:
        told = tr("“{name}” tidak dapat dihapus: mungkin terbuka di program lain. Tutup dahulu, lalu coba lagi.")
        raise CaseworkerError(told.format(name=path.name)) from error
    with notebook.bookkeeping() as session:
        session.get_one(OutsideCopy, copy_id).removed_at = _now()
    notebook.note("delete copy", kept.case_id, {"OutsideCopy": [copy_id]})


def hand_on(notebook: Notebook, copy_id: str) -> None:
    """A copy was handed over: it belongs to somebody else now, and nobody is reminded of it."""
    with notebook.bookkeeping() as session:
        session.get_one(OutsideCopy, copy_id).handed_on = date.today().isoformat()


def went_to(notebook: Notebook, case: Case, copy_id: str, to: str) -> Disclosure | None:
    """Say to whom a copy went: the register has its row then, and the copy counts as handed on.

    Without a receiver (blank) it went to nobody, and the register says nothing. Raises NotAllowed where that was said
    before.
    """
    receiver = " ".join(to.split())
    with notebook.reader() as session:
        kept = session.get_one(OutsideCopy, copy_id)
        asked = _waits(session, kept)
    if not asked:
        raise NotAllowed(tr("Salinan ini sudah tercatat sebelumnya; lihat “Data yang dibagikan”."))
    made = None
    if receiver:
        copy = _seen(kept, "", "", waits=True)
        made = Disclosure(date=PartialDate.on(copy.at.date()), to=receiver, what=copy.called)
        _complete(case, made, receiver)
        with notebook.edit(tr("Catat data yang dibagikan"), case_id=case.id):
            made.position = max((one.position or 0 for one in case.disclosures), default=-1) + 1
            case.disclosures.append(made)
    with notebook.bookkeeping() as session:
        kept = session.get_one(OutsideCopy, copy_id)
        kept.answer = made.id if made else TO_NOBODY
        kept.handed_on = kept.handed_on or (date.today().isoformat() if made and kept.form == PAPER else None)
    return made


def receivers(case: Case) -> list[str]:
    """To whom data of a case has gone or may go: referrals, earlier disclosures, agency and supervisor."""
    names = [name for one in reversed(case.referrals) for name in one.to or ()]
    names += [one.to for one in reversed(case.disclosures) if one.to]
    names += [case.supervisor or "", (case.agency.name if case.agency else None) or ""]
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _complete(case: Case, made: Disclosure, receiver: str) -> None:
    """What can be known of a disclosure without asking: the referral it belongs to, and the consent that covers it."""
    from caseworker_app.casework.consent import State, standing
    from caseworker_app.casework.restrictions import same_party

    made.referral = next(
        (one for one in case.referrals if any(same_party(name, receiver) for name in one.to or ())), None
    )
    made.referral_id = made.referral.id if made.referral else None
    agreed = standing(case, date.today())
    if agreed.state in {State.COMPLETE, State.GIVEN} and agreed.consent is not None:
        made.legal_basis = tr("persetujuan klien")
        signed = agreed.consent.date.long() if agreed.consent.date else ""
        made.ground = tr("persetujuan tertulis {date}").format(date=signed).strip()


def _add(notebook: Notebook, leaving: Leaving, form: str, place: str | None, size: int, digest: str | None) -> bool:
    if notebook.read_only:
        return False
    with contextlib.suppress(CaseworkerError), notebook.bookkeeping() as session:
        now = _now()
        for earlier in session.scalars(select(OutsideCopy).where(OutsideCopy.place == place)):
            if earlier.removed_at is None and earlier.answer in {None, TO_NOBODY} and not earlier.handed_on:
                session.delete(earlier)  # the file was replaced
        printed = select(OutsideCopy).where(OutsideCopy.place.is_(None), OutsideCopy.case_id == leaving.case_id)
        for earlier in session.scalars(printed.where(OutsideCopy.what == leaving.what)) if place is None else ():
            if earlier.answer is None and earlier.at[:10] == now[:10]:
                session.delete(earlier)  # one more sheet of the same on the same day
        session.add(
            OutsideCopy(
                case_id=leaving.case_id,
                at=now,
                what=leaving.what,
                form=form,
                place=place,
                size=size,
                digest=digest,
                names=leaving.names,
                lock=leaving.lock,
                discloses=leaving.discloses and leaving.case_id is not None,
            )
        )
        return True
    return False


def _waits(session: Session, kept: OutsideCopy) -> bool:
    """Whether the register has to be told of a copy; a row that was taken out of it again is asked for again."""
    answered = kept.answer == TO_NOBODY or (kept.answer and session.get(Disclosure, kept.answer) is not None)
    return kept.discloses and not answered


def _seen(kept: OutsideCopy, number: str, called: str, *, waits: bool) -> Copy:
    return Copy(
        id=kept.id,
        case_id=kept.case_id,
        number=number,
        initials=called,
        what=kept.what,
        form=kept.form,
        at=datetime.fromisoformat(kept.at).astimezone(),
        place=kept.place or "",
        names=kept.names,
        lock=kept.lock or "",
        whereabouts=_whereabouts(kept),
        waits=waits,
    )


def _whereabouts(kept: OutsideCopy) -> Whereabouts:
    if kept.removed_at:
        return Whereabouts.DELETED
    if kept.place is None:
        return Whereabouts.ON_PAPER
    if kept.handed_on:
        return Whereabouts.HANDED
    path = Path(kept.place)
    try:
        if not path.parent.is_dir():
            return Whereabouts.UNSEEN
        if not path.is_file():
            return Whereabouts.GONE
        same = path.stat().st_size == kept.size and (kept.digest is None or kept.digest == _digest(path))
    except OSError:
        return Whereabouts.UNSEEN
    return Whereabouts.THERE if same else Whereabouts.CHANGED


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with open_to_read(path) as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
