"""The exceptions that this program raises on purpose.

CaseworkerError              the user's or the machine's trouble; its text is one Indonesian sentence for the user
├── WrongUse                 a command was called with words it does not know (exit code 2)
├── NotFound                 a file, notebook, case, document or diagram that is not there
├── Ambiguous                a name that fits several cases
├── BadInput                 a file or value that cannot be read as what it should be
│   └── SeveralFaults        so at several places, with a line for each
├── NotebookError            the notebook cannot be opened or written
│   ├── WrongPassphrase      neither passphrase nor recovery code fits
│   ├── DamagedNotebook      «rusak»: the bytes are not what was written; the original is kept
│   ├── NewerNotebook        written by a later version of the program
│   ├── NotebookBusy         open in another instance
│   ├── NotebookReadOnly     the folder or medium cannot be written
│   └── DiskFull             there is no room left
└── NotAllowed               consent, a restriction or a rule of the trade stands against it
    └── ErasedBefore         a case that was erased is to be imported again

Everything else that is raised is our own fault: the crash page shows it, the log keeps types and ids only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class CaseworkerError(Exception):
    """One Indonesian sentence: what happened, what is safe, what to do."""


class WrongUse(CaseworkerError):
    """The call itself is wrong: unknown document, unknown diagram, bad option."""


class NotFound(CaseworkerError):
    """What was named is not there."""


class Ambiguous(CaseworkerError):
    """What was named fits several; the text lists them."""


class BadInput(CaseworkerError):
    """A file or a value cannot be read as what it should be."""


class SeveralFaults(BadInput):
    """Several places of one file cannot be read: the sentence tells the first, ``faults`` has a line for each.

    Of very many the last line says how many more there are; ``count`` counts all.
    """

    def __init__(self, sentence: str, faults: Sequence[str], count: int) -> None:
        super().__init__(sentence)
        self.faults, self.count = tuple(faults), count


class NotAllowed(CaseworkerError):
    """Consent, a restriction or a rule of the trade stands against it."""


class ErasedBefore(NotAllowed):
    """A case that was erased is to be imported again; that is done only when it is asked for once more."""


class NotebookError(CaseworkerError):
    """The notebook cannot be opened or written."""


class WrongPassphrase(NotebookError):
    """Neither the passphrase nor the recovery code fits."""


class DamagedNotebook(NotebookError):
    """The bytes on disk are not what was written."""


class NewerNotebook(NotebookError):
    """A later version of the program wrote this notebook."""


class NotebookBusy(NotebookError):
    """Another instance has the notebook open."""


class NotebookReadOnly(NotebookError):
    """The folder or medium cannot be written."""


class DiskFull(NotebookError):
    """There is no room left on the disk."""
